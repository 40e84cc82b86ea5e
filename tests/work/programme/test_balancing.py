"""The audits of a cycle given to its auditors: proposed, confirmed, chosen by hand."""

import pytest

from auditor.records.audits import Audit, Event
from auditor.records.cases import CaseReader, CycleAuditor
from auditor.records.people import PersonRole
from auditor.work.audits import allocation
from auditor.work.people.people import signed_in
from auditor.work.programme import balancing, cycles
from auditor.work.programme.balancing import NotGiven
from cast import make_audit, make_case
from counting import queries


@pytest.fixture
def nine(cast):
    """Nine audits of cases that wait for an auditor."""
    cases = [make_case(f"A-{number}", cast.worker, cast.team) for number in range(9)]
    return [make_audit(cast, "unallocated", case=case) for case in cases]


def proposed(one, limits=None):
    return balancing.propose(one.cycle, balancing.waiting(one.cycle), limits)


def let_audit(one, person) -> None:
    PersonRole.create(person=person, role="auditor")
    CycleAuditor.create(cycle=one.cycle, person=person)


def held(one) -> dict[int, int]:
    return dict(balancing.held(one.cycle))


def test_nine_audits_go_evenly_to_three_auditors(cast, nine):
    proposal = proposed(cast)
    assert [proposal.gets(one.id) for one in (cast.auditor, cast.other_auditor, cast.external)] == [
        3, 3, 3,
    ]
    assert proposal.left == {}


def test_a_proposal_changes_nothing_and_is_the_same_again(cast, nine):
    assert proposed(cast).given == proposed(cast).given
    assert {one.state for one in Audit.select()} == {"unallocated"}


def test_what_an_auditor_had_in_the_cycle_counts_and_what_was_withdrawn_does_not(cast, nine):
    for state in ("signed_off", "submitted", "withdrawn"):
        make_audit(cast, state)
    proposal = proposed(cast)
    assert proposal.held[cast.auditor.id] == 2
    gets = sorted(proposal.gets(one.id) for one in (cast.other_auditor, cast.external))
    assert (proposal.gets(cast.auditor.id), gets) in [(1, [4, 4]), (2, [3, 4])]


def test_nobody_gets_more_than_the_lead_said(cast, nine):
    limits = {cast.auditor.id: 1, cast.other_auditor.id: 2, cast.external.id: 3}
    proposal = proposed(cast, limits)
    assert [proposal.gets(one) for one in limits] == [1, 2, 3]
    assert len(proposal.left) == 3
    said = next(iter(proposal.left.values()))
    assert "Auditor has 1 and may have 1" in said
    assert "External has 3 and may have 3" in said


def test_nobody_is_offered_a_case_of_their_own_or_of_whom_they_supervise(cast, nine):
    let_audit(cast, cast.supervisor)
    let_audit(cast, cast.worker)
    proposal = proposed(cast)
    assert proposal.gets(cast.supervisor.id) == proposal.gets(cast.worker.id) == 0


def test_where_nobody_can_have_an_audit_each_reason_is_said(cast):
    let_audit(cast, cast.supervisor)
    others = CycleAuditor.cycle == cast.cycle, CycleAuditor.person != cast.supervisor
    CycleAuditor.delete().where(*others).execute()
    audit = make_audit(cast, "unallocated")
    assert proposed(cast).left == {audit.id: "Supervisor supervises the worker of this case"}


def test_what_is_proposed_is_allocated_together(cast, nine):
    balancing.apply(cast.cycle, proposed(cast).given, signed_in(cast.lead))
    assert {one.state for one in Audit.select()} == {"allocated"}
    assert sorted(held(cast).values()) == [3, 3, 3]


def test_one_that_a_rule_forbids_keeps_all_from_being_allocated(cast, nine):
    let_audit(cast, cast.supervisor)
    wanted = proposed(cast).given | {nine[4].id: cast.supervisor.id}
    with pytest.raises(NotGiven) as refused:
        balancing.apply(cast.cycle, wanted, signed_in(cast.lead))
    assert refused.value.faults == {
        nine[4].id: "Supervisor supervises the worker of this case."
    }
    assert {one.state for one in Audit.select()} == {"unallocated"}


def test_one_that_somebody_began_meanwhile_keeps_all_from_being_allocated(cast, nine):
    begun = make_audit(cast, "in_progress")
    with pytest.raises(NotGiven) as refused:
        balancing.apply(
            cast.cycle, proposed(cast).given | {begun.id: cast.external.id}, signed_in(cast.lead)
        )
    assert list(refused.value.faults) == [begun.id]
    assert Audit.get_by_id(nine[0].id).state == "unallocated"


def test_an_audit_of_another_cycle_is_not_given(cast, nine):
    with pytest.raises(NotGiven):
        balancing.apply(cast.cycle, {9999: cast.auditor.id}, signed_in(cast.lead))


def test_applied_twice_nothing_is_done_twice(cast, nine):
    wanted = proposed(cast).given
    balancing.apply(cast.cycle, wanted, signed_in(cast.lead))
    events = Event.select().count()
    balancing.apply(cast.cycle, wanted, signed_in(cast.lead))
    assert Event.select().count() == events


def test_what_is_not_begun_changes_hands_with_the_reason(cast, nine):
    allocation.allocate(nine[0], cast.auditor.id, signed_in(cast.lead))
    balancing.apply(cast.cycle, {nine[0].id: cast.external.id}, signed_in(cast.lead), "On leave.")
    assert Audit.get_by_id(nine[0].id).auditor_id == cast.external.id
    assert Event.get(Event.move == "reallocate").note == "To External. On leave."


def test_a_declared_conflict_brings_the_audit_back_and_not_to_whoever_declared_it(cast):
    audit = make_audit(cast, "unallocated")
    allocated = allocation.allocate(audit, cast.auditor.id, signed_in(cast.lead))
    allocation.decline(allocated, signed_in(cast.auditor), "I know this family.")
    assert [one.id for one in balancing.waiting(cast.cycle)] == [audit.id]
    assert proposed(cast).given[audit.id] != cast.auditor.id
    why = dict((one.id, reason) for one, reason in proposed(cast).barred[audit.id])
    assert why[cast.auditor.id] == "declined this audit for a conflict of interest"


def test_a_lead_leads_on_no_audit_of_their_own_nor_of_a_case_they_may_not_read(cast):
    hidden = make_case("R-1", cast.worker, cast.team, restricted=True)
    CaseReader.create(case=hidden, person=cast.auditor)
    own = make_audit(cast, "unallocated", worker=cast.lead)
    restricted = make_audit(cast, "unallocated", case=hidden)
    plain = make_audit(cast, "unallocated", case=cast.other_case)
    _, led = cycles.opened_by(signed_in(cast.lead), [own, restricted, plain])
    assert led == {plain.id}


def test_a_proposal_asks_as_much_for_ninety_audits_as_for_nine(cast, nine):
    few = queries(lambda: proposed(cast))
    for number in range(81):
        make_audit(cast, "unallocated", case=make_case(f"B-{number}", cast.worker, cast.team))
    assert queries(lambda: proposed(cast)) == few
