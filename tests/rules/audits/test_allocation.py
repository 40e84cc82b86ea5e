"""Who may be given an audit, who may stand in, and when a case rests."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.rules.audits.allocation import (
    AllocationFacts,
    Candidate,
    rest,
    usual_period,
    why_not,
    why_not_reviewer,
)

TODAY = datetime.date(2026, 11, 23)
YESTERDAY = TODAY - datetime.timedelta(days=1)
ONE = Candidate(1, frozenset({"auditor"}))


def barred(audit: AllocationFacts, person: Candidate = ONE) -> str | None:
    return why_not(person, audit, TODAY)


def test_any_auditor_may_be_given_a_case_that_is_not_theirs():
    assert barred(AllocationFacts(workers=frozenset({2}), supervisors=frozenset({3}))) is None


@pytest.mark.parametrize(("audit", "words"), [
    (AllocationFacts(workers=frozenset({1, 2})), "has this case, or had it"),
    (AllocationFacts(supervisors=frozenset({1})), "supervises the worker of this case"),
    (AllocationFacts(workers=frozenset({1}), supervision=True), "receives this supervision"),
    (AllocationFacts(supervisors=frozenset({1}), supervision=True), "gives this supervision"),
    (AllocationFacts(declined=frozenset({1})), "declined this audit for a conflict of interest"),
    (AllocationFacts(approved=frozenset({1})), "approved a stage of this audit"),
    (AllocationFacts(readers=frozenset({2})), "is not among the readers of this restricted case"),
])
def test_nobody_is_given_an_audit_that_they_are_party_to(audit, words):
    assert barred(audit) == words


def test_a_reader_of_a_restricted_case_may_audit_it():
    assert barred(AllocationFacts(readers=frozenset({1, 2}))) is None


@pytest.mark.parametrize("person", [
    Candidate(1, frozenset()),
    Candidate(1, frozenset({"reviewer", "lead", "supervisor", "administrator"})),
])
def test_only_auditors_audit(person):
    assert barred(AllocationFacts(), person) == "is no auditor"


@pytest.mark.parametrize(("person", "open_"), [
    (Candidate(1, frozenset({"auditor"}), closed=True), False),
    (Candidate(1, frozenset({"auditor"}), access_ends=YESTERDAY), False),
    (Candidate(1, frozenset({"auditor"}), access_ends=TODAY), True),
])
def test_nobody_audits_whose_account_has_ended(person, open_):
    assert (barred(AllocationFacts(), person) is None) == open_


@pytest.mark.parametrize(("person", "words"), [
    (Candidate(1, frozenset({"reviewer"})), None),
    (Candidate(1, frozenset({"lead"})), None),
    (Candidate(1, frozenset({"auditor"})), "is no reviewer"),
    (Candidate(2, frozenset({"reviewer"})), "is party to this audit"),
    (Candidate(1, frozenset({"reviewer"}), closed=True),
     "has an account that is closed or has ended"),
])
def test_a_stand_in_reviews_and_is_not_party(person, words):
    assert why_not_reviewer(person, frozenset({2}), None, TODAY) == words


def test_a_stand_in_reads_a_restricted_case_only_if_named():
    person = Candidate(1, frozenset({"reviewer"}))
    assert why_not_reviewer(person, frozenset(), frozenset({1}), TODAY) is None
    assert why_not_reviewer(person, frozenset(), frozenset({2}), TODAY)


@pytest.mark.parametrize(("last", "rests"), [
    (None, False),
    (TODAY, True),
    (datetime.date(2025, 11, 24), True),
    (datetime.date(2025, 11, 23), False),
    (datetime.date(2020, 1, 1), False),
])
def test_a_case_rests_for_twelve_months(last, rests):
    assert rest(last, TODAY) is rests


def test_the_team_sets_how_long_a_case_rests():
    assert rest(datetime.date(2026, 1, 31), datetime.date(2026, 2, 27), months=1)
    assert not rest(datetime.date(2026, 1, 31), datetime.date(2026, 2, 28), months=1)


def test_twelve_months_are_read_ending_with_the_month_before():
    read = usual_period(datetime.date(2026, 11, 2))
    assert read == (datetime.date(2025, 11, 1), datetime.date(2026, 10, 31))


@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)))
def test_the_usual_period_is_twelve_whole_months_before_today(today):
    first, last = usual_period(today)
    following = last + datetime.timedelta(days=1)
    assert following == today.replace(day=1)
    assert (first.year + 1, first.month, first.day) == (following.year, following.month, 1)
