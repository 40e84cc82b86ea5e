"""Supervision sessions in which findings were talked through: put on record, corrected, never undone."""

import datetime

from peewee import JOIN, Value, fn

from auditor.records.audits import Audit
from auditor.records.cases import Case, Cycle
from auditor.records.database import change
from auditor.records.people import Person
from auditor.records.supervision import Discussion
from auditor.work import audits, clock, journal, wordings
from auditor.work.reflections import reflect

ONE = Value(1)


def of_audit(audit: Audit) -> list[Discussion]:
    """The sessions on record, oldest first, as last corrected, each with who wrote it.

    `first` is the row that it began as, `earlier` are its earlier wordings, oldest first.
    """
    query = (
        Discussion.select(Discussion, Person).join(Person, on=Discussion.by, attr="by")
        .where(Discussion.audit == audit.id).order_by(Discussion.id)
    )
    return wordings.latest(query)


def record(audit: Audit, by: int, values: dict, reflection: str = "") -> None:
    """Put a session on record, with the worker's reflection where somebody wrote it down.

    `values` are held_on, who and comment. Sent twice by one person it is recorded once.
    """
    with change():
        if not wordings.said_before(Discussion, audit, by, values):
            Discussion.insert(audit=audit, by=by, at=clock.now(), **values).execute()
            audits.note(audit, by, "discussed the findings")
            journal.record(by, "recorded a discussion", audit.id)
        if reflection:
            reflect(audit, by, reflection)


def correct(audit: Audit, one: Discussion, by: int, values: dict) -> None:
    """Word a session anew; what it said before stays readable. Raises Overtaken."""
    with change():
        if wordings.correct(one, by, values):
            journal.record(by, "corrected a discussion", audit.id)


def since_sign_off():
    """That an audit was discussed since its latest sign-off: rules.discussions, as a condition for lists.

    The day is that of UTC, which is another only for what is signed off in the hour after midnight.
    """
    one = Discussion.alias()
    return fn.EXISTS(
        one.select(ONE).where(
            one.audit == Audit.id, one.at >= Audit.signed_off_at,
            one.held_on >= fn.DATE(Audit.signed_off_at), ~_corrected(one),
        )
    )


def last_held(condition) -> datetime.date | None:
    """The day of the last session on audits that `condition` names, one of `rights`, or None."""
    query = (
        Discussion.select(Discussion.held_on).join(Audit)
        .join(Cycle).switch(Audit).join(Case, JOIN.LEFT_OUTER)
        .where(condition, ~_corrected(Discussion)).order_by(Discussion.held_on.desc())
    )
    return query.limit(1).scalar()


def _corrected(one):
    later = Discussion.alias()
    return fn.EXISTS(later.select(ONE).where(later.corrects == one.id))
