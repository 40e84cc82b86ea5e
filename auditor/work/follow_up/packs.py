"""Supervision packs: what one worker and whoever supervises them have to talk through."""

import datetime
from dataclasses import dataclass

from auditor.records.actions import Action
from auditor.records.audits import Audit
from auditor.records.people import Person
from auditor.rules.deadlines import add_months
from auditor.rules.follow_up.actions import ActionState
from auditor.rules.follow_up.discussions import due_on
from auditor.rules.forms import FindingKind
from auditor.rules.reviews.signed_copy import findings_of
from auditor.rules.workflow import State
from auditor.work import audit_names, clock, settings
from auditor.work.follow_up import action_register, action_rights, discussions, replies, workers
from auditor.work.follow_up.replies import Called
from auditor.work.reviews import signed_copies
from auditor.work.rights import conditions
from auditor.work.signed_in import SignedIn

MONTHS_SHARED = 12  # how long a strength is worth sharing
MONTHS_BACK = 3  # what "since the last session" means where none is on record
MOST = 100  # rows of one kind: more than anybody talks through in one session


@dataclass(frozen=True)
class ToDiscuss:
    """One audit whose findings wait to be discussed: its latest copy, the replies, by when."""

    audit: Audit
    content: dict
    replies: list[Called]
    due_on: datetime.date


@dataclass(frozen=True)
class Pack:
    """What a session has to go through; `since` is the day of the last one, if any is on record."""

    to_discuss: list[ToDiscuss]
    actions: list[Action]
    since: datetime.date | None
    verified_from: datetime.date
    verified: list[Action]
    strengths: list[tuple[Audit, str]]
    waiting: list[Called]


def of(worker: Person, me: SignedIn) -> Pack:
    """The pack of a worker, as far as `me` may know of each audit in it; a constant number of queries."""
    mine = conditions.of_worker(worker.id) & workers.in_view(me)
    since = discussions.last_held(mine, worker.id)
    start = since or add_months(clock.today(), -MONTHS_BACK)
    return Pack(
        to_discuss=_to_discuss(mine, worker.id),
        actions=list(_open_actions(worker, me)),
        since=since, verified_from=start, verified=list(_verified(worker, me, start)),
        strengths=_strengths(mine, worker.id), waiting=replies.waiting(mine),
    )


def _to_discuss(mine, worker: int) -> list[ToDiscuss]:
    query = _signed_off(mine, discussions.waits_for(worker)).order_by(Audit.signed_off_at, Audit.id)
    found, days = {one.id: one for one in query}, settings.limits().discuss
    copies, called = signed_copies.latest_of(found), replies.of_audits(list(found))
    return [
        ToDiscuss(
            audit, copies[audit.id].content,
            [one for one in called if one.reply.signed_copy.audit_id == audit.id],
            due_on(audit.signed_off_at, days),
        )
        for audit in found.values()
    ]


def _strengths(mine, worker: int) -> list[tuple[Audit, str]]:
    """The strengths that were told and discussed in the last months, newest first, with their audits."""
    start = datetime.datetime.combine(add_months(clock.today(), -MONTHS_SHARED), datetime.time())
    lately = _signed_off(mine, discussions.since_sign_off(worker), Audit.signed_off_at >= start)
    found = list(lately.order_by(Audit.signed_off_at.desc(), Audit.id))
    copies = signed_copies.latest_of(one.id for one in found)
    return [
        (one, told["sentence"])
        for one in found for told in findings_of(copies[one.id].content, FindingKind.STRENGTH)
    ]


def _signed_off(*such):
    return audit_names.with_names().where(Audit.state == State.SIGNED_OFF, *such).limit(MOST)


def _open_actions(worker: Person, me: SignedIn):
    """What the worker has still to do, or reported done, the most urgent first."""
    return action_register.of_owner(worker.id).where(action_rights.known(me)).limit(MOST)


def _verified(worker: Person, me: SignedIn, start: datetime.date):
    since = datetime.datetime.combine(start, datetime.time())
    done = action_register.with_names().where(
        Action.owner == worker.id, action_rights.known(me),
        Action.state == ActionState.VERIFIED, Action.closed_at >= since,
    )
    return done.order_by(Action.closed_at, Action.id).limit(MOST)
