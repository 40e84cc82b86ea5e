"""A database of the release before comes up with everything that was in it, and once only."""

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from playhouse.migrations import Runner

from auditor.records import database as records
from auditor.records.audits import Audit
from auditor.records.database import (
    applied_migrations,
    database,
    known_migrations,
    migrate,
    open_database,
)
from auditor.records.people import Person
from auditor.work import forms, journal, settings
from auditor.work.people import sessions
from cast import PASSWORD, reopen
from databases import ON_POSTGRESQL, Server
from everyone import make_everyone
from schemas import refused, schema
from two_processes import Pair, start

RELEASE = known_migrations()[:5]


@pytest.fixture
def world(cast):
    """Everybody, with an audit in every state."""
    return make_everyone(cast)


@pytest.fixture
def before(world, made, tmp_path):
    """A database as the release before made it, with the rows of `world` in it: its address and columns.

    Beside it what the present release has: its schema, what it refuses, and the rows.
    """
    now = SimpleNamespace(schema=schema(database), refused=refused(database), rows=contents())
    make = _on_postgresql if ON_POSTGRESQL else _on_sqlite
    now.address, now.columns, drop = make(made.store.url, tmp_path)
    yield now
    database.close_all()
    drop()
    reopen(made, "empty", tmp_path)


def contents() -> dict[str, list[dict]]:
    """Every row of every table."""
    return {table: _rows(table, names) for table, names in _columns().items()}


def _columns() -> dict[str, list[str]]:
    return {
        table: [column.name for column in database.get_columns(table)]
        for table in database.get_tables() if table != "schema_migration"
    }


def _rows(table: str, names: list[str]) -> list[dict]:
    rows = database.execute_sql(f'SELECT {_listed(names)} FROM "{table}" ORDER BY 1').fetchall()
    return [dict(zip(names, row, strict=True)) for row in rows]


def _listed(names: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _make_release(folder: Path) -> dict[str, list[str]]:
    """Migrate the open database as far as the release before went; its columns by table."""
    old = folder / "migrations"
    old.mkdir()
    for name in RELEASE:
        shutil.copy(records.MIGRATIONS / f"{name}.py", old)
    with database.connection_context():
        Runner(database.obj, str(old)).up()
        return _columns()


def _on_sqlite(url: str, folder: Path):
    database.close_all()
    old = f"sqlite:///{folder / 'before.db'}"
    open_database(old)
    columns = _make_release(folder)
    with database.connection_context():
        database.execute_sql("PRAGMA foreign_keys = 0")
        database.execute_sql("ATTACH ? AS world", (url.removeprefix("sqlite:///"),))
        for table, names in columns.items():
            kept = f'SELECT {_listed(names)} FROM world."{table}"'
            database.execute_sql(f'INSERT INTO main."{table}" ({_listed(names)}) {kept}')
    database.close_all()
    return old, columns, lambda: None


def _on_postgresql(url: str, folder: Path):
    import psycopg

    server = Server(ON_POSTGRESQL, "before")
    open_database(server.url)
    columns = _make_release(folder)
    database.close_all()
    with psycopg.connect(url) as world, psycopg.connect(server.url) as old:
        old.execute("SET session_replication_role = replica")
        for table, names in columns.items():
            with (
                world.cursor().copy(f'COPY "{table}" ({_listed(names)}) TO STDOUT') as rows,
                old.cursor().copy(f'COPY "{table}" ({_listed(names)}) FROM STDIN') as kept,
            ):
                for row in rows:
                    kept.write(row)
            if "id" in names:
                last = f'(SELECT MAX(id) FROM "{table}")'
                old.execute(f"""SELECT setval(pg_get_serial_sequence('"{table}"', 'id'), {last})""")
    return server.url, columns, server.drop


def test_its_rows_are_all_there_and_its_schema_is_the_present_one(before):
    open_database(before.address)
    assert migrate() == known_migrations()[5:]
    with database.connection_context():
        for table, names in before.columns.items():
            was = [{name: row[name] for name in names} for row in before.rows[table]]
            assert _rows(table, names) == was, table
        assert schema(database) == before.schema and refused(database) == before.refused


def test_people_sign_in_and_audits_stand_where_they_stood(before, world):
    open_database(before.address)
    migrate()
    forms.forget()
    settings.forget()
    with database.connection_context():
        assert sessions.sign_in("lead@example.org", PASSWORD, "192.0.2.1")
        states = dict(Audit.select(Audit.id, Audit.state).tuples())
        assert states == {one.id: one.state for one in world.audits.values()}
        assert journal.record(1, "looked") is None  # numbers go on after those that were given


def test_two_servers_that_start_together_migrate_it_once(before):
    pair = Pair()
    try:
        assert pair.at_once(before.address, *[(start, before.address)] * 2) == [None, None]
    finally:
        pair.stop()
    open_database(before.address)
    assert migrate() == [] and applied_migrations() == known_migrations()
    with database.connection_context():
        assert schema(database) == before.schema and refused(database) == before.refused
        assert Person.select().count() == len(before.rows["person"])
