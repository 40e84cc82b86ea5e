"""Which cycles the demonstration has: two of 2019, six closed quarters, and the one that runs."""

import datetime
from dataclasses import dataclass

from auditor.demo.people import Cast
from auditor.records.cases import Cycle
from auditor.rules.deadlines import add_months
from auditor.work import clock, cycles, forms

STAGES = (
    ("Service manager", ("service_manager", "deputy_manager")),
    ("Quality assurance manager", ("qa_manager",)),
    ("Assistant director", ("assistant_director",)),
)
AUDITORS = ("auditor1", "auditor2", "auditor3", "auditor4")
CLOSED_QUARTERS = 6


@dataclass(frozen=True)
class Round:
    """When a cycle runs and what it is called."""

    title: str
    starts_on: datetime.date
    ends_on: datetime.date
    note: str


JUNE_2019 = Round(
    "June 2019", datetime.date(2019, 6, 3), datetime.date(2019, 7, 31),
    "Half of the open cases; the other half follows in the winter.",
)
DECEMBER_2019 = Round(
    "December 2019", datetime.date(2019, 12, 2), datetime.date(2020, 1, 31),
    "The second half of the open cases of the year, and some of June read again.",
)
A_QUARTER = "Three cases of each of three workers."


def quarter(today: datetime.date, back: int = 0) -> Round:
    """The quarter of a day, or one so many quarters back: "Q4 2026"."""
    first = add_months(datetime.date(today.year, (today.month - 1) // 3 * 3 + 1, 1), -3 * back)
    last = add_months(first, 3) - datetime.timedelta(days=1)
    return Round(f"Q{(first.month + 2) // 3} {first.year}", first, last, A_QUARTER)


def closed_quarters(today: datetime.date) -> list[Round]:
    """The quarters before that of a day, the oldest first."""
    return [quarter(today, back) for back in range(CLOSED_QUARTERS, 0, -1)]


def make(cast: Cast, one: Round, moment: datetime.datetime) -> Cycle:
    """The lead makes a cycle at a moment (naive UTC)."""
    values = {
        "title": one.title, "kind": "quarterly", "form_version": forms.newest("standard").id,
        "starts_on": one.starts_on, "ends_on": one.ends_on, "note": one.note,
        "auditors": {cast[key].id for key in AUDITORS},
        "stages": [(title, {cast[key].id for key in keys}) for title, keys in STAGES],
    }
    with clock.at(moment):
        return cycles.make(values, cast["lead"].id)


def close(cycle: Cycle, moment: datetime.datetime) -> None:
    """Close a cycle in which everything is signed off or withdrawn."""
    # There is no page to close a cycle on yet, so its one column is set here.
    Cycle.update(closed_at=moment).where(Cycle.id == cycle.id).execute()
