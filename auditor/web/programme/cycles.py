"""Cycles, for the lead: the list, one cycle with its audits, making and changing, adding audits."""

from flask import Blueprint, g, request

from auditor.rules.audit_subjects import SubjectKey
from auditor.rules.parsing import clean_text
from auditor.rules.programme.cycle_form import KINDS
from auditor.rules.rights.permissions import Duty
from auditor.web import numbers
from auditor.web.guard import of_cycle, of_open_cycle, on_duty
from auditor.web.page import page, see_other
from auditor.web.programme import board
from auditor.web.programme import cycle_pages as pages
from auditor.work.cases import cases
from auditor.work.programme import cycle_audits, cycle_checks, cycles

blueprint = Blueprint("cycles", __name__)


@blueprint.get("/cycles")
@on_duty(Duty.RUN_CYCLES)
def every():
    """The cycles, the latest on top, each with how far its audits are."""
    found = cycles.page(*numbers.after_and_before())
    progress = cycles.progress([cycle.id for cycle in found.rows])
    return page("programme/cycles/every.html", found=found, progress=progress, kinds=KINDS)


@blueprint.get("/cycles/new")
@on_duty(Duty.RUN_CYCLES)
def new():
    """The form of a new cycle, with the people of the one before."""
    return pages.form(None, cycle_checks.as_typed(None))


@blueprint.post("/cycles/new")
@on_duty(Duty.RUN_CYCLES)
def make():
    """Make a cycle."""
    typed = request.form.to_dict(flat=False)
    cycle, errors = cycle_checks.save(typed, g.me)
    if errors:
        return pages.form(None, typed, errors)
    return see_other("cycles.show", cycle_id=cycle.id)


@blueprint.get("/cycles/<id:cycle_id>")
@on_duty(Duty.RUN_CYCLES)
@of_cycle
def show(cycle):
    """One cycle: dates, stages, auditors, and the board of its audits, fifty at a time."""
    return board.show(cycle)


@blueprint.get("/cycles/<id:cycle_id>/change")
@on_duty(Duty.RUN_CYCLES)
@of_cycle
def change(cycle):
    """The form of a cycle as it stands."""
    return pages.form(cycle, cycle_checks.as_typed(cycle))


@blueprint.post("/cycles/<id:cycle_id>/change")
@on_duty(Duty.RUN_CYCLES)
@of_cycle
def correct(cycle):
    """Save what was changed."""
    typed = request.form.to_dict(flat=False)
    _, errors = cycle_checks.save(typed, g.me, cycle)
    if errors:
        return pages.form(cycle, typed, errors)
    return see_other("cycles.show", cycle_id=cycle.id)


@blueprint.get("/cycles/<id:cycle_id>/add")
@on_duty(Duty.RUN_CYCLES)
@of_open_cycle
def choose(cycle):
    """What can be audited in a cycle, to choose from by hand."""
    return pages.choosing(cycle)


@blueprint.post("/cycles/<id:cycle_id>/add")
@on_duty(Duty.RUN_CYCLES)
@of_open_cycle
def add(cycle):
    """Add an audit of each that was chosen, all or none, and allocate them where that was asked."""
    subjects = _subjects(cycle, numbers.ticked("chosen"))
    if not subjects:
        return pages.choosing(cycle, errors={"chosen": "Choose at least one"})
    reasons = {
        one.id: clean_text(request.form.get(f"reason-{one.id}", "")).strip() for one in subjects
    }
    try:
        cycle_audits.add_audits(cycle, subjects, g.me, reasons, pages.auditors_asked(cycle))
    except cycle_audits.NotAdded as refused:
        names = {one.id: _called(one) for one in subjects}
        errors = {f"chosen-{one}": f"{names[one]}: {why}" for one, why in refused.faults.items()}
        return pages.choosing(cycle, subjects, errors, reasons)
    return see_other("cycles.show", cycle_id=cycle.id)


def _subjects(cycle, chosen: set[int]) -> list:
    if cycle.form_version.form.subject == SubjectKey.SUPERVISION:
        return list(cycle_audits.workers_of(chosen))
    else:
        return list(cases.these(chosen, g.me))


def _called(subject) -> str:
    return getattr(subject, "reference", None) or subject.name
