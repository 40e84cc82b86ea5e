"""Discussions: what a session on record has to say, and when findings count as discussed."""

import datetime
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.rules.follow_up import discussions

TODAY = datetime.date(2026, 11, 26)
SIGNED = datetime.date(2026, 11, 12)
TYPED = {"held_on": "2026-11-20", "who": "Worker and Supervisor", "comment": "Agreed."}


def wrong(**typed) -> dict[str, str]:
    return discussions.check(TYPED | typed, TODAY, SIGNED)[1]


def test_a_session_has_a_day_who_took_part_and_perhaps_a_comment():
    values, errors = discussions.check(TYPED, TODAY, SIGNED)
    assert not errors
    assert values == {
        "held_on": datetime.date(2026, 11, 20), "who": "Worker and Supervisor", "comment": "Agreed.",
    }
    assert wrong(comment="") == {}


@pytest.mark.parametrize(("day", "fault"), [
    ("", True), ("yesterday", True), ("2026-11-27", True), ("2026-11-11", True), ("1026-11-20", True),
    ("2026-11-26", False), ("2026-11-12", False),
])
def test_a_session_was_held_between_sign_off_and_today(day, fault):
    assert ("held_on" in wrong(held_on=day)) is fault


@pytest.mark.parametrize("typed", [{"who": " \n "}, {"who": "x" * 201}, {"comment": "x" * 10_001}])
def test_nobody_named_or_more_than_can_be_kept_is_refused(typed):
    assert list(wrong(**typed)) == list(typed)


def test_a_reflection_may_be_missing_only_where_nobody_asks_for_it():
    assert discussions.check_reflection({"reflection": "  "}) == ("", {})
    assert discussions.check_reflection({"reflection": "  "}, "Write it") == ("", {"reflection": "Write it"})
    assert discussions.check_reflection({"reflection": " I see it so.\r\n"}) == ("I see it so.", {})
    assert "reflection" in discussions.check_reflection({"reflection": "x" * 10_001})[1]


BEFORE, LATEST = 7, 8  # copies: the one that was replaced, and the latest


def held(day: int, copy: int | None = LATEST, worker: int | None = None) -> SimpleNamespace:
    """A session held on a day of November, put on record while this copy was the latest."""
    return SimpleNamespace(
        held_on=datetime.date(2026, 11, day), signed_copy_id=copy, worker_id=worker
    )


@pytest.mark.parametrize(("day", "copy", "counts"), [
    (12, LATEST, True),  # the same day, after it
    (20, LATEST, True),
    (11, LATEST, False),  # about the copy before, put on record late
    (12, BEFORE, False),  # in the morning, before it was signed off again at noon
    (10, BEFORE, False),
    (20, None, False),
])
def test_findings_are_discussed_once_a_session_followed_the_latest_sign_off(day, copy, counts):
    signed = datetime.datetime(2026, 11, 12, 10)
    assert discussions.discussed([held(day, copy)], LATEST, signed, 7, 7) is counts
    assert discussions.discussed([held(2, BEFORE), held(day, copy)], LATEST, signed, 7, 7) is counts


@given(st.lists(st.integers(1, 30)), st.integers(1, 28))
def test_a_corrected_copy_asks_for_another_look(days, signed):
    found = [held(day, BEFORE) for day in days]
    assert not discussions.discussed(found, LATEST, datetime.datetime(2026, 11, signed, 12), 7, 7)


@pytest.mark.parametrize(("with_whom", "whom", "counts"), [
    (8, 8, True),  # with the new worker
    (7, 8, False),  # with the former one, before the transfer
    (None, 8, False),  # put on record before it was asked with whom: with whose work it is about
    (None, 7, True),
    (8, 7, False),
])
def test_a_session_counts_for_whom_it_was_held_with(with_whom, whom, counts):
    signed = datetime.datetime(2026, 11, 12, 10)
    session = held(12, worker=with_whom)
    assert discussions.discussed([session], LATEST, signed, whom, judged=7) is counts


def test_findings_are_discussed_within_so_many_working_days_of_the_day_of_sign_off():
    """Signed off late on Thursday 12 November 2026: the day is London's, weekends do not count."""
    signed_off_at = datetime.datetime(2026, 11, 12, 23, 30)
    assert discussions.due_on(signed_off_at, 1) == datetime.date(2026, 11, 13)
    assert discussions.due_on(signed_off_at, 10) == datetime.date(2026, 11, 26)
    in_summer = datetime.datetime(2026, 7, 9, 23, 30)  # Friday the 10th in London
    assert discussions.due_on(in_summer, 1) == datetime.date(2026, 7, 13)
