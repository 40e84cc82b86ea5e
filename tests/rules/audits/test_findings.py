"""Findings: which answers may be told, and how their sentence has to be."""

from types import SimpleNamespace

import pytest

from auditor.rules.answers import Answer
from auditor.rules.audits.findings import KINDS, answer_changed, candidates, describe_change, sentence_fault
from auditor.rules.catalogue import FORMS
from auditor.rules.form_reading import read_form
from auditor.rules.forms import FINDING_KINDS

STANDARD = read_form(FORMS["standard"])
FATHERS = read_form(FORMS["fathers"])


def told(form, answers: dict[str, Answer], plan: str = "child in need") -> list[tuple[str, str]]:
    return [(c.question.key, c.kind) for c in candidates(form, answers, plan)]


@pytest.mark.parametrize(("value", "kinds"), [
    ("yes", ["strength"]),
    ("partly", ["improvement"]),
    ("no", ["improvement"]),
    ("not_evidenced", ["recording"]),
    ("not_applicable", []),
    (None, []),
])
def test_not_evidenced_is_not_no(value, kinds):
    assert [kind for _, kind in told(STANDARD, {"voice_seen": Answer(value)})] == kinds


def test_having_tried_to_reach_a_father_is_neither_strength_nor_fault():
    assert told(FATHERS, {"fathers_contacted": Answer("tried", "Three calls.")}) == []
    assert told(FATHERS, {"fathers_contacted": Answer("known")}) == [
        ("fathers_contacted", "strength")]
    assert told(FATHERS, {"fathers_contacted": Answer("not_tried")}) == [
        ("fathers_contacted", "improvement")]


def test_candidates_come_in_the_order_of_the_form_with_their_evidence():
    answers = {
        "impact_worked_well": Answer("The life story book."),
        "visits_purpose": Answer("partly", "Two of six visits."),
        "record_details": Answer("yes"),
    }
    found = candidates(STANDARD, answers, "looked after")
    assert [(c.question.key, c.kind, c.evidence) for c in found] == [
        ("record_details", "strength", ""),
        ("visits_purpose", "improvement", "Two of six visits."),
        ("impact_worked_well", "strength", "The life story book."),
    ]


def test_an_answer_that_is_hidden_is_never_told():
    answers = {"planning_reviews": Answer("no", "None since May.")}
    assert told(STANDARD, answers, "early help") == []
    assert told(STANDARD, answers, "child protection") == [("planning_reviews", "improvement")]


def test_a_grade_and_an_unwritten_text_are_no_findings():
    answers = {"overall_grade": Answer("good", "Because."), "impact_improve_most": Answer("")}
    assert told(STANDARD, answers) == []


def test_several_choices_are_told_as_the_first_that_is_a_finding():
    document = {
        "key": "small", "title": "Small", "subject": "case", "version": 1,
        "sections": [{"key": "all", "title": "All", "rail": "All", "questions": [
            {"key": "gaps", "kind": "choices", "text": "What is missing?",
             "choices": [{"key": "none", "label": "Nothing"}, {"key": "dates", "label": "Dates"}],
             "findings": {"dates": "recording"}},
            {"key": "overall_grade", "kind": "grade", "text": "How good?"},
        ]}],
    }
    form = read_form(document)
    assert told(form, {"gaps": Answer(["none"])}) == []
    assert told(form, {"gaps": Answer(["none", "dates"])}) == [("gaps", "recording")]


def test_every_kind_of_finding_has_a_label():
    assert set(KINDS) == set(FINDING_KINDS)


@pytest.mark.parametrize(("text", "words"), [
    ("Each visit had a purpose and said what was learned.", None),
    ("  Each visit had a purpose.\n", None),
    ("x" * 400, None),
    ("", "one sentence"),
    ("   ", "one sentence"),
    ("First.\nSecond.", "line break"),
    ("First.\u2028Second.", "line break"),
    ("x" * 401, "401 characters"),
])
def test_a_finding_is_one_sentence(text, words):
    message = sentence_fault(text)
    if words is None:
        assert message is None
    else:
        assert words in message


def worded(kind: str, rests_on: str | None) -> SimpleNamespace:
    return SimpleNamespace(kind=kind, rests_on=rests_on)


@pytest.mark.parametrize(("kind", "rests_on", "now", "changed"), [
    ("improvement", "no", "no", False),
    ("improvement", "no", "partly", True),  # of the same kind, and yet another answer
    ("improvement", "no", "yes", True),
    ("recording", "not_evidenced", "no", True),
    ("improvement", None, "no", False),  # what it rests on was not kept: its kind is all there is
    ("improvement", None, "yes", True),
])
def test_a_finding_is_looked_at_again_where_its_answer_is_another_one(kind, rests_on, now, changed):
    [one] = candidates(STANDARD, {"voice_seen": Answer(now, "Said on file.")}, "child in need")
    assert answer_changed(worded(kind, rests_on), one) is changed


def test_what_is_written_in_words_may_be_put_better():
    before, after = (
        candidates(STANDARD, {"impact_worked_well": Answer(text)}, "child in need")[0]
        for text in ("The life story book", "The life story book.")
    )
    assert not answer_changed(worded(before.kind, before.rests_on), after)


def test_what_changed_is_said_in_the_words_of_the_form():
    [one] = candidates(STANDARD, {"voice_seen": Answer("yes")}, "child in need")
    assert describe_change(worded("improvement", "no"), one) == (
        "The answer is now “Yes”. It was “No” when this was written."
    )
    assert describe_change(worded("improvement", None), one) == (
        "The answer is now “Yes”. It was another one when this was written."
    )
