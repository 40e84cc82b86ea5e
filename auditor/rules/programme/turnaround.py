"""How many working days audits spend in each step of their life, and how old those in it are."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from auditor.rules.deadlines import london_day, working_days_between
from auditor.rules.workflow import State

STEPS = {
    State.ALLOCATED: "Waiting to be begun",
    State.IN_PROGRESS: "Being filled in",
    State.SUBMITTED: "Waiting for a reviewer",
    State.UNDER_REVIEW: "Under review",
    State.RETURNED: "Being corrected",
}

Arrival = tuple[int, datetime.datetime, str]


@dataclass(frozen=True)
class StepDays:
    """One step: the working days that stays in it took, of those over, and the ages of the others."""

    state: str
    words: str
    took: tuple[int, ...] = ()
    ages: tuple[int, ...] = ()

    @property
    def median(self) -> float | None:
        """The middle of what it took, a half where two are in the middle; None before the first."""
        return median(self.took) if self.took else None

    @property
    def oldest(self) -> int | None:
        return max(self.ages, default=None)


def steps(arrivals: Iterable[Arrival], today: datetime.date) -> list[StepDays]:
    """Each step of STEPS in order.

    `arrivals` are (audit, when it came to a state as naive UTC, that state), each audit's in the
    order in which they happened. The last of an audit is where it is now. Days are counted as
    deadlines are: working days of England, the day of arrival not among them.
    """
    took, ages = _by_step(), _by_step()
    for came in _by_audit(arrivals).values():
        for (since, state), (until, _) in pairwise(came):
            took.get(state, []).append(working_days_between(since, until))
        since, state = came[-1]
        ages.get(state, []).append(working_days_between(since, today))
    return [StepDays(key, words, tuple(took[key]), tuple(ages[key])) for key, words in STEPS.items()]


def _by_step() -> dict[str, list[int]]:
    return {state: [] for state in STEPS}


def _by_audit(arrivals: Iterable[Arrival]) -> dict[int, list[tuple[datetime.date, str]]]:
    found: dict[int, list[tuple[datetime.date, str]]] = {}
    for audit, at, state in arrivals:
        found.setdefault(audit, []).append((london_day(at), state))
    return found
