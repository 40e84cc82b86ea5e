"""The right of reply: a finding and a reason, and under which sentence both are printed."""

from types import SimpleNamespace

import pytest

from auditor.rules.follow_up import replies

FINDINGS = [
    {"question": "family_fathers", "sentence": "The father was written to once."},
    {"question": "visits_purpose", "sentence": "Two visits have no purpose."},
]
TYPED = {"question": "family_fathers", "reason": "He was seen on 3 June."}


def test_a_reply_names_a_finding_and_says_why():
    assert replies.check(TYPED, FINDINGS) == (TYPED, {})


@pytest.mark.parametrize(("typed", "fields"), [
    ({"question": ""}, ["question"]), ({"question": "voice_seen"}, ["question"]),
    ({"reason": "  "}, ["reason"]), ({"reason": "x" * 10_001}, ["reason"]),
    ({"question": "", "reason": ""}, ["question", "reason"]),
])
def test_no_finding_or_no_reason_is_refused(typed, fields):
    assert list(replies.check(TYPED | typed, FINDINGS)[1]) == fields


def test_an_answer_says_something():
    assert replies.check_answer(" It stands. ") == ("It stands.", {})
    assert list(replies.check_answer(" ")[1]) == ["answer"]


def test_a_reply_stands_under_the_sentence_that_it_was_made_to():
    made = SimpleNamespace(question="family_fathers", sentence="The father was written to once.")
    assert replies.beside(FINDINGS[0], [made]) == [made]
    assert replies.beside(FINDINGS[1], [made]) == []
    corrected = FINDINGS[0] | {"sentence": "The father was seen once."}
    assert replies.beside(corrected, [made]) == []
