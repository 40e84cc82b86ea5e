"""The demonstration's bank of texts: enough, varied, and nothing like a child's data."""

import re
from collections import Counter

import pytest

from auditor.demo import remarks, texts
from auditor.demo.texts.reading import read
from auditor.demo.texts.wording import For, Text
from auditor.rules.cases.identifiers import warnings
from auditor.rules.catalogue.fathers import FORM as FATHERS
from auditor.rules.catalogue.standard import FORM as STANDARD
from auditor.rules.catalogue.supervision import FORM as SUPERVISION
from auditor.rules.forms import GRADES, PLANS

ANSWERS = ("yes", "partly", "no", "not_evidenced", "not_applicable")
EVIDENCE = {*ANSWERS, "known", "tried", "not_tried"} - {"not_applicable"}
GRADE_KEYS = [grade.key for grade in GRADES]
USUAL_NUMBER = {
    "yes": 6, "partly": 4, "no": 3, "not_evidenced": 2, "not_applicable": 2,
    "strength": 3, "improvement": 3, "recording": 2,
}
CHOICE_FOR_ONE_PLAN = {"yes": 3, "partly": 2, "no": 1, "not_evidenced": 1, "not_applicable": 1}
OVERALL_NUMBER = {"outstanding": 3, "good": 6, "requires_improvement": 5, "inadequate": 3}
ABOUT_3000 = range(2_800, 3_300)


def questions(form: dict, kind: str) -> list[dict]:
    return [
        question
        for section in form["sections"]
        for question in section["questions"]
        if question["kind"] == kind
    ]


def keys(form: dict, kind: str) -> list[str]:
    return [question["key"] for question in questions(form, kind)]


def plans_asked(question: dict) -> list[str]:
    """The plans for which the question can be shown."""
    shown = question["shown_when"] or {}
    conditions = shown if isinstance(shown, list) else [shown]
    return [
        plan
        for plan in PLANS
        if all(
            plan in condition.get("plan", PLANS) and plan not in condition.get("not_plan", ())
            for condition in conditions
        )
    ]


def plain(text: Text) -> str:
    return text if isinstance(text, str) else text.text


def entries(value: object) -> list[str]:
    """Every text in a structure of lists, dicts and texts for some plans, as it was written."""
    if isinstance(value, For | str):
        return [plain(value)]
    if isinstance(value, dict):
        value = [part for name, part in value.items() if name not in ("question", "plans")]
    return [text for part in value if not isinstance(part, bool) for text in entries(part)]


BANKED = entries(texts.QUESTIONS) + entries(texts.GRADES)
REASONS = entries([
    texts.REPLIES, {name: one for name, one in texts.REASONS.items() if name != "changed_grades"},
    [change["reason"] for change in texts.CHANGED_GRADES],
    [comment["text"] for comment in texts.COMMENTS],
    read("supervision_sessions"), read("progress"),
])
ALL = BANKED + REASONS + entries(texts.ACTIONS) + entries(texts.CONCERNS)


@pytest.mark.parametrize("form", [STANDARD, FATHERS, SUPERVISION], ids=lambda one: one["key"])
def test_the_bank_has_every_answer_that_a_form_can_ask_for_and_no_other(form):
    asked = {
        question["key"]: {
            "grade": set(GRADE_KEYS), "text": {"any"},
            "scale": {option["key"] for option in form["scales"].get(question.get("scale"), ())},
        }[question["kind"]] | set((question.get("findings") or {}).values())
        for section in form["sections"]
        for question in section["questions"]
    }
    assert {question: set(given) for question, given in texts.BANK[form["key"]].items()} == asked


@pytest.mark.parametrize("question", keys(STANDARD, "scale"))
def test_every_scale_question_has_texts_and_findings_enough(question):
    counted = {name: len(given) for name, given in texts.QUESTIONS[question].items()}
    short = {name: n for name, n in USUAL_NUMBER.items() if counted.get(name, 0) < n}
    assert not short


@pytest.mark.parametrize("question", questions(STANDARD, "scale"), ids=lambda one: one["key"])
def test_every_plan_that_is_asked_has_its_choice_of_evidence(question):
    for plan in plans_asked(question):
        for answer, fewest in CHOICE_FOR_ONE_PLAN.items():
            picked = {texts.pick(question["key"], answer, plan, turn) for turn in range(20)}
            assert len(picked) >= fewest, (answer, plan)


@pytest.mark.parametrize("form", [FATHERS, SUPERVISION], ids=["fathers", "supervision"])
def test_every_answer_of_the_thematic_forms_has_evidence(form):
    for question in questions(form, "scale"):
        for option in form["scales"][question["scale"]]:
            for plan in (None, *PLANS):
                assert texts.pick(question["key"], option["key"], plan, 0)


@pytest.mark.parametrize("form", [STANDARD, FATHERS, SUPERVISION], ids=lambda one: one["key"])
def test_every_candidate_finding_has_a_sentence_for_each_plan(form):
    for question in questions(form, "scale") + questions(form, "text"):
        for kind in question["findings"].values():
            for plan in (None, *PLANS):
                for turn in range(10):
                    sentence = texts.pick_finding(question["key"], kind, plan, turn)
                    lowest = 60 if form is STANDARD else 40
                    assert lowest <= len(sentence) <= 200, sentence


@pytest.mark.parametrize("form", [STANDARD, FATHERS, SUPERVISION], ids=lambda one: one["key"])
def test_every_grade_has_reasons_of_a_paragraph(form):
    for question in keys(form, "grade"):
        for grade in GRADE_KEYS:
            for plan in (None, *PLANS):
                for turn in range(6):
                    reasons = texts.pick_grade(question, grade, plan, turn, form["key"])
                    assert 150 <= len(reasons) <= 450, reasons


def test_section_grades_have_two_or_three_reasons_and_the_overall_grade_more():
    for question, by_grade in texts.GRADES["standard"].items():
        counted = {grade: len(reasons) for grade, reasons in by_grade.items()}
        if question == "overall_grade":
            assert counted == OVERALL_NUMBER
        else:
            assert set(counted) == set(GRADE_KEYS) and set(counted.values()) <= {2, 3}


@pytest.mark.parametrize("question", ["impact_worked_well", "impact_improve_most"])
def test_questions_of_free_words_have_ten_texts_each_with_its_own_finding(question):
    given = dict(texts.QUESTIONS[question])
    answers, (sentences,) = given.pop("any"), given.values()
    assert len(answers) == len(sentences) == 10


def test_evidence_is_of_a_length_that_auditors_write():
    for question, by_answer in texts.QUESTIONS.items():
        lowest = 180 if question.startswith(("fathers_", "supervision_")) else 200
        for answer in EVIDENCE & set(by_answer):
            for text in entries(by_answer[answer]):
                length = len(texts.worded(text, "child in need"))
                assert lowest <= length <= 900 or length in ABOUT_3000, (question, length, text)


def test_reasons_for_not_applicable_are_short():
    for by_answer in texts.QUESTIONS.values():
        for text in entries(by_answer.get("not_applicable", [])):
            assert 25 <= len(text) <= 150, text


def test_at_least_five_sections_have_evidence_of_about_3000_characters():
    sections = {
        question.split("_")[0]
        for question, by_answer in texts.QUESTIONS.items()
        for text in entries(by_answer)
        if len(text) in ABOUT_3000
    }
    assert len(sections) >= 5


def test_no_two_texts_are_alike():
    counted = Counter(text.casefold() for text in ALL if text)
    assert [text for text, times in counted.items() if times > 1] == []


def test_no_two_texts_of_a_section_open_alike():
    openings = Counter(" ".join(text.split()[:7]).casefold() for text in BANKED if len(text) > 200)
    assert [opening for opening, times in openings.items() if times > 1] == []


@pytest.mark.parametrize("plan", PLANS)
def test_nothing_looks_like_a_childs_name_birth_number_or_postcode(plan):
    for text in ALL:
        assert warnings(texts.worded(text, plan)) == [], text


def test_texts_of_the_bank_suit_any_year():
    dated = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b")
    assert [text for text in BANKED if dated.search(text)] == []


def test_every_place_left_open_is_filled_for_every_plan():
    for plan in (None, *PLANS):
        assert not [text for text in ALL if re.search(r"[{}]", texts.worded(text, plan))]


def test_a_care_leaver_is_a_young_person_and_early_help_has_practitioners():
    opening = "The {child} knows the {worker}."
    assert texts.worded(opening, "care leaver") == "The young person knows the personal adviser."
    assert texts.worded(opening, "early help") == "The child knows the early help practitioner."


def test_the_same_turn_gives_the_same_text_and_the_next_turn_another():
    first, again, other = (
        texts.pick("visits_purpose", "yes", "child in need", turn) for turn in (4, 4, 5)
    )
    assert first == again != other


def test_a_text_for_some_plans_is_not_taken_for_another():
    for turn in range(20):
        assert "tenancy" not in texts.pick("record_details", "yes", "child protection", turn)


def test_actions_belong_to_questions_and_say_how_we_shall_know():
    asked = {key for form in (STANDARD, FATHERS, SUPERVISION) for key in keys(form, "scale")}
    assert len(texts.ACTIONS) >= 30
    for action in texts.ACTIONS:
        assert action["question"] in asked
        assert action["what"] and action["why"] and action["how_known"]
    assert {action["urgent"] for action in texts.ACTIONS} == {True, False}


@pytest.mark.parametrize("question", questions(STANDARD, "scale"), ids=lambda one: one["key"])
def test_every_question_of_the_standard_form_has_an_action_for_children(question):
    for plan in plans_asked(question):
        if plan != "care leaver":
            assert texts.pick_action(question["key"], plan, 0)


def test_reviewers_remark_on_what_suits_a_remark_on_what_they_return_and_on_the_whole_audit():
    assert len(texts.COMMENTS) >= 23 and sum(one["for_worker"] for one in texts.COMMENTS) >= 4
    remarked = {None, *remarks.SUITS, *remarks.CORRECTIONS}
    assert {one["question"] for one in texts.COMMENTS} == remarked
    assert remarked <= {None, *keys(STANDARD, "scale")}
    assert texts.REPLIES.keys() == remarks.CORRECTIONS.keys()


def test_changed_grades_name_a_grade_question_and_two_grades():
    for change in texts.CHANGED_GRADES:
        assert change["question"] in keys(STANDARD, "grade")
        assert change["from"] != change["to"] and {change["from"], change["to"]} <= set(GRADE_KEYS)


def test_one_of_the_concerns_is_not_yet_told_and_all_were_answered():
    concerns = [texts.pick_concern("child in need", turn) for turn in range(4)]
    assert [bool(concern["told_answer"]) for concern in concerns].count(False) == 1
    assert all(concern["acknowledged"] for concern in concerns)
