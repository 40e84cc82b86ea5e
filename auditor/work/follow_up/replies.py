"""The right of reply: findings that somebody calls factually wrong, and what the lead answered."""

from dataclasses import dataclass

from peewee import JOIN

from auditor.records.audits import Audit
from auditor.records.cases import Case, Cycle
from auditor.records.database import change
from auditor.records.people import Person
from auditor.records.reviews import SignedCopy
from auditor.records.supervision import Reply
from auditor.rules.audits.timeline import Noted
from auditor.rules.rights.permissions import Act
from auditor.rules.workflow import State
from auditor.work import clock, journal
from auditor.work.audits import audits
from auditor.work.refusals import NotAllowed, Overtaken
from auditor.work.reviews import signed_copies
from auditor.work.signed_in import SignedIn


@dataclass(frozen=True)
class Called:
    """A reply with the finding that it is to, as that copy words it."""

    reply: Reply
    question: str
    sentence: str


def of_audit(audit: Audit) -> list[Called]:
    """The replies to the findings of an audit, oldest first, in one query."""
    return of_audits([audit.id])


def of_audits(audit_ids: list[int]) -> list[Called]:
    """The replies to the findings of these audits, oldest first, in one query."""
    return _called(_with_people().where(SignedCopy.audit.in_(audit_ids)).order_by(Reply.id))


def waiting(condition) -> list[Called]:
    """The replies that nobody answered yet, oldest first, of audits that `condition` names.

    A condition of `rights`; each comes with its copy, audit and case. What was withdrawn meanwhile
    asks for no answer.
    """
    query = (
        _with_people(Audit, Case, Cycle)
        .join_from(SignedCopy, Audit).join(Cycle).switch(Audit).join(Case, JOIN.LEFT_OUTER)
        .where(Reply.answered_at.is_null(), Audit.state != State.WITHDRAWN, condition)
        .order_by(Reply.id)
    )
    return _called(query)


def get(audit: Audit, reply_id: int) -> Reply | None:
    """The reply with this id, where it is to a finding of this audit."""
    return _with_people().where(Reply.id == reply_id, SignedCopy.audit == audit.id).first()


def say_wrong(audit: Audit, copy: SignedCopy, me: SignedIn, question: str, reason: str) -> None:
    """Call the finding on one question of a signed copy factually wrong.

    While a reply of this person to this finding waits, it is not made again. Raises NotAllowed where
    it is not theirs to say any more, or another copy was signed off since.
    """
    with change():
        audit = audits.ensure_may(me.id, Act.SAY_WRONG, audit)
        if copy.id != signed_copies.latest_id(audit.id):
            raise NotAllowed("The findings were signed off again. Read the new copy first.")
        open_one = Reply.select().where(
            Reply.signed_copy == copy.id, Reply.question == question, Reply.by == me.id,
            Reply.answered_at.is_null() | (Reply.reason == reason),
        )
        if not open_one.exists():
            Reply.insert(
                signed_copy=copy, question=question, by=me.id, at=clock.now(), reason=reason
            ).on_conflict_ignore().execute()
            audits.note(audit, me.id, Noted.CALLED_WRONG)
            journal.record(me.id, "called a finding wrong", audit.id)


def answer(audit: Audit, reply: Reply, me: SignedIn, text: str) -> None:
    """Answer who calls a finding wrong; pressed twice by one person it does nothing twice.

    Raises Overtaken where somebody else answered first.
    """
    with change():
        audit = audits.ensure_may(me.id, Act.ANSWER_REPLY, audit)
        if _answer(Reply.id == reply.id, me, text):
            audits.note(audit, me.id, Noted.REPLY_ANSWERED)
            journal.record(me.id, "answered a reply", audit.id)
            return
    first = get(audit, reply.id)
    if (first.answered_by_id, first.answer) != (me.id, text):
        raise Overtaken(first.answered_by.name, first.answered_at, audit.state)


def answer_by_reopening(audit: Audit, me: SignedIn, reason: str) -> None:
    """Answer everything that waits on an audit with the reason for which it is reopened."""
    of_it = SignedCopy.select(SignedCopy.id).where(SignedCopy.audit == audit.id)
    with change():
        _answer(Reply.signed_copy.in_(of_it), me, reason, reopened=True)


def _answer(which, me: SignedIn, text: str, reopened: bool = False) -> int:
    return Reply.update(
        answer=text, answered_by=me.id, answered_at=clock.now(), reopened=reopened
    ).where(which, Reply.answered_at.is_null()).execute()


def _with_people(*more):
    by, answerer = Person.alias(), Person.alias()
    return (
        Reply.select(Reply, SignedCopy, by, answerer, *more)
        .join(by, on=(Reply.by == by.id), attr="by").switch(Reply)
        .join(answerer, JOIN.LEFT_OUTER, on=(Reply.answered_by == answerer.id), attr="answered_by")
        .switch(Reply).join(SignedCopy)
    )


def _called(replies) -> list[Called]:
    return [
        Called(one, one.question, _sentence(one.signed_copy.content, one.question))
        for one in replies
    ]


def _sentence(content: dict, question: str) -> str:
    told = {finding["question"]: finding["sentence"] for finding in content["findings"]}
    return told.get(question, "")
