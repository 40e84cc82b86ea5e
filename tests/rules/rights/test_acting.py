"""Who can act: the team's own table of who leads, supervises and acknowledges in the usual people's stead."""

import dataclasses
import datetime

import pytest

from auditor.rules.rights.acting import (
    AuditFacts,
    acting,
    answering,
    barred,
    deciding,
    judges_own,
    others_who_lead,
    party,
    taking,
)
from auditor.rules.rights.permissions import Act, Move, Part, may, parts

TODAY = datetime.date(2026, 11, 23)
(AUDITOR, BEGAN, WORKER, NEW_WORKER, BOSS, ABOVE, LEAD, SECOND_LEAD, FIRST, LAST, LAST_TOO, NAMED,
 RECEIVER) = range(1, 14)


def people(*some: int) -> frozenset[int]:
    return frozenset(some)


USUAL = AuditFacts(
    state="in_progress", auditor=AUDITOR, earlier_auditors=people(BEGAN),
    stages=((1, people(FIRST)), (2, people(LAST))), worker=WORKER, workers_now=people(WORKER),
    supervisors=people(BOSS), above=people(ABOVE), leads=people(LEAD), raised_by=people(AUDITOR),
    waiting=people(AUDITOR),
)

# What is otherwise than usual; who supervises, who leads, who acknowledges the auditor's concern.
WORLDS = {
    "nothing": ({}, {BOSS}, {LEAD}, {BOSS, LEAD}),
    "a manager has the case and supervises the own team": (
        {"worker": BOSS, "workers_now": people(BOSS)}, {ABOVE}, {LEAD}, {ABOVE, LEAD}),
    "a manager has the case, and nobody supervises them": (
        {"worker": BOSS, "workers_now": people(BOSS), "above": people()}, set(), {LEAD}, {LEAD}),
    "the case passed to the worker's supervisor": (
        {"workers_now": people(BOSS)}, {ABOVE}, {LEAD}, {ABOVE, LEAD}),
    "the supervisor audits it": ({"auditor": BOSS}, {ABOVE}, {LEAD}, {ABOVE, LEAD}),
    "the supervisor began it": ({"earlier_auditors": people(BOSS)}, {ABOVE}, {LEAD}, {ABOVE, LEAD}),
    "the supervisor's account is closed": ({"shut_out": people(BOSS)}, {ABOVE}, {LEAD}, {ABOVE, LEAD}),
    "nobody above can sign in either": (
        {"shut_out": people(BOSS, ABOVE)}, set(), {LEAD}, {LEAD}),
    "the supervisor comes from outside": ({"external": people(BOSS)}, {ABOVE}, {LEAD}, {ABOVE, LEAD}),
    "one of two supervisors can act": (
        {"supervisors": people(BOSS, LAST_TOO), "shut_out": people(BOSS)},
        {LAST_TOO}, {LEAD}, {LAST_TOO, LEAD}),
    "the sole lead audits it": ({"auditor": LEAD}, {BOSS}, {LAST}, {BOSS, LAST}),
    "the sole lead has the case today": ({"workers_now": people(LEAD)}, {BOSS}, {LAST}, {BOSS, LAST}),
    "another lead can act": (
        {"auditor": LEAD, "leads": people(LEAD, SECOND_LEAD)},
        {BOSS}, {SECOND_LEAD}, {BOSS, SECOND_LEAD}),
    "there is no lead": ({"leads": people()}, {BOSS}, {LAST}, {BOSS, LAST}),
    "the second lead is no reader": (
        {"auditor": LEAD, "leads": people(LEAD, SECOND_LEAD), "readers": people(LEAD, LAST, BOSS)},
        {BOSS}, {LAST}, {BOSS, LAST}),
    "no lead is a reader, and the stage neither": (
        {"readers": people(AUDITOR, BOSS, NAMED), "named": people(NAMED)}, {BOSS}, {NAMED}, {BOSS, NAMED}),
    "nobody but an external reviewer could lead": (
        {"leads": people(), "external": people(LAST)}, {BOSS}, set(), {BOSS}),
    "the only lead comes from outside": ({"external": people(LEAD)}, {BOSS}, {LAST}, {BOSS, LAST}),
    "one of two leads comes from outside": (
        {"leads": people(LEAD, SECOND_LEAD), "external": people(LEAD)},
        {BOSS}, {SECOND_LEAD}, {BOSS, SECOND_LEAD}),
    "somebody is named while a lead can act": ({"named": people(NAMED)}, {BOSS}, {LEAD}, {BOSS, LEAD}),
    "somebody is named, and nobody else can act": (
        {"leads": people(), "supervisors": people(), "above": people(), "shut_out": people(LAST),
         "named": people(NAMED)}, set(), {NAMED}, {NAMED}),
    "supervision is judged": (
        {"worker": BOSS, "receiver": RECEIVER, "workers_now": people(), "supervisors": people(ABOVE),
         "above": people()}, {ABOVE}, {LEAD}, {ABOVE, LEAD}),
    "supervision is judged, and its receiver leads": (
        {"worker": BOSS, "receiver": LEAD, "workers_now": people(), "supervisors": people(ABOVE),
         "above": people()}, {ABOVE}, {LAST}, {ABOVE, LAST}),
    "who gives the supervision that is judged is supervised by who receives it": (
        {"worker": BOSS, "receiver": RECEIVER, "workers_now": people(), "supervisors": people(RECEIVER),
         "above": people(BOSS)}, set(), {LEAD}, {LEAD}),
}

# The same for a concern that somebody else than the auditor raised: who raised it, who acknowledges.
RAISED = {
    "the lead": (LEAD, {}, {BOSS}),
    "the supervisor": (BOSS, {}, {LEAD}),
    "a reviewer": (FIRST, {}, {BOSS, LEAD}),
    "the only lead, and nobody supervises": (LEAD, {"supervisors": people(), "above": people()}, {LAST}),
    "the only lead, and only somebody above the closed supervisor": (
        LEAD, {"shut_out": people(BOSS)}, {ABOVE}),
    "the supervisor, and the lead cannot sign in": (
        BOSS, {"shut_out": people(LEAD)}, {LAST}),
    "the supervisor, and neither lead nor stages can": (
        BOSS, {"shut_out": people(LEAD, LAST)}, {ABOVE}),
    "who is lead and supervisor in one": (LEAD, {"supervisors": people(LEAD)}, {ABOVE}),
    "who is all of them": (
        LEAD, {"supervisors": people(LEAD), "above": people(), "stages": ((1, people(LEAD)),)}, set()),
    "who is all of them, and somebody is named": (
        LEAD, {"supervisors": people(LEAD), "above": people(), "stages": ((1, people(LEAD)),),
               "named": people(LEAD, NAMED)}, {NAMED}),
}


def otherwise(changed: dict) -> AuditFacts:
    return dataclasses.replace(USUAL, **changed)


@pytest.mark.parametrize("world", WORLDS)
def test_an_act_falls_to_the_first_in_order_who_can_act(world):
    changed, supervisor, lead, answer = WORLDS[world]
    audit = otherwise(changed)
    assert acting(audit) == (supervisor, lead)
    assert answering(audit, AUDITOR) == answer


@pytest.mark.parametrize("raiser", RAISED)
def test_who_raised_a_concern_never_acknowledges_it(raiser):
    person, changed, answer = RAISED[raiser]
    audit = otherwise(changed | {"raised_by": people(person), "waiting": people(person)})
    assert answering(audit, person) == answer
    for one in range(1, 14):
        playing = parts(one, False, audit, TODAY)
        for act in (Act.KNOW, Act.SEE_CONCERN, Act.ACKNOWLEDGE):
            assert may(playing, act, audit) or one not in answer, act


@pytest.mark.parametrize("state", ["in_progress", "submitted", "signed_off", "withdrawn"])
@pytest.mark.parametrize("changed", [
    {"worker": BOSS, "workers_now": people(BOSS)}, {"workers_now": people(BOSS)},
    {"worker": BOSS, "workers_now": people()},
])
def test_whose_work_is_judged_never_acts_as_its_supervisor(state, changed):
    audit = otherwise(changed | {"state": state})
    playing = parts(BOSS, False, audit, TODAY)
    for act in (Act.SEE_CONCERN, Act.ACKNOWLEDGE, Act.RAISE_CONCERN, Act.VERIFY_ACTION, Act.DISCUSS,
                Act.ADD_ACTION, Act.REPORT_PROGRESS):
        assert not may(playing, act, audit), act


def test_an_external_auditor_keeps_no_concern_on_what_is_no_longer_theirs():
    theirs = otherwise({})
    assert may(parts(AUDITOR, True, theirs, TODAY), Act.SEE_CONCERN, theirs)
    for changed in ({"auditor": LAST_TOO, "earlier_auditors": people(AUDITOR)}, {"auditor": None}):
        reallocated = otherwise(changed)
        assert parts(AUDITOR, True, reallocated, TODAY) <= {"who began it"}
        assert not any(may(parts(AUDITOR, True, reallocated, TODAY), act, reallocated) for act in Act)


def test_an_external_auditor_plays_no_supervisor_though_named():
    audit = otherwise({"supervisors": people(AUDITOR), "auditor": None, "external": people(AUDITOR)})
    assert not may(parts(AUDITOR, True, audit, TODAY), Act.ACKNOWLEDGE, audit)


def test_party_are_its_auditors_who_is_judged_and_whose_case_it_is_today_or_was():
    audit = otherwise({"workers_now": people(NEW_WORKER), "receiver": RECEIVER, "had": people(NAMED)})
    assert party(audit) == {AUDITOR, BEGAN, WORKER, NEW_WORKER, RECEIVER, NAMED}


def test_who_can_take_a_stage_up_can_sign_in_is_no_party_and_approved_no_other():
    audit = otherwise({
        "state": "submitted", "stage": 2, "stages": ((1, people(FIRST)), (2, people(
            AUDITOR, BEGAN, WORKER, FIRST, LAST, LAST_TOO, LEAD))),
        "approved": ((1, FIRST),), "shut_out": people(LAST_TOO),
    })
    assert taking(audit) == {LAST, LEAD}
    assert taking(dataclasses.replace(audit, readers=people(FIRST, LEAD))) == {LEAD}
    assert taking(dataclasses.replace(audit, one_person_two_stages=True)) == {FIRST, LAST, LEAD}


# Who may not audit: what is otherwise than usual, and whom it keeps from auditing.
SUPERVISION = {
    "worker": BOSS, "receiver": RECEIVER, "workers_now": people(), "supervisors": people(ABOVE),
    "over": people(BOSS),
}
BARRED = {
    "nothing": ({}, {WORKER, BOSS}),
    "the case passed to another worker": ({"workers_now": people(NEW_WORKER)}, {WORKER, NEW_WORKER, BOSS}),
    "the new worker has another supervisor": (
        {"workers_now": people(NEW_WORKER), "supervisors": people(BOSS, ABOVE)},
        {WORKER, NEW_WORKER, BOSS, ABOVE}),
    "another supervises whoever had it at allocation": ({"over": people(ABOVE)}, {WORKER, BOSS, ABOVE}),
    "nobody supervises": ({"supervisors": people()}, {WORKER}),
    "supervision is judged": (SUPERVISION, {BOSS, RECEIVER}),
    "supervision is judged, and another gives it today": (
        SUPERVISION | {"over": people(NAMED)}, {BOSS, RECEIVER, NAMED}),
    "another had the case in the time that it reads": ({"had": people(NAMED)}, {WORKER, BOSS, NAMED}),
    "nobody has the case": ({"worker": None, "workers_now": people(), "supervisors": people()}, set()),
}


@pytest.mark.parametrize("world", BARRED)
def test_nobody_audits_a_case_of_their_own_or_of_a_worker_they_supervise(world):
    changed, wanted = BARRED[world]
    assert barred(otherwise(changed)) == wanted
    for person in range(1, 14):
        audit = otherwise(changed | {"auditor": person})
        assert judges_own(audit) == (person in wanted)
        assert may(frozenset({Part.AUDITOR}), Move.SUBMIT, audit) == (person not in wanted)
        for act in (Act.ANSWER, Move.DECLINE):  # nothing is lost, and it can be given back
            assert may(frozenset({Part.AUDITOR}), act, audit)


def test_an_audit_that_nobody_has_judges_nobodys_own_work():
    assert not judges_own(otherwise({"auditor": None, "worker": None, "receiver": None}))


def test_nobody_from_outside_takes_a_stage_up_once_the_cycle_is_closed():
    audit = otherwise({"state": "submitted", "stage": 1, "stages": ((1, people(FIRST, LAST)),),
                       "external": people(FIRST)})
    closed = dataclasses.replace(audit, cycle_closed=True)
    assert taking(audit) == {FIRST, LAST} and taking(closed) == {LAST}
    assert Part.STAGES in parts(FIRST, True, audit, TODAY)
    assert parts(FIRST, True, closed, TODAY) == frozenset()


@pytest.mark.parametrize(("leads", "named", "decide"), [
    ({LEAD, SECOND_LEAD}, {LEAD}, {SECOND_LEAD}), ({LEAD, SECOND_LEAD}, {NEW_WORKER}, {LEAD, SECOND_LEAD}),
    ({LEAD}, {LEAD}, {LEAD}), ({LEAD, SECOND_LEAD}, {LEAD, SECOND_LEAD}, {LEAD, SECOND_LEAD}),
    (set(), {NEW_WORKER}, {LAST}), (set(), {LAST}, {LAST}),
])
def test_nobody_decides_whether_it_is_their_own_work_while_another_lead_can(leads, named, decide):
    assert deciding(otherwise({"leads": frozenset(leads)}), frozenset(named)) == decide


def test_what_one_lead_leaves_is_left_to_who_can_act_and_is_party_to_none():
    leads = people(LEAD, SECOND_LEAD, NAMED)
    own = otherwise({"auditor": LEAD, "leads": leads, "shut_out": people(NAMED)})
    theirs = otherwise({"auditor": SECOND_LEAD, "leads": leads})
    assert others_who_lead([own], [own]) == {SECOND_LEAD}
    assert others_who_lead([own], [own, theirs]) == set()
