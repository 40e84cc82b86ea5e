"""Every address of the tool, for everybody, with an audit in every state: nobody sees too much."""

import hashlib
import time

import pytest
from everyone import QUESTION, SECTION, child_of, make_everyone
from flask import Flask

from auditor.records import TABLES
from auditor.records.audits import Concern, EarlierAnswer
from auditor.records.database import database, rows
from auditor.records.reviews import Action, Comment
from auditor.rules import permissions
from auditor.rules.permissions import Act, Duty, Move
from auditor.web import guard

PUBLIC = {
    "account.set_password", "account.welcome", "health.healthz", "health.htmx", "set_up.ask",
    "set_up.begin", "sign_in.ask", "sign_in.enter", "sign_in.out",
}
NOT_BY_READING = {"journal_entry", "session"}  # what reading may add to
KEYS = {"audits.section": SECTION, "audits.save_section": SECTION}
CHILDREN = {"action_id": Action, "comment_id": Comment, "concern_id": Concern}
FINE = {200, 204, 303}


@pytest.fixture
def world(cast):
    return make_everyone(cast)


@pytest.fixture
def routes(app):
    """Every rule of the application but the one of the static files, with its own rule of access."""
    return [
        (rule, getattr(app.view_functions[rule.endpoint], "rule", None))
        for rule in app.url_map.iter_rules() if rule.endpoint != "static"
    ]


def of_audits(routes):
    return [(rule, asks) for rule, asks in routes if isinstance(asks, Act | Move)]


def apart_from_audits(routes):
    return [(rule, asks) for rule, asks in routes if not isinstance(asks, Act | Move)]


def address(rule, world, audit=None) -> str:
    """An address that fits the rule, with things that are there."""
    audit = audit or world.audits["in_progress"]
    values = {
        "audit_id": audit.id, "case_id": audit.case_id, "cycle_id": audit.cycle_id,
        "person_id": world.one.worker.id, "team_id": world.one.team.id, "key": QUESTION,
        "version_id": 1,
    }
    if rule.endpoint in KEYS:
        values["key"] = KEYS[rule.endpoint]
    if rule.endpoint == "answers.bring_back":
        values["version_id"] = child_of(EarlierAnswer, audit)
    for name in rule.arguments & set(CHILDREN):
        values[name] = child_of(CHILDREN[name], audit) or 1
    _, path = rule.build({name: values[name] for name in rule.arguments})
    return path


def state_of_tables() -> dict[str, str]:
    """What stands in each table, in short, but for those that reading adds to."""
    found = {}
    for table in TABLES:
        name = table._meta.table_name
        if name not in NOT_BY_READING:
            content = repr(rows(f'SELECT * FROM "{name}" ORDER BY 1'))
            found[name] = hashlib.sha256(content.encode()).hexdigest()
    return found


def takes(rule, method: str) -> bool:
    return method in rule.methods


def test_only_these_pages_are_public(routes):
    assert {rule.endpoint for rule, asks in routes if asks == "public"} == PUBLIC


def test_every_view_has_a_rule_and_every_address_takes_get_or_post(routes):
    assert all(asks for _, asks in routes)
    methods = {method for rule, _ in routes for method in rule.methods}
    assert methods == {"GET", "HEAD", "OPTIONS", "POST"}


def test_a_view_without_a_rule_keeps_the_application_from_starting():
    app = Flask("thrown_away")
    app.add_url_rule("/new", "topic.new", lambda: "")
    with pytest.raises(RuntimeError, match=r"topic\.new \(/new\) has no rule"):
        guard.check(app)


def test_a_view_that_asks_for_an_audit_has_one_in_its_address():
    app = Flask("thrown_away")
    app.add_url_rule("/new", "topic.new", guard.needs(Act.READ)(lambda audit: ""))
    with pytest.raises(RuntimeError, match="names no audit"):
        guard.check(app)


def test_each_person_gets_of_each_audit_what_the_table_of_rights_says(routes, world, browse):
    started = time.monotonic()
    count = 0
    faults, before = [], state_of_tables()
    for name, person in world.people.items():
        browser = browse(person)
        for audit in world.audits:
            allowed = {}
            for rule, asks in of_audits(routes):
                if not takes(rule, "GET"):
                    continue
                if asks not in allowed:
                    allowed[asks] = world.may(name, asks, audit)
                path = address(rule, world, world.audits[audit])
                status = browser.get(path).status_code
                count += 1
                if name not in world.known[audit]:
                    expected = {404}
                elif allowed[asks]:
                    expected = FINE
                else:
                    expected = {403}
                if status not in expected:
                    faults.append(f"{name} {audit} {path}: {status}")
    print(count, time.monotonic() - started)
    assert not faults
    assert state_of_tables() == before, "a GET changed something"
