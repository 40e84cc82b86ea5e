"""The coverage page: who sees it, what it says, and that it names no restricted case."""

import datetime
import re

import pytest

from auditor.records.audits import Audit
from auditor.records.cases import Case, Cycle
from auditor.work import clock
from auditor.work.programme import coverage
from cast import MONDAY, make_audit, make_case, make_cycle
from counting import queries
from html_checks import words_of


@pytest.fixture(autouse=True)
def monday():
    with clock.at(MONDAY):
        yield


def text(answer) -> str:
    return words_of(answer.text)


@pytest.mark.parametrize("who", ["auditor", "reviewer3", "supervisor", "administrator"])
def test_only_leads_see_the_coverage(cast, browse, who):
    person = browse(getattr(cast, who))
    assert person.get("/coverage").status_code == 403
    assert "/coverage" not in person.get("/").get_data(as_text=True)


def test_a_stranger_signs_in_first(cast, browse):
    assert "/sign-in" in browse().get("/coverage").location


def test_without_cases_there_is_nothing_to_count(cast, browse):
    Case.delete().execute()
    assert "There is no open case yet" in text(browse(cast.lead).get("/coverage"))


def test_the_page_counts_tells_when_all_are_audited_and_who_waits(cast, browse):
    before = make_cycle("Q1 2026", [[cast.reviewer1]], [cast.auditor])
    Cycle.update(starts_on=datetime.date(2026, 1, 1)).where(Cycle.id == before.id).execute()
    make_audit(cast, "signed_off", cycle=before, signed_off_at=datetime.datetime(2026, 5, 4))
    page = text(browse(cast.lead).get("/coverage"))
    assert "50% of 2 open cases" in page
    assert "1 never audited" in page
    assert re.search(r"Q4 2026 the quarter in which the last of today", page)
    assert "3 workers a quarter with 3 cases of each is enough" in page
    assert page.index("M-10402") < page.rindex("M-10277")


def test_the_picture_has_its_numbers_in_a_table(cast, browse):
    html = browse(cast.lead).get("/coverage").get_data(as_text=True)
    assert html.count("<circle") == html.count('<th scope="row">')
    assert "style=" not in html


def test_where_this_quarter_is_drawn_the_forecast_begins_with_the_next(cast, browse):
    make_audit(cast, "in_progress")
    assert coverage.standing().plan.day == datetime.date(2027, 1, 1)
    assert "Q1 2027 the quarter in which the last" in text(browse(cast.lead).get("/coverage"))


def test_a_change_is_counted_at_once(cast, browse):
    lead = browse(cast.lead)
    assert "of 2 open cases" in text(lead.get("/coverage"))
    values = {"reference": "M-7", "service": "Early Help", "plan": "early help"}
    assert lead.post("/cases/new", values).status_code == 303
    assert "of 3 open cases" in text(lead.get("/coverage"))


def test_what_nobody_changed_is_not_counted_again(cast, browse):
    lead = browse(cast.lead)
    lead.get("/coverage")
    kept = coverage.standing()
    lead.get("/coverage")
    assert coverage.standing() is kept


def test_a_restricted_case_is_counted_and_not_named(cast, browse):
    Case.update(restricted=True).where(Case.id == cast.case.id).execute()
    page = text(browse(cast.lead).get("/coverage"))
    assert "M-10277" not in page
    assert "No draw takes 1 waiting case" in page


def test_a_theme_does_not_set_the_pace(cast):
    Cycle.update(kind="thematic").execute()
    make_audit(cast, "in_progress")
    assert coverage.standing().plan.day == MONDAY.date()


def test_the_page_asks_as_much_for_many_cases_as_for_few(cast, browse):
    lead = browse(cast.lead)
    few = queries(lambda: lead.get("/coverage"))
    for number in range(60):
        case = make_case(f"N-{number}", cast.worker, cast.team)
        make_audit(cast, "in_progress", case=case)
    assert Audit.select().count() == 60
    assert queries(lambda: lead.get("/coverage")) <= few + 1  # one more: the plan is not the first
