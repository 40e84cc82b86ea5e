"""Who had a case before: kept whenever a case passes to another worker, and asked of each audit."""

from collections.abc import Iterable, Mapping

from peewee import Value, chunked, fn

from auditor.records.audits import Audit
from auditor.records.cases import FormerWorker
from auditor.records.database import ROWS_AT_ONCE, change
from auditor.rules.audits.allocation import OWN_MONTHS
from auditor.rules.deadlines import add_months
from auditor.work import clock

# Who had the case of an audit in the time that it reads, for hand-written queries: {0} is the audit's row
# of `audit`, {1} the row of `former_worker`.
HAD = (
    "({1}.case_id = {0}.case_id AND ({0}.period_from IS NULL OR {1}.until >= {0}.period_from)"
    " AND ({0}.period_to IS NULL OR {1}.since IS NULL OR {1}.since <= {0}.period_to))"
)


def keep(former: Mapping[int, int | None]) -> None:
    """Keep who had each of these cases (ids) until today; None where nobody had it.

    They had it since it passed from the worker before, where that is known.
    """
    had = [(case, worker) for case, worker in former.items() if worker]
    with change():
        for some in chunked(had, ROWS_AT_ONCE):
            since = _passed_on([case for case, _ in some])
            FormerWorker.insert_many([
                {"case": case, "worker": worker, "since": since.get(case), "until": clock.today()}
                for case, worker in some
            ]).execute()


def had(person):
    """Audits whose case a person (an id, or a column of ids) had in the time that the audit reads."""
    former = FormerWorker.alias()
    return fn.EXISTS(
        former.select(Value(1)).where(
            former.case == Audit.case, former.worker == person,
            Audit.period_from.is_null() | (former.until >= Audit.period_from),
            Audit.period_to.is_null() | former.since.is_null() | (former.since <= Audit.period_to),
        )
    )


def not_to_audit(audits: Iterable[int]) -> dict[int, frozenset[int]]:
    """Who had the case of each audit (ids) since the time that it reads began, or in the last 12 months."""
    lately = FormerWorker.until >= add_months(clock.today(), -OWN_MONTHS)
    query = FormerWorker.select(Audit.id, FormerWorker.worker).join(
        Audit, on=(Audit.case == FormerWorker.case)
    ).where(
        Audit.id.in_(list(audits)),
        lately | Audit.period_from.is_null() | (FormerWorker.until >= Audit.period_from),
    )
    found: dict[int, set[int]] = {}
    for audit, worker in query.tuples():
        found.setdefault(audit, set()).add(worker)
    return {audit: frozenset(people) for audit, people in found.items()}


def _passed_on(cases: list[int]) -> dict:
    query = FormerWorker.select(FormerWorker.case, fn.MAX(FormerWorker.until))
    return dict(query.where(FormerWorker.case.in_(cases)).group_by(FormerWorker.case).tuples())
