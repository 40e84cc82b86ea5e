"""How a point has to be written, and what its writer is asked to think about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.rules.results import points
from auditor.rules.results.points import LONGEST, check, moved, read_source, read_title, warnings

REFERENCES, NAMES = ["M-10277", "EH 22/7"], ["Worker 4", "Ann Lee"]


def test_a_point_has_a_kind_and_a_text():
    assert check({"kind": "strength", "text": " Good direct\r\nwork. "}) == (
        {"kind": "strength", "text": "Good direct\nwork."}, {}
    )


@pytest.mark.parametrize("typed, fields", [
    ({}, {"kind", "text"}),
    ({"kind": "title", "text": "x"}, {"kind"}),
    ({"kind": "strength", "text": " \n "}, {"text"}),
    ({"kind": "strength", "text": "x" * (LONGEST + 1)}, {"text"}),
])
def test_what_is_wrong_is_said_beside_its_field(typed, fields):
    assert set(check(typed)[1]) == fields


def test_a_title_is_one_line_and_never_empty():
    assert read_title(" What the\naudits  say ") == ("What the audits say", None)
    assert read_title(" ")[1] and read_title("x" * 121)[1]


@pytest.mark.parametrize("text", [
    "In M-10277 the plan drifted.", "in m-10277, the plan", "See EH22/7.", "See EH 22/7.", "(M-10277)",
])
def test_a_reference_of_an_audited_case_is_warned_of(text):
    assert points.NAMES_A_CASE in warnings(text, REFERENCES, NAMES)


@pytest.mark.parametrize("text", ["Worker 4 did well.", "ann lee’s visits are planned"])
def test_the_name_of_an_audited_worker_is_warned_of(text):
    assert points.NAMES_SOMEBODY in warnings(text, REFERENCES, NAMES)


@pytest.mark.parametrize("text", [
    "Visits need a purpose.", "Worker 44 cases", "M-102771 is another", "Annual leave", "22/7 is no case",
])
def test_other_words_are_not(text):
    assert warnings(text, REFERENCES, NAMES) == []


def test_what_free_text_is_always_warned_of_is_too():
    assert warnings("Born 3 May 2019.", (), ()) != []


@given(st.lists(st.integers(), min_size=1, unique=True), st.data(), st.integers(-3, 40))
def test_a_moved_point_is_where_it_was_put_and_the_others_keep_their_order(order, data, place):
    one = data.draw(st.sampled_from(order))
    after = moved(order, one, place)
    assert sorted(after) == sorted(order)
    assert [other for other in after if other != one] == [other for other in order if other != one]
    assert after.index(one) == min(max(place, 1), len(order)) - 1
    assert moved(after, one, place) == after


@pytest.mark.parametrize("text, source", [
    ("17:visits_purpose", (17, "visits_purpose")), ("", None), ("17", None), ("17:", None),
    ("x:visits", None), ("-1:visits", None), ("9" * 40 + ":visits", None), ("1:" + "x" * 200, None),
])
def test_a_source_is_an_audit_and_a_question(text, source):
    assert read_source(text) == source
