"""Closing a case by hand, and opening it again: its audits and its open actions go on."""

from dataclasses import dataclass

from auditor.records.actions import Action
from auditor.records.audits import Audit
from auditor.records.cases import Case, Cycle
from auditor.records.database import change
from auditor.records.people import Person
from auditor.rules.follow_up import actions
from auditor.rules.parsing import read_date
from auditor.rules.workflow import UNFINISHED
from auditor.work import journal
from auditor.work.rights import supervisors
from auditor.work.signed_in import SignedIn

NO_DAY = "Give the day on which it was closed"
BEFORE = "The case was opened after this day"


@dataclass(frozen=True)
class OpenWork:
    """What goes on in a case: unfinished audits, open actions; and who supervises its worker."""

    audits: list[Audit]
    actions: list[Action]
    supervisor: str


def held(case: Case) -> OpenWork:
    """What somebody should know before they close a case."""
    audits = Audit.select(Audit, Cycle).join(Cycle).where(
        Audit.case == case.id, Audit.state.in_(UNFINISHED)
    )
    unfinished = (
        Action.select(Action, Person).join(Person, on=Action.owner, attr="owner")
        .where(Action.case == case.id, Action.state.in_(actions.UNFINISHED))
    )
    return OpenWork(
        list(audits.order_by(Audit.id)), list(unfinished.order_by(Action.id)),
        supervisors.name_of(case.worker),
    )


def close(case: Case, typed: str, me: SignedIn) -> str | None:
    """Close a case on the day `typed` (ISO); returns what is wrong with it, or None."""
    day, fault = read_date(typed, "the day it was closed")
    if fault or day is None:
        return fault or NO_DAY
    with change():
        now = Case.get_by_id(case.id)
        if now.opened_on and day < now.opened_on:
            return BEFORE
        _set(now, day, me, "closed a case")
    return None


def reopen(case: Case, me: SignedIn) -> None:
    """Open a closed case again; an open one stays as it is."""
    with change():
        now = Case.get_by_id(case.id)
        if now.closed_on:
            _set(now, None, me, "reopened a case")


def _set(case: Case, day, me: SignedIn, act: str) -> None:
    with change():
        Case.update(closed_on=day).where(Case.id == case.id).execute()
        journal.record(me.id, act, detail=case.reference, case=case.id)
