"""What the pages say when the database fails: what is wrong, what to do, and no word of its inside."""

import sqlite3

import peewee
import pytest

from auditor.records import health
from auditor.records.database import database, on_sqlite
from auditor.records.faults import Fault, fault_of
from auditor.web.errors import OF_DATABASE
from cast import make_audit

READ_ONLY = {
    True: ("PRAGMA query_only = 1", "PRAGMA query_only = 0"),
    False: (
        "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY",
        "SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE",
    ),
}


def test_what_cannot_be_written_is_answered_with_what_to_do(browse, cast, caplog):
    browser, audit = browse(cast.auditor), make_audit(cast)
    begin, end = READ_ONLY[on_sqlite()]
    database.execute_sql(begin)
    try:
        answer = browser.post(f"/audits/{audit.id}/answers/voice_seen", {"voice_seen": "yes"})
    finally:
        database.execute_sql(end)
    assert answer.status_code == 503 and answer.headers["Retry-After"] == "30"
    assert "The database cannot be written to" in answer.text and "Tell your administrator" in answer.text
    assert "Traceback" not in caplog.text and "the database is read-only" in caplog.text


def test_damage_met_while_serving_is_said_to_people_and_to_machines(browse, cast):
    if not on_sqlite():
        pytest.skip("damages SQLite's file")
    browser, audit = browse(cast.auditor), make_audit(cast)
    browser.get("/healthz")
    [(page,)] = database.execute_sql("SELECT rootpage FROM sqlite_master WHERE name = 'answer'").fetchall()
    database.close_all()
    with open(database.obj.database, "r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
    answer = browser.post(f"/audits/{audit.id}/answers/voice_seen", {"voice_seen": "yes"})
    assert answer.status_code == 503 and "The database is damaged" in answer.text
    well = browser.get("/healthz")
    assert (well.status_code, well.json["database"]) == (503, "damaged")


def test_health_writes_and_leaves_nothing(app, monkeypatch):
    monkeypatch.setattr(health, "REMEMBERED", 0)
    with database.connection_context():
        tables = database.get_tables()
    for _ in range(3):
        assert app.test_client().get("/healthz").status_code == 200
    with database.connection_context():
        assert database.get_tables() == tables
        assert database.execute_sql("SELECT COUNT(*) FROM setting").fetchone() == (0,)


def test_the_answer_is_remembered_for_a_few_seconds(app, monkeypatch):
    tried = []
    monkeypatch.setattr(health, "_tried", lambda: tried.append(1))
    monkeypatch.setattr(health, "_known", (None, 0.0, None))
    client = app.test_client()
    assert {client.get("/healthz").status_code for _ in range(20)} == {200}
    assert len(tried) == 1


@pytest.mark.parametrize("code, fault", [
    ("53100", Fault.FULL), ("25006", Fault.READ_ONLY), ("42501", Fault.READ_ONLY), ("XX001", Fault.DAMAGED),
    ("40P01", Fault.BUSY), ("53300", Fault.BUSY), ("57014", Fault.BUSY), ("57P01", Fault.UNREACHABLE),
    ("08006", Fault.UNREACHABLE), ("42P01", None), ("23505", None),
])
def test_what_postgresql_says_in_its_codes(code, fault):
    psycopg = pytest.importorskip("psycopg", reason="the driver of PostgreSQL is not installed")
    error = psycopg.errors.lookup(code)("something")
    assert fault_of(error) == fault
    assert fault_of(peewee.OperationalError(error)) == fault


def test_a_connection_of_postgresql_that_is_gone_is_unreachable():
    psycopg = pytest.importorskip("psycopg", reason="the driver of PostgreSQL is not installed")
    assert fault_of(peewee.OperationalError(psycopg.OperationalError("closed"))) == Fault.UNREACHABLE


@pytest.mark.parametrize("error", [ValueError("no"), KeyError("id"), sqlite3.IntegrityError("no"),
                                   peewee.DoesNotExist(), ConnectionRefusedError()])
def test_other_exceptions_are_no_fault_of_the_database(error):
    assert fault_of(error) is None


def test_every_fault_has_its_words():
    assert set(OF_DATABASE) == set(Fault)
