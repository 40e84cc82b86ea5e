"""Signed copies: what an audit says is frozen at sign-off, and read back to be printed."""

import datetime
from collections.abc import Iterable, Mapping

from peewee import fn

from auditor.records.actions import Action, ActionEvent
from auditor.records.audits import Audit, Event
from auditor.records.cases import Cycle
from auditor.records.database import change, insert_all
from auditor.records.reviews import SignedAnswer, SignedCopy
from auditor.rules.follow_up.actions import PASSED_ON
from auditor.rules.reviews import signed_answers, signed_copy
from auditor.rules.workflow import Move, State
from auditor.work import forms
from auditor.work.audits import actions
from auditor.work.reviews import signed_facts
from auditor.work.reviews.signed_facts import Known
from auditor.work.signed_in import SignedIn


def freeze(audit: Audit, me: SignedIn, moment: datetime.datetime, known: Known) -> SignedCopy:
    """Keep what an audit, read with its names, says as its next signed copy, signed off by `me`.

    Called by `reviews.sign_off` alone. A second copy names the one it replaces and why the audit was
    reopened.
    """
    replaced = latest(audit)
    number = replaced.number + 1 if replaced else 1
    form = forms.form_of(audit.form_version_id)
    said = form, known.answers, audit.plan, known.grades, known.told
    facts = signed_facts.facts(audit, moment, known)
    content = signed_copy.build(
        *said, facts | {"copy": number, "replaces": _replaces(audit, replaced)},
        signed_facts.record_only(audit, me, known),
    )
    with change():
        copy = SignedCopy.create(
            audit=audit, number=number, by=me.id, at=moment, content=content,
            after_step=_last_step(audit),
        )
        insert_all(SignedAnswer, [
            row | {"signed_copy": copy.id} for row in signed_answers.counted(*said)
        ])
    return copy


def latest(audit: Audit) -> SignedCopy | None:
    """The newest signed copy of an audit, or None before its first sign-off."""
    return SignedCopy.select().where(SignedCopy.audit == audit.id, is_latest()).first()


def latest_id(audit: int) -> int | None:
    """The id of the newest signed copy of an audit (an id), without its content."""
    return SignedCopy.select(SignedCopy.id).where(SignedCopy.audit == audit, is_latest()).scalar()


def latest_in_list():
    """The same as a value in lists of audits."""
    one = SignedCopy.alias()
    return one.select(one.id).where(one.audit == Audit.id, is_latest(one))


def latest_of(audit_ids: Iterable[int]) -> dict[int, SignedCopy]:
    """The newest signed copy of each of these audits, by audit id, in one query."""
    query = SignedCopy.select().where(SignedCopy.audit.in_(list(audit_ids)), is_latest())
    return {copy.audit_id: copy for copy in query}


def is_latest(copy=SignedCopy):
    """That a signed copy (a table of them) is the latest of its audit: the one with the highest number."""
    other = SignedCopy.alias()
    return copy.number == other.select(fn.MAX(other.number)).where(other.audit == copy.audit)


def numbered(audit: Audit, number: int) -> SignedCopy | None:
    """One signed copy of an audit, or None where there is none of that number."""
    return SignedCopy.get_or_none(SignedCopy.audit == audit.id, SignedCopy.number == number)


def reopened(audit: Audit) -> Event | None:
    """The latest reopening of an audit, or None where it never was."""
    query = Event.select().where(Event.audit == audit.id, Event.move == Move.REOPEN)
    return query.order_by(Event.id.desc()).first()


def previous(audit: Audit) -> Audit | None:
    """The audit of the same subject signed off last before this one, with its cycle, or None."""
    return earlier(audit).first()


def earlier(audit: Audit):
    """The audits of the same case, or of the same worker's supervision, first signed off before it.

    Before its own first sign-off, or until now where there is none; withdrawn ones do not count.
    The newest first, each with its cycle.
    """
    own = numbered(audit, 1)
    query = (
        Audit.select(Audit, Cycle).join(Cycle).switch(Audit)
        .join(SignedCopy, on=(SignedCopy.audit == Audit.id))
        .where(
            _same_subject(audit), Audit.id != audit.id, Audit.state != State.WITHDRAWN,
            SignedCopy.number == 1,
        )
        .order_by(SignedCopy.id.desc())
    )
    return query.where(SignedCopy.id < own.id) if own else query


def previous_in_list():
    """The same as a value (an id) in lists of audits that are or were signed off."""
    earlier, theirs, own = Audit.alias(), SignedCopy.alias(), SignedCopy.alias()
    came = own.select(own.id).where(own.audit == Audit.id, own.number == 1)
    of_worker = Audit.case.is_null() & earlier.case.is_null() & (earlier.worker == Audit.worker)
    return (
        earlier.select(earlier.id).join(theirs, on=(theirs.audit == earlier.id))
        .where(
            (earlier.case == Audit.case) | of_worker, earlier.id != Audit.id,
            earlier.state != State.WITHDRAWN, theirs.number == 1, theirs.id < came,
        )
        .order_by(theirs.id.desc()).limit(1)
    )


def followed_up(audit: Audit | None) -> list[Action]:
    """The actions that a signed-off audit left behind, as they stand today, oldest first."""
    if audit is None:
        return []
    return list(actions.of_audit(audit).where(actions.kept()))


def added_since(today: Iterable[Action], content: Mapping) -> list[Action]:
    """Of the actions `today`, those that are not in the signed copy yet."""
    frozen = {action["id"] for action in content["actions"]}
    return [action for action in today if action.id not in frozen]


def passed_on_since(audit: Audit, copy: SignedCopy) -> set[int]:
    """The actions of an audit (ids) that have had another owner since this copy was signed off."""
    query = ActionEvent.select(ActionEvent.action).join(Action).where(
        Action.audit == audit.id, ActionEvent.what == PASSED_ON,
        ActionEvent.id > (copy.after_step_id or 0),
    )
    return {action for (action,) in query.tuples()}


def _last_step(audit: Audit) -> int | None:
    """The last that happened to the actions of an audit (the id of its event)."""
    query = ActionEvent.select(fn.MAX(ActionEvent.id)).join(Action)
    return query.where(Action.audit == audit.id).scalar()


def _same_subject(audit: Audit):
    if audit.case_id:
        return Audit.case == audit.case_id
    else:
        return Audit.case.is_null() & (Audit.worker == audit.worker_id)


def _replaces(audit: Audit, replaced: SignedCopy | None) -> dict | None:
    if replaced is None:
        return None
    event = reopened(audit)
    return {
        "copy": replaced.number,
        "signed_off": replaced.at.isoformat(),
        "reopened": event.at.isoformat() if event else None,
        "reason": event.note if event else "",
    }
