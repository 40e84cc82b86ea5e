"""Cases, workers and their audits as the draw sees them: ids, dates and no names."""

from peewee import JOIN

from auditor.records.audits import Audit
from auditor.records.cases import Case, Cycle
from auditor.records.draws import ReAudit
from auditor.records.people import Person, Team
from auditor.rules.audit_subjects import SubjectKey
from auditor.rules.cases.cases import SERVICES, known_as
from auditor.rules.deadlines import london_day
from auditor.rules.programme import sampling_frame as frame
from auditor.rules.workflow import State
from auditor.work.open_cases import still_open
from auditor.work.programme import cycle_audits
from auditor.work.rights.accounts import works_here


def subjects_of(cycle: Cycle) -> str:
    """What a cycle samples: "case", or "worker" where it audits supervision."""
    return cycle.form_version.form.subject


def cases(every: bool = False) -> list[frame.SampledCase]:
    """The cases that are open today, or `every` one, in one query."""
    query = Case.select(
        Case.id, Case.worker, Case.service, Case.plan, Case.family, Case.restricted,
        Case.opened_on, Case.closed_on, Case.team,
    )
    if not every:
        query = query.where(still_open())
    found = [frame.SampledCase(*row) for row in query.tuples()]
    return [one if not one.family else _known_family(one) for one in found]


def history(cycle: Cycle | None = None, but: frozenset[int] = frozenset()) -> list[frame.PastAudit]:
    """Every audit of a case that was not withdrawn, leaving out those in `but` (ids)."""
    return _history(Audit.case, Audit.case.is_null(False), cycle, but)


def of_cycle(
    cycle: Cycle, but: frozenset[int] = frozenset()
) -> tuple[list[frame.SampledCase], list[frame.PastAudit]]:
    """What a draw of this cycle draws from: its cases or workers, and their audits but those.

    Nothing is kept that the draw does not ask for.
    """
    if subjects_of(cycle) == SubjectKey.SUPERVISION:
        found = _workers()
        audits = _history(Audit.worker, Audit.case.is_null(), cycle, but)
    else:
        found, audits = [_asked_for(one) for one in cases()], history(cycle, but)
    ids, workers = {one.id for one in found}, {one.worker for one in found}
    return found, [one for one in audits if one.case in ids or one.worker in workers]


def _history(subject, which, cycle: Cycle | None, but: frozenset[int]) -> list[frame.PastAudit]:
    query = (
        Audit.select(
            subject, Audit.worker, Cycle.starts_on, Audit.signed_off_at, Audit.cycle, Audit.id,
            ReAudit.id,
        )
        .join(Cycle, on=(Audit.cycle == Cycle.id)).switch(Audit)
        .join(ReAudit, JOIN.LEFT_OUTER, on=(ReAudit.audit == Audit.id))
        .where(which, Audit.state != State.WITHDRAWN)
    )
    return [
        frame.PastAudit(
            one, worker, None if again else starts_on, london_day(signed) if signed else None,
            here=cycle is not None and of == cycle.id,
        )
        for one, worker, starts_on, signed, of, audit, again in query.tuples()
        if audit not in but
    ]


def _workers() -> list[frame.SampledCase]:
    """Whoever receives supervision, each as a place of their own."""
    services = dict(Team.select(Team.id, Team.service).tuples())
    everybody = [one for (one,) in Person.select(Person.id).where(works_here()).tuples()]
    return [
        frame.SampledCase(one.id, one.id, services.get(one.team_id, SERVICES[0]))
        for one in cycle_audits.workers_of(everybody)
    ]


def _asked_for(case: frame.SampledCase) -> frame.SampledCase:
    return frame.SampledCase(
        case.id, case.worker, case.service, case.plan, case.family, case.restricted,
        closed_on=case.closed_on,
    )


def _known_family(case: frame.SampledCase) -> frame.SampledCase:
    return frame.SampledCase(
        case.id, case.worker, case.service, case.plan, known_as(case.family), case.restricted,
        case.opened_on, case.closed_on, case.team,
    )
