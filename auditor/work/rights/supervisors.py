"""Who supervises a worker: their own supervisor, else their team's, and never they themselves."""

import peewee
from peewee import JOIN, fn

from auditor.records.people import Person, Team
from auditor.rules.people import people as rules

# The same for hand-written queries: {0} is the worker's row of `person`, {1} the one of their team.
SUPERVISOR = "COALESCE(NULLIF({0}.supervisor_id, {0}.id), NULLIF({1}.supervisor_id, {0}.id))"


def supervisor(worker, team):
    """Who supervises the worker of a query (the table of people, or an alias), as a column of ids.

    The query joins the worker's `team` (left outer).
    """
    own, of_team = fn.NULLIF(worker.supervisor, worker.id), fn.NULLIF(team.supervisor, worker.id)
    return fn.COALESCE(own, of_team)


def supervised_by(one) -> peewee.ModelSelect:
    """The ids of those whom a person (an id) supervises, or any of several (a query of ids)."""
    worker, team = Person.alias(), Team.alias()
    found = worker.select(worker.id).join(team, JOIN.LEFT_OUTER, on=(worker.team == team.id))
    theirs = supervisor(worker, team)
    return found.where(theirs.in_(one) if isinstance(one, peewee.ModelSelect) else theirs == one)


def of(worker: Person | None) -> int | None:
    """Who supervises this worker (an id), as supervisor and team are now."""
    if worker is None:
        return None
    one, team = Person.alias(), Team.alias()
    found = one.select(supervisor(one, team)).join(team, JOIN.LEFT_OUTER, on=(one.team == team.id))
    return found.where(one.id == worker.id).scalar()


def name_of(worker: Person | None) -> str:
    """What the worker's supervisor is called, "" for nobody, as supervisor and team were read with them."""
    if worker is None:
        return ""
    of_team = worker.team.supervisor_id if worker.team_id else None
    theirs = rules.supervisor_of(worker.id, worker.supervisor_id, of_team)
    if theirs is None:
        return ""
    return (worker.supervisor if theirs == worker.supervisor_id else worker.team.supervisor).name
