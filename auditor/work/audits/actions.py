"""Actions of one audit, and who may own one."""

from auditor.records.actions import Action
from auditor.records.audits import Audit
from auditor.records.people import Person
from auditor.rules.follow_up.actions import BEFORE_SIGN_OFF, ActionState
from auditor.work.people import people
from auditor.work.rights import accounts, readership
from auditor.work.signed_in import SignedIn


def of_audit(audit: Audit):
    """The actions of an audit with their owners, oldest first; those set aside are left out."""
    return (
        Action.select(Action, Person).join(Person, on=Action.owner, attr="owner")
        .where(Action.audit == audit.id, Action.state != ActionState.SET_ASIDE)
        .order_by(Action.id)
    )


def kept():
    """Actions that are on record, opened by a sign-off or after one.

    `rules.follow_up.actions.KEPT` for lists. Said by what they are not, so that a list looks for the
    actions of its audits, not for every action in one of these states.
    """
    return Action.state.not_in(BEFORE_SIGN_OFF)


def owners(audit: Audit, me: SignedIn) -> list[Person]:
    """Whom a person may choose to own an action: worker, supervisor, then everybody.

    Everybody is whoever has an account, but no external auditor, whose access ends, and on a
    restricted case only the readers it names. Who is external chooses among those whom the audit
    names: worker, supervisor, and who owns another action of it.
    """
    first = [one for one in (audit.worker_id, audit.supervisor_id) if one]
    query = people.open_ones().where(accounts.inside())
    if Person.select().where(Person.id == me.id, Person.external).exists():
        named = {one.owner_id for one in of_audit(audit)} | set(first)
        query = query.where(Person.id.in_(named))
    if audit.case_id and audit.case.restricted:
        query = query.where(Person.id.in_(readership.named(audit.case_id)))
    return sorted(query, key=lambda one: first.index(one.id) if one.id in first else len(first))
