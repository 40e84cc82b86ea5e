"""Where audits of a cycle departed from its stages: skipped, stood in for, two approved by one person."""

import datetime
from dataclasses import dataclass

from peewee import fn

from auditor.records.audits import Audit, Event
from auditor.records.people import Person
from auditor.records.reviews import Approval, StandIn
from auditor.rules.audits.timeline import Noted
from auditor.rules.results.figures import DepartureKind
from auditor.rules.workflow import Move, State
from auditor.work import audit_names
from auditor.work.reviews import stand_ins


@dataclass(frozen=True)
class Departure:
    """One of them; `stage` is None and `who` the approver where one person approved two stages."""

    kind: DepartureKind
    audit: int
    stage: int | None
    who: str
    reason: str
    at: datetime.datetime | None


def of_cycle(cycle: int) -> list[Departure]:
    """All of a cycle (id), withdrawn audits left out, by kind and in the order they were made."""
    return [*_skipped(cycle), *_stood_in(cycle), *_by_one(cycle)]


def audits_of(found: list[Departure]) -> list[Audit]:
    """The audits of these departures with their names, in one query."""
    return list(audit_names.with_names().where(Audit.id.in_({one.audit for one in found})))


def has(kind: str):
    """That an audit departed from its stages in this way."""
    if kind == DepartureKind.SKIPPED:
        query = Event.select().where(Event.audit == Audit.id, Event.move == Move.SKIP_STAGE)
    elif kind == DepartureKind.STOOD_IN:
        query = StandIn.select().where(StandIn.audit == Audit.id, stand_ins.acted())
    else:
        query = twice_by_one().where(Approval.audit == Audit.id)
    return fn.EXISTS(query)


def twice_by_one():
    """Who (id) approved two stages or more of which audit (id), as it stands."""
    return (
        Approval.select(Approval.audit, Approval.by)
        .where(Approval.in_force)
        .group_by(Approval.audit, Approval.by)
        .having(fn.COUNT(fn.DISTINCT(Approval.stage)) > 1)
    )


def _skipped(cycle: int) -> list[Departure]:
    query = (
        Event.select(Event.audit, Event.stage, Person.name, Event.note, Event.at)
        .join(Audit).switch(Event).join(Person, on=(Event.by == Person.id))
        .where(_counted(cycle), Event.move == Move.SKIP_STAGE).order_by(Event.id)
    )
    return [Departure(DepartureKind.SKIPPED, *row) for row in query.tuples()]


def _stood_in(cycle: int) -> list[Departure]:
    query = (
        StandIn.select(StandIn.audit, StandIn.stage, Person.name, StandIn.reason, StandIn.at)
        .join(Audit).switch(StandIn).join(Person, on=(StandIn.person == Person.id))
        .where(_counted(cycle), stand_ins.acted()).order_by(StandIn.id)
    )
    return [Departure(DepartureKind.STOOD_IN, *row) for row in query.tuples()]


def _by_one(cycle: int) -> list[Departure]:
    found = list(
        twice_by_one().select_extend(fn.MIN(Person.name)).join(Audit).switch(Approval)
        .join(Person, on=(Approval.by == Person.id)).where(_counted(cycle))
        .order_by(Approval.audit).tuples()
    )
    said = Event.select(Event.audit, Event.note, Event.at).where(
        Event.audit.in_([audit for audit, *_ in found]), Event.move == Noted.TWO_STAGES_ALLOWED
    )
    why = {audit: (note, at) for audit, note, at in said.order_by(Event.id).tuples()}
    return [
        Departure(DepartureKind.TWO_STAGES, audit, None, who, *why.get(audit, ("", None)))
        for audit, _, who in found
    ]


def _counted(cycle: int):
    return (Audit.cycle == cycle) & (Audit.state != State.WITHDRAWN)
