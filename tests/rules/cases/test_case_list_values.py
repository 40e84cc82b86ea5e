"""What stands in the cells of real case lists, and what is kept of it."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.rules.cases.case_lists import values
from auditor.rules.cases.case_lists.values import BadCell

THIRD_OF_MARCH = datetime.date(2025, 3, 3)
ANY_CELL = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=40), st.datetimes(),
    st.dates(), st.binary(max_size=4), st.just("#N/A"), st.just("=A1"),
)


@pytest.mark.parametrize("cell", [
    1005, 1005.0, "1005", "1005.0", " 1005 ", "1005\u00a0", "\ufeff1005", '="1005"', "１００５",
])
def test_a_reference_is_the_same_however_the_spreadsheet_holds_it(cell):
    assert values.reference(cell) == "1005"


@pytest.mark.parametrize("cell, why", [
    (None, "is empty"), ("  ", "is empty"), ("#N/A", "is empty"), ("N/A", "is empty"),
    (True, "is no reference"), (datetime.datetime(2025, 3, 3), "is no reference"),
    ("Made Up Name", "looks like a name"), ("1.23457E+11", "was shortened"),
    (1.5e16, "more figures"), (10**15, "more figures"), (float("nan"), "more figures"),
    ("=A2&B2", "holds a formula"), ("9" * 61, "more than 60 characters"),
])
def test_what_is_no_reference_is_refused_with_the_reason(cell, why):
    with pytest.raises(BadCell, match=why):
        values.reference(cell)


def test_references_keep_their_letters_and_noughts():
    assert values.reference("00123") == "00123"
    assert values.reference("M-10277/2") == "M-10277/2"


@pytest.mark.parametrize("cell", [
    THIRD_OF_MARCH, datetime.datetime(2025, 3, 3, 14, 5), 45719, 45719.0, 45719.6, "45719",
    "03/03/2025", "3/3/2025", "3/3/25", "03-03-2025", "03.03.2025", "2025-03-03",
    "2025-03-03T00:00:00Z", "2025-03-03 00:00:00.000", "03/03/2025 00:00", "20250303",
    "3 March 2025", "3rd March 2025", "03-Mar-25", "Monday 3rd of March 2025", "3 mar 2025",
    " 03/03/2025\u00a0", "'03/03/2025".removeprefix("'"),
])
def test_a_date_is_read_however_it_is_written(cell):
    assert values.day(cell) == THIRD_OF_MARCH


@pytest.mark.parametrize("cell", [None, "", "#N/A", "n/a", "Not seen", "unknown", "-", "NULL"])
def test_a_cell_that_says_no_date_is_none(cell):
    assert values.day(cell) is None


@pytest.mark.parametrize("cell, why", [
    ("31/02/2025", "is no date"), ("03/13/2025", "is no date"), ("soon", "is no date"),
    ("=TODAY()", "holds a formula"), ("01/01/1900", "has a year"), (5, "has a year"),
    (999_999, "has a year"), (True, "is no date"), (float("inf"), "is no date"),
])
def test_a_date_that_cannot_be_is_refused(cell, why):
    with pytest.raises(BadCell, match=why):
        values.day(cell)


@pytest.mark.parametrize("plan, cells", [
    ("looked after", ["a) Looked after child", "A", "a", "a)", "A) LOOKED AFTER CHILD", "LAC",
                      "Looked after child", "a)\u00a0Looked  after child", "Looked after (LAC)"]),
    ("child protection", ["b) Child Protection plan", "B", "Child Protection plan", "CP"]),
    ("child in need", ["c) Child in need plan", "C", "c. child in need plan", "CIN"]),
    ("assessment", ["d) Open assessment", "D", "Open Assessment"]),
    ("", ["e) Closed episode", "E", "Closed episode", "closed"]),
    ("care leaver", ["Care leaver"]),
    ("early help", ["Early Help", "early help plan"]),
])
def test_a_status_is_read_by_letter_or_by_words(plan, cells):
    assert {values.plan(cell) for cell in cells} == {plan}


@pytest.mark.parametrize("cell", ["f) Other", "Adopted", "", None, 3, "#N/A"])
def test_a_status_that_is_not_known_is_refused(cell):
    with pytest.raises(BadCell):
        values.plan(cell)


@pytest.mark.parametrize("cell", [None, "", "  ", "#N/A", "#REF!", "N/A", "Unallocated", "null"])
def test_an_empty_worker_is_nobody(cell):
    assert values.name(cell) == ""


def test_names_are_the_same_whatever_their_case_and_spaces():
    written = ["Worker One", "WORKER ONE", " Worker\u00a0One ", "worker   one", "Worker\u2009One",
               "Worker\u200b One"]
    assert {values.name_key(values.name(name)) for name in written} == {"worker one"}


def test_two_different_names_stay_two():
    assert values.name_key("Worker One") != values.name_key("Worker Onne")


@pytest.mark.parametrize("cell, band", [
    (-1, "unborn"), ("Unborn", "unborn"), (0, "under 1"), ("6 months", "under 1"), (1, "1 to 4"),
    (4.0, "1 to 4"), ("4.7", "1 to 4"), (5, "5 to 9"), (15, "10 to 15"), (16, "16 to 17"),
    ("17 years", "16 to 17"), (18, "18 and over"), (24, "18 and over"), ("5 to 9", "5 to 9"),
    (None, ""), ("#N/A", ""), ("=DATEDIF(D2,TODAY(),\"Y\")", ""), (999, ""), ("teen", ""),
    (datetime.date(2015, 3, 3), ""),
])
def test_an_age_becomes_a_band_and_nothing_finer(cell, band):
    assert values.age_band(cell) == band


@pytest.mark.parametrize("cell, service", [
    ("Children's Social Care", "Children's Social Care"), ("EARLY HELP", "Early Help"),
    ("Children’s social care", "Children's Social Care"), ("", "Early Help"), (None, "Early Help"),
])
def test_a_service_is_read_and_else_follows_the_plan(cell, service):
    assert values.service(cell, "early help") == service


@given(ANY_CELL)
def test_no_cell_raises_anything_but_the_reason(cell):
    for reader in (values.reference, values.day, values.plan, values.name, values.text):
        try:
            reader(cell)
        except BadCell as reason:
            assert str(reason)
    assert values.age_band(cell) in ("unborn", *values.BANDS.values(), "")


@given(st.text(min_size=6, max_size=40))
def test_a_reason_never_repeats_what_stands_in_the_cell(text):
    """No reason of ours has "zq" in it: it would come from the beginning or the end of the cell."""
    for reader in (values.reference, values.day, values.plan):
        try:
            reader(f"zq{text}zq")
        except BadCell as reason:
            assert "zq" not in str(reason)
