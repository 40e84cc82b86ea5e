"""Nobody audits a case of their own, or of a worker they supervise, whatever changes while they audit it."""

import pytest

from auditor.records.audits import Audit
from auditor.records.cases import Case, CaseReader, StageReviewer
from auditor.records.people import Person, PersonRole, Team
from auditor.rules.rights.permissions import Part
from auditor.work.audits import concerns
from auditor.work.cases import case_import, example_workbook
from auditor.work.people import people
from auditor.work.people.people import signed_in
from auditor.work.rights import audit_facts
from case_forms import change
from cast import complete, make_audit, make_case, make_person

SAID = "would audit their own work, or that of a worker they supervise."
FIRST = "Reallocate the audit of M-10277 first."


@pytest.fixture
def audit(cast):
    """The auditor audits a case of the worker, and could supervise."""
    PersonRole.create(person=cast.auditor, role="supervisor")
    made = make_audit(cast)
    complete(made, cast.auditor)
    return made


def of_team(cast, **changed) -> dict[str, str]:
    return {"name": "South", "service": "Children's Social Care",
            "supervisor": str(cast.supervisor.id)} | changed


def of_worker(cast, **changed) -> dict[str, str]:
    return {"name": "Worker", "email": "worker@example.org", "team": str(cast.team.id)} | changed


def led_by_auditor(cast) -> Team:
    """Another team, which the auditor supervises."""
    return Team.create(name="North", service="Children's Social Care", supervisor=cast.auditor)


def imported(cast) -> None:
    """A list gives the case to its auditor."""
    Person.update(team=cast.team).where(Person.id == cast.auditor.id).execute()
    lines = [("M-10277", "", "", "child in need", "South", "Auditor", "", "")]
    kept = case_import.take(example_workbook.template(lines), signed_in(cast.lead))
    shown = case_import.preview(kept, signed_in(cast.lead))
    said = {f"team-{at}": one.suggested for at, one in enumerate(shown.teams)}
    said |= {f"worker-{at}": str(cast.auditor.id) for at, one in enumerate(shown.workers)}
    said |= {"digest": shown.digest, "confirmed": "yes"}
    _, errors = case_import.apply(kept, signed_in(cast.lead), said, set())
    assert errors == {} and Case.get_by_id(cast.case.id).worker_id == cast.auditor.id


def test_a_case_is_not_given_to_who_audits_it(cast, browse, audit):
    answer = change(browse(cast.lead), cast.case, worker=str(cast.auditor.id), plan="looked after")
    assert answer.status_code == 422 and f"Auditor {SAID} {FIRST}" in answer.text
    assert "looked after" in answer.text.lower()  # what was typed is still there
    assert Case.get_by_id(cast.case.id).worker_id == cast.worker.id
    assert Case.get_by_id(cast.case.id).plan == "child in need"


def test_a_case_is_not_given_to_somebody_whom_its_auditor_supervises(cast, browse, audit):
    theirs = make_person("theirs", [], supervisor=cast.auditor)
    answer = change(browse(cast.lead), cast.case, worker=str(theirs.id))
    assert answer.status_code == 422 and FIRST in answer.text
    assert Case.get_by_id(cast.case.id).worker_id == cast.worker.id


def test_a_team_is_not_given_to_who_audits_a_case_of_it(cast, browse, audit):
    path, typed = f"/teams/{cast.team.id}", of_team(cast, supervisor=str(cast.auditor.id))
    answer = browse(cast.lead).post(path, typed)
    assert answer.status_code == 422 and FIRST in answer.text
    assert Team.get_by_id(cast.team.id).supervisor_id == cast.supervisor.id
    answer = browse(cast.administrator).post(path, typed)
    assert answer.status_code == 422 and SAID in answer.text and "Ask a lead" in answer.text
    assert "M-10277" not in answer.text  # an administrator sees no case content


def test_a_worker_is_not_put_under_who_audits_a_case_of_theirs(cast, browse, audit):
    path = f"/people/{cast.worker.id}/edit"
    for changed in ({"supervisor": str(cast.auditor.id)}, {"team": str(led_by_auditor(cast).id)}):
        answer = browse(cast.lead).post(path, of_worker(cast, **changed))
        assert answer.status_code == 422 and FIRST in answer.text, changed
    kept = Person.get_by_id(cast.worker.id)
    assert kept.supervisor_id is None and kept.team_id == cast.team.id


def test_nobody_who_leaves_hands_a_team_to_who_audits_a_case_of_it(cast, browse, audit):
    typed = {"teams": str(cast.auditor.id), "audits": "lead", "actions": str(cast.lead.id)}
    answer = browse(cast.administrator).post(f"/people/{cast.supervisor.id}/close", typed)
    assert answer.status_code == 422 and SAID in answer.text
    assert Person.get_by_id(cast.supervisor.id).closed_at is None
    assert Team.get_by_id(cast.team.id).supervisor_id == cast.supervisor.id


def test_what_concerns_no_audit_of_theirs_is_not_refused(cast, browse, audit):
    other = make_case("M-30001", cast.other_worker, cast.team)
    answer = change(browse(cast.lead), other, worker=str(cast.auditor.id))
    assert answer.status_code == 303
    Audit.update(state="signed_off").where(Audit.id == audit.id).execute()
    answer = browse(cast.lead).post(f"/teams/{cast.team.id}", of_team(cast, supervisor=str(cast.auditor.id)))
    assert answer.status_code == 303


def test_while_reviewers_have_it_the_case_waits_for_the_sign_off(cast, browse, audit):
    Audit.update(state="submitted", stage=1).where(Audit.id == audit.id).execute()
    answer = change(browse(cast.lead), cast.case, worker=str(cast.auditor.id))
    assert answer.status_code == 422
    assert "Wait until the audit of M-10277 is signed off." in answer.text


def test_a_refusal_says_nothing_of_a_restricted_case(cast, browse, audit):
    Case.update(restricted=True).where(Case.id == cast.case.id).execute()
    CaseReader.create(case=cast.case, person=cast.auditor)
    answer = browse(cast.lead).post(f"/teams/{cast.team.id}", of_team(cast, supervisor=str(cast.auditor.id)))
    assert answer.status_code == 303


def test_after_an_import_the_auditor_cannot_send_and_the_lead_is_told(cast, browse, audit):
    lead, auditor, check = browse(cast.lead), browse(cast.auditor), f"/audits/{audit.id}/check"
    assert 'id="own-work"' not in auditor.get(check).text
    assert "Reallocate: its auditor" not in lead.get("/").text
    imported(cast)
    assert auditor.post(check, {"unsafe_at_sending": "no"}).status_code == 403
    assert Audit.get_by_id(audit.id).state == "in_progress"
    assert "You can no longer send this audit" in auditor.get(check).text
    assert "unsafe_at_sending" not in auditor.get(check).text
    assert "You can no longer send this audit" in auditor.get(f"/audits/{audit.id}").text
    assert "Reallocate: its auditor now works on it or supervises who does" in lead.get("/").text
    assert "Its auditor is now party to it" in lead.get(f"/audits/{audit.id}").text
    answer = lead.post(f"/audits/{audit.id}/reallocate", {
        "auditor": str(cast.other_auditor.id), "reason": "It is the case of the auditor now",
        "how": "afresh"})
    assert answer.status_code == 303
    assert "Reallocate: its auditor" not in lead.get("/").text


def test_who_came_to_supervise_the_worker_cannot_send_either(cast, browse, audit):
    Team.update(supervisor=cast.auditor).where(Team.id == cast.team.id).execute()
    answer = browse(cast.auditor).post(f"/audits/{audit.id}/check", {"unsafe_at_sending": "no"})
    assert answer.status_code == 403 and Audit.get_by_id(audit.id).state == "in_progress"
    assert "Reallocate: its auditor" in browse(cast.lead).get("/").text


PARTY = "You are party to an audit that is not finished"


@pytest.fixture
def judged(cast):
    """A lead whose own case is audited; another lead can act."""
    found = make_person("judged_lead", ["lead"], supervisor=cast.supervisor)
    found.case = make_case("M-30002", found, cast.team)
    found.audit = make_audit(cast, case=found.case, worker=found)
    return found


def edit(browser, person, **changed):
    typed = {"name": person.name, "email": person.email, "roles": ["lead"],
             "team": str(person.team_id or ""), "supervisor": str(person.supervisor_id or "")}
    return browser.post(f"/people/{person.id}/edit", typed | changed)


def of_cycle(cast, first) -> dict:
    """The form of the cycle, with these reviewers of its first stage."""
    typed = {
        "title": "Q4 2026", "kind": "quarterly", "form_version": str(cast.cycle.form_version_id),
        "starts_on": "2026-10-01", "ends_on": "2026-12-31", "note": "Changed",
        "auditors": [str(one.id) for one in (cast.auditor, cast.other_auditor, cast.external)],
    }
    for number, reviewers in enumerate((first, [cast.reviewer2], [cast.reviewer3]), 1):
        typed |= {f"stage{number}_title": f"Stage {number}",
                  f"stage{number}_people": [str(one.id) for one in reviewers]}
    return typed


def first_stage() -> set[int]:
    return {one.person_id for one in StageReviewer.select().where(StageReviewer.stage == 1)}


def only_who_keeps_people(cast) -> None:
    held = PersonRole.person.in_([cast.lead.id, cast.administrator.id])
    PersonRole.delete().where(held).execute()


def test_nobody_chooses_who_supervises_them_while_they_are_judged(cast, browse, judged):
    friend = make_person("friend", ["supervisor"])
    theirs = Team.create(name="North", service="Children's Social Care", supervisor=friend)
    for changed in ({"supervisor": str(friend.id)}, {"supervisor": "", "team": str(theirs.id)}):
        answer = edit(browse(judged), judged, **changed)
        assert answer.status_code == 422 and PARTY in answer.text, changed
    assert "another lead or an administrator" in answer.text
    assert Person.get_by_id(judged.id).supervisor_id == cast.supervisor.id
    assert edit(browse(judged), judged, job_title="Manager").status_code == 303
    assert edit(browse(cast.lead), judged, supervisor=str(friend.id)).status_code == 303


def test_nobody_changes_the_supervisor_of_their_own_team_while_they_are_judged(cast, browse, judged):
    Person.update(team=cast.team, supervisor=None).where(Person.id == judged.id).execute()
    friend = make_person("friend", ["supervisor"])
    answer = browse(judged).post(f"/teams/{cast.team.id}", of_team(cast, supervisor=str(friend.id)))
    assert answer.status_code == 422 and PARTY in answer.text
    assert Team.get_by_id(cast.team.id).supervisor_id == cast.supervisor.id


def test_a_concern_that_waits_keeps_it_so_after_the_end(cast, browse, judged):
    concern = concerns.raise_one(judged.audit, signed_in(cast.auditor), "Bruise seen")
    friend = make_person("friend", ["supervisor"])
    Audit.update(state="withdrawn").where(Audit.id == judged.audit.id).execute()
    assert edit(browse(judged), judged, supervisor=str(friend.id)).status_code == 422
    concerns.acknowledge(concern, signed_in(cast.lead), "Strategy discussion held")
    assert edit(browse(judged), judged, supervisor=str(friend.id)).status_code == 303


def test_who_keeps_people_alone_is_not_stuck(cast, browse, judged):
    only_who_keeps_people(cast)
    friend = make_person("friend", ["supervisor"])
    assert edit(browse(judged), judged, supervisor=str(friend.id)).status_code == 303


def test_nobody_chooses_who_reviews_what_judges_them(cast, browse, judged):
    friend, before = make_person("friend", ["reviewer"]), first_stage()
    path = f"/cycles/{cast.cycle.id}/change"
    answer = browse(judged).post(path, of_cycle(cast, [friend]))
    assert answer.status_code == 422 and PARTY in answer.text and first_stage() == before
    assert browse(judged).post(path, of_cycle(cast, [cast.reviewer1, cast.reviewer1b])).status_code == 303
    assert browse(cast.lead).post(path, of_cycle(cast, [friend])).status_code == 303


def test_two_leads_who_are_both_judged_in_a_cycle_do_not_wait_for_each_other(cast, browse, judged):
    make_audit(cast, case=make_case("M-30003", cast.lead, cast.team), worker=cast.lead)
    friend = make_person("friend", ["reviewer"])
    answer = browse(judged).post(f"/cycles/{cast.cycle.id}/change", of_cycle(cast, [friend]))
    assert answer.status_code == 303


def test_nobody_gives_away_the_case_for_which_they_are_judged(cast, browse, judged):
    answer = change(browse(judged), judged.case, worker=str(cast.lead.id))
    assert answer.status_code == 422 and "only another lead can change its worker" in answer.text
    assert Part.LEAD in audit_facts.parts(signed_in(cast.lead), audit_facts.of(judged.audit))
    assert change(browse(judged), judged.case, plan="looked after").status_code == 303
    assert change(browse(cast.lead), judged.case, worker=str(cast.other_worker.id)).status_code == 303


def test_nobody_hands_on_what_judges_them_when_its_auditor_leaves(cast, browse, judged):
    path = f"/people/{cast.auditor.id}/close"
    answer = browse(judged).post(path, {"audits": "lead"})
    assert answer.status_code == 422 and PARTY in answer.text
    assert Audit.get_by_id(judged.audit.id).state == "in_progress"
    assert browse(cast.lead).post(path, {"audits": "lead"}).status_code == 303


def test_nobody_chooses_a_reviewer_of_what_judges_them_when_one_leaves(cast, browse, judged):
    stage = next(one for one in audit_facts.stages(judged.audit) if one.number == 2)
    friend = make_person("friend", ["reviewer"])
    answer = browse(judged).post(f"/people/{cast.reviewer2.id}/close", {f"stage-{stage.id}": str(friend.id)})
    assert answer.status_code == 422 and PARTY in answer.text
    assert people.get(cast.reviewer2.id).closed_at is None
