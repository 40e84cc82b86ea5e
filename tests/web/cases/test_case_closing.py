"""The pages that close a case by hand and open it again."""

import datetime

import pytest

from auditor.records.cases import Case
from auditor.work import clock
from cast import make_audit, make_case


@pytest.mark.parametrize("who", ["auditor", "reviewer1", "supervisor", "worker", "administrator"])
def test_only_leads_close_and_reopen_cases(cast, browse, who):
    browser, path = browse(getattr(cast, who)), f"/cases/{cast.case.id}"
    assert browser.get(f"{path}/close").status_code == 403
    assert browser.post(f"{path}/close", {"closed_on": "2026-10-30"}).status_code == 403
    assert browser.post(f"{path}/reopen").status_code == 403


@pytest.mark.parametrize("case_id", ["999", "restricted"])
def test_a_case_that_is_not_for_this_lead_is_not_found(cast, browse, case_id):
    if case_id == "restricted":
        case_id = make_case("M-9", cast.worker, cast.team, restricted=True).id
    browser = browse(cast.lead)
    assert browser.get(f"/cases/{case_id}/close").status_code == 404
    assert browser.post(f"/cases/{case_id}/close").status_code == 404
    assert browser.post(f"/cases/{case_id}/reopen").status_code == 404


def test_a_case_is_closed_and_opened_again(cast, browse):
    make_audit(cast, "in_progress")
    lead, path = browse(cast.lead), f"/cases/{cast.case.id}"
    page = lead.get(f"{path}/close").get_data(as_text=True)
    assert "1 audit goes on" in page
    assert clock.today().isoformat() in page
    for _ in range(2):
        assert lead.post(f"{path}/close", {"closed_on": "2026-10-30"}).location == path
    assert "Open it again" in lead.get(path).get_data(as_text=True)
    for _ in range(2):
        assert lead.post(f"{path}/reopen").location == path
    assert Case.get_by_id(cast.case.id).closed_on is None
    assert "Close the case" in lead.get(path).get_data(as_text=True)


def test_a_day_that_cannot_be_is_told_and_kept(cast, browse):
    answer = browse(cast.lead).post(f"/cases/{cast.case.id}/close", {"closed_on": "2020-01-01"})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert 'href="#closed_on"' in page
    assert 'value="2020-01-01"' in page


def test_the_list_shows_the_cases_never_audited_and_keeps_the_filter(cast, browse):
    make_audit(cast, "signed_off", signed_off_at=clock.now())
    page = browse(cast.lead).get("/cases?audited=never").get_data(as_text=True)
    assert "M-10402" in page and "M-10277" not in page
    assert 'value="never" selected' in page


@pytest.mark.parametrize(("days", "said", "shown"), [(0, ">Closed ", True), (1, ">Closes ", False)])
def test_a_case_that_closes_on_a_later_day_is_open_until_then(cast, browse, days, said, shown):
    day = clock.today() + datetime.timedelta(days=days)
    Case.update(closed_on=day).where(Case.id == cast.case.id).execute()
    audit, lead = make_audit(cast, "in_progress"), browse(cast.lead)
    assert said in lead.get(f"/cases/{cast.case.id}").text
    assert ('tag-neutral">Closed<' in lead.get("/cases?open=all").text) == shown
    assert ("This case was closed" in browse(cast.auditor).get(f"/audits/{audit.id}").text) == shown
