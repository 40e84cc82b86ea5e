"""The migrated schema is the declared one, and what must only grow only grows."""

import importlib
import re

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
from signing import act, sign


def schema(opened) -> dict[str, set[str]]:
    """Every table with its columns, keys, checks and indexes, in whatever order they came to be."""
    found: dict[str, set[str]] = {}
    query = "SELECT type, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL AND type != 'trigger'"
    for kind, table, sql in opened.execute_sql(query).fetchall():
        flat = re.sub(r"\s+", " ", sql.replace('"', ""))
        found.setdefault(table, set()).update(
            [flat] if kind == "index" else _columns(opened, table) | set(re.findall("CHECK .*", flat))
        )
    return {name: said for name, said in found.items() if name != "schema_migration"}


def _columns(opened, table: str) -> set[str]:
    """A table's columns with type, NOT NULL, default and key; and what its keys refer to."""
    columns = opened.execute_sql(f'PRAGMA table_info("{table}")').fetchall()
    keys = opened.execute_sql(f'PRAGMA foreign_key_list("{table}")').fetchall()
    return {str(column[1:]) for column in columns} | {str(key[2:]) for key in keys}


def test_the_migrated_schema_is_the_declared_one(connected, tmp_path):
    if not on_sqlite():
        pytest.skip("reads SQLite's own schema table")
    declared = peewee.SqliteDatabase(tmp_path / "declared.db")
    with declared.bind_ctx(TABLES):
        declared.create_tables(TABLES)
    migrated, fresh = schema(database), schema(declared)
    assert migrated.keys() == fresh.keys()
    for table in fresh:
        assert migrated[table] == fresh[table], table


def test_migrating_twice_does_nothing_twice(connected):
    database.close()
    assert migrate() == []
    database.connect()


@pytest.mark.parametrize("table", [
    "journal_entry", "event", "signed_copy", "earlier_answer", "draw", "draw_change", "action_event",
    "discussion", "reflection", "signed_answer", "public_confirmation", "report_text",
])
def test_what_only_grows_has_its_triggers(connected, table):
    if not on_sqlite():
        pytest.skip("reads SQLite's own schema table")
    query = "SELECT COUNT(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?"
    assert database.execute_sql(query, (table,)).fetchone()[0] == 2


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
