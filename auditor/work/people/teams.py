"""Teams: what they are called, whose service they are, and who supervises them."""

from collections.abc import Mapping

import peewee
from peewee import JOIN, fn

from auditor.records.cases import Case
from auditor.records.database import change
from auditor.records.people import Person, Team
from auditor.records.text import alphabetical, same
from auditor.rules.cases.cases import SERVICES
from auditor.rules.parsing import faults, one_line, row_number
from auditor.rules.people.person_form import MOST_NAME
from auditor.work import journal
from auditor.work.open_cases import still_open
from auditor.work.people import people
from auditor.work.rights import own_work
from auditor.work.rights.accounts import works_here
from auditor.work.signed_in import SignedIn

THERE = "There is a team of this name already."


def every():
    """Teams by name, with supervisor, and how many people and open cases they have."""
    members = (
        Person.select(fn.COUNT(Person.id)).where(Person.team == Team.id, works_here())
    )
    cases = Case.select(fn.COUNT(Case.id)).where(Case.team == Team.id, still_open())
    supervisor = Person.alias()
    return (
        Team.select(Team, supervisor, members.alias("members"), cases.alias("open_cases"))
        .join(supervisor, JOIN.LEFT_OUTER, on=(Team.supervisor == supervisor.id), attr="supervisor")
        .order_by(alphabetical(Team.name))
    )


def get(team_id: int) -> Team | None:
    """The team with this id."""
    return Team.get_or_none(Team.id == team_id)


def supervised_by(person: int):
    """The teams that a person supervises."""
    return Team.select().where(Team.supervisor == person).order_by(alphabetical(Team.name))


def save(
    me: SignedIn, typed: Mapping[str, str], team: Team | None = None
) -> tuple[Team | None, dict[str, str]]:
    """Add a team, or change `team`, from a form: name, service, supervisor (id, or "" for none).

    Goes out: the team, or None and messages by field.
    """
    values = {
        "name": one_line(typed.get("name", "")),
        "service": typed.get("service", ""),
        "supervisor": typed.get("supervisor", ""),
    }
    try:
        with change():
            me, team = people.as_now(me), team and get(team.id)
            errors = _faults(values, team)
            if errors:
                return None, errors
            field = "supervisor"
            with own_work.auditors_stay(me, field), own_work.own_supervisor_stays(me, field):
                return _keep(me, values, team), {}
    except own_work.Partial as refused:
        return None, {refused.field: str(refused)}
    except peewee.IntegrityError:  # somebody else added the same name at the same moment
        return None, {"name": THERE}


def _faults(values: dict[str, str], team: Team | None) -> dict[str, str]:
    found = {
        "name": _name_fault(values["name"], team),
        "service": None if values["service"] in SERVICES else "Choose a service.",
        "supervisor": people.supervisor_fault(
            values["supervisor"], team.supervisor_id if team else None
        ),
    }
    return faults(found)


def _name_fault(name: str, team: Team | None) -> str | None:
    if not name:
        return "Give the team a name."
    elif len(name) > MOST_NAME:
        return f"Use at most {MOST_NAME} characters."
    there = Team.select().where(same(Team.name, name)).first()
    return THERE if there and (team is None or there.id != team.id) else None


def _keep(me: SignedIn, values: dict[str, str], team: Team | None) -> Team:
    columns = values | {"supervisor": row_number(values["supervisor"])}
    if team is None:
        team, act = Team.create(**columns), "added a team"
    else:
        Team.update(**columns).where(Team.id == team.id).execute()
        act = "changed a team"
    supervisor = columns["supervisor"]
    told = f"supervised by person {supervisor}" if supervisor else "without a supervisor"
    journal.record(me.id, act, detail=f"{values['name']} ({team.id}); {told}")
    return get(team.id)
