"""What holds who reads a case to somebody who can act on its audits: for its form, and for its readers."""

from collections.abc import Mapping

from auditor.records.audits import Audit
from auditor.records.cases import Case
from auditor.records.people import Person
from auditor.records.text import alphabetical
from auditor.rules.rights import restricting as rules
from auditor.rules.rights.acting import AuditFacts, People
from auditor.rules.rights.permissions import Role
from auditor.work.rights import audit_facts, case_work, conditions, readership
from auditor.work.rights.accounts import holding, signs_in
from auditor.work.signed_in import SignedIn

TAKES_PART = (
    "You take part in an audit of this case, so only another lead can change its worker or say who may"
    " read it."
)
NO_OTHER = "No other lead can: ask an administrator to make somebody a lead who takes no part in it."
NO_OTHER_READER = "No other lead can: ask an administrator to make one of its readers a lead."
NO_LEAD = "Leave among the readers a lead who can sign in and takes no part in an audit of this case"
NOBODY_ACTS = "Add somebody who can act: with these readers nobody could lead or answer a concern on an audit"
ONLY_READER = (
    "{name} is the only lead who can act on {cases}. Ask them to name another lead as a reader first."
)
CAN_ANSWER = "can acknowledge a concern on it"


def running(case: Case) -> list[AuditFacts]:
    """What must be known of the case's audits that are unfinished, or have an unanswered concern."""
    return list(audit_facts.of_each(_running(Audit.case == case.id)).values())


def held_back(case: Case, me: SignedIn) -> str | None:
    """Why this person may not say who reads the case or whose it is, and who can; or None."""
    known = running(case)
    if not rules.takes_part(me.id, known):
        return None
    others = Person.select(Person.name).where(Person.id.in_(_may_say(case, known)))
    names = [name for (name,) in others.order_by(alphabetical(Person.name)).tuples()]
    return f"{TAKES_PART} {_ask(names, case.restricted)}"


def takes_part_in(me: SignedIn) -> set[int]:
    """The cases (ids) of whose worker and readers this person may not say anything.

    As a list what `held_back` says of one case.
    """
    query = _running(conditions.party(me.id)).select(Audit.case).join(Case)
    return {case for (case,) in query.tuples()}


def faults(case: Case, values: Mapping, me: SignedIn) -> dict[str, str]:
    """Why this person may not set these columns of a case, by field."""
    touched = [
        field for field, now in (("worker", case.worker_id), ("restricted", case.restricted))
        if values[field] != now
    ]
    held = held_back(case, me) if touched else None
    return dict.fromkeys(touched, held) if held else {}


def fault(case: Case, readers: set[int]) -> str | None:
    """Why these people (ids) alone cannot be a case's readers, or None."""
    known, named = running(case), frozenset(readers)
    if not rules.may_say(_leads(), known, named):
        return NO_LEAD
    return NOBODY_ACTS if rules.leave_nobody(named, known) else None


def staying(case: Case) -> People:
    """Who (ids) stays a reader of the case until the concern that they raised is answered."""
    return rules.staying(running(case))


def to_choose_from(case: Case, first: set[int]) -> dict[int, list[str]]:
    """Whom a lead who restricts a case may keep as readers beside its `first` (ids), with what they do.

    Those at work on it; where nobody else could acknowledge a concern, those who can now.
    """
    found = case_work.at_work(case)
    if fault(case, first):
        for person in rules.can_answer(running(case)):
            found.setdefault(person, []).append(CAN_ANSWER)
    return {person: does for person, does in found.items() if person not in first}


def only_reader(person: Person) -> str | None:
    """Why this person is to stay a lead: no other can say who reads some restricted case; or None."""
    cases = Case.select().where(Case.restricted, readership.readable(person.id), Case.id.in_(
        _running(Audit.case.is_null(False)).select(Audit.case)
    ))
    number = sum(_may_say(case, running(case)) == {person.id} for case in cases)
    said = "1 restricted case" if number == 1 else f"{number} restricted cases"
    return ONLY_READER.format(name=person.name, cases=f"{said} with unfinished work") if number else None


def _ask(names: list[str], restricted: bool) -> str:
    if names:
        return f"Ask {' or '.join(names)}."
    else:
        return NO_OTHER_READER if restricted else NO_OTHER


def _may_say(case: Case, known: list[AuditFacts]) -> People:
    return rules.may_say(_leads(), known, readership.readers_of(case))


def _running(which):
    return Audit.select().where(which, conditions.unsettled()).order_by(Audit.id)


def _leads() -> People:
    query = Person.select(Person.id).where(Person.id.in_(holding(Role.LEAD)), signs_in())
    return frozenset(person for (person,) in query.tuples())
