"""Who had a case before: kept whenever a case passes to another worker."""

from collections.abc import Mapping

from peewee import chunked, fn

from auditor.records.cases import FormerWorker
from auditor.records.database import change
from auditor.work import clock

AT_ONCE = 500  # rows of one statement


def keep(former: Mapping[int, int | None]) -> None:
    """Keep who had each of these cases (ids) until today; None where nobody had it.

    They had it since it passed from the worker before, where that is known.
    """
    had = [(case, worker) for case, worker in former.items() if worker]
    with change():
        for some in chunked(had, AT_ONCE):
            since = _passed_on([case for case, _ in some])
            FormerWorker.insert_many([
                {"case": case, "worker": worker, "since": since.get(case), "until": clock.today()}
                for case, worker in some
            ]).execute()


def _passed_on(cases: list[int]) -> dict:
    query = FormerWorker.select(FormerWorker.case, fn.MAX(FormerWorker.until))
    return dict(query.where(FormerWorker.case.in_(cases)).group_by(FormerWorker.case).tuples())
