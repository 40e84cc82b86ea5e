"""Cases are closed and opened by hand, and found by when they were last audited."""

import datetime

import pytest

from auditor.records.actions import Action
from auditor.records.cases import Case
from auditor.records.journal import JournalEntry
from auditor.work import clock
from auditor.work.cases import case_closing, cases
from auditor.work.people.people import signed_in
from cast import MONDAY, make_audit, make_case

LONG_AGO, LATELY = datetime.datetime(2024, 11, 1, 12), datetime.datetime(2024, 11, 3, 12)


@pytest.fixture(autouse=True)
def monday():
    with clock.at(MONDAY):
        yield


def found(cast, audited) -> set[str]:
    return {case.reference for case in cases.every(signed_in(cast.lead), {"audited": audited})}


def case_of(cast) -> Case:
    return cases.get(cast.case.id, signed_in(cast.lead))


def test_a_case_is_closed_on_a_day_and_the_log_says_so(cast):
    assert case_closing.close(case_of(cast), "2026-10-30", signed_in(cast.lead)) is None
    assert Case.get_by_id(cast.case.id).closed_on == datetime.date(2026, 10, 30)
    assert JournalEntry.get(JournalEntry.act == "closed a case").detail == "M-10277"


@pytest.mark.parametrize("typed", ["", "soon", "2025-03-02", "1066-10-14"])
def test_a_case_is_not_closed_on_a_day_that_cannot_be(cast, typed):
    assert case_closing.close(case_of(cast), typed, signed_in(cast.lead))
    assert Case.get_by_id(cast.case.id).closed_on is None


def test_a_closed_case_is_opened_again_once(cast):
    Case.update(closed_on=datetime.date(2026, 1, 1)).where(Case.id == cast.case.id).execute()
    for _ in range(2):
        case_closing.reopen(case_of(cast), signed_in(cast.lead))
    assert Case.get_by_id(cast.case.id).closed_on is None
    assert JournalEntry.select().where(JournalEntry.act == "reopened a case").count() == 1


def test_what_still_goes_on_in_a_case_is_told_first(cast):
    signed, running = make_audit(cast, "signed_off"), make_audit(cast, "in_progress")
    for what, state in (("Ask the father", "open"), ("Done", "verified"), ("Perhaps", "proposed")):
        Action.create(audit=signed, case=cast.case, what=what, why="Because.", owner=cast.worker,
                      proposed_by=cast.auditor, proposed_at=clock.now(), state=state)
    held = case_closing.held(case_of(cast))
    assert [audit.id for audit in held.audits] == [running.id]
    assert [action.what for action in held.actions] == ["Ask the father"]
    assert held.supervisor == cast.supervisor.name


def test_cases_never_audited_are_found(cast):
    make_audit(cast, "signed_off", signed_off_at=LONG_AGO)
    make_audit(cast, "in_progress", case=cast.other_case)
    assert found(cast, "never") == {"M-10402"}


def test_cases_that_are_due_are_those_not_audited_within_the_limit(cast):
    third = make_case("M-3", cast.worker, cast.team)
    make_audit(cast, "signed_off", signed_off_at=LONG_AGO)
    make_audit(cast, "signed_off", case=third, signed_off_at=LATELY)
    assert found(cast, "due") == {"M-10277", "M-10402"}
    make_audit(cast, "signed_off", signed_off_at=LATELY)
    assert found(cast, "due") == {"M-10402"}


def test_an_audit_of_supervision_is_no_audit_of_a_case(cast):
    make_audit(cast, "signed_off", case=None, signed_off_at=LATELY)
    assert found(cast, "never") == {"M-10277", "M-10402"}


def test_a_withdrawn_audit_counts_as_none(cast):
    make_audit(cast, "withdrawn", signed_off_at=LATELY)
    assert found(cast, "never") == {"M-10277", "M-10402"}


def test_a_filter_that_is_none_is_passed_over(cast):
    assert found(cast, "sometimes") == {"M-10277", "M-10402"}
