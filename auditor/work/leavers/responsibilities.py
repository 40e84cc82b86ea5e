"""What a person is responsible for today, and who could take it over."""

from dataclasses import dataclass, fields

from auditor.records.actions import Action
from auditor.records.audits import Audit
from auditor.records.cases import Case, Cycle, Stage, StageReviewer
from auditor.records.people import Person, Team
from auditor.rules.follow_up import actions
from auditor.rules.rights.permissions import Role
from auditor.rules.workflow import UNFINISHED, WITH_AUDITOR, WITH_REVIEWERS, State
from auditor.work import audit_names
from auditor.work.open_cases import still_open
from auditor.work.people import people, teams
from auditor.work.rights.accounts import works_here

HELD = actions.UNFINISHED | {actions.ActionState.PROPOSED}


@dataclass(frozen=True)
class Responsibilities:
    """What a person still holds; all but `sent` has to go to somebody."""

    audits: list[Audit]  # with them as auditor
    sent: list[Audit]  # theirs, and with the reviewers now
    reviews: list[Audit]  # taken up by them
    stages: list[Stage]  # that audits still pass or may come to, where nobody else reviews
    actions: list[Action]
    teams: list[Team]
    workers: list[Person]  # for whom they are named as supervisor
    cases: list[Case]

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))


def by(person: Person) -> Responsibilities:
    """What this person is responsible for today, in as many queries as there are kinds."""
    own = audit_names.with_names().where(Audit.auditor == person.id).order_by(Audit.id)
    taken_up = (
        audit_names.with_names()
        .where(Audit.taken_up_by == person.id, Audit.state == State.UNDER_REVIEW).order_by(Audit.id)
    )
    return Responsibilities(
        audits=list(own.where(Audit.state.in_(WITH_AUDITOR))),
        sent=list(own.where(Audit.state.in_(WITH_REVIEWERS))),
        reviews=list(taken_up),
        stages=_only_theirs(person),
        actions=list(Action.select().where(Action.owner == person.id, Action.state.in_(HELD))),
        teams=list(teams.supervised_by(person.id)),
        workers=list(people.supervised_by(person.id)),
        cases=list(Case.select().where(Case.worker == person.id, still_open())),
    )


def successors(person: Person) -> dict[Role | None, list[Person]]:
    """Everybody else with an open account (under None), and those who hold each role."""
    others = list(people.open_ones().where(Person.id != person.id))
    roles = people.roles_of(one.id for one in others)
    return {None: others} | {
        role: [one for one in others if role in roles[one.id]] for role in Role
    }


def _only_theirs(person: Person) -> list[Stage]:
    theirs = StageReviewer.select(StageReviewer.stage).where(StageReviewer.person == person.id)
    others = (
        StageReviewer.select(StageReviewer.stage).join(Person)
        .where(StageReviewer.person != person.id, works_here())
    )
    carried_over = Audit.select(Audit.stages_of).where(
        Audit.stages_of.is_null(False), Audit.state.in_(UNFINISHED)
    )
    in_use = Cycle.closed_at.is_null() | Cycle.id.in_(carried_over)
    return list(
        Stage.select(Stage, Cycle).join(Cycle)
        .where(in_use, Stage.id.in_(theirs), Stage.id.not_in(others))
        .order_by(Cycle.id, Stage.number)
    )
