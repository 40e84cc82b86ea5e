"""Two versions of a form ask the same question only in the same words, with the same answers."""

import copy

import pytest

from auditor.rules.form_reading import read_form
from auditor.rules.question_identity import wording
from versions import DOCUMENT, FIRST, changed


@pytest.mark.parametrize("more", [
    {"hint": "Another hint."}, {"evidence_label": "What you saw"}, {"themes": ["fathers"]},
    {"text": "Does each visit have a purpose  that comes from\nthe plan, and say what was learned?"},
])
def test_hints_evidence_themes_and_line_breaks_make_no_other_question(more):
    assert wording(changed("visits_purpose", **more), "visits_purpose") == wording(FIRST, "visits_purpose")


def test_other_words_make_another_question():
    second = changed("visits_purpose", text="Has each visit a purpose?")
    assert wording(second, "visits_purpose") != wording(FIRST, "visits_purpose")
    assert wording(second, "visits_frequency") == wording(FIRST, "visits_frequency")


def test_other_answers_make_another_question():
    document = copy.deepcopy(DOCUMENT)
    document["scales"]["usual"][1]["label"] = "In part"
    second = read_form(document)
    assert wording(second, "visits_purpose") != wording(FIRST, "visits_purpose")
    assert wording(second, "visits_grade") == wording(FIRST, "visits_grade")


def test_the_grade_of_a_section_that_is_called_otherwise_is_another():
    second = changed("", of_section={"title": "Visits"})
    assert wording(second, "visits_grade") != wording(FIRST, "visits_grade")
    assert wording(second, "visits_purpose") == wording(FIRST, "visits_purpose")


def test_what_is_not_asked_has_no_wording():
    assert wording(FIRST, "nothing_like_it") is None
