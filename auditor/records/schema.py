"""What a database is made of, beside what the migrations that it has had make: for one put back badly."""

import peewee

from auditor.records.database import database, runner

ENOUGH = 3  # names in a sentence
AGAIN = "Restore the copy again, into a newly created database."


def fault(applied: list[str]) -> str | None:
    """What is wrong with the tables and columns of the open database, in a sentence; None where nothing.

    `applied` are the migrations that it has had, all known to this code. Nothing is wrong with what
    another program keeps in the same database.
    """
    if not applied:
        return None
    with database.connection_context():
        here = _columns(database.obj)
    due, newest = _made_by(applied[-1]), _made_by(None)
    if mixed_in := (here & newest) - due:
        return f"The database has what only a later version makes ({_some(mixed_in)}). {AGAIN}"
    elif lacking := due - here:
        return f"The database is not whole: it lacks {_some(lacking)}. {AGAIN}"
    else:
        return None


def _made_by(last: str | None) -> set[str]:
    """What the migrations make up to this one, or all of them: seen on an empty database in memory."""
    opened = peewee.SqliteDatabase(":memory:")
    with opened.connection_context():
        runner(opened).up(last)
        return _columns(opened)


def _columns(opened: peewee.Database) -> set[str]:
    """Each table, and each column as table.column."""
    found = set()
    for table in opened.get_tables():
        found |= {table} | {f"{table}.{column.name}" for column in opened.get_columns(table)}
    return {name for name in found if not name.startswith("sqlite_")}


def _some(names: set[str]) -> str:
    """The first of the names; of a table that is named, not its columns too."""
    told = sorted(name for name in names if name.partition(".")[0] not in names or "." not in name)
    more = len(told) - ENOUGH
    return ", ".join(told[:ENOUGH]) + (f" and {more} more" if more > 0 else "")
