"""Whom another worker, team or supervisor of an audit can be, and what must be known to judge it."""

from typing import NamedTuple

from auditor.records.audits import Audit, Holding
from auditor.records.cases import Case
from auditor.records.people import Person, Team
from auditor.rules.audits.detail_proposals import FIELDS, Details, ProposalFacts
from auditor.rules.rights.permissions import Role
from auditor.rules.workflow import State
from auditor.work.open_cases import still_open
from auditor.work.people import people
from auditor.work.rights import accounts, supervisors
from auditor.work.sorting import by_name


class Offered(NamedTuple):
    """Whom the choice shows for one team, by name."""

    workers: list[Person]
    supervisors: list[Person]


def details_of(audit: Audit) -> Details:
    """The team, worker and supervisor that the audit names now (ids)."""
    return Details(*(getattr(audit, f"{name}_id") for name in FIELDS))


def offered(audit: Audit, team: int | None, external: bool) -> Offered:
    """The workers and supervisors of a team (an id; None: of no team), and whom the audit names.

    Whoever audits it, now or before, is left out. An external auditor sees the people of the audit's
    own team only: another team they may propose, the people of it they may not look through.
    """
    workers, supervisors = _members(team), _supervisors(team)
    if external and (team is None or team != audit.team_id):
        workers = supervisors = None
    return Offered(
        _choosable(audit, workers, audit.worker_id), _choosable(audit, supervisors, audit.supervisor_id)
    )


def facts(audit: Audit, wanted: Details, external: bool = False) -> ProposalFacts:
    """What must be known to judge whether an audit may name whom is `wanted`.

    `external` where an external auditor asks.
    """
    choice = offered(audit, wanted.team, external)
    worker = people.get(wanted.worker) if wanted.worker else None
    others = Audit.select(Audit.worker).where(
        Audit.cycle == audit.cycle_id, Audit.id != audit.id, Audit.case.is_null(),
        Audit.state != State.WITHDRAWN,
    )
    supervision = audit.case_id is None
    return ProposalFacts(
        teams=frozenset(id_ for (id_,) in Team.select(Team.id).tuples()),
        workers=frozenset(one.id for one in choice.workers),
        supervisors=frozenset(one.id for one in choice.supervisors),
        auditor=audit.auditor_id, auditors=_auditors(audit),
        supervised_by={worker.id: supervisors.of(worker)} if worker else {},
        supervision=supervision,
        audited=frozenset(id_ for (id_,) in others.tuples() if id_) if supervision else frozenset(),
    )


def _members(team: int | None):
    """That a person works in a team, or holds an open case of it."""
    cases = Case.select(Case.worker).where(Case.worker.is_null(False), still_open())
    if team is None:
        return Person.team.is_null() & Person.id.in_(cases.where(Case.team.is_null()))
    else:
        return (Person.team == team) | Person.id.in_(cases.where(Case.team == team))


def _supervisors(team: int | None):
    """That a person supervises a team or somebody in it, or is a supervisor who belongs to it."""
    member = Person.alias()
    of_members = member.select(member.supervisor).where(
        member.supervisor.is_null(False), accounts.works_here(member), _in(member.team, team)
    )
    of_team = Team.select(Team.supervisor).where(Team.supervisor.is_null(False), Team.id == team)
    return (
        (Person.id.in_(accounts.holding(Role.SUPERVISOR)) & _in(Person.team, team))
        | Person.id.in_(of_members) | Person.id.in_(of_team)
    )


def _in(column, team: int | None):
    return column.is_null() if team is None else column == team


def _choosable(audit: Audit, of_team, named: int | None) -> list[Person]:
    """Those of the team whose account is open, and whoever the audit names, by name."""
    found = list(Person.select().where(Person.id == named)) if named else []
    if of_team is not None:
        within = people.open_ones().where(accounts.inside(), of_team)
        auditors = _auditors(audit)
        found += [one for one in within if one.id not in auditors and one.id != named]
    return by_name(found)


def _auditors(audit: Audit) -> frozenset[int]:
    """Everybody who holds the audit or held it, begun or not."""
    held = Holding.select(Holding.auditor).where(Holding.audit == audit.id).tuples()
    return frozenset({audit.auditor_id, *(auditor for (auditor,) in held)} - {None})
