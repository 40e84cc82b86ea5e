"""What a draw draws from: cases and their audits so far, and who of them is left out, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from auditor.rules.audit_subjects import SubjectKey
from auditor.rules.audits.allocation import rest
from auditor.rules.cases.cases import is_closed
from auditor.rules.deadlines import add_months
from auditor.rules.programme.rotation import NEVER


@dataclass(frozen=True, slots=True)
class SampledCase:
    """What a draw must know of a case; of a worker whose supervision is audited, likewise.

    Ids throughout; for supervision `id` and `worker` are both the worker's.
    """

    id: int
    worker: int | None
    service: str = ""
    plan: str = ""
    family: str = ""
    restricted: bool = False
    opened_on: date | None = None
    closed_on: date | None = None
    team: int | None = None


@dataclass(frozen=True, slots=True)
class PastAudit:
    """One audit that was not withdrawn: of which case, of whose work, and when.

    `sampled_on` is the first day of its cycle, None for a re-audit, which is nobody's turn;
    `signed_off_on` is None while it goes on; `here` says that it is of the cycle that is drawn for.
    """

    case: int
    worker: int | None
    sampled_on: date | None
    signed_off_on: date | None
    here: bool = False


@dataclass(frozen=True, slots=True)
class SamplingPlan:
    """How a cycle samples: how many of whom, on which day, and what is left out.

    No services or plans named: all of them. 0 months: no rest after an audit.
    """

    day: date
    workers: int = 3
    cases_per_worker: int = 3
    services: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    theme: str = ""
    subject: str = SubjectKey.CASE
    rest_months: int = 12
    coverage_months: int = 24
    one_per_family: bool = True
    without_restricted: bool = True
    without_closed: bool = True

    @property
    def per_worker(self) -> int:
        return 1 if self.subject == SubjectKey.SUPERVISION else self.cases_per_worker

    @property
    def places(self) -> int:
        return self.workers * self.per_worker


class Reason(StrEnum):
    """Why a case was not taken."""

    CLOSED = "closed"
    RESTRICTED = "restricted"
    OTHER_SERVICE = "other service"
    OTHER_PLAN = "other plan"
    NO_WORKER = "no worker"
    HERE = "in this cycle already"
    NOW = "being audited now"
    RESTS = "audited lately"
    FAMILY = "sibling taken"
    OTHERS_FIRST = "others of its worker first"
    WORKER_LATER = "its worker's turn comes later"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A case that was not taken, and why: until when it rests, or which sibling was taken."""

    case: int
    reason: Reason
    until: date | None = None
    sibling: int | None = None


@dataclass(frozen=True)
class Past:
    """What the audits so far say of each case and worker."""

    last: dict[int, date]
    now: frozenset[int]
    here: frozenset[int]
    sampled: dict[int, date]


def past(history: Iterable[PastAudit]) -> Past:
    """What the audits so far say: last sign-offs, what goes on, and when each worker was sampled."""
    last, sampled, now, here = {}, {}, set(), set()
    for audit in history:
        if audit.here:
            here.add(audit.case)
        if audit.signed_off_on is None:
            now.add(audit.case)
        else:
            last[audit.case] = max(last.get(audit.case, NEVER), audit.signed_off_on)
        if audit.worker is not None and audit.sampled_on:
            sampled[audit.worker] = max(sampled.get(audit.worker, NEVER), audit.sampled_on)
    return Past(last, frozenset(now), frozenset(here), sampled)


def barred(case: SampledCase, known: Past, plan: SamplingPlan) -> LeftOut | None:
    """Why a case cannot be drawn whatever the seed, or None."""
    last = known.last.get(case.id)
    if case.id in known.here:
        return LeftOut(case.id, Reason.HERE)
    if reason := outside(case, plan):
        return LeftOut(case.id, reason)
    if case.id in known.now:
        return LeftOut(case.id, Reason.NOW)
    if plan.rest_months and rest(last, plan.day, plan.rest_months):
        return LeftOut(case.id, Reason.RESTS, until=add_months(last, plan.rest_months))
    return None


def outside(case: SampledCase, plan: SamplingPlan) -> Reason | None:
    """Why a case is not among those that the plan draws from, its audits left aside, or None."""
    reasons = (
        (plan.without_closed and is_closed(case.closed_on, plan.day), Reason.CLOSED),
        (plan.without_restricted and case.restricted, Reason.RESTRICTED),
        (plan.services and case.service not in plan.services, Reason.OTHER_SERVICE),
        (plan.plans and case.plan not in plan.plans, Reason.OTHER_PLAN),
        (case.worker is None, Reason.NO_WORKER),
    )
    return next((reason for holds, reason in reasons if holds), None)
