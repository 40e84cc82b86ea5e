"""One finding as a reviewer changes it: whether it is told, and its sentence."""

from flask import Blueprint, g, request

from auditor.rules.rights.permissions import Act
from auditor.web.guard import loads, may, needs
from auditor.web.page import page, see_other
from auditor.web.reviews import review_page
from auditor.work import journal
from auditor.work.audits import findings
from auditor.work.reviews import review_content, unsent

blueprint = Blueprint("findings", __name__)


def _candidate(audit, key: str):
    """What may be told of this question; nothing is said to have been read that is not there."""
    known = _told(audit)
    return next((one for one in known["findings"] + known["untold"] if one.question.key == key), None)


of_candidate = loads("one", _candidate, "audit", by="key")


@blueprint.get("/reviews/<id:audit_id>/findings/<key>")
@needs(Act.CHOOSE_FINDINGS)
@of_candidate
def show(audit, one):
    """The finding on one question; with ?write= a box to word or drop it."""
    journal.record(g.me.id, "read one answer", audit.id, one.question.key)
    return _finding_page(audit, one, writing="write" in request.args)


@blueprint.post("/reviews/<id:audit_id>/findings/<key>")
@needs(Act.CHOOSE_FINDINGS)
@of_candidate
def change(audit, one):
    """Keep the choice and the wording; what it said before stays beside it."""
    key = one.question.key
    sentence, told = request.form.get(f"sentence-{key}", ""), request.form.get(f"told-{key}") == "yes"
    seen = request.form.get(f"rests-on-{key}")
    problem = findings.set_finding(audit, g.me, key, sentence, told, seen)
    if problem:
        return _finding_page(audit, one, request.form, {f"sentence-{key}": problem})
    elif request.form.get("then") == "finding":
        return see_other("reviews.findings.show", audit_id=audit.id, key=key)
    else:
        return see_other("reviews.show", audit_id=audit.id, _anchor=f"finding-{key}")


def _finding_page(audit, one, typed=None, errors=None, writing=True):
    return page(
        "reviews/finding.html", audit=audit, one=one, typed=typed,
        errors=errors, writing_finding=writing, **_told(audit),
    )


def _told(audit) -> dict:
    beyond = may(Act.READ_UNSENT)
    said = unsent.of(audit, beyond, reviewing=True)
    return review_page.told(audit, review_content.read(audit, beyond), said)
