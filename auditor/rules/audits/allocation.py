"""Who may be given an audit to do, who may stand in for a reviewer, and how long a case rests."""

import datetime
from dataclasses import dataclass

from auditor.rules.deadlines import add_months
from auditor.rules.people.people import is_open
from auditor.rules.rights.permissions import Role
from auditor.rules.rights.readership import may_read

REST_MONTHS = 12
OWN_MONTHS = 12  # for which a case stays its former worker's own


@dataclass(frozen=True)
class Candidate:
    """Somebody who might be given an audit or a review: their id, roles and account."""

    id: int
    roles: frozenset[str]
    closed: bool = False
    access_ends: datetime.date | None = None


@dataclass(frozen=True)
class AllocationFacts:
    """What must be known of an audit to say who may be given it; ids of people throughout.

    `workers` have the case, at allocation and today, or had it in the time that the audit reads or in
    the 12 months before today, and `supervisors` supervise who has it; where supervision itself is
    audited, `workers` receive it and `supervisors` give it. `declined` said that they had a conflict of
    interest, `approved` approved a stage of what it says now, `readers` are the only ones who may read
    a restricted case, and None where it is not restricted.
    """

    workers: frozenset[int] = frozenset()
    supervisors: frozenset[int] = frozenset()
    supervision: bool = False
    declined: frozenset[int] = frozenset()
    approved: frozenset[int] = frozenset()
    readers: frozenset[int] | None = None


def why_not(person: Candidate, audit: AllocationFacts, today: datetime.date) -> str | None:
    """Why this person may not be given this audit, in words that follow their name, or None.

    Nobody audits a case of their own or of a worker they supervise, nor supervision that they give
    or receive, nor what they declined for a conflict of interest or have approved as a reviewer;
    only an auditor whose account is open does, and a restricted case only its readers.
    """
    reasons = (
        (Role.AUDITOR not in person.roles, "is no auditor"),
        (not is_open(person.closed, person.access_ends, today), "has an account that is closed or has ended"),
        (person.id in audit.workers, _of_their_own(audit)),
        (person.id in audit.supervisors, _under_them(audit)),
        (person.id in audit.declined, "declined this audit for a conflict of interest"),
        (person.id in audit.approved, "approved a stage of this audit"),
        (not may_read(person.id, audit.readers), "is not among the readers of this restricted case"),
    )
    return _first(reasons)


def why_not_reviewer(
    person: Candidate, party: frozenset[int], readers: frozenset[int] | None, today: datetime.date
) -> str | None:
    """Why this person may not review an audit, in words that follow their name, or None.

    `party` are its auditor, whoever began or declined it, and the audited worker. Line managers may
    review.
    """
    reviews = bool({Role.REVIEWER, Role.LEAD} & set(person.roles))
    reasons = (
        (not reviews, "is no reviewer"),
        (not is_open(person.closed, person.access_ends, today), "has an account that is closed or has ended"),
        (person.id in party, "is party to this audit"),
        (not may_read(person.id, readers), "is not among the readers of this restricted case"),
    )
    return _first(reasons)


def rest(
    last_signed_off: datetime.date | None, today: datetime.date, months: int = REST_MONTHS
) -> bool:
    """Whether a case still rests after its last audit, so that another one needs a reason.

    `last_signed_off` is the day of its last sign-off, None where it was never audited; it rests for
    `months` months, and no longer on the day they are over.
    """
    return last_signed_off is not None and today < add_months(last_signed_off, months)


def usual_period(today: datetime.date) -> tuple[datetime.date, datetime.date]:
    """The first and last day that an audit reads: twelve months, ending with the month before."""
    this_month = today.replace(day=1)
    return add_months(this_month, -12), this_month - datetime.timedelta(days=1)


def _of_their_own(audit: AllocationFacts) -> str:
    return "receives this supervision" if audit.supervision else "has this case, or had it"


def _under_them(audit: AllocationFacts) -> str:
    return "gives this supervision" if audit.supervision else "supervises the worker of this case"


def _first(reasons: tuple[tuple[bool, str], ...]) -> str | None:
    return next((words for holds, words in reasons if holds), None)
