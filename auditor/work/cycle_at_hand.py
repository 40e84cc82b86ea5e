"""The cycle at hand: how many of its audits are where, and the grades of those signed off."""

from dataclasses import dataclass

from peewee import Case as When
from peewee import fn

from auditor.records.audits import Audit
from auditor.records.cases import Cycle
from auditor.records.reviews import SignedCopy
from auditor.rules.forms import GRADES
from auditor.rules.workflow import UNFINISHED, WITH_REVIEWERS, State
from auditor.work import clock

GROUPS = (
    ("signed off", (State.SIGNED_OFF,)),
    ("with reviewers", tuple(WITH_REVIEWERS)),
    ("with auditors", (State.ALLOCATED, State.IN_PROGRESS)),
    ("returned", (State.RETURNED,)),
    ("to allocate", (State.UNALLOCATED,)),
)


@dataclass(frozen=True)
class Standing:
    """How the cycle at hand stands: audits by group, and the final grades of those signed off."""

    cycle: Cycle
    groups: dict[str, int]
    grades: list[tuple[str, int]]

    @property
    def total(self) -> int:
        return sum(self.groups.values())


def standing() -> Standing | None:
    """The open cycle that began last, with its audits counted; None where no cycle is open."""
    begun = When(None, [(Cycle.starts_on <= clock.today(), 0)], 1)
    cycle = (
        Cycle.select().where(Cycle.closed_at.is_null())
        .order_by(begun, Cycle.starts_on.desc(), Cycle.id.desc()).first()
    )
    return Standing(cycle, _groups(cycle), _grades(cycle)) if cycle else None


def _groups(cycle: Cycle) -> dict[str, int]:
    query = (
        Audit.select(Audit.state, fn.COUNT(Audit.id))
        .where(Audit.cycle == cycle.id, Audit.state.in_(UNFINISHED | {State.SIGNED_OFF}))
        .group_by(Audit.state)
    )
    counted = dict(query.tuples())
    return {name: sum(counted.get(state, 0) for state in states) for name, states in GROUPS}


def _grades(cycle: Cycle) -> list[tuple[str, int]]:
    """How many audits were signed off with each overall grade, best first, by their latest copy."""
    copy, latest = SignedCopy, SignedCopy.alias()
    newest = latest.select(fn.MAX(latest.number)).where(latest.audit == copy.audit)
    query = (
        copy.select(copy.content.path("overall", "final")).join(Audit)
        .where(Audit.cycle == cycle.id, Audit.state == State.SIGNED_OFF, copy.number == newest)
    )
    given = [grade for (grade,) in query.tuples()]
    return [(grade.key, given.count(grade.key)) for grade in GRADES]
