"""One finding as a reviewer changes it: whether it is told, and its sentence."""

from flask import Blueprint, abort, g, redirect, request, url_for

from auditor.rules.permissions import Act
from auditor.web import review_page
from auditor.web.guard import may, needs
from auditor.web.page import page
from auditor.work import findings, journal, readings, unsent

blueprint = Blueprint("findings", __name__)


@blueprint.get("/reviews/<id:audit_id>/findings/<key>")
@needs(Act.CHOOSE_FINDINGS)
def show(audit, key):
    """The finding on one question; with ?write= a box to word or drop it."""
    _candidate(audit, key)  # nothing is said to have been read that is not there
    journal.record(g.me.id, "read one answer", audit.id, key)
    return _finding_page(audit, key, writing="write" in request.args)


@blueprint.post("/reviews/<id:audit_id>/findings/<key>")
@needs(Act.CHOOSE_FINDINGS)
def change(audit, key):
    """Keep the choice and the wording; what it said before stays beside it."""
    _candidate(audit, key)
    sentence, told = request.form.get(f"sentence-{key}", ""), request.form.get(f"told-{key}") == "yes"
    seen = request.form.get(f"rests-on-{key}")
    problem = findings.set_finding(audit, g.me.id, key, sentence, told, seen)
    if problem:
        return _finding_page(audit, key, 422, request.form, {f"sentence-{key}": problem})
    elif request.form.get("then") == "finding":
        return redirect(url_for("reviews.findings.show", audit_id=audit.id, key=key), 303)
    else:
        return redirect(url_for("reviews.show", audit_id=audit.id, _anchor=f"finding-{key}"), 303)


def _finding_page(audit, key: str, status: int = 200, typed=None, errors=None, writing=True):
    known = _told(audit)
    return page(
        "reviews/finding.html", status, audit=audit, one=_candidate(audit, key), typed=typed,
        errors=errors or {}, writing_finding=writing, **known,
    )


def _told(audit) -> dict:
    beyond = may(Act.READ_UNSENT)
    said = unsent.of(audit, beyond, reviewing=True)
    return review_page.told(audit, readings.read(audit, beyond), said)


def _candidate(audit, key: str):
    """What may be told of this question; 404 where its answer is no candidate."""
    known = _told(audit)
    for one in known["findings"] + known["untold"]:
        if one.question.key == key:
            return one
    abort(404)
