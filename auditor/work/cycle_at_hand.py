"""The cycles at hand: how many of their audits are where, and the grades of those signed off."""

from collections import Counter
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
    """How one of the cycles at hand stands: audits by group, and the final grades of those signed off."""

    cycle: Cycle
    groups: dict[str, int]
    grades: list[tuple[str, int]]

    @property
    def total(self) -> int:
        return sum(self.groups.values())


def standings() -> list[Standing]:
    """The open cycles with their audits counted: those that have begun first, the latest on top."""
    begun = When(None, [(Cycle.starts_on <= clock.today(), 0)], 1)
    query = Cycle.select().where(Cycle.closed_at.is_null())
    listed = list(query.order_by(begun, Cycle.starts_on.desc(), Cycle.id.desc()))
    ids = [one.id for one in listed]
    states, grades = _states(ids), _grades(ids)
    return [Standing(one, _groups(states, one.id), _graded(grades, one.id)) for one in listed]


def _states(cycles: list[int]) -> dict[tuple[int, str], int]:
    """How many audits are in each state, by cycle and state."""
    query = (
        Audit.select(Audit.cycle, Audit.state, fn.COUNT(Audit.id))
        .where(Audit.cycle.in_(cycles), Audit.state.in_(UNFINISHED | {State.SIGNED_OFF}))
        .group_by(Audit.cycle, Audit.state)
    )
    return {(cycle, state): number for cycle, state, number in query.tuples()}


def _groups(states: dict[tuple[int, str], int], cycle: int) -> dict[str, int]:
    return {name: sum(states.get((cycle, state), 0) for state in some) for name, some in GROUPS}


def _grades(cycles: list[int]) -> Counter[tuple[int, str]]:
    """How many audits were signed off with each overall grade, by cycle, by their latest copy."""
    copy, latest = SignedCopy, SignedCopy.alias()
    newest = latest.select(fn.MAX(latest.number)).where(latest.audit == copy.audit)
    query = (
        copy.select(Audit.cycle, copy.content.path("overall", "final")).join(Audit)
        .where(Audit.cycle.in_(cycles), Audit.state == State.SIGNED_OFF, copy.number == newest)
    )
    return Counter(query.tuples())


def _graded(grades: Counter[tuple[int, str]], cycle: int) -> list[tuple[str, int]]:
    """Best first."""
    return [(grade.key, grades[cycle, grade.key]) for grade in GRADES]
