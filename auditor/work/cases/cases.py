"""Cases: found, added, corrected, and restricted to named readers."""

import datetime
from collections.abc import Iterable, Mapping

import peewee
from peewee import JOIN, fn

from auditor.records.audits import Audit
from auditor.records.cases import Case, CaseReader
from auditor.records.database import change
from auditor.records.people import Person, Team
from auditor.records.text import alphabetical, same
from auditor.rules.cases import case_form
from auditor.rules.cases.cases import known_as
from auditor.rules.deadlines import add_months
from auditor.rules.parsing import LONGEST_SEARCH, row_number
from auditor.rules.workflow import State
from auditor.work import case_references, clock, journal, settings
from auditor.work.cases import action_transfers, case_readers
from auditor.work.open_cases import still_open
from auditor.work.pagination import Page, page_of
from auditor.work.refusals import NotAllowed
from auditor.work.rights import case_work, own_work, readership, restricting, supervisors
from auditor.work.rights.accounts import works_here
from auditor.work.rights.readership import readable
from auditor.work.signed_in import SignedIn

THERE = "There is a case with this reference already"
NOT_RESTRICTED = "Everybody may read this case now: restrict it first"
NEVER = datetime.date(1, 1, 1)
Worker = Person.alias()
ORDERS = {
    "reference": alphabetical(Case.reference),
    "worker": alphabetical(Worker.name),
    "opened": fn.COALESCE(Case.opened_on, NEVER),
}


def every(me: SignedIn, asked: dict[str, str]) -> peewee.ModelSelect:
    """The cases that a person may read, with team and worker, as `asked` narrows them.

    `asked`: search (part of a reference), service, plan, team and worker (ids), family, restricted
    ("yes"), open ("open", "closed", or "all"; open unless said), audited ("never", or "due": not
    within the months in which every case is audited). Values that fit nothing are passed over.
    """
    query = _with_names().where(readable(me.id))
    for wanted in _wanted(asked):
        query = query.where(wanted)
    return query


def page(
    query: peewee.ModelSelect, sort: str = "reference", descending: bool = False,
    after: int | None = None, before: int | None = None,
) -> Page:
    """Fifty cases of `query`, sorted by reference, worker or opened."""
    order = ORDERS.get(sort, ORDERS["reference"])
    return page_of(query, order, Case.id, after, before, descending)


def get(case_id: int, me: SignedIn) -> Case | None:
    """The case with its team and worker, if the person may read it."""
    return _with_names().where(Case.id == case_id, readable(me.id)).first()


def these(case_ids: Iterable[int], me: SignedIn) -> peewee.ModelSelect:
    """The cases with these ids that a person may read, by reference."""
    query = _with_names().where(Case.id.in_(list(case_ids)), readable(me.id))
    return query.order_by(ORDERS["reference"])


def check(typed: Mapping[str, str], case: Case | None = None) -> tuple[dict, dict[str, str]]:
    """Read the form of a new case, or of `case`: values of its columns, and messages by field."""
    values, errors = case_form.check(typed)
    values |= {name: row_number(typed.get(name, "")) for name in ("team", "worker")}
    worker = Person.get_or_none(Person.id == values["worker"]) if values["worker"] else None
    if values["worker"] and worker is None:
        errors["worker"] = "Choose a worker from the list"
    if worker and not values["team"]:
        values["team"] = worker.team_id
    if values["team"] and not Team.select().where(Team.id == values["team"]).exists():
        errors["team"] = "Choose a team from the list"
    if _known(values["reference"], case):
        errors["reference"] = THERE
    return values, errors


def add(values: dict, me: SignedIn) -> Case:
    """Add a case; `values` are its columns. A restricted one gets its first readers.

    Raises NotAllowed where its reference was given to another case a moment ago.
    """
    with change():
        _ensure_free(values["reference"])
        case = Case.create(**values)
        if case.restricted:
            _name_readers(case, first_readers(values, me))
        journal.record(me.id, "added a case", detail=case.reference, case=case.id)
    return case


def correct(case: Case, values: dict, me: SignedIn, stay: Iterable[int] = ()) -> None:
    """Set the columns of a case; running audits keep what they were allocated with.

    Another worker takes over what the former one was to do and has not finished.

    Restricting it names as readers who did it, the worker, who supervises them, whoever raised a
    concern that nobody answered, and of those at work on its audits whoever is to `stay` (ids); the
    others are told. Opening it to everybody again leaves no readers named.

    Raises NotAllowed where somebody who takes part in one of its audits changes its worker or who may
    read it, where nobody could act on one, and as `add` does; own_work.Partial where it would go to
    who audits it.
    """
    with own_work.auditors_stay(me, "worker"):
        now = Case.get_by_id(case.id)
        _ensure_free(values["reference"], now)
        _ensure_may_correct(now, values, me, stay)
        # Asked while everybody may still read it.
        readers = readers_after(now, values, me, stay) if restricts(now, values) else set()
        Case.update(**values).where(Case.id == now.id).execute()
        action_transfers.with_cases([(now.id, now.worker_id, values["worker"])], me.id)
        if restricts(now, values) or not values["restricted"]:
            _name_readers(now, readers)
        if restricts(now, values):
            case_readers.tell_who_lost_it(now, None, me)
        journal.record(me.id, "changed a case", detail=values["reference"], case=now.id)


def restricts(case: Case, values: Mapping) -> bool:
    """Whether a case that everybody may read is restricted by setting these columns."""
    return values["restricted"] and not case.restricted


def cannot_restrict(case: Case, values: Mapping, me: SignedIn, stay: Iterable[int]) -> str | None:
    """Why a case cannot be restricted to these readers, or None; None where it is not restricted now."""
    if restricts(case, values):
        return restricting.fault(case, readers_after(case, values, me, stay))
    else:
        return None


def to_ask_about(case: Case, values: Mapping, me: SignedIn) -> list[tuple[Person, str]]:
    """Whom a person who sets these columns restricts it from, to choose from, by name."""
    if restricts(case, values):
        offered = restricting.to_choose_from(case, readers_after(case, values, me))
        return case_work.with_names(offered)
    else:
        return []


def readers_after(case: Case, values: Mapping, me: SignedIn, stay: Iterable[int] = ()) -> set[int]:
    """Who reads a case once this person restricts it, and of those asked about some `stay` (ids)."""
    first = first_readers(values, me) | restricting.staying(case)
    return first | set(stay) & set(restricting.to_choose_from(case, first))


def first_readers(values: Mapping, me: SignedIn) -> set[int]:
    """Who reads a case with these columns as soon as this person restricts it (ids)."""
    worker = Person.get_or_none(Person.id == values["worker"])
    of_team = Team.select(Team.supervisor).where(Team.id == values["team"]).scalar()
    return {me.id, values["worker"], supervisors.of(worker) if worker else of_team} - {None}


def readers(case: Case) -> list[Person]:
    """Who may read a restricted case, by name."""
    query = Person.select().where(Person.id.in_(readership.named(case.id)))
    return list(query.order_by(alphabetical(Person.name)))


def possible_readers() -> list[Person]:
    """Everybody who could sign in and read a case, by name."""
    query = Person.select().where(works_here(), Person.email.is_null(False))
    return list(query.order_by(alphabetical(Person.name)))


def set_readers(case: Case, named: set[int], me: SignedIn) -> str | None:
    """Name who may read a restricted case (ids); returns what is wrong, or None.

    Whoever raised a concern that nobody answered stays one of them. A lead who can act stays among
    them, or nobody could ever change it again.
    """
    with change():
        case = Case.get_by_id(case.id)
        readers = named | restricting.staying(case)
        wrong = restricting.held_back(case, me) or restricting.fault(case, readers)
        if wrong or not case.restricted:
            return wrong or NOT_RESTRICTED
        before = case_readers.named(case)
        _name_readers(case, readers)
        case_readers.tell_who_lost_it(case, before, me)
        journal.record(me.id, "changed the readers of a case", detail=case.reference, case=case.id)
    return None


def workers() -> list[Person]:
    """Whoever a case can be allocated to, by name, each with their team."""
    query = Person.select(Person, Team).join(Team, JOIN.LEFT_OUTER, on=Person.team, attr="team")
    return list(query.where(works_here()).order_by(alphabetical(Person.name)))


def hidden_from(me: SignedIn, case_ids: list[int]) -> set[int]:
    """Which of these cases are restricted and not for this person (ids)."""
    query = Case.select(Case.id).where(Case.id.in_(case_ids), ~readable(me.id))
    return {row[0] for row in query.tuples()}


def readable_ones(audits: Iterable[Audit], me: SignedIn) -> tuple[list[Audit], int]:
    """Those of some audits whose cases a person may read, and how many the others are."""
    listed = list(audits)
    hidden = hidden_from(me, [one.case_id for one in listed if one.case_id])
    seen = [one for one in listed if one.case_id not in hidden]
    return seen, len(listed) - len(seen)


def not_for(me: SignedIn) -> set[int]:
    """The ids of all restricted cases that do not name this person as a reader."""
    return {case for (case,) in Case.select(Case.id).where(~readable(me.id)).tuples()}


def _ensure_may_correct(case: Case, values: Mapping, me: SignedIn, stay: Iterable[int]) -> None:
    found = [*restricting.faults(case, values, me).values(), cannot_restrict(case, values, me, stay)]
    if any(found):
        raise NotAllowed(next(filter(None, found)))


def _ensure_free(reference: str, but: Case | None = None) -> None:
    if _known(reference, but):
        raise NotAllowed(THERE)


def _known(reference: str, but: Case | None) -> bool:
    return Case.select().where(case_references.called(reference), Case.id != (but.id if but else 0)).exists()


def _with_names() -> peewee.ModelSelect:
    return (
        Case.select(Case, Team, Worker)
        .join(Team, JOIN.LEFT_OUTER, on=Case.team, attr="team").switch(Case)
        .join(Worker, JOIN.LEFT_OUTER, on=(Case.worker == Worker.id), attr="worker")
        .switch(Case)
    )


def _wanted(asked: dict[str, str]):
    if search := known_as(asked.get("search", "")[:LONGEST_SEARCH]):
        yield case_references.found_by(search)
    if family := known_as(asked.get("family", "")[:LONGEST_SEARCH]):
        yield same(fn.REPLACE(Case.family, " ", ""), family)
    for name, column in (("service", Case.service), ("plan", Case.plan)):
        if asked.get(name):
            yield column == asked[name]
    for name, column in (("team", Case.team), ("worker", Case.worker)):
        if row_number(asked.get(name, "")):
            yield column == row_number(asked[name])
    if asked.get("restricted") == "yes":
        yield Case.restricted == True  # noqa: E712 - SQL
    if asked.get("audited") in ("never", "due"):
        yield ~fn.EXISTS(_signed_off(asked["audited"] == "due"))
    if asked.get("open") == "closed":
        yield ~still_open()
    elif asked.get("open") != "all":
        yield still_open()


def _signed_off(lately: bool) -> peewee.ModelSelect:
    query = Audit.select(peewee.SQL("1")).where(
        Audit.case == Case.id, Audit.signed_off_at.is_null(False), Audit.state != State.WITHDRAWN
    )
    since = add_months(clock.today(), -settings.limits().coverage_months)
    return query.where(Audit.signed_off_at >= since) if lately else query


def _name_readers(case: Case, named: set[int]) -> None:
    CaseReader.delete().where(CaseReader.case == case.id, CaseReader.person.not_in(named)).execute()
    for person in named:
        CaseReader.insert(case=case, person=person).on_conflict_ignore().execute()
