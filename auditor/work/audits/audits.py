"""One audit: the one function that changes its state, and what happened to it."""

import datetime
from collections.abc import Iterable

from peewee import JOIN

from auditor.records.audits import Audit, DetailProposal, Event, Holding
from auditor.records.database import by_id, change
from auditor.records.people import Person
from auditor.rules import workflow
from auditor.rules.audits import detail_proposals
from auditor.rules.audits.detail_proposals import ProposalOutcome
from auditor.rules.audits.timeline import Noted
from auditor.rules.deadlines import late_before
from auditor.rules.rights import permissions
from auditor.rules.rights.permissions import Act, Move
from auditor.rules.workflow import RUNNING
from auditor.work import clock
from auditor.work.refusals import NotAllowed, Overtaken
from auditor.work.rights import audit_facts


def get(audit_id: int) -> Audit | None:
    """The audit with this id, whoever may see it."""
    return by_id(Audit, audit_id)


def ensure_may(person: int, act: Act | Move, audit: Audit) -> Audit:
    """The audit as it is now, on which this person (an id) may do `act`; to begin a change() with.

    The guard's look before is for the person's sake; this one holds, as nobody else writes until the
    change ends. Raises Overtaken where the audit was moved since it was read, WrongMove where its
    state has no such move, and NotAllowed where the person's parts or account changed.
    """
    now = get(audit.id)
    playing, known = audit_facts.parts_now(person, now)
    if permissions.may(playing, act, known):
        return now
    elif now.since != audit.since:
        raise overtaken(now)
    elif isinstance(act, Move):
        workflow.after(now.state, act)
    raise NotAllowed(f"You may no longer {act} here: your part in this audit has changed.")


def move(audit: Audit, made: Move, by: int | None, note: str = "", **columns) -> Audit:
    """Take the audit one step in its life, with the event, in one transaction.

    `columns` are set with the state. Raises WrongMove where the table of its life has no such step,
    and Overtaken where somebody else moved it since `audit` was read.
    """
    before, since = audit.state, audit.since
    after = workflow.after(before, made)
    moment = clock.now()
    with change():
        changed = (
            Audit.update(state=after, since=_later(moment, since), **columns)
            .where(Audit.id == audit.id, Audit.state == before, Audit.since == since)
            .execute()
        )
        if not changed:
            raise overtaken(audit)
        if detail_proposals.lapses(made, after):
            _let_lapse(audit, by)
        Event.insert(
            audit=audit, by=by, at=moment, move=made, from_state=before, to_state=after,
            stage=audit.stage, note=note,
        ).execute()
    return Audit.get_by_id(audit.id)


def note(audit: Audit, by: int | None, what: str, text: str = "") -> None:
    """Write an event that changes no state, such as a corrected detail or a stand-in."""
    with change():
        Event.insert(
            audit=audit, by=by, at=clock.now(), move=what, from_state=audit.state,
            to_state=audit.state, stage=audit.stage, note=text,
        ).execute()


def overtaken(audit: Audit) -> Overtaken:
    """Who moved the audit last, as the exception that says so."""
    last = (
        Event.select(Event, Person).join(Person, JOIN.LEFT_OUTER)
        .where(Event.audit == audit.id).order_by(Event.id.desc()).first()
    )
    now = Audit.get_by_id(audit.id)
    if last:
        return Overtaken(last.by.name if last.by else "Auditor", last.at, now.state)
    else:
        return Overtaken("Somebody", now.since, now.state)


def just_did(audit: Audit, person: int, *moves: Move) -> bool:
    """Whether the audit's last event is one of these moves by this very person: a button pressed twice."""
    last = Event.select().where(Event.audit == audit.id).order_by(Event.id.desc()).first()
    return bool(last and last.move in moves and last.by_id == person)


def authors(audit: Audit) -> list[int]:
    """Its auditor, and those whose answers the auditor carried on from."""
    held = Holding.select().where(Holding.audit == audit.id).order_by(Holding.id.desc())
    return authors_of(audit, held)


def authors_of(audit: Audit, held: Iterable[Holding]) -> list[int]:
    """The same, of an audit whose holdings were read already, the latest first."""
    found = [audit.auditor_id] if audit.auditor_id else []
    for holding in held:
        found.append(holding.auditor_id)
        if holding.afresh:
            break
    return found


def timeline(audit: Audit):
    """Everything that happened to the audit, oldest first."""
    return (
        Event.select(Event, Person).join(Person, JOIN.LEFT_OUTER)
        .where(Event.audit == audit.id).order_by(Event.id)
    )


def moved():
    """Events by which an audit came to another state; the others only note something."""
    return Event.from_state != Event.to_state


def late():
    """Audits that are late today: `rules.workflow.late` for lists."""
    return Audit.state.in_(RUNNING) & (Audit.due_on < late_before(clock.today()))


def last_move():
    """The last move of an audit, as a column for lists: what brought it to where it is."""
    return (
        Event.select(Event.move)
        .where(Event.audit == Audit.id, moved())
        .order_by(Event.id.desc()).limit(1)
    )


def _let_lapse(audit: Audit, by: int | None) -> None:
    """End an open proposal of another worker, team or supervisor, with its event."""
    lapsed = DetailProposal.update(
        outcome=ProposalOutcome.LAPSED, decided_by=by, decided_at=clock.now()
    ).where(DetailProposal.audit == audit.id, DetailProposal.outcome == ProposalOutcome.OPEN)
    if lapsed.execute():
        note(audit, by, Noted.DETAILS_LAPSED)


def _later(moment: datetime.datetime, since: datetime.datetime) -> datetime.datetime:
    return max(moment, since + datetime.timedelta(microseconds=1))
