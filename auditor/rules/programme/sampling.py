"""The draw: which cases a cycle audits, a pure function of cases, history, plan and seed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from auditor.rules.deadlines import add_months
from auditor.rules.programme.rotation import NEVER, QUARTER, Queue, QueuedCase, Turn, Turns, last_day, tie
from auditor.rules.programme.sampling_frame import (
    LeftOut,
    Past,
    PastAudit,
    Reason,
    SampledCase,
    SamplingPlan,
    barred,
    outside,
    past,
)

__all__ = [
    "DrawOutcome", "LeftOut", "PastAudit", "Reason", "SampledCase", "SamplingPlan", "Taken", "WorkerTurn",
    "draw",
]


@dataclass(frozen=True, slots=True)
class Taken:
    """A case that was taken, with the day of its last audit, None where it was never audited."""

    case: int
    worker: int
    last: date | None


@dataclass(frozen=True, slots=True)
class WorkerTurn:
    """One worker in the order of the draw: turns needed before it, cases taken, places not filled.

    `place` counts from 1 through everybody with a case to draw; `taken` is 0 where their turn comes
    later.
    """

    place: int
    worker: int
    needed: int
    sampled: date | None
    taken: int = 0
    short: int = 0


@dataclass(frozen=True, slots=True)
class DrawOutcome:
    """A draw: what was taken and what was not, each with why; and how far it gets.

    `unfilled` places found no case. `cannot_be_reached` of the cases that it draws from are not
    audited in `quarters` quarters of draws like this one, this quarter counted.
    """

    taken: tuple[Taken, ...]
    left_out: tuple[LeftOut, ...]
    workers: tuple[WorkerTurn, ...]
    unfilled: int
    cannot_be_reached: int
    quarters: int


def draw(
    cases: Iterable[SampledCase], history: Iterable[PastAudit], plan: SamplingPlan, seed: str,
) -> DrawOutcome:
    """Draw the cases of a cycle; the same cases, history, plan and seed give the same draw.

    Workers come in the order of the turns that they still need (their eligible cases not yet
    audited, divided by cases per worker, rounded up), then who was sampled longest ago, then by the
    seed. Of each worker come the cases never audited, then those audited longest ago, then by the
    seed. A place that a worker cannot fill goes to the next one. A case whose audit will be more
    than 24 months [default] past when the cycle ends is not yet audited again.
    """
    cases, known = list(cases), past(history)
    out = {one.case: one for case in cases if (one := barred(case, known, plan))}
    shared = {case.family: case.id for case in cases if case.id in known.here and case.family}
    if plan.one_per_family:
        out |= _siblings([case for case in cases if case.id not in out], shared)
    frame = [case for case in cases if case.id not in out]
    turns = line_up(frame, known, plan, seed)
    order = turns.order(plan.day, plan.places)
    drawn = turns.take(plan.day, plan.places)
    return DrawOutcome(
        taken=_taken(drawn),
        left_out=_left_out(frame, drawn, out, order, plan),
        workers=_workers(order, drawn),
        unfilled=plan.places - sum(len(turn.taken) for turn in drawn),
        cannot_be_reached=_not_reached(cases, known, plan, seed),
        quarters=quarters(plan),
    )


def quarters(plan: SamplingPlan) -> int:
    """In how many quarters every case is to be audited."""
    return max(plan.coverage_months // QUARTER, 1)


def line_up(cases: Iterable[SampledCase], known: Past, plan: SamplingPlan, seed: str) -> Turns:
    """The cases in the queues of their workers; what is being audited now counts as just audited."""
    queues: dict[int, Queue] = {}
    for case in cases:
        if case.worker not in queues:
            queues[case.worker] = Queue(
                case.worker, tie(seed, "worker", case.worker),
                known.sampled.get(case.worker, NEVER), [],
            )
        queues[case.worker].entries.append(_entry(case, known, plan, seed))
    return Turns(
        queues.values(), plan.per_worker, plan.rest_months, plan.coverage_months,
        plan.one_per_family,
    )


def _entry(case: SampledCase, known: Past, plan: SamplingPlan, seed: str) -> QueuedCase:
    going_on = case.id in known.now
    last = last_day(plan.day) if going_on else known.last.get(case.id, NEVER)
    ready = NEVER if last == NEVER else add_months(last, plan.rest_months)
    if going_on:
        ready = max(ready, add_months(plan.day, QUARTER))
    return QueuedCase(last, tie(seed, "case", case.id), case.id, case.family, ready)


def _siblings(cases: list[SampledCase], taken: dict[str, int]) -> dict[int, LeftOut]:
    return {
        case.id: LeftOut(case.id, Reason.FAMILY, sibling=taken[case.family])
        for case in cases
        if case.family in taken
    }


def _taken(drawn: list[Turn]) -> tuple[Taken, ...]:
    return tuple(
        Taken(one.id, turn.worker, None if one.last == NEVER else one.last)
        for turn in drawn
        for one in turn.taken
    )


def _left_out(
    frame: list[SampledCase], drawn: list[Turn], out: dict[int, LeftOut],
    order: list[tuple[int, Queue]], plan: SamplingPlan,
) -> tuple[LeftOut, ...]:
    taken = {one.id for turn in drawn for one in turn.taken}
    workers = {turn.worker for turn in drawn}
    families = {one.family: one.id for turn in drawn for one in turn.taken if one.family}
    rest_of = [case for case in frame if case.id not in taken]
    found = dict(out)
    for case in rest_of:
        reason = Reason.OTHERS_FIRST if case.worker in workers else Reason.WORKER_LATER
        found[case.id] = LeftOut(case.id, reason)
    if plan.one_per_family:
        found |= _siblings(rest_of, families)
    return tuple(found[one] for one in _in_order(order, out) if one in found)


def _in_order(order: list[tuple[int, Queue]], out: dict[int, LeftOut]) -> list[int]:
    """Those that could have been drawn in the order in which they would have come, then the rest."""
    queued = [entry.id for _, queue in order for entry in sorted(queue.entries)]
    return [*queued, *sorted(set(out) - set(queued))]


def _workers(order: list[tuple[int, Queue]], drawn: list[Turn]) -> tuple[WorkerTurn, ...]:
    taken, short = {}, {}
    sampled = {turn.worker: turn.sampled for turn in reversed(drawn)}
    for turn in drawn:
        taken[turn.worker] = taken.get(turn.worker, 0) + len(turn.taken)
        short[turn.worker] = short.get(turn.worker, 0) + turn.short
    found = []
    for place, (needed, queue) in enumerate(order, start=1):
        before = sampled.get(queue.worker, queue.sampled)
        found.append(WorkerTurn(
            place, queue.worker, needed, None if before == NEVER else before,
            taken.get(queue.worker, 0), short.get(queue.worker, 0),
        ))
    return tuple(found)


def _not_reached(cases: list[SampledCase], known: Past, plan: SamplingPlan, seed: str) -> int:
    """How many cases are not audited when draws like this one go on for as long as each may wait."""
    frame = [case for case in cases if not outside(case, plan)]
    waiting = {one.id for one in frame} - known.now - known.here
    turns, day = line_up(frame, known, plan, seed), plan.day
    families = {case.family for case in cases if case.id in known.here and case.family}
    for _ in range(quarters(plan)):
        drawn = turns.take(day, plan.places, families)
        waiting -= {one.id for turn in drawn for one in turn.taken}
        day, families = add_months(day, QUARTER), set()
    return len(waiting)
