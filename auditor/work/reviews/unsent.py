"""What its auditor has not sent is the auditor's own: an audit as it stands, and as others read it."""

import datetime
from dataclasses import dataclass

from auditor.records.actions import Action
from auditor.records.audits import Audit, Event
from auditor.records.database import change
from auditor.records.journal import JournalEntry
from auditor.records.people import Person
from auditor.records.reviews import BeforeCorrection, Finding, FindingChange
from auditor.rules.answers import Answer
from auditor.rules.follow_up.actions import ActionState
from auditor.rules.notices import News
from auditor.rules.rights.permissions import Move
from auditor.rules.workflow import WITH_AUDITOR, State
from auditor.work import journal
from auditor.work.audits import actions, answers, audits, before_correction, findings
from auditor.work.people import notices
from auditor.work.reviews import comments, submissions
from auditor.work.reviews.comments import Remark
from auditor.work.signed_in import SignedIn

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
    kept = before_correction.latest(audit)
    return Content(
        given(audit, unsent), before_correction.findings_of(kept), _changes(audit, kept),
        _actions(audit, kept), sent_remarks(remarks, kept.last_comment if kept else 0),
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


def sent_remarks(
    remarks: dict[str, list[Remark]], last_comment: int
) -> dict[str, list[Remark]]:
    """Remarks without those of the auditor that came after this comment (an id)."""
    sent = {
        key: [one for one in some if one.stage is not None or one.id <= last_comment]
        for key, some in remarks.items()
    }
    return {key: some for key, some in sent.items() if some}


def log_reading(audit: Audit, me: SignedIn) -> None:
    """Put into the log that somebody else read what was never sent; tell once those who wrote it."""
    with change():
        read_before = JournalEntry.select().where(
            JournalEntry.audit == audit.id, JournalEntry.act == READ, JournalEntry.by == me.id
        ).exists()
        journal.record(me.id, READ, audit.id)
        if not read_before:
            notices.tell(audit, audits.authors(audit), News.READ, me.id)


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


def _changes(audit: Audit, kept: BeforeCorrection | None) -> dict[str, list[FindingChange]]:
    last = kept.last_change if kept else 0
    found = {
        key: [one for one in some if one.id <= last]
        for key, some in findings.changes(audit).items()
    }
    return {key: some for key, some in found.items() if some}


def _actions(audit: Audit, kept: BeforeCorrection | None) -> list[Action]:
    """What an earlier sign-off opened, as it stands, and what was proposed when it went back."""
    opened = [one for one in actions.of_audit(audit) if one.state != ActionState.PROPOSED]
    return opened + before_correction.proposed(kept)
