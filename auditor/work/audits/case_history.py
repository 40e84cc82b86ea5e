"""What the audits of a case, or of a worker's supervision, told and asked for through time."""

import datetime
from dataclasses import dataclass

from auditor.records.actions import Action
from auditor.records.audits import Audit
from auditor.records.cases import Case, Cycle
from auditor.records.people import Person
from auditor.records.reviews import Finding
from auditor.rules.audits import allocation
from auditor.rules.deadlines import london_day
from auditor.rules.forms import FINDING_KINDS
from auditor.rules.workflow import UNFINISHED, State
from auditor.work import audit_names
from auditor.work.audits.actions import kept
from auditor.work.rights import conditions
from auditor.work.signed_in import SignedIn


@dataclass(frozen=True)
class LastAudit:
    """The last audit of a case: its id, cycle and state, and the day of the last sign-off."""

    id: int
    cycle: str
    state: str
    signed_off_on: datetime.date | None


def audits_of(case: Case, me: SignedIn) -> list[Audit]:
    """The audits of a case that a lead may know of, newest first, with their people."""
    seen = conditions.lead(me) | conditions.auditor(me)
    query = audit_names.with_names().where(Audit.case == case.id, seen)
    return list(query.order_by(Audit.id.desc()))


def findings_of(shown: list[Audit]) -> dict[int, list[Finding]]:
    """What the signed-off ones of these audits told, by audit id, strengths first."""
    signed = [audit.id for audit in shown if audit.state == State.SIGNED_OFF]
    query = Finding.select().where(Finding.audit.in_(signed), Finding.told)
    found: dict[int, list[Finding]] = {}
    for finding in sorted(query, key=lambda one: (FINDING_KINDS.index(one.kind), one.id)):
        found.setdefault(finding.audit_id, []).append(finding)
    return found


def actions_of(shown: list[Audit]) -> list[Action]:
    """The actions that these audits left, with their owners, newest first; no mere proposals."""
    query = (
        Action.select(Action, Person).join(Person, on=Action.owner, attr="owner")
        .where(
            Action.audit.in_([audit.id for audit in shown]),
            kept(),
        )
    )
    return list(query.order_by(Action.id.desc()))


def last_audits(case_ids: list[int]) -> dict[int, LastAudit]:
    """The last audit of each case, withdrawn ones left out, by case id, in one query."""
    return _last(Audit.case, Audit.case.in_(case_ids))


def last_of_workers(worker_ids: list[int]) -> dict[int, LastAudit]:
    """The last audit of the supervision that each worker receives, by worker id, in one query."""
    return _last(Audit.worker, Audit.worker.in_(worker_ids) & Audit.case.is_null())


def rests(last: LastAudit | None, today: datetime.date, months: int) -> bool:
    """Whether another audit needs a reason: the last is unfinished, or within `months` months."""
    if last is None:
        return False
    return last.state in UNFINISHED or allocation.rest(last.signed_off_on, today, months)


def _last(key, which) -> dict[int, LastAudit]:
    query = (
        Audit.select(key, Audit.id, Cycle.title, Audit.state, Audit.signed_off_at)
        .join(Cycle).where(which, Audit.state != State.WITHDRAWN).order_by(Audit.id)
    )
    found: dict[int, LastAudit] = {}
    for subject, audit, cycle, state, signed_off_at in query.tuples():
        before = found.get(subject)
        day = london_day(signed_off_at) if signed_off_at else before and before.signed_off_on
        found[subject] = LastAudit(audit, cycle, state, day)
    return found
