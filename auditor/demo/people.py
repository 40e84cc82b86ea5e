"""The cast of the demonstration: who signs in, who supervises, and whose cases are audited."""

import datetime
from typing import NamedTuple

from auditor.records.people import Person, PersonRole, Team
from auditor.work import clock
from auditor.work.people import passwords

PASSWORD = "audit the files"
SINCE = datetime.datetime(2019, 5, 1, 8, 30)  # before the first cycle


class Account(NamedTuple):
    """Somebody who signs in to the demonstration; `what` says who they are beside the address."""

    email: str
    what: str
    key: str
    name: str
    roles: tuple[str, ...]
    job_title: str
    external: bool = False


ACCOUNTS = (
    Account("lead@example.org", "Lead: cycles, cases, people, settings", "lead",
            "Lead", ("lead",), "Quality assurance lead"),
    Account("admin@example.org", "Administrator: people and sign-in, no case content", "admin",
            "Administrator", ("administrator",), "Systems administrator"),
    Account("auditor1@example.org", "Auditor 1, external", "auditor1",
            "Auditor 1", ("auditor",), "Independent auditor", True),
    Account("auditor2@example.org", "Auditor 2, external", "auditor2",
            "Auditor 2", ("auditor",), "Independent auditor", True),
    Account("auditor3@example.org", "Auditor 3, internal", "auditor3",
            "Auditor 3", ("auditor",), "Child protection chair"),
    Account("auditor4@example.org", "Auditor 4, internal", "auditor4",
            "Auditor 4", ("auditor",), "Practice development officer"),
    Account("service.manager@example.org", "Service manager, reviews at stage 1", "service_manager",
            "Service manager", ("reviewer",), "Children's Social Care and Early Help Service Manager"),
    Account("deputy.manager@example.org", "Deputy of the service manager, reviews at stage 1",
            "deputy_manager", "Deputy manager", ("reviewer",), "Deputy Service Manager"),
    Account("qa.manager@example.org", "Quality assurance manager, reviews at stage 2, also a lead",
            "qa_manager", "QA manager", ("reviewer", "lead"),
            "Safeguarding and Quality Assurance Service Manager"),
    Account("assistant.director@example.org", "Assistant director, signs off at stage 3",
            "assistant_director", "Assistant director", ("reviewer",),
            "Assistant Director for People Services"),
    Account("supervisor@example.org", "Supervisor of the South team", "supervisor",
            "Supervisor", ("supervisor",), "Team manager"),
    Account("worker@example.org", "Worker 4 of the South team, whose cases are audited", "worker4",
            "Worker 4", (), "Social worker"),
)

TEAMS = (  # name, service, who supervises it, who works in it
    ("South team", "Children's Social Care", "supervisor", range(1, 5)),
    ("North team", "Children's Social Care", "supervisor2", range(5, 9)),
    ("Early Help team", "Early Help", "supervisor3", range(9, 11)),
)
JOBS = {"Children's Social Care": "Social worker", "Early Help": "Early help practitioner"}

Cast = dict[str, Person]


def make_people() -> Cast:
    """Everybody, by key; workers and two supervisors never sign in, one worker does."""
    with clock.at(SINCE):
        cast = _make_accounts()
        for name, service, supervisor, numbers in TEAMS:
            _make_team(cast, name, service, supervisor, numbers)
    return {key: Person.get_by_id(person.id) for key, person in cast.items()}


def _make_accounts() -> Cast:
    # One hash for all is for a demonstration only: who reads one password here has read them all.
    shared = passwords.hashed(PASSWORD)
    return {
        one.key: _make(one.name, one.roles, email=one.email, password=shared,
                       job_title=one.job_title, external=one.external)
        for one in ACCOUNTS
    }


def _make_team(cast: Cast, name: str, service: str, supervisor: str, numbers: range) -> None:
    if supervisor not in cast:
        number = supervisor.removeprefix("supervisor")
        cast[supervisor] = _make(f"Supervisor {number}", ("supervisor",), job_title="Team manager")
    team = Team.create(name=name, service=service, supervisor=cast[supervisor])
    of_supervisor = {"team": team, "supervisor": cast["service_manager"]}
    Person.update(of_supervisor).where(Person.id == cast[supervisor].id).execute()
    for number in numbers:
        key = f"worker{number}"
        if key not in cast:
            cast[key] = _make(f"Worker {number}", (), job_title=JOBS[service])
        Person.update(team=team).where(Person.id == cast[key].id).execute()


def _make(name: str, roles: tuple[str, ...], **columns) -> Person:
    person = Person.create(name=name, created_at=clock.now(), **columns)
    for role in roles:
        PersonRole.insert(person=person, role=role).execute()
    return person
