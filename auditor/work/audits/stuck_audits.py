"""Where nobody can act on an audit: an administrator names somebody, with a reason, and it is logged."""

from dataclasses import dataclass

from peewee import JOIN

from auditor.records.audits import Audit, Concern
from auditor.records.cases import Case, CaseReader, Cycle
from auditor.records.database import change
from auditor.records.people import Person
from auditor.records.reviews import NamedLead
from auditor.rules.audits.timeline import Noted
from auditor.rules.notices import News
from auditor.rules.rights import permissions
from auditor.rules.rights import stuck_audits as rules
from auditor.rules.rights.permissions import Duty
from auditor.rules.rights.readership import may_read
from auditor.rules.rights.stuck_audits import FOR_ADMINISTRATORS, Stuck
from auditor.rules.workflow import State
from auditor.work import clock, journal
from auditor.work.audits import audits
from auditor.work.people import notices, people
from auditor.work.refusals import NotAllowed
from auditor.work.rights import accounts, audit_facts, conditions
from auditor.work.signed_in import SignedIn

MOST = 200  # audits that a page lists
ACT_NOW = "Somebody can act on this audit now, so nobody needs to be named."


class ActNow(NotAllowed):
    """Somebody can act on the audit by now."""


@dataclass(frozen=True)
class StuckAudit:
    """An audit, with its cycle, on which nobody can do `what` until somebody is named."""

    audit: Audit
    what: list[Stuck]


def waiting() -> list[StuckAudit]:
    """The audits for which an administrator should name somebody, by cycle and number."""
    concern = Concern.select(Concern.audit).where(Concern.acknowledged_at.is_null())
    led = Audit.state != State.WITHDRAWN
    query = (
        Audit.select(Audit, Cycle).join(Cycle).switch(Audit).join(Case, JOIN.LEFT_OUTER)
        .where(Audit.id.in_(concern) | (led & conditions.nobody_leads()))
        .order_by(Cycle.id.desc(), Audit.id)
    )
    found = list(query)
    known = audit_facts.of_each(found)
    listed = [StuckAudit(one, _what(known[one.id])) for one in found]
    return [one for one in listed if one.what][:MOST]


def get(audit: Audit) -> StuckAudit | None:
    """The audit, where an administrator should name somebody for it; else None."""
    what = _what(audit_facts.of(audit))
    return StuckAudit(audit, what) if what else None


def possible(me: SignedIn) -> list[Person]:
    """Whom an administrator may choose from, for whatever audit: whoever can sign in, by name.

    Never themselves, nor anybody from outside. Who would not help is refused when they are named: a
    list without them would say who is party to what.
    """
    return list(people.open_ones().where(accounts.signs_in(), Person.id != me.id, accounts.inside()))


def name(audit: Audit, person: int, me: SignedIn, reason: str) -> None:
    """Name somebody (an id) to act as lead on an audit where nobody else can.

    On a restricted case they become one of its readers. Raises ActNow where somebody can act
    meanwhile, and NotAllowed where this person could not.
    """
    with change():
        now = audits.get(audit.id)
        known = audit_facts.of(now)
        if not _what(known):
            raise ActNow(ACT_NOW)
        chosen = next((one for one in possible(me) if one.id == person), None)
        if chosen is None or not rules.helps(chosen.id, known):
            raise NotAllowed("This person could not act on it either: name somebody else.")
        NamedLead.insert(
            audit=now, person=chosen, reason=reason, by=me.id, at=clock.now()
        ).on_conflict_ignore().execute()
        if not may_read(chosen.id, known.readers):
            CaseReader.insert(case=now.case_id, person=chosen).on_conflict_ignore().execute()
            journal.record(me.id, "made somebody a reader of a restricted case", now.id)
        audits.note(now, me.id, Noted.NAMED_TO_LEAD, f"{chosen.name}. {reason}")
        journal.record(me.id, "named somebody to act as lead", now.id)
        notices.tell(now, [chosen.id], News.NAMED, me.id)


def waits_for(me: SignedIn) -> list[StuckAudit]:
    """What an administrator is told of on the first page; nothing for anybody else."""
    return waiting() if permissions.does(me.roles, Duty.NAME_SOMEBODY) else []


def _what(known) -> list[Stuck]:
    return [one for one in rules.stuck(known) if one in FOR_ADMINISTRATORS]
