"""The page of one cycle: how it is done, and the board of its audits."""

from flask import g, request

from auditor.rules.programme.cycle_form import KINDS, each_has_somebody
from auditor.rules.workflow import NOT_BEGUN
from auditor.web import numbers
from auditor.web.page import page
from auditor.work.audits import candidates
from auditor.work.cases import cases
from auditor.work.programme import board, cycle_closing, cycles, draws, re_audits


def show(cycle, errors=None):
    """The page; with `errors` what was chosen on the board is still there."""
    group = request.values.get("group", "")
    counted, stages = board.everything(cycle, g.me), cycles.stages(cycle)
    found = board.audits_of(cycle, g.me, group, *numbers.after_and_before())
    concerns, unseen_concerns = cases.readable_ones(board.unanswered(cycle), g.me)
    carried, unseen_carried = cases.readable_ones(cycle_closing.carried_over(cycle), g.me)
    known, led = cycles.opened_by(g.me, [*found.rows, *concerns, *carried])
    return page(
        "programme/cycles/show.html", cycle=cycle, found=found, group=group,
        stages=stages, kinds=KINDS, auditors=cycles.auditors(cycle), counts=board.counts(counted),
        total=len(counted), known=known, led=led, restricted=board.restricted(cycle, g.me, group),
        stuck=not each_has_somebody([{one.id for one in who} for _, who in stages]),
        loads=board.loads(cycle, counted), steps=board.steps(cycle), concerns=concerns,
        unseen_concerns=unseen_concerns, carried_over=carried, unseen_carried=unseen_carried,
        unfinished=board.unfinished(counted), age=board.age, errors=errors,
        choices=_choices(cycle, found.rows, led), typed=request.form,
        drawn=draws.every(cycle), due_again=re_audits.due(cycle),
    )


def _choices(cycle, shown, led: set[int]) -> dict[int, list[tuple[int | str, str]]]:
    """For each audit that is not begun, and that this lead may allocate: who may have it."""
    open_ones = [
        one for one in shown
        if one.state in NOT_BEGUN and one.id in led and not cycle.closed_at
    ]
    barred = candidates.auditors_of(cycle, open_ones) if open_ones else {}
    return {one.id: _offered(one, barred[one.id]) for one in open_ones}


def _offered(audit, barred) -> list[tuple[int | str, str]]:
    free = [one for one, why in barred if why is None or one.id == audit.auditor_id]
    if audit.auditor_id is None:
        return [("", "Nobody yet"), *map(named, free)]
    elif all(one.id != audit.auditor_id for one in free):  # who has it has left the cycle
        free.insert(0, audit.auditor)
    return [named(one) for one in free]


def named(person) -> tuple[int, str]:
    """A person as the option of a choice."""
    return person.id, person.name + (" (external)" if person.external else "")
