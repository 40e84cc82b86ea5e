"""What nobody can do on an audit, and whom to add: in the words that each part is told."""

import dataclasses

import pytest

from auditor.rules.rights.acting import AuditFacts
from auditor.rules.rights.permissions import Part
from auditor.rules.rights.stuck_audits import Stuck, advice, helps, stuck

AUDITOR, WORKER, BOSS, LEAD, FIRST, SECOND, NAMED = range(1, 8)
NAME = "Ask an administrator to name somebody."


def people(*some: int) -> frozenset[int]:
    return frozenset(some)


USUAL = AuditFacts(
    state="submitted", stage=1, auditor=AUDITOR, stages=((1, people(FIRST)), (2, people(SECOND))),
    worker=WORKER, supervisors=people(BOSS), leads=people(LEAD),
)
NOBODY_LEADS = {"shut_out": people(LEAD, SECOND)}
# What is otherwise than usual, what nobody can do, and what the lead (or whoever is told) reads.
WORLDS = {
    "everybody is there": ({}, []),
    "the only reviewer of the stage left": (
        {"shut_out": people(FIRST)},
        [("Nobody of stage 1 can take this audit up", "Add a stand-in or skip the stage.")]),
    "the only reviewer of the last stage is party": (
        {"stage": 2, "stages": ((1, people(FIRST)), (2, people(AUDITOR)))},
        [("Nobody of stage 2 can take this audit up", "Add a stand-in.")]),
    "the only reviewer of the last stage approved the first": (
        {"stage": 2, "stages": ((1, people(FIRST)), (2, people(FIRST))), "approved": ((1, FIRST),)},
        [("Nobody of stage 2 can take this audit up",
          "Add a stand-in or let one person approve two stages.")]),
    "the only reviewer of the first stage approved the last": (
        {"stages": ((1, people(SECOND)), (2, people(SECOND))), "approved": ((2, SECOND),)},
        [("Nobody of stage 1 can take this audit up",
          "Add a stand-in, skip the stage or let one person approve two stages.")]),
    "nobody leads": (NOBODY_LEADS, [("Nobody can lead on this audit", NAME)]),
    "nobody leads, and it is withdrawn": (NOBODY_LEADS | {"state": "withdrawn", "stage": None}, []),
    "nobody leads, and a concern stands": (
        NOBODY_LEADS | {"supervisors": people(), "waiting": people(AUDITOR), "raised_by": people(AUDITOR)},
        [("Nobody can lead on this audit", NAME),
         ("Nobody can acknowledge a concern on this audit", NAME)]),
    "the supervisor answers a concern where nobody leads": (
        NOBODY_LEADS | {"waiting": people(AUDITOR), "raised_by": people(AUDITOR)},
        [("Nobody can lead on this audit", NAME)]),
    "a concern that was answered": (
        {"supervisors": people(), "shut_out": people(SECOND), "raised_by": people(LEAD)}, []),
    "a concern of the only one who could answer it": (
        {"supervisors": people(), "shut_out": people(SECOND), "raised_by": people(LEAD),
         "waiting": people(LEAD)},
        [("Nobody can acknowledge a concern on this audit", NAME)]),
}


@pytest.mark.parametrize("world", WORLDS)
def test_the_page_says_what_nobody_can_do_and_whom_to_add(world):
    changed, told = WORLDS[world]
    audit = dataclasses.replace(USUAL, **changed)
    assert advice(audit, frozenset(Part)) == told
    assert bool(stuck(audit)) == bool(told)


def test_each_is_told_what_they_may_know():
    stage = dataclasses.replace(USUAL, shut_out=people(FIRST))
    assert advice(stage, {Part.LEAD}) and not advice(stage, frozenset(Part) - {Part.LEAD})
    nobody = dataclasses.replace(USUAL, shut_out=people(LEAD, SECOND, BOSS), waiting=people(AUDITOR),
                                 raised_by=people(AUDITOR))
    assert [what for what, _ in advice(nobody, {Part.STAGES})] == [Stuck.LEAD.rstrip(".")]
    assert len(advice(nobody, {Part.AUDITOR, Part.RAISED})) == 2
    assert advice(nobody, {Part.WORKER}) == []


def test_naming_helps_only_with_somebody_who_can_act_then():
    nobody = dataclasses.replace(USUAL, **NOBODY_LEADS)
    assert helps(NAMED, nobody)
    assert not helps(AUDITOR, nobody) and not helps(WORKER, nobody) and not helps(LEAD, nobody)
    assert not helps(NAMED, USUAL)
    assert helps(NAMED, dataclasses.replace(nobody, readers=people(AUDITOR)))
    alone = dataclasses.replace(
        USUAL, supervisors=people(), shut_out=people(SECOND), raised_by=people(LEAD), waiting=people(LEAD))
    assert helps(NAMED, alone) and not helps(LEAD, alone)
