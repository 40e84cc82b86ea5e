"""Closing an account and handing on what its person held; opening it again."""

from collections.abc import Mapping

from auditor.records.audits import Audit, Holding
from auditor.records.cases import Case, StageReviewer
from auditor.records.database import change
from auditor.records.people import Person, Team
from auditor.rules.parsing import row_number
from auditor.rules.rights.permissions import Move
from auditor.work import clock, journal
from auditor.work.audits import allocation, audits
from auditor.work.cases import action_transfers
from auditor.work.leavers import handover, responsibilities
from auditor.work.leavers.handover import AFRESH, NOBODY, TO_LEAD
from auditor.work.leavers.responsibilities import Responsibilities
from auditor.work.people import people
from auditor.work.refusals import NotAllowed
from auditor.work.reviews import reviews
from auditor.work.rights import accounts, conditions, own_work
from auditor.work.signed_in import SignedIn


def close(me: SignedIn, person: Person, typed: Mapping[str, str]) -> dict[str, str]:
    """Hand on what the person holds as chosen, and close the account, all or nothing.

    `typed` has an id, or NOBODY, under actions, teams, workers and cases; an id under stage-ID; an
    auditor's id, or TO_LEAD, under audits, and CARRY_ON or AFRESH under answers. What was taken up
    for review goes back to its stage. Goes out: messages by field, none once it is closed. Raises
    NotAllowed where the account cannot be closed by `me`, or by anybody.
    """
    try:
        with change():
            return _close(people.as_now(me), Person.get_by_id(person.id), typed)
    except own_work.Partial as refused:
        return {refused.field: str(refused)}


def reopen(me: SignedIn, person: Person) -> None:
    """Open a closed account again; its person needs a new link to sign in."""
    with change():
        people.must_be_allowed(people.as_now(me), person)
        opened = Person.update(closed_at=None).where(
            Person.id == person.id, ~accounts.works_here()
        ).execute()
        if opened:
            journal.record(me.id, "reopened an account", detail=f"{person.name} ({person.id})")


def why_stays_open(me: SignedIn, person: Person) -> str | None:
    """Why `me` cannot close this account, whatever it holds, or None."""
    if me.id == person.id:
        return "Somebody else has to close your account."
    else:
        return people.last_of(person)


def _close(me: SignedIn, person: Person, typed: Mapping[str, str]) -> dict[str, str]:
    if person.closed_at:
        return {}
    _may_close(me, person)
    found = responsibilities.by(person)
    errors = handover.faults(me, person, found, typed)
    if not errors:
        _leave_own(me, found)
        with own_work.own_supervisor_stays(me, "teams" if found.teams else "workers"):
            _hand_on(me, person, found, typed)
        people.shut_out(person)
        Person.update(closed_at=clock.now()).where(Person.id == person.id).execute()
        journal.record(me.id, "closed an account", detail=f"{person.name} ({person.id})")
    return errors


def _leave_own(me: SignedIn, found: Responsibilities) -> None:
    """Raise Partial where `me` would choose who audits, reviews or has what they are party to."""
    own = [
        ("audits", Audit.id.in_([one.id for one in found.audits])),
        ("cases", Audit.case.in_([one.id for one in found.cases])),
    ] + [(f"stage-{one.id}", conditions.stages_of() == one.cycle_id) for one in found.stages]
    for field, which in own:
        own_work.leave_to_another_lead(me, which, field)


def _may_close(me: SignedIn, person: Person) -> None:
    people.must_be_allowed(me, person)
    reason = why_stays_open(me, person)
    if reason:
        raise NotAllowed(reason)


def _hand_on(me: SignedIn, person: Person, found: Responsibilities, typed: Mapping[str, str]) -> None:
    for audit in found.audits:
        _hand_on_audit(me, person, audit, typed)
    for audit in found.reviews:
        reviews.put_back_for(audit, me)
    for stage in found.stages:
        successor = row_number(typed[f"stage-{stage.id}"])
        StageReviewer.insert(stage=stage, person=successor).execute()
        _told(me, person, f"{stage.title} of {stage.cycle.title}", successor)
    for field, column in (
        ("teams", Team.supervisor), ("workers", Person.supervisor), ("cases", Case.worker),
    ):
        with own_work.auditors_stay(me, field):
            _hand_on_rows(me, person, field, column, getattr(found, field), typed)
    _hand_on_actions(me, person, found, typed)


def _hand_on_audit(me: SignedIn, person: Person, audit: Audit, typed: Mapping[str, str]) -> None:
    reason = f"The account of {person.name} was closed."
    if typed["audits"] == TO_LEAD:
        audits.move(audit, Move.DECLINE, me.id, reason, auditor=None, due_on=None, stage=None)
        Holding.update(until=clock.now()).where(
            Holding.audit == audit.id, Holding.until.is_null()
        ).execute()
    else:
        allocation.reallocate(
            audit, row_number(typed["audits"]), me, reason, afresh=typed["answers"] == AFRESH
        )


def _hand_on_actions(me: SignedIn, person: Person, found: Responsibilities, typed: Mapping[str, str]) -> None:
    """What is unfinished goes with its case; the rest to whoever was chosen."""
    new = row_number(typed.get("cases", ""))
    action_transfers.with_cases([(case.id, person.id, new) for case in found.cases], me.id)
    if found.actions:
        successor = row_number(typed["actions"])
        moved = action_transfers.from_person(person.id, successor, me.id)
        _told(me, person, f"{moved} actions", successor)


def _hand_on_rows(by, person, field, column, rows, typed: Mapping[str, str]) -> None:
    if rows:
        successor = None if typed[field] == NOBODY else row_number(typed[field])
        record = column.model
        record.update({column: successor}).where(record.id.in_([row.id for row in rows])).execute()
        _told(by, person, f"{len(rows)} {field}", successor)


def _told(me: SignedIn, person: Person, what: str, successor: int | None) -> None:
    detail = f"{what}: from person {person.id} to {successor or 'nobody'}"
    journal.record(me.id, "handed on", detail=detail)
