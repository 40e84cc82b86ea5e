"""One audit for its auditor: the task list, a page per section, what to tell, check and send."""

from flask import Blueprint, g, redirect, request, url_for

from auditor.rules import audit_subjects, forms
from auditor.rules.audits import details_form
from auditor.rules.cases.cases import SERVICES
from auditor.rules.rights import acting, stuck_audits
from auditor.rules.rights.permissions import Act, Move, Part
from auditor.rules.workflow import UNFINISHED, State
from auditor.web import events, words
from auditor.web.audits import sections
from auditor.web.audits.draft_forms import read_findings, read_section
from auditor.web.guard import loads, may, needs, signed_in
from auditor.web.page import page, see_other
from auditor.work import journal, settings
from auditor.work.audits import (
    actions,
    answers,
    audits,
    concerns,
    drafts,
    findings,
    my_audits,
    proposed_details,
)
from auditor.work.audits.detail_choices import details_of
from auditor.work.programme import re_audits
from auditor.work.reviews import comments, earlier_audits, submissions, unsent
from auditor.work.rights import audit_facts

blueprint = Blueprint("audits", __name__)
PLANS = [(plan, words.plan(plan)) for plan in forms.PLANS]
of_section = loads("section", sections.get, "audit", by="key")


@blueprint.get("/audits")
@signed_in
def mine():
    """Every audit of the one who asks, what is to do first."""
    return page("audits/mine.html", listed=my_audits.of(g.me))


@blueprint.get("/audits/<id:audit_id>")
@needs(Act.KNOW)
def show(audit):
    """One audit: its task list, dates, people and timeline."""
    return page("audits/show.html", audit=audit, **_overview(audit))


@blueprint.post("/audits/<id:audit_id>/start")
@needs(Move.START)
def start(audit):
    """Begin, having declared no conflict of interest."""
    drafts.start(audit, g.me)
    return see_other("audits.case", audit_id=audit.id)


@blueprint.get("/audits/<id:audit_id>/case")
@needs(Act.ANSWER)
def case(audit):
    """The case as it was at allocation, the period read, the sources, and the concern question."""
    return _case_page(audit)


@blueprint.post("/audits/<id:audit_id>/case")
@needs(Act.CORRECT_DETAILS)
def correct(audit):
    """Save the details; go on to the first section."""
    values, errors = details_form.check(
        request.form, request.form.getlist("sources"), audit_subjects.of_audit(audit), details_of(audit)
    )
    if errors:
        return _case_page(audit, request.form, errors)
    drafts.correct_details(audit, g.me, values)
    if request.form.get("after") == "later":
        return see_other("audits.show", audit_id=audit.id)
    first = drafts.form_of(audit).sections[0].key
    return see_other("audits.section", audit_id=audit.id, key=first)


@blueprint.get("/audits/<id:audit_id>/<key>")
@needs(Act.ANSWER)
@of_section
def section(audit, section):
    """One section of the form, each answer saved by itself."""
    return _section_page(audit, section)


@blueprint.post("/audits/<id:audit_id>/<key>")
@needs(Act.ANSWER)
@of_section
def save_section(audit, section):
    """Save a whole section without the script; declare it complete where that was ticked."""
    key = section.key
    read = read_section(audit, key, request.form)
    points = {}
    if not read.errors:
        points = drafts.declare(audit, g.me, key, "complete" in request.form)
    if read.errors or points:
        return _section_page(
            audit, section, read.typed, read.errors | points, read.conflicts
        )
    return redirect(_next_page(audit, key, read.opened), 303)


@blueprint.get("/audits/<id:audit_id>/tell")
@needs(Act.ANSWER)
def tell(audit):
    """Choose which findings to tell, and word each in one sentence."""
    return _tell_page(audit)


@blueprint.post("/audits/<id:audit_id>/tell")
@needs(Act.CHOOSE_FINDINGS)
def choose(audit):
    """Save the choice and the wording; reviewers use the same."""
    chosen = read_findings(findings.candidates_of(audit), request.form)
    errors = {}
    for one in chosen:
        problem = findings.set_finding(audit, g.me, *one)
        if problem:
            errors[f"{one[0]}-sentence"] = problem
    if errors:
        return _tell_page(audit, request.form, errors)
    if not may(Act.ANSWER):
        return see_other("reviews.show", audit_id=audit.id, _anchor="findings")
    after = "audits.show" if request.form.get("after") == "later" else "proposals.proposed"
    return see_other(after, audit_id=audit.id)


@blueprint.get("/audits/<id:audit_id>/check")
@needs(Act.ANSWER)
def check(audit):
    """Everything that is shown, with what is still open, before it is sent."""
    return _check_page(audit)


def _yes_though_sent(audit):
    """A yes to the concern question is saved even if the audit was sent from another window first."""
    if _unsafe() and Part.AUDITOR in g.parts:
        return _to_concern(audit, concerns.yes_at_sending(audit, g.me))


@blueprint.post("/audits/<id:audit_id>/check")
@needs(Move.SUBMIT, second=_yes_though_sent)
def send(audit):
    """Send for review, the concern question answered once more; a yes is saved at once."""
    if _unsafe():
        concern = concerns.yes_at_sending(audit, g.me)
        if not concern.text:
            return _to_concern(audit, concern)
    try:
        drafts.send(audit, g.me, _unsafe())
    except drafts.Unfinished as unfinished:
        return _check_page(audit, unfinished.points)
    return see_other("audits.show", audit_id=audit.id)


def _unsafe() -> bool | None:
    return {"yes": True, "no": False}.get(request.form.get("unsafe_at_sending"))


def _to_concern(audit, concern):
    return see_other("concerns.show", audit_id=audit.id, _anchor=f"concern-{concern.id}")


def _overview(audit) -> dict:
    form, reads = drafts.form_of(audit), may(Act.READ)
    own = Part.AUDITOR in g.parts
    said = unsent.of(audit, own, reviewing=not own) if reads else None
    if reads:
        journal.record(g.me.id, "opened the audit", audit.id)
    rail = _rail(audit, form)
    return {
        "form": form,
        "sees_progress": reads or Part.LEAD in g.parts,
        "last_sent": submissions.latest(audit) if reads and not own else None,
        "holds_unsent": unsent.holds_unsent(audit),
        "read_by": unsent.read_by(audit) if own else [],
        "next_href": sections.first_open(audit, rail),
        "subtitle": sections.subtitle(audit),
        "rail": rail,
        "timeline": happened(audit),
        "concerns": concerns.of_audit(audit.id) if may(Act.SEE_CONCERN) else [],
        "actions": said.actions if reads else [],
        "told": findings.told(audit, said.answers, said.findings) if reads else [],
        "stages": audit_facts.stages(audit),
        "remarks": said.remarks if reads else {},
        "proposal": proposed_details.latest(audit) if reads or may(Act.DECIDE_DETAILS) else None,
        "own": own,
        "judges_own": _judges_own(audit),
        "advice": stuck_audits.advice(g.facts, g.parts),
        "re_audit": re_audits.of_earlier(audit) if Part.LEAD in g.parts else None,
    }


def _judges_own(audit) -> bool:
    """Whether to say that the audit, not finished, has come to judge its auditor's own work."""
    told = g.parts & {Part.AUDITOR, Part.LEAD} and State(audit.state) in UNFINISHED
    return bool(told) and acting.judges_own(g.facts)


def happened(audit) -> list[events.Line]:
    """The timeline as far as who is signed in sees it."""
    notes = may(Act.READ) or may(Act.ADD_STAND_IN)
    return events.seen(audits.timeline(audit), g.parts, notes)


def _rail(audit, form) -> dict:
    """The sections with their state: to all but its auditor, once it was sent, as they were then."""
    if audit.state == State.RETURNED and not may(Act.READ_UNSENT):
        done = {section.key for section in form.sections}
        return sections.rail(audit, form, unsent.given(audit, unsent=False), None, done)
    given = {} if audit.state == State.ALLOCATED else answers.saved_of(audit.id)
    return sections.rail(audit, form, given, None)


def _case_page(audit, typed=None, errors=None):
    return page(
        "audits/case.html", audit=audit, typed=typed, errors=errors,
        subtitle=sections.subtitle(audit), concerns=concerns.of_audit(audit.id), plans=PLANS,
        services=[(one, one) for one in SERVICES], proposal=proposed_details.latest(audit),
        rail=sections.rail(audit, drafts.form_of(audit), answers.saved_of(audit.id), "case"),
    )


def _section_page(audit, section, typed=None, errors=None, conflicts=None):
    key, form = section.key, drafts.form_of(audit)
    given = answers.saved_of(audit.id)
    done = drafts.sections_done(audit.id)
    return page(
        "audits/section.html", 409 if conflicts else None, audit=audit, section=section,
        subtitle=sections.subtitle(audit), typed=typed or {}, errors=errors,
        conflicts=conflicts or {}, given=given, declared=key in done,
        questions=sections.shown_questions(form, key, given, audit.plan),
        rail=sections.rail(audit, form, given, key, done), remarks=comments.by_question(audit),
        grade_help=settings.get("grade_help"), earlier=_earlier(audit, section),
    )


def _earlier(audit, section) -> list:
    """What earlier audits found and left to be done; logged where the section asks what became of it."""
    found = earlier_audits.before(audit)
    if any(question.follows_up for question in section.questions):
        seen = "saw what an earlier audit told"
        journal.saw_today(g.me.id, seen, [one.audit.id for one in found])
    return found


def _next_page(audit, key: str, opened: list[str]) -> str:
    form = drafts.form_of(audit)
    if request.form.get("after") == "later":
        return url_for("audits.show", audit_id=audit.id)
    elif opened:
        return sections.address(audit, form.question(opened[0]))
    else:
        return sections.next_after(audit, form, key, answers.saved_of(audit.id))


def _tell_page(audit, typed=None, errors=None):
    form, given = drafts.form_of(audit), answers.saved_of(audit.id)
    return page(
        "audits/tell.html", audit=audit, form=form, subtitle=sections.subtitle(audit),
        candidates=findings.candidates_of(audit), chosen=findings.by_question(audit),
        changes=findings.changes(audit), errors=errors, typed=typed,
        outdated=findings.outdated(audit), dropped=findings.dropped(audit),
        rail=sections.rail(audit, form, given, "tell"),
    )


def _check_page(audit, points: dict[str, str] | None = None):
    """Everything before it is sent; `points` are those for which it was not."""
    form, given = drafts.form_of(audit), answers.saved_of(audit.id)
    return page(
        "audits/check.html", 422 if points else None, audit=audit, form=form, given=given,
        subtitle=sections.subtitle(audit), rail=sections.rail(audit, form, given, "check"),
        points=drafts.still_open(audit) if points is None else points, asked=points is not None,
        keys=sections.shown(form, sections.plain(given), audit.plan),
        told=findings.told(audit), dropped=findings.dropped(audit),
        actions=list(actions.of_audit(audit)),
        concerns=concerns.of_audit(audit.id), chosen=request.form.get("unsafe_at_sending"),
        judges_own=_judges_own(audit), own=True,
    )
