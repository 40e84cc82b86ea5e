"""A copy of a PostgreSQL database, put back by its own tools: whole, or said not to be."""

import shutil
import subprocess

import pytest

from auditor.command_line import Refused
from auditor.records import opening
from auditor.records.database import database, known_migrations, on_sqlite, open_database
from auditor.records.faults import Unusable
from auditor.records.journal import JournalEntry
from auditor.records.people import Invitation, Session
from auditor.work.people import invitations, sessions
from databases import ON_POSTGRESQL, Server
from processes import auditor, said

pytestmark = [
    pytest.mark.skipif(not ON_POSTGRESQL, reason="about PostgreSQL"),
    pytest.mark.skipif(not shutil.which("pg_dump"), reason="PostgreSQL's programs are not installed"),
]


def ran(*command) -> subprocess.CompletedProcess:
    return subprocess.run([str(one) for one in command], capture_output=True, text=True, timeout=60)


@pytest.fixture
def another():
    """An empty database of its own."""
    server = Server(ON_POSTGRESQL, "another")
    yield server
    opening.let_go()
    server.drop()


@pytest.fixture
def copy(cast, database_url, another, tmp_path):
    """A copy of the cast's database with somebody signed in and a link unused, as the message says."""
    assert not on_sqlite()
    sessions.begin(cast.lead)
    invitations.make_on_server(cast.worker.email)
    with pytest.raises(Refused, match="umask 077, then pg_dump --format=custom --file=.* DATABASE"):
        said("--backup", tmp_path / "a copy", database=database_url)
    file = tmp_path / "a copy"
    ended = ran("pg_dump", "--format=custom", "--schema=public", f"--file={file}", database_url)
    assert ended.returncode == 0, ended.stderr
    return file


def test_a_copy_comes_up_in_a_new_database_and_everybody_signs_in_again(copy, another):
    whole = ("--exit-on-error", "--single-transaction", "--no-owner", "--clean", "--if-exists")
    ended = ran("pg_restore", *whole, f"--dbname={another.url}", copy)  # of --clean the tests' schema only
    assert ended.returncode == 0, ended.stderr
    assert said("--check", database=another.url) == "The PostgreSQL database answers, and is of this version."
    ended = auditor("--sign-everybody-out", database=another.url)
    assert ended.returncode == 0 and ended.stdout.startswith("Everybody signs in again"), ended.stderr
    open_database(another.url)
    with database.connection_context():
        assert not Session.select().where(Session.ended_at.is_null()).exists()
        assert not Invitation.select().where(Invitation.used_at.is_null()).exists()
        last = JournalEntry.select().order_by(JournalEntry.id.desc()).get()
        assert (last.act, last.by) == ("signed everybody out on the server", None)


@pytest.fixture
def mixed(another):
    """A database of a later version over which a copy of an earlier one was put."""
    opening.open_to_use(another.url)
    with database.connection_context():
        database.execute_sql("DELETE FROM schema_migration WHERE name >= '0007'")
    opening.let_go()


def test_an_earlier_copy_over_a_later_database_is_found(another, mixed):
    for ask in (lambda: said("--check", database=another.url), lambda: opening.open_to_use(another.url)):
        with pytest.raises(Unusable, match="has what only a later version makes .*newly created database"):
            ask()


def test_a_copy_that_lacks_something_is_found(another):
    opening.open_to_use(another.url)
    with database.connection_context():
        database.execute_sql("DROP TABLE reflection")
    with pytest.raises(Unusable, match="is not whole: it lacks reflection[.]"):
        said("--check", database=another.url)


def test_what_another_program_keeps_beside_is_its_own(another):
    opening.open_to_use(another.url)
    with database.connection_context():
        database.execute_sql("CREATE TABLE music (title text)")
    assert said("--check", database=another.url).endswith("is of this version.")


def test_a_step_that_fails_is_not_said_to_be_the_connection(another, next_version):
    (next_version / "9000_keep_music.py").write_text(
        '"""Music."""\n\n\ndef up(migrator, db):\n    db.execute_sql("CREATE TABLE person (title text)")\n'
    )
    with pytest.raises(Unusable) as refused:
        opening.open_to_use(another.url)
    assert "could not be brought up to date: relation" in str(refused.value)
    assert "AUDITOR_DATABASE_URL" not in str(refused.value)


@pytest.mark.parametrize("asked", [
    ("--reset-sign-in", "a@example.org"), ("--send-daily-mail",), ("--sign-everybody-out",),
])
def test_no_command_makes_tables_in_an_empty_database(another, asked):
    with pytest.raises(Unusable, match="nothing of Auditor's"):
        said(*asked, database=another.url)
    open_database(another.url)
    with database.connection_context():
        assert database.get_tables() == [] != known_migrations()
