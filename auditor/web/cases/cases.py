"""Cases, for the lead: the list with its filters, one case through time, adding and correcting."""

from flask import Blueprint, abort, g, request

from auditor.rules.cases.cases import AGE_BANDS, SERVICES, looks_like_a_name
from auditor.rules.forms import PLANS
from auditor.rules.parsing import row_number
from auditor.rules.rights.permissions import Duty
from auditor.rules.workflow import State
from auditor.web import numbers, words
from auditor.web.cases.case_form_words import CALLED, said
from auditor.web.guard import loads, on_duty
from auditor.web.page import page, see_other
from auditor.work import clock, journal, settings
from auditor.work.audits import case_history
from auditor.work.cases import case_changes, case_closing, cases
from auditor.work.people import teams
from auditor.work.rights import case_work, restricting

blueprint = Blueprint("cases", __name__)
of_case = loads("case", lambda case_id: cases.get(case_id, g.me))
SEEN = "seen-"  # before the name of a field: what it said when the form was opened
FILTERS = (
    "search", "service", "plan", "team", "worker", "family", "audited", "open", "restricted",
)


@blueprint.get("/cases")
@on_duty(Duty.KEEP_CASES)
def every():
    """The cases that fit the filters, fifty at a time."""
    asked = {name: request.args[name] for name in FILTERS if request.args.get(name)}
    sort, descending = request.args.get("sort", "reference"), request.args.get("down") == "1"
    found = cases.page(
        cases.every(g.me, asked), sort, descending,
        *numbers.after_and_before(),
    )
    return page(
        "cases/every.html", found=found, asked=asked, sort=sort, descending=descending,
        kept=asked | {"sort": sort, "down": "1" if descending else None},
        last=case_history.last_audits([case.id for case in found.rows]),
        months=settings.limits().coverage_months, **choices(),
    )


@blueprint.get("/cases/new")
@on_duty(Duty.KEEP_CASES)
def new():
    """The empty form of a case."""
    return _add_page({})


@blueprint.post("/cases/new")
@on_duty(Duty.KEEP_CASES)
def add():
    """Add a case by hand."""
    values, errors = cases.check(request.form)
    if errors:
        return _add_page(request.form, errors)
    case = cases.add(values, g.me)
    return see_other("cases.show", case_id=case.id)


@blueprint.get("/cases/<id:case_id>")
@on_duty(Duty.KEEP_CASES)
@of_case
def show(case):
    """One case: what it is, its audits, and what they told and asked for through time."""
    audits = case_history.audits_of(case, g.me)
    journal.record(g.me.id, "opened a case", detail=case.reference, case=case.id)
    return page(
        "cases/show.html", case=case, audits=audits, findings=case_history.findings_of(audits),
        actions=case_history.actions_of(audits),
        open_here={audit.id for audit in audits if audit.state != State.WITHDRAWN},
        readers=cases.readers(case) if case.restricted else [],
    )


@blueprint.get("/cases/<id:case_id>/change")
@on_duty(Duty.KEEP_CASES)
@of_case
def change(case):
    """The form of a case as it stands."""
    return _change_page(case, case_changes.shown_first(case))


@blueprint.post("/cases/<id:case_id>/change")
@on_duty(Duty.KEEP_CASES)
@of_case
def correct(case):
    """Save what was corrected, where nobody else has changed the same field."""
    shown = {
        name.removeprefix(SEEN): value for name, value in request.form.items() if name.startswith(SEEN)
    }
    form = case_changes.save(case, request.form, shown, g.me, request.form.getlist("stay"))
    if form:
        return _change_page(case, form)
    return see_other("cases.show", case_id=case.id)


@blueprint.get("/cases/<id:case_id>/close")
@on_duty(Duty.KEEP_CASES)
@of_case
def closing(case):
    """What is still going on in a case, before it is closed."""
    return _close_page(case, {"closed_on": clock.today().isoformat()})


@blueprint.post("/cases/<id:case_id>/close")
@on_duty(Duty.KEEP_CASES)
@of_case
def close(case):
    """Close a case by hand."""
    fault = case_closing.close(case, request.form.get("closed_on", ""), g.me)
    if fault:
        return _close_page(case, request.form, fault)
    return see_other("cases.show", case_id=case.id)


@blueprint.post("/cases/<id:case_id>/reopen")
@on_duty(Duty.KEEP_CASES)
@of_case
def reopen(case):
    """Open a closed case again."""
    case_closing.reopen(case, g.me)
    return see_other("cases.show", case_id=case.id)


@blueprint.get("/cases/<id:case_id>/readers")
@on_duty(Duty.KEEP_CASES)
@of_case
def readers(case):
    """Who may read a restricted case."""
    return _readers_page(case, {one.id for one in cases.readers(case)})


@blueprint.post("/cases/<id:case_id>/readers")
@on_duty(Duty.KEEP_CASES)
@of_case
def set_readers(case):
    """Name who may read a restricted case."""
    known = {one.id for one in cases.possible_readers()} | {one.id for one in cases.readers(case)}
    named = numbers.ticked("readers") & known
    fault = cases.set_readers(case, named, g.me)
    if fault:
        return _readers_page(case, named, fault)
    if cases.get(case.id, g.me):
        return see_other("cases.show", case_id=case.id)
    else:
        return see_other("cases.every")


def choices() -> dict:
    """What the selects about cases offer, as (value, words)."""
    return {
        "services": [(one, one) for one in SERVICES],
        "plans": [(one, words.plan(one)) for one in PLANS],
        "bands": [(one, words.plan(one)) for one in AGE_BANDS],
        "teams": [(one.id, one.name) for one in teams.every()],
        "workers": [
            (one.id, f"{one.name} · {one.team.name}" if one.team else one.name)
            for one in cases.workers()
        ],
    }


def _add_page(typed, errors=None):
    return _form_page(typed, case=None, errors=errors, **choices())


def _change_page(case, form: case_changes.CaseForm):
    offered, held = choices(), restricting.held_back(case, g.me)
    if case.worker and case.worker_id not in {one for one, _ in offered["workers"]}:
        offered["workers"].insert(0, (case.worker_id, case.worker.name))  # their account is closed
    return _form_page(
        form.typed, 409 if form.conflicts else None, case=case, errors=form.errors, saved=form.saved,
        asked=form.asked,
        stay={row_number(one) or one for one in request.form.getlist("stay")}, held_back=held,
        staying=[] if held else case_work.names(restricting.staying(case)),
        conflicts=[
            (CALLED[name], said(name, now, offered), said(name, form.typed[name], offered))
            for name, now in form.conflicts.items()
        ], **offered,
    )


def _form_page(typed, status: int | None = None, **context):
    doubtful = looks_like_a_name(typed.get("reference", ""))
    return page("cases/change.html", status, typed=typed, doubtful=doubtful, **context)


def _close_page(case, typed, fault: str | None = None):
    return page(
        "cases/close.html", case=case, typed=typed,
        errors={"closed_on": fault} if fault else {}, held=case_closing.held(case),
    )


def _readers_page(case, named: set[int], fault: str | None = None):
    if not case.restricted:
        abort(404)
    held = restricting.held_back(case, g.me)
    staying = frozenset() if held else restricting.staying(case)
    people = {one.id: one for one in [*cases.readers(case), *cases.possible_readers()]}
    return page(
        "cases/readers.html", case=case, named=named, held_back=held,
        at_work=case_work.at_work(case), staying=case_work.names(staying),
        errors={"readers": fault} if fault else {},
        people=[one for one in people.values() if one.id not in staying],
    )
