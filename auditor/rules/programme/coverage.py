"""How far the open cases are audited: the share within 24 months, and when the last will have been."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from auditor.rules.cases.cases import is_closed
from auditor.rules.deadlines import add_months
from auditor.rules.programme.rotation import NEVER, QUARTER, Turns, last_day
from auditor.rules.programme.sampling import line_up, quarters
from auditor.rules.programme.sampling_frame import Past, PastAudit, SampledCase, SamplingPlan, outside, past

MOST_QUARTERS = 80  # twenty years: what takes longer is as good as never


@dataclass(frozen=True, slots=True)
class Figures:
    """Of so many open cases, how many were audited within the limit, and how many never were."""

    open: int
    covered: int
    never: int

    @property
    def percent(self) -> int | None:
        """The share audited within the limit, rounded down: 100 only where it is every case."""
        return 100 * self.covered // self.open if self.open else None


@dataclass(frozen=True, slots=True)
class WaitingCase:
    """An open case that waits: since its last audit, or since it was opened (None: not known)."""

    case: int
    last: date | None
    since: date | None


@dataclass(frozen=True, slots=True)
class Ahead:
    """How far today's open cases will be audited at the end of a quarter."""

    starts_on: date
    figures: Figures
    waiting: int


@dataclass(frozen=True)
class Forecast:
    """What comes of drawing on: quarter by quarter, and in which one the last case is audited.

    `done_in` is the first day of that quarter: None where that takes longer than twenty years, or
    no case waits. `waiting` of today's cases have not been audited within the limit; `unreachable`
    of them no draw takes: they are restricted, or have no worker.
    """

    quarters: tuple[Ahead, ...]
    waiting: int
    unreachable: int
    done_in: date | None


def figures(cases: Iterable[SampledCase], known: Past, day: date, months: int = 24) -> Figures:
    """How far the cases open on a day were audited in the months before it."""
    since = add_months(day, -months)
    last = [known.last.get(case.id, NEVER) for case in cases if open_on(case, day)]
    return Figures(len(last), sum(one >= since for one in last), last.count(NEVER))


def by(
    key: Callable[[SampledCase], object], cases: Iterable[SampledCase], known: Past, day: date,
    months: int = 24,
) -> dict[object, Figures]:
    """The same figures for each group of cases, such as a team or a service."""
    groups: dict[object, list[SampledCase]] = {}
    for case in cases:
        if open_on(case, day):
            groups.setdefault(key(case), []).append(case)
    return {name: figures(some, known, day, months) for name, some in groups.items()}


def longest(cases: Iterable[SampledCase], known: Past, day: date, number: int = 10) -> list[WaitingCase]:
    """The open cases that wait longest for an audit and are not being audited now."""
    waiting = [
        WaitingCase(case.id, known.last.get(case.id), known.last.get(case.id) or case.opened_on)
        for case in cases
        if open_on(case, day) and case.id not in known.now
    ]
    return sorted(waiting, key=lambda one: (one.since or NEVER, one.case))[:number]


def past_quarters(
    cases: Iterable[SampledCase], history: Iterable[PastAudit], days: Sequence[date], months: int = 24
) -> list[tuple[date, Figures]]:
    """The figures as they were on each of these days: of the cases open then, audited by then."""
    cases, history = list(cases), list(history)
    found = []
    for day in days:
        known = past(one for one in history if one.signed_off_on and one.signed_off_on <= day)
        found.append((day, figures(cases, known, day, months)))
    return found


def forecast(
    cases: Iterable[SampledCase], history: Iterable[PastAudit], plan: SamplingPlan, seed: str, shown: int = 8
) -> Forecast:
    """Draw on for each quarter from `plan.day`, with today's open cases, and say how far it gets.

    The figures are of the first so many quarters `shown`.
    """
    cases, known = [case for case in cases if open_on(case, plan.day)], past(history)
    late = _late(cases, known, plan)
    reachable = {case.id for case in cases if not outside(case, plan)}
    waiting, last, found, done_in = late & reachable, _last(cases, known, plan), [], None
    turns, day = line_up([one for one in cases if one.id in reachable], known, plan, seed), plan.day
    while len(found) < shown or (waiting and len(found) < MOST_QUARTERS):
        taken = {one.id for turn in turns.take(day, plan.places) for one in turn.taken}
        last |= dict.fromkeys(taken, last_day(day))
        done_in = day if waiting and waiting <= taken else done_in
        waiting = waiting - taken
        reached = _figures(last, last_day(day), plan.coverage_months) if len(found) < shown else None
        found.append(Ahead(day, reached, len(waiting)))
        day = add_months(day, QUARTER)
    return Forecast(tuple(found[:shown]), len(late), len(late - reachable), done_in)


def pace(
    cases: Iterable[SampledCase], history: Iterable[PastAudit], plan: SamplingPlan, seed: str
) -> int | None:
    """How many workers a quarter it would take to reach every waiting case within the limit.

    Found by running the draw with more and fewer workers, as many cases of each as in `plan`; None
    where no number of workers would do.
    """
    frame = [one for one in cases if open_on(one, plan.day) and not outside(one, plan)]
    known = past(history)
    turns, waiting = line_up(frame, known, plan, seed), _late(frame, known, plan)
    most, step = max(len(frame), 1), 1

    def too_few(workers: int) -> bool:
        return bool(_missed(waiting, turns.copy(), replace(plan, workers=workers)))

    few = (len(waiting) - 1) // (plan.per_worker * quarters(plan))  # fewer places than cases
    while few < most and too_few(min(few + step, most)):
        few, step = min(few + step, most), 2 * step
    enough = min(few + step, most)
    while enough - few > 1:
        middle = (few + enough) // 2
        few, enough = (middle, enough) if too_few(middle) else (few, middle)
    return enough if few < most else None


def open_on(case: SampledCase, day: date) -> bool:
    """Whether a case was open on a day; one whose opening is not known was always there."""
    opened = case.opened_on is None or case.opened_on <= day
    return opened and not is_closed(case.closed_on, day)


def quarters_before(day: date, number: int) -> list[date]:
    """The last days of so many quarters before the one that begins on `day`, oldest first."""
    return [add_months(day, -QUARTER * back) - timedelta(days=1) for back in reversed(range(number))]


def quarter_of(day: date) -> date:
    """The first day of the calendar quarter of a day."""
    return day.replace(month=day.month - (day.month - 1) % QUARTER, day=1)


def _late(cases: list[SampledCase], known: Past, plan: SamplingPlan) -> set[int]:
    since = add_months(plan.day, -plan.coverage_months)
    return {
        case.id for case in cases
        if case.id not in known.now and known.last.get(case.id, NEVER) < since
    }


def _last(cases: list[SampledCase], known: Past, plan: SamplingPlan) -> dict[int, date]:
    """When each case was last audited; what goes on now counts as done by the quarter's end."""
    return {
        case.id: last_day(plan.day) if case.id in known.now else known.last.get(case.id, NEVER)
        for case in cases
    }


def _figures(last: dict[int, date], day: date, months: int) -> Figures:
    since, days = add_months(day, -months), list(last.values())
    return Figures(len(days), sum(one >= since for one in days), days.count(NEVER))


def _missed(waiting: set[int], turns: Turns, plan: SamplingPlan) -> set[int]:
    """Which of the cases that wait are not taken in the quarters within which all are to be."""
    day = plan.day
    for _ in range(quarters(plan)):
        taken = {one.id for turn in turns.take(day, plan.places) for one in turn.taken}
        waiting, day = waiting - taken, add_months(day, QUARTER)
    return waiting
