"""Concerns of one audit: raised at once, told, acknowledged by somebody else, never undone."""

from peewee import JOIN

from auditor.records.audits import Audit, Concern, ConcernTold
from auditor.records.database import change
from auditor.records.people import Person
from auditor.rules.audits.timeline import Noted
from auditor.rules.notices import News
from auditor.rules.parsing import clean_text
from auditor.rules.rights import acting
from auditor.rules.rights.permissions import Act
from auditor.work import clock, journal
from auditor.work.audits import audits
from auditor.work.people import notices
from auditor.work.refusals import NotAllowed, Overtaken
from auditor.work.rights import audit_facts
from auditor.work.signed_in import SignedIn


class DescribedMeanwhile(Exception):
    """A concern was described since whoever acknowledges it read it: the words come first."""


def of_audit(audit_id: int) -> list[Concern]:
    """The concerns of an audit, oldest first, in two queries.

    Each has its people `raised_by` and `acknowledged_by`, and in `told_rows` who was told, when and
    what they answered. An empty `text` means that it is not described yet.
    """
    found = list(_with_people().where(Concern.audit == audit_id).order_by(Concern.id))
    _add_told(found)
    return found


def unanswered(audit_id: int) -> list[Concern]:
    """The concerns of an audit that nobody has acknowledged yet."""
    return [one for one in of_audit(audit_id) if one.acknowledged_at is None]


def raise_one(audit: Audit, me: SignedIn, text: str = "", told: dict | None = None) -> Concern:
    """Save a concern at once; an empty `text` means "not yet described".

    `told` holds whom, when and answer where somebody was told already. The same concern sent twice
    by one person is saved once.
    """
    text = clean_text(text).strip()
    with change():
        audit = audits.ensure_may(me.id, Act.RAISE_CONCERN, audit)
        concern = _raised(audit, me, text)
        if told:
            tell(concern, me, told["whom"], told["when"], told["answer"])
    return concern


def answer_question(audit: Audit, me: SignedIn, unsafe: bool) -> Concern | None:
    """Keep the answer to "is there anything that suggests a child is unsafe now?".

    Yes saves a concern at once, as not yet told, and returns it. A no may become a yes; raises
    NotAllowed where a yes is to become a no, whenever that was said.
    """
    with change():
        audit = audits.ensure_may(me.id, Act.ANSWER, audit)
        if audit.unsafe_at_start and not unsafe:
            raise NotAllowed("The answer was yes. A concern cannot be undone, only answered.")
        if audit.unsafe_at_start != unsafe:
            Audit.update(unsafe_at_start=unsafe).where(Audit.id == audit.id).execute()
            audits.note(audit, me.id, Noted.SAID_UNSAFE if unsafe else Noted.SAID_SAFE)
        return _stands(audit, me) if unsafe else None


def yes_at_sending(audit: Audit, me: SignedIn) -> Concern:
    """Keep a yes of its auditor to the same question as it is asked again at sending.

    It is kept whatever comes of the sending, and though the audit was sent meanwhile. Returns the
    concern that waits for it, raised now where the auditor has none that waits.
    """
    with change():
        audit = audits.ensure_may(me.id, Act.RAISE_CONCERN, audit)
        if audit.auditor_id != me.id:
            raise NotAllowed("Only its auditor sends an audit.")
        if not audit.unsafe_at_sending:
            Audit.update(unsafe_at_sending=True).where(Audit.id == audit.id).execute()
            audits.note(audit, me.id, Noted.SAID_UNSAFE)
        return _stands(audit, me)


def waiting(audit: Audit, raiser: int | None) -> list[Concern]:
    """What this person (an id) raised on an audit that nobody has acknowledged yet, oldest first."""
    return list(_waiting(audit, raiser).order_by(Concern.id))


def describe(concern: Concern, me: SignedIn, text: str) -> Concern:
    """Say what the worry is, where nothing was said yet; returns the concern that has the words now.

    Where it was acknowledged already, words that nobody has read are a new concern, which waits as
    any other. Words that stand are never replaced: raises Overtaken where it was described otherwise
    meanwhile.
    """
    text = clean_text(text).strip()
    with change():
        audits.ensure_may(me.id, Act.TELL_CONCERN, concern.audit)
        now = Concern.get_by_id(concern.id)
        if now.text == text:
            return now
        elif now.acknowledged_at:
            return _raised(concern.audit, me, text)
        elif now.text:
            raise Overtaken(concern.raised_by.name, concern.raised_at, concern.audit.state)
        Concern.update(text=text).where(Concern.id == concern.id).execute()
        _write_down(concern.audit, me, Noted.CONCERN_DESCRIBED)
        return now


def tell(concern: Concern, me: SignedIn, whom: str, when: str, answer: str) -> None:
    """Add who was told, when (in the person's own words) and what they answered; never replaces."""
    said = {
        name: clean_text(value).strip()
        for name, value in (("whom", whom), ("when", when), ("answer", answer))
    }
    with change():
        audits.ensure_may(me.id, Act.TELL_CONCERN, concern.audit)
        if not ConcernTold.select().where(
            ConcernTold.concern == concern.id, ConcernTold.by == me.id,
            *(getattr(ConcernTold, name) == value for name, value in said.items()),
        ).exists():
            ConcernTold.insert(concern=concern, by=me.id, at=clock.now(), **said).execute()
            _write_down(concern.audit, me, Noted.CONCERN_TOLD)


def acknowledge(concern: Concern, me: SignedIn, done: str, wordless: bool = False) -> None:
    """Acknowledge a concern with what was done; `wordless` where it was read before it was described.

    Raises DescribedMeanwhile where it has words now that were not read, NotAllowed for who raised it
    and for everybody else to whom it does not fall, and Overtaken, saying who was first and when,
    where somebody else has; pressed twice by one person it does nothing twice.
    """
    with change():
        first = _with_people().where(Concern.id == concern.id).get()
        if first.acknowledged_at is None:
            _ensure_answers(first, me)
            if wordless and first.text:
                raise DescribedMeanwhile
            Concern.update(
                acknowledged_by=me.id, acknowledged_at=clock.now(), done=clean_text(done).strip()
            ).where(Concern.id == concern.id).execute()
            _write_down(first.audit, me, Noted.CONCERN_ACKNOWLEDGED)
            notices.tell(first.audit, [first.raised_by_id], News.CONCERN_ANSWERED, me.id)
        elif first.acknowledged_by_id != me.id:
            raise Overtaken(first.acknowledged_by.name, first.acknowledged_at, first.audit.state)


def _ensure_answers(concern: Concern, me: SignedIn) -> None:
    if concern.raised_by_id == me.id:
        raise NotAllowed("A concern is acknowledged by somebody else than who raised it.")
    if me.id not in acting.answering(audit_facts.of(concern.audit), concern.raised_by_id):
        raise NotAllowed("This concern is for somebody else to acknowledge.")


def _with_people():
    raiser, answerer = Person.alias(), Person.alias()
    return (
        Concern.select(Concern, Audit, raiser, answerer)
        .join(Audit).switch(Concern)
        .join(raiser, on=(Concern.raised_by == raiser.id), attr="raised_by").switch(Concern)
        .join(
            answerer, JOIN.LEFT_OUTER, on=(Concern.acknowledged_by == answerer.id),
            attr="acknowledged_by",
        )
    )


def _add_told(found: list[Concern]) -> None:
    by_concern = told_of([one.id for one in found])
    for one in found:
        one.told_rows = by_concern.get(one.id, [])


def told_of(concern_ids: list[int]) -> dict[int, list[ConcernTold]]:
    """Who was told of these concerns, oldest first, by concern id; one query."""
    query = (
        ConcernTold.select(ConcernTold, Person).join(Person)
        .where(ConcernTold.concern.in_(concern_ids)).order_by(ConcernTold.id)
    )
    found: dict[int, list[ConcernTold]] = {}
    for row in query:
        found.setdefault(row.concern_id, []).append(row)
    return found


def _raised(audit: Audit, me: SignedIn, text: str) -> Concern:
    """The person's concern with these words that waits to be acknowledged, or a new one."""
    concern = _already_raised(audit, me, text)
    if concern is None:
        concern = Concern.create(audit=audit, raised_by=me.id, raised_at=clock.now(), text=text)
        _write_down(audit, me, Noted.CONCERN_RAISED)
    return concern


def _already_raised(audit: Audit, me: SignedIn, text: str) -> Concern | None:
    return _waiting(audit, me.id).where(Concern.text == text).first()


def _stands(audit: Audit, me: SignedIn) -> Concern:
    """The person's concern that nobody answered yet, or a new one, not yet described."""
    return _waiting(audit, me.id).order_by(Concern.id).first() or raise_one(audit, me)


def _waiting(audit: Audit, raiser: int | None):
    return Concern.select().where(
        Concern.audit == audit.id, Concern.raised_by == raiser, Concern.acknowledged_at.is_null()
    )


def _write_down(audit: Audit, me: SignedIn, what: str) -> None:
    audits.note(audit, me.id, what)
    journal.record(me.id, what, audit.id)
