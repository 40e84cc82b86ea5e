"""Writes what was done by rows to the audits of a cycle, and signs them off as the pages do."""

import datetime
from collections.abc import Iterable

from auditor.demo.at_once import AtOnce
from auditor.records.actions import Action
from auditor.records.audits import Answer, Audit, Event
from auditor.records.database import Record, insert_all
from auditor.records.reviews import Approval, Comment, GradeChange, Submission
from auditor.work import clock
from auditor.work.people.people import signed_in
from auditor.work.reviews import reviews
from auditor.work.rights import audit_facts


def file(hands: list[AtOnce]) -> None:
    """Write everything, in the order of its moments, and sign each audit off at its own."""
    for hand in hands:
        Audit.update(**hand.columns).where(Audit.id == hand.id).execute()
    _write_leaves(hands)
    _write_comments(hands)
    _write_sendings(hands)
    titles = audit_facts.stage_titles(hands[0].audit)
    in_order = sorted(hands, key=lambda one: one.approvals[-1]["at"])
    insert_all(Action, [one for hand in in_order for one in hand.proposed])
    for hand in in_order:
        _sign_off(hand, titles)


def _sign_off(hand: AtOnce, titles: dict[int, str]) -> None:
    known, last = hand.known(titles), hand.approvals[-1]
    for name, value in hand.columns.items():
        setattr(hand.audit, name, value)
    with clock.at(last["at"]):
        reviews.sign_off(hand.audit, signed_in(hand.people[last["by"]]), last["at"], known)


def of_each(audits: Iterable[int]) -> dict[int, list[Action]]:
    """The actions of each of these audits (ids), oldest first, in one query."""
    found: dict[int, list[Action]] = {audit: [] for audit in audits}
    for action in Action.select().where(Action.audit.in_(list(found))).order_by(Action.id):
        found[action.audit_id].append(action)
    return found


def _write_leaves(hands: list[AtOnce]) -> None:
    rows: dict[type[Record], list[dict]] = {Answer: []}
    for hand in hands:
        rows[Answer] += [{"audit": hand.id} | one for one in hand.given.values()]
        for table, some in hand.rows.items():
            if table is not Comment:
                rows.setdefault(table, []).extend(some)
    for table, some in rows.items():
        insert_all(table, sorted(some, key=_moment))


def _write_comments(hands: list[AtOnce]) -> None:
    """What was said, after the event that was the last one then."""
    written = {hand.id: [] for hand in hands}
    listed = Event.select(Event.id, Event.audit).where(Event.audit.in_(list(written)))
    for event, audit in listed.order_by(Event.id).tuples():
        written[audit].append(event)
    rows = []
    for hand in hands:
        own = written[hand.id][-len(hand.rows[Event]):]  # others made the audit
        rows += [
            one | {"after_event": own[one["after_event"]]} for one in hand.rows.get(Comment, ())
        ]
    insert_all(Comment, sorted(rows, key=_moment))


def _write_sendings(hands: list[AtOnce]) -> None:
    """The submissions, then the approvals and other grades, which say what they judge."""
    insert_all(Submission, [{"audit": hand.id} | one for hand in hands for one in hand.sent])
    listed = Submission.select(Submission.id, Submission.audit, Submission.number).where(
        Submission.audit.in_([hand.id for hand in hands])
    )
    ids = {(audit, number): id_ for id_, audit, number in listed.tuples()}
    for table, of_hand in (
        (Approval, lambda hand: hand.approvals), (GradeChange, lambda hand: hand.regraded),
    ):
        insert_all(table, [
            {"audit": hand.id, "submission": ids[hand.id, row["number"]]}
            | {name: one for name, one in row.items() if name != "number"}
            for hand in hands
            for row in of_hand(hand)
        ])


def _moment(row: dict) -> datetime.datetime:
    return row.get("kept_at") or row.get("at") or row["since"]
