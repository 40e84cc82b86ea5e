"""Whatever people do in whatever order, an audit's life stays what the team says it is."""

import datetime
import itertools

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.records.audits import Event, Holding
from auditor.records.people import PersonRole
from auditor.records.reviews import Approval, SignedCopy
from auditor.rules.permissions import Act, Move, may
from auditor.rules.reviews import Choice, Decision
from auditor.rules.workflow import LIFE, WITH_REVIEWERS, State
from auditor.work import allocation, audits, clock, drafts, reviews, stand_ins
from auditor.work.audits import NotAllowed
from conftest import MONDAY, complete, make_audit
from reviewing import signed_in

WHY = "A reason."
PEOPLE = (
    "lead", "auditor", "other_auditor", "reviewer1", "reviewer1b", "reviewer2", "reviewer3",
    "worker", "supervisor",
)
REFUSED = (NotAllowed, drafts.Unfinished, reviews.ChangedMeanwhile)


def decide(audit, by, choice):
    reviews.decide(audit, by, Decision(choice, WHY), reviews.seen(audit))


def submit(audit, by, _):
    if not drafts.sections_done(audit.id):
        complete(audit, audit.auditor)
    drafts.send(audits.get(audit.id), by, False)


# How each thing that may be done to an audit is done: (audit, who does it, whom it names).
DONE = {
    Move.ALLOCATE: lambda audit, by, whom: allocation.allocate(audit, whom, by),
    Move.START: lambda audit, by, whom: drafts.start(audit, by),
    Move.SUBMIT: submit,
    Move.TAKE_UP: lambda audit, by, whom: reviews.take_up(audit, by),
    Move.PUT_BACK: lambda audit, by, whom: reviews.put_back(audit, by),
    Move.APPROVE: lambda audit, by, whom: decide(audit, by, Choice.APPROVE),
    Move.SIGN_OFF: lambda audit, by, whom: decide(audit, by, Choice.APPROVE),
    Move.RETURN: lambda audit, by, whom: decide(audit, by, Choice.RETURN),
    Move.SKIP_STAGE: lambda audit, by, whom: stand_ins.skip_stage(audit, by, WHY),
    Move.DECLINE: lambda audit, by, whom: allocation.decline(audit, by, WHY),
    Move.REALLOCATE: lambda audit, by, whom: allocation.reallocate(
        audit, whom, by, WHY, afresh=whom % 2 == 0
    ),
    Move.WITHDRAW: lambda audit, by, whom: allocation.withdraw(audit, by, WHY),
    Move.REOPEN: lambda audit, by, whom: allocation.reopen(audit, by, WHY, whom),
    Act.ADD_STAND_IN: lambda audit, by, whom: stand_ins.add_stand_in(
        audit, audit.stage or 1, whom, by, WHY
    ),
    Act.ALLOW_TWO_STAGES: lambda audit, by, whom: stand_ins.allow_two_stages(audit, by, WHY),
}
# The way forward is taken more often than the ways round, or few stories would reach their end.
FORWARD = {Move.ALLOCATE, Move.START, Move.SUBMIT, Move.TAKE_UP, Move.APPROVE}
STEPS = st.lists(st.tuples(st.integers(0, 999), st.sampled_from(PEOPLE)), min_size=15, max_size=40)


@settings(
    max_examples=15, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_no_sequence_of_acts_by_anybody_breaks_the_life_of_an_audit(cast, steps):
    for person in (cast.reviewer1, cast.lead):
        PersonRole.get_or_create(person=person, role="auditor")
    minutes = itertools.count()
    with clock.at(MONDAY):
        audit = make_audit(cast, "unallocated")
    for chosen, whom in steps:
        with clock.at(MONDAY + datetime.timedelta(minutes=next(minutes))):
            attempt(cast, audits.get(audit.id), chosen, getattr(cast, whom))
            holds(audits.get(audit.id))


def attempt(one, audit, chosen: int, whom) -> None:
    """Do one of the things that somebody may do now, or be refused in the words of a rule."""
    possible = may_be_done(one, audit)
    if not possible:
        return
    step, who = possible[chosen % len(possible)]
    try:
        DONE[step](audit, who, whom.id)
    except REFUSED:
        assert audits.get(audit.id).state == audit.state, f"{step} was refused and still moved it"


def may_be_done(one, audit) -> list[tuple[Act | Move, int]]:
    """Everything that anybody may do to the audit now: what, and the id of who."""
    known = audits.standing(audit)
    playing = {
        person.id: audits.parts(signed_in(person), known)
        for person in (getattr(one, key) for key in PEOPLE)
    }
    return [
        (step, person)
        for step in DONE
        for person, theirs in playing.items()
        for _ in range(6 if step in FORWARD else 1)
        if may(theirs, step, known)
    ]


def holds(audit) -> None:
    """What is true of every audit at every moment."""
    moves = [
        (State(one.from_state), Move(one.move), State(one.to_state), one.by_id)
        for one in Event.select().where(Event.audit == audit.id).order_by(Event.id)
        if one.move in list(Move)
    ]
    state = State.UNALLOCATED
    for before, move, after, _ in moves:
        assert before is state and LIFE[before, move] is after
        state = after
    assert state == audit.state
    known = audits.standing(audit)
    approved = list(Approval.select().where(Approval.audit == audit.id, Approval.in_force))
    open_ones = Holding.select().where(Holding.audit == audit.id, Holding.until.is_null())
    assert [one.auditor_id for one in open_ones] == ([audit.auditor_id] if audit.auditor_id else [])
    assert (audit.stage is not None) == (audit.state in WITH_REVIEWERS)
    assert (audit.taken_up_by_id is not None) == (audit.state == State.UNDER_REVIEW)
    assert audit.auditor_id not in {one.by_id for one in approved}
    if not audit.one_person_two_stages:
        assert len({one.by_id for one in approved}) == len(approved)
    if audit.state == State.SIGNED_OFF:
        assert {number for number, _ in known.stages} == {
            one.stage for one in approved
        } & {number for number, _ in known.stages}
        assert SignedCopy.select().where(SignedCopy.audit == audit.id).exists()
