"""What was said of the findings of one audit in supervision: on their print, and to be typed below it."""

from flask import g

from auditor.rules import audit_subjects
from auditor.rules.follow_up import discussions as rules
from auditor.rules.follow_up import replies as replies_rules
from auditor.rules.rights.permissions import Act, Part
from auditor.web import numbers
from auditor.web.guard import may
from auditor.web.words import listed, moment
from auditor.work.follow_up import discussions, reflections, replies
from auditor.work.programme import re_audits
from auditor.work.reviews import signed_copies


def around(
    audit, refused_at: str = "", typed=None, errors=None, notice: str = "", correcting=None
) -> dict:
    """The sessions, reflections and replies of an audit, and the forms below its findings.

    `typed`, `errors` and `notice` are of a form that did not go through, in the part `refused_at`
    (discussion, replies); `correcting` is the row whose correction it was, in any of its wordings.
    """
    held, thoughts = discussions.of_audit(audit), reflections.of_audit(audit)
    latest = signed_copies.latest(audit)
    return {
        "sessions": held, "reflections": thoughts, **_still_blank(audit, held, thoughts),
        "replies": replies.of_audit(audit), "findings_now": latest.content["findings"],
        "copies": latest.number,
        "typed": typed or {}, "errors": errors or {}, "notice": notice, "refused_at": refused_at,
        "correcting": _as_it_is(correcting, [*held, *thoughts]) or _asked_to_correct(held, thoughts),
        "may_correct": may_correct, "own_words": _own_words, "took_part": _took_part(audit),
        "re_audit": _re_audit(audit),
    }


def may_correct(one) -> bool:
    """Whether who is signed in may correct a row: who wrote it, or the lead."""
    return one.first.by_id == g.me.id or Part.LEAD in g.parts


def noted(finding: dict, called) -> str:
    """The replies to a finding with their answers, as both stand under it on paper."""
    return "\n\n".join(
        f"{_called(one.reply)}\n{_answered(one.reply)}"
        for one in replies_rules.beside(finding, called)
    )


def _called(reply) -> str:
    return f"Called factually wrong by {reply.by.name}, {_day(reply.at)}: {reply.reason}"


def _answered(reply) -> str:
    if reply.answered_at is None:
        return "Not answered yet."
    answered = "Reopened to be corrected" if reply.reopened else "Answered"
    return f"{answered} by {reply.answered_by.name}, {_day(reply.answered_at)}: {reply.answer}"


def _day(when) -> str:
    return moment(when).partition(",")[0]


def _still_blank(audit, held, thoughts) -> dict:
    """For what the print leaves ruled lines, as nobody recorded it since the latest sign-off.

    After a transfer it is the new worker with whom the findings are to be discussed.
    """
    people, judged = discussions.workers_of(audit), audit_subjects.judged(audit)
    present, latest = people[0] if people else None, signed_copies.latest_id(audit.id)
    counted = [
        one for one in held
        if rules.discussed([one], latest, audit.signed_off_at, present and present.id, judged)
    ]
    others = {one.id: one.name for one in people[1:]}
    return {
        "discussed": bool(counted), "workers": people,
        "only_before": any(rules.held_with(one, judged) in others for one in held),
        "held_with": lambda one: others.get(rules.held_with(one, judged)),
        "whom_of": lambda one: rules.held_with(one, judged),
        "blank_comment": not any(one.comment for one in counted),
        "blank_reflection": not any(one.signed_copy_id == latest for one in thoughts),
    }


def _asked_to_correct(held, thoughts):
    """The row that the address asks to correct, where the reader may."""
    for name, rows in (("discussion", held), ("reflection", thoughts)):
        wanted = numbers.asked(name)
        for one in rows:
            if one.id == wanted and may_correct(one) and (name != "discussion" or may(Act.DISCUSS)):
                return one
    return None


def _as_it_is(correcting, rows):
    """The row whose correction did not go through, as it reads by now."""
    return next((one for one in rows if correcting and one.first == correcting.first), None)


def _own_words(one) -> bool:
    """Whether a reflection was typed by whom it is of."""
    return one.first.by_id in g.facts.workers_now | {g.facts.worker}


def _took_part(audit) -> str:
    """Who usually takes part: whose case it is today, and who supervises them.

    After a transfer nobody is named before it is said with whom the session was.
    """
    people, supervisor = discussions.workers_of(audit), audit.supervisor if audit.case_id else None
    judged = people[0] if len(people) == 1 else None
    if Part.SUPERVISOR in g.parts or (supervisor is None and may(Act.DISCUSS)):
        supervisor = g.me
    return listed(one.name for one in (judged, supervisor) if one)


def _re_audit(audit):
    """The re-audit that is still to be added after this audit, for its lead."""
    return re_audits.of_earlier(audit) if Part.LEAD in g.parts else None
