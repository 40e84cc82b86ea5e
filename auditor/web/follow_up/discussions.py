"""The discussion of findings in supervision: recorded and corrected below their print."""

from flask import Blueprint, abort, g, request

from auditor.rules.deadlines import london_day
from auditor.rules.follow_up import discussions as rules
from auditor.rules.rights.permissions import Act
from auditor.web.follow_up import findings
from auditor.web.follow_up.findings_desk import may_correct
from auditor.web.guard import loads, needs
from auditor.web.page import see_other
from auditor.work import clock
from auditor.work.follow_up import discussions, reflections
from auditor.work.refusals import Overtaken
from auditor.work.reviews import signed_copies

blueprint = Blueprint("discussions", __name__)
WRITE = "Write what you think of the findings"


def _own(rows, wanted: int):
    """The row with this id, in whichever of its wordings it was asked for, if one may correct it."""
    for one in rows:
        for wording in (*one.earlier, one):
            if wording.id == wanted:
                if not may_correct(one):
                    abort(403)
                wording.first = one.first
                return wording
    return None


of_discussion = loads("discussion", lambda audit, one: _own(discussions.of_audit(audit), one), "audit")
of_reflection = loads("reflection", lambda audit, one: _own(reflections.of_audit(audit), one), "audit")


@blueprint.post("/audits/<id:audit_id>/discussions")
@needs(Act.DISCUSS)
def record(audit):
    """Record a session, with the worker's reflection where it was written down for them."""
    values, errors = _check(audit)
    reflection, wrong = rules.check_reflection(request.form)
    if errors | wrong:
        return _again(audit, errors | wrong)
    discussions.record(audit, g.me, values, reflection)
    return _done(audit)


@blueprint.post("/audits/<id:audit_id>/discussions/<id:discussion_id>")
@needs(Act.DISCUSS)
@of_discussion
def correct(audit, discussion):
    """Reword a session."""
    values, errors = _check(audit)
    if errors:
        return _again(audit, errors, correcting=discussion)
    try:
        discussions.correct(audit, discussion, g.me, values)
    except Overtaken as first:
        return _again(audit, notice=_first(first), correcting=discussion)
    return _done(audit)


@blueprint.post("/audits/<id:audit_id>/reflections")
@needs(Act.REFLECT)
def reflect(audit):
    """Keep what the worker thinks of the findings."""
    text, errors = rules.check_reflection(request.form, WRITE)
    if errors:
        return _again(audit, errors)
    reflections.reflect(audit, g.me, text)
    return _done(audit)


@blueprint.post("/audits/<id:audit_id>/reflections/<id:reflection_id>")
@needs(Act.PRINT_FINDINGS)
@of_reflection
def correct_reflection(audit, reflection):
    """Reword a reflection."""
    text, errors = rules.check_reflection(request.form, WRITE)
    if errors:
        return _again(audit, errors, correcting=reflection)
    try:
        reflections.correct(audit, reflection, g.me, text)
    except Overtaken as first:
        return _again(audit, notice=_first(first), correcting=reflection)
    return _done(audit)


def _check(audit) -> tuple[dict, dict[str, str]]:
    signed_off = london_day(signed_copies.numbered(audit, 1).at)
    workers = [one.id for one in discussions.workers_of(audit)]
    return rules.check(request.form, clock.today(), signed_off, workers)


def _again(audit, errors=None, **refused):
    copy = signed_copies.latest(audit)
    return findings.shown(audit, copy, "discussion", typed=request.form, errors=errors, **refused)


def _first(first: Overtaken) -> str:
    return f"{first.by} corrected it first, as it stands below. What you had written is in the form."


def _done(audit):
    return see_other("findings.show", audit_id=audit.id, _anchor="discussion")
