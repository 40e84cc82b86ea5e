"""Telling people what others did to audits of theirs, until they have seen it."""

from collections.abc import Iterable
from dataclasses import dataclass

from peewee import JOIN

from auditor.records.audits import Audit, Notice
from auditor.records.cases import Case
from auditor.records.database import change
from auditor.records.people import Person
from auditor.rules.notices import News
from auditor.rules.rights.permissions import Act
from auditor.work import audit_names, clock
from auditor.work.rights import audit_facts
from auditor.work.rights.readership import readable
from auditor.work.signed_in import SignedIn

MOST = 50  # unseen notices that a page lists


@dataclass(frozen=True)
class Unseen:
    """One notice as its person may read it: no reference where the case is not theirs to know.

    Somebody external is given none, nor a name, once they may not know of the audit itself.
    """

    id: int
    what: News
    audit: int
    reference: str | None
    opens: bool
    notice: Notice


def tell(audit: Audit, people: Iterable[int | None], what: News, by: int | None) -> None:
    """Tell these people (ids) what `by` did to the audit; not `by`, nor anybody twice."""
    with change():
        for person in sorted({one for one in people if one} - {by}):
            Notice.insert(audit=audit, person=person, what=what, by=by, at=clock.now()).execute()


def unseen(me: SignedIn) -> list[Unseen]:
    """What was done and not yet seen by the person, the latest first."""
    doer = Person.alias()
    query = (
        Notice.select(Notice, Audit, Case, doer, readable(me.id).alias("readable"))
        .join(Audit).join(Case, JOIN.LEFT_OUTER).switch(Notice)
        .join(doer, JOIN.LEFT_OUTER, on=(Notice.by == doer.id), attr="by")
        .where(Notice.person == me.id, Notice.seen_at.is_null())
        .order_by(Notice.id.desc()).limit(MOST)
    )
    return [_unseen(me, one) for one in query]


def get(notice_id: int, me: SignedIn) -> Notice | None:
    """The notice with this id, where it is one of theirs."""
    return Notice.get_or_none(Notice.id == notice_id, Notice.person == me.id)


def see(notice: Notice) -> None:
    """Note that it was seen, once."""
    with change():
        Notice.update(seen_at=clock.now()).where(
            Notice.id == notice.id, Notice.seen_at.is_null()
        ).execute()


def _unseen(me: SignedIn, one: Notice) -> Unseen:
    may_read = bool(one.readable)
    opens = may_read and audit_facts.may(me, Act.KNOW, one.audit)
    told = opens if me.external else may_read
    reference = audit_names.reference(one.audit) if told else None
    return Unseen(one.id, News(one.what), one.audit_id, reference, opens, one)
