"""Answers of one audit: saved one at a time under a revision, with what they said before."""

import datetime
import json
from dataclasses import dataclass

import peewee

from auditor.records.audits import Answer as Row
from auditor.records.audits import Audit, EarlierAnswer
from auditor.records.database import change, moment_of, on_sqlite, rows
from auditor.records.people import Person
from auditor.rules.answers import NO_ANSWER, Answer, keeps_version
from auditor.rules.workflow import DRAFT
from auditor.work import clock
from auditor.work.audits.audits import authors, overtaken
from auditor.work.refusals import NotAllowed
from auditor.work.signed_in import SignedIn

AS_IT_STANDS = (
    "SELECT u.state, u.auditor_id, a.id, a.value, a.evidence, a.revision, a.by_id, a.at,"
    " (SELECT MAX(e.kept_at) FROM earlier_answer e"
    "  WHERE e.audit_id = u.id AND e.question = a.question AND e.by_id = a.by_id)"
    " FROM audit u LEFT JOIN answer a ON a.audit_id = u.id AND a.question = ? WHERE u.id = ?"
)


@dataclass(frozen=True)
class Saved:
    """An answer as it stands, with its revision; after a save also what it said before."""

    answer: Answer
    revision: int
    at: datetime.datetime
    by: int
    before: Answer | None = None

    @property
    def only_words_changed(self) -> bool:
        """Whether a save changed no more than the words of an evidence that was there already."""
        was = self.before
        return was is not None and was.value == self.value and bool(was.evidence) == bool(
            self.evidence
        )

    @property
    def value(self):
        return self.answer.value

    @property
    def evidence(self) -> str:
        return self.answer.evidence


@dataclass(frozen=True)
class _Row:
    """The row of an answer, and when its author's text was last kept beside it."""

    id: int
    saved: Saved
    kept_at: datetime.datetime | None


class Conflict(Exception):
    """Somebody, or another window, saved another text since; `saved` is what stands now."""

    def __init__(self, saved: Saved):
        super().__init__("another text was saved meanwhile")
        self.saved = saved


def of(audit_id: int) -> dict[str, Answer]:
    """The answers of an audit by question key."""
    return {key: saved.answer for key, saved in saved_of(audit_id).items()}


def saved_of(audit_id: int) -> dict[str, Saved]:
    """The answers of an audit by question key, with revision, moment and author."""
    query = Row.select(Row.question, Row.value, Row.evidence, Row.revision, Row.at, Row.by)
    return {
        key: Saved(Answer(value, evidence), revision, at, by)
        for key, value, evidence, revision, at, by in query.where(Row.audit == audit_id).tuples()
    }


def save(
    audit: Audit, me: SignedIn, question: str, answer: Answer, revision: int,
    known: Answer | None = None,
) -> Saved:
    """Save an answer over the one of this `revision` (0: none yet) and return how it stands.

    The same text again is saved whatever its revision, so that a repeated request does no harm; so is
    a text that follows `known`, which the same page had sent when it left without awaiting the reply.
    Raises Conflict where another text was saved since, Overtaken where the audit was sent or moved,
    NotAllowed where it is with another auditor now.
    """
    with change():
        stored = _as_it_stands(audit, me, question)
        if stored is None:
            return _first(audit, me, question, answer)
        saved = stored.saved
        if saved.answer == answer:
            return saved
        if saved.revision != revision and saved.answer != known:
            raise Conflict(saved)
        if keeps_version(saved.answer, answer, stored.kept_at, clock.now()):
            keep(audit.id, question, saved)
        return _overwrite(audit, me, question, answer, stored)


def choose(audit: Audit, me: SignedIn, question: str, answer: Answer) -> Saved:
    """Save an answer over whatever stands, which is kept beside it: one of two texts was chosen."""
    with change():
        stored = _as_it_stands(audit, me, question)
        if stored is None:
            return _first(audit, me, question, answer)
        if stored.saved.answer == answer:
            return stored.saved
        keep(audit.id, question, stored.saved)
        return _overwrite(audit, me, question, answer, stored)


def leave(audit: Audit, me: SignedIn, question: str, answer: Answer) -> Saved:
    """Leave what stands, and keep the other text beside it: one of two texts was chosen."""
    with change():
        stored = _as_it_stands(audit, me, question)
        if stored is None:
            return _first(audit, me, question, answer)
        saved = stored.saved
        if saved.answer != answer and not answer.empty:
            keep(audit.id, question, Saved(answer, saved.revision, clock.now(), me.id))
        return saved


def earlier(audit: Audit, question: str):
    """What this answer said before, newest first; what stood before a start afresh is hidden."""
    return (
        EarlierAnswer.select(EarlierAnswer, Person).join(Person)
        .where(
            EarlierAnswer.audit == audit.id, EarlierAnswer.question == question,
            EarlierAnswer.by.in_(authors(audit)),
        )
        .order_by(EarlierAnswer.id.desc())
    )


def earlier_version(audit: Audit, question: str, version: int) -> EarlierAnswer | None:
    """One of the earlier versions of this answer, by its id."""
    return earlier(audit, question).where(EarlierAnswer.id == version).first()


def keep(audit_id: int, question: str, saved: Saved) -> None:
    """Keep an answer beside itself, so that the text is not gone when it is replaced."""
    with change():
        EarlierAnswer.insert(
            audit=audit_id, question=question, value=saved.value, evidence=saved.evidence,
            by=saved.by, at=saved.at, kept_at=clock.now(),
        ).execute()


def _as_it_stands(audit: Audit, me: SignedIn, question: str) -> _Row | None:
    lock = "" if on_sqlite() else " FOR SHARE OF u"
    found = rows(AS_IT_STANDS + lock, question, audit.id)[0]
    state, auditor, row_id, value, evidence, revision, by, at, kept_at = found
    if state not in DRAFT:
        raise overtaken(audit)
    if auditor != me.id:
        raise NotAllowed("The lead has given this audit to another auditor.")
    if row_id is None:
        return None
    saved = Saved(Answer(_loaded(value), evidence), revision, moment_of(at), by)
    return _Row(row_id, saved, moment_of(kept_at))


def _first(audit: Audit, me: SignedIn, question: str, answer: Answer) -> Saved:
    moment = clock.now()
    if answer == NO_ANSWER:
        return Saved(answer, 0, moment, me.id)
    try:
        with change():
            Row.insert(
                audit=audit.id, question=question, value=answer.value, evidence=answer.evidence,
                revision=1, by=me.id, at=moment,
            ).execute()
    except peewee.IntegrityError:  # another server was first, a moment ago
        raise Conflict(saved_of(audit.id)[question]) from None
    return Saved(answer, 1, moment, me.id)


def _overwrite(audit: Audit, me: SignedIn, question: str, answer: Answer, row: _Row) -> Saved:
    moment = clock.now()
    changed = (
        Row.update(
            value=answer.value, evidence=answer.evidence, revision=row.saved.revision + 1,
            by=me.id, at=moment,
        )
        .where(Row.id == row.id, Row.revision == row.saved.revision)
        .execute()
    )
    if not changed:
        raise Conflict(saved_of(audit.id)[question])
    return Saved(answer, row.saved.revision + 1, moment, me.id, before=row.saved.answer)


def _loaded(value):
    return json.loads(value) if isinstance(value, str) and on_sqlite() else value
