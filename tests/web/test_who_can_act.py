"""To whom a concern and the lead's acts fall, through the pages: the team's own table, world by world."""

import datetime

import pytest

from auditor.records.audits import Audit, Concern, Event
from auditor.records.cases import Case, CaseReader
from auditor.records.journal import JournalEntry
from auditor.records.people import Person, PersonRole, Team
from auditor.records.reviews import NamedLead
from auditor.work import clock
from auditor.work.audits import concerns
from auditor.work.people.people import signed_in
from auditor.work.programme import cycle_audits
from auditor.work.rights import accounts
from cast import make_audit, make_case, make_cycle, make_person
from signing import act, sign

EVERYBODY = (
    "lead", "second_lead", "supervisor", "manager", "worker", "other_worker", "auditor", "external",
    "reviewer1", "reviewer2", "reviewer3", "administrator", "stranger",
)


def by(cast, audit, person) -> Audit:
    concerns.raise_one(audit, signed_in(person), "Bruise seen")
    return audit


def close(*people) -> None:
    ids = [one.id for one in people]
    Person.update(closed_at=clock.now()).where(Person.id.in_(ids)).execute()


def unsupervise(*people) -> None:
    Person.update(supervisor=None).where(Person.id.in_([one.id for one in people])).execute()


def second_lead(cast) -> Person:
    cast.second_lead = make_person("second_lead", ["lead"])
    return cast.second_lead


def usual(cast):
    return by(cast, make_audit(cast), cast.auditor)


def manager_with_a_case(cast):
    """A manager with a case supervises the own team."""
    own = make_case("M-20001", cast.supervisor, cast.team)
    audit, = cycle_audits.add_audits(cast.cycle, [own], signed_in(cast.lead))
    return by(cast, audit, cast.lead)


def manager_with_a_case_and_nobody_above(cast):
    unsupervise(cast.supervisor)
    own = make_case("M-20001", cast.supervisor, cast.team)
    audit, = cycle_audits.add_audits(cast.cycle, [own], signed_in(cast.lead))
    Audit.update(auditor=cast.auditor, state="in_progress").where(Audit.id == audit.id).execute()
    return by(cast, Audit.get_by_id(audit.id), cast.auditor)


def case_passed_to_the_manager(cast):
    audit = usual(cast)
    Case.update(worker=cast.supervisor).where(Case.id == cast.case.id).execute()
    return audit


def supervisor_audits_it(cast):
    return by(cast, make_audit(cast, auditor=cast.supervisor), cast.supervisor)


def supervisors_account_closed(cast):
    audit = usual(cast)
    close(cast.supervisor)
    return audit


def second_lead_is_no_reader(cast):
    second_lead(cast)
    Case.update(restricted=True).where(Case.id == cast.case.id).execute()
    for one in (cast.lead, cast.auditor, cast.supervisor):
        CaseReader.create(case=cast.case, person=one)
    return usual(cast)


def sole_lead_is_party(cast):
    return by(cast, make_audit(cast, auditor=cast.lead), cast.lead)


def raiser_is_the_only_lead(cast):
    return by(cast, make_audit(cast, "submitted"), cast.lead)


def raiser_is_the_only_lead_and_nobody_supervises(cast):
    close(cast.supervisor, cast.manager)
    return by(cast, make_audit(cast), cast.lead)


def nobody_at_all(cast):
    close(cast.supervisor, cast.manager, cast.reviewer3)
    return by(cast, make_audit(cast), cast.lead)


def external_had_it(cast):
    audit = by(cast, make_audit(cast, auditor=cast.external), cast.external)
    Audit.update(auditor=cast.auditor).where(Audit.id == audit.id).execute()
    return audit


def external_is_named_as_supervisor(cast):
    Team.update(supervisor=cast.external).where(Team.id == cast.team.id).execute()
    return by(cast, make_audit(cast, supervisor=cast.external), cast.auditor)


def supervision_is_judged(cast):
    return by(cast, make_audit(cast, case=None), cast.auditor)


def supervision_is_judged_and_its_receiver_leads(cast):
    PersonRole.create(person=cast.worker, role="lead")
    return supervision_is_judged(cast)


# By world: who sees the concern (the page of the audit and of the concern are theirs), who acknowledges
# it, and who knows of the audit without seeing its concern. The rest is told 404.
WORLDS = {
    usual: ("lead supervisor auditor", "lead supervisor", ""),
    manager_with_a_case: ("lead manager", "manager", ""),
    manager_with_a_case_and_nobody_above: ("lead auditor", "lead", ""),
    case_passed_to_the_manager: ("lead manager auditor", "lead manager", ""),
    supervisor_audits_it: ("lead manager supervisor", "lead manager", ""),
    supervisors_account_closed: ("lead manager auditor", "lead manager", ""),
    second_lead_is_no_reader: ("lead supervisor auditor", "lead supervisor", ""),
    sole_lead_is_party: ("lead supervisor reviewer3", "supervisor reviewer3", ""),
    raiser_is_the_only_lead: ("lead supervisor", "supervisor", "auditor reviewer1 reviewer2 reviewer3"),
    raiser_is_the_only_lead_and_nobody_supervises: ("lead reviewer3", "reviewer3", "auditor"),
    nobody_at_all: ("lead", "", "auditor"),
    external_had_it: ("lead supervisor", "lead supervisor", "auditor"),
    external_is_named_as_supervisor: ("lead auditor", "lead", ""),
    supervision_is_judged: ("lead manager auditor", "lead manager", ""),
    supervision_is_judged_and_its_receiver_leads: ("lead manager auditor", "lead manager", ""),
}


@pytest.mark.parametrize("world", WORLDS, ids=lambda one: one.__name__)
def test_a_concern_is_seen_and_acknowledged_by_those_to_whom_it_falls(browse, cast, world):
    audit = world(cast)
    sees, answers, knows = (set(names.split()) for names in WORLDS[world])
    concern = Concern.get(Concern.audit == audit)
    page, faults = f"/audits/{audit.id}", []
    people = [(name, getattr(cast, name)) for name in EVERYBODY if hasattr(cast, name)]
    open_ones = [(name, one) for name, one in people if accounts.is_open(Person.get_by_id(one.id))]
    # Whoever answers comes last: an answered concern waits for nobody.
    for name, person in sorted(open_ones, key=lambda pair: pair[0] in answers):
        browser = browse(person)
        shown = 200 if name in sees else 403 if name in knows else 404
        for path, wanted in ((page, 200 if name in sees | knows else 404), (f"{page}/concerns", shown)):
            got = browser.get(path).status_code
            if got != wanted:
                faults.append(f"{name} GET {path}: {got}, not {wanted}")
        today = browser.get("/").text
        if ("Concern on" in today) != (name in sees):
            faults.append(f"{name}, today")
        if ("Acknowledge with what was done" in today) != (name in answers):
            faults.append(f"{name}, to acknowledge today")
        if name not in answers:
            sent = {f"done-{concern.id}": "Nothing to worry about"}
            got = browser.post(f"{page}/concerns/{concern.id}/acknowledge", sent).status_code
            if got != (403 if name in sees | knows else 404):
                faults.append(f"{name} POST: {got}")
    assert not faults
    assert Concern.get_by_id(concern.id).acknowledged_at is None
    if answers:
        last = browse(getattr(cast, sorted(answers)[-1]))
        sent = {f"done-{concern.id}": "Visited at noon"}
        answer = last.post(f"{page}/concerns/{concern.id}/acknowledge", sent)
        assert answer.status_code == 303 and "Visited at noon" in last.get(answer.location).text


def test_a_judged_manager_verifies_nothing_and_the_own_manager_does(browse, cast):
    own = make_case("M-20001", cast.supervisor, cast.team)
    audit = sign(cast, case=own, worker=cast.supervisor, supervisor=cast.manager)
    done = act(cast, audit, "Visit weekly", owner=cast.worker, state="reported_done",
               reported_by=cast.worker, reported_at=clock.now())
    for path in (f"/actions/{done.id}/verify",):
        statuses = [browse(one).post(path, {"note": "Seen"}).status_code
                    for one in (cast.supervisor, cast.manager)]
        assert statuses[0] == 403 and statuses[1] in (303, 409, 422)
    judged = browse(cast.supervisor)
    assert judged.get(f"/audits/{audit.id}/findings").status_code == 200
    assert judged.get(f"/audits/{audit.id}/concerns").status_code == 403
    assert "Discuss the findings" not in judged.get("/").text
    assert "Discuss the findings" in browse(cast.manager).get("/").text


def test_an_external_auditor_closes_no_concern_after_a_reallocation(browse, cast):
    audit = make_audit(cast, auditor=cast.external)
    concern = concerns.raise_one(audit, signed_in(cast.external), "Bruise seen")
    before, path = browse(cast.external), f"/audits/{audit.id}/concerns"
    assert before.get(path).status_code == 200
    moved = browse(cast.lead).post(f"/audits/{audit.id}/reallocate", {
        "auditor": cast.auditor.id, "how": "afresh", "reason": "Away"})
    assert moved.status_code == 303
    assert before.get(path).status_code == before.get(f"/audits/{audit.id}").status_code == 404
    for rest in ("acknowledge", "told", "describe"):
        sent = {f"done-{concern.id}": "x", f"whom-{concern.id}": "x", f"when-{concern.id}": "x"}
        assert before.post(f"{path}/{concern.id}/{rest}", sent).status_code == 404
    assert "Concern on" not in before.get("/").text


def test_a_stage_that_nobody_can_take_is_told_to_the_lead_on_today_board_and_audit_page(browse, cast):
    audit = make_audit(cast, "submitted", stage=2)
    lead, board = browse(cast.lead), f"/cycles/{cast.cycle.id}"
    for path in ("/", board, f"/audits/{audit.id}"):
        assert "can take" not in lead.get(path).text
    close(cast.reviewer2)
    assert "Nobody of stage 2 can take it up: add a stand-in" in lead.get("/").text
    assert "Nobody of the stage can take it up" in lead.get(board).text
    html = lead.get(f"/audits/{audit.id}").text
    assert "Nobody of stage 2 can take this audit up" in html and "Add a stand-in or skip the stage." in html
    assert "Nobody of stage 2" not in browse(cast.auditor).get(f"/audits/{audit.id}").text
    lead.post(f"/audits/{audit.id}/stand-in",
              {"person": cast.reviewer1.id, "stage": "2", "reason": "Reviewer2 left"})
    for path in ("/", board, f"/audits/{audit.id}"):
        assert "can take" not in lead.get(path).text


def named(browser, audit, person, reason="Everybody else is party"):
    return browser.post(f"/naming/{audit.id}", {"person": person.id, "reason": reason})


def test_where_nobody_can_acknowledge_a_concern_the_pages_say_whom_to_add(browse, cast):
    audit = nobody_at_all(cast)
    lead, board = browse(cast.lead), f"/cycles/{cast.cycle.id}"
    assert "Nobody can acknowledge it: ask an administrator to name somebody" in lead.get("/").text
    assert "Nobody can acknowledge it: ask an administrator to name somebody" in lead.get(board).text
    assert "Nobody can acknowledge this concern." in lead.get(f"/audits/{audit.id}/concerns").text
    assert "Nobody can acknowledge a concern on this audit" in lead.get(f"/audits/{audit.id}").text
    assert "Name somebody" in browse(cast.administrator).get("/").text


def test_an_administrator_names_somebody_who_then_acknowledges(browse, cast):
    audit = nobody_at_all(cast)
    office, helper = browse(cast.administrator), browse(cast.stranger)
    assert helper.get(f"/audits/{audit.id}/concerns").status_code == 404
    assert named(office, audit, cast.stranger).status_code == 303
    assert "On every audit there is somebody who can act" in office.get("/naming").text
    assert "You were named to act as lead on M-10277" in helper.get("/").text
    assert "Acknowledge with what was done" in helper.get("/").text
    concern = Concern.get()
    sent = {f"done-{concern.id}": "Visited at noon"}
    answer = helper.post(f"/audits/{audit.id}/concerns/{concern.id}/acknowledge", sent)
    assert answer.status_code == 303 and helper.get(answer.location).status_code == 200
    event = Event.select().where(Event.move == "named to act as lead").get()
    assert (event.by, event.note) == (cast.administrator, "Stranger. Everybody else is party")
    entry = JournalEntry.select().where(JournalEntry.act == "named somebody to act as lead").get()
    assert (entry.by, entry.audit) == (cast.administrator, audit)


def test_whoever_is_named_leads_while_nobody_else_can(browse, cast):
    audit = make_audit(cast, "unallocated")
    close(cast.lead, cast.reviewer3)
    assert named(browse(cast.administrator), audit, cast.stranger).status_code == 303
    helper = browse(cast.stranger)
    assert helper.get(f"/audits/{audit.id}/allocate").status_code == 200
    Person.update(closed_at=None).where(Person.id == cast.lead.id).execute()
    assert helper.get(f"/audits/{audit.id}").status_code == 404


def test_whoever_is_named_on_a_restricted_case_becomes_a_reader_and_that_is_logged(browse, cast):
    Case.update(restricted=True).where(Case.id == cast.case.id).execute()
    CaseReader.create(case=cast.case, person=cast.auditor)
    audit = make_audit(cast)
    office = browse(cast.administrator)
    html = office.get(f"/naming/{audit.id}").text
    assert f"audit {audit.id}" in html and "M-10277" not in html and "M-10277" not in office.get("/").text
    assert named(office, audit, cast.stranger).status_code == 303
    assert CaseReader.select().where(CaseReader.person == cast.stranger).exists()
    assert browse(cast.stranger).get(f"/audits/{audit.id}").status_code == 200
    assert browse(cast.lead).get(f"/audits/{audit.id}").status_code == 404
    logged = JournalEntry.select().where(JournalEntry.audit == audit, JournalEntry.by == cast.administrator)
    assert {one.act for one in logged} == {
        "made somebody a reader of a restricted case", "named somebody to act as lead"}


@pytest.mark.parametrize("who", ["auditor", "worker", "lead", "external", "administrator", "supervisor"])
def test_who_could_not_act_either_is_not_named(browse, cast, who):
    """A party, who raised it, who comes from outside, the administrator themselves, who cannot sign in."""
    audit = nobody_at_all(cast)
    answer = named(browse(cast.administrator), audit, getattr(cast, who))
    assert answer.status_code == 422 and "could not act on it either" in answer.text
    assert "Everybody else is party" in answer.text, "what was typed is kept"
    assert not NamedLead.select().exists()


def test_naming_asks_whom_and_why(browse, cast):
    audit = nobody_at_all(cast)
    for sent in ({}, {"person": "1" * 30, "reason": " "}, {"person": "x\x00", "reason": "x" * 2001}):
        answer = browse(cast.administrator).post(f"/naming/{audit.id}", sent)
        assert answer.status_code == 422 and "<title>Error: " in answer.text
    assert not NamedLead.select().exists()


def test_nobody_is_named_while_somebody_can_act(browse, cast):
    audit = usual(cast)
    office = browse(cast.administrator)
    assert office.get(f"/naming/{audit.id}").location == "/naming"
    answer = named(office, audit, cast.stranger)
    assert answer.status_code == 409 and "nobody needs to be named" in answer.text
    assert office.post("/naming/999999", {}).status_code == 404
    assert not NamedLead.select().exists()


def test_only_an_administrator_names_and_sees_nothing_of_the_case(browse, cast):
    audit = nobody_at_all(cast)
    for one in (cast.lead, cast.auditor, cast.reviewer1, cast.stranger):
        assert browse(one).get("/naming").status_code == 403
        assert named(browse(one), audit, cast.stranger).status_code == 403
    office = browse(cast.administrator)
    for path in ("/", "/naming", f"/naming/{audit.id}"):
        html = office.get(path).text
        assert f"udit {audit.id}" in html and "Q4 2026" in html
        assert "M-10277" not in html and "Bruise" not in html
    assert "Where nobody can act" in office.get("/people").text
    assert "Where nobody can act" not in browse(cast.lead).get("/people").text
    assert office.get(f"/audits/{audit.id}").status_code == 404


def test_the_lists_of_those_who_wait_do_not_ask_more_for_more_audits(browse, cast, count_queries):
    close(cast.supervisor, cast.manager, cast.reviewer3)
    office, lead = browse(cast.administrator), browse(cast.lead)
    counts = []
    for number in (2, 12):
        for _ in range(number):
            by(cast, make_audit(cast), cast.lead)
        counts.append([count_queries(lambda one=one: one.get("/")) for one in (office, lead)]
                      + [count_queries(lambda: office.get("/naming"))])
    assert counts[0] == counts[1]


def test_an_account_whose_access_ended_counts_on_nobody(browse, cast):
    yesterday = clock.today() - datetime.timedelta(days=1)
    Person.update(access_ends=yesterday).where(Person.id == cast.supervisor.id).execute()
    audit = usual(cast)
    assert browse(cast.manager).get(f"/audits/{audit.id}/concerns").status_code == 200


def test_nobody_audits_supervision_they_give_or_receive(browse, cast):
    for one in (cast.worker, cast.supervisor):
        PersonRole.create(person=one, role="auditor")
    themed = make_cycle("Supervision", [[cast.reviewer1]], [cast.worker, cast.supervisor, cast.auditor],
                        "supervision")
    audit, = cycle_audits.add_audits(themed, [cast.worker], signed_in(cast.lead))
    html = browse(cast.lead).get(f"/audits/{audit.id}/allocate").text
    assert "Worker receives this supervision" in html and "Supervisor gives this supervision" in html
    for one in (cast.worker, cast.supervisor):
        sent = {"auditor": one.id, "reason": ""}
        assert browse(cast.lead).post(f"/audits/{audit.id}/allocate", sent).status_code == 422
