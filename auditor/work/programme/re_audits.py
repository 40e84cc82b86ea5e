"""Audits made again: which are due after an inadequate grade, in which cycle, and adding them."""

import datetime
from dataclasses import dataclass

from peewee import fn

from auditor.records.audits import Audit
from auditor.records.cases import Case, Cycle, Form, FormVersion
from auditor.records.database import change
from auditor.records.draws import ReAudit
from auditor.records.reviews import SignedAnswer, SignedCopy
from auditor.rules.deadlines import london_day
from auditor.rules.forms import OVERALL_GRADE, Grade
from auditor.rules.programme import re_audits as rules
from auditor.rules.programme.cycle_form import CycleKind
from auditor.rules.workflow import State
from auditor.work import audit_names, journal, settings
from auditor.work.open_cases import still_open
from auditor.work.programme import cycle_audits, cycles
from auditor.work.reviews import signed_copies
from auditor.work.signed_in import SignedIn

WHY = "Re-audit: the audit before judged it inadequate."


@dataclass(frozen=True)
class Due:
    """An audit that is to be made again: the earlier one with its people, by when, in which cycle."""

    earlier: Audit
    due_on: datetime.date
    cycle: Cycle | None  # None while no cycle is open that it could belong to


def due(cycle: Cycle) -> list[Due]:
    """The re-audits that belong to this cycle and are not there yet, the most urgent first."""
    return [one for one in proposed() if one.cycle == cycle]


def proposed(*conditions) -> list[Due]:
    """The re-audits that are in no cycle yet, the most urgent first; `conditions` as of `rights`.

    A case whose last audit was signed off as inadequate is audited again in 3 months [default], in
    the quarterly cycle that is open on that day; where none is, in the next one. Closed and
    restricted cases are left out.
    """
    found = list(_inadequate().where(*conditions))
    open_ones = _open_cycles() if found else {}
    days = [(_due_on(one), one) for one in found]
    return [
        Due(one, day, open_ones.get(rules.belongs_to(day, open_ones.values())))
        for day, one in sorted(days, key=lambda pair: (pair[0], pair[1].id))
    ]


def of_earlier(audit: Audit) -> Due | None:
    """The re-audit that an audit asks for and that is in no cycle yet, or None."""
    return next(iter(proposed(Audit.id == audit.id)), None)


def add(cycle: Cycle, earlier: int, me: SignedIn) -> Audit | None:
    """Add the re-audit of an earlier audit (an id) to its cycle, outside the draw; None if not due.

    Raises cycle_audits.NotAdded.
    """
    with change():
        wanted = next((one for one in due(cycle) if one.earlier.id == earlier), None)
        if wanted is None:
            return None
        case = wanted.earlier.case
        made, = cycle_audits.add_audits(cycle, [case], me, {case.id: WHY})
        ReAudit.create(audit=made, earlier=wanted.earlier)
        journal.record(me.id, "added a re-audit", made.id)
    return made


def _due_on(audit: Audit) -> datetime.date:
    return rules.due_on(london_day(audit.signed_off_at), settings.limits().re_audit_months)


def _open_cycles() -> dict[int, Cycle]:
    query = (
        Cycle.select().join(FormVersion).join(Form)
        .where(Cycle.closed_at.is_null(), cycles.quarterly_of_cases())
    )
    return {one.id: one for one in query}


def _inadequate():
    """The audits of open cases signed off as inadequate and not followed by another in a quarter."""
    copy, later, cycle = SignedCopy.alias(), Audit.alias(), Cycle.alias()
    graded = (
        copy.select(copy.audit).join(SignedAnswer, on=(SignedAnswer.signed_copy == copy.id))
        .where(
            SignedAnswer.question == OVERALL_GRADE, SignedAnswer.value == Grade.INADEQUATE,
            signed_copies.is_latest(copy),
        )
    )
    after = later.select(later.id).join(cycle, on=(later.cycle == cycle.id)).where(
        later.case == Audit.case, later.id > Audit.id, later.state != State.WITHDRAWN,
        cycle.kind == CycleKind.QUARTERLY,
    )
    return audit_names.with_names().where(
        Audit.state == State.SIGNED_OFF, Audit.id.in_(graded), ~fn.EXISTS(after), still_open(),
        Case.restricted == False,  # noqa: E712 - SQL
    )
