"""A database for each test, as it was made once: a copied file, or on PostgreSQL rows that are put back.

On PostgreSQL each process of tests makes a database of its own beside the one that the environment
names. Putting its rows back takes 2 ms: to truncate takes 120, a database from a template 60.
"""

import os
import shutil
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from auditor.records.database import database, open_database

ON_POSTGRESQL = os.environ.get("AUDITOR_TEST_DATABASE_URL")


def make(folder: Path):
    """The database that the environment asks for, empty, with no table yet."""
    return Server(ON_POSTGRESQL) if ON_POSTGRESQL else Files(folder)


class Files:
    """SQLite: each test has a copy of a file."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.url = f"sqlite:///{folder / 'made.db'}"

    def keep(self, name: str) -> None:
        """Keep what the open database holds now under this name."""
        database.close_all()
        shutil.copy(self.url.removeprefix("sqlite:///"), self.folder / f"{name}.db")

    def open(self, name: str, folder: Path) -> None:
        """Open a database that holds what was kept under this name; `url` is where it is."""
        shutil.copy(self.folder / f"{name}.db", folder / "audit.db")
        self.url = f"sqlite:///{folder / 'audit.db'}"
        open_database(self.url)

    def shut(self) -> None:
        """Close every connection."""
        database.close_all()

    def drop(self) -> None:
        """Leave nothing behind: the folder goes by itself."""


class Server:
    """PostgreSQL: the rows of one database are put back for each test (its role is a superuser)."""

    def __init__(self, url: str, what: str = "tests", made: str = ""):
        self.beside = url
        parts, process = urlsplit(url), os.environ.get("PYTEST_XDIST_WORKER", "alone")
        self.name = f"{parts.path.strip('/')}_{what}_{process}"
        self.url = urlunsplit(parts._replace(path=f"/{self.name}"))
        self.pool = None
        self.drop()
        self._say(f'CREATE DATABASE "{self.name}" {made}')

    def keep(self, name: str) -> None:
        """Keep the rows as they are now under this name, and write the function that puts them back."""
        self.pool = database.obj
        self.shut()
        kept, lines = f"kept_{name}", ["PERFORM set_config('session_replication_role', 'replica', true);"]
        with database.connection_context():
            database.execute_sql(f"DROP SCHEMA IF EXISTS {kept} CASCADE")
            database.execute_sql(f"CREATE SCHEMA {kept}")
            for table in database.get_tables("public"):
                database.execute_sql(f'CREATE TABLE {kept}."{table}" AS TABLE public."{table}"')
                lines.append(
                    f'IF EXISTS (SELECT 1 FROM public."{table}") THEN DELETE FROM public."{table}"; END IF;'
                    f'INSERT INTO public."{table}" SELECT * FROM {kept}."{table}";'
                )
            numbers = "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public'"
            for sequence, last in database.execute_sql(numbers).fetchall():
                lines.append(f"PERFORM setval('public.\"{sequence}\"', {last or 1}, {last is not None});")
            database.execute_sql(
                f"CREATE FUNCTION {kept}.put_back() RETURNS void LANGUAGE plpgsql AS "
                f"$body$ BEGIN {' '.join(lines)} END $body$"
            )

    def open(self, name: str, folder: Path) -> None:
        """Open the database with the rows that were kept under this name."""
        spare = self.pool._connections  # they are kept; what is remembered with the database is not
        self.pool = open_database(self.url)
        self.pool._connections = spare
        with database.connection_context():
            database.execute_sql(f"SELECT kept_{name}.put_back()")

    def shut(self) -> None:
        """Close this thread's connection; whoever is still at work loses theirs."""
        if not database.is_closed():
            database.close()
        if self.pool._in_use:
            self.pool.close_all()

    def drop(self) -> None:
        """Leave nothing behind on the server."""
        if self.pool:
            self.pool.close_all()
        self._say(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')

    def _say(self, sql: str) -> None:
        import psycopg

        with psycopg.connect(self.beside, autocommit=True) as connection:
            connection.execute(sql)
