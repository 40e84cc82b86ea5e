"""What keeps a small team from being stuck: a stand-in, a skipped stage, one for two stages."""

import datetime

from peewee import Value, fn

from auditor.records.audits import Audit, Event
from auditor.records.database import change
from auditor.records.reviews import Approval, Comment, GradeChange, StandIn
from auditor.rules.audits.timeline import Noted
from auditor.rules.reviews.reviews import MOVES_OF_A_DECISION
from auditor.rules.rights import acting
from auditor.rules.rights.acting import AuditFacts
from auditor.rules.rights.permissions import Act, Move
from auditor.work import clock, journal, settings
from auditor.work.audits import audits, candidates
from auditor.work.audits.candidates import Barred
from auditor.work.refusals import NotAllowed
from auditor.work.rights import audit_facts
from auditor.work.signed_in import SignedIn

ONE = Value(1)


def add_stand_in(audit: Audit, stage: int, person: int, me: SignedIn, reason: str) -> None:
    """Let one more person (an id) review one stage of this audit, with the lead's reason.

    Raises NotAllowed where a rule of the team forbids it.
    """
    with change():
        audit = audits.ensure_may(me.id, Act.ADD_STAND_IN, audit)
        barred = {one.id: (one.name, why) for one, why in possible(audit, stage)}
        name, why = barred.get(person, ("That person", "is no reviewer"))
        if why:
            raise NotAllowed(f"{name} {why}.")
        StandIn.insert(
            audit=audit, stage=stage, person=person, reason=reason, by=me.id, at=clock.now()
        ).on_conflict_ignore().execute()
        audits.note(audit, me.id, Noted.STAND_IN_ADDED, f"{name}, at stage {stage}. {reason}")
        journal.record(me.id, "added a stand-in", audit.id)


def possible(audit: Audit, stage: int) -> Barred:
    """Everybody who reviews, each with why they may not stand in at this stage, or None."""
    known = audit_facts.of(audit)
    if stage not in dict(known.stages):
        raise NotAllowed("The audit does not pass this stage.")
    return [
        (person, why or _why_not_here(known, stage, person.id))
        for person, why in candidates.reviewers(known)
    ]


def skip_stage(audit: Audit, me: SignedIn, reason: str) -> Audit:
    """Pass over the stage that an audit is at, with the lead's reason; never the last one.

    So an approval always remains, and as nobody reviews an audit of their own it is never the
    auditor's. Raises NotAllowed where it is the last stage, or nobody could approve what remains.
    """
    with change():
        audits.ensure_may(me.id, Move.SKIP_STAGE, audit)
        moved = audits.move(
            audit, Move.SKIP_STAGE, me.id, reason, stage=_after_skipping(audit), taken_up_by=None,
            due_on=clock.after_working_days(settings.limits().review),
        )
        journal.record(me.id, "skipped a stage", audit.id)
    return moved


def allow_two_stages(audit: Audit, me: SignedIn, reason: str) -> None:
    """Let one person approve two stages of this audit, with the lead's reason; once, if pressed twice."""
    with change():
        if audits.ensure_may(me.id, Act.ALLOW_TWO_STAGES, audit).one_person_two_stages:
            return
        Audit.update(one_person_two_stages=True).where(Audit.id == audit.id).execute()
        audits.note(audit, me.id, Noted.TWO_STAGES_ALLOWED, reason)
        journal.record(me.id, "let one person approve two stages", audit.id)


def let_external_see(audit: Audit, until: datetime.date, me: SignedIn) -> None:
    """Set the last day on which an external auditor sees the audit after its cycle closes."""
    with change():
        if audits.ensure_may(me.id, Act.LET_EXTERNAL_SEE, audit).external_until == until:
            return
        Audit.update(external_until=until).where(Audit.id == audit.id).execute()
        audits.note(audit, me.id, Noted.EXTERNAL_MAY_SEE, f"Until {until:%d/%m/%Y}")
        journal.record(me.id, "set until when an external auditor sees an audit", audit.id)


def acted():
    """That a stand-in reviewed at the stage they were added to: a condition for lists of stand-ins.

    They took it up, commented, changed a grade, returned or approved. Who was only named stays in
    the timeline and out of the record.
    """
    decided = Event.select(ONE).where(
        Event.audit == StandIn.audit, Event.stage == StandIn.stage, Event.by == StandIn.person,
        Event.move.in_((Move.TAKE_UP, *MOVES_OF_A_DECISION)),
    )
    found = fn.EXISTS(decided)
    for table in (Approval, Comment, GradeChange):
        found |= fn.EXISTS(table.select(ONE).where(
            table.audit == StandIn.audit, table.stage == StandIn.stage, table.by == StandIn.person
        ))
    return found


def _after_skipping(audit: Audit) -> int:
    """The stage that comes next; NotAllowed where nobody could approve what remains."""
    known = audit_facts.of(audit)
    later = [(number, people) for number, people in known.stages if number > (audit.stage or 0)]
    if not later:
        raise NotAllowed("The last stage cannot be skipped: one approval must remain.")
    if not acting.able(later[-1][1], known):
        raise NotAllowed("Nobody could approve the last stage. Add a stand-in there first.")
    return later[0][0]


def _why_not_here(known: AuditFacts, stage: int, person: int) -> str | None:
    if person in dict(known.stages)[stage]:
        return "may review this stage already"
    elif acting.approved_elsewhere(person, stage, known):
        return "has approved another stage"
    else:
        return None
