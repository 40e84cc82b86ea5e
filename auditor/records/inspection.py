"""What an SQLite file is: a sound database of Auditor's, and no newer than this code."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from auditor.records.database import known_migrations
from auditor.records.faults import Fault, Unusable, driver_error, fault_of

BESIDE = ("", "-wal", "-shm", "-journal")  # a database file, and what SQLite keeps beside it
PATIENCE = 10  # seconds for which another program may have it locked
QUICKLY_READ = 64 * 1024 * 1024  # bytes: to read so much through takes less than a second


class Damaged(Unusable):
    """The file was Auditor's database, and cannot be read to its end."""


def inspect(path: Path, check: str | None = "quick_check") -> list[str]:
    """The names of the migrations that the database `path` has had.

    `check` is the pragma that reads it through, or None to look at its beginning only. Raises
    Unusable where it is missing, empty, no database, not Auditor's or newer than this code, and Damaged.
    """
    _refuse_what_is_nothing(path)
    try:
        with closing(_opened(path)) as file:
            applied = _applied(file)
            found = file.execute(f"PRAGMA {check}(1)").fetchone()[0] if check else "ok"
    except sqlite3.Error as error:
        raise unusable(path, error) from error
    if applied is None:
        raise Unusable(f"{path} is a database, but not one of Auditor's.")
    if found != "ok":
        raise Damaged(damaged(path))
    refuse_newer(applied, str(path))
    return applied


def nothing_in(path: Path) -> bool:
    """Whether a database begins here: no such file, an empty one, or one without a table."""
    if not path.exists() or (path.is_file() and not path.stat().st_size):
        return True
    try:
        with closing(_opened(path)) as file:
            return not file.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        raise Unusable(sentence(path, error)) from error


def refuse_newer(applied: list[str], name: str) -> None:
    """Raise Unusable where a database has had a migration that this code does not know."""
    unknown = sorted(set(applied) - set(known_migrations()))
    if unknown:
        raise Unusable(
            f"{name} was last used by a newer Auditor ({unknown[-1]}): start that version, or restore "
            "the copy made before the update."
        )


def damaged(path: Path) -> str:
    """What to do about a damaged file, in a sentence or two."""
    return (
        f"{path} is damaged. Put a backup in its place: python app.py --restore FILE (the damaged file "
        "is kept aside)."
    )


def unusable(path: Path, error: Exception) -> Unusable:
    """What to raise where a driver's exception says that the file `path` cannot be used."""
    said = sentence(path, error)
    return Damaged(said) if said == damaged(path) else Unusable(said)


def sentence(path: Path, error: Exception) -> str:
    """What is wrong with the file `path`, said from a driver's exception."""
    if getattr(driver_error(error), "sqlite_errorname", "") == "SQLITE_NOTADB":
        return f"{path} is not a database."
    fault = fault_of(error)
    if fault == Fault.UNREACHABLE and path.exists() and not os.access(path, os.R_OK | os.W_OK):
        fault = Fault.READ_ONLY
    return {
        Fault.FULL: f"There is no room left on the disk of {path}: make room, then try again.",
        Fault.READ_ONLY: f"This account may not write to {path} or its folder: give it the right to.",
        Fault.DAMAGED: damaged(path),
        Fault.BUSY: f"{path} is locked by another program: close it there, then try again.",
        Fault.UNREACHABLE: f"{path} cannot be opened: check its folder, its disk and this account's rights.",
    }.get(fault, f"{path} cannot be used: {error}.")


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, timeout=PATIENCE)


def _refuse_what_is_nothing(path: Path) -> None:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise Unusable(f"{path} cannot be read: {error.strerror}.") from error
    if not path.is_file():
        raise Unusable(f"{path} is not a file.")
    if not size:
        raise Unusable(f"{path} is empty: that is no database.")


def _applied(file: sqlite3.Connection) -> list[str] | None:
    """The migrations it has had, in order, or None where it has no such table."""
    known_by = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_migration'"
    if not file.execute(known_by).fetchone():
        return None
    return [name for (name,) in file.execute("SELECT name FROM schema_migration ORDER BY name")]
