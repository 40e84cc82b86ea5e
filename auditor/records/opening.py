"""Opening a database to use it: sound, of this version or brought to it, and held as in use."""

import logging
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import peewee

from auditor.records import backups, health, in_use, schema, text
from auditor.records.database import (
    applied_migrations,
    database,
    known_migrations,
    migrate,
    on_sqlite,
    open_database,
    shut,
    sqlite_file,
)
from auditor.records.faults import Fault, Unusable, driver_error, fault_of
from auditor.records.inspection import BESIDE, QUICKLY_READ, inspect, nothing_in, refuse_newer, sentence

PATIENCE = 10  # seconds for which another process may keep the file from being held
log = logging.getLogger("auditor")
_held: sqlite3.Connection | None = None  # this process's share in the use of an SQLite file


def open_to_use(url: str) -> None:
    """Open the database at `url`, make it where it is missing, migrate it, and hold it as in use.

    Raises Unusable: missing folder or rights, damaged, newer than this code, in use by an older
    Auditor while there is something to migrate, not reachable.
    """
    let_go()
    path = sqlite_file(url)
    open_database(url)
    try:
        if path is None:
            _open_postgresql()
        else:
            _open_sqlite(path)
    except Unusable:
        let_go()
        raise
    except (peewee.PeeweeException, sqlite3.Error, OSError) as error:
        let_go()
        raise Unusable(about_postgresql(error) if path is None else sentence(path, error)) from error


def let_go() -> None:
    """Close the database and no longer hold it as in use."""
    global _held
    shut()
    if _held:
        _held.close()
    _held = None


def missing(applied: list[str]) -> list[str]:
    """The migrations that a database which has had `applied` still lacks, in order."""
    return [name for name in known_migrations() if name not in applied]


def applied_on_postgresql() -> list[str]:
    """The migrations that the open PostgreSQL database has had; raises Unusable where it is newer."""
    applied = applied_migrations()
    refuse_newer(applied, "The database")
    return applied


def about_postgresql(error: Exception) -> str:
    """What is wrong with the connection, as the driver says it, and what to do."""
    said = _said(error)
    return f"PostgreSQL cannot be used ({said}): check AUDITOR_DATABASE_URL, and that the server runs."


def _said(error: Exception) -> str:
    return " ".join(str(driver_error(error)).split()).rstrip(".")


def _open_postgresql() -> None:
    applied = applied_on_postgresql()
    with database.connection_context():
        text.ask_the_server()
    if missing(applied) and (found := schema.fault(applied)):
        raise Unusable(found)
    _migrate()


def _open_sqlite(path: Path) -> None:
    """Hold the file once it is of this version; others may come first, each for some seconds."""
    if not path.parent.is_dir():
        raise Unusable(f"The folder {path.parent} is not there: make it, or correct AUDITOR_DATABASE_URL.")
    health.try_the_disk(path)
    if not nothing_in(path):
        inspect(path, check=None)  # before a lock is made beside what is no database of Auditor's
    before, since = None, time.monotonic()
    while reason := _why_not_held(path):
        if reason != before:
            before, since = reason, time.monotonic()
        if time.monotonic() - since > PATIENCE:
            raise Unusable(reason)
        time.sleep(0.1)
    health.try_to_write(path)
    for end in BESIDE:
        in_use.narrow(path.with_name(path.name + end))


def _why_not_held(path: Path) -> str | None:
    """Hold the file as in use, having migrated it where nobody else uses it; else say who does."""
    global _held
    _held = in_use.together(path)
    if _held is None:
        return f"{path} is being migrated or restored by another Auditor: try again later."
    elif not nothing_in(path) and not missing(_inspected(path)):
        return None
    let_go()
    alone = in_use.alone(path)
    if alone is None:
        return f"{path} is being used by an older Auditor: stop it, then start this one."
    with closing(alone):
        _bring_up(path)
    return _why_not_held(path)


def _bring_up(path: Path) -> None:
    """Migrate a file that nobody else uses, with a copy kept where there is something in it."""
    made = nothing_in(path)
    if made:
        _refuse_what_is_gone(path)
    elif lacking := missing(_inspected(path)):
        backups.remove_what_was_cut_short(path)
        copy = backups.keep_before_migrating(path, lacking[0])
        log.info("Copied the database to %s before migrating it", copy)
    _migrate()
    database.close_all()
    if made:
        in_use.belong_to_owner_of(path.parent, path)


def _refuse_what_is_gone(path: Path) -> None:
    """Make no new database where what lies beside shows that there was one."""
    if path.exists():
        return
    if path.with_name(path.name + "-wal").exists():
        raise Unusable(f"{path} is gone, but {path.name}-wal is there: put it back, or restore a backup.")
    elif found := backups.left_beside(path):
        raise Unusable(
            f"{path} is gone, but {found} is there: put it in its place with --restore, or restore a backup. "
            "To begin afresh, move that file away."
        )


def _inspected(path: Path) -> list[str]:
    quickly = path.stat().st_size <= QUICKLY_READ
    return inspect(path, "quick_check" if quickly else None)


def _migrate() -> None:
    try:
        for name in migrate():
            log.info("Migrated: %s", name)
    except peewee.PeeweeException as error:
        if fault_of(error) in ((None,) if on_sqlite() else (None, Fault.READ_ONLY)):
            raise Unusable(
                f"The database could not be brought up to date: {_said(error)}. Start the version before "
                "this one, or restore the copy made before the update."
            ) from error
        raise
