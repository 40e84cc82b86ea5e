"""The reviewers' pages: their queue, one audit read-only with the talk about it, the decision."""

from flask import Blueprint, g, redirect, request, url_for

from auditor.rules.deadlines import describe_due, london_day, working_days_between
from auditor.rules.reviews import reviews as rules
from auditor.rules.rights.permissions import Act, Duty, Move, Part
from auditor.web import numbers
from auditor.web.guard import needs, on_duty
from auditor.web.page import page, see_other
from auditor.web.reviews import comments, review_findings, review_page
from auditor.work import clock
from auditor.work.audits import audits
from auditor.work.refusals import NotAllowed, Overtaken
from auditor.work.reviews import review_queue, reviews

blueprint = Blueprint("reviews", __name__)
blueprint.register_blueprint(comments.blueprint)
blueprint.register_blueprint(review_findings.blueprint)

FILTERS = ("cycle", "service", "stage", "auditor")
CHANGED = (
    "This audit changed while your page was open",
    "Nothing was recorded. What you typed is still here: read what is new, then decide again.",
)


@blueprint.get("/reviews")
@on_duty(Duty.REVIEW)
def queue():
    """What waits for review, oldest first: mine, or anyone's of the stages that I may see."""
    mine = request.args.get("whose") != "anyone"
    chosen = {name: request.args.get(name, "") for name in FILTERS}
    after, before = numbers.after_and_before()
    found = review_queue.review_queue(
        g.me, mine, cycle=numbers.asked("cycle"), service=chosen["service"], stage=numbers.asked("stage"),
        auditor=numbers.asked("auditor"), after=after, before=before,
    )
    return page(
        "reviews/queue.html", rows=[_row(audit) for audit in found.rows], found=found, mine=mine,
        chosen=chosen, filters=review_queue.filters(g.me),
        counts={whose: review_queue.how_many(g.me, whose) for whose in (True, False)},
    )


@blueprint.get("/reviews/<id:audit_id>")
@needs(Act.READ)
def show(audit):
    """One audit as it was sent, with comments beside each question and the decision at the foot."""
    return review_page.show(audit)


def _second_to_take_up(audit):
    """Who comes second is told who was first; who pressed twice has it."""
    if audits.just_did(audit, g.me.id, Move.TAKE_UP):
        return redirect(_review(audit), 303)
    elif Part.REVIEWER in g.parts and audit.taken_up_by_id:
        raise audits.overtaken(audit)


@blueprint.post("/reviews/<id:audit_id>/take-up")
@needs(Move.TAKE_UP, second=_second_to_take_up)
def take_up(audit):
    """Take the audit up for review."""
    reviews.take_up(audit, g.me)
    return redirect(_review(audit), 303)


@blueprint.post("/reviews/<id:audit_id>/put-back")
@needs(Move.PUT_BACK)
def put_back(audit):
    """Put the audit back in the queue, for whoever else may review the stage."""
    reviews.put_back(audit, g.me)
    return see_other("reviews.queue")


def _too_late(audit):
    """Whoever may read the audit, and decides what others decided, keeps what was typed."""
    twice = audits.just_did(audit, g.me.id, *rules.MOVES_OF_A_DECISION)
    if Part.STAGES in g.parts and request.form.get("reason", "").strip() and not twice:
        return review_page.show(audit, request.form, problem=CHANGED)


@blueprint.post("/reviews/<id:audit_id>/decision")
@needs(*rules.MOVES_OF_A_DECISION, second=_too_late)
def decide(audit):
    """Approve, approve with another grade, return, or sign off: whatever was chosen."""
    decision, errors = rules.check_decision(request.form, review_page.final_grades(audit))
    if errors:
        return review_page.show(audit, request.form, errors)
    try:
        reviews.decide(audit, g.me, decision, request.form.get("seen", ""))
    except (reviews.ChangedMeanwhile, Overtaken):
        return review_page.show(audits.get(audit.id), request.form, problem=CHANGED)
    except NotAllowed as rule:
        return review_page.show(audit, request.form, {"decision": str(rule)})
    return redirect(_review(audit), 303)


def _review(audit) -> str:
    return url_for("reviews.show", audit_id=audit.id)


def _row(audit) -> dict:
    today = clock.today()
    due, late = describe_due(audit.due_on, today) if audit.due_on else ("", False)
    age = working_days_between(london_day(audit.came), today)
    return {"audit": audit, "age": age, "due": due, "late": late}
