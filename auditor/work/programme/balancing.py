"""The audits of a cycle given to its auditors: spread evenly as proposed, or chosen by hand."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from peewee import fn

from auditor.records.audits import Audit
from auditor.records.cases import Case, Cycle
from auditor.records.database import change
from auditor.records.text import alphabetical
from auditor.rules.programme import balancing as rules
from auditor.rules.workflow import State
from auditor.work import audit_names
from auditor.work.audits import allocation, candidates
from auditor.work.refusals import NotAllowed, Overtaken
from auditor.work.signed_in import SignedIn


class NotGiven(Exception):
    """Nothing was allocated; `faults` says why, by the id of each audit that is in the way."""

    def __init__(self, faults: dict[int, str]):
        super().__init__(f"{len(faults)} could not be allocated")
        self.faults = faults


@dataclass(frozen=True)
class Proposal:
    """How the audits that wait could be spread.

    `given` is an auditor's id by audit id, `left` says in a sentence why nobody can have an audit,
    `barred` has the cycle's auditors for each audit, each with why they may not have it, or None.
    """

    given: dict[int, int]
    left: dict[int, str]
    barred: dict[int, candidates.Barred]
    held: Counter

    def gets(self, auditor: int) -> int:
        """How many audits an auditor would get."""
        return list(self.given.values()).count(auditor)


def waiting(cycle: Cycle) -> list[Audit]:
    """The audits of a cycle that wait for an auditor, with their people, by reference."""
    query = audit_names.with_names().where(Audit.cycle == cycle.id, Audit.state == State.UNALLOCATED)
    return list(query.order_by(alphabetical(Case.reference), Audit.id))


def held(cycle: Cycle) -> Counter:
    """How many audits of a cycle each person (id) has or had to its end, withdrawn ones left out."""
    query = (
        Audit.select(Audit.auditor, fn.COUNT(Audit.id))
        .where(Audit.cycle == cycle.id, Audit.state != State.WITHDRAWN, Audit.auditor.is_null(False))
        .group_by(Audit.auditor)
    )
    return Counter(dict(query.tuples()))


def propose(
    cycle: Cycle, given_out: list[Audit], limits: Mapping[int, int] | None = None,
    among: Iterable[int] | None = None,
) -> Proposal:
    """Spread these audits evenly over the cycle's auditors, or those `among` them (ids).

    What each holds in the cycle counts; `limits` are the most that each may then have. The same
    cycle always gives the same proposal, whatever the order of rows.
    """
    barred = candidates.auditors_of(cycle, given_out)
    why = {(audit, one.id): reason for audit, who in barred.items() for one, reason in who}
    names = {one.id: one.name for who in barred.values() for one, _ in who}
    chosen = set(names) if among is None else set(names) & set(among)
    has = held(cycle)
    found = rules.spread(
        [one.id for one in given_out], chosen, lambda audit, one: why[audit, one], limits, has,
        f"cycle {cycle.id}",
    )
    left = {audit: _sentence(reasons, names) for audit, reasons in found.left.items()}
    return Proposal(found.given, left, barred, has)


def apply(cycle: Cycle, wanted: Mapping[int, int], me: SignedIn, reason: str = "") -> None:
    """Give audits that are not begun to auditors, by audit id to a person's id, all or none.

    An audit that somebody else has is taken from them, with the lead's `reason`; one that its
    auditor has already stays as it is. Raises NotGiven with every fault by audit id, and then
    nothing is changed.
    """
    faults, found = {}, set()
    with change():
        for audit in Audit.select().where(Audit.cycle == cycle.id, Audit.id.in_(list(wanted))):
            found.add(audit.id)
            try:
                _give(audit, wanted[audit.id], me, reason)
            except (NotAllowed, Overtaken) as refused:
                faults[audit.id] = str(refused)
        faults |= {audit: "It is no longer in this cycle." for audit in set(wanted) - found}
        if faults:
            raise NotGiven(faults)


def taken_from_somebody(cycle: Cycle, wanted: Mapping[int, int]) -> bool:
    """Whether an audit would go to another auditor than the one who has it."""
    has = Audit.select(Audit.id, Audit.auditor).where(
        Audit.cycle == cycle.id, Audit.id.in_(list(wanted)), Audit.auditor.is_null(False)
    )
    return any(wanted[audit] != auditor for audit, auditor in has.tuples())


def _give(audit: Audit, auditor: int, me: SignedIn, reason: str) -> None:
    if audit.state == State.UNALLOCATED:
        allocation.allocate(audit, auditor, me, reason)
    elif audit.auditor_id != auditor and audit.state == State.ALLOCATED:
        allocation.reallocate(audit, auditor, me, reason)
    elif audit.auditor_id != auditor:
        raise NotAllowed("It was begun meanwhile: its own page gives it to somebody else.")


def _sentence(reasons: Mapping[int, str], names: Mapping[int, str]) -> str:
    said = [f"{names[one]} {why}" for one, why in reasons.items()]
    return "; ".join(said) or "Choose an auditor of this cycle"
