"""The discussion of findings in supervision: recorded and corrected below their print."""

from flask import Blueprint, abort, g, redirect, request, url_for

from auditor.rules import discussions as rules
from auditor.rules.deadlines import london_day
from auditor.rules.permissions import Act
from auditor.web import findings, numbers
from auditor.web.findings_desk import may_correct
from auditor.web.guard import loads, needs
from auditor.work import clock, discussions, reflections, signed_copies
from auditor.work.audits import Overtaken

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
    values, errors = _read(audit)
    reflection, wrong = rules.read_reflection(request.form.get("reflection", ""))
    if errors | wrong:
        return _again(audit, 422, errors=errors | wrong)
    discussions.record(audit, g.me.id, values, reflection)
    return _done(audit)


@blueprint.post("/audits/<id:audit_id>/discussions/<id:discussion_id>")
@needs(Act.DISCUSS)
@of_discussion
def correct(audit, discussion):
    """Word a session anew."""
    values, errors = _read(audit)
    if errors:
        return _again(audit, 422, errors=errors, correcting=discussion)
    try:
        discussions.correct(audit, discussion, g.me.id, values)
    except Overtaken as first:
        return _again(audit, 409, notice=_first(first), correcting=discussion)
    return _done(audit)


@blueprint.post("/audits/<id:audit_id>/reflections")
@needs(Act.REFLECT)
def reflect(audit):
    """Keep what the worker thinks of the findings."""
    text, errors = rules.read_reflection(request.form.get("reflection", ""), WRITE)
    if errors:
        return _again(audit, 422, errors=errors)
    reflections.reflect(audit, g.me.id, text)
    return _done(audit)


@blueprint.post("/audits/<id:audit_id>/reflections/<id:reflection_id>")
@needs(Act.PRINT_FINDINGS)
@of_reflection
def correct_reflection(audit, reflection):
    """Word a reflection anew."""
    text, errors = rules.read_reflection(request.form.get("reflection", ""), WRITE)
    if errors:
        return _again(audit, 422, errors=errors, correcting=reflection)
    try:
        reflections.correct(audit, reflection, g.me.id, text)
    except Overtaken as first:
        return _again(audit, 409, notice=_first(first), correcting=reflection)
    return _done(audit)


def _read(audit) -> tuple[dict, dict[str, str]]:
    signed_off = london_day(signed_copies.numbered(audit, 1).at)
    values, errors = rules.read(request.form, clock.today(), signed_off)
    whom, people = numbers.sent("whom"), discussions.workers_of(audit)
    if whom in {one.id for one in people}:
        values["worker_id"] = whom
    elif len(people) > 1:
        errors["whom"] = "Say with whom it was held"
    return values, errors


def _again(audit, status: int, **refused):
    copy = signed_copies.latest(audit)
    return findings.shown(audit, copy, status, "discussion", typed=request.form, **refused)


def _first(first: Overtaken) -> str:
    return f"{first.by} corrected it first, as it stands below. What you had written is in the form."


def _done(audit):
    return redirect(url_for("findings.show", audit_id=audit.id, _anchor="discussion"), 303)
