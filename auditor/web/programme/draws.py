"""The draw of a cycle, for the lead: plan and seed, what it comes to, overrides, and its record."""

from flask import Blueprint, abort, g, redirect, request, url_for

from auditor.rules.audit_subjects import SubjectKey
from auditor.rules.parsing import row_number
from auditor.rules.programme import draw_form, draw_record
from auditor.rules.rights.permissions import Duty
from auditor.web import numbers
from auditor.web.guard import of_cycle, of_open_cycle, on_duty
from auditor.web.page import page, see_other
from auditor.web.programme import draw_pages as pages
from auditor.web.programme import draw_print
from auditor.web.programme.cycle_pages import auditors_asked
from auditor.work import clock, journal, settings
from auditor.work.cases import cases
from auditor.work.programme import cycle_audits, cycles, draw_changes, draws
from auditor.work.refusals import NotAllowed

blueprint = Blueprint("draws", __name__)
CHANGED = "Cases or audits have changed since you looked. This is what the draw comes to now."
NOTHING = "No case fits this plan. Widen it, or leave fewer out."


@blueprint.get("/cycles/<id:cycle_id>/draw")
@on_duty(Duty.RUN_CYCLES)
@of_cycle
def show(cycle):
    """The draw that stands; else the form of one, and what it would come to once that is asked."""
    kept = draws.latest(cycle)
    asked = "seed" in request.args
    if kept and not asked and "again" not in request.args:
        return _result(cycle, kept)
    typed = pages.typed(cycle)
    return _look(cycle, kept, typed) if asked else pages.form(cycle, kept, typed)


@blueprint.post("/cycles/<id:cycle_id>/draw")
@on_duty(Duty.RUN_CYCLES)
@of_open_cycle
def make(cycle):
    """Draw, add the audits, and allocate them where that was asked."""
    kept, typed = draws.latest(cycle), request.form.to_dict(flat=False)
    (plan, seed), errors = _check(cycle, typed)
    here, seen = url_for("draws.show", cycle_id=cycle.id), request.form.get("seen", "")
    if kept and kept.by_id == g.me.id and (kept.seed, kept.digest) == (seed, seen):
        return redirect(here, 303)
    reason, wrong = draw_form.check_reason(request.form, "it is drawn again")
    if kept:
        errors |= wrong
        errors |= {} if request.form.get("number") == str(kept.number) else {"seed": draws.MEANWHILE}
    if not errors:
        try:
            draws.draw(cycle, plan, seed, g.me, seen, reason if kept else "", auditors_asked(cycle))
            return redirect(here, 303)
        except (NotAllowed, draws.InputsChanged, draws.NothingToDraw) as refused:
            errors = {"seed": _said(refused)}
        except cycle_audits.NotAdded as refused:
            errors = {"allocate_to": "; ".join(sorted(set(refused.faults.values())))}
    return _look(cycle, kept, typed, errors, reason)


@blueprint.get("/cycles/<id:cycle_id>/draw/left-out")
@on_duty(Duty.RUN_CYCLES)
@of_cycle
def left_out(cycle):
    """Those that a draw did not take, fifty at a time, each with why."""
    if "seed" in request.args:
        (plan, seed), errors = _check(cycle, request.args.to_dict(flat=False))
        if errors:
            return see_other("draws.show", cycle_id=cycle.id)
        return pages.left_out(cycle, draws.prepare(cycle, plan, seed).result, plan, None)
    kept = _drawn(cycle)
    plan = draw_record.plan_of(kept.plan)
    return pages.left_out(cycle, draw_record.result_of(kept.result), plan, kept)


@blueprint.get("/cycles/<id:cycle_id>/draw/change")
@on_duty(Duty.RUN_CYCLES)
@of_open_cycle
def change(cycle):
    """The form to swap or drop the audit that the address names, or to add one."""
    return _change_page(cycle, _drawn(cycle), request.args)


@blueprint.post("/cycles/<id:cycle_id>/draw/change")
@on_duty(Duty.RUN_CYCLES)
@of_open_cycle
def set_change(cycle):
    """Swap, drop or add, with the reason."""
    kept = _drawn(cycle)
    audit, what = _asked_audit(kept, request.form), request.form.get("what", "")
    reason, errors = draw_form.check_reason(request.form, "the draw is changed")
    if audit and what not in ("swap", "drop"):
        errors["what"] = "Choose whether another one is audited instead"
    subject = None if audit and what == "drop" else _subject(kept, errors)
    if not errors:
        try:
            _do(kept, audit, subject, reason)
            return see_other("draws.show", cycle_id=cycle.id)
        except NotAllowed as refused:
            errors["what" if audit else "subject"] = str(refused)
        except cycle_audits.NotAdded as refused:
            errors["subject"] = "; ".join(refused.faults.values())
    return _change_page(cycle, kept, request.form, errors)


@blueprint.get("/cycles/<id:cycle_id>/draw/record")
@on_duty(Duty.RUN_CYCLES)
@of_cycle
def record(cycle):
    """All of a draw on paper: what it was drawn from, what it took and left out, and how."""
    wanted = numbers.asked("number")
    kept = (draws.numbered(cycle, wanted) or abort(404)) if wanted else _drawn(cycle)
    journal.record(g.me.id, "printed the record of a draw", detail=f"{cycle.title}: {kept.number}")
    return draw_print.record(cycle, kept)


def _drawn(cycle):
    return draws.latest(cycle) or abort(404)


def _look(cycle, kept, typed, errors=None, reason=""):
    (plan, seed), wrong = _check(cycle, typed)
    errors = (errors or {}) | wrong
    if wrong or (kept and not draws.may_draw_again(cycle)) or cycle.closed_at:
        return pages.form(cycle, kept, typed, errors)
    prepared = draws.prepare(cycle, plan, seed)
    if request.method == "GET":
        journal.record(g.me.id, draws.LOOKED, detail=f"{cycle.title}: seed {seed}")
        errors |= {} if prepared.result.taken else {"workers": NOTHING}
    return pages.form(
        cycle, kept, typed, errors, seen=prepared, shown=pages.shown(prepared.result, plan),
        reason=reason, allocate_to=request.form.get("allocate_to", ""),
    )


def _result(cycle, kept):
    plan, result = draw_record.plan_of(kept.plan), draw_record.result_of(kept.result)
    standing, restricted = cases.readable_ones(draws.in_force(kept), g.me)
    known, led = cycles.opened_by(g.me, standing)
    return page(
        "programme/draws/show.html", cycle=cycle, kept=kept, plan=plan, shown=pages.shown(result, plan),
        audits=standing, free=led - draw_changes.begun(standing),
        restricted=restricted,
        drawn={one.case: one for one in result.taken}, known=known,
        changes=draw_changes.of_draw(kept), called=draw_print.called(kept), by=draws.names([kept.by_id]),
        may_again=draws.may_draw_again(cycle), said=pages.said(plan),
    )


def _change_page(cycle, kept, typed, errors=None):
    audit, plan = _asked_audit(kept, typed), draw_record.plan_of(kept.plan)
    return page(
        "programme/draws/change.html", cycle=cycle, kept=kept, audit=audit,
        typed=typed, errors=errors, plan=plan,
        next_ones=draw_changes.next_in_line(kept, audit) if audit else [],
        workers=[(one.id, one.name) for one in cycle_audits.offered_workers(cycle)]
        if plan.subject == SubjectKey.SUPERVISION else [],
    )


def _do(kept, audit, subject, reason) -> None:
    if audit and subject:
        draw_changes.swap(kept, audit, subject, reason, g.me)
    elif audit:
        draw_changes.drop(kept, audit, reason, g.me)
    else:
        draw_changes.add(kept, subject, reason, g.me)


def _subject(kept, errors: dict[str, str]):
    what = kept.plan["subject"]
    found = draw_changes.find(request.form.get("subject", ""), what, g.me)
    if found is None:
        errors["subject"] = (
            "Choose a worker" if what == SubjectKey.SUPERVISION
            else "Give the reference of a case that is known here"
        )
    return found


def _asked_audit(kept, typed):
    """The audit of the draw that the address or the form names; None where one is added."""
    wanted = row_number(typed.get("audit", ""))
    if not wanted:
        return None
    audit = next((one for one in draws.in_force(kept) if one.id == wanted), None) or abort(404)
    _, led = cycles.opened_by(g.me, [audit])
    return audit if led else abort(403)


def _check(cycle, typed):
    return draw_form.check(typed, draws.usual(cycle), clock.today(), settings.limits())


def _said(refused: Exception) -> str:
    if isinstance(refused, draws.InputsChanged):
        return CHANGED
    else:
        return NOTHING if isinstance(refused, draws.NothingToDraw) else str(refused)
