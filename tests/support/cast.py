"""The fixed cast of people and what it works on, and a browser that reads every page."""

import datetime
import re
from pathlib import Path
from types import SimpleNamespace

from flask import session
from flask_wtf.csrf import generate_csrf
from werkzeug.security import generate_password_hash

from auditor.records.audits import Audit, Holding
from auditor.records.cases import Case, Cycle, CycleAuditor, Stage, StageReviewer
from auditor.records.people import Person, PersonRole, Team
from auditor.rules.answers import Answer
from auditor.rules.forms import shown
from auditor.work import clock, forms, settings
from auditor.work.audits import answers, drafts, findings
from auditor.work.people import sessions
from auditor.work.people.people import signed_in
from html_checks import check_page

PASSWORD = "audit the files"
HASHED = generate_password_hash(PASSWORD, method="scrypt:1024:8:1")
MONDAY = datetime.datetime(2026, 11, 2, 9, 0)


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


def reopen(made, kept: str, folder: Path) -> None:
    """Open a database with the rows kept under this name; nothing is remembered of the one before."""
    made.store.shut()
    made.store.open(kept, folder)
    forms.forget()
    settings.forget()


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
            answers.save(audit, signed_in(auditor), question.key, _usual(question, partly), 0)
    Audit.update(
        sources=["case system"], unsafe_at_start=False,
        period_from=datetime.date(2025, 11, 1), period_to=datetime.date(2026, 10, 31),
    ).where(Audit.id == audit.id).execute()
    for section in drafts.asked_sections(form, answers.of(audit.id), audit.plan):
        assert drafts.declare(audit, signed_in(auditor), section.key) == {}, section.key
    for candidate in findings.candidates_of(audit):
        if candidate.question.key in (partly, "oversight_reflective"):
            findings.set_finding(
                audit, signed_in(auditor), candidate.question.key,
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
