"""Who does an audit: given, declined, given to another, withdrawn, opened again."""

import datetime

import peewee

from auditor.records.actions import Action
from auditor.records.audits import Answer, Audit, EarlierAnswer, Holding, SectionDone
from auditor.records.cases import Case
from auditor.records.database import change
from auditor.records.people import Person
from auditor.records.reviews import Finding, FindingChange
from auditor.rules.follow_up.actions import ActionState
from auditor.rules.notices import News
from auditor.rules.rights.permissions import Move
from auditor.work import clock, journal, settings
from auditor.work.audits import approvals, audits, candidates
from auditor.work.people import notices
from auditor.work.refusals import NotAllowed
from auditor.work.rights import audit_facts, supervisors
from auditor.work.signed_in import SignedIn


def allocate(audit: Audit, auditor: int, me: SignedIn, note: str = "") -> Audit:
    """Give an unallocated audit to an auditor (a person's id), who has 10 working days [default].

    What an earlier auditor answered before declining is put away, as in a start afresh. Raises
    NotAllowed where a rule of the team forbids it, Overtaken where it was moved meanwhile.
    """
    with change():
        audits.ensure_may(me.id, Move.ALLOCATE, audit)
        return give(audit, auditor, me, note)


def give(audit: Audit, auditor: int, me: SignedIn, note: str = "") -> Audit:
    """The same within the change that made the audit: whoever may make it gives it out."""
    with change():
        name = allowed_name(audit, auditor)
        given = audits.move(
            audit, Move.ALLOCATE, me.id, noted(name, note), auditor=auditor,
            due_on=clock.after_working_days(settings.limits().complete),
            **_of_its_new_cycle(audit), **_as_at_allocation(audit),
        )
        _start_afresh(given, me)
        hold(given, auditor)
        journal.record(me.id, "allocated an audit", audit.id)
    return audits.get(audit.id)


def reallocate(
    audit: Audit, auditor: int, me: SignedIn, reason: str, afresh: bool = True
) -> Audit:
    """Take a draft from its auditor and give it to another (a person's id), with the lead's reason.

    `afresh` puts the earlier answers away, hidden; else the new auditor sees them, declares every
    section anew, and both are named. Raises NotAllowed where a rule of the team forbids it.
    """
    with change():
        now = audits.ensure_may(me.id, Move.REALLOCATE, audit)
        if auditor == now.auditor_id:
            raise NotAllowed("This auditor has the audit already.")
        name = allowed_name(audit, auditor)
        given = audits.move(
            audit, Move.REALLOCATE, me.id, noted(name, reason), auditor=auditor,
            due_on=clock.after_working_days(settings.limits().complete), stage=None,
            unsafe_at_start=None, unsafe_at_sending=None, **_of_its_new_cycle(audit),
        )
        if afresh:
            _start_afresh(given, me)
        else:
            SectionDone.delete().where(SectionDone.audit == audit.id).execute()
            journal.record(me.id, "let another auditor carry on from what was not sent", audit.id)
        let_go(given)
        hold(given, auditor, afresh=afresh)
        notices.tell(audit, [audit.auditor_id], News.REALLOCATED, me.id)
        journal.record(me.id, "reallocated an audit", audit.id)
    return audits.get(audit.id)


def decline(audit: Audit, me: SignedIn, reason: str) -> Audit:
    """Give an audit back to the lead: its auditor has a conflict of interest, in a sentence."""
    with change():
        audits.ensure_may(me.id, Move.DECLINE, audit)
        given_back = audits.move(
            audit, Move.DECLINE, me.id, reason, auditor=None, due_on=None,
            stage=None,
        )
        let_go(given_back, declined=True)
        journal.record(me.id, "declined an audit", audit.id)
    return given_back


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
    return [number for number, _ in audit_facts.of(audit).stages]


def last_stage(audit: Audit) -> int:
    """The number of the last stage that the audit passes."""
    return max(stages_to_pass(audit))


def allowed_name(audit: Audit, auditor: int) -> str:
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


def noted(name: str, note: str) -> str:
    """What the event says of giving the audit to somebody of this name."""
    return f"To {name}. {note}".strip()


def hold(audit: Audit, auditor: int, afresh: bool = True, began: bool = False) -> None:
    """Note that this auditor (an id) has the audit from now on, and whether with answers there already."""
    Holding.insert(
        audit=audit, auditor=auditor, since=clock.now(), afresh=afresh, began=began
    ).execute()


def let_go(audit: Audit, declined: bool = False) -> None:
    """Note that whoever has the audit has it no longer."""
    Holding.update(until=clock.now(), declined=declined).where(
        Holding.audit == audit.id, Holding.until.is_null()
    ).execute()


def _start_afresh(audit: Audit, me: SignedIn) -> None:
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
    _set_findings_aside(mine, me, moment)
    Action.update(state=ActionState.SET_ASIDE).where(
        Action.audit == mine, Action.state == ActionState.PROPOSED
    ).execute()
    approvals.let_fall(audit, sent_to=1)
    Audit.update(
        resubmit_stage=1, sources=[], unsafe_at_start=None, unsafe_at_sending=None
    ).where(Audit.id == mine).execute()


def _set_findings_aside(audit: int, me: SignedIn, moment: datetime.datetime) -> None:
    told = list(Finding.select().where(Finding.audit == audit, Finding.told))
    for one in told:
        FindingChange.insert(
            finding=one, kind=one.kind, sentence=one.sentence, told=True, by=one.by_id, at=one.at
        ).execute()
        Finding.update(told=False, by=me.id, at=moment).where(Finding.id == one.id).execute()
