"""Writes what was done by rows to the audits of a cycle, and makes their signed copies."""

import datetime
from collections.abc import Iterable

from peewee import chunked

from auditor.demo import signed
from auditor.demo.by_rows import ByRows
from auditor.records.actions import Action, ActionEvent
from auditor.records.audits import Answer, Audit
from auditor.records.cases import Stage
from auditor.records.database import Record
from auditor.records.reviews import Approval, SignedAnswer, SignedCopy, Submission
from auditor.rules.actions import OPENED

ROWS_AT_ONCE = 500


def file(hands: list[ByRows]) -> None:
    """Write everything, in the order of its moments, and freeze what was signed off."""
    for hand in hands:
        Audit.update(**hand.columns).where(Audit.id == hand.id).execute()
    _write_leaves(hands)
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
            rows.setdefault(table, []).extend(some)
    for table, some in rows.items():
        write(table, sorted(some, key=_moment))


def _write_sendings(hands: list[ByRows]) -> None:
    """The submissions, then the approvals, which say of which submission they are."""
    write(Submission, [{"audit": hand.id} | one for hand in hands for one in hand.sent])
    listed = Submission.select(Submission.id, Submission.audit, Submission.number).where(
        Submission.audit.in_([hand.id for hand in hands])
    )
    ids = {(audit, number): id_ for id_, audit, number in listed.tuples()}
    write(Approval, [
        {"audit": hand.id, "submission": ids[hand.id, approval["number"]]}
        | {name: one for name, one in approval.items() if name != "number"}
        for hand in hands
        for approval in hand.approvals
    ])


def _write_copies(
    hands: list[ByRows], actions: dict[int, list[Action]], titles: dict[int, str]
) -> None:
    write(SignedCopy, [
        {
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
