"""Changes by hand by which somebody would judge their own work, or choose who does: refused whole."""

from collections.abc import Iterator
from contextlib import contextmanager

from auditor.records.audits import Audit
from auditor.records.database import change
from auditor.records.people import Person
from auditor.rules.rights import acting
from auditor.rules.rights.permissions import Role
from auditor.rules.workflow import UNFINISHED, WITH_AUDITOR
from auditor.work import audit_names
from auditor.work.refusals import NotAllowed
from auditor.work.rights import audit_facts, conditions, supervisors
from auditor.work.rights.accounts import holding, signs_in
from auditor.work.rights.readership import readable
from auditor.work.signed_in import SignedIn

MOST = 5  # audits that a refusal names
THEIR_OWN = "{} would audit their own work, or that of a worker they supervise. {}"
ASK_A_LEAD = "Ask a lead to reallocate that audit first."


PARTY = "You are party to an audit that is not finished, or has an open concern: {} has to do this."
A_LEAD, A_LEAD_OR_ADMINISTRATOR = "another lead", "another lead or an administrator"


class Partial(NotAllowed):
    """Somebody would judge their own work, or choose who does; `field` is the choice on the form."""

    def __init__(self, said: str, field: str):
        super().__init__(said)
        self.field = field


@contextmanager
def auditors_stay(me: SignedIn, field: str) -> Iterator[None]:
    """A change within which nobody comes to audit a case of their own, or of a worker they supervise.

    Raises Partial, with all of it undone, where the auditor of an unfinished audit would. What whoever
    acts may not read does not refuse them: its lead is told of it instead, as after an import.
    """
    with change():
        before = {one.id for one in _of_their_own(me)}
        yield
        found = [one for one in _of_their_own(me) if one.id not in before]
        if found:
            raise Partial(THEIR_OWN.format(found[0].auditor.name, _what_first(found, me)), field)


@contextmanager
def own_supervisor_stays(me: SignedIn, field: str) -> Iterator[None]:
    """A change within which nobody who is party to an audit changes who supervises themselves.

    Raises Partial, with all of it undone, where another lead or an administrator could do it.
    """
    with change():
        before = supervisors.of(Person.get_by_id(me.id))
        yield
        if supervisors.of(Person.get_by_id(me.id)) != before:
            _leave(me, conditions.party(me.id), field, administrators=True)


def leave_to_another_lead(me: SignedIn, which, field: str) -> None:
    """Raise Partial where whoever acts is party to one of these audits and another lead can act.

    `which` is a condition; what counts are audits that are not finished, or have an open concern.
    """
    _leave(me, which, field)


def _leave(me: SignedIn, which, field: str, administrators: bool = False) -> None:
    known = list(audit_facts.of_each(audit_names.with_names().where(which, conditions.unsettled())).values())
    own = [one for one in known if me.id in acting.party(one)]
    if not own:
        return
    others = acting.others_who_lead(own, known) - {me.id}
    if others or (administrators and _another_administrator(me)):
        raise Partial(PARTY.format(A_LEAD_OR_ADMINISTRATOR if administrators else A_LEAD), field)


def _another_administrator(me: SignedIn) -> bool:
    others = Person.select().where(Person.id.in_(holding(Role.ADMINISTRATOR)), Person.id != me.id, signs_in())
    return others.exists()


def _of_their_own(me: SignedIn) -> list[Audit]:
    query = audit_names.with_names().where(
        Audit.state.in_(UNFINISHED), conditions.judges_own(), readable(me.id)
    )
    return list(query.order_by(Audit.id))


def _what_first(found: list[Audit], me: SignedIn) -> str:
    if not Person.select().where(Person.id == me.id, Person.id.in_(holding(Role.LEAD))).exists():
        return ASK_A_LEAD
    named = [one for one in found if one.auditor_id == found[0].auditor_id][:MOST]
    said = [
        f"Reallocate the audit of {audit_names.reference(one)} first." if one.state in WITH_AUDITOR
        else f"Wait until the audit of {audit_names.reference(one)} is signed off."
        for one in named
    ]
    return " ".join(said)
