"""Findings: which answers may be told, and how their sentence has to be."""

import pytest

from auditor.rules.answers import Answer
from auditor.rules.catalogue import FORMS
from auditor.rules.findings import KINDS, candidates, check_sentence
from auditor.rules.questions import FINDING_KINDS, read_form

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
    message = check_sentence(text)
    if words is None:
        assert message is None
    else:
        assert words in message
