"""Signed-off audits in one step: the rows that the steps before leave, then signed off as by the pages."""

import datetime

from auditor.records.actions import Action
from auditor.records.audits import Answer, Audit, Event
from auditor.records.reviews import Approval, Comment, Finding, GradeChange, SignedCopy, Submission
from auditor.work import clock
from auditor.work.audits import audits
from auditor.work.people.people import signed_in
from auditor.work.reviews import reviews, submissions
from cast import MONDAY, make_audit

USUAL = {
    "assessment_analysis": ("yes", "Pages 4 to 6 weigh bullying against caring for a brother."),
    "oversight_follow_up": ("yes", "Records of 2 and 30 August go through all three actions."),
    "family_fathers": ("no", "One letter of 11 June; no call or visit since."),
    "visits_purpose": ("partly", "14 June and 5 July say only “statutory visit”."),
    "record_chronology": ("not_evidenced", "The chronology ends in March."),
    "record_grade": ("good", "The record is in order."),
    "family_grade": ("good", "A draft reason that nobody else reads."),
    "impact_improve_most": ("Meet the father.", ""),
    "planning_reviews": ("yes", "Reviews were held in time."),
    "overall_grade": ("good", "Careful work."),
}
TOLD = {
    "assessment_analysis": ("strength", "The assessment tests two explanations."),
    "oversight_follow_up": ("strength", "Supervision follows up the last audit's actions."),
    "family_fathers": ("improvement", "The father was written to once and not contacted again."),
    "record_chronology": ("recording", "The chronology is not kept up."),
}
FINAL = {"family_grade": "requires_improvement"}


def sign(one, *, answers=USUAL, told=TOLD, actions=2, moment=MONDAY, **audit) -> Audit:
    """A signed-off audit of the cast, with its signed copy."""
    made = make_audit(one, "signed_off", signed_off_at=moment, **audit)
    for key, (value, evidence) in answers.items():
        Answer.create(audit=made, question=key, value=value, evidence=evidence, by=one.auditor,
                      at=moment)
    for key, (kind, sentence) in told.items():
        Finding.create(audit=made, question=key, kind=kind, sentence=sentence, by=one.auditor,
                       at=moment)
    for number in range(1, actions + 1):
        act(one, made, f"Do thing {number}", moment=moment, state="proposed")
    approve(one, made, moment)
    freeze(made, one.reviewer3, moment)
    return made


def graded(one, grade: str, **more) -> Audit:
    """A signed-off audit that gives an overall grade and says nothing else."""
    return sign(one, answers={"overall_grade": (grade, "")}, told={}, actions=0, **more)


def act(one, audit: Audit, what: str, *, moment=MONDAY, **more) -> Action:
    """An open action of the audit, the worker's to do."""
    columns = {
        "why": "It matters to this child.", "how_known": "Seen on file.", "owner": one.worker,
        "state": "open", "opened_at": moment, "due_on": moment.date() + datetime.timedelta(28),
    } | more
    return Action.create(
        audit=audit, case=audit.case_id, what=what, proposed_by=one.auditor, proposed_at=moment,
        **columns,
    )


def approve(one, audit: Audit, moment) -> None:
    """Sent once as it is answered, and approved by one reviewer of each stage."""
    given = {
        row.question: {"value": row.value, "evidence": row.evidence}
        for row in Answer.select().where(Answer.audit == audit)
    }
    sent = Submission.create(audit=audit, number=1, stage=1, by=audit.auditor_id, at=moment, answers=given)
    Event.create(audit=audit, by=audit.auditor_id, at=moment, move="submit", from_state="in_progress",
                 to_state="submitted", stage=1)
    for stage, person in enumerate((one.reviewer1, one.reviewer2, one.reviewer3), start=1):
        Approval.create(audit=audit, submission=sent, stage=stage, by=person, at=moment)


def freeze(audit: Audit, by, moment=MONDAY, final=FINAL) -> SignedCopy:
    """Signed off by `by`, graded as the auditor did except for `final`, which a reviewer changed."""
    audit = audits.get(audit.id)
    for key, grade in reviews.grades_as_sent(audit).items():
        if key in final and grade.final not in (None, final[key]):
            GradeChange.create(
                audit=audit, submission=submissions.latest(audit), question=key, stage=2,
                before=grade.final, after=final[key], reason="Fathers first.", by=by, at=moment,
            )
    with clock.at(moment):
        return reviews.sign_off(audit, signed_in(by), moment)


def remark(one, audit: Audit, text: str, question: str = "", for_worker: bool = False) -> None:
    """A reviewer's remark."""
    Comment.create(audit=audit, question=question, stage=1, by=one.reviewer1, at=MONDAY, text=text,
                   for_worker=for_worker, after_event=last_event(audit))


def last_event(audit: Audit) -> Event | None:
    """The last thing that happened to an audit."""
    return Event.select().where(Event.audit == audit).order_by(Event.id.desc()).first()


def reopen(one, audit: Audit, reason: str, moment) -> Audit:
    """Reopened by the lead, and with its auditor again."""
    Audit.update(state="returned", since=moment).where(Audit.id == audit.id).execute()
    Event.create(audit=audit, by=one.lead, at=moment, move="reopen", from_state="signed_off",
                 to_state="returned", note=reason)
    return audits.get(audit.id)
