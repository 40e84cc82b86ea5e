"""No text in a cell is taken for a formula, and every text can be had back."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from auditor.rules.results.spreadsheet_cells import (
    CUT,
    MOST_IN_A_CELL,
    begins_formula,
    file_name,
    fit,
    safe,
)
from workbooks import plain

TEXTS = st.one_of(
    st.text(), st.text("=+-@\t\r\n '’＝＋－＠a1", max_size=8),
)


@given(TEXTS)
@example("'=1")
@example("''=1")
@example(" \t=cmd|' /C calc'!A0")
def test_no_cell_begins_as_a_formula_does_and_its_text_can_be_had_back(text):
    assert not safe(text).startswith(tuple("=+-@\t\r\n＝＋－＠"))
    assert not safe(text).lstrip().startswith(tuple("=+-@＝＋－＠"))
    assert plain(safe(text)) == text


@pytest.mark.parametrize("text", [
    "=HYPERLINK(\"http://x\",\"y\")", "+44 20 7946 0000", "-2", "- seen alone", "@SUM(A1)", "\tx", "\rx",
    "\n=1", "  =1", "＝1", "\u00a0=1",
])
def test_what_may_be_read_as_a_formula_gets_an_apostrophe(text):
    assert safe(text) == "'" + text


@pytest.mark.parametrize("text", [
    "", "Seen alone on 3 May; 2 = 2", "“Mum says”", "a=1", "'Tis said", "Zoë ✓", "1-2", "(=1)",
])
def test_ordinary_text_stays_as_it_is(text):
    assert safe(text) == text and not begins_formula(text)


def test_a_workbooks_cell_holds_no_control_characters():
    assert fit("a\0b\x0bc\ud800d\tline\r\nend") == "abcd\tline\nend"


def test_what_does_not_fit_a_cell_is_cut_and_says_so():
    assert fit("x" * MOST_IN_A_CELL) == "x" * MOST_IN_A_CELL
    cut = fit("x" * (MOST_IN_A_CELL + 1))
    assert len(cut) == MOST_IN_A_CELL and cut.endswith(CUT)


@pytest.mark.parametrize(("title", "name"), [
    ("December 2019", "Answers December 2019.csv"),
    ("Q4 2026: fathers/visits", "Answers Q4 2026 fathers visits.csv"),
    ("../../etc/passwd", "Answers etc passwd.csv"),
    ("\"; filename=x.exe\r\n", "Answers filename x exe.csv"),
    ("Äußere Sicht_1", "Answers Äußere Sicht 1.csv"),
    ("…", "Answers.csv"),
    ("x" * 200, "Answers " + "x" * 80 + ".csv"),
])
def test_a_file_is_named_by_the_title_and_nothing_a_system_stumbles_over(title, name):
    assert file_name(title, "csv") == name
