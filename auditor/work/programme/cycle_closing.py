"""A cycle closed: what is unfinished is withdrawn, or carried over to another cycle."""

import datetime
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from auditor.records.audits import Audit
from auditor.records.cases import Case, Cycle, Form, FormVersion
from auditor.records.database import change
from auditor.records.text import alphabetical
from auditor.rules.audits.timeline import Noted
from auditor.rules.notices import News
from auditor.rules.parsing import clean_text, read_date, row_number
from auditor.rules.programme import carrying_over
from auditor.rules.reasons import too_long
from auditor.rules.workflow import UNFINISHED, State
from auditor.work import audit_names, clock, journal
from auditor.work.audits import audits
from auditor.work.cases import cases
from auditor.work.follow_up import withdrawal
from auditor.work.people import notices
from auditor.work.programme import board, cycles
from auditor.work.rights import audit_facts
from auditor.work.signed_in import SignedIn

WITHDRAW = "withdraw"
BLOCK = "restricted"  # the field of what carries over as a block
UNANSWERED = "A concern of this cycle is unanswered: it has to be answered before the cycle is closed."
CHANGED = "The audits of this cycle changed while your page was open. Nothing was closed: look again."


class NotClosed(Exception):
    """Nothing was closed; the message says why."""


@dataclass(frozen=True)
class ClosingPlan:
    """What becomes of each unfinished audit, by its id: a reason to withdraw it, or the cycle it is
    carried over to; and the last day on which external auditors see those carried over.
    """

    withdrawn: dict[int, str] = field(default_factory=dict)
    carried: dict[int, Cycle] = field(default_factory=dict)
    external_until: datetime.date | None = None
    seen: str | None = None  # what the page showed of them; None: whatever they are

    @property
    def audits(self) -> set[int]:
        return set(self.withdrawn) | set(self.carried)


def unfinished(cycle: Cycle) -> list[Audit]:
    """The audits of a cycle that are neither signed off nor withdrawn, by reference."""
    query = audit_names.with_names().where(Audit.cycle == cycle.id, Audit.state.in_(UNFINISHED))
    return list(query.order_by(alphabetical(Case.reference), Audit.id))


def others(cycle: Cycle) -> list[Cycle]:
    """The other open cycles, each with its form, the latest first."""
    query = Cycle.select(Cycle, FormVersion, Form).join(FormVersion).join(Form).where(
        Cycle.closed_at.is_null(), Cycle.id != cycle.id
    )
    return list(query.order_by(Cycle.starts_on.desc(), Cycle.id.desc()))


def targets(left: Iterable[Audit], among: Iterable[Cycle]) -> dict[int, list[Cycle]]:
    """Which of these cycles each audit can be carried over to, by the audit's id."""
    left, among = list(left), list(among)
    taking = _Taking(left, among)
    return {audit.id: [one for one in among if taking.why_not(audit, one) is None] for audit in left}


def block_targets(left: Iterable[Audit], among: Iterable[Cycle], me: SignedIn) -> list[Cycle]:
    """Which of these cycles take all that is restricted and not the person's to know."""
    left = list(left)
    block = _block(left, me)
    fit = targets([one for one in left if one.id in block], among)
    return [one for one in among if all(one in some for some in fit.values())]


def seen(left: Iterable[Audit]) -> str:
    """What the page of closing was made from, in short, to tell whether it is still so."""
    shown = " ".join(f"{one.id}:{one.state}" for one in left)
    return hashlib.sha256(shown.encode()).hexdigest() if shown else ""


def check(cycle: Cycle, me: SignedIn, typed: Mapping[str, str]) -> tuple[ClosingPlan, dict[str, str]]:
    """Read what is to become of each unfinished audit: the plan, and messages by field.

    `typed` has, for each audit, audit-ID ("withdraw" or the id of a cycle) and reason-ID, then until
    (a date) where an external auditor is to go on, and seen. Who does not lead on an audit carries
    it over and does not withdraw it. Restricted cases that do not name the person carry over as a
    block, to the cycle of the field restricted.
    """
    left = unfinished(cycle)
    reading = _Reading(cycle, me, typed, left)
    for audit in left:
        reading.read(audit)
    until, fault = read_date(typed.get("until", ""), "the last day")
    if reading.external and not (until or fault):
        fault = "Give the last day on which external auditors see what is carried over"
    elif until and until < clock.today():
        fault = "The last day is over: give one from today"
    errors = reading.errors | ({"until": fault} if fault and reading.external else {})
    if typed.get("seen", "") != seen(left):
        errors = {"closing": CHANGED} | errors
    if board.unanswered(cycle):
        errors = {"closing": UNANSWERED}
    plan = ClosingPlan(
        reading.withdrawn, reading.carried, until if reading.external else None, seen(left)
    )
    return plan, errors


def block_of(plan: ClosingPlan, left: Iterable[Audit], me: SignedIn) -> Cycle | None:
    """The cycle to which a plan carries over what is restricted and not the person's to know."""
    return next((plan.carried.get(one) for one in _block(list(left), me)), None)


def close(cycle: Cycle, plan: ClosingPlan, me: SignedIn) -> None:
    """Close a cycle: withdraw and carry over as planned, all or nothing.

    What is carried over keeps its auditor, answers, form version and stages, and is counted in the
    other cycle. Raises NotClosed where a concern is unanswered, where the plan does not name every
    unfinished audit and no other, or where a cycle does not take what would be carried over to it;
    a cycle that is closed already stays as it is.
    """
    with change():
        closed = Cycle.update(closed_at=clock.now()).where(
            Cycle.id == cycle.id, Cycle.closed_at.is_null()
        ).execute()
        if not closed:
            return
        left = unfinished(cycle)
        if board.unanswered(cycle):
            raise NotClosed(UNANSWERED)
        if {one.id for one in left} != plan.audits or plan.seen not in (None, seen(left)):
            raise NotClosed(CHANGED)
        _check_targets(cycle, left, plan)
        for audit in left:
            if audit.id in plan.withdrawn:
                withdrawal.withdraw(audit, me, plan.withdrawn[audit.id])
            else:
                _carry_over(audit, plan.carried[audit.id], plan.external_until, me)
        said = f"{len(plan.withdrawn)} withdrawn, {len(plan.carried)} carried over"
        journal.record(me.id, "closed a cycle", detail=f"{cycle.title}: {said}")


def carried_over(cycle: Cycle) -> list[Audit]:
    """The audits that began in a cycle and went on in another, each with that cycle."""
    query = audit_names.with_names().where(Audit.stages_of == cycle.id, Audit.cycle != cycle.id)
    return list(query.order_by(alphabetical(Case.reference), Audit.id))


class _Reading:
    """What was typed of one audit after another, with what is wrong with it."""

    def __init__(self, cycle: Cycle, me: SignedIn, typed: Mapping[str, str], left: list[Audit]):
        self.typed = typed
        self.open = {one.id: one for one in others(cycle)}
        self.led = cycles.opened_by(me, left)[1]
        self.taking = _Taking(left, self.open.values())
        self.block = _block(left, me)
        self.withdrawn: dict[int, str] = {}
        self.carried: dict[int, Cycle] = {}
        self.errors: dict[str, str] = {}
        self.external = False

    def read(self, audit: Audit) -> None:
        """Read what is to become of one audit."""
        field = BLOCK if audit.id in self.block else f"audit-{audit.id}"
        chosen = self.typed.get(field, "")
        if chosen == WITHDRAW and audit.id not in self.block:
            self._withdraw(audit)
        else:
            self._carry(audit, self.open.get(row_number(chosen)), field)

    def _withdraw(self, audit: Audit) -> None:
        reason = clean_text(self.typed.get(f"reason-{audit.id}", "")).strip()
        if audit.id not in self.led:
            self.errors[f"audit-{audit.id}"] = "It is not yours to withdraw: carry it over"
        elif not reason:
            self.errors[f"reason-{audit.id}"] = "Say why it is withdrawn"
        elif fault := too_long(reason):
            self.errors[f"reason-{audit.id}"] = fault
        self.withdrawn[audit.id] = reason

    def _carry(self, audit: Audit, target: Cycle | None, field: str) -> None:
        refused = self.taking.why_not(audit, target) if target else "Choose what becomes of it"
        if refused:
            self.errors[field] = refused
        else:
            self.carried[audit.id] = target
            self.external |= bool(audit.auditor and audit.auditor.external)


class _Taking:
    """Which cycles take which audits, read at once for all of them."""

    def __init__(self, left: Iterable[Audit], among: Iterable[Cycle]):
        among = list(among)
        self.there = _audited_in([one.id for one in among])
        versions = {one.form_version_id for one in (*left, *among)}
        self.forms = dict(
            FormVersion.select(FormVersion.id, FormVersion.form)
            .where(FormVersion.id.in_(versions)).tuples()
        )

    def why_not(self, audit: Audit, target: Cycle) -> str | None:
        """Why the audit cannot be carried over to the cycle, or None where it can."""
        return carrying_over.why_not(
            target.title, open_still=target.closed_at is None,
            same_form=self.forms[audit.form_version_id] == self.forms[target.form_version_id],
            there_already=(target.id, audit.case_id, audit.case_id or audit.worker_id) in self.there,
        )


def _block(left: list[Audit], me: SignedIn) -> set[int]:
    """The ids of those audits whose cases are restricted and do not name the person."""
    readable, _ = cases.readable_ones(left, me)
    return {one.id for one in left} - {one.id for one in readable}


def _check_targets(cycle: Cycle, left: list[Audit], plan: ClosingPlan) -> None:
    """Raise NotClosed where a cycle, as it is now, does not take what is carried over to it."""
    wanted = {target.id for target in plan.carried.values()}
    now = {one.id: one for one in Cycle.select().where(Cycle.id.in_(wanted), Cycle.id != cycle.id)}
    taking = _Taking(left, now.values())
    for audit in left:
        if audit.id in plan.carried:
            target = now.get(plan.carried[audit.id].id)
            refused = taking.why_not(audit, target) if target else CHANGED
            if refused:
                raise NotClosed(f"{refused}. Nothing was closed.")


def _audited_in(cycle_ids: Iterable[int]) -> set[tuple]:
    """Which cases, or workers, these cycles audit: (cycle, case, case or worker)."""
    query = Audit.select(Audit.cycle, Audit.case, Audit.worker).where(
        Audit.cycle.in_(list(cycle_ids)), Audit.state != State.WITHDRAWN
    )
    return {(cycle, case, case or worker) for cycle, case, worker in query.tuples()}


def _carry_over(audit: Audit, target: Cycle, until: datetime.date | None, me: SignedIn) -> None:
    external = bool(audit.auditor and audit.auditor.external)
    moved = Audit.update(
        cycle=target, stages_of=audit_facts.stages_of(audit), external_until=until if external else None
    ).where(Audit.id == audit.id, Audit.state == audit.state, Audit.since == audit.since).execute()
    if not moved:
        raise audits.overtaken(audit)
    audits.note(audit, me.id, Noted.CARRIED_OVER, f"From {audit.cycle.title} to {target.title}.")
    notices.tell(audit, [audit.auditor_id], News.CARRIED_OVER, me.id)
    journal.record(me.id, "carried over an audit", audit.id)
