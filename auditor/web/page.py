"""The only renderer: a whole page, or only the region that htmx asked for."""

import datetime

from flask import Flask, current_app, g, make_response, redirect, render_template, request, url_for
from jinja2_fragments.flask import render_block

from auditor.rules import deadlines
from auditor.rules.audit_subjects import SubjectKey
from auditor.rules.audits.detail_proposals import ProposalOutcome
from auditor.rules.cases.cases import is_closed
from auditor.rules.follow_up import actions
from auditor.rules.follow_up.actions import ActionState
from auditor.rules.forms import GRADES, TO_IMPROVE, FindingKind
from auditor.rules.results.figures import DepartureKind
from auditor.rules.results.points import PointUse
from auditor.rules.results.report import LineKind
from auditor.rules.results.report_parts import PartKind
from auditor.rules.reviews.reviews import Choice
from auditor.rules.rights import permissions
from auditor.rules.rights.permissions import SENT, Duty, Role
from auditor.rules.workflow import OVER, WITH_AUDITOR, State
from auditor.web import words
from auditor.work import audit_names, clock, settings

HTMX_INTEGRITY = "sha384-0895/pl2MU10Hqc6jd4RvrthNlDiE9U1tWmX7WRESftEDRosgxNsQG/Ze9YMRzHq"

IN_SUPERVISION = frozenset({Role.SUPERVISOR, Role.LEAD})  # and workers, who hold no role
NAVIGATION = (  # label, endpoint, who is offered it, the other topics that belong to it
    ("Today", "home.today", None, ()),
    ("My audits", "audits.mine", Role.AUDITOR, ("answers", "proposals", "detail_proposals")),
    ("Cycles", "cycles.every", Duty.RUN_CYCLES,
     ("allocation", "draws", "re_audits", "spreading", "closing", "summaries", "points", "briefings",
      "reports", "public", "answers_out")),
    ("Coverage", "coverage.show", Duty.RUN_CYCLES, ()),
    ("Cases", "cases.every", Duty.KEEP_CASES, ("case_import",)),
    ("Reviews", "reviews.queue", Duty.REVIEW, ()),
    ("Actions", "action_register.every", None, ("actions",)),
    ("Supervision", "workers.every", IN_SUPERVISION, ()),
    ("People", "people.every", Duty.KEEP_PEOPLE, ("teams", "naming")),
    ("Forms", "forms.every", Duty.KEEP_FORMS, ()),
    ("Settings", "settings.show", Duty.SEE_SETTINGS, ()),
    ("Log", "journal.show", Duty.READ_JOURNAL, ()),
)

# The states and kinds that templates compare with: a bare word there would be a second place for it.
STATED = {
    "State": State, "SENT": SENT, "OVER": OVER, "WITH_AUDITOR": WITH_AUDITOR, "ActionState": ActionState,
    "SubjectKey": SubjectKey, "Role": Role, "FindingKind": FindingKind, "TO_IMPROVE": TO_IMPROVE,
    "ProposalOutcome": ProposalOutcome, "GRADES": GRADES, "Choice": Choice, "PointUse": PointUse,
    "DepartureKind": DepartureKind, "LineKind": LineKind, "PartKind": PartKind,
}


def page(template: str, status: int | None = None, /, **context):
    """The template filled in: whole, or the one block whose name is the id that htmx will fill.

    With `errors` (messages by field) it is 422, unless another status is said; without, none are shown.
    """
    context["errors"] = context.get("errors") or {}
    status = status or (422 if context["errors"] else 200)
    region = _region(template)
    if region:
        html = render_block(template, region, **context)
    else:
        html = render_template(template, navigation=_navigation(g.get("me")), **context)
    return make_response(html, status)


def see_other(endpoint: str, /, **values):
    """On to another page, once something is saved."""
    return redirect(url_for(endpoint, **values), 303)


def install(app: Flask) -> None:
    """Give every template its words and what every page shows."""
    words.register(app)
    app.jinja_env.filters.update(
        reference=audit_names.reference, option=_option, due_said=_due_said
    )
    app.jinja_env.tests.update(overdue=_overdue, closed=_closed)
    app.jinja_env.globals.update(STATED)
    app.context_processor(_around)


def _region(template: str) -> str | None:
    if not request.htmx or request.htmx.history_restore_request or not request.htmx.target:
        return None
    name = request.htmx.target.replace("-", "_")
    blocks = current_app.jinja_env.get_template(template).blocks
    return name if name in blocks else None


def _around() -> dict:
    me = g.get("me")
    return {
        "me": me,
        "demo": current_app.config.get("DEMO", False),
        "idle_seconds": settings.get("idle_minutes") * 60 if me else None,
        "htmx_src": url_for("health.htmx"),
        "htmx_integrity": HTMX_INTEGRITY,
        "today": clock.today(),
        "now": clock.now(),
    }


def _navigation(me) -> list[dict]:
    if me is None:
        return []
    topic = (request.endpoint or "").split(".")[0]
    return [
        {
            "label": label,
            "href": url_for(endpoint),
            "current": topic in (endpoint.split(".")[0], *others),
        }
        for label, endpoint, need, others in NAVIGATION
        if _offered(me, need)
    ]


def _offered(me, need: Duty | Role | frozenset[Role] | None) -> bool:
    if isinstance(need, Duty):
        return permissions.does(me.roles, need)
    elif isinstance(need, frozenset):
        return not me.roles or bool(need & me.roles)
    else:
        return need is None or need in me.roles


def _option(record) -> tuple[str, str]:
    """A person or team as a choice of a select."""
    return str(record.id), record.name


def _due_said(due: datetime.date) -> tuple[str, bool]:
    """How people say when something is due, and whether it is late."""
    return deadlines.describe_due(due, clock.today())


def _closed(case) -> bool:
    """Whether a case is closed today."""
    return is_closed(case.closed_on, clock.today())


def _overdue(action) -> bool:
    """Whether an action is overdue today."""
    return actions.overdue(action.state, action.due_on, clock.today())
