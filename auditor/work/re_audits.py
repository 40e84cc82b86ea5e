"""Audits made again: which are due after an inadequate grade, in which cycle, and adding them."""

import datetime
from dataclasses import dataclass

from peewee import fn

from auditor.records.audits import Audit
from auditor.records.cases import Case, Cycle, Form, FormVersion
from auditor.records.database import change
from auditor.records.draws import ReAudit
from auditor.records.reviews import SignedCopy
from auditor.rules import re_audits as rules
from auditor.rules.workflow import State
from auditor.work import audits, clock, cycle_audits, journal, settings

INADEQUATE = "inadequate"
WHY = "Re-audit: the audit before judged it inadequate."


@dataclass(frozen=True)
class Due:
    """An audit that is to be made again: the earlier one with its people, and by when."""

    earlier: Audit
    due_on: datetime.date


def due(cycle: Cycle) -> list[Due]:
    """The re-audits that belong to this cycle and are not there yet, the most urgent first.

    A case whose last audit was signed off as inadequate is audited again in 3 months [default], in
    the quarterly cycle that is open on that day; where none is, in the next one. Closed and
    restricted cases are left out.
    """
    open_ones = _open_cycles()
    if cycle.id not in {one.id for one in open_ones}:
        return []
    months = settings.limits().re_audit_months
    found = [Due(one, rules.due_on(one.signed_off_at.date(), months)) for one in _inadequate()]
    return sorted(
        (one for one in found if rules.belongs_to(one.due_on, open_ones) == cycle.id),
        key=lambda one: (one.due_on, one.earlier.id),
    )


def add(cycle: Cycle, earlier: int, by: int) -> Audit | None:
    """Add the re-audit of an earlier audit (an id) to its cycle, outside the draw; None if not due.

    Raises cycle_audits.NotAdded.
    """
    with change():
        wanted = next((one for one in due(cycle) if one.earlier.id == earlier), None)
        if wanted is None:
            return None
        case = wanted.earlier.case
        made, = cycle_audits.add_audits(cycle, [case], by, {case.id: WHY})
        ReAudit.create(audit=made, earlier=wanted.earlier)
        journal.record(by, "added a re-audit", made.id)
    return made


def of(cycle: Cycle) -> set[int]:
    """The ids of those audits of a cycle that are re-audits."""
    query = ReAudit.select(ReAudit.audit).join(Audit, on=ReAudit.audit).where(Audit.cycle == cycle.id)
    return {audit for (audit,) in query.tuples()}


def _open_cycles() -> list[rules.OpenCycle]:
    query = (
        Cycle.select(Cycle.id, Cycle.starts_on, Cycle.ends_on).join(FormVersion).join(Form)
        .where(Cycle.closed_at.is_null(), Cycle.kind == "quarterly", Form.subject == "case")
    )
    return [rules.OpenCycle(*row) for row in query.tuples()]


def _inadequate() -> list[Audit]:
    """The audits of open cases signed off as inadequate and not followed by another in a quarter."""
    copy, newest, later, cycle = (
        SignedCopy.alias(), SignedCopy.alias(), Audit.alias(), Cycle.alias()
    )
    latest = newest.select(fn.MAX(newest.number)).where(newest.audit == copy.audit)
    graded = (
        copy.select(copy.audit)
        .where(copy.number == latest, copy.content.path("overall", "final") == INADEQUATE)
    )
    after = later.select(later.id).join(cycle, on=(later.cycle == cycle.id)).where(
        later.case == Audit.case, later.id > Audit.id, later.state != State.WITHDRAWN,
        cycle.kind == "quarterly",
    )
    still_open = Case.closed_on.is_null() | (Case.closed_on > clock.today())
    query = audits.with_names().where(
        Audit.state == State.SIGNED_OFF, Audit.id.in_(graded), ~fn.EXISTS(after), still_open,
        Case.restricted == False,  # noqa: E712 - SQL
    )
    return list(query)
