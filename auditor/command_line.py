"""The command line: what it takes, and the commands that do one thing and end."""

import argparse
import ipaddress
import os
import shlex
import socket
import sqlite3
from contextlib import closing
from pathlib import Path

import peewee

from auditor import __version__
from auditor.records import backups, opening, schema
from auditor.records.database import database, open_database, sqlite_file
from auditor.records.faults import Unusable
from auditor.records.inspection import inspect
from auditor.work import settings
from auditor.work.home import daily_mail
from auditor.work.people import invitations, restoring


class Refused(Exception):
    """A command could not do what it was asked to; the message says why in a sentence."""


def read(asked: list[str] | None) -> argparse.Namespace:
    """What the command line and the environment ask for; ends the process where they make no sense."""
    env = os.environ.get
    reader = argparse.ArgumentParser(prog="app.py", description="Auditor: case file audits.")
    reader.add_argument("--host", default=env("AUDITOR_HOST") or "127.0.0.1")
    reader.add_argument("--port", type=int)
    reader.add_argument(
        "--trusted-proxy", default=env("AUDITOR_TRUSTED_PROXY") or None,
        help="address of the proxy in front that speaks https",
    )
    reader.add_argument("--version", action="version", version=__version__)
    commands = reader.add_mutually_exclusive_group()
    commands.add_argument("--demo", action="store_true", help="serve a made-up demonstration")
    commands.add_argument(
        "--send-daily-mail", action="store_true",
        help="send the daily mail, where it is due, and end: for the system's timer, every hour",
    )
    commands.add_argument(
        "--backup", metavar="FILE", type=_file,
        help="copy the database to a new file, also while it is served",
    )
    commands.add_argument(
        "--restore", metavar="FILE", type=_file, help="put a backup in the place of the database"
    )
    commands.add_argument("--check", action="store_true", help="read the whole database and say how it is")
    commands.add_argument(
        "--reset-sign-in", metavar="EMAIL", type=_email,
        help="make a one-time link with which somebody sets a password",
    )
    commands.add_argument(
        "--sign-everybody-out", action="store_true",
        help="end every session and every one-time link: after PostgreSQL's own tools put a copy back",
    )
    options = reader.parse_args(asked)
    if options.port is None:
        options.port = _usual_port(reader, env("AUDITOR_PORT") or "8000", serving=not _commands(options))
    if options.demo and not loopback(options.host):
        reader.error("the demonstration has known passwords: it is served on this machine only")
    return options


def _commands(options: argparse.Namespace) -> bool:
    """Whether one thing is asked for, after which it ends."""
    return bool(
        options.backup or options.restore or options.check or options.reset_sign_in
        or options.sign_everybody_out or options.send_daily_mail
    )


def _usual_port(reader: argparse.ArgumentParser, said: str, serving: bool) -> int:
    """The port of the environment; where nothing is served it does not matter whether it is one."""
    if said.strip().isascii() and said.strip().isdecimal():
        return int(said)
    elif serving:
        reader.error(f"AUDITOR_PORT is {said!r}, which is no port: correct it, or name one with --port")
    else:
        return 8000


def _file(said: str) -> Path:
    if not said.strip():
        raise argparse.ArgumentTypeError("name a file")
    return Path(said)


def _email(said: str) -> str:
    if not said.strip():
        raise argparse.ArgumentTypeError("name the email address of an account")
    return said


def command(options: argparse.Namespace, url: str) -> str | None:
    """Do the one thing that is asked for and return what to print; None where it is to be served.

    Raises Refused or Unusable.
    """
    if options.backup:
        return _back_up(url, options.backup)
    elif options.restore:
        return _restore(url, options.restore)
    elif options.check:
        return _check(url)
    elif options.reset_sign_in:
        return _reset_sign_in(url, options)
    elif options.sign_everybody_out:
        return _sign_everybody_out(url)
    elif options.send_daily_mail:
        return _send_daily_mail(url)
    else:
        return None


def address(options: argparse.Namespace) -> str:
    """Where to look with a browser."""
    if _every_address(options.host):
        host = socket.gethostname() or "this machine's address"
    else:
        host = f"[{options.host}]" if ":" in options.host else options.host
    return f"http://{host}:{options.port}"


def loopback(host: str) -> bool:
    """Whether only this machine itself can reach this address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _every_address(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return False


def _back_up(url: str, file: Path) -> str:
    path = sqlite_file(url)
    if path is None:
        raise Refused(
            "PostgreSQL makes its own copies: umask 077, then pg_dump --format=custom "
            f"--file={shlex.quote(str(file))} DATABASE (its name, or what AUDITOR_DATABASE_URL says)."
        )
    backups.back_up(path, file)
    if broken := _loose_ends(file):
        raise Refused(f"{path} is copied to {file}, but {broken}")
    return f"{path} is copied to {file}, and the copy is sound. The key that signs cookies is not in it."


def _restore(url: str, file: Path) -> str:
    path = sqlite_file(url)
    if path is None:
        raise Refused(
            "PostgreSQL restores its own copies, into a new database: createdb NEW, then pg_restore "
            "--exit-on-error --single-transaction --no-owner --dbname=NEW "
            f"{shlex.quote(str(file))}, then stop Auditor, let AUDITOR_DATABASE_URL name NEW, call "
            "--sign-everybody-out, and start it."
        )
    aside = backups.restore(file, path)
    opening.open_to_use(url)
    with database.connection_context():
        restoring.after(file.name)
    kept = f" What was there before is {aside}." if aside else ""
    return f"{path} is now what {file} held; everybody signs in again.{kept}"


def _check(url: str) -> str:
    path = sqlite_file(url)
    if path:
        applied = inspect(path, "integrity_check")
        if broken := _loose_ends(path):
            raise Refused(f"{path} can be read, but {broken}")
        found = f"{path} is sound"
    else:
        applied = _applied_on_server(url)
        if fault := schema.fault(applied):
            raise Unusable(fault)
        found = "The PostgreSQL database answers"
    lacking = opening.missing(applied)
    if lacking:
        return f"{found}. The next start migrates it: {', '.join(lacking)}."
    else:
        return f"{found}, and is of this version."


def _applied_on_server(url: str) -> list[str]:
    open_database(url)
    try:
        return opening.applied_on_postgresql()
    except peewee.PeeweeException as error:
        raise Unusable(opening.about_postgresql(error)) from error


def _loose_ends(path: Path) -> str | None:
    """What is wrong with the links between the rows of a file, and what to do; None where nothing is."""
    with closing(sqlite3.connect(path)) as file:
        loose = file.execute("PRAGMA foreign_key_check").fetchall()
    if not loose:
        return None
    return (
        f"links between its rows are broken ({len(loose)}, the first in the table {loose[0][0]}). Keep this "
        "file, and restore the newest backup of which this was not said."
    )


def _reset_sign_in(url: str, options: argparse.Namespace) -> str:
    _open_what_is_there(url)
    with database.connection_context():
        try:
            key = invitations.make_on_server(options.reset_sign_in)
        except invitations.NoAccount as fault:
            raise Refused(str(fault)) from fault
        where = settings.get("mail")["link"].rstrip("/") or address(options)
    return (
        f"Within {invitations.VALID.days} days, open {where}/welcome/{key}\n"
        "It works once and sets a new password. This account is signed out everywhere."
    )


def _sign_everybody_out(url: str) -> str:
    _open_what_is_there(url)
    with database.connection_context():
        restoring.sign_everybody_out()
    return "Everybody signs in again, and no one-time link that was made before opens anything."


def _send_daily_mail(url: str) -> str:
    _open_what_is_there(url)
    with database.connection_context():
        try:
            return str(daily_mail.send())
        except daily_mail.NotSent as fault:
            raise Refused(
                f"The daily mail was not sent, and is tried again at the next call. {fault}"
            ) from fault


def _open_what_is_there(url: str) -> None:
    """Open the database to use it, but make none where a path is mistyped."""
    path = sqlite_file(url)
    if path:
        inspect(path, None)
    elif not _applied_on_server(url):
        raise Unusable("There is nothing of Auditor's in this database: check AUDITOR_DATABASE_URL.")
    opening.open_to_use(url)
