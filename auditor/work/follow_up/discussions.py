"""Supervision sessions in which findings were talked through: put on record, corrected, never undone."""

import datetime

from peewee import JOIN, Value, fn

from auditor.records.audits import Audit
from auditor.records.cases import Case, Cycle
from auditor.records.database import change
from auditor.records.people import Person
from auditor.records.supervision import Discussion
from auditor.rules import audit_subjects
from auditor.rules.audits.timeline import Noted
from auditor.rules.rights.permissions import Act
from auditor.rules.workflow import State
from auditor.work import clock, journal
from auditor.work.audits import audits
from auditor.work.follow_up import corrections
from auditor.work.follow_up.reflections import write_down
from auditor.work.reviews import signed_copies
from auditor.work.rights import conditions
from auditor.work.signed_in import SignedIn

ONE = Value(1)


def of_audit(audit: Audit) -> list[Discussion]:
    """The sessions on record, oldest first, as last corrected, each with who wrote it.

    `first` is the row that it began as, `earlier` are its earlier wordings, oldest first.
    """
    query = (
        Discussion.select(Discussion, Person).join(Person, on=Discussion.by, attr="by")
        .where(Discussion.audit == audit.id).order_by(Discussion.id)
    )
    return corrections.latest(query)


def workers_of(audit: Audit) -> list[Person]:
    """With whom the findings are discussed: whose case it is today, then whose work it was."""
    judged = audit_subjects.judged(audit)
    present = audit.case.worker_id if audit.case_id and audit.case.worker_id else judged
    found = {one.id: one for one in Person.select().where(Person.id.in_({present, judged} - {None}))}
    return [found[one] for one in dict.fromkeys((present, judged)) if one]


def record(audit: Audit, me: SignedIn, values: dict, reflection: str = "") -> None:
    """Put a session on record, with the worker's reflection where somebody wrote it down.

    `values` are held_on, who, comment, and worker_id where it was held with the worker at the time
    rather than with today's. Sent twice by one person it is recorded once. Raises NotAllowed where
    it is not theirs to record any more.
    """
    with change():
        audit = audits.ensure_may(me.id, Act.DISCUSS, audit)
        whom = next((one.id for one in workers_of(audit)), None)
        values = {"worker_id": whom} | values
        if not corrections.said_before(Discussion, audit, me, values):
            Discussion.insert(
                audit=audit, by=me.id, at=clock.now(), signed_copy=signed_copies.latest_id(audit.id), **values
            ).execute()
            audits.note(audit, me.id, Noted.DISCUSSED)
            journal.record(me.id, "recorded a discussion", audit.id)
        if reflection:
            write_down(audit, me, reflection)


def correct(audit: Audit, one: Discussion, me: SignedIn, values: dict) -> None:
    """Reword a session; what it said before can still be read. Raises Overtaken, and NotAllowed."""
    values = {"worker_id": one.worker_id} | values
    with change():
        audits.ensure_may(me.id, Act.DISCUSS, audit)
        if corrections.correct(one, me, values):
            journal.record(me.id, "corrected a discussion", audit.id)


def present():
    """Whose case an audit is about today (a column of ids); else whose work it is about."""
    return fn.COALESCE(Case.worker, conditions.judged())


def waits_for(whom):
    """That an audit is to be discussed with a person (an id, or a column of ids): a condition for lists.

    With a new worker only the last audit of the case is, not all that was ever found on it.
    """
    later = Audit.alias()
    followed = later.select(ONE).where(
        later.case == Audit.case, later.id > Audit.id, later.state == State.SIGNED_OFF
    )
    return ~since_sign_off(whom) & ((conditions.judged() == whom) | ~fn.EXISTS(followed))


def since_sign_off(whom):
    """That an audit was discussed with a person (an id, or a column of ids) since its latest sign-off.

    It is `rules.discussions.discussed` as a condition for lists.
    """
    one = Discussion.alias()
    return fn.EXISTS(
        one.select(ONE).where(
            one.audit == Audit.id, one.signed_copy == signed_copies.latest_in_list(),
            one.held_on >= clock.london_day_of(Audit.signed_off_at), ~_corrected(one), _with(one) == whom,
        )
    )


def last_held(condition, whom: int) -> datetime.date | None:
    """The day of the last session with a person (an id) on audits that `condition` of `rights` names."""
    query = (
        Discussion.select(Discussion.held_on).join(Audit)
        .join(Cycle).switch(Audit).join(Case, JOIN.LEFT_OUTER)
        .where(condition, ~_corrected(Discussion), _with(Discussion) == whom)
        .order_by(Discussion.held_on.desc())
    )
    return query.limit(1).scalar()


def _with(one):
    return fn.COALESCE(one.worker, conditions.judged())


def _corrected(one):
    later = Discussion.alias()
    return fn.EXISTS(later.select(ONE).where(later.corrects == one.id))
