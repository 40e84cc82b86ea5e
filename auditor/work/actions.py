"""Actions of one audit, and who may own one."""

from auditor.records.actions import Action
from auditor.records.audits import Audit
from auditor.records.cases import CaseReader
from auditor.records.people import Person
from auditor.work import people


def of_audit(audit: Audit):
    """The actions of an audit with their owners, oldest first; those set aside are left out."""
    return (
        Action.select(Action, Person).join(Person, on=Action.owner, attr="owner")
        .where(Action.audit == audit.id, Action.state != "set_aside")
        .order_by(Action.id)
    )


def owners(audit: Audit) -> list[Person]:
    """Who may own an action: the worker first, then the supervisor, then everybody with an account.

    An external auditor's access ends, and nobody could follow an action on a restricted case but
    the readers it names: neither is offered.
    """
    first = [one for one in (audit.worker_id, audit.supervisor_id) if one]
    query = people.open_ones().where(Person.external == False)  # noqa: E712 - SQL
    if audit.case_id and audit.case.restricted:
        readers = CaseReader.select(CaseReader.person).where(CaseReader.case == audit.case_id)
        query = query.where(Person.id.in_(readers))
    return sorted(query, key=lambda one: first.index(one.id) if one.id in first else len(first))
