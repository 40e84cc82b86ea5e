"""The shape of a signed copy: what it holds, and what the findings page may know of it."""

import json
from types import SimpleNamespace

import pytest

from auditor.rules import catalogue
from auditor.rules.answers import Answer
from auditor.rules.form_reading import read_form
from auditor.rules.reviews.signed_copy import build, findings_of, for_supervision, other_remarks

FORM = read_form(catalogue.FORMS["standard"])
FACTS = {
    "copy": 1, "replaces": None, "reference": "M-1", "subject": "case",
    "service": "Children's Social Care", "plan": "child in need", "worker": "Worker",
    "team": "South", "supervisor": "Supervisor", "auditor_role": "external auditor", "cycle": "Q4",
    "period": {"from": None, "to": None}, "sources": [], "dates": {}, "reviews": 3,
    "actions": [], "remarks": [], "concerns": 1,
}
RECORD_ONLY = {"auditor": "Auditor Name", "comments": [], "timeline": []}


def grade(first, final=None, *changes):
    return SimpleNamespace(first=first, auditors=first, final=final or first, changes=changes)


def told(question, kind, sentence="One sentence."):
    return SimpleNamespace(question=question, kind=kind, sentence=sentence)


def copy(answers, *findings, plan="child in need", grades=None, **facts):
    given = {key: Answer(*one) for key, one in answers.items()}
    return build(FORM, given, plan, grades or {}, findings, FACTS | facts, RECORD_ONLY)


def keys(document):
    return [q["key"] for section in document["sections"] for q in section["questions"]]


def test_a_signed_copy_is_plain_json_with_a_schema_version():
    document = copy({"record_details": ("yes", "Front page of 3 June.")})
    assert json.loads(json.dumps(document)) == document
    assert document["schema"] == 1


def test_it_holds_every_shown_question_with_number_text_answer_and_evidence():
    document = copy({"record_details": ("not_evidenced", "Front page of 3 June.")})
    first = document["sections"][0]["questions"][0]
    assert first["number"] == 1
    assert first["text"] == FORM.question("record_details").text
    assert (first["answer"], first["evidence"]) == (
        "Not evidenced on file", "Front page of 3 June.",
    )
    assert document["form"] == {"key": "standard", "title": FORM.title, "version": 1}


def test_questions_that_are_not_shown_are_in_no_part_of_it():
    document = copy(
        {"planning_reviews": ("no", "Hidden evidence."), "planning_plan": ("yes", "Seen.")},
        told("planning_reviews", "improvement"), told("planning_plan", "strength"),
        plan="early help",
        remarks=[{"question": "planning_reviews", "text": "Hidden remark."}],
    )
    assert "planning_reviews" not in keys(document)
    assert "Hidden" not in json.dumps(document)
    assert [one["question"] for one in document["findings"]] == ["planning_plan"]


def test_strengths_are_told_first_then_improvements_then_recording_each_in_the_forms_order():
    document = copy(
        {"record_chronology": ("not_evidenced", "a"), "family_fathers": ("no", "b"),
         "visits_purpose": ("partly", "c"), "oversight_follow_up": ("yes", "d")},
        told("record_chronology", "recording"), told("visits_purpose", "improvement"),
        told("family_fathers", "improvement"), told("oversight_follow_up", "strength"),
    )
    assert [(one["question"], one["evidence"]) for one in document["findings"]] == [
        ("oversight_follow_up", "d"), ("family_fathers", "b"), ("visits_purpose", "c"),
        ("record_chronology", "a"),
    ]


def test_a_finding_whose_answer_no_longer_makes_it_one_is_not_told():
    document = copy({"family_fathers": ("not_applicable", "No father is known.")},
                    told("family_fathers", "improvement"))
    assert document["findings"] == []


def test_long_evidence_is_kept_to_the_last_character():
    long = "word " * 600 + "the end"
    document = copy({"family_fathers": ("no", long)}, told("family_fathers", "improvement"))
    assert document["findings"][0]["evidence"] == long


def test_both_grades_are_kept_with_the_reasons_of_auditor_and_reviewer():
    change = SimpleNamespace(stage=2, before="good", after="inadequate", reason="No visit at all.")
    document = copy(
        {"record_grade": ("good", "In order."), "overall_grade": ("good", "Careful.")},
        grades={
            "record_grade": grade("good", "inadequate", change), "overall_grade": grade("good"),
        },
    )
    assert document["grades"] == [{
        "question": "record_grade", "section": "Record and history", "first": "good",
        "auditors": "good", "final": "inadequate", "reasons": "In order.",
        "changes": [{"stage": 2, "before": "good", "after": "inadequate",
                     "reason": "No visit at all."}],
    }]
    assert document["overall"]["final"] == "good"


def test_the_findings_page_knows_only_the_grades_after_review():
    change = SimpleNamespace(stage=2, before="good", after="inadequate", reason="No visit at all.")
    page = for_supervision(copy(
        {"record_grade": ("good", "In order.")},
        grades={"record_grade": grade("good", "inadequate", change)},
    ))
    assert page["grades"] == [("Record and history", "inadequate")]
    assert page["overall"] is None


@pytest.mark.parametrize("never", [
    "Auditor Name", "In order.", "No visit at all.", "an answer that is no finding", "concerns",
    "why it was reopened", "sections", "timeline",
])
def test_the_findings_page_never_knows(never):
    change = SimpleNamespace(stage=2, before="good", after="inadequate", reason="No visit at all.")
    document = copy(
        {"record_grade": ("good", "In order."),
         "voice_seen": ("yes", "an answer that is no finding")},
        grades={"record_grade": grade("good", "inadequate", change)},
        replaces={"copy": 1, "signed_off": "2026-11-02T09:00:00", "reason": "why it was reopened"},
    )
    assert never in json.dumps(document)
    assert never not in json.dumps(for_supervision(document))


def test_a_fact_added_later_stays_off_the_findings_page_until_it_is_let_on_to_it():
    assert "new" not in for_supervision(copy({}, new="something"))


def test_remarks_stand_under_the_finding_on_the_same_question_or_else_by_themselves():
    document = copy(
        {"family_fathers": ("no", "b")}, told("family_fathers", "improvement"),
        remarks=[{"question": "family_fathers", "text": "Begin with him."},
                 {"question": "voice_words", "text": "Well heard."},
                 {"question": "", "text": "Thank you."}],
    )
    assert findings_of(document, "improvement")[0]["remarks"] == ["Begin with him."]
    assert [(one["asked"], one["text"]) for one in other_remarks(document)] == [
        (FORM.question("voice_words").text, "Well heard."), ("", "Thank you."),
    ]


THEMES = read_form({
    "key": "kinds", "title": "Kinds", "subject": "case", "version": 1, "scales": {},
    "sections": [{"key": "overall", "title": "Overall", "rail": "Overall", "questions": [
        {"key": "when", "kind": "date", "text": "When?"},
        {"key": "how_many", "kind": "whole_number", "text": "How many?"},
        {"key": "which", "kind": "choices", "text": "Which?",
         "choices": [{"key": "a", "label": "Letters"}, {"key": "b", "label": "Calls"}]},
        {"key": "words", "kind": "text", "text": "What?"},
        {"key": "overall_grade", "kind": "grade", "text": "Grade?"},
    ]}],
})


@pytest.mark.parametrize(("key", "value", "words"), [
    ("when", "2019-12-09", "9 December 2019"),
    ("how_many", 0, "0"),
    ("which", ["b", "a"], "Letters; Calls"),
    ("words", "As it was.", "As it was."),
    ("overall_grade", "requires_improvement", "Requires improvement to be good"),
    ("when", None, ""),
    ("which", [], ""),
])
def test_an_answer_is_kept_in_the_words_of_its_form(key, value, words):
    assert THEMES.question(key).said(value) == words
