"""Where nobody can act: the administrator sees which audits wait, by number, and names somebody."""

from flask import Blueprint, g, request

from auditor.rules.rights import stuck_audits as rules
from auditor.rules.rights.permissions import Duty
from auditor.web.guard import loads, on_duty
from auditor.web.page import page, see_other
from auditor.work.audits import audits, stuck_audits
from auditor.work.refusals import NotAllowed

blueprint = Blueprint("naming", __name__)
of_audit = loads("audit", audits.get)


@blueprint.get("/naming")
@on_duty(Duty.NAME_SOMEBODY)
def every():
    """The audits on which nobody can act: cycle, number, and what waits; nothing of their cases."""
    return _every_page()


@blueprint.get("/naming/<id:audit_id>")
@on_duty(Duty.NAME_SOMEBODY)
@of_audit
def show(audit):
    """Choose whom to name for one of them, and say why."""
    one = stuck_audits.get(audit)
    return _name_page(one) if one else see_other("naming.every")


@blueprint.post("/naming/<id:audit_id>")
@on_duty(Duty.NAME_SOMEBODY)
@of_audit
def name(audit):
    """Name somebody; go on to the others that wait. Where somebody can act by now, nobody is named."""
    one = stuck_audits.get(audit)
    if one is None:
        return _every_page(stuck_audits.ACT_NOW, 409)
    values, errors = rules.check_name(request.form)
    if errors:
        return _name_page(one, errors)
    try:
        stuck_audits.name(audit, values["person"], g.me, values["reason"])
    except stuck_audits.ActNow:
        return _every_page(stuck_audits.ACT_NOW, 409)
    except NotAllowed as refused:
        return _name_page(one, {"person": str(refused)})
    return see_other("naming.every")


def _every_page(notice: str = "", status: int = 200):
    return page("audits/stuck_audits/every.html", status, waiting=stuck_audits.waiting(), notice=notice)


def _name_page(one, errors=None):
    possible = [(person.id, person.name) for person in stuck_audits.possible(g.me)]
    return page(
        "audits/stuck_audits/show.html", waiting=one, people=possible, typed=request.form, errors=errors
    )
