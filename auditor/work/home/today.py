"""What waits for one person today: concerns, and then everything to do."""

from peewee import JOIN

from auditor.records.actions import Action
from auditor.records.audits import Audit, Concern, Event
from auditor.records.cases import Case
from auditor.records.people import Person
from auditor.rules.audits.detail_proposals import told
from auditor.rules.deadlines import london_day
from auditor.rules.follow_up.actions import ActionState
from auditor.rules.rights import acting
from auditor.rules.rights.permissions import Part
from auditor.rules.workflow import WITH_AUDITOR, Move, State
from auditor.work import audit_names, clock
from auditor.work.audits import audits, concerns, proposed_details, stuck_audits
from auditor.work.follow_up import action_register, action_rights
from auditor.work.home.to_do import MOST, ToDo, Waiting, as_row, name_of
from auditor.work.home.today_findings import to_answer, to_audit_again, to_discuss, to_read
from auditor.work.reviews import review_queue
from auditor.work.rights import audit_facts, conditions
from auditor.work.signed_in import SignedIn


def unanswered_concerns(me: SignedIn) -> list[Concern]:
    """Concerns that nobody acknowledged: those for the person to answer, and on audits where they
    raised one.

    Each comes with its audit and case, who raised it and, in `told_rows`, who was told; `to_answer` says
    whether the person may acknowledge it, and `nobody` whether nobody can.
    """
    raiser = Person.alias()
    query = (
        Concern.select(Concern, Audit, Case, raiser)
        .join(raiser, on=(Concern.raised_by == raiser.id), attr="raised_by").switch(Concern)
        .join(Audit).join(Case, JOIN.LEFT_OUTER)
        .where(Concern.acknowledged_at.is_null()).order_by(Concern.id)
    )
    waiting = list(query)
    known = audit_facts.of_each(one.audit for one in waiting)
    plays = {audit: audit_facts.parts(me, facts) for audit, facts in known.items()}
    for one in waiting:
        answering = acting.answering(known[one.audit_id], one.raised_by_id)
        one.to_answer, one.nobody = me.id in answering, not answering
    found = [one for one in waiting if one.to_answer or Part.RAISED in plays[one.audit_id]][:MOST]
    told = concerns.told_of([one.id for one in found])
    for one in found:
        one.told_rows = told.get(one.id, [])
    return found


def waiting(me: SignedIn) -> list[Waiting]:
    """Everything that waits for the person: late first, then by the day it is due.

    What has no such day has been due since it came; what may well have been read meanwhile comes
    last.
    """
    kinds = (
        to_audit, to_review, to_lead, to_give_on, to_unstick, to_name, to_decide, to_answer,
        to_audit_again, to_act, to_discuss, to_read,
    )
    return sorted((row for kind in kinds for row in kind(me)), key=_pressing)


def to_audit(me: SignedIn) -> list[Waiting]:
    """The person's own audits: returned, in progress, allocated."""
    query = (
        audit_names.with_names().select_extend(_last_by(Move.RETURN, Move.REOPEN).alias("sender"))
        .where(conditions.auditor(me), Audit.state.in_(WITH_AUDITOR)).limit(MOST)
    )
    return [
        as_row(ToDo(one.state), one, one.sender if one.state == State.RETURNED else name_of(one.worker))
        for one in query
    ]


def to_review(me: SignedIn) -> list[Waiting]:
    """Audits that the person may take up, or has taken up."""
    return [
        as_row(ToDo.TO_REVIEW if one.state == State.SUBMITTED else ToDo.REVIEWING, one, name_of(one.auditor),
               since=one.came, stage=one.stage)
        for one in review_queue.review_queue(me).rows
    ]


def to_lead(me: SignedIn) -> list[Waiting]:
    """Audits that the person leads on: to allocate, and overdue with auditors or reviewers."""
    query = (
        audit_names.with_names()
        .select_extend(audits.last_move().alias("last_move"), _last_by(Move.DECLINE).alias("decliner"))
        .where(conditions.lead(me), (Audit.state == State.UNALLOCATED) | audits.late())
        .order_by(Audit.due_on.asc(nulls="first"), Audit.id).limit(MOST)
    )
    return [_led(one) for one in query]


def to_give_on(me: SignedIn) -> list[Waiting]:
    """Audits that the person leads on and that have come to judge their auditor's own work."""
    query = audit_names.with_names().where(
        conditions.lead(me), conditions.judges_own(), Audit.state.in_(WITH_AUDITOR)
    )
    return [as_row(ToDo.GIVE_ON, one, name_of(one.auditor)) for one in query.order_by(Audit.id).limit(MOST)]


def to_unstick(me: SignedIn) -> list[Waiting]:
    """Audits that the person leads on and that nobody of their stage can take up."""
    query = audit_names.with_names().where(conditions.lead(me), conditions.nobody_takes())
    return [
        as_row(ToDo.NOBODY_TAKES, one, name_of(one.auditor), stage=one.stage)
        for one in query.order_by(Audit.id).limit(MOST)
    ]


def to_name(me: SignedIn) -> list[Waiting]:
    """For an administrator, the audits for which to name somebody: number and cycle, no case."""
    return [
        Waiting(ToDo.NAME_SOMEBODY, one.audit.id, f"Audit {one.audit.id}", one.audit.cycle.title,
                one.audit.since, None, what=" ".join(one.what))
        for one in stuck_audits.waits_for(me)
    ]


def to_decide(me: SignedIn) -> list[Waiting]:
    """Proposals of another worker, team or supervisor, with from, to, and who would lose which part."""
    return [
        as_row(
            ToDo.DECIDE_DETAILS, one.row.audit, one.row.by.name, since=one.row.at, due=None,
            note=" ".join([told(one.changes), *one.lost]),
        )
        for one in proposed_details.to_decide(me, MOST)
    ]


def to_act(me: SignedIn) -> list[Waiting]:
    """Actions: one's own, those to verify, and those overdue among the workers one supervises."""
    late = action_rights.overdue() & conditions.supervisor(me)
    # Reviewers may verify too; it waits for those who answer for the work.
    verified_by = action_rights.to_verify(me) & (conditions.lead(me) | conditions.supervisor(me))
    query = action_register.with_names().where(
        ((Action.state == ActionState.OPEN) & action_rights.own(me)) | late | verified_by
    )
    return [_acted(one, me) for one in action_register.first(query, MOST)]


def _pressing(row: Waiting) -> tuple:
    since = row.since or clock.now()
    return row.kind == ToDo.READ, row.due or london_day(since), since, row.audit


def _led(one: Audit) -> Waiting:
    if one.state == State.UNALLOCATED and one.last_move == Move.DECLINE:
        return as_row(ToDo.DECLINED, one, one.decliner)
    elif one.state == State.UNALLOCATED:
        return as_row(ToDo.ALLOCATE, one, "")
    elif one.state in WITH_AUDITOR:
        external = bool(one.auditor and one.auditor.external)
        return as_row(ToDo.AUDIT_OVERDUE, one, name_of(one.auditor), external=external)
    else:
        return as_row(ToDo.REVIEW_OVERDUE, one, name_of(one.auditor), stage=one.stage)


def _acted(one: Action, me: SignedIn) -> Waiting:
    if one.state == ActionState.REPORTED_DONE:
        kind, since = ToDo.VERIFY, one.reported_at
    else:
        kind, since = ToDo.ACT if one.owner_id == me.id else ToDo.ACTION_OVERDUE, one.opened_at
    return Waiting(
        kind, one.audit_id, audit_names.reference(one.audit), one.owner.name, since, one.due_on,
        what=one.what, action=one.id,
    )


def _last_by(*moves: Move):
    by = Person.alias()
    return (
        Event.select(by.name).join(by, on=(Event.by == by.id))
        .where(Event.audit == Audit.id, Event.move.in_(moves))
        .order_by(Event.id.desc()).limit(1)
    )
