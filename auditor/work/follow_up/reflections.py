"""What a worker thinks of the findings, typed by the worker or written down for them."""

from peewee import Value, fn

from auditor.records.audits import Audit
from auditor.records.database import change
from auditor.records.people import Person
from auditor.records.supervision import Reflection
from auditor.rules.rights.permissions import Act
from auditor.work import clock, journal
from auditor.work.audits import audits
from auditor.work.follow_up import corrections
from auditor.work.reviews import signed_copies
from auditor.work.signed_in import SignedIn

ONE = Value(1)


def of_audit(audit: Audit) -> list[Reflection]:
    """The reflections on an audit, oldest first, as last corrected, each with who wrote it.

    `first` is the row that it began as, `earlier` are its earlier wordings, oldest first.
    """
    query = (
        Reflection.select(Reflection, Person).join(Person)
        .where(Reflection.audit == audit.id).order_by(Reflection.id)
    )
    return corrections.latest(query)


def reflect(audit: Audit, me: SignedIn, text: str) -> None:
    """Keep what a worker thinks; sent twice it is kept once. NotAllowed where it is not theirs."""
    with change():
        write_down(audits.ensure_may(me.id, Act.REFLECT, audit), me, text)


def write_down(audit: Audit, me: SignedIn, text: str) -> None:
    """The same for whoever records the session in which it was said, within that change."""
    with change():
        if not corrections.said_before(Reflection, audit, me, {"text": text}):
            Reflection.insert(
                audit=audit, by=me.id, at=clock.now(), text=text,
                signed_copy=signed_copies.latest_id(audit.id),
            ).execute()
            journal.record(me.id, "wrote a reflection", audit.id)


def correct(audit: Audit, one: Reflection, me: SignedIn, text: str) -> None:
    """Reword a reflection; what it said before can still be read. Raises Overtaken, and NotAllowed."""
    with change():
        audits.ensure_may(me.id, Act.PRINT_FINDINGS, audit)
        if corrections.correct(one, me, {"text": text}):
            journal.record(me.id, "corrected a reflection", audit.id)


def written_by(person: int):
    """That a person (an id) wrote a reflection since an audit's latest sign-off, for lists."""
    one = Reflection.alias()
    return fn.EXISTS(
        one.select(ONE).where(
            one.audit == Audit.id, one.by == person, one.signed_copy == signed_copies.latest_in_list()
        )
    )
