"""Discussions: what a session on record has to say, and when findings count as discussed."""

import datetime
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.rules import discussions

TODAY = datetime.date(2026, 11, 26)
SIGNED = datetime.date(2026, 11, 12)
TYPED = {"held_on": "2026-11-20", "who": "Worker and Supervisor", "comment": "Agreed."}


def wrong(**typed) -> dict[str, str]:
    return discussions.read(TYPED | typed, TODAY, SIGNED)[1]


def test_a_session_has_a_day_who_took_part_and_perhaps_a_comment():
    values, errors = discussions.read(TYPED, TODAY, SIGNED)
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
    assert discussions.read_reflection("  ") == ("", {})
    assert discussions.read_reflection("  ", "Write it") == ("", {"reflection": "Write it"})
    assert discussions.read_reflection(" I see it so.\r\n") == ("I see it so.", {})
    assert "reflection" in discussions.read_reflection("x" * 10_001)[1]


def held(day: int, recorded: int, worker: int | None = None) -> SimpleNamespace:
    """A session held on a day of November, and put on record at noon of a day."""
    return SimpleNamespace(
        held_on=datetime.date(2026, 11, day), at=datetime.datetime(2026, 11, recorded, 12),
        worker_id=worker,
    )


@pytest.mark.parametrize(("day", "recorded", "counts"), [
    (12, 12, True),  # the same day, after it
    (20, 25, True),
    (11, 20, False),  # about the copy before, put on record late
    (10, 10, False),
])
def test_findings_are_discussed_once_a_session_followed_the_latest_sign_off(day, recorded, counts):
    signed = datetime.datetime(2026, 11, 12, 10)
    assert discussions.discussed([held(day, recorded)], signed, 7, 7) is counts
    assert discussions.discussed([held(2, 2), held(day, recorded)], signed, 7, 7) is counts


def test_a_session_of_the_morning_is_not_about_what_was_signed_off_at_noon():
    assert not discussions.discussed([held(12, 12)], datetime.datetime(2026, 11, 12, 15), 7, 7)


@given(st.lists(st.tuples(st.integers(1, 28), st.integers(0, 2))), st.integers(1, 28))
def test_a_corrected_copy_asks_for_another_look(sessions, day):
    signed = datetime.datetime(2026, 11, day, 12, 0, 1)
    found = [held(one, min(one + later, 30)) for one, later in sessions if one + later <= day]
    assert not discussions.discussed(found, signed, 7, 7)


@pytest.mark.parametrize(("with_whom", "whom", "counts"), [
    (8, 8, True),  # with the new worker
    (7, 8, False),  # with the former one, before the transfer
    (None, 8, False),  # put on record before it was asked with whom: with whose work it is about
    (None, 7, True),
    (8, 7, False),
])
def test_a_session_counts_for_whom_it_was_held_with(with_whom, whom, counts):
    signed = datetime.datetime(2026, 11, 12, 10)
    assert discussions.discussed([held(12, 12, with_whom)], signed, whom, judged=7) is counts
