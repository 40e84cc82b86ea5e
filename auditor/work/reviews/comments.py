"""Remarks on a question or on the whole audit: of reviewers, and the auditor's answers."""

import datetime
from dataclasses import dataclass

from peewee import fn

from auditor.records.audits import Audit, Event
from auditor.records.database import change
from auditor.records.people import Person
from auditor.records.reviews import Comment
from auditor.rules.parsing import MOST_TEXT, clean_text
from auditor.rules.rights.permissions import Act, Move
from auditor.rules.workflow import WITH_REVIEWERS
from auditor.work import clock
from auditor.work.audits import audits
from auditor.work.refusals import NotAllowed
from auditor.work.reviews import submissions
from auditor.work.signed_in import SignedIn

WHOLE_AUDIT = ""  # what a remark is on where it is on no question
SETTLING = (Move.SUBMIT, Move.APPROVE, Move.RETURN, Move.SIGN_OFF, Move.SKIP_STAGE)


@dataclass(frozen=True)
class Remark:
    """One comment as it is shown; `stage` is None where the auditor wrote it.

    It is `settled`, and never changed again, once the review or correction it belongs to is over.
    """

    id: int
    question: str
    person: int
    who: str
    stage: int | None
    at: datetime.datetime
    edited_at: datetime.datetime | None
    text: str
    for_worker: bool
    settled: bool


def by_question(audit: Audit, reviewing: bool = False) -> dict[str, list[Remark]]:
    """The remarks on an audit by question key ("" for the whole audit), oldest first.

    What reviewers write is shown to the auditor once they have decided; `reviewing` gives it all.
    What was said about answers that were set aside when it was begun afresh is left out.
    """
    ended, begun = _ended(audit), submissions.first_event(audit)
    query = (
        Comment.select(Comment, Person).join(Person)
        .where(Comment.audit == audit.id).order_by(Comment.id)
    )
    found: dict[str, list[Remark]] = {}
    for comment in query:
        remark = _remark(comment, ended)
        current = begun is not None and (comment.after_event_id or 0) >= begun
        if current and (reviewing or remark.settled or remark.stage is None):
            found.setdefault(comment.question, []).append(remark)
    return found


def read(text: str) -> tuple[str, str | None]:
    """The text of a remark as it is kept, and what is wrong with it, or None."""
    text = clean_text(text).strip()
    if not text:
        return text, "Write the comment"
    if len(text) > MOST_TEXT:
        return text, f"The comment has {len(text):,} characters; at most {MOST_TEXT:,} fit"
    return text, None


def add(audit: Audit, me: SignedIn, question: str, text: str, for_worker: bool = False) -> None:
    """Write a remark; a reviewer's names the stage, the auditor's none.

    The same words by the same person on the same question in the same review are written once.
    Raises Overtaken where that review, or correction, is over.
    """
    with change():
        audit = audits.ensure_may(me.id, _act(audit), audit)
        stage = audit.stage if audit.state in WITH_REVIEWERS else None
        ended = _ended(audit)
        said = Comment.select().where(
            Comment.audit == audit.id, Comment.question == question, Comment.by == me.id,
            Comment.text == text,
        )
        if any(not _settled(one, ended) for one in said):
            return
        Comment.insert(
            audit=audit, question=question, stage=stage, by=me.id, at=clock.now(), text=text,
            for_worker=for_worker and stage is not None, after_event=_last_event(audit),
        ).execute()


def get(audit: Audit, comment_id: int) -> Comment | None:
    """The comment with this id, where it is one of this audit."""
    return Comment.get_or_none(Comment.id == comment_id, Comment.audit == audit.id)


def edit(
    audit: Audit, comment_id: int, me: SignedIn, text: str | None = None,
    for_worker: bool | None = None,
) -> Comment:
    """Change one's own remark, or whether the worker sees it; what is None stays.

    Raises NotAllowed where it is another's, or the review it belongs to is over; Overtaken where
    that review ended a moment ago.
    """
    with change():
        comment = get(audit, comment_id)
        if comment is None or comment.by_id != me.id:
            raise NotAllowed("You can change only your own comments.")
        if _settled(comment, _ended(audit)):
            raise NotAllowed("The decision has been made since: write another comment instead.")
        audits.ensure_may(me.id, _act(audit), audit)
        values = {}
        if text is not None and text != comment.text:
            values |= {"text": text, "edited_at": clock.now()}
        if for_worker is not None and comment.stage is not None:
            values["for_worker"] = for_worker
        if values:
            Comment.update(**values).where(Comment.id == comment_id).execute()
    return comment


def _act(audit: Audit) -> Act:
    """What writing a remark is: a reviewer's comment, or the auditor's answer while it is returned."""
    return Act.COMMENT if audit.state in WITH_REVIEWERS else Act.REPLY


def _ended(audit: Audit) -> int:
    """The event (its id) by which the last review or correction ended, 0 for none.

    What was written before is not changed any more.
    """
    return _last_event(audit, Event.move.in_(SETTLING)) or 0


def _last_event(audit: Audit, *which) -> int | None:
    return Event.select(fn.MAX(Event.id)).where(Event.audit == audit.id, *which).scalar()


def _settled(comment: Comment, ended: int) -> bool:
    return (comment.after_event_id or 0) < ended


def _remark(comment: Comment, ended: int) -> Remark:
    return Remark(
        comment.id, comment.question, comment.by_id, comment.by.name, comment.stage, comment.at,
        comment.edited_at, comment.text, comment.for_worker, _settled(comment, ended),
    )
