"""Settings: the team's own limits and texts, with a default for each."""

import pytest

from auditor.records.journal import Setting
from auditor.rules.deadlines import NAMES, Limits
from auditor.rules.home.settings_form import check, check_idle
from auditor.work import settings

TYPED = {name: "7" for name in NAMES} | {"concern_text": "Telephone the duty desk."}


def test_what_nobody_set_has_its_default(connected):
    assert settings.limits() == Limits()
    assert settings.get("evidence_needed") is True
    assert "telephone" in settings.get("concern_text")


def test_what_was_kept_is_read_back_by_every_server(connected):
    settings.keep({"council": "A council", "evidence_needed": False})
    settings.forget()
    assert settings.get("council") == "A council" and settings.get("evidence_needed") is False


def test_only_what_differs_is_kept(connected):
    assert settings.keep({"council": "", "idle_minutes": 30}) == ["idle_minutes"]
    assert [row.key for row in Setting.select()] == ["idle_minutes"]
    assert settings.keep({"idle_minutes": 30}) == []


def test_the_page_of_settings_is_read_into_what_is_kept():
    values, errors = check(TYPED | {
        "council": "  A   council ", "case_system": " Mosaic ", "help_good": "Good here means ...",
        "evidence_needed": "yes",
    })
    assert errors == {}
    assert values == {
        "limits": {name: 7 for name in NAMES}, "concern_text": "Telephone the duty desk.",
        "concern_telephone": "", "council": "A council", "case_system": "Mosaic",
        "evidence_needed": True, "grade_help": {"good": "Good here means ..."},
    }
    assert Limits.from_settings(values["limits"]).complete == 7


@pytest.mark.parametrize("typed", ["0", "-1", "251", "ten", "", "1.5", "9" * 30, "١٠"])
def test_a_limit_is_a_whole_number_from_1_to_250(typed):
    _, errors = check(TYPED | {"review": typed})
    assert list(errors) == ["review"]


def test_every_fault_is_named_at_once():
    _, errors = check({
        "concern_text": " ", "council": "x" * 101, "help_inadequate": "x" * 1001,
        "concern_telephone": "1" * 101,
    })
    assert set(errors) == {
        *NAMES, "concern_text", "council", "help_inadequate", "concern_telephone"
    }


def test_an_unticked_box_means_that_no_evidence_is_asked_for():
    assert check(TYPED)[0]["evidence_needed"] is False


@pytest.mark.parametrize(("typed", "fits"), [
    ("5", True), ("480", True), (" 60 ", True), ("4", False), ("481", False), ("", False),
    ("an hour", False), ("9" * 30, False),
])
def test_a_session_may_be_idle_for_5_to_480_minutes(typed, fits):
    assert (not check_idle({"idle_minutes": typed})[1]) is fits
