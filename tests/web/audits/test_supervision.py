"""Audits of supervision: no plan, words of their own, and findings that are the supervisor's."""

import csv
import io

import pytest

from auditor.records.audits import Audit
from auditor.work.audits import audits, drafts
from auditor.work.people.people import signed_in
from auditor.work.refusals import NotAllowed
from cast import make_audit, make_cycle
from html_checks import sheet_of, words_of
from signing import sign

DETAILS = {"period_from": "2025-11-01", "period_to": "2026-10-31", "sources": "supervision records"}
ANSWERS = {"supervision_interval": ("no", "Five sessions in a year."), "overall_grade": ("good", "Regular.")}
TOLD = {"supervision_interval": ("improvement", "Sessions are further apart than agreed.")}


@pytest.fixture
def cycle(cast):
    stages = [[cast.reviewer1], [cast.reviewer2], [cast.reviewer3]]
    return make_cycle("Supervision 2026", stages, [cast.auditor], form="supervision")


@pytest.fixture
def draft(cast, cycle):
    return make_audit(cast, cycle=cycle, form_version=cycle.form_version_id, case=None, plan="")


@pytest.fixture
def old(cast, cycle):
    """A signed-off audit from when the first page gave a plan to supervision, too."""
    return sign(
        cast, cycle=cycle, form_version=cycle.form_version_id, case=None, plan="early help",
        answers=ANSWERS, told=TOLD,
    )


def test_an_audit_of_supervision_is_asked_for_no_plan(cast, browse, draft):
    html = sheet_of(browse(cast.auditor).get(f"/audits/{draft.id}/case").get_data(as_text=True))
    assert 'name="plan"' not in html and "Early help" not in words_of(html)
    for said in ("The supervision", "Supervision records", "Talk with the supervisor"):
        assert said in words_of(html)
    assert "family" not in words_of(html)


def test_its_first_page_is_saved_without_a_plan(cast, browse, draft):
    assert browse(cast.auditor).post(f"/audits/{draft.id}/case", DETAILS).status_code == 303
    kept = Audit.get_by_id(draft.id)
    assert (kept.plan, kept.sources) == ("", ["supervision records"])


def test_a_plan_that_is_sent_for_it_is_refused(cast, browse, draft):
    answer = browse(cast.auditor).post(f"/audits/{draft.id}/case", DETAILS | {"plan": "early help"})
    assert answer.status_code == 422
    assert "Supervision has no plan" in answer.get_data(as_text=True)
    assert (Audit.get_by_id(draft.id).plan, Audit.get_by_id(draft.id).sources) == ("", [])
    with pytest.raises(NotAllowed, match="no plan"):
        drafts.correct_details(audits.get(draft.id), signed_in(cast.auditor), {"plan": "early help"})


def test_a_case_still_has_a_plan(cast, browse):
    audit = make_audit(cast)
    page = browse(cast.auditor).get(f"/audits/{audit.id}/case").get_data(as_text=True)
    assert 'name="plan"' in page and "Talk with the family" in page
    sent = {"period_from": "2025-11-01", "period_to": "2026-10-31", "plan": "child protection"}
    assert browse(cast.auditor).post(f"/audits/{audit.id}/case", sent).status_code == 303
    assert Audit.get_by_id(audit.id).plan == "child protection"


def test_a_plan_from_before_shows_nowhere(cast, browse, cycle, old):
    lead, manager = browse(cast.lead), browse(cast.manager)
    of_cycle, of_audit = f"/cycles/{cycle.id}", f"/audits/{old.id}"
    pages = [
        (lead, of_audit), (lead, f"{of_audit}/findings"), (lead, f"{of_audit}/full-record"),
        (lead, f"/reviews/{old.id}"), (lead, f"{of_cycle}/summary"), (lead, f"{of_cycle}/summary/print"),
        (lead, f"{of_cycle}/summary/audits?figure=state.signed_off"),
        (manager, f"/workers/{cast.supervisor.id}/pack"), (browse(cast.auditor), "/audits"),
    ]
    for browser, path in pages:
        said = words_of(sheet_of(browser.get(path).get_data(as_text=True)))
        assert "Early help" not in said and "early help" not in said, path
    rows = list(csv.DictReader(io.StringIO(lead.get(f"{of_cycle}/answers.csv").data.decode("utf-8-sig"))))
    assert {(row["Supervision"], row["Plan"]) for row in rows} == {(f"Supervision {cast.worker.id}", "")}


def test_the_findings_are_discussed_by_the_supervisors_manager(cast, browse, old):
    sheet = words_of(browse(cast.manager).get(f"/audits/{old.id}/findings").get_data(as_text=True))
    assert "Audit findings for the supervisor" in sheet and "Record the discussion" in sheet
    supervisors = words_of(browse(cast.supervisor).get(f"/audits/{old.id}/findings").get_data(as_text=True))
    assert "Record the discussion" not in supervisors and "Your reflection" in supervisors
    assert browse(cast.worker).get(f"/audits/{old.id}/findings").status_code == 404
    pack = words_of(browse(cast.manager).get(f"/workers/{cast.supervisor.id}/pack").get_data(as_text=True))
    assert "Sessions are further apart than agreed." in pack and "of Worker" in pack


def test_coverage_and_the_rest_of_a_case_know_nothing_of_supervision(cast, browse, old):
    page = words_of(sheet_of(browse(cast.lead).get("/coverage").get_data(as_text=True)))
    assert "0%" in page.replace(" ", "") or "0 of" in page
    offered = browse(cast.lead).get(f"/cycles/{cast.cycle.id}/add").get_data(as_text=True)
    assert "M-10277" in offered and f'name="reason-{cast.case.id}"' not in offered
