"""The right of reply: a finding is called factually wrong, and the lead answers."""

from flask import Blueprint, g, request

from auditor.rules.follow_up import replies as rules
from auditor.rules.rights.permissions import Act
from auditor.web.follow_up import findings
from auditor.web.guard import loads, needs
from auditor.web.page import see_other
from auditor.work.follow_up import replies
from auditor.work.refusals import Overtaken
from auditor.work.reviews import signed_copies

blueprint = Blueprint("replies", __name__)
of_reply = loads("reply", replies.get, "audit")


@blueprint.post("/audits/<id:audit_id>/replies")
@needs(Act.SAY_WRONG)
def say_wrong(audit):
    """Call a finding of the latest signed copy factually wrong, with a reason."""
    copy = signed_copies.latest(audit)
    values, errors = rules.check(request.form, copy.content["findings"])
    if errors:
        return _again(audit, errors)
    replies.say_wrong(audit, copy, g.me, **values)
    return _done(audit)


@blueprint.post("/audits/<id:audit_id>/replies/<id:reply_id>")
@needs(Act.ANSWER_REPLY)
@of_reply
def answer(audit, reply):
    """Answer who calls a finding wrong; to correct the finding the audit is reopened instead."""
    field = f"answer-{reply.id}"
    text, errors = rules.check_answer(request.form.get(field, ""))
    if errors:
        return _again(audit, {field: errors["answer"]})
    try:
        replies.answer(audit, reply, g.me, text)
    except Overtaken as first:
        return _again(audit, notice=f"{first.by} answered first. What you had written: {text}")
    return _done(audit)


def _again(audit, errors=None, notice: str = ""):
    copy = signed_copies.latest(audit)
    return findings.shown(audit, copy, "replies", typed=request.form, errors=errors, notice=notice)


def _done(audit):
    return see_other("findings.show", audit_id=audit.id, _anchor="replies")
