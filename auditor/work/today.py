"""What waits for one person today: concerns, and then everything to do."""

import datetime
from dataclasses import dataclass

from peewee import JOIN

from auditor.records.actions import Action
from auditor.records.audits import Audit, Concern, Event
from auditor.records.cases import Case, Cycle
from auditor.records.people import Person
from auditor.rules.deadlines import add_months, add_working_days, days_late, london_day
from auditor.rules.permissions import Role
from auditor.rules.workflow import WITH_AUDITOR, WITH_REVIEWERS, Move, State
from auditor.work import (
    action_register,
    action_rights,
    audits,
    clock,
    concerns,
    discussions,
    re_audits,
    reflections,
    replies,
    review_queue,
    rights,
    settings,
)
from auditor.work.sessions import SignedIn

MOST = 200  # rows of one kind; nobody has more to do, and a page stays a page
MONTHS_LISTED = 3  # how long findings wait here to be read


@dataclass(frozen=True)
class Waiting:
    """One thing to do: its kind, on which audit, who is behind it, since when, due by when."""

    kind: str
    audit: int
    reference: str
    who: str
    since: datetime.datetime | None
    due: datetime.date | None
    what: str = ""
    stage: int | None = None
    external: bool = False
    action: int | None = None  # where it is an action


def unanswered_concerns(me: SignedIn) -> list[Concern]:
    """Concerns that nobody acknowledged: as lead, as the worker's supervisor, or raised by oneself.

    Each comes with its audit and case, who raised it and, in `told_rows`, who was told.
    """
    raiser = Person.alias()
    query = (
        Concern.select(Concern, Audit, Case, raiser)
        .join(raiser, on=(Concern.raised_by == raiser.id), attr="raised_by").switch(Concern)
        .join(Audit).join(Cycle).switch(Audit).join(Case, JOIN.LEFT_OUTER)
        .where(
            Concern.acknowledged_at.is_null(),
            rights.lead(me) | rights.supervisor(me) | rights.raised(me),
        )
        .order_by(Concern.raised_at, Concern.id).limit(MOST)
    )
    found = list(query)
    told = concerns.told_of([one.id for one in found])
    for one in found:
        one.told_rows = told.get(one.id, [])
    return found


def waiting(me: SignedIn) -> list[Waiting]:
    """Everything that waits for the person: late first, then by the day it is due.

    What has no such day has been due since it came; what may well have been read meanwhile comes
    last.
    """
    kinds = (to_audit, to_review, to_lead, to_answer, to_audit_again, to_act, to_discuss, to_read)
    return sorted((row for kind in kinds for row in kind(me)), key=_pressing)


def to_audit(me: SignedIn) -> list[Waiting]:
    """The person's own audits: returned, in progress, allocated."""
    query = (
        audits.with_names().select_extend(_last_by(Move.RETURN, Move.REOPEN).alias("sender"))
        .where(rights.auditor(me), Audit.state.in_(WITH_AUDITOR)).limit(MOST)
    )
    return [
        _row(one.state, one, one.sender if one.state == State.RETURNED else _name(one.worker))
        for one in query
    ]


def to_review(me: SignedIn) -> list[Waiting]:
    """Audits that the person may take up, or has taken up."""
    return [
        _row("to_review" if one.state == State.SUBMITTED else "reviewing", one, _name(one.auditor),
             since=one.came, stage=one.stage)
        for one in review_queue.review_queue(me).rows
    ]


def to_lead(me: SignedIn) -> list[Waiting]:
    """Audits that the person leads on: to allocate, and overdue with auditors or reviewers."""
    late = Audit.state.in_(WITH_AUDITOR | WITH_REVIEWERS) & (Audit.due_on < clock.today())
    query = (
        audits.with_names()
        .select_extend(last_move().alias("last_move"), _last_by(Move.DECLINE).alias("decliner"))
        .where(rights.lead(me), (Audit.state == State.UNALLOCATED) | late)
        .order_by(Audit.due_on, Audit.id).limit(MOST)
    )
    return [row for row in map(_led, query) if row]


def to_answer(me: SignedIn) -> list[Waiting]:
    """Findings that somebody calls factually wrong, in audits that the person leads on."""
    return [
        _row("answer", one.reply.signed_copy.audit, one.reply.by.name, since=one.reply.at, due=None)
        for one in replies.waiting(rights.lead(me))
    ]


def to_audit_again(me: SignedIn) -> list[Waiting]:
    """Audits that a lead leads on, judged inadequate, whose re-audit is in no cycle yet."""
    found = re_audits.proposed(rights.lead(me)) if Role.LEAD in me.roles else []
    return [
        _row("re_audit", one.earlier, _name(one.earlier.worker), since=one.earlier.signed_off_at,
             due=one.due_on)
        for one in found
    ]


def to_discuss(me: SignedIn) -> list[Waiting]:
    """Findings not discussed since sign-off, on workers whom the person supervises.

    The lead acts for those whom nobody supervises.
    """
    days = settings.limits().discuss
    mine = rights.supervisor(me) | (rights.lead(me) & rights.unsupervised())
    query = _signed_off().where(mine, ~discussions.since_sign_off()).order_by(
        Audit.signed_off_at, Audit.id
    )
    return [
        _row("discuss", one, _name(_judged(one)), since=one.signed_off_at,
             due=add_working_days(london_day(one.signed_off_at), days))
        for one in query.limit(MOST)
    ]


def to_read(me: SignedIn) -> list[Waiting]:
    """Findings of the last three months on the person's own work.

    Until they are discussed, or the person wrote a reflection on them.
    """
    start = add_months(clock.today(), -MONTHS_LISTED)
    query = _signed_off().where(
        Audit.signed_off_at >= datetime.datetime.combine(start, datetime.time()), rights.worker(me),
        ~discussions.since_sign_off(), ~reflections.written_by(me.id),
    )
    return [
        _row("read", one, "", since=one.signed_off_at, due=None)
        for one in query.order_by(Audit.signed_off_at.desc(), Audit.id).limit(MOST)
    ]


def to_act(me: SignedIn) -> list[Waiting]:
    """Actions: one's own, those to verify, and those overdue among the workers one supervises."""
    late = action_rights.overdue() & rights.supervisor(me)
    # Reviewers may verify too; it waits for those who answer for the work.
    verified_by = action_rights.to_verify(me) & (rights.lead(me) | rights.supervisor(me))
    query = action_register.with_names().where(
        ((Action.state == "open") & action_rights.own(me)) | late | verified_by
    )
    return [_acted(one, me) for one in action_register.first(query, MOST)]


def last_move():
    """The last move of an audit, as a column for lists: what brought it to where it is."""
    return (
        Event.select(Event.move)
        .where(Event.audit == Audit.id, Event.from_state != Event.to_state)
        .order_by(Event.id.desc()).limit(1)
    )


def _pressing(row: Waiting) -> tuple:
    since = row.since or clock.now()
    return row.kind == "read", row.due or london_day(since), since, row.audit


def _led(one: Audit) -> Waiting | None:
    if one.state == State.UNALLOCATED and one.last_move == Move.DECLINE:
        return _row("declined", one, one.decliner)
    elif one.state == State.UNALLOCATED:
        return _row("allocate", one, "")
    elif not days_late(one.due_on, clock.today()):
        return None
    elif one.state in WITH_AUDITOR:
        external = bool(one.auditor and one.auditor.external)
        return _row("audit_overdue", one, _name(one.auditor), external=external)
    else:
        return _row("review_overdue", one, _name(one.auditor), stage=one.stage)


def _acted(one: Action, me: SignedIn) -> Waiting:
    if one.state == "reported_done":
        kind, since = "verify", one.reported_at
    else:
        kind, since = "act" if one.owner_id == me.id else "action_overdue", one.opened_at
    return Waiting(
        kind, one.audit_id, audits.reference(one.audit), one.owner.name, since, one.due_on,
        what=one.what, action=one.id,
    )


def _row(kind: str, one: Audit, who: str | None, **more) -> Waiting:
    columns = {"since": one.since, "due": one.due_on} | more
    return Waiting(kind, one.id, audits.reference(one), who or "", **columns)


def _name(person: Person | None) -> str:
    return person.name if person else ""


def _judged(audit: Audit) -> Person | None:
    """Whose work it is about: where supervision is judged, whoever gives it."""
    return audit.worker if audit.case_id else audit.supervisor


def _signed_off():
    return audits.with_names().where(Audit.state == State.SIGNED_OFF)


def _last_by(*moves: Move):
    by = Person.alias()
    return (
        Event.select(by.name).join(by, on=(Event.by == by.id))
        .where(Event.audit == Audit.id, Event.move.in_(moves))
        .order_by(Event.id.desc()).limit(1)
    )

