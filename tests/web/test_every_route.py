"""Every address of the tool, for everybody, with an audit in every state: nobody sees too much."""

import hashlib

import pytest
from flask import Flask

from auditor.records.database import rows
from auditor.rules import form_reading
from auditor.rules.follow_up.actions import Step
from auditor.rules.rights.permissions import Act, Duty, Move
from auditor.web import guard
from everyone import address, make_everyone
from html_checks import check_page
from schemas import TABLES

PUBLIC = {
    "account.set_password", "account.welcome", "health.healthz", "health.htmx", "set_up.ask",
    "set_up.begin", "sign_in.ask", "sign_in.enter", "sign_in.out",
}
NOT_BY_READING = {"journal_entry", "session"}  # what reading may add to
OF_READING = {"notice": "WHERE what <> 'read'"}  # that it was read is told to whom it concerns
LEADS = {"lead", "second_lead"}
OFFICE = LEADS | {"administrator"}
NOT_YET = {"public.confirm", "public.printed"}  # of a cycle that runs nothing is confirmed or printed
TWINS = {"second_lead", "reviewer1b", "reviewer3"}  # whose parts somebody else plays too
ONE_OF_EACH = ("lead", "administrator", "auditor", "external", "reviewer2", "supervisor", "worker")
WITH_DUTY = {
    Duty.RUN_CYCLES: LEADS, Duty.KEEP_CASES: LEADS, Duty.KEEP_FORMS: LEADS,
    Duty.READ_JOURNAL: LEADS, Duty.KEEP_SETTINGS: LEADS, Duty.KEEP_PEOPLE: OFFICE,
    Duty.SEE_SETTINGS: OFFICE, Duty.KEEP_SIGN_IN: {"administrator"}, Duty.NAME_SOMEBODY: {"administrator"},
    Duty.REPORT: LEADS, Duty.TAKE_DATA_OUT: LEADS,
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


def of_actions(routes):
    return [(rule, asks) for rule, asks in routes if isinstance(asks, Step)]


def apart_from_audits(routes):
    return [(rule, asks) for rule, asks in routes if not isinstance(asks, Act | Move | Step)]


def state_of_tables() -> dict[str, str]:
    """What stands in each table, in short, but for those that reading adds to."""
    found = {}
    for table in TABLES:
        name = table._meta.table_name
        if name not in NOT_BY_READING:
            content = repr(rows(f'SELECT * FROM "{name}" {OF_READING.get(name, "")} ORDER BY 1'))
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


def test_no_section_of_a_form_can_have_the_address_of_another_page(app):
    of_audits = "/audits/<id:audit_id>/"
    rules = [rule.rule for rule in app.url_map.iter_rules() if rule.rule.startswith(of_audits)]
    pages = {rule.removeprefix(of_audits).split("/")[0] for rule in rules}
    assert {page for page in pages if not page.startswith("<")} - form_reading.RESERVED == set()


def test_a_view_that_asks_for_an_audit_has_one_in_its_address():
    app = Flask("thrown_away")
    app.add_url_rule("/new", "topic.new", guard.needs(Act.READ)(lambda audit: ""))
    with pytest.raises(RuntimeError, match="names no audit"):
        guard.check(app)


@pytest.mark.parametrize("load", [guard.of_cycle, guard.of_open_cycle])
def test_a_view_that_asks_for_a_cycle_has_one_in_its_address(load):
    app = Flask("thrown_away")
    app.add_url_rule("/new", "topic.new", guard.on_duty(Duty.REPORT)(load(lambda cycle: "")))
    with pytest.raises(RuntimeError, match="names no cycle"):
        guard.check(app)


def test_a_view_gets_what_its_address_names_and_never_its_id():
    app = Flask("thrown_away")
    view = guard.on_duty(Duty.REPORT)(lambda cycle_id: "")
    app.add_url_rule("/cycles/<int:cycle_id>", "topic.show", view)
    with pytest.raises(RuntimeError, match=r"topic\.show .* gets the id of a cycle"):
        guard.check(app)


def test_nothing_is_loaded_before_it_is_asked_who_may_see_it():
    with pytest.raises(RuntimeError, match="say who may see it above"):
        guard.of_cycle(guard.on_duty(Duty.REPORT)(lambda cycle: ""))


def test_each_person_is_shown_of_each_audit_what_the_table_of_rights_says(routes, world, browse):
    faults, before = [], state_of_tables()
    for name, audit, rule, asks in met(world, of_audits(routes), "GET"):
        path = address(rule, world, world.audits[audit])
        status = world.browser(name, browse).client.get(path).status_code
        if status not in expected(world, name, audit, asks, shown=True):
            faults.append(f"{name}, audit {audit}, {path}: {status}")
    assert not faults
    assert state_of_tables() == before, "a GET changed something"


def test_each_person_does_with_each_audit_what_the_table_of_rights_says(routes, world, browse):
    faults = []
    for name, audit, rule, asks in met(world, of_audits(routes), "POST"):
        path = address(rule, world, world.audits[audit])
        browser = world.browser(name, browse)
        answer = browser.client.post(path, data={"csrf_token": browser.token})
        status = answer.status_code
        if status == 422:
            check_page(answer.get_data(as_text=True))
        if status not in expected(world, name, audit, asks, shown=False):
            faults.append(f"{name}, audit {audit}, {path}: {status}")
        if status == 303:
            world.put_back(audit)
    assert not faults


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_each_person_does_with_each_action_what_the_table_of_actions_says(
    routes, world, browse, method
):
    faults, before = [], state_of_tables()
    for name, audit, rule, step in met(world, of_actions(routes), method):
        path, browser = address(rule, world, world.audits[audit]), world.browser(name, browse)
        # Nothing is typed, so that whatever may be done is refused for want of words.
        status = (browser.get if method == "GET" else browser.post)(path).status_code
        if not world.may_step(name, Step.KNOW, audit):
            wanted = 404
        elif not world.may_step(name, step, audit):
            wanted = 403
        else:
            wanted = 200 if method == "GET" else 422
        if status != wanted:
            faults.append(f"{name}, audit {audit}, {path}: {status}, not {wanted}")
    assert not faults
    assert state_of_tables() == before


def test_a_view_that_asks_for_an_action_has_one_in_its_address():
    app = Flask("thrown_away")
    app.add_url_rule("/new", "topic.new", guard.needs_step(Step.KNOW)(lambda action: ""))
    with pytest.raises(RuntimeError, match="names no action"):
        guard.check(app)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_is_apart_from_any_audit_is_for_those_with_the_duty(routes, world, browse, method):
    faults, before = [], state_of_tables()
    for rule, asks in apart_from_audits(routes):
        for name in ONE_OF_EACH:
            if takes(rule, method) and asks != "public":
                path, browser = address(rule, world), world.browser(name, browse)
                status = (browser.get if method == "GET" else browser.post)(path).status_code
                may = name in WITH_DUTY[asks] if isinstance(asks, Duty) else True
                may = may and rule.endpoint not in NOT_YET
                if (status == 403) is may or status >= 500:
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


def test_nothing_is_done_without_the_token_of_the_page(routes, world, browse):
    browsers = [browse(world.one.auditor), browse(world.one.lead), browse()]
    tokens = [{}, {"csrf_token": ""}, {"csrf_token": "stale"}, {"csrf_token": browsers[0].token[:-1]}]
    before = state_of_tables()
    for rule, asks in routes:
        for browser in browsers if takes(rule, "POST") else ():
            for data in tokens:
                answer = browser.client.post(address(rule, world), data=data)
                signed_out = browser is browsers[-1] and asks != "public"
                assert answer.status_code == (303 if signed_out else 400), rule
    assert state_of_tables() == before


def test_the_public_pages_tell_a_stranger_nothing(routes, world, browse):
    client, before = browse().client, state_of_tables()
    names = [world.one.worker.name, world.one.external.name, "M-10277", "Q4 2026"]
    for rule, asks in routes:
        if asks == "public" and takes(rule, "GET"):
            answer = client.get(address(rule, world))
            assert answer.status_code < 500, rule
            assert not [one for one in names if one in answer.get_data(as_text=True)], rule
    assert state_of_tables() == before


def met(world, routes, method: str):
    """(person, audit, rule, what it asks for): whoever knows of an audit meets each of its
    addresses; strangers to it, and who is there twice, take turns, so that some meet each.
    """
    chosen = [(rule, asks) for rule, asks in routes if takes(rule, method)]
    for turn, audit in enumerate(world.audits):
        for step, name in enumerate(world.people):
            always = name in world.known[audit] and name not in TWINS
            for number, (rule, asks) in enumerate(chosen):
                if always or (turn + step + number) % 7 == 0:
                    yield name, audit, rule, asks


def expected(world, name: str, audit: str, asks, shown: bool) -> set[int]:
    """What may be answered; a move pressed twice leads on, and an empty form is refused."""
    if name not in world.known[audit]:
        return {404}
    elif world.may(name, asks, audit):
        return {200} if shown else {204, 303, 403, 404, 409, 422}
    elif asks is Move.TAKE_UP:
        return {303, 403, 409}  # who might have taken it up is told who was first
    else:
        return {303, 403} if isinstance(asks, Move) else {403}
