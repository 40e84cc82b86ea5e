"""The names of figures: each says what it counts, and nothing else is read as one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.rules.results.figures import Figure, read


@pytest.mark.parametrize("name, figure", [
    ("grade.overall_grade.good", Figure("grade", "overall_grade", "good")),
    ("grade.family_grade.none", Figure("grade", "family_grade", "")),
    ("answer.visits_purpose.partly", Figure("answer", "visits_purpose", "partly")),
    ("answer.visits_purpose@12.partly", Figure("answer", "visits_purpose", "partly", 12)),
    ("service.Early Help", Figure("service", "Early Help")),
    ("plan.", Figure("plan", "")),
    ("service.St. Mary's", Figure("service", "St. Mary's")),
    ("state.signed_off", Figure("state", "signed_off")),
    ("action.overdue", Figure("action", "overdue")),
    ("theme.fathers.no", Figure("theme", "fathers", "no")),
    ("point.7", Figure("point", "7")),
])
def test_a_name_is_read_and_written_back(name, figure):
    assert read(name) == figure
    assert str(figure) == name


@pytest.mark.parametrize("name", [
    "", ".", "grade", "grade.", "grade.overall_grade", "grade..good", "grade.overall_grade.",
    "state.lost", "action.burnt", "auditor.alien", "loop.x", "told.visits_purpose.rumour",
    "answer.visits_purpose@.yes", "answer.visits_purpose@x.yes", "aspect.beauty.yes", "nothing.at.all",
    "agreement.overall_grade.perhaps", "step.signed_off",
])
def test_what_is_no_figure_is_none(name):
    assert read(name) is None


@given(st.text())
def test_any_text_is_a_figure_or_none(name):
    found = read(name)
    assert found is None or read(str(found)) == found
