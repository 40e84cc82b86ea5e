"""The page on which a cycle is closed: what becomes of each unfinished audit, then confirmed."""

from flask import Blueprint, g, request

from auditor.rules.rights.permissions import Duty
from auditor.web.guard import of_cycle, on_duty
from auditor.web.page import page, see_other
from auditor.work.cases import cases
from auditor.work.programme import board, cycle_closing, cycles

blueprint = Blueprint("closing", __name__)


@blueprint.get("/cycles/<id:cycle_id>/close")
@on_duty(Duty.RUN_CYCLES)
@of_cycle
def ask(cycle):
    """What closing needs, with a choice for each unfinished audit."""
    return _closed(cycle) or _asking(cycle)


@blueprint.post("/cycles/<id:cycle_id>/close")
@on_duty(Duty.RUN_CYCLES)
@of_cycle
def close(cycle):
    """Check the choices, show everything to be confirmed, and once confirmed close the cycle."""
    if _closed(cycle):
        return _closed(cycle)
    if request.form.get("act") == "change":
        return _asking(cycle)
    plan, errors = cycle_closing.check(cycle, g.me, request.form)
    if not errors and request.form.get("act") == "close":
        try:
            cycle_closing.close(cycle, plan, g.me)
            return _to(cycle)
        except cycle_closing.NotClosed as refused:
            errors = {"closing": str(refused)}
    return _asking(cycle, errors) if errors else _confirming(cycle, plan)


def _closed(cycle):
    """Where a cycle is closed already there is nothing to ask: on to its page."""
    return _to(cycle) if cycle.closed_at else None


def _to(cycle):
    return see_other("cycles.show", cycle_id=cycle.id)


def _asking(cycle, errors=None):
    left, concerns = cycle_closing.unfinished(cycle), board.unanswered(cycle)
    others = cycle_closing.others(cycle)
    targets = cycle_closing.targets(left, others)
    offered = {one.id for fit in targets.values() for one in fit}
    return page(
        "programme/cycle_closing/ask.html", errors=errors, typed=request.form,
        targets={
            audit: [(one.id, f"Carry over to {one.title}") for one in fit]
            for audit, fit in targets.items()
        },
        not_offered=[one for one in others if one.id not in offered],
        seen=cycle_closing.seen(left), led=cycles.opened_by(g.me, left)[1],
        any_external=any(one.auditor and one.auditor.external for one in left),
        block_targets=cycle_closing.block_targets(left, others, g.me),
        **_shown(cycle, left, concerns),
    )


def _confirming(cycle, plan: cycle_closing.ClosingPlan):
    left = cycle_closing.unfinished(cycle)
    return page(
        "programme/cycle_closing/confirm.html", plan=plan, typed=request.form,
        block=cycle_closing.block_of(plan, left, g.me), **_shown(cycle, left, []),
    )


def _shown(cycle, left, concerns) -> dict:
    listed, restricted = cases.readable_ones(left, g.me)
    waiting, unseen = cases.readable_ones(concerns, g.me)
    return {
        "cycle": cycle, "left": listed, "restricted": restricted, "concerns": waiting,
        "unseen_concerns": unseen, "progress": cycles.progress([cycle.id])[cycle.id],
    }
