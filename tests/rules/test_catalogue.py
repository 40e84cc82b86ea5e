"""The forms that come with the product: complete, in order, and asked of whom they concern."""

import json
import re

import pytest

from auditor.rules.answers import Answer
from auditor.rules.catalogue import FORMS
from auditor.rules.form_reading import read_form
from auditor.rules.forms import GRADES, PLANS, shown

READ = {key: read_form(document) for key, document in FORMS.items()}
QUESTIONS = [pytest.param(q, id=f"{form.key}-{q.key}")
             for form in READ.values() for q in form.questions()]
LATER_IN_THE_PROCESS = {"planning_contingency", "planning_reviews", "oversight_decisions"}


@pytest.mark.parametrize(("key", "numbered", "section_grades", "sections", "subject"), [
    ("standard", 36, 8, 9, "case"),
    ("supervision", 15, 0, 4, "worker"),
    ("fathers", 14, 0, 4, "case"),
])
def test_each_form_has_its_number_of_questions(key, numbered, section_grades, sections, subject):
    form = READ[key]
    numbers = [q.number for q in form.questions()]
    assert [n for n in numbers if n is not None] == list(range(1, numbered + 1))
    assert numbers.count(None) == section_grades
    assert len(form.sections) == sections
    assert form.subject == subject


@pytest.mark.parametrize("key", FORMS)
def test_a_form_is_the_same_after_it_was_kept_as_json(key):
    assert json.loads(json.dumps(FORMS[key])) == FORMS[key]


def test_the_forms_share_no_data_that_one_could_change_for_another():
    first = FORMS["standard"]["scales"]["usual"]
    assert first == FORMS["supervision"]["scales"]["usual"]
    assert first is not FORMS["supervision"]["scales"]["usual"]
    assert first[0] is not FORMS["supervision"]["scales"]["usual"][0]


def test_sections_one_to_eight_end_with_a_grade_and_the_ninth_with_the_overall_grade():
    sections = READ["standard"].sections
    assert all(s.questions[-1] is s.grade for s in sections[:8])
    assert sections[8].questions[-1].key == "overall_grade"


@pytest.mark.parametrize("key", FORMS)
def test_the_overall_grade_is_the_last_question(key):
    assert list(READ[key].questions())[-1].key == "overall_grade"


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_asks_one_thing_and_its_hint_is_one_sentence(question):
    assert question.text.endswith("?") and question.text.count("?") == 1
    assert question.hint.endswith((".", "?"))
    assert not re.search(r"[.?!]\s", question.hint)
    assert question.aspect in ("compliance", "quality")
    assert len(question.text) <= 160 and len(question.hint) <= 160


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_grade_asks_for_reasons_and_a_scale_for_evidence_where_something_is_wanting(question):
    if question.kind.is_grade:
        assert question.evidence_for == {grade.key for grade in GRADES}
        assert question.evidence_label.startswith("Reasons")
    elif question.kind.counted_by_theme:
        good = {"yes", "known", "not_applicable"}
        assert question.evidence_for == {o.key for o in question.options} - good


def test_the_usual_scale_tells_not_evidenced_from_no():
    assert [(o.label, o.asks) for o in READ["standard"].question("record_details").options] == [
        ("Yes", None), ("Partly", None), ("No", None), ("Not evidenced on file", None),
        ("Not applicable", "reason"),
    ]


@pytest.mark.parametrize("plan", PLANS)
def test_early_help_is_not_asked_what_only_social_care_does(plan):
    visible = shown(READ["standard"], {}, plan)
    assert visible.issuperset(LATER_IN_THE_PROCESS) == (plan != "early help")
    assert ("planning_permanence" in visible) == (plan in ("looked after", "care leaver"))
    hidden = {q.key for q in READ["standard"].questions()} - visible
    assert hidden <= LATER_IN_THE_PROCESS | {"planning_permanence"}


@pytest.mark.parametrize(("answer", "asked"), [
    (None, False), ("yes", False), ("partly", True), ("no", True), ("not_evidenced", True),
    ("not_applicable", True),
])
def test_why_a_father_was_kept_out_is_asked_only_where_he_may_have_been(answer, asked):
    answers = {"fathers_meetings": Answer(answer)}
    assert ("fathers_excluded" in shown(READ["fathers"], answers, "looked after")) == asked


def test_exactly_one_question_takes_up_what_earlier_audits_asked_for():
    follow = {key: [q.key for q in form.questions() if q.follows_up]
              for key, form in READ.items()}
    assert follow == {
        "standard": ["oversight_follow_up"],
        "supervision": ["supervision_audit_findings"],
        "fathers": [],
    }


def test_summaries_can_count_by_each_theme():
    themes = {theme for form in READ.values() for q in form.questions() for theme in q.themes}
    assert themes == {"systemic", "fathers", "visits", "supervision"}
