"""Who uses an SQLite file: any number of processes together, or one alone to migrate or replace it.

The lock is SQLite's own, on an empty file beside the database: it works on every system, several can
share it, and it ends with its process, however that ends.
"""

import logging
import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

from auditor.records.faults import Fault, fault_of

log = logging.getLogger("auditor")


def together(path: Path) -> sqlite3.Connection | None:
    """Use the database `path` until what is returned is closed; None while somebody is alone with it."""
    return _locked(path, "BEGIN")


def alone(path: Path) -> sqlite3.Connection | None:
    """Have the database `path` alone until what is returned is closed; None while others use it.

    An Auditor from before this lock existed counts as using it, as does any program that has it open.
    """
    lock = _locked(path, "BEGIN EXCLUSIVE")
    if lock and _open_elsewhere(path):
        lock.close()
        return None
    return lock


def _locked(path: Path, how: str) -> sqlite3.Connection | None:
    file = path.with_name(path.name + ".lock")
    lock = sqlite3.connect(file, isolation_level=None, timeout=0, check_same_thread=False)
    try:
        lock.execute("PRAGMA journal_mode = memory")
        lock.execute(how)
        lock.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()  # BEGIN by itself locks nothing
    except sqlite3.Error as error:
        lock.close()
        if fault_of(error) == Fault.BUSY:
            return None
        raise
    belong_to_owner_of(path.parent if not path.exists() else path, file)
    return lock


def _open_elsewhere(path: Path) -> bool:
    """Whether another process has the database open; where none has, its log is in the file now.

    SQLite leaves the log's mode only for whoever is alone with a file. What is wrong with the file
    otherwise is for others to say.
    """
    try:
        found = f"{path.resolve().as_uri()}?mode=rw"
        with closing(sqlite3.connect(found, uri=True, isolation_level=None, timeout=0)) as file:
            file.execute("PRAGMA journal_mode = delete")
            file.execute("PRAGMA journal_mode = wal")
    except sqlite3.Error as error:
        return fault_of(error) == Fault.BUSY
    return False


def belong_to_owner_of(neighbour: Path, file: Path) -> None:
    """Let what root made beside a database belong to whoever owns the database."""
    if getattr(os, "geteuid", lambda: 1)() == 0:
        found = neighbour.stat()
        os.chown(file, found.st_uid, found.st_gid)


def narrow(file: Path) -> None:
    """Keep a file that is ours from being read by other accounts, and say so in the log, once."""
    if not hasattr(os, "geteuid") or not file.exists():
        return
    found = file.stat()
    if found.st_uid == os.geteuid() and stat.S_IMODE(found.st_mode) & 0o077:
        file.chmod(0o600)
        log.warning("Other accounts could read %s: now only its owner can", file)
