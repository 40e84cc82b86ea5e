"""Who may be given an audit to do, or a stage of it to review, and why the others may not."""

from auditor.records.audits import Audit, Holding
from auditor.records.cases import Cycle, CycleAuditor
from auditor.records.people import Person, PersonRole
from auditor.records.text import alphabetical
from auditor.rules.audits import allocation
from auditor.rules.audits.allocation import AllocationFacts, Candidate
from auditor.rules.rights import acting
from auditor.rules.rights.acting import AuditFacts
from auditor.rules.rights.permissions import Role
from auditor.work import clock
from auditor.work.rights import accounts, audit_facts, former_workers

Barred = list[tuple[Person, str | None]]


def auditors(audit: Audit) -> Barred:
    """The auditors of an audit's cycle, each with why they may not have this audit, or None."""
    return auditors_of(Cycle(id=audit.cycle_id), [audit])[audit.id]


def auditors_of(cycle: Cycle, given_out: list[Audit]) -> dict[int, Barred]:
    """For each audit, by id: the cycle's auditors, each with why they may not have it, or None."""
    people, known, today = _auditors(cycle), facts(given_out), clock.today()
    return {
        audit.id: [
            (person, allocation.why_not(candidate, known[audit.id], today))
            for person, candidate in people
        ]
        for audit in given_out
    }


def why_not(audit: Audit, person_id: int) -> str | None:
    """Why this person may not have this audit, in words that follow their name, or None."""
    found = _with_roles(Person.id == person_id)
    if not found:
        return "is not known here"
    return allocation.why_not(found[0][1], facts([audit])[audit.id], clock.today())


def reviewers(known: AuditFacts) -> Barred:
    """Everybody who reviews, each with why they may not review this audit, or None."""
    party, today = acting.party(known), clock.today()
    of_role = Person.id.in_(accounts.holding(Role.REVIEWER, Role.LEAD))
    return [
        (person, allocation.why_not_reviewer(candidate, party, known.readers, today))
        for person, candidate in _with_roles(of_role & accounts.works_here())
    ]


def facts(given_out: list[Audit]) -> dict[int, AllocationFacts]:
    """What must be known of each audit as it is now to say who may be given it, in the same few queries."""
    known = audit_facts.of_each(Audit.select().where(Audit.id.in_([one.id for one in given_out])))
    declined = _pairs(Holding.audit, Holding.auditor, Holding.audit.in_(list(known)) & Holding.declined)
    had = former_workers.not_to_audit(known)
    return {
        id_: AllocationFacts(
            workers=acting.working(one) | had.get(id_, frozenset()),
            supervisors=acting.supervising(one),
            supervision=one.receiver is not None,
            declined=declined.get(id_, frozenset()),
            approved=frozenset(by for _, by in one.approved),
            readers=one.readers,
        )
        for id_, one in known.items()
    }


def _auditors(cycle: Cycle) -> list[tuple[Person, Candidate]]:
    of_cycle = CycleAuditor.select(CycleAuditor.person).where(CycleAuditor.cycle == cycle.id)
    return _with_roles(Person.id.in_(of_cycle))


def _with_roles(which) -> list[tuple[Person, Candidate]]:
    people = list(Person.select().where(which).order_by(alphabetical(Person.name), Person.id))
    roles = _pairs(
        PersonRole.person, PersonRole.role, PersonRole.person.in_([one.id for one in people])
    )
    return [
        (one, Candidate(one.id, roles.get(one.id, frozenset()), bool(one.closed_at),
                        one.access_ends))
        for one in people
    ]


def _pairs(one, many, which) -> dict[int, frozenset]:
    found: dict[int, set] = {}
    for key, value in one.model.select(one, many).where(which).tuples():
        found.setdefault(key, set()).add(value)
    return {key: frozenset(values) for key, values in found.items()}
