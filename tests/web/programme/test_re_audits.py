"""Re-audits on the page of a cycle: proposed, added once, and by the lead only."""

import datetime

import pytest

from auditor.records.audits import Audit
from auditor.records.cases import Cycle
from auditor.records.draws import ReAudit
from auditor.work import clock
from cast import MONDAY, make_cycle
from signing import sign

SUMMER = datetime.datetime(2026, 8, 3, 10, 0)
PATH = "/cycles/1/re-audits"


@pytest.fixture(autouse=True)
def monday():
    with clock.at(MONDAY):
        yield


@pytest.fixture
def inadequate(cast):
    before = make_cycle("Q3 2026", [[cast.reviewer1]], [cast.auditor])
    Cycle.update(closed_at=SUMMER).where(Cycle.id == before.id).execute()
    return sign(cast, moment=SUMMER, cycle=before, answers={"overall_grade": ("inadequate", "So.")},
                told={}, actions=0)


def text(answer) -> str:
    return answer.get_data(as_text=True)


def test_a_re_audit_that_is_due_is_proposed_and_added_once(cast, browse, inadequate):
    lead = browse(cast.lead)
    assert "Add the re-audit of M-10277" in text(lead.get("/cycles/1"))
    for _ in range(2):
        assert lead.post(PATH, {"earlier": inadequate.id}).status_code == 303
    assert ReAudit.select().count() == 1
    assert Audit.select().where(Audit.cycle == 1).count() == 1
    assert "Re-audits due" not in text(lead.get("/cycles/1"))


@pytest.mark.parametrize("sent", [{}, {"earlier": "x"}, {"earlier": "99"}])
def test_what_is_not_due_is_not_added(cast, browse, sent):
    assert browse(cast.lead).post(PATH, sent).status_code == 303
    assert not Audit.select().exists()


@pytest.mark.parametrize("who", ["auditor", "reviewer3", "supervisor", "administrator"])
def test_only_leads_add_re_audits(cast, browse, inadequate, who):
    assert browse(getattr(cast, who)).post(PATH, {"earlier": inadequate.id}).status_code == 403


def test_nothing_is_added_to_a_closed_cycle_or_to_none(cast, browse, inadequate):
    lead = browse(cast.lead)
    assert lead.post("/cycles/99/re-audits", {"earlier": inadequate.id}).status_code == 404
    Cycle.update(closed_at=MONDAY).where(Cycle.id == 1).execute()
    assert lead.post(PATH, {"earlier": inadequate.id}).status_code == 403


@pytest.mark.parametrize("page", ["", "/findings"])
def test_an_inadequate_audit_asks_its_lead_for_the_re_audit_until_it_is_there(
    cast, browse, inadequate, page
):
    lead, path = browse(cast.lead), f"/audits/{inadequate.id}{page}"
    html = text(lead.get(path))
    assert "to be audited again by Tue 3 Nov" in html and "in Q4 2026" in html
    assert 'action="/cycles/1/re-audits"' in html and "Add the re-audit to Q4 2026" in html
    lead.post(PATH, {"earlier": inadequate.id})
    assert "to be audited again" not in text(lead.get(path))


@pytest.mark.parametrize("who", ["auditor", "reviewer3", "supervisor", "worker"])
def test_nobody_else_is_asked_for_it(cast, browse, inadequate, who):
    html = text(browse(getattr(cast, who)).get(f"/audits/{inadequate.id}/findings"))
    assert "to be audited again" not in html


def test_without_a_cycle_for_it_the_audit_says_that_it_waits_for_one(cast, browse, inadequate):
    Cycle.update(closed_at=MONDAY).execute()
    html = text(browse(cast.lead).get(f"/audits/{inadequate.id}"))
    assert "No quarterly cycle is open for that day yet" in html and "/re-audits" not in html


def test_the_leads_first_page_leads_to_it(cast, browse, inadequate):
    html = text(browse(cast.lead).get("/"))
    assert f'<a href="/audits/{inadequate.id}">Add the re-audit: judged inadequate' in html
