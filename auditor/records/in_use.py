"""Who uses an SQLite file: any number of processes together, or one alone to migrate or replace it.

The lock is SQLite's own, on an empty file beside the database: it works on every system, several can
share it, and it ends with its process, however that ends.
"""

import os
import sqlite3
from pathlib import Path

from auditor.records.faults import Fault, fault_of


def together(path: Path) -> sqlite3.Connection | None:
    """Use the database `path` until what is returned is closed; None while somebody is alone with it."""
    return _locked(path, "BEGIN")


def alone(path: Path) -> sqlite3.Connection | None:
    """Have the database `path` alone until what is returned is closed; None while others use it."""
    return _locked(path, "BEGIN EXCLUSIVE")


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


def belong_to_owner_of(neighbour: Path, file: Path) -> None:
    """Let what root made beside a database belong to whoever owns the database."""
    if getattr(os, "geteuid", lambda: 1)() == 0:
        found = neighbour.stat()
        os.chown(file, found.st_uid, found.st_gid)
