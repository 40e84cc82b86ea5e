"""A reason is kept as it was written, and is as long everywhere."""

import pytest

from auditor.rules import reasons


@pytest.mark.parametrize(("typed", "kept", "problem"), [
    ("On leave", "On leave", None),
    ("a\x00b \r\n", "ab", None),
    ("x" * 2000, "x" * 2000, None),
    ("x" * 2001, "x" * 2001, "Use at most 2,000 characters"),
    ("x" * 1_000_000, "x" * 1_000_000, "Use at most 2,000 characters"),
    (" ", "", "Say why"),
])
def test_a_reason_is_bounded_and_cleaned(typed, kept, problem):
    assert reasons.read(typed, "Say why") == (kept, problem)


def test_where_no_reason_is_needed_none_is_missed():
    assert reasons.read(" ") == ("", None)


@pytest.mark.parametrize(("length", "problem"), [
    (0, None), (2000, None), (2001, "A reason has at most 2,000 characters"),
])
def test_a_reason_has_at_most_2000_characters(length, problem):
    assert reasons.too_long("x" * length) == problem
