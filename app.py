"""Auditor, put together and served: `python app.py`."""

import argparse
import ipaddress
import os
import secrets
import sys
from pathlib import Path

from flask import Flask
from htmx_flask import Htmx
from werkzeug.routing import IntegerConverter

from auditor import __version__, web
from auditor.records.database import database, migrate, open_database
from auditor.web import errors, guard, page, paper, security, uploads
from auditor.work import daily_mail, forms, set_up, settings

HERE = Path(__file__).resolve().parent
LARGEST_REQUEST = 4 * 1024 * 1024  # bytes
LARGEST_ID = 2**31 - 1
THREADS = 4


class Id(IntegerConverter):
    """A row's number in an address; beyond what a database holds there is nothing."""

    def __init__(self, url_map, **options):
        super().__init__(url_map, min=1, max=LARGEST_ID, **options)


def create_app(database_url: str | None = None, *, demonstration: bool = False, **config) -> Flask:
    """The whole application on a migrated database; `config` is Flask's own."""
    url = database_url or os.environ.get("AUDITOR_DATABASE_URL") or _beside("audit.db")
    open_database(url)
    migrate()
    settings.forget()
    forms.forget()
    with database.connection_context():
        forms.install()
    app = Flask("auditor", root_path=str(HERE))
    app.config.update(
        SECRET_KEY=config.pop("SECRET_KEY", None) or _secret(url),
        DEMO=demonstration,
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=LARGEST_REQUEST,
        SEND_FILE_MAX_AGE_DEFAULT=3600,
        **config,
    )
    app.url_map.converters["id"] = Id
    Htmx(app)
    for part in (uploads, security, guard, page, paper, errors):
        part.install(app)
    for blueprint in web.BLUEPRINTS:
        app.register_blueprint(blueprint)
    guard.check(app)
    return app


def serve(asked: list[str] | None = None) -> None:
    """Read the command line, prepare the database, say where to look, and serve until stopped."""
    options = _options(asked)
    os.umask(0o077)  # what is written here is for this account's eyes only
    if options.demo:
        app = _demonstration(options)
    else:
        app = create_app()
        if options.send_daily_mail:
            sys.exit(_send_daily_mail())
        _say_how_to_begin(options)
    _run(app, options)


def _options(asked: list[str] | None) -> argparse.Namespace:
    env = os.environ.get
    reader = argparse.ArgumentParser(prog="app.py", description="Auditor: case file audits.")
    reader.add_argument("--host", default=env("AUDITOR_HOST", "127.0.0.1"))
    reader.add_argument("--port", type=int, default=env("AUDITOR_PORT", "8000"))
    reader.add_argument(
        "--trusted-proxy", default=env("AUDITOR_TRUSTED_PROXY"),
        help="address of the proxy in front that speaks https",
    )
    reader.add_argument("--demo", action="store_true", help="serve a made-up demonstration")
    reader.add_argument(
        "--send-daily-mail", action="store_true",
        help="send the daily mail, where it is due, and end: for the system's timer, every hour",
    )
    reader.add_argument("--version", action="version", version=__version__)
    options = reader.parse_args(asked)
    if options.demo and not _loopback(options.host):
        reader.error("the demonstration has known passwords: it is served on this machine only")
    return options


def _demonstration(options: argparse.Namespace) -> Flask:
    path = HERE / "demo.db"
    for name in (path, HERE / "demo.db-wal", HERE / "demo.db-shm"):
        try:
            name.unlink(missing_ok=True)
        except OSError:
            sys.exit(f"{name.name} is in use: stop the other demonstration first.")
    from auditor import demo  # its texts are read only where they are served

    app = create_app(
        f"sqlite:///{path}", demonstration=True, SECRET_KEY=secrets.token_hex(32),
        DEMO_ACCOUNTS=demo.ACCOUNTS, DEMO_PASSWORD=demo.PASSWORD,
    )
    with database.connection_context():
        demo.make()
    print(f"Auditor {__version__}, demonstration data: {_address(options)}", flush=True)
    print(f"Every account has the password: {demo.PASSWORD}")
    for account in demo.ACCOUNTS:
        print(f"  {account.email:32} {account.what}")
    return app


def _send_daily_mail() -> str | None:
    """Send it and print what happened; the fault where there was one."""
    with database.connection_context():
        try:
            print(daily_mail.send())
        except daily_mail.NotSent as fault:
            return f"The daily mail was not sent, and is tried again at the next call. {fault}"
    return None


def _say_how_to_begin(options: argparse.Namespace) -> None:
    print(f"Auditor {__version__}: {_address(options)}", flush=True)
    if not _loopback(options.host) and not options.trusted_proxy:
        print("Without https, what is sent can be read on the network: see README, “For a team”.")
    with database.connection_context():
        code = set_up.new_code()
    if code:
        print(f"First run: open {_address(options)}/set-up with the one-time code {code}", flush=True)


def _run(app: Flask, options: argparse.Namespace) -> None:
    import waitress

    trusted = {}
    if options.trusted_proxy:
        trusted = {
            "trusted_proxy": options.trusted_proxy,
            "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto", "x-forwarded-host"},
            "clear_untrusted_proxy_headers": True,
        }
    waitress.serve(
        app, host=options.host, port=options.port, threads=THREADS, ident="Auditor",
        **uploads.prepare_server(app), **trusted,
    )


def _address(options: argparse.Namespace) -> str:
    host = f"[{options.host}]" if ":" in options.host else options.host
    return f"http://{host}:{options.port}"


def _loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _beside(name: str) -> str:
    return f"sqlite:///{HERE / name}"


def _secret(url: str) -> str:
    """The key that signs cookies: from the environment, or kept beside the database."""
    if os.environ.get("AUDITOR_SECRET_KEY"):
        return os.environ["AUDITOR_SECRET_KEY"]
    folder = Path(url.removeprefix("sqlite:///")).parent if url.startswith("sqlite") else HERE
    path = folder / "audit.key"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(32))
    return path.read_text(encoding="ascii").strip()


if __name__ == "__main__":
    serve()
