"""Small worlds of 3 to 6 people, with everything left to chance on which parts in an audit depend."""

import datetime
import random
from collections.abc import Iterator
from types import SimpleNamespace

from auditor.records.audits import Audit, Concern, Event, Holding
from auditor.records.cases import Case, CaseReader, Cycle, FormerWorker, Stage, StageReviewer
from auditor.records.database import database
from auditor.records.people import Person, PersonRole, Team
from auditor.records.reviews import Approval, NamedLead, StandIn, Submission
from auditor.rules.rights.permissions import Move
from auditor.rules.workflow import State
from auditor.work import forms

NOW = datetime.datetime(2026, 11, 23, 9, 0)
TODAY, YESTERDAY = NOW.date(), NOW.date() - datetime.timedelta(days=1)
LONG_AGO = TODAY - datetime.timedelta(days=366)
WORLDS = 60
SHUT_OUT = ({"closed_at": NOW}, {"access_ends": YESTERDAY}, {"password": None}, {"email": None})


def each() -> Iterator[tuple[int, SimpleNamespace]]:
    """So many worlds, one after the other, each gone before the next; the same ones each time."""
    for number in range(WORLDS):
        with database.atomic() as kept:
            yield number, make_world(random.Random(number))
            kept.rollback()


def make_world(chance: random.Random) -> SimpleNamespace:
    """People, two teams, a cycle and two audits, with everything the parts depend on left to chance."""
    teams = [Team.create(name=name, service="Children's Social Care") for name in ("North", "South")]
    people = [_person(chance, number, teams) for number in range(chance.randint(3, 6))]
    for one in people:
        one.supervisor = _perhaps(chance, people)  # a few are named as their own
        one.save()
    for team in teams:
        team.supervisor = _perhaps(chance, people, 0.8)
        team.save()
    cycle = Cycle.create(
        title="Q4", kind="quarterly", form_version=forms.newest("standard"), starts_on=TODAY, ends_on=TODAY,
        closed_at=NOW if chance.random() < 0.2 else None,
    )
    for number in range(1, chance.randint(1, 3) + 1):
        stage = Stage.create(cycle=cycle, number=number, title=f"Stage {number}")
        for one in _some(chance, people, 0.4):
            StageReviewer.create(stage=stage, person=one)
    world = SimpleNamespace(people=people, teams=teams, cycle=cycle)
    world.audits = [_audit(chance, world, number) for number in range(2)]
    return world


def _person(chance, number: int, teams) -> Person:
    columns = {"email": f"p{number}@example.org", "password": "kept"}
    if chance.random() < 0.25:
        columns |= chance.choice(SHUT_OUT)
    person = Person.create(
        name=f"P{number}", created_at=NOW, external=chance.random() < 0.2,
        team=_perhaps(chance, teams), **columns,
    )
    if chance.random() < 0.3:
        PersonRole.create(person=person, role="lead")
    return person


def _audit(chance, world, number: int) -> Audit:
    people, of_case = world.people, chance.random() < 0.75
    state = chance.choice(list(State))
    case = _case(chance, world, number) if of_case else None
    stages = [stage.number for stage in world.cycle.stages]
    at_review = state in (State.SUBMITTED, State.UNDER_REVIEW)
    stage = chance.choice(stages) if at_review else None
    audit = Audit.create(
        cycle=world.cycle, form_version=world.cycle.form_version_id, case=case, state=state, stage=stage,
        auditor=None if state is State.UNALLOCATED else chance.choice(people),
        service="Children's Social Care", since=NOW, one_person_two_stages=chance.random() < 0.2,
        worker=_perhaps(chance, people, 0.9) if case else chance.choice(people),
        supervisor=_perhaps(chance, people, 0.8),
        period_from=chance.choice([None, TODAY, YESTERDAY]),
        period_to=chance.choice([None, TODAY, YESTERDAY]),
        external_until=chance.choice([None, None, TODAY, YESTERDAY]),
        stages_of=world.cycle if chance.random() < 0.2 else None,
    )
    for one in stages:
        if one != stage and chance.random() < 0.2:
            Event.create(audit=audit, at=NOW, move=Move.SKIP_STAGE, stage=one)
    _history(chance, audit, people, stages)
    return audit


def _case(chance, world, number: int) -> Case:
    case = Case.create(
        reference=f"M-{number}", service="Children's Social Care", plan="child in need",
        worker=_perhaps(chance, world.people, 0.9), restricted=chance.random() < 0.3,
    )
    for one in _some(chance, world.people, 0.6):
        CaseReader.create(case=case, person=one)
    for one in _some(chance, world.people, 0.15):
        until = chance.choice([TODAY, YESTERDAY, LONG_AGO])
        FormerWorker.create(case=case, worker=one, since=chance.choice([None, until]), until=until)
    return case


def _history(chance, audit: Audit, people, stages: list[int]) -> None:
    sent = Submission.create(audit=audit, number=1, stage=1, by=people[0], at=NOW, answers={})
    for one in _some(chance, people, 0.15):
        Holding.create(audit=audit, auditor=one, since=NOW, until=NOW, began=chance.random() < 0.7,
                       declined=chance.random() < 0.3)
    for one in _some(chance, people, 0.15):
        StandIn.create(audit=audit, stage=chance.choice(stages), person=one, reason="Leave", by=one, at=NOW)
    for one in _some(chance, people, 0.2):
        Approval.create(audit=audit, submission=sent, stage=chance.choice(stages), by=one, at=NOW,
                        in_force=chance.random() < 0.8)
    for one in _some(chance, people, 0.35):
        answered = chance.random() < 0.3
        Concern.create(audit=audit, raised_by=one, raised_at=NOW, text="",
                       acknowledged_by=chance.choice(people) if answered else None,
                       acknowledged_at=NOW if answered else None)
    for one in _some(chance, people, 0.15):
        NamedLead.create(audit=audit, person=one, reason="Nobody else", by=one, at=NOW)


def _perhaps(chance, some, likely: float = 0.6):
    return chance.choice(some) if chance.random() < likely else None


def _some(chance, people, likely: float):
    return [one for one in people if chance.random() < likely]
