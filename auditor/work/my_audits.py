"""The audits of one auditor, and the people and teams that they may name."""

import peewee

from auditor.records.audits import Audit
from auditor.records.cases import Cycle
from auditor.records.people import Person, Team
from auditor.rules.workflow import WITH_AUDITOR, WITH_REVIEWERS
from auditor.work import audits, clock

MOST = 200  # an auditor holds a few at a time; the cycles list the rest


def of(me) -> list[Audit]:
    """The audits that `me` holds: to do first by date due, then sent, then done."""
    to_do = peewee.Case(
        None,
        ((Audit.state.in_(WITH_AUDITOR), 0), (Audit.state.in_(WITH_REVIEWERS), 1)),
        2,
    )
    query = audits.with_names().where(Audit.auditor == me.id)
    if me.external:
        query = query.where(open_to_externals())
    return list(query.order_by(to_do, Audit.due_on, Audit.id.desc()).limit(MOST))


def open_to_externals():
    """The condition under which an external auditor still sees an audit: its cycle, or a date set."""
    return Cycle.closed_at.is_null() | (Audit.external_until >= clock.today())


def workers() -> list[Person]:
    """Everybody who may be named as worker or supervisor."""
    return list(Person.select().where(Person.closed_at.is_null()).order_by(Person.name))


def teams() -> list[Team]:
    """Every team, by name."""
    return list(Team.select().order_by(Team.name))
