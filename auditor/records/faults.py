"""What can be wrong with a database, told from the many exceptions of its drivers."""

import errno
import sqlite3
from enum import StrEnum

from playhouse.pool import MaxConnectionsExceeded


class Fault(StrEnum):
    """What is wrong, as far as it changes what people have to do."""

    FULL = "full"
    READ_ONLY = "read-only"
    DAMAGED = "damaged"
    BUSY = "busy"
    UNREACHABLE = "unreachable"


class Unusable(Exception):
    """The database, or a copy of it, cannot be used; the message says why in a sentence or two."""


SQLITE = {  # how the names of SQLite's errors begin
    "SQLITE_FULL": Fault.FULL,
    "SQLITE_IOERR_SHMSIZE": Fault.FULL,
    "SQLITE_READONLY": Fault.READ_ONLY,
    "SQLITE_PERM": Fault.READ_ONLY,
    "SQLITE_CORRUPT": Fault.DAMAGED,
    "SQLITE_NOTADB": Fault.DAMAGED,
    "SQLITE_BUSY": Fault.BUSY,
    "SQLITE_LOCKED": Fault.BUSY,
    "SQLITE_PROTOCOL": Fault.BUSY,
    "SQLITE_CANTOPEN": Fault.UNREACHABLE,
    "SQLITE_IOERR": Fault.UNREACHABLE,
}
POSTGRESQL = {  # how the codes of PostgreSQL's errors begin
    "53100": Fault.FULL,
    "25006": Fault.READ_ONLY,
    "42501": Fault.READ_ONLY,
    "XX001": Fault.DAMAGED,
    "XX002": Fault.DAMAGED,
    "40": Fault.BUSY,
    "53": Fault.BUSY,
    "55P03": Fault.BUSY,
    "57014": Fault.BUSY,
    "08": Fault.UNREACHABLE,
    "28": Fault.UNREACHABLE,
    "3D": Fault.UNREACHABLE,
    "57P": Fault.UNREACHABLE,
}
SYSTEM = {  # of a file beside the database
    errno.ENOSPC: Fault.FULL,
    errno.EDQUOT: Fault.FULL,
    errno.EROFS: Fault.READ_ONLY,
    errno.EACCES: Fault.READ_ONLY,
    errno.EPERM: Fault.READ_ONLY,
}


def fault_of(error: BaseException) -> Fault | None:
    """What is wrong with the database where this came of it; None for any other exception.

    What an exception came of counts too: a full disk ends SQLite's transaction, and then rolling it
    back fails as well.
    """
    while error is not None:
        found = _fault_of(driver_error(error))
        if found:
            return found
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return None


def driver_error(error: BaseException) -> BaseException:
    """The driver's own exception, which Peewee wraps in one of its own."""
    return getattr(error, "orig", None) or error


def _fault_of(cause: BaseException) -> Fault | None:
    if isinstance(cause, OSError):
        return SYSTEM.get(cause.errno)
    elif isinstance(cause, sqlite3.Error):
        return _beginning(SQLITE, getattr(cause, "sqlite_errorname", ""))
    elif isinstance(cause, MaxConnectionsExceeded):
        return Fault.BUSY
    elif type(cause).__module__.partition(".")[0] == "psycopg":
        return _of_postgresql(cause)
    else:
        return None


def _of_postgresql(cause: BaseException) -> Fault | None:
    code = getattr(cause, "sqlstate", None)
    if code:
        return _beginning(POSTGRESQL, code)
    # Without a code there was no answer: the connection was refused, or is gone.
    return Fault.UNREACHABLE if type(cause).__name__ in ("OperationalError", "InterfaceError") else None


def _beginning(table: dict[str, Fault], name: str) -> Fault | None:
    return next((fault for start, fault in table.items() if name.startswith(start)), None)
