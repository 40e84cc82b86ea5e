"""Small worlds of 3 to 6 people: nobody is stuck without the tool saying so, and lists obey the rules."""

import pytest

from auditor.records.audits import Audit, Concern
from auditor.records.cases import FormerWorker
from auditor.records.people import Person
from auditor.rules import audit_subjects
from auditor.rules.rights import permissions
from auditor.rules.rights.acting import acting, answering, approved_elsewhere, barred, judges_own, taking
from auditor.rules.rights.permissions import Act, Part, Role
from auditor.rules.rights.stuck_audits import Stuck, advice, stuck
from auditor.rules.workflow import LIFE, State
from auditor.work import audit_names, clock
from auditor.work.audits import candidates
from auditor.work.follow_up import workers
from auditor.work.home import today
from auditor.work.people.people import signed_in
from auditor.work.programme import cycle_audits
from auditor.work.rights import audit_facts, conditions, supervisors
from worlds import NOW, TODAY, each

CONDITIONS = {
    Part.AUDITOR: conditions.auditor, Part.LEAD: conditions.lead, Part.SUPERVISOR: conditions.supervisor,
    Part.STAGES: conditions.stages, Part.WORKER: conditions.worker,
}


@pytest.fixture(autouse=True)
def monday():
    with clock.at(NOW):
        yield


@pytest.fixture
def worlds(connected):
    return each


def listed(condition) -> set[int]:
    return {one.id for one in audit_names.with_names().where(condition)}


def test_lists_obey_the_same_rules_as_the_page_of_one_audit(worlds):
    for number, world in worlds():
        known = {one.id: audit_facts.of(one) for one in world.audits}
        for person in world.people:
            asking = signed_in(person)
            plays = {one: audit_facts.parts(asking, standing) for one, standing in known.items()}
            for part, condition in CONDITIONS.items():
                ruled = {one for one, parts in plays.items() if part in parts}
                assert listed(condition(asking)) == ruled, f"{part} for {person.name} in {number}"
            shown = {one.id: one.to_answer for one in today.unanswered_concerns(asking)}
            for one in Concern.select().where(Concern.acknowledged_at.is_null()):
                falls = _answers(person, one.raised_by_id, known[one.audit_id])
                seen = permissions.may(plays[one.audit_id], Act.SEE_CONCERN, known[one.audit_id])
                if person.id not in known[one.audit_id].shut_out:
                    assert shown.get(one.id, False) == falls, f"{person.name} in {number}"
                    assert seen or one.id not in shown, f"{person.name} in {number}"
        for condition, rule in (
            (conditions.unsupervised(), lambda one: not acting(one).supervisor),
            (conditions.nobody_leads(), lambda one: not acting(one).lead),
            (conditions.nobody_takes(), lambda one: Stuck.STAGE in stuck(one)),
            (conditions.judges_own(), judges_own),
        ):
            assert listed(condition) == {one for one in known if rule(known[one])}, number


def test_whose_work_an_audit_is_about_is_the_same_in_lists(worlds):
    for number, world in worlds():
        told = {one.id: audit_subjects.judged(one) for one in world.audits}
        query = audit_names.with_names().select(Audit.id, conditions.judged())
        assert dict(query.tuples()) == told, number


def test_who_approved_another_stage_is_the_same_in_lists(worlds):
    met = set()
    for number, world in worlds():
        known = {one.id: audit_facts.of(one) for one in world.audits if one.stage}
        for person in world.people:
            free = {
                one for one, standing in known.items()
                if not approved_elsewhere(person.id, standing.stage, standing)
            }
            found = listed(conditions.not_approved_elsewhere(person.id)) & set(known)
            assert found == free, f"{person.name} in {number}"
            met |= {one in free for one in known}
    assert met == {True, False}


def test_who_may_not_be_given_an_audit_is_who_may_not_send_it(worlds):
    met = set()
    for number, world in worlds():
        for audit in world.audits:
            known, facts = audit_facts.of(audit), candidates.facts([audit])[audit.id]
            had = FormerWorker.select(FormerWorker.worker).where(FormerWorker.case == audit.case)
            had = {one for (one,) in had.tuples()}
            assert facts.workers | facts.supervisors >= barred(known), number
            assert facts.workers | facts.supervisors <= barred(known) | had, number
            met.add(judges_own(known))
    assert met == {True, False}


def test_every_way_to_ask_who_supervises_gives_the_same_answer(worlds):
    for number, world in worlds():
        everybody = [one.id for one in world.people]
        supervisor = {one.id: supervisors.of(one) for one in world.people}
        given = {one.id: one.supervised_by.id for one in cycle_audits.workers_of(everybody)}
        assert given == {
            one.id: supervisor[one.id] for one in world.people if supervisor[one.id] and not one.closed_at
        }, number
        for person in world.people:
            again = Person.get_by_id(person.id)
            name = next((one.name for one in world.people if one.id == supervisor[person.id]), "")
            assert supervisor[person.id] != person.id and supervisors.name_of(again) == name, number
            theirs = {worker for worker, of in supervisor.items() if of == person.id}
            assert {one.id for one in supervisors.supervised_by(person.id)} == theirs, number
            found = workers.every(signed_in(person))
            if not person.closed_at and Role.LEAD not in signed_in(person).roles:
                closed = {one.id for one in world.people if one.closed_at}
                assert {one.id for one in found} - {person.id} == theirs - closed, number


def test_somebody_can_act_or_the_tool_says_whom_to_add(worlds):
    """In every state somebody may take a step, and every concern can be answered, or it is said."""
    met = set()
    for number, world in worlds():
        for audit in world.audits:
            for state in State:
                known = audit_facts.of(_in(audit, state))
                said = stuck(known)
                told = [advice(known, audit_facts.parts(signed_in(one), known)) for one in world.people]
                if Stuck.STAGE in said and Stuck.LEAD not in said:
                    assert any("Nobody of stage" in what for pairs in told for what, _ in pairs), number
                moves = {move for before, move in LIFE if before is state}
                moving = any(_may(one, move, known) for one in world.people for move in moves)
                assert moving or said or not moves, f"{state} in {number}"
                for raiser in known.waiting:
                    answer = {one.id for one in world.people if _answers(one, raiser, known)}
                    assert answer - {raiser} or Stuck.CONCERN in said, f"{state} in {number}"
                    met.add(("concern", bool(answer)))
                met |= {(state, moving), *((one, one in said) for one in Stuck)}
    both = {("concern", True), ("concern", False)} | {(one, held) for one in Stuck for held in (True, False)}
    assert both <= met, "a world is missing in which nobody, or somebody, can act"
    assert {(state, True) for state in State if state is not State.WITHDRAWN} <= met


def test_whoever_an_act_falls_to_can_do_it(worlds):
    """Nobody who cannot sign in, is party, raised it or may not read the case is counted on."""
    for number, world in worlds():
        for audit in world.audits:
            known = audit_facts.of(audit)
            by_id = {one.id: one for one in world.people}
            counted_on = {one for part in acting(known) for one in part} | taking(known)
            for raiser in known.raised_by:
                assert raiser not in answering(known, raiser), number
                counted_on |= answering(known, raiser)
            for one in counted_on:
                person = by_id[one]
                assert person.closed_at is None and person.email and person.password, number
                assert person.access_ends is None or person.access_ends >= TODAY, number
                assert one not in (known.auditor, known.worker, known.receiver), number
                assert known.readers is None or one in known.readers, number
            for one in acting(known).supervisor:
                assert not by_id[one].external, number


def _in(audit: Audit, state: State) -> Audit:
    stage = audit.stage or min((one.number for one in audit_facts.stages(audit)), default=1)
    at_review = state in (State.SUBMITTED, State.UNDER_REVIEW)
    return Audit(**audit.__data__ | {"state": state, "stage": stage if at_review else None})


def _may(person: Person, act, known) -> bool:
    signs_in = person.id not in known.shut_out and person.closed_at is None
    return signs_in and permissions.may(audit_facts.parts(signed_in(person), known), act, known)


def _answers(person: Person, raiser: int, known) -> bool:
    return person.id in answering(known, raiser) and all(
        _may(person, act, known) for act in (Act.KNOW, Act.SEE_CONCERN, Act.ACKNOWLEDGE)
    )
