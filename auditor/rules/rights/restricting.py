"""Who may say who reads a case, and which readers leave somebody who can act on its audits.

Its audits are those that are not finished, and those with a concern that nobody answered.
"""

import dataclasses
from collections.abc import Iterable

from auditor.rules.rights import acting, stuck_audits
from auditor.rules.rights.acting import AuditFacts, People
from auditor.rules.rights.readership import reading


def takes_part(person: int, audits: Iterable[AuditFacts]) -> bool:
    """Whether a person (an id) is party to one of a case's audits: then another lead says who reads it."""
    return any(person in acting.party(one) for one in audits)


def may_say(leads: People, audits: Iterable[AuditFacts], readers: People | None) -> People:
    """Which of the leads who can sign in may say who reads a case with these readers (None: anybody)."""
    known = list(audits)
    return frozenset(one for one in reading(leads, readers) if not takes_part(one, known))


def staying(audits: Iterable[AuditFacts]) -> People:
    """Who stays a reader whatever is said: whoever raised a concern, until it is answered."""
    return frozenset().union(*(one.waiting for one in audits))


def leave_nobody(readers: People, audits: Iterable[AuditFacts]) -> bool:
    """Whether with these readers nobody could do what somebody can do now: lead, or answer a concern."""
    waits = stuck_audits.waits_for_a_name
    return any(waits(dataclasses.replace(one, readers=readers)) - waits(one) for one in audits)


def can_answer(audits: Iterable[AuditFacts]) -> People:
    """Who can acknowledge an unanswered concern on one of the audits now."""
    return frozenset().union(
        *(acting.answering(one, raiser) for one in audits for raiser in one.waiting)
    )
