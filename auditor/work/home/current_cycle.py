"""The current cycles: how far their audits are, and the grades of those signed off."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from peewee import Case as When

from auditor.records.audits import Audit
from auditor.records.cases import Cycle
from auditor.records.reviews import SignedCopy
from auditor.rules.forms import GRADES
from auditor.rules.programme.cycle_progress import grouped
from auditor.rules.workflow import State
from auditor.work import clock
from auditor.work.programme import cycles
from auditor.work.results import figures
from auditor.work.reviews.signed_copies import is_latest


@dataclass(frozen=True)
class CycleStanding:
    """How far a current cycle is: audits by group, and the final grades of those signed off."""

    cycle: Cycle
    groups: dict[str, int]
    grades: list[tuple[str, int]]

    @property
    def total(self) -> int:
        return sum(self.groups.values())


def standings() -> list[CycleStanding]:
    """The open cycles with their audits counted: those that have begun first, the latest on top."""
    begun = When(None, [(Cycle.starts_on <= clock.today(), 0)], 1)
    query = Cycle.select().where(Cycle.closed_at.is_null())
    listed = list(query.order_by(begun, Cycle.starts_on.desc(), Cycle.id.desc()))
    ids = [one.id for one in listed]
    states, grades = cycles.states(ids), _grades(ids)
    return [CycleStanding(one, _groups(states[one.id]), _graded(grades, one.id)) for one in listed]


def _groups(states: Mapping[str, int]) -> dict[str, int]:
    """How many audits are where, by the words of each group; what was withdrawn is counted nowhere."""
    return {words: number for key, words, number in grouped(states) if key != State.WITHDRAWN}


def _grades(cycle_ids: list[int]) -> Counter[tuple[int, str]]:
    """How many audits were signed off with each overall grade, by cycle, by their latest copy."""
    final = SignedCopy.content.path("overall", "final")
    copies = SignedCopy.select(Audit.cycle, final).join(Audit)
    return Counter(copies.where(figures.signed_off(cycle_ids), is_latest()).tuples())


def _graded(grades: Counter[tuple[int, str]], cycle: int) -> list[tuple[str, int]]:
    """Best first."""
    return [(grade.key, grades[cycle, grade.key]) for grade in GRADES]
