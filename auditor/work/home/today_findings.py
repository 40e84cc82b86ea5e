"""What waits for one person of findings that are signed off: to discuss, read, answer, audit again."""

import datetime
from collections.abc import Iterable

from peewee import Case as When

from auditor.records.audits import Audit
from auditor.records.cases import Case
from auditor.records.people import Person
from auditor.rules.deadlines import add_months
from auditor.rules.follow_up.discussions import due_on
from auditor.rules.rights import permissions
from auditor.rules.rights.permissions import Duty
from auditor.rules.workflow import State
from auditor.work import audit_names, clock, settings
from auditor.work.follow_up import discussions, reflections, replies
from auditor.work.home.to_do import MOST, ToDo, Waiting, as_row, name_of
from auditor.work.programme import re_audits
from auditor.work.rights import accounts, conditions
from auditor.work.signed_in import SignedIn

MONTHS_LISTED = 3  # how long findings wait here to be read


def to_answer(me: SignedIn) -> list[Waiting]:
    """Findings that somebody calls factually wrong, in audits that the person leads on."""
    return [
        as_row(ToDo.ANSWER, one.reply.signed_copy.audit, one.reply.by.name, since=one.reply.at, due=None)
        for one in replies.waiting(conditions.lead(me))
    ]


def to_audit_again(me: SignedIn) -> list[Waiting]:
    """Audits that a lead leads on, judged inadequate, whose re-audit is in no cycle yet."""
    found = re_audits.proposed(conditions.lead(me)) if permissions.does(me.roles, Duty.RUN_CYCLES) else []
    return [
        as_row(ToDo.RE_AUDIT, one.earlier, name_of(one.earlier.worker), since=one.earlier.signed_off_at,
               due=one.due_on)
        for one in found
    ]


def to_discuss(me: SignedIn) -> list[Waiting]:
    """Findings not discussed since sign-off, on workers whom the person supervises.

    The lead acts for those whom nobody supervises. After a transfer they wait for the new worker,
    and with the supervisor at allocation for the former one, while that one works here.
    """
    days = settings.limits().discuss
    mine = conditions.supervisor(me) | (conditions.lead(me) & conditions.unsupervised())
    waits = discussions.waits_for(discussions.present()) & ~_passed_on(me)
    former = (Audit.supervisor == me.id) & Audit.case.is_null(False) & _works_here(Audit.worker)
    waits_for_former = former & discussions.waits_for(Audit.worker)
    query = _signed_off().select_extend(
        When(None, [(waits, discussions.present())], conditions.judged()).alias("whom")
    ).where(mine, waits | waits_for_former).order_by(Audit.signed_off_at, Audit.id)
    found = list(query.limit(MOST))
    names = _names(one.whom for one in found)
    return [
        as_row(ToDo.DISCUSS, one, names.get(one.whom, ""), since=one.signed_off_at,
               due=due_on(one.signed_off_at, days))
        for one in found
    ]


def to_read(me: SignedIn) -> list[Waiting]:
    """Findings of the last three months on the person's own work.

    Until they are discussed, or the person wrote a reflection on them.
    """
    start = add_months(clock.today(), -MONTHS_LISTED)
    query = _signed_off().where(
        Audit.signed_off_at >= datetime.datetime.combine(start, datetime.time()), conditions.worker(me),
        discussions.waits_for(me.id), ~reflections.written_by(me.id),
    )
    return [
        as_row(ToDo.READ, one, "", since=one.signed_off_at, due=None)
        for one in query.order_by(Audit.signed_off_at.desc(), Audit.id).limit(MOST)
    ]


def _passed_on(me: SignedIn):
    """That the case has another worker by now, whom the supervisor at allocation does not supervise."""
    transferred = Case.worker.is_null(False) & (Case.worker != Audit.worker)
    return transferred & (Audit.supervisor == me.id) & ~conditions.supervises(Case.worker, me)


def _works_here(person):
    """That a person (a column of ids) has not left."""
    return person.in_(Person.select(Person.id).where(accounts.works_here()))


def _names(people: Iterable[int | None]) -> dict[int, str]:
    return dict(Person.select(Person.id, Person.name).where(Person.id.in_(set(people) - {None})).tuples())


def _signed_off():
    return audit_names.with_names().where(Audit.state == State.SIGNED_OFF)
