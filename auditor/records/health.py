"""Whether the database takes a write: tried for real, but once in a few seconds however many ask."""

import secrets
import sqlite3
import tempfile
import threading
import time
from contextlib import closing
from pathlib import Path

import peewee

from auditor.records.database import database, on_sqlite, take_back
from auditor.records.faults import Fault, fault_of
from auditor.records.journal import Setting

REMEMBERED = 5  # seconds
PATIENCE = 2  # seconds for which somebody else may write
TRIED = 256 * 1024  # bytes: more than SQLite holds back with so small a cache
_trying = threading.Lock()
_known: tuple[object, float, Fault | None] = (None, 0.0, None)  # of which database, when, what
_damaged: object = None  # the database in which damage was met while serving


def fault() -> Fault | None:
    """What keeps the database from taking a write, or None where it does."""
    global _known
    if _damaged is database.obj:
        return Fault.DAMAGED
    if not _fresh() and _trying.acquire(blocking=_known[0] is not database.obj):
        try:
            if not _fresh():
                found = _tried()
                _known = (database.obj, time.monotonic(), found)
        finally:
            _trying.release()
    return _known[2]


def saw(found: Fault) -> None:
    """Remember, until it is opened again, that the database turned out to be damaged."""
    global _damaged
    if found == Fault.DAMAGED:
        _damaged = database.obj


def try_to_write(path: Path) -> None:
    """Write to the disk, and into the SQLite file where it is taken back; raises what comes of it.

    Into the file alone would not do: its log has room of its own on a disk that is full.
    """
    try_the_disk(path)
    asked = f"{path.resolve().as_uri()}?mode=rw"
    with closing(sqlite3.connect(asked, uri=True, isolation_level=None, timeout=PATIENCE)) as opened:
        opened.execute("PRAGMA cache_size = 4")  # pages: the rest goes to the disk at once
        opened.execute("BEGIN IMMEDIATE")
        opened.execute("CREATE TABLE tried (bytes)")
        opened.execute("INSERT INTO tried VALUES (zeroblob(?))", (TRIED,))
        opened.execute("ROLLBACK")


def try_the_disk(path: Path) -> None:
    """Write to the disk beside `path`, and leave nothing there; raises OSError."""
    with tempfile.TemporaryFile(dir=path.parent) as file:
        file.write(bytes(TRIED))
        file.flush()


def _fresh() -> bool:
    of, at, _ = _known
    return of is database.obj and time.monotonic() - at < REMEMBERED


def _tried() -> Fault | None:
    try:
        if on_sqlite():
            try_to_write(Path(database.obj.database))
        else:
            with database.connection_context():
                take_back(Setting.insert(key=f"health {secrets.token_hex(8)}", value="").execute)
    except (OSError, sqlite3.Error, peewee.PeeweeException) as error:
        return fault_of(error) or Fault.UNREACHABLE
    return None
