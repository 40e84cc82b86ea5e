"""The reviewers' queue: what waits for review, oldest first, of the stages a person may see."""

from operator import itemgetter

import peewee
from peewee import JOIN

from auditor.records.audits import Audit, Event
from auditor.records.cases import Case, Cycle, Stage
from auditor.records.database import MomentField
from auditor.records.people import Person
from auditor.records.reviews import StandIn, Submission
from auditor.rules.rights.permissions import Role
from auditor.rules.workflow import WITH_REVIEWERS, Move, State
from auditor.work import audit_names, sorting
from auditor.work.pagination import Page, page_of
from auditor.work.rights import conditions
from auditor.work.rights.readership import readable
from auditor.work.signed_in import SignedIn

ARRIVING = (Move.SUBMIT, Move.APPROVE, Move.SKIP_STAGE)


def review_queue(
    me: SignedIn, mine: bool = True, *, cycle: int | None = None, service: str | None = None,
    stage: int | None = None, auditor: int | None = None, after: int | None = None,
    before: int | None = None,
) -> Page:
    """One page of the audits that wait for review, the longest waiting first.

    `mine` narrows them to what the person may take up or has taken up; else all of the stages that
    they may see, and for a lead all. `after` and `before` are the audit (id) at the page's edge.
    Each row is an audit with its names, and `came` (when it came to its stage), `stages` (how
    many it passes), `sent` (how often it was sent) and `taker` (who has taken it up).
    """
    query = _waiting(me, mine)
    for column, wanted in (
        (Audit.cycle, cycle), (Audit.service, service), (Audit.stage, stage),
        (Audit.auditor, auditor),
    ):
        if wanted:
            query = query.where(column == wanted)
    return page_of(query, _came(), Audit.id, after, before)


def how_many(me: SignedIn, mine: bool = True) -> int:
    """How many audits wait: for this person, or at the stages that they may see."""
    return _waiting(me, mine).count()


def filters(me: SignedIn) -> dict[str, list[tuple]]:
    """What the person's queue can be narrowed to: (value, label) by filter."""
    query = (
        Audit.select(Cycle.id, Cycle.title, Audit.service, Audit.stage, Person.id, Person.name)
        .join(Cycle).switch(Audit).join(Case, JOIN.LEFT_OUTER).switch(Audit)
        .join(Person, on=(Audit.auditor == Person.id))
        .where(_visible(me)).distinct()
    )
    found = list(query.tuples())
    return {
        "cycle": sorting.by_name({row[0:2] for row in found}, itemgetter(1)),
        "service": sorted({(row[2], row[2]) for row in found}),
        "stage": sorted({(row[3], f"Stage {row[3]}") for row in found}),
        "auditor": sorting.by_name({row[4:6] for row in found}, itemgetter(1)),
    }


def _waiting(me: SignedIn, mine: bool):
    taker = Person.alias()
    query = audit_names.with_names().select_extend(
        _came().alias("came"),
        _stages().alias("stages"),
        _sent().alias("sent"),
        taker.select(taker.name).where(taker.id == Audit.taken_up_by).alias("taker"),
    )
    return query.where(_for(me) if mine else _visible(me))


def _for(me: SignedIn):
    """Audits that the person may take up, or has taken up."""
    free = (Audit.state == State.SUBMITTED) & conditions.not_approved_elsewhere(me.id)
    own = (Audit.state == State.UNDER_REVIEW) & (Audit.taken_up_by == me.id)
    return ~conditions.party(me.id) & readable(me.id) & _of_current_stage(me) & (free | own)


def _visible(me: SignedIn):
    """Audits with the reviewers that the person may see as lead or as one of their stages."""
    waiting = Audit.state.in_(WITH_REVIEWERS)
    if Role.LEAD in me.roles:
        return waiting & ~conditions.party(me.id) & readable(me.id)
    else:
        return waiting & conditions.stages(me)


def _of_current_stage(me: SignedIn):
    named = conditions.reviews_at(me.id).where(Stage.number == Audit.stage)
    stand_in = conditions.stands_in(me.id).where(StandIn.stage == Audit.stage)
    return peewee.fn.EXISTS(named) | peewee.fn.EXISTS(stand_in)


def _came():
    """When the audit came to the stage it is at."""
    arrived = Event.select(Event.at).where(
        Event.audit == Audit.id, Event.move.in_(ARRIVING)
    ).order_by(Event.id.desc()).limit(1)
    return peewee.fn.COALESCE(arrived, Audit.since).converter(MomentField().python_value)


def _stages():
    return (
        Stage.select(peewee.fn.COUNT(Stage.id))
        .where(Stage.cycle == conditions.stages_of(), conditions.passed(Stage.number))
    )


def _sent():
    return Submission.select(peewee.fn.COUNT(Submission.id)).where(Submission.audit == Audit.id)
