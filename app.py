"""Auditor, put together and served: `python app.py`."""

import signal

if __name__ == "__main__":  # until all is read in, Ctrl+C ends it without a word
    signal.signal(signal.SIGINT, signal.SIG_DFL)

import argparse
import logging
import os
import secrets
import sqlite3
import sys
from pathlib import Path

from flask import Flask
from htmx_flask import Htmx
from werkzeug.routing import IntegerConverter

from auditor import __version__, command_line, web
from auditor.records import in_use, opening
from auditor.records.database import database, sqlite_file
from auditor.records.faults import Unusable
from auditor.records.inspection import BESIDE
from auditor.web import cookie_key, errors, guard, page, paper, security, server, uploads
from auditor.work import forms, settings
from auditor.work.people import set_up

HERE = Path(__file__).resolve().parent
LARGEST_REQUEST = 4 * 1024 * 1024  # bytes
LARGEST_ID = 2**31 - 1


class Id(IntegerConverter):
    """A row's number in an address; beyond what a database holds there is nothing."""

    def __init__(self, url_map, **options):
        super().__init__(url_map, min=1, max=LARGEST_ID, **options)


def create_app(database_url: str | None = None, *, demonstration: bool = False, **config) -> Flask:
    """The whole application on its database, which is migrated and held as in use; `config` is Flask's."""
    url = database_url or _database_url()
    opening.open_to_use(url)
    settings.forget()
    forms.forget()
    with database.connection_context():
        forms.install()
    app = Flask("auditor", root_path=str(HERE))
    app.config.update(
        SECRET_KEY=config.pop("SECRET_KEY", None) or _key(_folder(url)),
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


def main(asked: list[str] | None = None) -> None:
    """Do what the command line asks: one thing and end, or serve until stopped.

    What stands in the way is said in a sentence, with exit code 1.
    """
    options = command_line.read(asked)
    os.umask(0o077)  # what is written here is for this account's eyes only
    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s", level=logging.INFO)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # else a line for each request that waits
    logging.getLogger("peewee").setLevel(logging.WARNING)
    for number in (signal.SIGINT, signal.SIGTERM):  # until it is served
        signal.signal(number, signal.default_int_handler)
    try:
        said = command_line.command(options, _database_url())
        if said:
            print(said)
        else:
            _serve(options)
    except (Unusable, command_line.Refused, cookie_key.NoKey, server.CannotListen) as fault:
        sys.exit(str(fault))
    except KeyboardInterrupt:
        sys.exit("Stopped before it was done.")
    except Exception:
        logging.getLogger("auditor").exception("Auditor could not do this, for a reason nobody thought of")
        sys.exit(1)
    finally:
        opening.let_go()


def _serve(options: argparse.Namespace) -> None:
    app = _demonstration() if options.demo else create_app()
    trusted = {}
    if options.trusted_proxy:
        trusted = {
            "trusted_proxy": options.trusted_proxy,
            "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto", "x-forwarded-host"},
            "clear_untrusted_proxy_headers": True,
        }
    listening = server.Server(
        app, options.host, options.port, **uploads.prepare_server(app), **trusted
    )
    _say_where_to_look(app, options)
    listening.run()


def _demonstration() -> Flask:
    _remove_earlier(HERE / "demo.db")
    from auditor import demo  # its texts are read only where they are served

    app = create_app(
        f"sqlite:///{HERE / 'demo.db'}", demonstration=True, SECRET_KEY=secrets.token_hex(32),
        DEMO_ACCOUNTS=demo.ACCOUNTS, DEMO_PASSWORD=demo.PASSWORD,
    )
    with database.connection_context():
        demo.make()
    return app


def _remove_earlier(path: Path) -> None:
    """Remove the demonstration of before, unless it is being served."""
    try:
        lock = in_use.alone(path)
        if lock is None:
            raise Unusable(f"{path.name} is being used: stop the other demonstration first.")
        for end in BESIDE:
            path.with_name(path.name + end).unlink(missing_ok=True)
        lock.close()
    except (OSError, sqlite3.Error) as error:
        raise Unusable(f"{path} cannot be made afresh ({error}): check this account's rights.") from error


def _say_where_to_look(app: Flask, options: argparse.Namespace) -> None:
    where = command_line.address(options)
    if options.demo:
        print(f"Auditor {__version__}, demonstration data: {where}")
        print(f"Every account has the password: {app.config['DEMO_PASSWORD']}")
        for account in app.config["DEMO_ACCOUNTS"]:
            print(f"  {account.email:32} {account.what}")
    else:
        print(f"Auditor {__version__}: {where}")
        if not command_line.loopback(options.host) and not options.trusted_proxy:
            print("Without https, what is sent can be read on the network: see README, “For a team”.")
        with database.connection_context():
            code = set_up.new_code()
        if code:
            print(f"First run: open {where}/set-up with the one-time code {code}")
    sys.stdout.flush()


def _database_url() -> str:
    return os.environ.get("AUDITOR_DATABASE_URL") or f"sqlite:///{HERE / 'audit.db'}"


def _key(folder: Path) -> str:
    """The key that signs cookies; its file belongs to whoever has the folder, and nobody else reads it."""
    key, file = cookie_key.cookie_key(folder), folder / cookie_key.NAME
    if file.exists():
        in_use.narrow(file)
        in_use.belong_to_owner_of(folder, file)
    return key


def _folder(url: str) -> Path:
    """Where the key is kept: beside the database, or beside this file."""
    path = sqlite_file(url)
    return path.parent if path else HERE


if __name__ == "__main__":
    main()
