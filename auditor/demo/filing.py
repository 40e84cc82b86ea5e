"""Writes what was done by rows to the audits of a cycle, and makes their signed copies."""

import datetime
from collections.abc import Iterable

from peewee import chunked, fn

from auditor.demo import signed
from auditor.demo.by_rows import ByRows
from auditor.records.actions import Action, ActionEvent
from auditor.records.audits import Answer, Audit, Event
from auditor.records.cases import Stage
from auditor.records.database import Record
from auditor.records.reviews import (
    Approval,
    Comment,
    GradeChange,
    SignedAnswer,
    SignedCopy,
    Submission,
)
from auditor.rules.actions import OPENED

ROWS_AT_ONCE = 500


def file(hands: list[ByRows]) -> None:
    """Write everything, in the order of its moments, and freeze what was signed off."""
    for hand in hands:
        Audit.update(**hand.columns).where(Audit.id == hand.id).execute()
    _write_leaves(hands)
    _write_comments(hands)
    _write_sendings(hands)
    actions = of_each(hand.id for hand in hands)
    write(ActionEvent, [
        {"action": one.id, "by": hand.approvals[-1]["by"], "at": one.opened_at, "what": OPENED, "text": ""}
        for hand in hands for one in actions[hand.id]
    ])
    _write_copies(sorted(hands, key=lambda one: one.approvals[-1]["at"]), actions, _titles(hands))


def of_each(audits: Iterable[int]) -> dict[int, list[Action]]:
    """The actions of each of these audits (ids), oldest first, in one query."""
    found: dict[int, list[Action]] = {audit: [] for audit in audits}
    for action in Action.select().where(Action.audit.in_(list(found))).order_by(Action.id):
        found[action.audit_id].append(action)
    return found


def write(table: type[Record], rows: list[dict]) -> None:
    """Write these rows, some hundreds at a time."""
    for some in chunked(rows, ROWS_AT_ONCE):
        table.insert_many(some).execute()


def _write_leaves(hands: list[ByRows]) -> None:
    rows: dict[type[Record], list[dict]] = {Answer: []}
    for hand in hands:
        rows[Answer] += [{"audit": hand.id} | one for one in hand.given.values()]
        for table, some in hand.rows.items():
            if table is not Comment:
                rows.setdefault(table, []).extend(some)
    for table, some in rows.items():
        write(table, sorted(some, key=_moment))


def _write_comments(hands: list[ByRows]) -> None:
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
    write(Comment, sorted(rows, key=_moment))


def _write_sendings(hands: list[ByRows]) -> None:
    """The submissions, then the approvals and other grades, which say what they judge."""
    write(Submission, [{"audit": hand.id} | one for hand in hands for one in hand.sent])
    listed = Submission.select(Submission.id, Submission.audit, Submission.number).where(
        Submission.audit.in_([hand.id for hand in hands])
    )
    ids = {(audit, number): id_ for id_, audit, number in listed.tuples()}
    for table, of_hand in (
        (Approval, lambda hand: hand.approvals), (GradeChange, lambda hand: hand.regraded),
    ):
        write(table, [
            {"audit": hand.id, "submission": ids[hand.id, row["number"]]}
            | {name: one for name, one in row.items() if name != "number"}
            for hand in hands
            for row in of_hand(hand)
        ])


def _write_copies(
    hands: list[ByRows], actions: dict[int, list[Action]], titles: dict[int, str]
) -> None:
    last = dict(
        ActionEvent.select(Action.audit, fn.MAX(ActionEvent.id)).join(Action)
        .where(Action.audit.in_([hand.id for hand in hands])).group_by(Action.audit).tuples()
    )
    write(SignedCopy, [
        {
            "after_step": last.get(hand.id),
            "audit": hand.id, "number": 1, "by": hand.approvals[-1]["by"],
            "at": hand.approvals[-1]["at"], "content": signed.content(hand, actions[hand.id], titles),
        }
        for hand in hands
    ])
    listed = SignedCopy.select(SignedCopy.audit, SignedCopy.id).where(
        SignedCopy.audit.in_([hand.id for hand in hands])
    )
    ids = dict(listed.tuples())
    write(SignedAnswer, [
        row | {"signed_copy": ids[hand.id]} for hand in hands for row in signed.counted(hand)
    ])


def _moment(row: dict) -> datetime.datetime:
    return row.get("opened_at") or row.get("kept_at") or row.get("at") or row["since"]


def _titles(hands: list[ByRows]) -> dict[int, str]:
    cycle = hands[0].audit.cycle_id
    return dict(Stage.select(Stage.number, Stage.title).where(Stage.cycle == cycle).tuples())
