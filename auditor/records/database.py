"""The connection: SQLite by default, PostgreSQL by URL, and the one place that opens a transaction."""

import datetime
import importlib
import sqlite3
import threading
from collections.abc import Callable
from contextlib import contextmanager, nullcontext
from pathlib import Path

import peewee
from playhouse import db_url
from playhouse.migrations import Migration, Runner
from playhouse.pool import PooledSqliteDatabase

from auditor.records import days, text_folding
from auditor.records.faults import Unusable

MIGRATIONS = Path(__file__).parent / "migrations"
OLDEST_SQLITE = (3, 35)
MIGRATION_LOCK = 20_191_201  # any fixed number: the advisory lock that starting processes share
WRITER_LOCK = 20_191_202  # another one: whoever writes holds it to the end of the transaction
ROWS_AT_ONCE = 500  # of one statement
MALFORMED = (
    "AUDITOR_DATABASE_URL must be sqlite:/// and the path of a file, or postgresql://user@host/database: "
    "correct it."
)

database = peewee.DatabaseProxy()
turn = threading.RLock()
_afterwards = threading.local()  # what this thread does once its transaction is through


class MomentField(peewee.DateTimeField):
    """A moment in time, kept as naive UTC on every database."""

    def db_value(self, value):
        if isinstance(value, datetime.datetime) and value.tzinfo is not None:
            value = value.astimezone(datetime.UTC).replace(tzinfo=None)
        return super().db_value(value)


class Record(peewee.Model):
    """What every table shares: the database."""

    class Meta:
        database = database
        legacy_table_names = False


def open_database(url: str) -> peewee.Database:
    """Open the database at `url` (sqlite:///path or postgresql://...) for every table.

    Raises Unusable where the URL says nothing of the kind, or what it needs is not installed.
    """
    path = sqlite_file(url)
    opened = _postgresql(url) if path is None else _sqlite(str(path))
    database.initialize(opened)
    return opened


def sqlite_file(url: str) -> Path | None:
    """The file that `url` names, or None where it names a PostgreSQL database; raises Unusable."""
    if url.startswith(("postgresql://", "postgres://")):
        return None
    path = url.removeprefix("sqlite:///")
    if path in ("", url, ":memory:"):
        raise Unusable(MALFORMED)
    return Path(path)


def migrate() -> list[str]:
    """Apply the migrations that are missing and return their names; safe when two processes start."""
    with database.connection_context(), _alone():
        return runner(database.obj).up()


def runner(opened: peewee.Database) -> Runner:
    """What applies the migrations to an open database and knows which it has had."""
    return Runner(opened, str(MIGRATIONS))


def known_migrations() -> list[str]:
    """The names of the migrations that this code knows, in order."""
    return [migration.name for migration in Migration.load_directory(str(MIGRATIONS))]


def applied_migrations() -> list[str]:
    """The names of the migrations that the open database has had, in order."""
    with database.connection_context():
        return sorted(runner(database.obj).applied())


def shut() -> None:
    """Close every connection; SQLite then leaves its file alone, with nothing beside it."""
    if database.obj is not None:
        database.close_all()


@contextmanager
def change():
    """One write transaction: whole or not at all, and one at a time on either database.

    What is read inside it stays so until it ends, so a rule is checked here, on the row as it is
    now. On SQLite writers wait for each other anyhow (and in a process in line); on PostgreSQL they
    wait for an advisory lock, or two of them could each break a rule that the other keeps.
    """
    with turn if on_sqlite() else nullcontext():
        outermost = not changing()
        before = [] if outermost else _to_do_afterwards()
        try:
            with database.atomic():
                if outermost and not on_sqlite():
                    database.execute_sql("SELECT pg_advisory_xact_lock(%s)", (WRITER_LOCK,))
                yield
        except BaseException:
            _afterwards.acts = before
            raise
        if outermost:
            acts, _afterwards.acts = _to_do_afterwards(), []
            for act in acts:
                act()


def changing() -> bool:
    """Whether a change is under way in this thread."""
    return database.in_transaction()


def after_commit(act: Callable[[], None]) -> None:
    """Do this once the change that is under way is committed, or at once where there is none.

    Where it is rolled back, it is not done.
    """
    if changing():
        _afterwards.acts = [*_to_do_afterwards(), act]
    else:
        act()


def take_back(write: Callable[[], object]) -> None:
    """Do this in a transaction that is rolled back: to see whether it could be done."""
    with database.atomic() as transaction:
        write()
        transaction.rollback()


def rows(sql: str, *values) -> list[tuple]:
    """What a hand-written query answers, on either database; `?` stands for a value."""
    return database.execute_sql(sql.replace("?", database.obj.param), values).fetchall()


def moment_of(value: datetime.datetime | str | None) -> datetime.datetime | None:
    """A moment in what `rows` answers, which SQLite keeps as text."""
    return datetime.datetime.fromisoformat(value) if isinstance(value, str) else value


def day_of(value: datetime.date | str | None) -> datetime.date | None:
    """A day in what `rows` answers, which SQLite keeps as text."""
    return datetime.date.fromisoformat(value) if isinstance(value, str) else value


def insert_all(table: type[Record], rows: list[dict]) -> None:
    """Insert rows that all name the same columns, some hundreds at a time.

    By lists of values, of which Peewee makes a statement in two thirds of the time that rows take it.
    """
    for some in peewee.chunked(rows, ROWS_AT_ONCE):
        columns = list(some[0])
        values = [[row[name] for name in columns] for row in some]
        table.insert_many(values, fields=[getattr(table, name) for name in columns]).execute()


def by_id(table: type[Record], number: int):
    """The row with this id or None; its query is built once, which halves what it costs."""
    kept = vars(database.obj).setdefault("built_by_id", {})
    if table not in kept:
        kept[table] = table.select().where(table.id == 0).sql()[0]
    return next(iter(table.raw(kept[table], number)), None)


def on_sqlite() -> bool:
    """Whether the open database is SQLite."""
    return isinstance(database.obj, peewee.SqliteDatabase)


def _sqlite(path: str) -> peewee.Database:
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise Unusable(
            f"This Python carries SQLite {sqlite3.sqlite_version}; Auditor needs 3.35 or newer. "
            "Install a newer Python, or use PostgreSQL through AUDITOR_DATABASE_URL."
        )
    opened = PooledSqliteDatabase(
        path,
        max_connections=32,
        timeout=10,
        check_same_thread=False,
        lock_type="IMMEDIATE",
        pragmas={
            "journal_mode": "wal",
            "foreign_keys": 1,
            "synchronous": "full",
            "busy_timeout": 10_000,
        },
    )
    for function in (text_folding.plain, text_folding.small, days.london_day):
        opened.register_function(function, function.__name__, 1, deterministic=True)
    return opened


def _postgresql(url: str) -> peewee.Database:
    try:
        importlib.import_module("psycopg")
    except ImportError as error:
        raise Unusable(
            "PostgreSQL needs psycopg: pip install -r requirements-postgresql.txt."
        ) from error
    try:
        return db_url.connect(
            "postgresql+pool://" + url.split("://", 1)[1], unquote_password=True, unquote_user=True,
            max_connections=32, timeout=10, stale_timeout=600, prefer_psycopg3=True,
            connect_timeout=10,
        )
    except ValueError as error:  # no name of a database, or a port that is no number
        raise Unusable(MALFORMED) from error


def _to_do_afterwards() -> list[Callable[[], None]]:
    return getattr(_afterwards, "acts", [])


@contextmanager
def _alone():
    """Let one process migrate at a time: an advisory lock, or on SQLite the file's own."""
    if on_sqlite():
        yield
        return
    database.execute_sql("SELECT pg_advisory_lock(%s)", (MIGRATION_LOCK,))
    try:
        yield
    finally:
        database.execute_sql("SELECT pg_advisory_unlock(%s)", (MIGRATION_LOCK,))
