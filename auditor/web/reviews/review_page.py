"""What is on the page of one review, also after a decision that did not go through."""

from flask import g

from auditor.rules.audits import findings as findings_rules
from auditor.rules.deadlines import describe_due
from auditor.rules.reviews import reviews as rules
from auditor.rules.rights.permissions import Act, Move, Part
from auditor.rules.workflow import WITH_REVIEWERS, review_done
from auditor.web import events
from auditor.web.guard import may
from auditor.web.page import page
from auditor.work import clock, journal
from auditor.work.audits import audits, concerns, findings, proposed_details
from auditor.work.reviews import earlier_audits, review_content, reviews, unsent


def show(audit, typed=None, errors=None, problem=None):
    """The page of a review; `typed` is put back, `problem` is (title, text) said on top, with 409."""
    reading, said = read(audit)
    return page(
        "reviews/show.html", 409 if problem else None, audit=audit, reading=reading, typed=typed or {},
        errors=errors, problem=problem, remarks=said.remarks, seen=reviews.seen(audit),
        timeline=events.seen(audits.timeline(audit), g.parts, notes=True), actions=said.actions,
        details_wait=proposed_details.waits(audit),
        concern_waits=bool(concerns.unanswered(audit.id)),
        concerns=concerns.of_audit(audit.id) if may(Act.SEE_CONCERN) else [],
        **shown(audit), **told(audit, reading, said), **_earlier(audit, reading),
        **_standing(audit), **_decision(audit),
    )


def final_grades(audit) -> dict[str, str | None]:
    """The grades as they stand after review, by question key."""
    return {key: one.final for key, one in reviews.grades_as_sent(audit).items()}


def read(audit, act: str = "read the audit", detail: str = ""):
    """The audit as it may be read here, and what else it says; put into the log.

    That the lead reads what was never sent is put there in so many words, and its auditor is told.
    """
    beyond = may(Act.READ_UNSENT)
    if beyond and Part.AUDITOR not in g.parts and unsent.holds_unsent(audit):
        unsent.log_reading(audit, g.me)
    journal.record(g.me.id, act, audit.id, detail)
    said = unsent.of(audit, beyond, reviewing=Part.AUDITOR not in g.parts)
    return review_content.read(audit, beyond), said


def shown(audit) -> dict:
    """Whether what is shown is not how the audit stands, or what its auditor never sent."""
    return {"holds_unsent": unsent.holds_unsent(audit), "reads_unsent": may(Act.READ_UNSENT)}


def told(audit, reading, said) -> dict:
    """The findings as chosen, what else might be told, and how each stood before."""
    possible = findings_rules.candidates(reading.form, reading.given, audit.plan)
    chosen = said.findings
    is_told = {key for key, one in chosen.items() if one.told}
    return {
        "findings": [one for one in possible if one.question.key in is_told],
        "untold": [one for one in possible if one.question.key not in is_told],
        "chosen": chosen,
        "changes": said.changes,
        "outdated": findings.outdated(audit, said.answers, said.findings),
        "dropped": findings.dropped(audit, said.answers, said.findings),
    }


def _earlier(audit, reading) -> dict:
    """What earlier audits found and left to be done, and whether a question asks what became of it."""
    found = earlier_audits.before(audit)
    journal.saw_today(g.me.id, "saw what an earlier audit told", [one.audit.id for one in found])
    return {"earlier": found, "asked_of_earlier": any(
        question.follows_up for _, questions in reading.sections for question in questions
    )}


def _standing(audit) -> dict:
    """Where the audit is, when it is due, and who may take it up."""
    waiting = audit.state in WITH_REVIEWERS
    due, late = describe_due(audit.due_on, clock.today()) if audit.due_on else ("", False)
    return {
        "waiting": waiting,
        "passes": [number for number, _ in g.facts.stages],
        "able": reviews.who_may_review(g.facts) if waiting else [],
        "kept_from": rules.approved_before(g.me.id, g.facts) if waiting else None,
        "due": due,
        "late": late,
    }


def _decision(audit) -> dict:
    """Whether the reader decides now, and what their yes leads to."""
    numbers = [number for number, _ in g.facts.stages]
    deciding = may(Move.RETURN) and audit.taken_up_by_id == g.me.id
    return {
        "deciding": deciding,
        "signs_off": deciding and review_done(audit.stage, numbers)[0] is Move.SIGN_OFF,
        "first_stage": deciding and audit.stage == min(numbers),
    }
