"""The migrated schema is the declared one, and what must only grow only grows."""

import datetime
import importlib

import peewee
import pytest

from auditor.records.actions import ActionEvent
from auditor.records.audits import Audit, Event
from auditor.records.cases import Case
from auditor.records.database import database, migrate, on_sqlite, rows
from auditor.records.journal import JournalEntry
from auditor.records.reviews import SignedAnswer, SignedCopy
from auditor.rules.reviews.reviews import Choice, Decision
from auditor.work import clock, journal
from auditor.work.follow_up import discussions, reopening
from auditor.work.people.people import signed_in
from auditor.work.reviews import comments
from cast import MONDAY, make_audit
from databases import ON_POSTGRESQL, Server
from reviewing import Story
from schemas import TABLES, refused, schema
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
    audit = sign(cast, actions=0)
    act(cast, audit, "Do thing 1")
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


def test_old_rows_are_put_in_the_order_that_is_known_of_them(cast):
    """By moment, and of one moment by what happened first; a clock set back hides nothing."""
    made = importlib.import_module("auditor.records.migrations.0009_put_what_happens_in_one_order")
    story = Story(cast).send().take_up(cast.reviewer1)
    with story.minute():
        comments.add(story.audit, signed_in(cast.reviewer1), "visits_purpose", "Is that so?")
    story.decide(cast.reviewer1, Decision(Choice.REGRADE, "So.", {"voice_grade": "inadequate"}))
    story.approve(cast.reviewer2).give_back(cast.reviewer3).send()
    story.moment -= datetime.timedelta(hours=1)
    story.regrade(cast.reviewer3, voice_grade="outstanding")
    with story.minute():
        discussions.record(
            story.audit, signed_in(cast.supervisor), {"held_on": MONDAY, "who": "Both", "comment": ""}, "So.")
    with clock.at(MONDAY + datetime.timedelta(days=1)):
        reopening.reopen(story.audit, signed_in(cast.lead), "Wrong.")
    with clock.at(MONDAY + datetime.timedelta(days=2)):
        discussions.record(
            story.audit, signed_in(cast.lead), {"held_on": MONDAY, "who": "All", "comment": ""}, "And so.")
    columns = {
        "grade_change": "submission_id", "comment": "after_event_id", "discussion": "signed_copy_id",
        "reflection": "signed_copy_id", "signed_copy": "after_step_id",
    }

    def references() -> dict[str, list]:
        return {
            table: rows(f"SELECT id, {column} FROM {table} ORDER BY id")
            for table, column in columns.items()
        }

    written = references()
    assert all(row[1] for table in columns if table != "signed_copy" for row in written[table])
    for table in made.GROWS_ONLY:
        made._let(database.obj, table)
    for table, column in columns.items():
        database.execute_sql(f"UPDATE {table} SET {column} = NULL")
    for statement in made.FILL:
        database.execute_sql(statement)
    for table in made.GROWS_ONLY:
        made._keep(database.obj, table)
    assert references() == written
    with pytest.raises(peewee.DatabaseError, match="only grows"), database.atomic():
        SignedCopy.update(number=2).execute()


def test_old_lines_about_a_case_are_tied_to_it_and_the_log_stays_closed(cast):
    made = importlib.import_module(
        "auditor.records.migrations.0008_keep_what_is_not_sent_to_its_auditor"
    )
    for said, detail in (("opened a case", "M-10277"), ("closed a case", "M-0"), ("signed in", "M-10277")):
        journal.record(cast.lead.id, said, detail=detail)
    made._name_the_cases(database.obj)
    assert [one.case_id for one in JournalEntry.select().order_by(JournalEntry.id)] == [
        cast.case.id, None, None]
    with pytest.raises(peewee.DatabaseError, match="only grows"), database.atomic():
        JournalEntry.update(act="nothing").execute()
