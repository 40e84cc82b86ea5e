"""People: who there is, who may be chosen for what, and every change to them."""

import dataclasses
from collections.abc import Iterable, Mapping

import peewee
from peewee import JOIN, fn

from auditor.records.database import change
from auditor.records.people import Invitation, Person, PersonRole, Team
from auditor.records.text import alphabetical, holds
from auditor.rules.parsing import LONGEST_SEARCH, faults, one_line, row_number
from auditor.rules.people import people as rules
from auditor.rules.people import person_form
from auditor.rules.rights import permissions
from auditor.rules.rights.permissions import Duty, Role
from auditor.work import clock, journal, pagination
from auditor.work.people import sessions
from auditor.work.refusals import NotAllowed
from auditor.work.rights import accounts, own_work, restricting
from auditor.work.signed_in import SignedIn

NO_ROLE = "none"
TAKEN = "This email address belongs to {name} already{closed}."
ONLY_ADMINISTRATORS = "Only an administrator changes the account of an administrator."
LAST = "{name} is the last {role} who can sign in. Make somebody else {role} first."


def every(search: str = "", role: str = "", team: int | None = None, closed: bool = False):
    """People with their team, `closed` accounts or open ones, narrowed where something is given.

    `search` is part of a name or email address; `role` a role, or NO_ROLE for people without one.
    """
    search = one_line(search[:LONGEST_SEARCH])
    query = (
        Person.select(Person, Team).join(Team, JOIN.LEFT_OUTER, on=Person.team, attr="team")
        .where(~accounts.works_here() if closed else accounts.works_here())
    )
    if search:
        query = query.where(holds(Person.name, search) | holds(Person.email, search))
    if role == NO_ROLE:
        query = query.where(Person.id.not_in(accounts.holding(*Role)))
    elif role in set(Role):
        query = query.where(Person.id.in_(accounts.holding(role)))
    if team:
        query = query.where(Person.team == team)
    return query


def page_of(query, after: int | None = None, before: int | None = None) -> pagination.Page:
    """One page of the people that `query` finds, by name."""
    return pagination.page_of(query, alphabetical(Person.name), Person.id, after, before)


def get(person_id: int) -> Person | None:
    """The person with this id, with team and supervisor."""
    supervisor = Person.alias()
    return (
        Person.select(Person, Team, supervisor)
        .join(Team, JOIN.LEFT_OUTER, on=Person.team, attr="team").switch(Person)
        .join(supervisor, JOIN.LEFT_OUTER, on=(Person.supervisor == supervisor.id), attr="supervisor")
        .where(Person.id == person_id).first()
    )


def roles_of(people: Iterable[int]) -> dict[int, list[Role]]:
    """The roles of these people by id, each person's in their usual order; nobody is left out."""
    found: dict[int, list[Role]] = {person: [] for person in people}
    held = PersonRole.select(PersonRole.person, PersonRole.role).where(
        PersonRole.person.in_(list(found))
    )
    for person, role in held.tuples():
        found[person].append(Role(role))
    order = list(Role)
    return {person: sorted(roles, key=order.index) for person, roles in found.items()}


def open_ones(role: Role | None = None):
    """People whose account is open today, with one role or any, by name: to choose from."""
    query = Person.select().where(accounts.open_today())
    if role:
        query = query.where(Person.id.in_(accounts.holding(role)))
    return query.order_by(alphabetical(Person.name), Person.id)


def supervised_by(person: int):
    """The people, with open accounts, for whom this person is named as supervisor."""
    return (
        Person.select().where(Person.supervisor == person, accounts.works_here())
        .order_by(alphabetical(Person.name))
    )


def save(
    me: SignedIn, typed: Mapping[str, str], roles: Iterable[str], person: Person | None = None
) -> tuple[Person | None, dict[str, str]]:
    """Add a person, or correct `person`, from a form's fields and the roles ticked.

    Goes out: the person, or None and messages by field. Raises NotAllowed where `me` may not change
    this account.
    """
    form, errors = person_form.check(typed, roles)
    try:
        with change():
            me, person = as_now(me), person and get(person.id)
            errors = _refusals(me, form, person) | errors
            if errors:
                return None, errors
            field = _supervised_through(form, person)
            with own_work.auditors_stay(me, field), own_work.own_supervisor_stays(me, field):
                return _keep(me, form, person), {}
    except own_work.Partial as refused:
        return None, {refused.field: str(refused)}
    except peewee.IntegrityError:  # somebody else added the same address at the same moment
        return None, {"email": TAKEN.format(name="somebody", closed="")}


def signed_in(person: Person) -> SignedIn:
    """The person as a request of theirs would know them, with the roles of now."""
    roles = permissions.in_force(person.external, roles_of([person.id])[person.id])
    return SignedIn(0, person.id, person.name, person.email or "", person.external, roles)


def as_now(me: SignedIn) -> SignedIn:
    """Who acts, with the roles of now, to begin a change of accounts or teams with.

    NotAllowed where their account was closed, or the role was taken from them, a moment ago.
    """
    there = Person.select().where(Person.id == me.id, accounts.works_here()).exists()
    roles = permissions.in_force(me.external, roles_of([me.id])[me.id])
    if not there or not permissions.does(roles, Duty.KEEP_PEOPLE):
        raise NotAllowed("You may no longer change people and teams: your account has changed.")
    return dataclasses.replace(me, roles=roles)


def must_be_allowed(me: SignedIn, person: Person) -> None:
    """Raise NotAllowed unless `me` may change this person's account."""
    if not rules.may_change(me.roles, roles_of([person.id])[person.id]):
        raise NotAllowed(ONLY_ADMINISTRATORS)


def last_of(person: Person, after: Iterable[str] = ()) -> str | None:
    """Why this person cannot be left with the roles `after`, or None.

    The last administrator and the last lead who can sign in have to stay; a person who cannot, or
    whose access will end, does not count as one, nor as a lead whoever comes from outside.
    """
    lasting = (
        PersonRole.select(PersonRole.person, PersonRole.role).join(Person)
        .where(accounts.stays(), accounts.inside() | (PersonRole.role == Role.ADMINISTRATOR)).tuples()
    )
    held = list(lasting)
    own = [role for one, role in held if one == person.id]
    others = [role for one, role in held if one != person.id]
    gone = rules.left_without(own, after, others)
    return LAST.format(name=person.name, role=gone[0]) if gone else None


def supervisor_fault(
    typed: str, present: int | None = None, whose: int | None = None
) -> str | None:
    """Why the choice `typed` (an id, or "" for none) cannot supervise a team or the person `whose`.

    Whoever is `present` may stay; otherwise it is somebody with the role and an open account.
    """
    chosen = row_number(typed)
    if not typed or (present and chosen == present):
        return None
    elif whose and chosen == whose:
        return "Nobody supervises themselves."
    known = open_ones(Role.SUPERVISOR).where(Person.id == (chosen or 0)).exists()
    return None if known else "Choose a supervisor from the list."


def shut_out(person: Person) -> None:
    """Let nobody in with this account: its sessions, its password and its one-time link end."""
    with change():
        sessions.end_all(person.id)
        Person.update(password=None).where(Person.id == person.id).execute()
        Invitation.delete().where(
            Invitation.person == person.id, Invitation.used_at.is_null()
        ).execute()


def _refusals(me: SignedIn, form: person_form.PersonForm, person: Person | None) -> dict[str, str]:
    held = roles_of([person.id])[person.id] if person else []
    if person:
        must_be_allowed(me, person)
    lasting = form.roles if not form.access_ends else ()
    found = {
        "email": _taken(form.email, person),
        "team": _unknown_team(form.team),
        "supervisor": supervisor_fault(
            form.supervisor, person.supervisor_id if person else None, person.id if person else None
        ),
        "roles": _roles_refused(me, form, held) or (_not_without(person, lasting) if person else None),
    }
    return faults(found)


def _supervised_through(form: person_form.PersonForm, person: Person | None) -> str:
    """The field by which another would supervise them: their own supervisor, else the team."""
    before = person.supervisor_id if person else None
    return "supervisor" if form.supervisor or before else "team"


def _not_without(person: Person, lasting: Iterable[str]) -> str | None:
    """Why somebody cannot be left with the roles `lasting`, or None."""
    leads_no_more = Role.LEAD not in lasting
    return last_of(person, lasting) or (restricting.only_reader(person) if leads_no_more else None)


def _roles_refused(me: SignedIn, form: person_form.PersonForm, held: list[Role]) -> str | None:
    if rules.may_change(me.roles, held, form.roles):
        return None
    else:
        return "Only an administrator makes somebody an administrator."


def _taken(email: str, person: Person | None) -> str | None:
    holder = Person.get_or_none(fn.LOWER(Person.email) == email) if email else None
    if holder is None or (person and holder.id == person.id):
        return None
    closed = ", whose account is closed: reopen it" if holder.closed_at else ""
    return TAKEN.format(name=holder.name, closed=closed)


def _unknown_team(team: str) -> str | None:
    known = not team or Team.get_or_none(Team.id == (row_number(team) or 0))
    return None if known else "Choose a team from the list."


def _keep(me: SignedIn, form: person_form.PersonForm, person: Person | None) -> Person:
    columns = {
        "name": form.name, "email": form.email or None, "job_title": form.job_title,
        "external": form.external, "access_ends": form.access_ends,
        "team": row_number(form.team), "supervisor": row_number(form.supervisor),
    }
    if person is None:
        person = Person.create(created_at=clock.now(), **columns)
        _give(me, person, form.roles, "added a person")
    else:
        Person.update(**columns).where(Person.id == person.id).execute()
        _give(me, person, form.roles, "changed a person")
        if not form.email:
            shut_out(person)
    return get(person.id)


def _give(me: SignedIn, person: Person, roles: Iterable[str], act: str) -> None:
    before, wanted = set(roles_of([person.id])[person.id]), {Role(role) for role in roles}
    PersonRole.delete().where(
        PersonRole.person == person.id, PersonRole.role.in_(list(before - wanted))
    ).execute()
    for role in wanted - before:
        PersonRole.insert(person=person, role=role).execute()
    told = [f"now {role}" for role in sorted(wanted - before)]
    told += [f"no longer {role}" for role in sorted(before - wanted)]
    journal.record(me.id, act, detail="; ".join([f"{person.name} ({person.id})", *told]))
