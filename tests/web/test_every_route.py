"""Every address of the tool, for everybody, with an audit in every state: nobody sees too much."""

import hashlib

import pytest
from everyone import QUESTION, SECTION, child_of, make_everyone
from flask import Flask

from auditor.records import TABLES
from auditor.records.audits import Concern, EarlierAnswer
from auditor.records.database import rows
from auditor.records.reviews import Action, Comment
from auditor.rules.permissions import Act, Duty, Move
from auditor.web import guard

PUBLIC = {
    "account.set_password", "account.welcome", "health.healthz", "health.htmx", "set_up.ask",
    "set_up.begin", "sign_in.ask", "sign_in.enter", "sign_in.out",
}
NOT_BY_READING = {"journal_entry", "session"}  # what reading may add to
KEYS = {"audits.section": SECTION, "audits.save_section": SECTION}
CHILDREN = {"action_id": Action, "comment_id": Comment, "concern_id": Concern}
LEADS = {"lead", "second_lead"}
OFFICE = LEADS | {"administrator"}
WITH_DUTY = {
    Duty.RUN_CYCLES: LEADS, Duty.KEEP_CASES: LEADS, Duty.KEEP_FORMS: LEADS,
    Duty.READ_JOURNAL: LEADS, Duty.KEEP_SETTINGS: LEADS, Duty.KEEP_PEOPLE: OFFICE,
    Duty.SEE_SETTINGS: OFFICE, Duty.KEEP_SIGN_IN: {"administrator"},
    Duty.REVIEW: LEADS | {"reviewer1", "reviewer1b", "reviewer2", "reviewer3"},
}


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


def test_each_person_is_shown_of_each_audit_what_the_table_of_rights_says(routes, world, browse):
    faults, before = [], state_of_tables()
    for name, audit, rule, asks in met(world, of_audits(routes), "GET"):
        path = address(rule, world, world.audits[audit])
        status = browser_of(world, browse, name).get(path).status_code
        if status not in expected(world, name, audit, asks, shown=True):
            faults.append(f"{name}, audit {audit}, {path}: {status}")
    assert not faults
    assert state_of_tables() == before, "a GET changed something"


def test_each_person_does_with_each_audit_what_the_table_of_rights_says(routes, world, browse):
    faults = []
    for name, audit, rule, asks in met(world, of_audits(routes), "POST"):
        path = address(rule, world, world.audits[audit])
        status = browser_of(world, browse, name).post(path).status_code
        if status not in expected(world, name, audit, asks, shown=False):
            faults.append(f"{name}, audit {audit}, {path}: {status}")
        if status == 303:
            world.put_back(audit)
    assert not faults


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_is_apart_from_any_audit_is_for_those_with_the_duty(routes, world, browse, method):
    faults, before = [], state_of_tables()
    for rule, asks in apart_from_audits(routes):
        for name in world.people:
            if takes(rule, method) and asks != "public":
                path, browser = address(rule, world), browser_of(world, browse, name)
                status = (browser.get if method == "GET" else browser.post)(path).status_code
                may = name in WITH_DUTY[asks] if isinstance(asks, Duty) else True
                if (status == 403) is may or status >= 500 or (status == 404 and method == "GET"):
                    faults.append(f"{name}, {path}: {status}")
    assert not faults
    assert method == "POST" or state_of_tables() == before, "a GET changed something"


def test_nobody_gets_in_without_signing_in(routes, world, browse):
    client, before = browse().client, state_of_tables()
    for rule, asks in routes:
        path = address(rule, world)
        if asks == "public":
            continue
        if takes(rule, "GET"):
            answer = client.get(path)
            assert (answer.status_code, answer.location.split("?")[0]) == (303, "/sign-in"), path
            assert client.get(path, headers={"HX-Request": "true"}).status_code == 401, path
        if takes(rule, "POST"):
            assert client.post(path).status_code == 303, path
            assert client.post(path, headers={"X-Autosave": "1"}).status_code in (303, 401), path
    assert state_of_tables() == before


@pytest.mark.parametrize("token", [None, "", "stale", "x" * 10_000])
def test_nothing_is_done_without_the_token_of_the_page(routes, world, browse, token):
    data, before = {} if token is None else {"csrf_token": token}, state_of_tables()
    browsers = [browse(world.one.auditor), browse(world.one.lead), browse()]
    for rule, asks in routes:
        for browser in browsers if takes(rule, "POST") else ():
            answer = browser.client.post(address(rule, world), data=data)
            signed_out = browser is browsers[-1] and asks != "public"
            assert answer.status_code == (303 if signed_out else 400), rule
    assert state_of_tables() == before


def test_the_public_pages_tell_a_stranger_nothing(routes, world, browse):
    client, before = browse().client, state_of_tables()
    names = [person.name for person in world.people.values()] + ["M-10277", "Q4 2026"]
    for rule, asks in routes:
        if asks == "public" and takes(rule, "GET"):
            answer = client.get(address(rule, world))
            assert answer.status_code < 500, rule
            assert not [one for one in names if f">{one}<" in answer.get_data(as_text=True)], rule
    assert state_of_tables() == before


def met(world, routes, method: str):
    """(person, audit, rule, what it asks for): whoever knows of an audit meets each of its
    addresses; the strangers to it take turns, so that some of them meet each.
    """
    chosen = [(rule, asks) for rule, asks in routes if takes(rule, method)]
    for turn, audit in enumerate(world.audits):
        for step, name in enumerate(world.people):
            knows = name in world.known[audit]
            for number, (rule, asks) in enumerate(chosen):
                if knows or (turn + step + number) % 4 == 0:
                    yield name, audit, rule, asks


def expected(world, name: str, audit: str, asks, shown: bool) -> set[int]:
    """What may be answered; a move pressed twice leads on, and an empty form is refused."""
    if name not in world.known[audit]:
        return {404}
    elif world.may(name, asks, audit):
        return {200} if shown else {204, 303, 403, 404, 409, 422}
    else:
        return {303, 403} if isinstance(asks, Move) else {403}


def browser_of(world, browse, name: str):
    """The one browser in which this person is signed in."""
    if name not in world.browsers:
        world.browsers[name] = browse(world.people[name])
    return world.browsers[name]
