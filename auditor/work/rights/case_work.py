"""Whose work on unfinished audits of a case goes on, or ends, with whether they may read the case."""

from collections.abc import Iterable

from auditor.records.audits import Audit
from auditor.records.cases import Case
from auditor.records.people import Person
from auditor.records.text import alphabetical
from auditor.rules.workflow import UNFINISHED
from auditor.work import audit_names
from auditor.work.rights import audit_facts
from auditor.work.rights.accounts import works_here


def at_work(case: Case) -> dict[int, list[str]]:
    """Who audits or reviews the case in an audit that is not finished (ids), and what they do in it."""
    found: dict[int, list[str]] = {}
    for audit in running(case):
        for person, does in parts(audit):
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


def running(case: Case) -> list[Audit]:
    """The audits of a case that are not finished, with all names."""
    query = audit_names.with_names().where(Audit.case == case.id, Audit.state.in_(UNFINISHED))
    return list(query.order_by(Audit.id))


def parts(audit: Audit) -> list[tuple[int, str]]:
    """Who works on an audit (ids), and what they do."""
    titles = {stage.number: stage.title for stage in audit_facts.stages(audit)}
    reviewing = [
        (person, f"reviews {titles.get(number, f'stage {number}')}")
        for number, people in audit_facts.of(audit).stages for person in sorted(people)
    ]
    return ([(audit.auditor_id, "audits it")] if audit.auditor_id else []) + reviewing
