"""Whose work on running audits of a case goes on, or ends, with whether they may read the case."""

from collections.abc import Iterable

from auditor.records.audits import Audit
from auditor.records.cases import Case
from auditor.records.people import Person
from auditor.records.text import alphabetical
from auditor.rules.notices import News
from auditor.rules.workflow import UNFINISHED
from auditor.work import audits, notices, readership
from auditor.work.accounts import works_here


def at_work(case: Case) -> dict[int, list[str]]:
    """Who audits or reviews the case in an audit that is not finished (ids), and what they do in it."""
    found: dict[int, list[str]] = {}
    for audit in _running(case):
        for person, does in _parts(audit):
            found.setdefault(person, []).append(f"{does}, {audit.cycle.title}")
    return found


def with_names(parts: dict[int, list[str]]) -> list[tuple[Person, str]]:
    """The people behind these ids whose accounts are open, by name, each with what they do."""
    query = Person.select().where(Person.id.in_(list(parts)), works_here())
    return [(one, "; ".join(parts[one.id])) for one in query.order_by(alphabetical(Person.name), Person.id)]


def names(people: Iterable[int]) -> list[Person]:
    """The people with these ids, by name."""
    query = Person.select().where(Person.id.in_(list(people)))
    return list(query.order_by(alphabetical(Person.name), Person.id))


def named(case: Case) -> set[int]:
    """The readers (ids) that a case names, whether it is restricted or not."""
    return {person for (person,) in readership.named(case.id).tuples()}


def tell_who_lost_it(case: Case, before: set[int] | None, by: int) -> None:
    """Tell those at work on a case who could read it before (ids; None: everybody), and cannot now."""
    readers = named(case)
    for audit in _running(case):
        lost = {person for person, _ in _parts(audit)} - readers
        notices.tell(audit, lost if before is None else lost & before, News.RESTRICTED, by)


def _running(case: Case) -> list[Audit]:
    query = audits.with_names().where(Audit.case == case.id, Audit.state.in_(UNFINISHED))
    return list(query.order_by(Audit.id))


def _parts(audit: Audit) -> list[tuple[int, str]]:
    titles = {stage.number: stage.title for stage in audits.stages(audit)}
    reviewing = [
        (person, f"reviews {titles.get(number, f'stage {number}')}")
        for number, people in audits.standing(audit).stages for person in sorted(people)
    ]
    return ([(audit.auditor_id, "audits it")] if audit.auditor_id else []) + reviewing
