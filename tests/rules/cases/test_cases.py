"""What a case is known by, and what the forms of cases and cycles refuse."""

import datetime

import pytest

from auditor.rules.cases import case_form
from auditor.rules.cases.cases import as_kept, is_closed, known_as, looks_like_a_name
from auditor.rules.programme import cycle_form

CASE = {"reference": "M-10277", "service": "Early Help", "plan": "early help"}
CYCLE = {
    "title": ["Q4 2026"], "kind": ["quarterly"], "form_version": ["1"], "auditors": ["3"],
    "starts_on": ["2026-10-01"], "ends_on": ["2026-12-31"], "stage1_title": ["Manager"],
    "stage1_people": ["7", "8"],
}


@pytest.mark.parametrize("typed", ["M-10277", "m-10277 ", "M\u00a0-10277", "m - 10 277"])
def test_a_reference_is_the_same_whatever_its_capitals_and_spaces(typed):
    assert known_as(typed) == "m-10277"


def test_a_reference_is_kept_as_typed_with_plain_single_spaces():
    assert as_kept("  LCS\u00a0 10277\x00 ") == "LCS 10277"


@pytest.mark.parametrize("reference", ["Riverbank", "River Bank", "River-Bank", "O’Bank, River"])
def test_words_without_a_figure_look_like_a_name(reference):
    assert looks_like_a_name(reference)


@pytest.mark.parametrize("reference", ["M-10277", "10277", "EH/26/004", "A1", "LCS 10277 b", "AB"])
def test_a_number_of_the_case_system_does_not(reference):
    assert not looks_like_a_name(reference)


def test_a_name_can_be_said_to_be_none():
    assert "reference" in case_form.check(CASE | {"reference": "River Bank"})[1]
    assert not case_form.check(CASE | {"reference": "River Bank", "no_name": "yes"})[1]


@pytest.mark.parametrize(("field", "typed"), [
    ("reference", ""), ("reference", "1" * 61), ("service", "Housing"), ("plan", ""),
    ("family", "River Bank"), ("age_band", "7"), ("opened_on", "31/02/2026"),
    ("opened_on", "0001-01-01"), ("closed_on", "soon"),
])
def test_a_case_is_refused_with_the_reason_beside_the_field(field, typed):
    assert list(case_form.check(CASE | {field: typed})[1]) == [field]


def test_a_case_is_not_closed_before_it_is_opened():
    dates = {"opened_on": "2026-03-02", "closed_on": "2026-03-01"}
    assert list(case_form.check(CASE | dates)[1]) == ["closed_on"]


def test_a_cycle_is_read_with_its_stages():
    values, errors = cycle_form.check(CYCLE | {"stage2_title": ["Lead"], "stage2_people": ["9"]})
    assert not errors
    assert values["stages"] == [("Manager", {7, 8}), ("Lead", {9})]
    assert values["starts_on"] == datetime.date(2026, 10, 1)
    assert (values["form_version"], values["auditors"]) == (1, {3})


@pytest.mark.parametrize(("field", "typed"), [
    ("title", " "), ("kind", "yearly"), ("form_version", "x"), ("auditors", ""),
    ("starts_on", ""), ("ends_on", "2026-09-30"), ("stage1_title", ""), ("stage1_people", ""),
    ("note", "x" * 2001), ("title", "x" * 101),
])
def test_a_cycle_is_refused_with_the_reason_beside_the_field(field, typed):
    assert list(cycle_form.check(CYCLE | {field: [typed]})[1]) == [field]


def test_a_cycle_has_at_least_one_stage():
    typed = {field: texts for field, texts in CYCLE.items() if not field.startswith("stage")}
    assert "stage1_title" in cycle_form.check(typed)[1]


@pytest.mark.parametrize(("stages", "fits"), [
    ([{1}, {2}, {3}], True),
    ([{1, 2}, {1}, {2, 3}], True),
    ([{1}, {1}], False),
    ([{1, 2}, {1, 2}, {1, 2}], False),
])
def test_each_stage_needs_somebody_who_approves_no_other(stages, fits):
    assert cycle_form.each_has_somebody(stages) is fits


@pytest.mark.parametrize("closed_on, told", [
    (None, False),
    (datetime.date(2026, 11, 3), False),  # it will close tomorrow
    (datetime.date(2026, 11, 2), True),  # on the day itself it is closed
    (datetime.date(2025, 11, 2), True),
])
def test_a_case_is_closed_from_the_day_on_which_it_was_closed(closed_on, told):
    assert is_closed(closed_on, datetime.date(2026, 11, 2)) is told
