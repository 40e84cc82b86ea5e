"""When a case is audited again after an inadequate grade, and in which cycle."""

import datetime
from collections.abc import Iterable
from typing import Protocol

from auditor.rules.deadlines import add_months


class OpenCycle(Protocol):
    """A quarterly cycle that is not closed: its id, first and last day."""

    id: int
    starts_on: datetime.date
    ends_on: datetime.date


def due_on(signed_off_on: datetime.date, months: int = 3) -> datetime.date:
    """The day by which a case judged inadequate is audited again, so many months [3] after sign-off."""
    return add_months(signed_off_on, months)


def belongs_to(day: datetime.date, cycles: Iterable[OpenCycle]) -> int | None:
    """The id of the cycle that a re-audit due on a day belongs to, or None while there is none.

    That is the cycle open on that day, the one that began first where there are several; where none
    is, the next one to begin.
    """
    order = sorted(cycles, key=lambda one: (one.starts_on, one.id))
    around = [one for one in order if one.starts_on <= day <= one.ends_on]
    after = [one for one in order if one.starts_on > day]
    chosen = around or after
    return chosen[0].id if chosen else None
