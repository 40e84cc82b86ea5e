"""Who does an audit: given, declined, given to another, withdrawn, opened again."""

import datetime

import peewee

from auditor.records.actions import Action
from auditor.records.audits import Answer, Audit, EarlierAnswer, Holding, SectionDone
from auditor.records.cases import Case
from auditor.records.database import change
from auditor.records.people import Person
from auditor.records.reviews import Finding, FindingChange
from auditor.rules.actions import ActionState
from auditor.rules.notices import News
from auditor.rules.permissions import Move
from auditor.work import (
    action_steps,
    approvals,
    audits,
    candidates,
    clock,
    journal,
    notices,
    replies,
    settings,
    supervisors,
    unsent,
)
from auditor.work.audits import NotAllowed


def allocate(audit: Audit, auditor: int, by: int | None, note: str = "") -> Audit:
    """Give an unallocated audit to an auditor (a person's id), who has 10 working days [default].

    What an earlier auditor answered before declining is put away, as in a start afresh. Raises
    NotAllowed where a rule of the team forbids it, Overtaken where it was moved meanwhile.
    """
    with change():
        if by is not None:
            audits.ensure_may(by, Move.ALLOCATE, audit)
        return give(audit, auditor, by, note)


def give(audit: Audit, auditor: int, by: int | None, note: str = "") -> Audit:
    """The same within the change that made the audit: whoever may make it gives it out."""
    with change():
        name = _allowed(audit, auditor)
        given = audits.move(
            audit, Move.ALLOCATE, by, _to(name, note), auditor=auditor,
            due_on=clock.after_working_days(settings.limits().complete),
            **_of_its_new_cycle(audit), **_as_at_allocation(audit),
        )
        _start_afresh(given, by)
        _hold(given, auditor)
        journal.record(by, "allocated an audit", audit.id)
    return audits.get(audit.id)


def reallocate(
    audit: Audit, auditor: int, by: int, reason: str, afresh: bool = True
) -> Audit:
    """Take a draft from its auditor and give it to another (a person's id), with the lead's reason.

    `afresh` puts the earlier answers away, hidden; else the new auditor sees them, declares every
    section anew, and both are named. Raises NotAllowed where a rule of the team forbids it.
    """
    with change():
        now = audits.ensure_may(by, Move.REALLOCATE, audit)
        if auditor == now.auditor_id:
            raise NotAllowed("This auditor has the audit already.")
        name = _allowed(audit, auditor)
        given = audits.move(
            audit, Move.REALLOCATE, by, _to(name, reason), auditor=auditor,
            due_on=clock.after_working_days(settings.limits().complete), stage=None,
            unsafe_at_start=None, unsafe_at_sending=None, **_of_its_new_cycle(audit),
        )
        if afresh:
            _start_afresh(given, by)
        else:
            SectionDone.delete().where(SectionDone.audit == audit.id).execute()
            journal.record(by, "let another auditor carry on from what was not sent", audit.id)
        _let_go(given)
        _hold(given, auditor, afresh=afresh)
        notices.tell(audit, [audit.auditor_id], News.REALLOCATED, by)
        journal.record(by, "reallocated an audit", audit.id)
    return audits.get(audit.id)


def decline(audit: Audit, by: int, reason: str) -> Audit:
    """Give an audit back to the lead: its auditor has a conflict of interest, in a sentence."""
    with change():
        audits.ensure_may(by, Move.DECLINE, audit)
        given_back = audits.move(
            audit, Move.DECLINE, by, reason, auditor=None, due_on=None,
            stage=None,
        )
        _let_go(given_back, declined=True)
        journal.record(by, "declined an audit", audit.id)
    return given_back


def withdraw(audit: Audit, by: int, reason: str) -> Audit:
    """End an audit without sign-off; its answers are kept, and its concerns still wait.

    What it asked for at an earlier sign-off is no longer needed. Raises Overtaken, or NotAllowed,
    where it was moved or is not this lead's to withdraw.
    """
    with change():
        audits.ensure_may(by, Move.WITHDRAW, audit)
        return end(audit, by, reason)


def end(audit: Audit, by: int | None, reason: str) -> Audit:
    """The same within a draw that is made or changed: whoever may do that takes its audits back."""
    with change():
        ended = audits.move(
            audit, Move.WITHDRAW, by, reason, stage=None, taken_up_by=None, due_on=None
        )
        action_steps.end_with(audit, by, reason)
        last = audits.authors(audit)[:1]  # who declined it is told too
        notices.tell(audit, [*last, audit.taken_up_by_id], News.WITHDRAWN, by)
        journal.record(by, "withdrew an audit", audit.id)
    return ended


def reopen(
    audit: Audit, by: int, reason: str, auditor: int | None = None, stage: int | None = None,
    external_until: datetime.date | None = None,
) -> Audit:
    """Open a signed-off audit again for `auditor` (a person's id) to correct.

    It goes back to `stage` when it is sent again; by default its own auditor corrects it and it
    goes to the last stage. `external_until` is the last day on which an external auditor sees it
    where the cycle is closed. Whoever waits for an answer to a finding called wrong has it by this.
    Raises NotAllowed where a rule of the team forbids it.
    """
    until = {"external_until": external_until} if external_until else {}
    with change():
        audit = audits.ensure_may(by, Move.REOPEN, audit)
        auditor = audit.auditor_id if auditor is None else auditor
        stage = last_stage(audit) if stage is None else stage
        if stage not in stages_to_pass(audit):
            raise NotAllowed("The audit does not pass this stage.")
        name = _allowed(audit, auditor)
        another = auditor != audit.auditor_id
        opened = audits.move(
            audit, Move.REOPEN, by, _to(name, reason), auditor=auditor, resubmit_stage=stage,
            stage=None, taken_up_by=None, unsafe_at_sending=None,
            due_on=clock.after_working_days(settings.limits().correct), **until,
        )
        unsent.keep_as_it_was(opened)
        if another:
            notices.tell(audit, [audit.auditor_id], News.REALLOCATED, by)
            SectionDone.delete().where(SectionDone.audit == audit.id).execute()
            _let_go(opened)
            _hold(opened, auditor, afresh=False, began=True)
        replies.answer_by_reopening(audit, by, reason)
        journal.record(by, "reopened an audit", audit.id)
    return opened


def details_now(subject: Case | Person) -> dict:
    """The worker, team and supervisor (columns of audit) of a case, or of a worker's supervision, now."""
    of_case = isinstance(subject, Case)
    worker = subject.worker if of_case else subject
    team = subject.team if of_case and subject.team_id else worker and worker.team
    return {"worker": worker, "team": team, "supervisor": supervisors.of(worker)}


def has_answers(audit: Audit) -> bool:
    """Whether anything is answered in the audit as it stands."""
    written = Answer.value.is_null(False) | (Answer.evidence != "")
    return Answer.select().where(Answer.audit == audit.id, written).exists()


def stages_to_pass(audit: Audit) -> list[int]:
    """The numbers of the stages that the audit passes, in order, skipped ones left out."""
    return [number for number, _ in audits.standing(audit).stages]


def last_stage(audit: Audit) -> int:
    """The number of the last stage that the audit passes."""
    return max(stages_to_pass(audit))


def _allowed(audit: Audit, auditor: int) -> str:
    """The name of who is to have the audit; NotAllowed where they may not."""
    person = Person.get_or_none(Person.id == auditor)
    name = person.name if person else "That person"
    reason = candidates.why_not(audit, auditor)
    if reason:
        raise NotAllowed(f"{name} {reason}.")
    return name


def _of_its_new_cycle(audit: Audit) -> dict:
    """Until when an external auditor saw a carried-over audit does not bind its next auditor."""
    return {"external_until": None} if audit.stages_of_id else {}


def _as_at_allocation(audit: Audit) -> dict:
    """Worker, team and supervisor as they are now, of an audit that nobody held before."""
    if Holding.select().where(Holding.audit == audit.id).exists():
        return {}
    if audit.case_id:
        return details_now(Case.get_by_id(audit.case_id))
    found = details_now(Person.get_by_id(audit.worker_id))
    return found if found["supervisor"] else {}  # nobody gives it today: whose it was stays judged


def _to(name: str, note: str) -> str:
    return f"To {name}. {note}".strip()


def _hold(audit: Audit, auditor: int, afresh: bool = True, began: bool = False) -> None:
    Holding.insert(
        audit=audit, auditor=auditor, since=clock.now(), afresh=afresh, began=began
    ).execute()


def _let_go(audit: Audit, declined: bool = False) -> None:
    Holding.update(until=clock.now(), declined=declined).where(
        Holding.audit == audit.id, Holding.until.is_null()
    ).execute()


def _start_afresh(audit: Audit, by: int | None) -> None:
    """Put away what was answered, declared, told and proposed; all of it stays in the tables."""
    moment, mine = clock.now(), audit.id
    put_away = Answer.select(
        Answer.audit, Answer.question, Answer.value, Answer.evidence, Answer.by, Answer.at,
        peewee.Value(moment, converter=EarlierAnswer.kept_at.db_value),
    ).where(Answer.audit == mine)
    EarlierAnswer.insert_from(put_away, [
        EarlierAnswer.audit, EarlierAnswer.question, EarlierAnswer.value, EarlierAnswer.evidence,
        EarlierAnswer.by, EarlierAnswer.at, EarlierAnswer.kept_at,
    ]).execute()
    Answer.update(value=None, evidence="", revision=Answer.revision + 1, at=moment).where(
        Answer.audit == mine
    ).execute()
    SectionDone.delete().where(SectionDone.audit == mine).execute()
    _set_findings_aside(mine, by, moment)
    Action.update(state=ActionState.SET_ASIDE).where(
        Action.audit == mine, Action.state == ActionState.PROPOSED
    ).execute()
    approvals.let_fall(audit, sent_to=1)
    Audit.update(
        resubmit_stage=1, sources=[], unsafe_at_start=None, unsafe_at_sending=None
    ).where(Audit.id == mine).execute()


def _set_findings_aside(audit: int, by: int | None, moment: datetime.datetime) -> None:
    told = list(Finding.select().where(Finding.audit == audit, Finding.told))
    for one in told:
        FindingChange.insert(
            finding=one, kind=one.kind, sentence=one.sentence, told=True, by=one.by_id, at=one.at
        ).execute()
        Finding.update(told=False, by=by or one.by_id, at=moment).where(
            Finding.id == one.id
        ).execute()
