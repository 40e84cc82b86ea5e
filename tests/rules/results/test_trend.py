"""Grades beside earlier cycles: each in the words of its form, and a break where the words changed."""

from auditor.rules.results.summary import Tally
from auditor.rules.results.trend import Round, trend
from versions import FIRST, changed

SECOND = changed("overall_grade", "impact", text="How good is the practice in this case?")
FORMS = {1: FIRST, 2: SECOND}
ROUNDS = [Round(7, "June", 1), Round(8, "July", 1), Round(9, "August", 2), Round(10, "Now", 2)]


def given(cycle: int, version: int, grade: str, number: int, question: str = "overall_grade") -> Tally:
    return Tally(cycle, version, question, grade, "", "", number)


def test_each_cycle_has_its_bar_and_the_line_breaks_where_the_words_changed():
    bars = trend("overall_grade", ROUNDS, FORMS, [
        given(7, 1, "good", 3), given(7, 1, "inadequate", 1), given(8, 1, "good", 2),
        given(9, 2, "good", 5), given(10, 2, "outstanding", 4),
    ])
    assert [bar.round.title for bar in bars] == ["June", "July", "August", "Now"]
    assert bars[0].grades == [
        ("outstanding", 0), ("good", 3), ("requires_improvement", 0), ("inadequate", 1)
    ]
    assert [bar.total for bar in bars] == [4, 2, 5, 4]
    assert [bar.breaks for bar in bars] == [False, False, True, False]
    assert all(bar.asked for bar in bars)


def test_what_was_carried_in_and_asked_in_other_words_is_no_part_of_the_bar():
    bars = trend("overall_grade", ROUNDS, FORMS, [given(9, 2, "good", 5), given(9, 1, "good", 2)])
    assert bars[2].total == 5


def test_a_grade_that_kept_its_words_goes_on_across_versions():
    bars = trend("visits_grade", ROUNDS, FORMS, [
        given(7, 1, "good", 1, "visits_grade"), given(10, 2, "good", 2, "visits_grade"),
    ])
    assert not any(bar.breaks for bar in bars)
    assert [bar.total for bar in bars] == [1, 0, 0, 2]


def test_where_a_form_has_no_such_grade_there_is_nothing_and_a_break():
    bars = trend("new_grade", ROUNDS[:2], {1: FIRST}, [])
    assert [bar.asked for bar in bars] == [False, False]
    assert [bar.total for bar in bars] == [0, 0]
