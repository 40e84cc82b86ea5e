"""The fixed cast of people, a real database file for each test, and a browser that reads every page."""

import copy
import datetime
import gc
import os
import re
from pathlib import Path
from types import SimpleNamespace

import hypothesis
import pytest
from counting import queries
from flask import session
from flask_wtf.csrf import generate_csrf
from werkzeug.security import generate_password_hash

import databases
from app import create_app
from auditor.records.audits import Audit, Holding
from auditor.records.cases import Case, Cycle, CycleAuditor, Stage, StageReviewer
from auditor.records.database import database
from auditor.records.people import Person, PersonRole, Team
from auditor.rules.answers import Answer
from auditor.rules.forms import shown
from auditor.work import clock, forms, settings
from auditor.work.audits import answers, drafts, findings
from auditor.work.people import sessions
from reading import check_page

PASSWORD = "audit the files"
HASHED = generate_password_hash(PASSWORD, method="scrypt:1024:8:1")
MONDAY = datetime.datetime(2026, 11, 2, 9, 0)
# How hypothesis looks: daily at ever other examples, in CI at the same ones each time. How long one takes
# says nothing of a rule, but of what else the machine has to do.
USUAL = {"deadline": None, "suppress_health_check": [hypothesis.HealthCheck.too_slow]}
hypothesis.settings.register_profile("daily", **USUAL)
hypothesis.settings.register_profile("ci", derandomize=True, print_blob=True, **USUAL)
hypothesis.settings.load_profile(os.environ.get("AUDITOR_HYPOTHESIS", "daily"))


def pytest_collection_finish():
    """What was collected is there to the end: no collection of garbage goes through it again."""
    gc.freeze()


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """The application, made once, on a database whose rows are kept without and with the cast."""
    store = databases.make(tmp_path_factory.mktemp("made"))
    application = create_app(store.url, SECRET_KEY="tests")
    store.keep("empty")
    with database.connection_context():
        people = make_cast()
    store.keep("cast")
    yield SimpleNamespace(app=application, store=store, cast=people)
    store.drop()


@pytest.fixture
def app(made, tmp_path):
    """The application on an empty database of its own (PostgreSQL where the environment names one)."""
    config = dict(made.app.config)
    reopen(made, "empty", tmp_path)
    yield made.app
    made.app.config.clear()
    made.app.config.update(config)
    made.store.shut()


@pytest.fixture
def connected(app):
    """A connection for the length of a test, as a request would have."""
    database.connect(reuse_if_open=True)
    yield app
    if not database.is_closed():
        database.close()


@pytest.fixture
def cast(made, connected, tmp_path):
    """Everybody the rules speak of: two teams, four auditors, three stages, a lead, a worker."""
    reopen(made, "cast", tmp_path)
    database.connect()
    return copy.deepcopy(made.cast)


@pytest.fixture
def database_url(made, app):
    """Where the test's database is, for another process that is to open it."""
    return made.store.url


def reopen(made, kept: str, folder: Path) -> None:
    """Open a database with the rows kept under this name; nothing is remembered of the one before."""
    made.store.shut()
    made.store.open(kept, folder)
    forms.forget()
    settings.forget()


@pytest.fixture
def browse(app, cast):
    """browse(person) is a browser in which that person is signed in; browse() is a stranger's."""

    def start(person=None):
        return Browser(app, person)

    return start


@pytest.fixture
def count_queries(connected):
    """count_queries(call) is how many queries the call sends to the database."""
    return queries


def make_cast() -> SimpleNamespace:
    """The people, one case of each worker, and an open cycle with three stages."""
    team = Team.create(name="South", service="Children's Social Care")
    help_team = Team.create(name="Early Help", service="Early Help")
    one = SimpleNamespace(team=team, help_team=help_team)
    for key, roles, more in (
        ("lead", ["lead"], {}),
        ("administrator", ["administrator"], {}),
        ("auditor", ["auditor"], {}),
        ("other_auditor", ["auditor"], {}),
        ("external", ["auditor"], {"external": True}),
        ("reviewer1", ["reviewer"], {}),
        ("reviewer1b", ["reviewer"], {}),
        ("reviewer2", ["reviewer"], {}),
        ("reviewer3", ["reviewer"], {}),
        ("supervisor", ["supervisor"], {"team": team}),
        ("manager", ["supervisor"], {}),
        ("worker", [], {"team": team}),
        ("other_worker", [], {"team": team}),
        ("stranger", ["auditor"], {}),
    ):
        setattr(one, key, make_person(key, roles, **more))
    Team.update(supervisor=one.supervisor).where(Team.id == team.id).execute()
    Person.update(supervisor=one.manager).where(Person.id == one.supervisor.id).execute()
    one.case = make_case("M-10277", one.worker, team)
    one.other_case = make_case("M-10402", one.other_worker, team)
    one.cycle = make_cycle(
        "Q4 2026", [[one.reviewer1, one.reviewer1b], [one.reviewer2], [one.reviewer3]],
        [one.auditor, one.other_auditor, one.external],
    )
    return one


def make_person(key: str, roles, **more) -> Person:
    """A person `key`@example.org with these roles and the tests' password."""
    person = Person.create(
        name=key.replace("_", " ").capitalize(), email=f"{key}@example.org", password=HASHED,
        created_at=clock.now(), **more,
    )
    for role in roles:
        PersonRole.create(person=person, role=role)
    return person


def make_case(reference: str, worker: Person, team: Team, **more) -> Case:
    """An open case of a child in need, unless told otherwise."""
    columns = {
        "service": team.service, "plan": "child in need", "opened_on": datetime.date(2025, 3, 3),
    } | more
    return Case.create(reference=reference, worker=worker, team=team, **columns)


def make_cycle(title: str, stages, auditors, form: str = "standard") -> Cycle:
    """A quarterly cycle with these reviewers per stage and these auditors."""
    cycle = Cycle.create(
        title=title, kind="quarterly", form_version=forms.newest(form),
        starts_on=datetime.date(2026, 10, 1), ends_on=datetime.date(2026, 12, 31),
    )
    for number, people in enumerate(stages, start=1):
        stage = Stage.create(cycle=cycle, number=number, title=f"Stage {number}")
        for person in people:
            StageReviewer.create(stage=stage, person=person)
    for person in auditors:
        CycleAuditor.create(cycle=cycle, person=person)
    return cycle


def make_audit(one: SimpleNamespace, state: str = "in_progress", **more) -> Audit:
    """An audit of the cast's first case by its first auditor, placed in a state."""
    stage = 1 if state in ("submitted", "under_review") else None
    columns = {
        "cycle": one.cycle, "form_version": one.cycle.form_version_id, "case": one.case,
        "auditor": None if state == "unallocated" else one.auditor, "state": state, "stage": stage,
        "service": one.case.service, "plan": one.case.plan, "team": one.case.team_id,
        "worker": one.case.worker_id, "supervisor": one.supervisor, "since": clock.now(),
        "period_from": datetime.date(2025, 11, 1), "period_to": datetime.date(2026, 10, 31),
    } | more
    audit = Audit.create(**columns)
    if audit.auditor_id:
        Holding.create(audit=audit, auditor=audit.auditor_id, since=clock.now(),
                       began=state != "allocated")
    return audit


class Browser:
    """Flask's test client, signed in, that sends the CSRF token and reads every page it gets."""

    def __init__(self, app, person: Person | None):
        self.client = app.test_client()
        with self.client.session_transaction() as kept, app.test_request_context():
            self.token = generate_csrf()
            kept["csrf_token"] = session["csrf_token"]
            if person is not None:
                kept["key"] = sessions.begin(person)

    def get(self, path: str, **more):
        """GET, with the page's HTML checked."""
        return self._read(self.client.get(path, **more))

    def post(self, path: str, data=None, **more):
        """POST a form with the CSRF token, with the page's HTML checked."""
        data = {"csrf_token": self.token} | (data or {})
        return self._read(self.client.post(path, data=data, **more))

    def _token(self, path: str) -> str:
        html = self.client.get(path).get_data(as_text=True)
        return re.search(r'name="csrf-token" content="([^"]+)"', html)[1]

    def _read(self, answer):
        whole_page = answer.mimetype == "text/html" and answer.data.startswith(b"<!doctype")
        if whole_page:
            check_page(answer.get_data(as_text=True))
        return answer


def complete(audit: Audit, auditor: Person, partly: str = "visits_purpose") -> None:
    """Answer everything that is asked, one question with Partly, and choose two findings."""
    form = drafts.form_of(audit)
    keys = shown(form, {}, audit.plan)
    for question in form.questions():
        if question.key in keys:
            answers.save(audit, auditor.id, question.key, _usual(question, partly), 0)
    Audit.update(
        sources=["case system"], unsafe_at_start=False,
        period_from=datetime.date(2025, 11, 1), period_to=datetime.date(2026, 10, 31),
    ).where(Audit.id == audit.id).execute()
    for section in drafts.asked_sections(form, answers.of(audit.id), audit.plan):
        assert drafts.declare(audit, auditor.id, section.key) == {}, section.key
    for candidate in findings.candidates_of(audit):
        if candidate.question.key in (partly, "oversight_reflective"):
            findings.set_finding(
                audit, auditor.id, candidate.question.key,
                f"What was found about {candidate.question.key}.", True,
            )


def _usual(question, partly: str) -> Answer:
    if question.kind.is_grade:
        return Answer("good", f"Reasons for the grade of {question.section}.")
    elif question.options:
        value = "partly" if question.key == partly else question.options[0].key
        return Answer(value, f"Evidence for {question.key}.")
    else:
        return Answer(f"Written for {question.key}.")
