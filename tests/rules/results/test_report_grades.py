"""Grades are printed whole where the paper is not public, and never so that they point to anybody."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.rules.results.report_facts import Graded
from auditor.rules.results.report_grades import (
    KEPT_BACK,
    NONE_YET,
    NOT_OF_ALL,
    TOO_FEW,
    GradeRow,
    Printed,
    printed,
)
from auditor.rules.results.report_sentences import live
from reporting import DECEMBER

ROWS = (Graded("Overall", (3, 13, 3, 0)), Graded("Visits", (0, 8, 11, 0)))
counts = st.tuples(*[st.integers(0, 30)] * 4)


def said(found: Printed) -> tuple[Graded, ...]:
    """What is printed, as the facts have it."""
    return tuple(Graded(one.title, one.counts) for one in found.rows)


def test_what_is_not_public_is_printed_whole():
    assert said(printed(ROWS, 19, public=False)) == ROWS
    assert printed(ROWS, 19, public=False).rows[0].total == 19


@pytest.mark.parametrize("audits", [1, 19])
def test_with_fewer_than_20_audits_the_public_reads_words(audits):
    assert printed(ROWS, audits, public=True) == Printed((), TOO_FEW)


def test_of_20_or_more_what_points_to_somebody_is_kept_back():
    rows = (
        Graded("Overall", (5, 20, 10, 0)), Graded("Few", (4, 21, 10, 0)), Graded("One", (0, 35, 0, 0)),
    )
    overall, few, one = (found := printed(rows, 35, public=True)).rows
    assert overall == GradeRow("Overall", (5, 20, 10, 0), 35) and found.drawn == (overall,)
    assert few.counts.count(None) >= 2 and few.counts[0] is None and one.counts[1] is None
    assert found.why == KEPT_BACK and printed(rows[:1], 35, public=True).why == ""


def test_a_row_that_is_not_of_all_audits_is_left_out_in_public():
    rows = (Graded("Overall", (5, 20, 10, 0)), Graded("Visits", (5, 20, 9, 0)))
    found = printed(rows, 35, public=True)
    assert ([one.title for one in found.rows], found.why) == (["Overall"], NOT_OF_ALL)
    assert len(printed(rows, 35, public=False).rows) == 2


def test_a_section_without_grades_has_no_row():
    rows = (*ROWS, Graded("Not asked", (0, 0, 0, 0)))
    assert said(printed(rows, 19, public=False)) == ROWS
    assert printed(rows[2:], 19, public=False).why == printed((), 0, public=True).why == NONE_YET


@given(st.lists(counts, max_size=6), st.integers(0, 5))
def test_no_count_of_one_to_four_and_no_group_in_one_grade_is_printed_in_public(rows, which):
    audits = sum(rows[which]) if which < len(rows) else 20
    found = printed([Graded(str(at), row) for at, row in enumerate(rows)], audits, public=True)
    for row in found.rows:
        assert audits >= 20 and row.total in (audits, None)
        assert all(count is None or not 0 < count < 5 for count in row.counts)
        assert audits not in row.counts


def test_a_row_with_a_figure_kept_back_is_in_the_table_and_not_in_the_picture():
    whole, gap = GradeRow("Overall", (5, 20, 10, 0), 35), GradeRow("Visits", (None, 20, None, 0), 35)
    assert Printed((whole, gap)).drawn == (whole,)


@given(counts, st.integers(0, 120))
def test_in_public_the_words_for_few_audits_tell_the_side_of_half_and_no_count(row, agreed):
    total = sum(row)
    facts = replace(
        DECEMBER, audits=min(total, 19), grades=(Graded("Overall", row),), pairs=total,
        agreed=min(agreed, total),
    )
    told = live("graded", facts, True).replace(TOO_FEW, "").strip()
    kept = live("agreement", facts, True)
    sides = ("More than half of the audits", "No more than half of the audits")
    assert told == "" if total < 5 else told.startswith(sides)
    assert kept == "" if total < 5 else kept.startswith(tuple(f"In {one.lower()}" for one in sides))


def test_december_2019_is_told_in_words_or_in_full():
    assert live("graded", DECEMBER, True).startswith("More than half of the audits were graded good or")
    assert TOO_FEW in live("graded", DECEMBER, True)
    assert live("agreement", DECEMBER, True).startswith("In more than half of the audits the review")
    assert live("graded", DECEMBER, False).startswith(
        "Overall, three audits were graded outstanding, 13 good and three requires improvement"
    )
    assert live("agreement", DECEMBER, False).startswith("In 17 of 19 audits the review kept")
