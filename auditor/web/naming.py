"""Where nobody can act: the administrator sees which audits wait, by number, and names somebody."""

from flask import Blueprint, g, redirect, request, url_for

from auditor.rules import reasons
from auditor.rules.permissions import Duty
from auditor.web import numbers
from auditor.web.guard import loads, on_duty
from auditor.web.page import page
from auditor.work import audits, naming
from auditor.work.audits import NotAllowed

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
    one = naming.get(audit)
    return _name_page(one) if one else redirect(url_for("naming.every"), 303)


@blueprint.post("/naming/<id:audit_id>")
@on_duty(Duty.NAME_SOMEBODY)
@of_audit
def name(audit):
    """Name somebody; go on to the others that wait. Where somebody can act meanwhile, nobody is named."""
    one = naming.get(audit)
    if one is None:
        return _every_page(409, naming.ACT_NOW)
    errors, person = {}, numbers.sent("person")
    reason, problem = reasons.read(request.form.get("reason", ""), "Say why: the timeline shows it")
    if person is None:
        errors["person"] = "Choose whom to name"
    if problem:
        errors["reason"] = problem
    if errors:
        return _name_page(one, errors)
    try:
        naming.name(audit, person, g.me, reason)
    except naming.ActNow:
        return _every_page(409, naming.ACT_NOW)
    except NotAllowed as refused:
        return _name_page(one, {"person": str(refused)})
    return redirect(url_for("naming.every"), 303)


def _every_page(status: int = 200, notice: str = ""):
    return page("naming/every.html", status, waiting=naming.waiting(), notice=notice)


def _name_page(one, errors: dict[str, str] | None = None):
    possible = [(person.id, person.name) for person in naming.possible(g.me)]
    return page(
        "naming/show.html", 422 if errors else 200, waiting=one, people=possible, typed=request.form,
        errors=errors or {},
    )
