"""The pages of cycles: who runs them, what they refuse, adding and allocating audits."""

import re

import pytest

from auditor.records.audits import Audit, Event
from auditor.records.cases import Case, CaseReader, Cycle, CycleAuditor
from auditor.records.people import PersonRole
from auditor.work import clock, forms
from cast import MONDAY, make_audit, make_case, make_cycle, make_person
from counting import queries

PAGES = ["/cycles", "/cycles/new", "/cycles/1", "/cycles/1/change", "/cycles/1/add",
         "/cycles/1/allocate"]


def typed(one) -> dict:
    return {
        "title": "Q1 2027", "kind": "quarterly", "starts_on": "2027-01-01",
        "ends_on": "2027-03-31", "form_version": str(forms.newest("standard").id),
        "auditors": [str(one.auditor.id), str(one.external.id)], "stage1_title": "Manager",
        "stage1_people": [str(one.reviewer1.id)],
    }


def text(answer) -> str:
    return answer.get_data(as_text=True)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("who", ["auditor", "reviewer3", "supervisor", "administrator"])
def test_only_leads_run_cycles(cast, browse, path, who):
    assert browse(getattr(cast, who)).get(path).status_code == 403


@pytest.mark.parametrize("path", PAGES)
def test_a_stranger_signs_in_first(cast, browse, path):
    assert "/sign-in" in browse().get(path).location


@pytest.mark.parametrize("path", PAGES)
def test_a_lead_reads_every_page(cast, browse, path):
    make_audit(cast, "unallocated")
    make_audit(cast, "under_review", case=cast.other_case)
    assert browse(cast.lead).get(path).status_code == 200


@pytest.mark.parametrize("path", ["/cycles/99", "/cycles/99/add", "/cycles/" + "9" * 30])
def test_a_cycle_that_is_not_there_is_not_found(cast, browse, path):
    assert browse(cast.lead).get(path).status_code == 404


def test_a_cycle_is_made(cast, browse):
    lead = browse(cast.lead)
    made = lead.post("/cycles/new", typed(cast))
    assert made.status_code == 303
    page = text(lead.get(made.location))
    assert "Q1 2027" in page
    assert "Auditor and External" in page


def test_a_cycle_made_twice_is_there_once(cast, browse):
    lead = browse(cast.lead)
    lead.post("/cycles/new", typed(cast))
    again = lead.post("/cycles/new", typed(cast))
    assert again.status_code == 422
    assert "There is a cycle with this title already" in text(again)
    assert Cycle.select().count() == 2


def test_what_was_typed_is_still_there_beside_what_is_wrong(cast, browse):
    wrong = typed(cast) | {"ends_on": "2026-01-01", "stage2_title": "Nobody yet"}
    page = text(browse(cast.lead).post("/cycles/new", wrong))
    assert "The cycle ends before it starts" in page
    assert "Choose who may review stage 2" in page
    assert 'value="Nobody yet"' in page
    assert re.search(rf'name="stage1_people" value="{cast.reviewer1.id}" checked', page)


def test_nothing_unticked_comes_back_ticked_beside_an_error(cast, browse):
    wrong = {key: value for key, value in typed(cast).items() if key != "auditors"}
    page = text(browse(cast.lead).post("/cycles/1/change", wrong))
    assert "Choose at least one auditor" in page
    assert not re.search(r'name="auditors" value="\d+" checked', page)


def test_a_lead_changes_the_dates_of_a_closed_cycle(cast, browse):
    Cycle.update(closed_at=MONDAY).where(Cycle.id == cast.cycle.id).execute()
    assert browse(cast.lead).post("/cycles/1/change", typed(cast)).status_code == 303
    assert Cycle.get_by_id(1).starts_on.isoformat() == "2027-01-01"


def test_once_begun_the_form_is_shown_and_no_longer_asked(cast, browse):
    make_audit(cast, "in_progress")
    page = text(browse(cast.lead).get("/cycles/1/change"))
    assert 'name="form_version"' not in page
    assert 'name="stage1_title"' not in page
    assert 'name="stage1_people"' in page


def test_cases_are_added_and_allocated_at_once(cast, browse):
    chosen = {"chosen": [cast.case.id, cast.other_case.id], "allocate_to": "spread"}
    assert browse(cast.lead).post("/cycles/1/add", chosen).status_code == 303
    assert {one.state for one in Audit.select()} == {"allocated"}
    assert Audit.select(Audit.auditor).distinct().count() == 2


def test_pressed_twice_nothing_is_added_twice(cast, browse):
    lead = browse(cast.lead)
    lead.post("/cycles/1/add", {"chosen": cast.case.id})
    again = lead.post("/cycles/1/add", {"chosen": cast.case.id})
    assert again.status_code == 422
    assert "This cycle audits it already" in text(again)
    assert Audit.select().count() == 1


def test_a_case_audited_lately_asks_why_and_keeps_what_was_chosen(cast, browse):
    before = make_cycle("Q1", [[cast.reviewer1]], [cast.auditor])
    make_audit(cast, "signed_off", cycle=before, signed_off_at=clock.now())
    lead = browse(cast.lead)
    both = {"chosen": [cast.case.id, cast.other_case.id], "allocate_to": str(cast.auditor.id)}
    refused = lead.post("/cycles/1/add", both)
    assert refused.status_code == 422
    page = text(refused)
    assert "M-10277: Audited within 12 months: say why again" in page
    assert page.count('name="chosen"') == page.count(" checked") == 2
    assert f'<option value="{cast.auditor.id}" selected>' in page
    kept = lead.post("/cycles/1/add", both | {f"reason-{cast.case.id}": "The plan changed."})
    assert kept.status_code == 303
    reasons = {one.override_reason for one in Audit.select().where(Audit.cycle == cast.cycle)}
    assert reasons == {"The plan changed.", ""}


def test_nothing_chosen_is_said(cast, browse):
    answer = browse(cast.lead).post("/cycles/1/add", {"chosen": ["x", "9" * 40]})
    assert answer.status_code == 422
    assert "Choose at least one" in text(answer)


def test_why_somebody_may_not_have_an_audit_is_said_and_nothing_is_added(cast, browse):
    PersonRole.create(person=cast.supervisor, role="auditor")
    CycleAuditor.create(cycle=cast.cycle, person=cast.supervisor)
    wanted = {"chosen": cast.case.id, "allocate_to": str(cast.supervisor.id)}
    answer = browse(cast.lead).post("/cycles/1/add", wanted)
    assert answer.status_code == 422
    assert "M-10277: Supervisor supervises the worker of this case" in text(answer)
    assert not Audit.select().exists()


def test_nothing_is_added_to_a_closed_cycle(cast, browse):
    Cycle.update(closed_at=MONDAY).where(Cycle.id == cast.cycle.id).execute()
    assert browse(cast.lead).post("/cycles/1/add", {"chosen": cast.case.id}).status_code == 403


def test_supervision_is_chosen_by_worker(cast, browse):
    themed = make_cycle("Supervision", [[cast.reviewer1]], [cast.auditor], "supervision")
    lead, path = browse(cast.lead), f"/cycles/{themed.id}/add"
    assert "Supervision by" in text(lead.get(path))
    answer = lead.post(path, {"chosen": cast.worker.id, "allocate_to": str(cast.auditor.id)})
    assert answer.status_code == 303
    assert "Supervision of Worker" in text(lead.get(answer.location))


def test_several_audits_are_allocated_on_one_page(cast, browse):
    first = make_audit(cast, "unallocated")
    second = make_audit(cast, "unallocated", case=cast.other_case)
    lead = browse(cast.lead)
    chosen = {f"audit-{first.id}": cast.auditor.id, f"audit-{second.id}": cast.external.id}
    assert lead.post("/cycles/1/allocate", chosen).status_code == 303
    assert {one.auditor_id for one in Audit.select()} == {cast.auditor.id, cast.external.id}
    assert lead.post("/cycles/1/allocate", chosen).status_code == 303
    assert Event.select().where(Event.move == "allocate").count() == 2
    assert lead.post("/cycles/1/allocate").status_code == 422


def test_who_may_not_have_an_audit_is_listed_with_the_reason(cast, browse):
    PersonRole.create(person=cast.supervisor, role="auditor")
    CycleAuditor.create(cycle=cast.cycle, person=cast.supervisor)
    audit = make_audit(cast, "unallocated")
    lead = browse(cast.lead)
    page = text(lead.get("/cycles/1/allocate"))
    assert "Not to choose from: Supervisor supervises the worker of this case." in page
    answer = lead.post("/cycles/1/allocate", {f"audit-{audit.id}": cast.supervisor.id})
    assert answer.status_code == 422


def test_the_page_of_a_cycle_counts_by_state_and_narrows_to_one(cast, browse):
    for state in ("signed_off", "submitted", "under_review"):
        make_audit(cast, state)
    lead = browse(cast.lead)
    page = text(lead.get("/cycles/1"))
    assert "1 signed off" in page
    assert "2 with reviewers" in page
    assert text(lead.get("/cycles/1?group=signed_off")).count("data-label=\"Audit\"") == 1


def test_a_late_audit_says_so(cast, browse):
    make_audit(cast, "in_progress", due_on=MONDAY.date().replace(year=2020))
    assert "late" in text(browse(cast.lead).get("/cycles/1"))


def test_a_lead_does_not_see_the_reference_of_a_restricted_case(cast, browse):
    Case.update(restricted=True).where(Case.id == cast.case.id).execute()
    make_audit(cast, "unallocated")
    for path in ("/cycles/1", "/cycles/1/allocate"):
        page = text(browse(cast.lead).get(path))
        assert "M-10277" not in page
        assert "1 restricted, which you may not open" in page
    CaseReader.create(case=cast.case, person=cast.lead)
    assert "M-10277" in text(browse(cast.lead).get("/cycles/1"))


def test_a_stage_that_only_one_person_could_approve_twice_is_pointed_out(cast, browse):
    alone = make_person("alone", ["reviewer"])
    cycle = make_cycle("Small", [[alone], [alone]], [cast.auditor])
    assert "No one person approves two stages" in text(browse(cast.lead).get(f"/cycles/{cycle.id}"))


def test_the_page_of_a_cycle_asks_as_much_for_fifty_audits_as_for_two(cast, browse):
    lead = browse(cast.lead)
    make_audit(cast, "unallocated")
    make_audit(cast, "in_progress")
    few = queries(lambda: lead.get("/cycles/1")), queries(lambda: lead.get("/cycles/1/allocate"))
    for number in range(60):
        case = make_case(f"A-{number}", cast.worker, cast.team)
        make_audit(cast, ["unallocated", "in_progress"][number % 2], case=case)
    many = queries(lambda: lead.get("/cycles/1")), queries(lambda: lead.get("/cycles/1/allocate"))
    assert many == few
