"""The log: newest first, by person and by reference, a page at a time."""

import datetime

import pytest

from auditor.records.journal import JournalEntry
from auditor.work import clock, journal
from auditor.work.home import journal_entries
from auditor.work.pagination import PAGE
from auditor.work.people.people import signed_in
from cast import make_audit

MONDAY = datetime.datetime(2026, 11, 23, 9, 0)


@pytest.fixture
def lead(cast):
    return signed_in(cast.lead)


def acts(page) -> list[str]:
    return [one.act for one in page.rows]


def test_the_newest_line_comes_first(lead, cast):
    for act in ("signed in", "opened the audit"):
        journal.record(cast.lead.id, act)
    assert acts(journal_entries.page(lead)) == ["opened the audit", "signed in"]


def test_the_log_is_narrowed_to_one_person(lead, cast):
    journal.record(cast.lead.id, "opened the audit")
    journal.record(cast.auditor.id, "signed in")
    assert acts(journal_entries.page(lead, person=cast.auditor.id)) == ["signed in"]


def test_the_log_is_narrowed_to_a_reference_however_it_is_typed(lead, cast):
    journal.record(cast.lead.id, "this one", make_audit(cast).id)
    journal.record(cast.lead.id, "another", make_audit(cast, case=cast.other_case).id)
    journal.record(cast.lead.id, "signed in")
    for typed in ("M-10277", " m-10277", "M - 10277"):
        assert acts(journal_entries.page(lead, reference=typed)) == ["this one"]
    assert acts(journal_entries.page(lead, reference="M-1")) == []


def test_the_log_of_a_supervision_audit_is_found_by_its_reference(lead, cast):
    journal.record(cast.lead.id, "this one", make_audit(cast, case=None).id)
    assert acts(journal_entries.page(lead, reference=f"Supervision {cast.worker.id}")) == ["this one"]
    assert acts(journal_entries.page(lead, reference=f"Supervision {cast.lead.id}")) == []


def test_pages_follow_each_other_without_gap_or_double(lead, cast):
    for number in range(PAGE + 20):
        journal.record(cast.lead.id, f"act {number}")
    first = journal_entries.page(lead)
    second = journal_entries.page(lead, after=first.after)
    assert acts(first) + acts(second) == [f"act {n}" for n in reversed(range(PAGE + 20))]
    assert second.after is None
    assert acts(journal_entries.page(lead, before=second.before)) == acts(first)


def test_a_page_of_the_log_is_few_queries_however_long_it_is(lead, cast, count_queries):
    def look():
        return [(one.by.name, journal_entries.reference_of(one)) for one in journal_entries.page(lead).rows]

    audit = make_audit(cast)
    journal.record(cast.lead.id, "opened the audit", audit.id)
    few = count_queries(look)
    for _ in range(60):
        journal.record(cast.lead.id, "opened the audit", audit.id)
    assert count_queries(look) == few == 1


def test_what_is_seen_all_day_on_todays_page_is_logged_once_a_day(lead, cast):
    audit, other = make_audit(cast), make_audit(cast)
    with clock.at(MONDAY):
        journal.saw_today(cast.lead.id, "saw a concern", [audit.id, audit.id])
        journal.saw_today(cast.lead.id, "saw a concern", [audit.id, other.id])
        journal.saw_today(cast.supervisor.id, "saw a concern", [audit.id])
        journal.saw_today(cast.lead.id, "saw a concern", [])
    with clock.at(MONDAY + datetime.timedelta(days=1)):
        journal.saw_today(cast.lead.id, "saw a concern", [audit.id])
    logged = [(one.by_id, one.audit_id) for one in JournalEntry.select().order_by(JournalEntry.id)]
    assert logged == [
        (cast.lead.id, audit.id), (cast.lead.id, other.id), (cast.supervisor.id, audit.id),
        (cast.lead.id, audit.id),
    ]
