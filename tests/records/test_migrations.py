"""The migrated schema is the declared one, and what must only grow only grows."""

import importlib

import peewee
import pytest

from auditor.records import TABLES
from auditor.records.actions import ActionEvent
from auditor.records.audits import Audit, Event
from auditor.records.cases import Case
from auditor.records.database import database, migrate, on_sqlite
from auditor.records.journal import JournalEntry
from auditor.records.reviews import SignedAnswer, SignedCopy
from auditor.work import clock, journal
from conftest import MONDAY, make_audit
from databases import ON_POSTGRESQL, Server
from schemas import refused, schema
from signing import act, sign


def test_the_migrated_schema_is_the_declared_one(connected, tmp_path):
    migrated = schema(database)
    if on_sqlite():
        declared = peewee.SqliteDatabase(tmp_path / "declared.db")
        fresh = _declared(declared)
    else:
        server = Server(ON_POSTGRESQL, "declared")
        declared = peewee.PostgresqlDatabase(server.url, prefer_psycopg3=True)
        fresh = _declared(declared)
        declared.close()
        server.drop()
    assert migrated.keys() == fresh.keys()
    for table in fresh:
        assert migrated[table] == fresh[table], table


def _declared(opened) -> dict[str, set[str]]:
    with opened.bind_ctx(TABLES):
        opened.create_tables(TABLES)
    return schema(opened)


def test_migrating_twice_does_nothing_twice(connected):
    database.close()
    assert migrate() == []
    database.connect()


@pytest.mark.parametrize("table", [
    "journal_entry", "event", "signed_copy", "earlier_answer", "draw", "draw_change", "action_event",
    "discussion", "reflection", "signed_answer", "public_confirmation", "report_text",
])
def test_what_only_grows_has_its_triggers(connected, table):
    assert {(table, "UPDATE"), (table, "DELETE")} <= refused(database)


def test_copies_signed_before_are_counted_as_they_would_be_now(cast):
    made = importlib.import_module(
        "auditor.records.migrations.0005_keep_what_becomes_of_findings"
    )
    copy = SignedCopy.get(SignedCopy.audit == sign(cast))
    labels = made._labels(copy.audit.form_version.content)
    now = SignedAnswer.select(
        SignedAnswer.question, SignedAnswer.value, SignedAnswer.first, SignedAnswer.told
    ).where(SignedAnswer.signed_copy == copy)
    assert list(made._counted(copy.content, labels)) == list(now.order_by(SignedAnswer.id).dicts())
    assert {one["told"] for one in now.dicts()} == {"", "strength", "improvement", "recording"}


def test_actions_that_opened_before_say_when_they_did(cast):
    made = importlib.import_module(
        "auditor.records.migrations.0005_keep_what_becomes_of_findings"
    )
    audit = sign(cast, actions=1)
    act(cast, audit, "Perhaps", state="proposed", opened_at=None)
    made._begin_histories(database)
    [event] = ActionEvent.select()
    assert (event.action.what, event.what, event.by, event.at) == ("Do thing 1", "opened", None, MONDAY)


def test_nobody_changes_or_deletes_a_line_of_the_log(cast):
    journal.record(cast.lead.id, "opened the audit")
    for query in (JournalEntry.update(act="nothing"), JournalEntry.delete()):
        with pytest.raises(peewee.DatabaseError, match="only grows"), database.atomic():
            query.execute()
    assert JournalEntry.select().where(JournalEntry.act == "opened the audit").count() == 1


def test_nobody_rewrites_the_timeline(cast):
    audit = make_audit(cast)
    Event.create(audit=audit, by=cast.lead, at=clock.now(), move="allocate")
    with pytest.raises(peewee.DatabaseError, match="only grows"), database.atomic():
        Event.update(note="other").execute()


def test_an_audit_is_of_a_case_or_of_a_worker(cast):
    with pytest.raises(peewee.IntegrityError), database.atomic():
        make_audit(cast, case=None, worker=None)
    assert Audit.select().where(Audit.case.is_null()).count() == 0
    assert Case.select().count() == 2
