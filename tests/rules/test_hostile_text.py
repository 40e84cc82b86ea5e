"""Text made to keep a server busy: its length is looked at before anything works on it."""

import time

import pytest

from auditor.rules import parsing
from auditor.rules.cases import identifiers
from auditor.rules.cases.case_lists import NoCaseList, Sheet, name_key, read, values
from auditor.rules.cases.case_lists.formats import heading_key
from auditor.rules.cases.case_lists.headings import find_headings
from auditor.rules.cases.case_lists.values import BadCell
from auditor.rules.cases.cases import looks_like_a_name
from auditor.rules.home import mail_form
from auditor.rules.people import passwords

# Each takes time by the square of its length somewhere: in the composing of letters (which also
# keeps every other thread waiting), or in a pattern that tries each way to share a run.
MARKS = "a" + "\u0345" * 30_000 + "\u0334" * 30_000  # 120 KB; composed it took ten seconds
RUNS = {
    "marks": MARKS, "capital T": "T" * 60_000, "spaces": "1/1/26" + " " * 60_000 + "x",
    "line ends": "Ab Cd, Ef Gh" + "\n" * 60_000 + "x", "brackets": "(" * 60_000, "figures": "9" * 60_000,
    "lists": "list " * 12_000, "hyphens": "list" + "-" * 60_000,
}
QUICK = 0.2  # seconds; each of these takes under a hundredth where the length is looked at first


def seconds(call) -> float:
    started = time.process_time()
    call()
    return time.process_time() - started


def refused(reader, *given):
    def call():
        with pytest.raises(BadCell, match="characters|no reference|figures"):
            reader(*given)

    return call


@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
@pytest.mark.parametrize("reader", [values.text, values.reference, values.name, values.plan, values.day])
def test_a_cell_that_is_too_long_is_refused_for_its_length(reader, run):
    assert seconds(refused(reader, run)) < QUICK


@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
def test_an_age_a_name_and_a_heading_that_are_too_long_are_passed_over(run):
    assert seconds(lambda: values.age_band(run)) < QUICK
    assert values.age_band(run) == ""
    assert seconds(lambda: heading_key(run)) < QUICK
    assert heading_key(run) == ""
    assert seconds(lambda: name_key(run)) < QUICK
    assert seconds(lambda: looks_like_a_name(run)) < QUICK


@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
def test_a_sheet_of_such_text_is_read_without_delay(run):
    headings = ("reference", "plan", "worker", run)
    sheet = Sheet(run, iter([(run,) * 4, headings, ("1", "child in need", run, run), (run,) * 4]))

    def call():
        reading = read([sheet])
        assert len(reading.entries) == 0 and len(reading.refused) == 2

    assert seconds(call) < 2 * QUICK
    assert seconds(lambda: find_headings("Cases", [headings])) < QUICK

    def unknown():
        with pytest.raises(NoCaseList):
            read([Sheet(run, iter([(run,), (run,)]))])

    assert seconds(unknown) < QUICK


def test_a_cell_at_the_limit_is_read_and_one_beyond_it_is_not():
    assert values.text("x" * values.LONGEST_CELL) == "x" * values.LONGEST_CELL
    assert values.text(" " * 9_000 + "x" + "\u00a0" * 9_000) == "x"
    with pytest.raises(BadCell, match="more than 300 characters"):
        values.text("x" * (values.LONGEST_CELL + 1))


@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
def test_a_password_an_address_and_a_name_of_any_length_are_judged_at_once(run):
    passwords.problem("kettle river cloud")  # the lists are read once, before
    assert passwords.problem(run) == passwords.TOO_LONG
    assert seconds(lambda: passwords.problem(run)) < QUICK
    words = " ".join(f"wording{number}" for number in range(20_000))
    assert seconds(lambda: passwords.problem("kettle river cloud", run, words)) < QUICK


@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
def test_the_watchful_look_takes_no_time_on_the_longest_text(run):
    longest = run[:parsing.MOST_TEXT]
    assert seconds(lambda: identifiers.warnings(longest)) < QUICK
    assert seconds(lambda: identifiers.warnings(("Ab Cd" + "\n" * 90) * 100)) < QUICK


def test_names_listed_below_each_other_are_still_noticed():
    listed = "Ann Example \n\n  Bob Example\r\n\nCat Example".replace("\r", "")
    assert identifiers.warnings(listed) == [identifiers.NAMES]


@pytest.mark.parametrize("link", ["https://" + MARKS, "https://example.org/" + "a" * 100_000])
def test_the_address_of_the_tool_is_judged_by_its_length_first(link):
    assert seconds(lambda: mail_form._link_fault(link)) < QUICK
    assert mail_form._link_fault(link)


@pytest.mark.parametrize("text, number", [
    ("7", 7), ("007", 7), ("0", 0), ("2147483647", 2**31 - 1), ("2147483648", None), ("9" * 30, None),
    ("9" * 4_301, None), ("9" * 120_000, None), ("", None), ("-1", None), ("+1", None), ("1e3", None),
    (" 1", None), ("1\0", None), ("²", None), ("١", None), ("1_0", None), ("0" * 13, None),
])
def test_a_rows_number_is_read_or_it_is_none(text, number):
    assert parsing.row_number(text) == number
    assert parsing.whole_number(text, 7) == (number if number in (0, 7) else None)
