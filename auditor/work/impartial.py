"""Changes by hand that would make somebody the judge of their own work: refused, and undone whole."""

from collections.abc import Iterator
from contextlib import contextmanager

from auditor.records.audits import Audit
from auditor.records.database import change
from auditor.records.people import PersonRole
from auditor.rules.permissions import Role
from auditor.rules.workflow import UNFINISHED, WITH_AUDITOR
from auditor.work import audits, rights
from auditor.work.audits import NotAllowed

MOST = 5  # audits that a refusal names
THEIR_OWN = "{} would audit their own work, or that of a worker they supervise. {}"
ASK_A_LEAD = "Ask a lead to reallocate that audit first."


class Partial(NotAllowed):
    """Somebody would judge their own work; `field` is the choice on the form that would make them."""

    def __init__(self, said: str, field: str):
        super().__init__(said)
        self.field = field


@contextmanager
def auditors_stay(by: int, field: str) -> Iterator[None]:
    """A change within which nobody comes to audit a case of their own, or of a worker they supervise.

    Raises Partial, with all of it undone, where the auditor of an unfinished audit would. What a person
    (`by`, an id) may not read does not refuse them: its lead is told of it instead, as after an import.
    """
    with change():
        before = {one.id for one in _of_their_own(by)}
        yield
        found = [one for one in _of_their_own(by) if one.id not in before]
        if found:
            raise Partial(THEIR_OWN.format(found[0].auditor.name, _what_first(found, by)), field)


def _of_their_own(by: int) -> list[Audit]:
    query = audits.with_names().where(
        Audit.state.in_(UNFINISHED), rights.judges_own(), rights.readable(by)
    )
    return list(query.order_by(Audit.id))


def _what_first(found: list[Audit], by: int) -> str:
    leads = PersonRole.select().where(PersonRole.person == by, PersonRole.role == Role.LEAD)
    if not leads.exists():
        return ASK_A_LEAD
    named = [one for one in found if one.auditor_id == found[0].auditor_id][:MOST]
    said = [
        f"Reallocate the audit of {audits.reference(one)} first." if one.state in WITH_AUDITOR
        else f"Wait until the audit of {audits.reference(one)} is signed off."
        for one in named
    ]
    return " ".join(said)
