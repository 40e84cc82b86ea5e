"""Case lists as authorities have them: which sheets are read, which rows, and what is kept."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.rules.cases.case_lists import NoCaseList, Sheet, read

LIST_6 = (
    "Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)",
    "Does the Child have a Disability", "CIN Start Date", "Primary Need Code",
    "Date Child Was Last Seen", "CIN Closure Date", "Reason for Closure", "Case status",
    "Allocated Team", "Allocated Worker",
)
LIST_7 = ("Child Unique ID", "Gender", "Age of Child (Years)", "Child Protection Plan Start Date",
          "Date of the Last Statutory Visit", "Child Protection Plan End Date", "Allocated Team",
          "Allocated Worker")
LIST_8 = ("Child Unique ID", "Gender", "Age of Child (Years)", "Date Started to be Looked After",
          "Date of Last Social Work Visit", "Date Ceased to be Looked After", "Placement Type",
          "Placement postcode", "Allocated Team", "Allocated Worker")
LIST_9 = ("Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)",
          "Does the Child have a Disability", "Allocated Team", "Allocated Worker",
          "Eligibility Category", "LA In Touch", "Type of Accommodation",
          "Suitability of Accommodation", "Activity Status")
PLAIN = ("reference", "family", "service", "plan", "team", "worker", "opened", "closed")
DAY = datetime.date(2025, 3, 3)
SEEN = datetime.date(2026, 2, 2)


def six(reference, status="c) Child in need plan", team="South", worker="Worker One", opened=DAY,
        closed=None, seen=SEEN, age=7):
    """A row of List 6."""
    return (reference, "b) Female", "a) WBRI", datetime.date(2018, 5, 5), age, "b) No", opened,
            "N1", seen, closed, None, status, team, worker)


def seven(reference, ended=None, seen=SEEN, team="South", worker="Worker One"):
    """A row of List 7."""
    return (reference, "a) Male", 7, DAY, seen, ended, team, worker)


def eight(reference, ended=None, seen=SEEN, team="Care", worker="Worker Two"):
    """A row of List 8."""
    return (reference, "a) Male", 7, DAY, seen, ended, "U4", "ZZ1 1ZZ", team, worker)


def nine(reference, team="Leaving", worker="Worker Three"):
    """A row of List 9."""
    return (reference, "a) Male", "a) WBRI", None, 19, "b) No", team, worker, "b)", "a)", "x", "y", "z")


def sheet(*rows, name="List 6"):
    """A sheet with these rows, headings first."""
    return Sheet(name, rows)


def only(*sheets):
    """The one entry of a file."""
    (entry,) = read(sheets).entries
    return entry


def test_list_6_gives_everything_that_is_kept():
    entry = only(sheet(LIST_6, six(1005)))
    assert vars(entry) == {
        "reference": "1005", "service": "Children's Social Care", "plan": "child in need",
        "family": "", "team": "South", "worker": "Worker One", "opened_on": DAY,
        "closed_on": None, "closed": False, "last_seen_on": SEEN, "age_band": "5 to 9",
    }


def test_the_other_columns_are_named_and_nothing_of_them_is_kept():
    reading = read([sheet(LIST_6, six(1005))])
    assert reading.sheets[0].discarded == (
        "Gender", "Ethnicity", "Date of Birth", "Does the Child have a Disability",
        "Primary Need Code", "Reason for Closure",
    )
    assert ("CIN Start Date", "opened") in reading.sheets[0].kept
    for discarded in ("Female", "WBRI", "2018", "N1"):
        assert discarded not in repr(reading)


@pytest.mark.parametrize("headings, row, plan, worker, age", [
    (LIST_7, seven("1"), "child protection", "Worker One", "5 to 9"),
    (LIST_8, eight("1"), "looked after", "Worker Two", "5 to 9"),
    (LIST_9, nine("1"), "care leaver", "Worker Three", "18 and over"),
])
def test_the_other_lists_say_the_plan_by_being_that_list(headings, row, plan, worker, age):
    entry = only(sheet(headings, row, name="anything"))
    assert (entry.plan, entry.worker, entry.age_band) == (plan, worker, age)


def test_the_plain_template_is_read_with_early_help_and_families():
    entry = only(sheet(PLAIN, ("M-1", "F-7", "Early Help", "early help", "Help", "Worker Nine",
                               "03/03/2025", ""), name="cases.csv"))
    assert (entry.service, entry.plan, entry.family) == ("Early Help", "early help", "F-7")
    assert (entry.team, entry.worker, entry.opened_on) == ("Help", "Worker Nine", DAY)


@pytest.mark.parametrize("name", ["List 6", "List_6", "list-6 ", "Children in Need", "Sheet1"])
def test_the_headings_say_which_list_it_is_not_the_name_of_the_sheet(name):
    assert read([sheet(LIST_6, six(1), name=name)]).sheets[0].title == "List 6, children in need"


@pytest.mark.parametrize("before", [
    [("List 6: children in need",)],
    [("Extract of 1 October", None, None)],
    [(None,) * 14],
    [("Title",), ()],
])
def test_the_headings_may_stand_under_a_title(before):
    reading = read([sheet(*before, LIST_6, six(1005))])
    assert [entry.reference for entry in reading.entries] == ["1005"]


@pytest.mark.parametrize("change", [
    str.upper, str.lower, lambda text: f" {text}  ", lambda text: text.replace(" ", "_"),
    lambda text: text.replace(" ", "\u00a0"), lambda text: text.replace(" ", "\n"),
    lambda text: text.replace(" ", ""), lambda text: f"{text}*",
])
def test_headings_may_be_written_in_another_way(change):
    entry = only(sheet(tuple(change(heading) for heading in LIST_6), six(1005)))
    assert (entry.plan, entry.worker, entry.last_seen_on) == ("child in need", "Worker One", SEEN)


def test_age_alone_is_the_age_of_the_child():
    headings = tuple("Age" if one == "Age of Child (Years)" else one for one in LIST_6)
    assert only(sheet(headings, six(1, age=16))).age_band == "16 to 17"


def test_columns_may_stand_in_any_order():
    headings, row = zip(*reversed(list(zip(LIST_6, six(1005), strict=True))), strict=True)
    assert only(sheet(headings, row)) == only(sheet(LIST_6, six(1005)))


def test_an_unnamed_first_column_before_the_reference_is_passed_over():
    reading = read([sheet((None, *LIST_6), (0, *six(1005)), (1, *six(1006)))])
    assert [entry.reference for entry in reading.entries] == ["1005", "1006"]


def test_an_unnamed_first_column_may_be_the_reference():
    reading = read([sheet(("", *LIST_6[1:]), six("M-7"), six("M-9"))])
    assert [entry.reference for entry in reading.entries] == ["M-7", "M-9"]
    assert "no heading" in reading.sheets[0].notes[0]


def test_a_column_that_only_counts_the_rows_is_no_reference():
    with pytest.raises(NoCaseList, match="only counts the rows"):
        read([sheet(("", *LIST_6[1:]), six(0), six(1), six(2))])


def test_a_list_without_rows_is_recognised_and_covers_nobody():
    reading = read([sheet(LIST_6)])
    assert (reading.entries, reading.covers) == ((), frozenset())
    assert reading.sheets[0].notes == ("It has headings and no rows.",)


def test_empty_rows_and_headings_repeated_are_passed_over():
    blank = (None,) * 14
    reading = read([sheet(LIST_6, blank, six(1), ("  ",) * 14, LIST_6, six(2), (), blank)])
    assert len(reading.entries) == 2
    assert reading.refused == ()


def test_extra_sheets_are_named_and_left():
    reading = read([sheet(("Guidance",), name="Read me"), sheet(LIST_6, six(1))])
    assert [one.why_not[:10] for one in reading.sheets] == ["Not one of", ""]


def test_a_sheet_named_as_a_list_with_other_headings_says_so():
    with pytest.raises(NoCaseList, match="called List 7"):
        read([sheet(("Name", "Amount"), ("x", 1), name="List_7")])


@pytest.mark.parametrize("needed", ["Child Unique ID", "Case status"])
def test_a_list_without_a_needed_column_says_which(needed):
    headings = tuple("Something" if one == needed else one for one in LIST_6)
    with pytest.raises(NoCaseList, match=needed):
        read([sheet(headings, six(1))])


def test_the_annex_a_of_a_send_inspection_is_refused_with_the_reason():
    pupils = ("Unique ID", "UPN", "ULN", "Date of birth", "Gender", "Ethnicity",
              "Date initial EHC plan issued", "SEN primary need", "Pupil Premium")
    with pytest.raises(NoCaseList, match="special educational needs"):
        read([sheet(pupils, (1, 2, 3), name="List_1"), sheet(pupils, (1,), name="List 6")])


def test_a_file_without_sheets_says_so():
    with pytest.raises(NoCaseList, match="no sheet"):
        read([])


def test_a_bad_row_is_named_by_sheet_row_and_reason_and_the_good_ones_are_kept():
    reading = read([
        sheet(("A title",), LIST_6, six(1), six(None), six(3, status="f) Other"),
              six(4, opened="31/02/2025"), six(5, closed=datetime.date(2024, 1, 1)), six(6)),
    ])
    assert [entry.reference for entry in reading.entries] == ["1", "6"]
    assert [(one.sheet, one.row, one.reason) for one in reading.refused] == [
        ("List 6", 4, "“Child Unique ID” is empty"),
        ("List 6", 5, "“Case status” is none of the plans known here"),
        ("List 6", 6, "“CIN Start Date” is no date"),
        ("List 6", 7, "“CIN Closure Date” is before “CIN Start Date”"),
    ]
    assert reading.seen == {"3", "4", "5"}


def test_a_formula_in_a_kept_column_refuses_the_row_and_elsewhere_it_does_not_matter():
    row = list(six(1))
    row[5] = "=VLOOKUP(A2,x,2)"
    assert only(sheet(LIST_6, tuple(row))).reference == "1"
    row[13] = "=VLOOKUP(A2,x,3)"
    reading = read([sheet(LIST_6, tuple(row))])
    assert "“Allocated Worker” holds a formula" in reading.refused[0].reason


def test_rows_may_be_shorter_or_longer_than_the_headings():
    reading = read([sheet(LIST_6, six(1)[:12], (*six(2), "more", "and more"))])
    assert [entry.worker for entry in reading.entries] == ["", "Worker One"]


def test_a_list_without_a_column_for_workers_says_that_they_stay():
    reading = read([sheet(LIST_6[:13], six(1)[:13])])
    assert "worker" in reading.sheets[0].notes[0]


def test_a_closed_episode_is_closed_and_needs_no_day():
    closed = datetime.date(2026, 1, 5)
    entry = only(sheet(LIST_6, six(1, status="e) Closed episode", closed=closed)))
    assert (entry.closed, entry.closed_on, entry.plan) == (True, closed, "")
    assert only(sheet(LIST_6, six(1, status="E"))).closed


def test_nhs_numbers_are_no_references():
    reading = read([sheet(LIST_6, six(9434765919), six("9434765870"))])
    assert reading.entries == ()
    assert "NHS number" in reading.refused[0].reason


def test_a_reference_of_ten_figures_among_others_is_one():
    assert len(read([sheet(LIST_6, six(9434765919), six(9434765918))]).entries) == 2


ON_6_AND_8 = [sheet(LIST_6, six(1, status="a) Looked after child", worker="#N/A", team=None)),
              sheet(LIST_8, eight(1.0, seen=datetime.date(2026, 3, 1)), name="List 8")]


def test_a_child_on_two_lists_is_one_case_with_what_both_say():
    reading = read(ON_6_AND_8)
    (entry,) = reading.entries
    assert (entry.plan, entry.team, entry.worker) == ("looked after", "Care", "Worker Two")
    assert (entry.opened_on, entry.last_seen_on) == (DAY, datetime.date(2026, 3, 1))
    (resolved,) = reading.resolved
    assert resolved.places == ("List 6, row 2", "List 8, row 2")
    assert resolved.kept == "looked after, by List 6, row 2"


@pytest.mark.parametrize("rows, plan", [
    ([(LIST_6, six(1, "c")), (LIST_7, seven(1))], "child protection"),
    ([(LIST_7, seven(1)), (LIST_8, eight(1))], "looked after"),
    ([(LIST_6, six(1, "c")), (LIST_9, nine(1))], "care leaver"),
    ([(LIST_8, eight(1)), (LIST_9, nine(1))], "looked after"),
    ([(LIST_6, six(1, "e")), (LIST_9, nine(1))], "care leaver"),
    ([(LIST_6, six(1, "c")), (LIST_7, seven(1, ended=DAY))], "child in need"),
])
def test_where_lists_differ_the_most_of_our_duty_stands(rows, plan):
    for order in (rows, rows[::-1]):
        sheets = [sheet(headings, row, name=str(at)) for at, (headings, row) in enumerate(order)]
        entry = only(*sheets)
        assert (entry.plan, entry.closed) == (plan, False)


def test_of_two_episodes_the_open_one_stands():
    later = datetime.date(2026, 1, 1)
    entry = only(sheet(LIST_6, six(1, "d", opened=later), six(1, "e", closed=DAY)))
    assert (entry.plan, entry.opened_on) == ("assessment", later)


def test_the_same_row_twice_is_one_case_and_shown():
    reading = read([sheet(LIST_6, six(1), six("1.0"))])
    assert len(reading.entries) == 1
    assert "said alike" in reading.resolved[0].kept


def test_a_worker_is_never_taken_over_into_another_team():
    entry = only(sheet(LIST_6, six(1, "a", team="South", worker=None)),
                 sheet(LIST_9, nine(1), name="9"))
    assert (entry.team, entry.worker) == ("South", "")


@pytest.mark.parametrize("headings, row", [(LIST_7, seven(1, DAY)), (LIST_8, eight(1, DAY))])
def test_a_plan_that_ended_says_nothing_of_the_case_and_the_case_is_not_missing(headings, row):
    reading = read([sheet(headings, row)])
    assert reading.entries == ()
    assert "has ended" in reading.refused[0].reason
    assert reading.seen == {"1"}


CELL = st.one_of(
    st.none(), st.integers(), st.floats(), st.text(max_size=12), st.datetimes(), st.booleans(),
    st.sampled_from(["#N/A", "=A1", "a) Looked after child", "1005.0", "E", "03/03/2025", 1005]),
)
HEADINGS = st.sampled_from([LIST_6, LIST_7, LIST_8, LIST_9, PLAIN])


@settings(max_examples=150)
@given(HEADINGS, st.lists(st.lists(CELL, max_size=15).map(tuple), max_size=8))
def test_whatever_stands_in_the_rows_each_is_kept_or_refused_and_nothing_else_is_raised(head, rows):
    reading = read([Sheet("List", [head, *rows])])
    assert all(one.reason for one in reading.refused)
    assert all(entry.reference and (entry.plan or entry.closed) for entry in reading.entries)


@settings(max_examples=150)
@given(st.lists(st.tuples(st.text(max_size=9), st.lists(st.lists(CELL).map(tuple), max_size=6))))
def test_any_sheets_are_read_or_refused_in_words(sheets):
    try:
        read([Sheet(name, rows) for name, rows in sheets])
    except NoCaseList as reason:
        assert str(reason)
