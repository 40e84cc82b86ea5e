"""What a summary lists: every question in its wording, shares without what did not apply."""

from collections import Counter

import pytest

from auditor.rules.catalogue import FORMS
from auditor.rules.form_reading import read_form
from auditor.rules.results import summary
from auditor.rules.results.summary import Tally, lines
from versions import FIRST, changed

FATHERS = read_form(FORMS["fathers"])


def tally(question: str, value: str, number: int = 1, *, version=1, first="", told="") -> Tally:
    return Tally(1, version, question, value, first, told, number)


def line_of(listed, key: str):
    return next(one for one in listed if one.key == key)


def test_every_question_of_the_form_is_listed_in_its_order_asked_or_not():
    listed = lines([tally("visits_purpose", "yes")], {1: FIRST}, 1)
    assert [one.question.key for one in listed] == [one.key for one in FIRST.questions()]
    assert line_of(listed, "voice_seen").total == 0
    assert line_of(listed, "voice_seen").share is None


def test_not_applicable_is_part_of_no_share():
    [line] = [one for one in lines([
        tally("visits_purpose", "yes", 3), tally("visits_purpose", "partly", 1),
        tally("visits_purpose", "not_applicable", 6),
    ], {1: FIRST}, 1) if one.answers]
    assert (line.total, line.not_applicable, line.share) == (4, 6, 0.75)
    assert [(option.key, number) for option, number in line.counts] == [
        ("yes", 3), ("partly", 1), ("no", 0), ("not_evidenced", 0)
    ]


def test_one_question_with_many_tallies_is_counted_together():
    [line] = [one for one in lines([
        tally("family_grade", "good", 4, first="good"),
        tally("family_grade", "requires_improvement", 2, first="good"),
        tally("visits_purpose", "no", 0),
    ], {1: FIRST}, 1) if one.answers.total()]
    assert line.grades == [
        ("outstanding", 0), ("good", 4), ("requires_improvement", 2), ("inadequate", 0)
    ]
    assert line.pairs == {("good", "good"): 4, ("good", "requires_improvement"): 2}
    assert line.agreement.pairs == 6


def test_a_question_in_other_words_is_a_line_of_its_own():
    forms = {1: FIRST, 2: changed("visits_purpose", text="Has each visit a purpose?")}
    listed = lines([
        tally("visits_purpose", "yes", 5, version=2), tally("visits_purpose", "yes", 2, version=1),
        tally("visits_frequency", "yes", 2, version=1), tally("visits_frequency", "yes", 5, version=2),
    ], forms, 2)
    assert line_of(listed, "visits_purpose").answers == {"yes": 5}
    assert line_of(listed, "visits_purpose@1").answers == {"yes": 2}
    assert line_of(listed, "visits_frequency").answers == {"yes": 7}
    assert [one.version for one in listed].count(1) == 1


def test_answers_of_another_form_stand_after_those_of_the_cycles():
    listed = lines([tally("fathers_seen", "no", version=3)], {1: FIRST, 3: FATHERS}, 1)
    assert listed[-1].key == "fathers_seen@3"


def test_grades_come_overall_first_and_are_no_answers_of_a_section():
    listed = lines([], {1: FIRST}, 1)
    graded = summary.graded(listed)
    assert graded[0].overall and len(graded) == 9
    asked = [one for some in summary.by_section(listed).values() for one in some]
    assert len(asked) == len(listed) - 9


def test_groups_add_up_the_questions_of_an_aspect_and_of_a_theme():
    listed = lines([
        tally("visits_frequency", "yes", 2), tally("visits_purpose", "partly", 3, told="improvement"),
        tally("visits_purpose", "not_applicable", 9), tally("voice_seen", "no", 1, told="improvement"),
        tally("record_chronology", "not_evidenced", 1, told="recording"),
    ], {1: FIRST}, 1)
    compliance, quality = summary.by_aspect(listed)
    assert (compliance.name, compliance.total, quality.total) == ("compliance", 4, 3)
    assert compliance.share == 0.5
    assert compliance.to_improve == 2
    visits = next(one for one in summary.by_theme(listed) if one.name == "visits")
    assert (visits.counts["yes"], visits.counts["partly"], visits.questions) == (2, 3, 4)
    assert visits.told == {"improvement": 4}


def test_two_scales_are_never_added_up():
    listed = lines([
        tally("fathers_seen", "yes", 2), tally("fathers_contacted", "known", 1),
    ], {1: FATHERS}, 1)
    groups = [one for one in summary.by_theme(listed) if one.name == "fathers"]
    assert sorted(one.total for one in groups) == [1, 2]


def test_findings_told_are_counted_by_kind():
    listed = lines([
        tally("visits_purpose", "yes", 2, told="strength"), tally("voice_seen", "yes", 3, told="strength"),
        tally("voice_seen", "no", 1, told="improvement"),
    ], {1: FIRST}, 1)
    assert summary.told_by_kind(listed) == Counter(strength=5, improvement=1)
    assert line_of(listed, "voice_seen").told_in_all == 4


@pytest.mark.parametrize("key", ["impact_worked_well", "overall_grade"])
def test_what_was_written_or_not_graded_has_no_value(key):
    assert line_of(lines([tally(key, "", 4)], {1: FIRST}, 1), key).answers[""] == 4


def test_a_form_with_two_scales_has_its_themes_on_each_of_them():
    listed = lines([
        tally("fathers_identified", "yes", 2), tally("fathers_contacted", "known", 3),
        tally("fathers_contact_tried", "tried", 1),
    ], {1: FATHERS}, 1)
    usual, known = summary.on_one_scale(summary.by_theme(listed))
    assert [option.key for option in usual[0]] == ["yes", "partly", "no", "not_evidenced"]
    assert [option.key for option in known[0]] == ["known", "tried", "not_tried"]
    assert {one.name for one in usual[1]} == {"fathers", "systemic", "visits"}
    [fathers] = known[1]
    assert (fathers.name, fathers.questions, fathers.counts) == ("fathers", 2, {"known": 3, "tried": 1})
