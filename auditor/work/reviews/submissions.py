"""What an audit said each time it was sent for review, since it was last begun afresh."""

from peewee import fn

from auditor.records.audits import Audit, Event
from auditor.records.people import Person
from auditor.records.reviews import Submission
from auditor.rules.answers import Answer
from auditor.rules.rights.permissions import Move
from auditor.work.audits.audits import authors


def of_audit(audit: Audit) -> list[Submission]:
    """The submissions of the audit as it is now, oldest first, with who sent each.

    What somebody else sent before the audit was given away and begun afresh stays hidden.
    """
    query = (
        Submission.select(Submission, Person).join(Person)
        .where(Submission.audit == audit.id, Submission.by.in_(authors(audit)))
        .order_by(Submission.number)
    )
    return list(query)


def latest(audit: Audit) -> Submission | None:
    """What is reviewed now: the newest submission, or None before the first."""
    sent = of_audit(audit)
    return sent[-1] if sent else None


def first_event(audit: Audit) -> int | None:
    """The event (its id) by which the audit, as it is now, was first sent; None before that."""
    return Event.select(fn.MIN(Event.id)).where(
        Event.audit == audit.id, Event.move == Move.SUBMIT, Event.by.in_(authors(audit))
    ).scalar()


def answers_of(submission: Submission) -> dict[str, Answer]:
    """The answers that were sent, by question key."""
    return {
        key: Answer(one["value"], one["evidence"]) for key, one in submission.answers.items()
    }

