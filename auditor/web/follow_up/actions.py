"""One action: what must be done, what happened to it, and every step with it."""

from flask import Blueprint, g, request, url_for

from auditor.rules.follow_up import action_form
from auditor.rules.follow_up.actions import ADDED, OPENED, PASSED_ON, Step
from auditor.rules.rights.permissions import Act
from auditor.web import words
from auditor.web.access import load_action, seen
from auditor.web.audits import sections
from auditor.web.guard import may, needs, needs_step
from auditor.web.page import page, see_other
from auditor.work import clock, journal
from auditor.work.audits import action_proposals, actions, drafts
from auditor.work.follow_up import action_steps
from auditor.work.refusals import Overtaken
from auditor.work.reviews import unsent

blueprint = Blueprint("actions", __name__)
HAPPENED = {
    OPENED: "Opened at sign-off",
    ADDED: "Added after sign-off",
    PASSED_ON: "Passed on",
    Step.NOTE: "Progress",
    Step.REPORT: "Reported done",
    Step.VERIFY: "Verified",
    Step.NOT_YET: "Not done yet",
    Step.NOT_NEEDED: "No longer needed",
    Step.MOVE_DATE: "Given another date",
}
PAGES = {Step.NOT_NEEDED: "follow_up/actions/not_needed.html", Step.MOVE_DATE: "follow_up/actions/date.html"}


@blueprint.get("/actions/<id:action_id>")
@needs_step(Step.KNOW)
def show(action):
    """One action, its history, and what the reader may do now."""
    journal.record(g.me.id, "opened an action", action.audit_id, f"action {action.id}")
    return _action_page(action)


@blueprint.post("/actions/<id:action_id>/note")
@needs_step(Step.NOTE)
def note(action):
    """Keep a note of how it stands."""
    return _take(action, Step.NOTE)


@blueprint.post("/actions/<id:action_id>/report")
@needs_step(Step.REPORT)
def report(action):
    """Report it done, with what shows it."""
    return _take(action, Step.REPORT)


@blueprint.post("/actions/<id:action_id>/verify")
@needs_step(Step.VERIFY)
def verify(action):
    """Confirm that it is done."""
    return _take(action, Step.VERIFY)


@blueprint.post("/actions/<id:action_id>/not-yet")
@needs_step(Step.NOT_YET)
def not_yet(action):
    """Say that it is not done yet: it is open again."""
    return _take(action, Step.NOT_YET)


@blueprint.get("/actions/<id:action_id>/not-needed")
@needs_step(Step.NOT_NEEDED)
def ask_not_needed(action):
    """Ask why it is no longer needed."""
    return _action_page(action, PAGES[Step.NOT_NEEDED])


@blueprint.post("/actions/<id:action_id>/not-needed")
@needs_step(Step.NOT_NEEDED)
def not_needed(action):
    """Close it as no longer needed."""
    return _take(action, Step.NOT_NEEDED)


@blueprint.get("/actions/<id:action_id>/date")
@needs_step(Step.MOVE_DATE)
def ask_date(action):
    """Ask for another date and the reason."""
    return _action_page(action, PAGES[Step.MOVE_DATE])


@blueprint.post("/actions/<id:action_id>/date")
@needs_step(Step.MOVE_DATE)
def move_date(action):
    """Give it another date."""
    return _take(action, Step.MOVE_DATE)


@blueprint.get("/audits/<id:audit_id>/actions/new")
@needs(Act.ADD_ACTION)
def new(audit):
    """The form of one more action after sign-off."""
    return _new_page(audit)


@blueprint.post("/audits/<id:audit_id>/actions/new")
@needs(Act.ADD_ACTION)
def add(audit):
    """Add an action, which is open at once."""
    values, errors = action_proposals.check(audit, g.me, request.form)
    if errors:
        return _new_page(audit, errors)
    action = action_steps.add(audit, g.me, values)
    return see_other("actions.show", action_id=action.id)


def _take(action, step: Step):
    text, errors = action_form.check_step(step, request.form)
    day = None
    if step is Step.MOVE_DATE:
        # Pressed twice, the date is there already: the step itself knows that it is the same.
        present = None if action_steps.since(action, seen()) else action.due_on
        day, more = action_form.check_new_date(request.form, present, clock.today())
        errors = more | errors
    if errors:
        return _action_page(action, PAGES.get(step), step, errors)
    try:
        action_steps.take(action, step, g.me, text, seen(), day)
    except Overtaken as first:
        action = load_action(action.id)
        template = PAGES.get(step) if may(step) else None
        return _action_page(action, template, step, first=first)
    return see_other("actions.show", action_id=action.id)


def _action_page(
    action, template: str | None = None, step: Step | None = None, errors=None,
    first: Overtaken | None = None,
):
    """The page of an action or of one step; after a fault, `step` is what was tried and is shown again."""
    events = action_steps.history(action)
    lost = request.form.get("text", "") if step and not may(step) else ""
    about = action.question and drafts.form_of(g.audit).question(action.question)
    return page(
        template or "follow_up/actions/show.html", 409 if first else None,
        action=action, audit=g.audit, about=about, happened=_happened(events),
        seen=events[-1].id if events else 0, lost=lost,
        typed={} if lost else request.form, errors=errors, first=first,
        audit_href=_audit_href(g.audit),
    )


def _happened(events) -> list[dict]:
    """The history as the timeline lists it; who signed off is not for everybody who reads it."""
    return [
        {
            "at": words.moment(one.at), "what": HAPPENED.get(one.what, one.what), "note": one.text,
            "who": one.by.name if one.by and (one.what != OPENED or may(Act.READ)) else "",
        }
        for one in events
    ]


def _audit_href(audit) -> str | None:
    if may(Act.READ):
        return url_for("audits.show", audit_id=audit.id)
    elif may(Act.PRINT_FINDINGS):
        return url_for("findings.show", audit_id=audit.id)
    else:
        return None


def _new_page(audit, errors=None):
    form, given = drafts.form_of(audit), unsent.given(audit, may(Act.READ_UNSENT))
    return page(
        "follow_up/actions/new.html", audit=audit, errors=errors, typed=request.form,
        owners=actions.owners(audit, g.me), subtitle=sections.subtitle(audit),
        audit_href=_audit_href(audit),
        questions=sections.to_choose(form, sections.shown(form, given, audit.plan)),
        due=action_proposals.due_on(False), due_urgent=action_proposals.due_on(True),
    )
