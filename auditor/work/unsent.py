"""What its auditor has not sent is the auditor's own: an audit as it stands, and as others read it."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from peewee import fn

from auditor.records.actions import Action
from auditor.records.audits import Audit, Event
from auditor.records.database import change
from auditor.records.journal import JournalEntry
from auditor.records.people import Person
from auditor.records.reviews import BeforeCorrection, Comment, Finding, FindingChange
from auditor.rules.actions import ActionState
from auditor.rules.answers import Answer
from auditor.rules.notices import News
from auditor.rules.permissions import Move
from auditor.rules.workflow import WITH_AUDITOR, State
from auditor.work import (
    actions,
    answers,
    audits,
    comments,
    findings,
    journal,
    notices,
    submissions,
)
from auditor.work.comments import Remark

READ = "read what was not sent"  # as the log says it


@dataclass(frozen=True)
class Content:
    """What a reader may know of an audit; findings, their changes and remarks by question key.

    Every finding that was ever chosen is in it; `told` says whether it still is.
    """

    answers: dict[str, Answer]
    findings: dict[str, Finding]
    changes: dict[str, list[FindingChange]]
    actions: list[Action]
    remarks: dict[str, list[Remark]]


def of(audit: Audit, unsent: bool, reviewing: bool) -> Content:
    """What an audit says: as it stands to who may read what is `unsent`, to all others as it was sent.

    `reviewing` gives what reviewers write before they decide, which its auditor sees only after that.
    """
    remarks = comments.by_question(audit, reviewing)
    if unsent or not holds_unsent(audit):
        return Content(
            given(audit, unsent), findings.by_question(audit), findings.changes(audit),
            list(actions.of_audit(audit)), remarks,
        )
    kept = _before_correction(audit)
    return Content(
        given(audit, unsent), _findings(kept), _changes(audit, kept), _actions(audit, kept),
        sent_remarks(remarks, kept.last_comment if kept else 0),
    )


def given(audit: Audit, unsent: bool) -> dict[str, Answer]:
    """The answers of an audit to who may read what is `unsent`; to all others those last sent."""
    if unsent or not holds_unsent(audit):
        return answers.of(audit.id)
    latest = submissions.latest(audit)
    return submissions.answers_of(latest) if latest else {}


def holds_unsent(audit: Audit) -> bool:
    """Whether an audit may hold what its auditor has not sent: it is, or was at its end, with them."""
    state = audit.state
    if state == State.WITHDRAWN:
        ended = Event.select(Event.from_state).where(
            Event.audit == audit.id, Event.move == Move.WITHDRAW
        )
        state = ended.order_by(Event.id.desc()).limit(1).scalar() or State.IN_PROGRESS
    return state in WITH_AUDITOR | {State.UNALLOCATED}


def keep_as_it_was(audit: Audit) -> None:
    """Keep what an audit says as it goes back to its auditor; within that change, after its event."""
    of_it = {one.question: one for one in findings.by_question(audit).values()}
    proposed = [one for one in actions.of_audit(audit) if one.state == ActionState.PROPOSED]
    last = Event.select(fn.MAX(Event.id)).where(Event.audit == audit.id)
    with change():
        BeforeCorrection.insert(
            audit=audit, event=last.scalar(),
            findings=[_kept_finding(one) for one in of_it.values()],
            actions=[_kept_action(one) for one in proposed],
            last_change=_last(
                FindingChange.select(fn.MAX(FindingChange.id)).join(Finding)
                .where(Finding.audit == audit.id)
            ),
            last_comment=_last(Comment.select(fn.MAX(Comment.id)).where(Comment.audit == audit.id)),
        ).execute()


def let_go(audit: Audit) -> None:
    """Let go of what was kept: the audit is sent again, and everybody reads it as it stands."""
    with change():
        BeforeCorrection.delete().where(BeforeCorrection.audit == audit.id).execute()


def sent_remarks(
    remarks: dict[str, list[Remark]], last_comment: int
) -> dict[str, list[Remark]]:
    """Remarks without those of the auditor that came after this comment (an id)."""
    sent = {
        key: [one for one in some if one.stage is not None or one.id <= last_comment]
        for key, some in remarks.items()
    }
    return {key: some for key, some in sent.items() if some}


def last_comments(audit_ids: Iterable[int]) -> dict[int, int]:
    """By audit, the last comment (its id) that is sent, of audits that are being corrected."""
    wanted = list(audit_ids)
    query = BeforeCorrection.select(BeforeCorrection.audit, BeforeCorrection.last_comment).where(
        BeforeCorrection.audit.in_(wanted)
    )
    return dict.fromkeys(wanted, 0) | dict(query.order_by(BeforeCorrection.id).tuples())


def log_reading(audit: Audit, by: int) -> None:
    """Put into the log that somebody else read what was never sent; tell once those who wrote it."""
    with change():
        read_before = JournalEntry.select().where(
            JournalEntry.audit == audit.id, JournalEntry.act == READ, JournalEntry.by == by
        ).exists()
        journal.record(by, READ, audit.id)
        if not read_before:
            notices.tell(audit, audits.authors(audit), News.READ, by)


def read_by(audit: Audit) -> list[tuple[str, datetime.datetime]]:
    """Who read what its auditor never sent, and when first: its auditor is told."""
    query = (
        JournalEntry.select(Person.name, JournalEntry.at)
        .join(Person, on=(JournalEntry.by == Person.id))
        .where(JournalEntry.audit == audit.id, JournalEntry.act == READ).order_by(JournalEntry.id)
    )
    found: dict[str, datetime.datetime] = {}
    for name, at in query.tuples():
        found.setdefault(name, at)
    return list(found.items())


def _before_correction(audit: Audit) -> BeforeCorrection | None:
    query = BeforeCorrection.select().where(BeforeCorrection.audit == audit.id)
    return query.order_by(BeforeCorrection.id.desc()).first()


def _last(query) -> int:
    return query.scalar() or 0


def _kept_finding(one: Finding) -> dict:
    return {
        "question": one.question, "kind": one.kind, "sentence": one.sentence, "told": one.told,
        "rests_on": one.rests_on, "by": one.by.name, "at": one.at.isoformat(),
    }


def _findings(kept: BeforeCorrection | None) -> dict[str, Finding]:
    return {
        one["question"]: Finding(**one | {
            "by": Person(name=one["by"]), "at": datetime.datetime.fromisoformat(one["at"]),
        })
        for one in (kept.findings if kept else ())
    }


def _changes(audit: Audit, kept: BeforeCorrection | None) -> dict[str, list[FindingChange]]:
    last = kept.last_change if kept else 0
    found = {
        key: [one for one in some if one.id <= last]
        for key, some in findings.changes(audit).items()
    }
    return {key: some for key, some in found.items() if some}


def _kept_action(one: Action) -> dict:
    return {
        "id": one.id, "question": one.question, "what": one.what, "why": one.why,
        "how_known": one.how_known, "urgent": one.urgent, "owner": one.owner.name,
    }


def _actions(audit: Audit, kept: BeforeCorrection | None) -> list[Action]:
    """What an earlier sign-off opened, as it stands, and what was proposed when it went back."""
    opened = [one for one in actions.of_audit(audit) if one.state != ActionState.PROPOSED]
    proposed = [
        Action(**one | {"owner": Person(name=one["owner"]), "state": ActionState.PROPOSED})
        for one in (kept.actions if kept else ())
    ]
    return opened + proposed
