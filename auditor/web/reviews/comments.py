"""Remarks on a question or on the audit, written and changed by its reviewers and its auditor."""

from flask import Blueprint, abort, g, redirect, request, url_for

from auditor.rules.rights.permissions import Act, Part
from auditor.web.guard import loads, may, needs
from auditor.web.page import page
from auditor.web.reviews import review_page
from auditor.work.audits import drafts
from auditor.work.reviews import comments, review_content, unsent

blueprint = Blueprint("remarks", __name__)
of_comment = loads("comment", comments.get, "audit")


@blueprint.get("/reviews/<id:audit_id>/remarks", defaults={"key": comments.WHOLE_AUDIT})
@blueprint.get("/reviews/<id:audit_id>/remarks/<key>")
@needs(Act.READ)
def show(audit, key):
    """One question with what was said about it; with ?write= a box for a new or an own remark."""
    asked = request.args.get("write")
    return _remarks_page(audit, key, _writing(audit, key, asked) if asked else None)


@blueprint.post("/reviews/<id:audit_id>/comments")
@needs(Act.COMMENT)
def comment(audit):
    """A reviewer's remark on a question, or on the whole audit."""
    return _add(audit)


@blueprint.post("/reviews/<id:audit_id>/comments/<id:comment_id>")
@needs(Act.COMMENT)
@of_comment
def edit(audit, comment):
    """A reviewer changes a remark of their own, or whether the worker sees it."""
    return _edit(audit, comment)


@blueprint.post("/audits/<id:audit_id>/comments")
@needs(Act.REPLY)
def reply(audit):
    """The auditor answers a remark while the audit is returned."""
    return _add(audit)


@blueprint.post("/audits/<id:audit_id>/comments/<id:comment_id>")
@needs(Act.REPLY)
@of_comment
def edit_reply(audit, comment):
    """The auditor changes an answer of their own."""
    return _edit(audit, comment)


def _add(audit):
    key = request.form.get("question", "")
    text, problem = comments.read(request.form.get("text", ""))
    for_worker = request.form.get("for_worker") == "yes"
    if problem or not _asked(audit, key):
        return _wrong(audit, key, None, problem)
    comments.add(audit, g.me, key, text, for_worker)
    return redirect(_after(audit, key), 303)


def _edit(audit, comment):
    key = comment.question
    if "text" not in request.form:
        comments.edit(audit, comment.id, g.me, for_worker=request.form.get("show") == "yes")
        return redirect(_after(audit, key), 303)
    text, problem = comments.read(request.form["text"])
    if problem:
        return _wrong(audit, key, comment.id, problem)
    for_worker = request.form.get("for_worker") == "yes"
    comments.edit(audit, comment.id, g.me, text, for_worker)
    return redirect(_after(audit, key), 303)


def _wrong(audit, key: str, comment_id: int | None, problem: str | None):
    """The page again with what was typed; a question that is not shown is none."""
    writing = {
        "id": comment_id, "text": request.form.get("text", ""), "error": problem,
        "for_worker": request.form.get("for_worker") == "yes",
    }
    return _remarks_page(audit, key, writing, {f"text-{key or 'audit'}": problem})


def _writing(audit, key: str, asked: str) -> dict | None:
    """An empty box, or the person's own remark in it."""
    if not (may(Act.COMMENT) or may(Act.REPLY)):
        abort(403)
    own = [
        one for one in _said(audit).remarks.get(key, [])
        if str(one.id) == asked and one.person == g.me.id and not one.settled
    ]
    if own:
        return {"id": own[0].id, "text": own[0].text, "for_worker": own[0].for_worker}
    else:
        return {"id": None, "text": "", "for_worker": False}


def _remarks_page(audit, key: str, writing: dict | None = None, errors=None):
    if not _asked(audit, key):
        abort(404)
    reading, said = review_page.read(audit, "read one answer" if key else "read the comments", key)
    return page(
        "reviews/question.html", audit=audit, writing=writing, errors=errors,
        question=reading.form.question(key) if key else None, answer=reading.given.get(key),
        remarks=said.remarks.get(key, []), back=_back(audit, key), **review_page.shown(audit),
    )


def _said(audit) -> unsent.Content:
    return unsent.of(audit, may(Act.READ_UNSENT), reviewing=Part.AUDITOR not in g.parts)


def _asked(audit, key: str) -> bool:
    return not key or key in review_content.read(audit, may(Act.READ_UNSENT)).asked


def _after(audit, key: str) -> str:
    """Where a written remark is seen: beside its question, on the page it was written from."""
    if request.form.get("then") == "question":
        return url_for("reviews.remarks.show", audit_id=audit.id, key=key or None)
    else:
        return _back(audit, key)


def _back(audit, key: str) -> str:
    if may(Act.ANSWER) and key:
        section = drafts.form_of(audit).question(key).section
        return url_for("audits.section", audit_id=audit.id, key=section, _anchor=f"q-{key}")
    elif may(Act.ANSWER):
        return url_for("audits.show", audit_id=audit.id)
    else:
        return url_for("reviews.show", audit_id=audit.id, _anchor=f"remarks-{key or 'audit'}")
