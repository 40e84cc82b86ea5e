"""Who can act on one audit, and to whom an act falls where the first who should cannot."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from auditor.rules.rights.readership import reading

People = frozenset[int]
NOBODY: People = frozenset()


@dataclass(frozen=True)
class AuditFacts:
    """What must be known of one audit to say who plays which part; ids of people throughout.

    `worker` is whose work is judged: where supervision is, whoever gives it, and `receiver` receives
    it. `supervisors` supervise them, at allocation and today; `above` supervise these; `over`
    supervises today whoever had the case at allocation, or receives the supervision; `had` are those
    who had the case for a while in the time that the audit reads. `raised_by`
    raised a concern, `waiting` those that nobody answered yet. `named` are those whom an
    administrator named. `shut_out` cannot sign in today, `external` come from outside; both tell
    only of the people of this audit.
    """

    state: str
    stage: int | None = None
    auditor: int | None = None
    earlier_auditors: People = NOBODY
    stages: tuple[tuple[int, People], ...] = ()
    approved: tuple[tuple[int, int], ...] = ()
    one_person_two_stages: bool = False
    worker: int | None = None
    receiver: int | None = None
    supervisors: People = NOBODY
    above: People = NOBODY
    over: People = NOBODY
    workers_now: People = NOBODY
    had: People = NOBODY
    readers: People | None = None
    leads: People = NOBODY
    named: People = NOBODY
    raised_by: People = NOBODY
    waiting: People = NOBODY
    shut_out: People = NOBODY
    external: People = NOBODY
    has_signed_copy: bool = False
    cycle_closed: bool = False
    carried_over: bool = False
    external_until: datetime.date | None = None


class Acting(NamedTuple):
    """Who does the supervisor's and who the lead's acts on an audit."""

    supervisor: People
    lead: People


def party(audit: AuditFacts) -> People:
    """Who is party to an audit, and so neither reviews it nor leads or supervises on it.

    That is its auditor, whoever began or declined it, whose work it judges, who receives the
    supervision that it judges, and whose case it is today or was in the time that it reads.
    """
    concerned = {audit.auditor, audit.worker, audit.receiver} - {None}
    return audit.earlier_auditors | audit.workers_now | audit.had | concerned


def barred(audit: AuditFacts) -> People:
    """Who may not audit what they work on or supervise: nobody audits a case of their own or of a
    worker whom they supervise, nor supervision that they give or receive.

    Whoever supervises the giver of supervision that is judged may.
    """
    return working(audit) | supervising(audit)


def working(audit: AuditFacts) -> People:
    """Whose own an audited case is, or who receives the supervision that is audited.

    A case is their own where they have it, or had it in the time that the audit reads.
    """
    first = audit.receiver or audit.worker
    return audit.workers_now | audit.had | ({first} - {None})


def supervising(audit: AuditFacts) -> People:
    """Who supervises those of a case, at allocation and today; or gives or oversees audited supervision."""
    return audit.over | ({audit.worker} - {None} if audit.receiver else audit.supervisors)


def judges_own(audit: AuditFacts) -> bool:
    """Whether its auditor has come to be barred: the lead gives it to another."""
    return audit.auditor in barred(audit)


def able(people: People, audit: AuditFacts) -> People:
    """Those of these people who can act: they can sign in, are no party, and may read the case."""
    return reading(people - audit.shut_out - party(audit), audit.readers)


def acting(audit: AuditFacts) -> Acting:
    """Who plays the supervisor's and the lead's part: the first in their order who can act.

    The supervisor's acts fall to the supervisors' supervisors, the lead's to the reviewers of the
    last stage and then to whomever an administrator named. Nobody from outside supervises or leads.
    """
    above, last, named = _next_in_order(audit)
    return Acting(
        able(audit.supervisors - audit.external, audit) or above,
        able(audit.leads - audit.external, audit) or last or named,
    )


def others_who_lead(own: Sequence[AuditFacts], all_of_them: Iterable[AuditFacts]) -> People:
    """The leads who can act on each of one's `own` audits, and are party to none of `all_of_them`.

    What one lead leaves to another is left to them only: two leads never wait for each other.
    """
    can = (able(one.leads - one.external, one) for one in own)
    return frozenset.intersection(*can).difference(*(party(one) for one in all_of_them))


def deciding(audit: AuditFacts, concerned: People) -> People:
    """Who decides on a proposal whose work an audit judges: never whom it names, where another leads."""
    leading = acting(audit).lead
    return leading - concerned or leading


def answering(audit: AuditFacts, raiser: int) -> People:
    """Who acknowledges a concern of this raiser: never they themselves.

    That is whoever plays the supervisor's or the lead's part; where nobody else does, the
    supervisors' supervisors, the reviewers of the last stage, whomever an administrator named.
    """
    first = frozenset().union(*acting(audit))
    order = (first, *_next_in_order(audit))
    return next((left for people in order if (left := people - {raiser})), NOBODY)


def at_stage(number: int | None, audit: AuditFacts) -> People:
    """The people of a stage that the audit passes, those who stand in among them."""
    return dict(audit.stages).get(number, NOBODY)


def approved_elsewhere(person: int, stage: int | None, audit: AuditFacts) -> int | None:
    """The stage whose approval keeps a person from approving this one too; None where nothing does.

    No two stages of what an audit says now are approved by the same person, unless the lead allowed it.
    """
    if audit.one_person_two_stages:
        return None
    return max((other for other, by in audit.approved if by == person and other != stage), default=None)


def taking(audit: AuditFacts) -> People:
    """Who of the current stage can take the audit up."""
    closed_to = audit.external if audit.cycle_closed else NOBODY
    of_stage = able(at_stage(audit.stage, audit) - closed_to, audit)
    return frozenset(one for one in of_stage if not approved_elsewhere(one, audit.stage, audit))


def _next_in_order(audit: AuditFacts) -> tuple[People, People, People]:
    """The supervisors' supervisors, the last stage, and whoever was named, as far as they can act."""
    fallen_to = (audit.above, _of_last_stage(audit), audit.named)
    above, last, named = (able(people - audit.external, audit) for people in fallen_to)
    return above, last, named


def _of_last_stage(audit: AuditFacts) -> People:
    return max(audit.stages)[1] if audit.stages else NOBODY
