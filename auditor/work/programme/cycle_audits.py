"""Adding audits to a cycle by hand: what is offered, and what is refused."""

from collections.abc import Iterable, Mapping

import peewee
from peewee import JOIN

from auditor.records.audits import Audit
from auditor.records.cases import Case, Cycle
from auditor.records.database import change
from auditor.records.people import Person, Team
from auditor.records.text import alphabetical, holds
from auditor.rules.audits import allocation as rules
from auditor.rules.audits.timeline import Noted
from auditor.rules.cases.cases import SERVICES, is_closed
from auditor.rules.parsing import LONGEST_SEARCH, one_line
from auditor.rules.reasons import too_long
from auditor.rules.workflow import State
from auditor.work import clock, journal, settings
from auditor.work.audits import allocation, audits, case_history
from auditor.work.cases import cases
from auditor.work.programme import balancing
from auditor.work.rights import supervisors
from auditor.work.rights.accounts import works_here
from auditor.work.signed_in import SignedIn

Supervisor = Person.alias()


class NotAdded(Exception):
    """Nothing was added; `faults` says why, by the id of each case or worker that is in the way."""

    def __init__(self, faults: dict[int, str]):
        super().__init__(f"{len(faults)} could not be added")
        self.faults = faults


def offered_cases(cycle: Cycle, me: SignedIn, asked: dict[str, str]) -> peewee.ModelSelect:
    """The open, unrestricted cases that the cycle does not audit yet, as `asked` narrows them."""
    there = _in(cycle).where(Audit.case.is_null(False)).select(Audit.case)
    return cases.every(me, asked | {"open": "open", "restricted": ""}).where(
        Case.restricted == False, Case.id.not_in(there)  # noqa: E712 - SQL
    )


def offered_workers(cycle: Cycle, search: str = "") -> peewee.ModelSelect:
    """Whoever receives supervision that the cycle does not audit yet; who gives it is `supervised_by`."""
    there = _in(cycle).where(Audit.case.is_null()).select(Audit.worker)
    query = _supervised().where(Person.id.not_in(there))
    search = one_line(search[:LONGEST_SEARCH])
    return query.where(holds(Person.name, search)) if search else query


def workers_of(ids: Iterable[int]) -> peewee.ModelSelect:
    """The workers with these ids who receive supervision; who gives it is `supervised_by`."""
    return _supervised().where(Person.id.in_(list(ids))).order_by(alphabetical(Person.name))


def add_audits(
    cycle: Cycle, subjects: list[Case] | list[Person], me: SignedIn,
    reasons: Mapping[int, str] | None = None, auditors: Iterable[int] = (),
) -> list[Audit]:
    """Add an audit of each case, or of each worker's supervision, to a cycle.

    `reasons` says, by the id of a case or worker, why one is audited again within 12 months
    [default]. With `auditors` (ids) the audits are allocated at once, spread evenly over them.
    Raises NotAdded, with every fault at once, and then nothing is added.
    """
    with change():
        cycle, subjects = Cycle.get_by_id(cycle.id), _as_they_are(subjects)
        faults = _faults(cycle, subjects, reasons or {})
        made = [
            _add(cycle, one, me, (reasons or {}).get(one.id, ""))
            for one in subjects
            if one.id not in faults
        ]
        if auditors:
            faults |= _spread(cycle, made, list(auditors), me)
        if faults:
            raise NotAdded(faults)
    return made


def last_audits(subjects: list[Case] | list[Person]) -> dict[int, case_history.LastAudit]:
    """The last audit of each of these cases, or of the supervision of each of these workers."""
    ids = [one.id for one in subjects]
    if subjects and isinstance(subjects[0], Person):
        return case_history.last_of_workers(ids)
    else:
        return case_history.last_audits(ids)


def _as_they_are(subjects: list[Case] | list[Person]) -> list[Case] | list[Person]:
    """The same cases with their workers, or the same workers, as their rows are now, with their teams."""
    if not subjects:
        return []
    table = type(subjects[0])
    query = table.select(table, Team).join(Team, JOIN.LEFT_OUTER, on=table.team, attr="team")
    if table is Case:
        query = query.select_extend(Person).join_from(
            Case, Person, JOIN.LEFT_OUTER, on=Case.worker, attr="worker"
        )
    found = {one.id: one for one in query.where(table.id.in_([one.id for one in subjects]))}
    return [found[one.id] for one in subjects]


def _supervised() -> peewee.ModelSelect:
    return (
        Person.select(Person, Team, Supervisor)
        .join(Team, JOIN.LEFT_OUTER, on=Person.team, attr="team").switch(Person)
        .join(Supervisor, on=(Supervisor.id == supervisors.supervisor(Person, Team)), attr="supervised_by")
        .switch(Person)
        .where(works_here())
    )


def _in(cycle: Cycle) -> peewee.ModelSelect:
    return Audit.select().where(Audit.cycle == cycle.id, Audit.state != State.WITHDRAWN)


def _faults(cycle: Cycle, subjects: list, reasons: Mapping[int, str]) -> dict[int, str]:
    column = Audit.worker if subjects and isinstance(subjects[0], Person) else Audit.case
    there = {row[0] for row in _in(cycle).select(column).tuples()}
    last, today, months = last_audits(subjects), clock.today(), settings.limits().rest_months
    faults = {}
    for one in subjects:
        if cycle.closed_at:
            faults[one.id] = "This cycle is closed"
        elif one.id in there:
            faults[one.id] = "This cycle audits it already"
        elif isinstance(one, Case) and one.restricted:
            faults[one.id] = "This case is restricted"
        elif isinstance(one, Case) and is_closed(one.closed_on, today):
            faults[one.id] = "This case is closed"
        elif isinstance(one, Person) and one.closed_at:
            faults[one.id] = "This account is closed"
        elif isinstance(one, Person) and supervisors.of(one) is None:
            faults[one.id] = "Nobody is named who gives this supervision"
        elif case_history.rests(last.get(one.id), today, months) and not reasons.get(one.id):
            faults[one.id] = f"Audited within {months} months: say why again"
        elif fault := too_long(reasons.get(one.id, "")):
            faults[one.id] = fault
    return faults


def _add(cycle: Cycle, subject: Case | Person, me: SignedIn, reason: str) -> Audit:
    of_case = isinstance(subject, Case)
    details = allocation.details_now(subject)
    team = details["team"]
    first, last = rules.usual_period(clock.today())
    audit = Audit.create(
        cycle=cycle, form_version=cycle.form_version_id, case=subject if of_case else None,
        state=State.UNALLOCATED, plan=subject.plan if of_case else "",
        service=subject.service if of_case else (team.service if team else SERVICES[0]),
        period_from=first, period_to=last, override_reason=reason, since=clock.now(), **details,
    )
    audits.note(audit, me.id, Noted.CREATED, reason)
    journal.record(me.id, "added an audit", audit.id)
    return audit


def _spread(
    cycle: Cycle, made: list[Audit], auditors: list[int], me: SignedIn
) -> dict[int, str]:
    """Allocate evenly; returns what is in the way, by case or worker."""
    proposal = balancing.propose(cycle, made, among=auditors)
    for audit in made:
        if audit.id in proposal.given:
            allocation.give(audit, proposal.given[audit.id], me)
    return {
        audit.case_id or audit.worker_id: proposal.left[audit.id]
        for audit in made
        if audit.id in proposal.left
    }
