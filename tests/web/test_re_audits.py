"""Re-audits on the page of a cycle: proposed, added once, and by the lead only."""

import datetime

import pytest

from auditor.records.audits import Audit
from auditor.records.cases import Cycle
from auditor.records.draws import ReAudit
from auditor.work import clock
from conftest import MONDAY, make_cycle
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
