"""The audits of a cycle given to its auditors: spread over them, or changed by hand on the board."""

from flask import Blueprint, g, request

from auditor.rules import reasons
from auditor.rules.parsing import clean_text, faults, row_number
from auditor.rules.programme.balancing import check_limits
from auditor.rules.rights.permissions import Duty
from auditor.web.guard import of_open_cycle, on_duty
from auditor.web.page import page, see_other
from auditor.web.programme import board
from auditor.work.cases import cases
from auditor.work.programme import balancing, cycles

blueprint = Blueprint("spreading", __name__)
TAKEN = "Say why an audit goes to somebody else: its timeline shows it"


@blueprint.get("/cycles/<id:cycle_id>/allocate")
@on_duty(Duty.RUN_CYCLES)
@of_open_cycle
def propose(cycle):
    """How the audits that wait would be spread, within the limits given, to confirm or change."""
    return _proposing(cycle)


@blueprint.post("/cycles/<id:cycle_id>/allocate")
@on_duty(Duty.RUN_CYCLES)
@of_open_cycle
def allocate(cycle):
    """Allocate the audits as chosen on the page, all or none."""
    wanted = _wanted(cycle)
    if not wanted:
        return _proposing(cycle, {"nobody": "Choose an auditor for at least one audit"})
    try:
        balancing.apply(cycle, wanted, g.me)
    except balancing.NotGiven as refused:
        return _proposing(cycle, _beside(refused))
    return see_other("cycles.show", cycle_id=cycle.id)


@blueprint.post("/cycles/<id:cycle_id>/auditors")
@on_duty(Duty.RUN_CYCLES)
@of_open_cycle
def change(cycle):
    """Change by hand, on the board, who has the audits that are not begun, all or none."""
    wanted = _wanted(cycle)
    reason = clean_text(request.form.get("reason", "")).strip()
    problem = reasons.too_long(reason)
    if not reason and balancing.taken_from_somebody(cycle, wanted):
        problem = TAKEN
    errors = faults({"reason": problem})
    if not errors:
        try:
            balancing.apply(cycle, wanted, g.me, reason)
        except balancing.NotGiven as refused:
            errors = _beside(refused)
    if errors:
        return board.show(cycle, errors)
    group = request.form.get("group") or None
    return see_other("cycles.show", cycle_id=cycle.id, group=group)


def _wanted(cycle) -> dict[int, int]:
    """Who was chosen for which audit, by ids; only audits on which this person does a lead's acts."""
    sent = {
        row_number(name.removeprefix("audit-")): row_number(chosen)
        for name, chosen in request.form.items()
        if name.startswith("audit-")
    }
    chosen = {audit: auditor for audit, auditor in sent.items() if audit and auditor}
    return {audit: chosen[audit] for audit in cycles.led_by(g.me, cycle, chosen)}


def _beside(refused: balancing.NotGiven) -> dict[str, str]:
    return {f"audit-{audit}": why for audit, why in refused.faults.items()}


def _proposing(cycle, errors=None):
    """The page of the proposal; what was chosen by hand stays chosen."""
    waiting, restricted = cases.readable_ones(balancing.waiting(cycle), g.me)
    auditors = cycles.auditors(cycle)
    limits, wrong = check_limits(request.values, {one.id: one.name for one in auditors})
    _, led = cycles.opened_by(g.me, waiting)
    proposal = balancing.propose(cycle, [one for one in waiting if one.id in led], limits)
    return page(
        "programme/cycles/allocate.html", cycle=cycle, waiting=waiting,
        led=led, proposal=proposal, auditors=auditors, typed=request.values, named=board.named,
        errors=wrong | (errors or {}), restricted=restricted,
    )
