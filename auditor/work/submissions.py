"""What an audit said each time it was sent for review, since it was last begun afresh."""

import datetime

from auditor.records.audits import Audit
from auditor.records.people import Person
from auditor.records.reviews import Submission
from auditor.rules.answers import Answer
from auditor.work.audits import authors


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


def begun_at(audit: Audit) -> datetime.datetime | None:
    """When the audit, as it is now, was first sent; None before that."""
    query = Submission.select(Submission.at).where(
        Submission.audit == audit.id, Submission.by.in_(authors(audit))
    )
    first = query.order_by(Submission.number).first()
    return first.at if first else None


def answers_of(submission: Submission) -> dict[str, Answer]:
    """The answers that were sent, by question key."""
    return {
        key: Answer(one["value"], one["evidence"]) for key, one in submission.answers.items()
    }

