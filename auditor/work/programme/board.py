"""The board of a cycle: its audits, late ones first, who has how many, how long each step takes."""

import datetime
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from peewee import JOIN
from peewee import Case as When

from auditor.records.audits import Audit, Concern, Event
from auditor.records.cases import Case, Cycle, CycleAuditor
from auditor.records.people import Person
from auditor.records.text import alphabetical
from auditor.rules.deadlines import london_day, working_days_between
from auditor.rules.programme import turnaround
from auditor.rules.programme.cycle_progress import STATES_OF, grouped
from auditor.rules.rights import acting
from auditor.rules.workflow import UNFINISHED, WITH_AUDITOR, WITH_REVIEWERS, State
from auditor.work import audit_names, clock, pagination
from auditor.work.audits import audits
from auditor.work.pagination import Page
from auditor.work.rights import audit_facts, conditions
from auditor.work.rights.readership import readable
from auditor.work.signed_in import SignedIn

LATE = "late"
# Where something waits for somebody comes first.
ORDER = (
    State.RETURNED, State.UNALLOCATED, State.ALLOCATED, State.IN_PROGRESS, State.SUBMITTED,
    State.UNDER_REVIEW, State.SIGNED_OFF, State.WITHDRAWN,
)


class Counted(NamedTuple):
    """One audit of a cycle as far as it is counted; `auditor` is a person's id.

    It is `restricted` where who asks may not know whose it is.
    """

    id: int
    auditor: int | None
    state: str
    since: datetime.datetime
    late: bool
    restricted: bool = False


@dataclass(frozen=True)
class Load:
    """How many audits of a cycle one auditor has, and where they are; `late` of those with them."""

    person: Person
    with_them: int
    sent: int
    signed_off: int
    late: int

    @property
    def total(self) -> int:
        return self.with_them + self.sent + self.signed_off


def audits_of(
    cycle: Cycle, me: SignedIn, group: str = "", after: int | None = None, before: int | None = None
) -> Page:
    """One page of a cycle's audits with their people: late ones first, the latest of them on top,
    then by state and reference; all, those of one group of STATES_OF, or the late ones. Those of
    restricted cases that do not name the person are left out: `restricted` says how many.

    Each has its `last_move`: one that was declined is to be given to somebody else; and
    `nobody_takes`: nobody of its stage can take it up.
    """
    query = audit_names.with_names().select_extend(
        audits.last_move().alias("last_move"),
        When(None, [(conditions.nobody_takes(), 1)], 0).alias("nobody_takes"),
    )
    query = query.where(_of_group(cycle, group), readable(me.id))
    return pagination.page_of(query, _order(), Audit.id, after, before)


def restricted(cycle: Cycle, me: SignedIn, group: str = "") -> int:
    """How many audits of a cycle, or of one of its groups, the person may not know more of."""
    return _with_cases().where(_of_group(cycle, group), ~readable(me.id)).count()


def everything(cycle: Cycle, me: SignedIn) -> list[Counted]:
    """Every audit of a cycle, as far as it is counted, in one query."""
    query = _with_cases().select(
        Audit.id, Audit.auditor, Audit.state, Audit.since, When(None, [(audits.late(), 1)], 0),
        When(None, [(readable(me.id), 0)], 1),
    ).where(Audit.cycle == cycle.id)
    return [
        Counted(*row[:4], bool(row[4]), bool(row[5])) for row in query.order_by(Audit.id).tuples()
    ]


def counts(counted: list[Counted]) -> list[tuple[str, str, int]]:
    """How many audits are where: (key of the group, words that follow the number, the number)."""
    late = (LATE, "late", sum(one.late for one in counted))
    groups = grouped(Counter(one.state for one in counted))
    return [group for group in (late, *groups) if group[2]]


def loads(cycle: Cycle, counted: list[Counted]) -> list[Load]:
    """Who audits in a cycle, or has an audit in it, with how many, by name; restricted ones left out."""
    counted = [one for one in counted if not one.restricted]
    of_cycle = CycleAuditor.select(CycleAuditor.person).where(CycleAuditor.cycle == cycle.id)
    holding = {one.auditor for one in counted if one.auditor}
    people = Person.select().where(Person.id.in_(of_cycle) | Person.id.in_(holding))
    return [_load(person, counted) for person in people.order_by(alphabetical(Person.name), Person.id)]


def steps(cycle: Cycle) -> list[turnaround.StepDays]:
    """How long the steps of a cycle's audits took, and how old those are that are in one now.

    Withdrawn audits are counted nowhere but as withdrawn.
    """
    query = (
        Event.select(Event.audit, Event.at, Event.to_state).join(Audit)
        .where(
            Audit.cycle == cycle.id, Audit.state != State.WITHDRAWN,
            audits.moved(),
        )
        .order_by(Event.audit, Event.id)
    )
    return turnaround.steps(query.tuples(), clock.today())


def age(audit: Audit) -> int:
    """For how many working days an audit has been where it is."""
    return working_days_between(london_day(audit.since), clock.today())


def unanswered(cycle: Cycle) -> list[Audit]:
    """The audits of a cycle on which a `concern` is unanswered, the longest first, one row each.

    Each says with `nobody` whether nobody can acknowledge that concern.
    """
    found = (
        audit_names.with_names().select_extend(Concern).switch(Audit)
        .join(Concern, on=(Concern.audit == Audit.id), attr="concern")
        .where(Audit.cycle == cycle.id, Concern.acknowledged_at.is_null())
    )
    listed = list(found.order_by(Concern.id))
    known = audit_facts.of_each(listed)
    for one in listed:
        one.nobody = not acting.answering(known[one.id], one.concern.raised_by_id)
    return listed


def unfinished(counted: list[Counted]) -> int:
    """How many audits are neither signed off nor withdrawn."""
    return sum(one.state in UNFINISHED for one in counted)


def _with_cases():
    return Audit.select(Audit.id).join(Case, JOIN.LEFT_OUTER)


def _of_group(cycle: Cycle, group: str):
    if group == LATE:
        return (Audit.cycle == cycle.id) & audits.late()
    elif group in STATES_OF:
        return (Audit.cycle == cycle.id) & Audit.state.in_(STATES_OF[group])
    else:
        return Audit.cycle == cycle.id


def _order():
    """One text that sorts as the board does: a page begins after a row of it."""
    rank = When(Audit.state, [(state, str(number)) for number, state in enumerate(ORDER)], "9")
    late_first = When(None, [(audits.late(), "0")], "1")
    then = When(None, [(audits.late(), Audit.due_on.cast("text"))], rank)
    return late_first.concat(then).concat(alphabetical(Case.reference))


def _load(person: Person, counted: list[Counted]) -> Load:
    theirs = [one for one in counted if one.auditor == person.id]
    return Load(
        person,
        with_them=sum(one.state in WITH_AUDITOR for one in theirs),
        sent=sum(one.state in WITH_REVIEWERS for one in theirs),
        signed_off=sum(one.state == State.SIGNED_OFF for one in theirs),
        late=sum(one.late and one.state in WITH_AUDITOR for one in theirs),
    )
