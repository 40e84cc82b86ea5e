"""Re-audits that are due: put into their cycle by the lead."""

from flask import Blueprint, g

from auditor.rules.rights.permissions import Duty
from auditor.web import numbers
from auditor.web.guard import of_open_cycle, on_duty
from auditor.web.page import see_other
from auditor.web.programme import board
from auditor.work.programme import cycle_audits, re_audits

blueprint = Blueprint("re_audits", __name__)


@blueprint.post("/cycles/<id:cycle_id>/re-audits")
@on_duty(Duty.RUN_CYCLES)
@of_open_cycle
def add(cycle):
    """Add the re-audit of an earlier audit to a cycle."""
    try:
        re_audits.add(cycle, numbers.sent("earlier") or 0, g.me)
    except cycle_audits.NotAdded as refused:
        return board.show(cycle, {"re-audits": "; ".join(refused.faults.values())})
    return see_other("cycles.show", cycle_id=cycle.id)
