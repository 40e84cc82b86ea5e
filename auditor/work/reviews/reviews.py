"""What a reviewer does with an audit: take it up, put it back, approve, return, sign it off."""

import datetime
from collections.abc import Mapping

from auditor.records.audits import Audit
from auditor.records.database import change
from auditor.records.people import Person
from auditor.records.reviews import Approval, GradeChange, SignedCopy, Submission
from auditor.records.text import alphabetical
from auditor.rules import audit_subjects, workflow
from auditor.rules.answers import Answer
from auditor.rules.forms import FormDefinition
from auditor.rules.notices import News
from auditor.rules.reviews.reviews import (
    Change,
    Choice,
    Decision,
    GradeAfterReview,
    grade_after_review,
    graded,
    noted,
)
from auditor.rules.rights import acting
from auditor.rules.rights.acting import AuditFacts
from auditor.rules.rights.permissions import Move
from auditor.work import audit_names, clock, forms, settings
from auditor.work.audits import action_proposals, approvals, audits, before_correction, concerns, findings
from auditor.work.people import notices
from auditor.work.refusals import NotAllowed
from auditor.work.reviews import signed_copies, signed_facts, submissions
from auditor.work.reviews.signed_facts import Known
from auditor.work.rights import audit_facts
from auditor.work.signed_in import SignedIn


class ChangedMeanwhile(Exception):
    """The decision was made on a page that shows another submission, stage or reader than now."""


def take_up(audit: Audit, me: SignedIn) -> Audit:
    """Take the audit up for review. Raises Overtaken where somebody else did so first."""
    with change():
        audit = audits.ensure_may(me.id, Move.TAKE_UP, audit)
        return audits.move(audit, Move.TAKE_UP, me.id, taken_up_by=me.id)


def put_back(audit: Audit, me: SignedIn) -> Audit:
    """Put the audit back in the queue, for whoever else may review the stage."""
    with change():
        return put_back_for(audits.ensure_may(me.id, Move.PUT_BACK, audit), me)


def put_back_for(audit: Audit, me: SignedIn) -> Audit:
    """The same by whoever closes the account of its reader, within that change."""
    put = audits.move(audit, Move.PUT_BACK, me.id, taken_up_by=None)
    notices.tell(audit, [audit.taken_up_by_id], News.PUT_BACK, me.id)
    return put


def seen(audit: Audit) -> str:
    """What a page of the audit shows, in short: kept in its form, to notice a page gone stale."""
    latest = submissions.latest(audit)
    return f"{latest.number if latest else 0}.{audit.stage or 0}"


def decide(audit: Audit, me: SignedIn, decision: Decision, as_seen: str) -> Audit:
    """Carry out what the reviewer decided about the audit as `seen` gave it.

    Raises ChangedMeanwhile where it was sent again, or passed to another stage or reviewer since;
    NotAllowed where a rule forbids it; Overtaken where somebody else was first.
    """
    with change():
        now = audits.get(audit.id)
        if as_seen != seen(now) or now.taken_up_by_id != me.id:
            raise ChangedMeanwhile if now.since == audit.since else audits.overtaken(now)
        now = audits.ensure_may(me.id, Move.RETURN, now)
        if decision.choice is Choice.RETURN:
            return _return(now, me, decision)
        else:
            return _approve(now, me, decision)


def who_may_review(known: AuditFacts) -> list[str]:
    """The names of those who may take up the audit at the stage where it is."""
    query = Person.select(Person.name).where(Person.id.in_(acting.taking(known)))
    return [name for (name,) in query.order_by(alphabetical(Person.name)).tuples()]


def grades(audit: Audit, form: FormDefinition, answers: Mapping[str, Answer]) -> dict[str, GradeAfterReview]:
    """The section grades and the overall grade that are asked, after review, by question key.

    `answers` are the audit's. Before the first sending the auditor's own is all there is, and
    `first` is None.
    """
    return _after_review(submissions.of_audit(audit), audit, form, answers)


def grades_as_sent(audit: Audit) -> dict[str, GradeAfterReview]:
    """The grades after review of what was last sent."""
    kept = submissions.of_audit(audit)
    given = submissions.answers_of(kept[-1]) if kept else {}
    return _after_review(kept, audit, forms.form_of(audit.form_version_id), given)


def _after_review(
    kept: list[Submission], audit: Audit, form: FormDefinition, answers: Mapping[str, Answer]
) -> dict[str, GradeAfterReview]:
    sent, changes = [submissions.answers_of(one) for one in kept], _grade_changes(kept)
    found = {}
    for key in graded(form, answers, audit.plan):
        given = [_grade(one, key) for one in sent]
        if given:
            found[key] = grade_after_review(given, changes.get(key, ()))
        else:
            own = _grade(answers, key)
            found[key] = GradeAfterReview(None, own, own)
    return found


def sign_off(
    audit: Audit, me: SignedIn, moment: datetime.datetime, known: Known | None = None
) -> SignedCopy:
    """Open the actions of an audit that `me` signs off, and keep what it says as its next copy.

    Called within the change that signs off, after the move, the last approval and its grades were
    written: by the decision of the last stage, and by whoever writes these steps as rows. Nothing else
    makes a signed copy, or opens what was proposed. What stands behind the copy is read, unless whoever
    has just written it says what is `known`, of an audit with its names.
    """
    with change():
        action_proposals.open_proposed(audit, me, moment)
        if known is None:
            audit = audit_names.with_names().where(Audit.id == audit.id).get()
            known = signed_facts.read(audit, grades_as_sent(audit))
        return signed_copies.freeze(audit, me, moment, known)


def _return(audit: Audit, me: SignedIn, decision: Decision) -> Audit:
    target = _first_stage(audit) if decision.from_first_stage else audit.stage
    due = clock.after_working_days(settings.limits().correct)
    returned = audits.move(
        audit, Move.RETURN, me.id, decision.reason,
        taken_up_by=None, stage=None, resubmit_stage=target, due_on=due,
    )
    before_correction.keep(returned)
    approvals.let_fall(audit, target)
    return returned


def _approve(audit: Audit, me: SignedIn, decision: Decision) -> Audit:
    move, next_stage = _after_yes(audit)
    moment, before = clock.now(), grades_as_sent(audit) if decision.grades else {}
    reason = noted(decision, forms.form_of(audit.form_version_id), before)
    if move is Move.SIGN_OFF:
        _refuse_while_a_concern_waits(audit)
        _refuse_outdated_findings(audit)
        moved = audits.move(
            audit, move, me.id, reason, taken_up_by=None, stage=None, due_on=None,
            signed_off_at=moment,
        )
    else:
        due = clock.after_working_days(settings.limits().review)
        moved = audits.move(
            audit, move, me.id, reason, taken_up_by=None, stage=next_stage, due_on=due
        )
    _change_grades(audit, me, moment, decision, before)
    _keep_approval(audit, me, moment, decision)
    if move is Move.SIGN_OFF:
        sign_off(moved, me, moment)
    return moved


def _refuse_while_a_concern_waits(audit: Audit) -> None:
    if concerns.unanswered(audit.id):
        raise NotAllowed(
            "A concern on this audit is not answered yet. It can be signed off once the lead or "
            f"{audit_subjects.of_audit(audit).acknowledges} has acknowledged it with what was done."
        )


def _refuse_outdated_findings(audit: Audit) -> None:
    if findings.outdated(audit):
        raise NotAllowed(
            "An answer changed after its finding was written: see “What the "
            f"{audit_subjects.of_audit(audit).judged} is told”. Save the "
            "finding again, worded anew or as it is, or return the audit."
        )


def _change_grades(
    audit: Audit, me: SignedIn, moment: datetime.datetime, decision: Decision,
    before: Mapping[str, GradeAfterReview],
) -> None:
    for key, after in decision.grades.items():
        GradeChange.insert(
            audit=audit, question=key, stage=audit.stage, before=before[key].final or "",
            after=after, reason=decision.reason, by=me.id, at=moment,
            submission=submissions.latest(audit),
        ).execute()


def _keep_approval(
    audit: Audit, me: SignedIn, moment: datetime.datetime, decision: Decision
) -> None:
    Approval.insert(
        audit=audit, submission=submissions.latest(audit), stage=audit.stage, by=me.id, at=moment,
        note=decision.reason,
    ).execute()


def _after_yes(audit: Audit) -> tuple[Move, int | None]:
    stages = [number for number, _ in audit_facts.of(audit).stages]
    return workflow.review_done(audit.stage, stages)


def _first_stage(audit: Audit) -> int:
    return min(number for number, _ in audit_facts.of(audit).stages)


def _grade_changes(sent: list[Submission]) -> dict[str, list[Change]]:
    places = {one.id: place for place, one in enumerate(sent)}
    query = (
        GradeChange.select(GradeChange, Person).join(Person)
        .where(GradeChange.submission.in_(list(places))).order_by(GradeChange.id)
    )
    found: dict[str, list[Change]] = {}
    for one in query:
        found.setdefault(one.question, []).append(
            Change(
                places[one.submission_id], one.at, one.stage, one.by.name, one.before, one.after,
                one.reason,
            )
        )
    return found


def _grade(given: Mapping[str, Answer], key: str) -> str | None:
    answer = given.get(key)
    return answer.value if answer else None
