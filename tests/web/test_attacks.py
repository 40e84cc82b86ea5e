"""Whatever is sent: a clear error or a correct save, never a fault of ours, and nothing lost."""

import re
import time
from collections import Counter

import peewee
import pytest

from attacking import FIGURES, LONGEST_ANSWER, MARKS, NO_NUMBERS, Form, bodies, encoded, faults_of, forms_of
from auditor.records.actions import Action
from auditor.records.audits import Concern
from auditor.records.cases import Case, CaseReader
from auditor.records.database import database, rows
from auditor.records.people import Person
from auditor.records.reviews import Comment
from auditor.rules.follow_up.actions import Step
from auditor.work import clock
from auditor.work.follow_up import action_steps
from auditor.work.people import invitations, sessions
from auditor.work.people.people import signed_in
from cast import make_case, make_person, reopen
from everyone import QUESTION, address, child_of, make_everyone
from schemas import TABLES

UNSTORABLE = re.compile(  # in JSON, half of a pair of surrogates
    "[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]|\\\\u00[01]"
    r"|\\u[dD][89abAB]..(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB]..)\\u[dD][c-fC-F]"
)
GUESSED = [
    (name, "guess") for name in (
        "reason", "title", "text", "seed", "chosen", "case", "cycle", "auditor", "worker", "until",
        "how", "stage", "number", "add", "drop", "confirmed",
    )
] + [("file", "file")]
BY_FILE = {"case_import.upload"}
SENT = "application/x-www-form-urlencoded"
LAST = {"sign_in.out", "sign_in.enter", "account.set_password"}  # somebody is signed out by them
# Where the forms of the tool are found, by who is sent them and which audit they are about.
FORMS = (
    ("lead", "unallocated", "/audits/{}/allocate"), ("lead", "in_progress", "/audits/{}/reallocate"),
    ("lead", "in_progress", "/audits/{}/withdraw"), ("lead", "signed_off", "/audits/{}/reopen"),
    ("lead", "submitted", "/audits/{}/stand-in"), ("lead", "submitted", "/audits/{}/skip-stage"),
    ("lead", "submitted", "/audits/{}/two-stages"), ("lead", "returned", "/audits/{}/external-until"),
    ("lead", "with_concern", "/audits/{}/concerns"), ("lead", None, "/cases/new"),
    ("lead", None, "/cases/1/change"), ("lead", None, "/cases/2/readers"),
    ("lead", None, "/cycles/new"), ("lead", None, "/cycles/1/change"),
    ("lead", None, "/cycles/1/add"), ("lead", None, "/cycles/1/allocate"),
    ("lead", None, "/people/new"), ("lead", None, "/people/5/edit"), ("lead", None, "/people/5"),
    ("lead", None, "/people/3/close"), ("lead", None, "/people/4"), ("lead", None, "/teams/new"),
    ("lead", None, "/teams/1"), ("lead", None, "/cases/import"), ("lead", None, "/cycles/1/close"),
    ("lead", None, "/cycles/1/draw"), ("lead", None, "/cycles/1/points"),
    ("lead", None, "/cycles/1/points/1"), ("lead", None, "/cycles/1/briefing/edit"),
    ("lead", None, "/cycles/1/report"), ("lead", None, "/cycles/1/report/parts/summary"),
    ("lead", None, "/cycles/1/report/parts/readers"),
    ("lead", None, "/settings"), ("administrator", None, "/settings"),
    ("auditor", "allocated", "/audits/{}"), ("auditor", "allocated", "/audits/{}/decline"),
    ("auditor", "in_progress", "/audits/{}/case"), ("auditor", "in_progress", "/audits/{}/visits"),
    ("auditor", "in_progress", "/audits/{}/impact"), ("auditor", "in_progress", "/audits/{}/tell"),
    ("auditor", "in_progress", "/audits/{}/actions"), ("auditor", "in_progress", "/audits/{}/check"),
    ("auditor", "in_progress", "/audits/{}/answers/visits_purpose/earlier"),
    ("auditor", "in_progress", "/audits/{}/concerns/new"),
    ("auditor", "with_concern", "/audits/{}/concerns"),
    ("auditor", "returned", "/reviews/{}/remarks/visits_purpose?write=new"),
    ("reviewer1", "submitted", "/reviews/{}"), ("reviewer1", "under_review", "/reviews/{}"),
    ("reviewer1", "under_review", "/reviews/{}/remarks/visits_purpose?write=new"),
    ("reviewer1", "under_review", "/reviews/{}/findings/visits_purpose?write=yes"),
    ("worker", "signed_off", "/actions/{action}"), ("lead", "signed_off", "/actions/{action}/date"),
    ("lead", "signed_off", "/actions/{action}/not-needed"), ("lead", "signed_off", "/actions/{reported}"),
    ("lead", "signed_off", "/audits/{}/actions/new"),
    ("supervisor", "signed_off", "/audits/{}/findings"), ("worker", "signed_off", "/audits/{}/findings"),
    ("lead", "discussed", "/audits/{}/findings"),
    ("lead", "discussed", "/audits/{}/findings?discussion=1"),
    ("lead", "discussed", "/audits/{}/findings?reflection=1"),
    ("worker", None, "/account"), (None, None, "/sign-in"), (None, None, "/welcome/{key}"),
)


@pytest.fixture
def world(cast):
    world = make_everyone(cast)
    Person.update(closed_at=clock.now()).where(Person.id == cast.other_auditor.id).execute()
    Case.update(restricted=True).where(Case.id == cast.other_case.id).execute()
    CaseReader.create(case=cast.other_case, person=cast.lead)
    Concern.create(audit=world.audits["with_concern"], raised_by=cast.auditor,
                   raised_at=clock.now(), text="")
    make_case("M-20003", cast.worker, cast.team)
    make_person("newcomer", ["auditor"])
    sessions.begin(cast.worker)
    return world


@pytest.fixture
def found(world, app, browse):
    """(person, form) for every form that the pages above hold, one of each kind."""
    lead = signed_in(world.one.lead)
    key = invitations.make(lead, Person.get(Person.name == "Newcomer"))
    met, seen = [], set()
    for name, audit, path in FORMS:
        browser = world.browser(name, browse)
        path = path.format(world.audits[audit].id if audit else None, key=key, **actions_of(world))
        page = browser.get(path)
        assert page.status_code == 200, path
        for form in forms_of(path, page.get_data(as_text=True)):
            kind = (endpoint_of(app, form.path), *sorted({one.split("-")[0] for one in form.names}))
            if kind not in seen:
                seen.add(kind)
                met.append((name, form))
    met += [(name, Form(path, fields)) for name, path, fields in without_a_page(world)]
    met += blindly(app, world, {endpoint_of(app, form.path) for _, form in met})
    return sorted(met, key=lambda one: endpoint_of(app, one[1].path) in LAST)


def actions_of(world) -> dict[str, int]:
    """An open action of the signed-off audit, and one that is reported done."""
    query = Action.select().where(Action.audit == world.audits["signed_off"]).order_by(Action.id)
    action, reported = query.limit(2)
    if reported.state == "open":
        action_steps.take(reported, Step.REPORT, signed_in(world.one.worker), "Done.")
    return {"action": action.id, "reported": reported.id}


def blindly(app, world, met: set[str]):
    """The addresses that no form of these pages leads to, with fields of which some may fit."""
    fields = [(name, "", kind) for name, kind in GUESSED]
    for rule in app.url_map.iter_rules():
        if "POST" in rule.methods and rule.endpoint not in met:
            yield "lead", Form(address(rule, world), fields)


def without_a_page(world):
    """What the scripts send, and what has no button where everything is as it is in `world`."""
    draft, taken = world.audits["in_progress"].id, world.audits["under_review"].id
    fields = [(f"{QUESTION}{end}", "1", "text") for end in (
        "", "-evidence", "-revision", "-sent", "-sent-evidence", "-choose"
    )]
    yield "auditor", f"/audits/{draft}/answers/{QUESTION}", [*fields, ("shown", "a b", "text")]
    yield "auditor", "/stay", []
    edit = [("text", "Other", "textarea"), ("for_worker", "yes", "checkbox"), ("question", "", "hidden")]
    yield "reviewer1", f"/reviews/{taken}/comments/{child_of(Comment, world.audits['under_review'])}", edit
    back = world.audits["returned"].id
    own = child_of(Comment, world.audits["returned"], Comment.stage.is_null())
    yield "auditor", f"/audits/{back}/comments/{own}", edit
    yield None, "/set-up", [(one, "x", "text") for one in ("code", "name", "email", "password")]


@pytest.fixture
def put_back(world, made, tmp_path):
    """put_back() makes the database what it was when the test began."""
    made.store.keep("world")
    database.connect(reuse_if_open=True)

    def begin_again():
        reopen(made, "world", tmp_path)
        database.connect()

    return begin_again


@pytest.fixture
def outside(monkeypatch):
    """What was written without a change around it: another server could come between."""
    found, run = [], peewee.Database.execute_sql

    def watched(opened, sql, *given):
        if sql.startswith(("INSERT", "UPDATE", "DELETE")) and not opened.in_transaction():
            found.append(sql)
        return run(opened, sql, *given)

    monkeypatch.setattr(peewee.Database, "execute_sql", watched)
    return found


def endpoint_of(app, path: str) -> str:
    return app.url_map.bind("").match(path.partition("?")[0], method="POST")[0]


def unstorable() -> list[str]:
    """Texts in the tables that PostgreSQL or Word would refuse, or that are longer than they may."""
    found = []
    for table in TABLES:
        if table._meta.table_name != "form_version":
            longest = [getattr(one, "max_length", None) for one in table._meta.sorted_fields]
            names = ", ".join(f'"{one.column_name}"' for one in table._meta.sorted_fields)
            for row in rows(f'SELECT {names} FROM "{table._meta.table_name}"'):
                texts = [one for one in row if isinstance(one, str)]
                too_long = len("".join(texts)) > 255 and any(
                    most and isinstance(one, str) and len(one) > most
                    for most, one in zip(longest, row, strict=True)
                )
                if too_long or UNSTORABLE.search("\t".join(texts)):
                    found.append(f"{table._meta.table_name}: {[one[:40] for one in texts]}")
    return found


def test_whatever_a_form_holds_is_saved_or_refused_with_a_reason(found, world, app, put_back, outside):
    faults = []
    cookies = {
        name: one.client.get_cookie("auditor").value for name, one in world.browsers.items()
    }
    for turn, (name, form) in enumerate(found):
        browser, what = world.browsers[name], f"{name} {form.path}"
        client = browser.client
        for body in bodies(form, turn):
            client.set_cookie("auditor", cookies[name])
            answer = client.post(
                form.path, data=encoded(body, browser.token),
                content_type="application/x-www-form-urlencoded",
            )
            wrong = faults_of(answer)
            if answer.status_code in (200, 204, 303):
                wrong += unstorable()
                put_back()
            faults += [f"{what}: {one} for {str(body)[:300]}" for one in wrong]
    assert not faults and not outside


def test_no_field_of_any_form_keeps_the_server_busy_or_breaks_it(found, world):
    faults, statuses = [], Counter()
    for name, form in found:
        browser = world.browsers[name]
        for body in too_much(form):
            started = time.process_time()
            answer = browser.client.post(form.path, data=encoded(body, browser.token), content_type=SENT)
            spent = time.process_time() - started
            statuses[answer.status_code] += 1
            wrong = faults_of(answer) + [f"{spent:.1f} s"] * (spent > LONGEST_ANSWER)
            faults += [f"{name} {form.path}: {one} for {str(body)[:200]}" for one in wrong]
    assert not faults
    assert statuses[422] > 200, statuses


def too_much(form: Form):
    """Bodies in which some fields are far too long, and one after another is what nobody can mean."""
    for first in range(0, len(form.names), 8):
        for value in (MARKS, FIGURES):
            yield form.body(**dict.fromkeys(form.names[first:first + 8], value))
    for at, (field, _, kind) in enumerate(form.fields):
        if kind not in ("text", "textarea", "email", "search", "tel", "password"):
            yield form.body(**{field: NO_NUMBERS[at % len(NO_NUMBERS)]})


def test_a_refused_form_comes_back_with_everything_that_was_typed(found, world):
    faults = []
    for name, form in found:
        typed = {
            one: f"Kept {number} words" for number, (one, _, kind) in enumerate(form.fields)
            if kind in ("text", "textarea") and not one.endswith(("-revision", "-sent", "-choose"))
        }
        body = [(one, typed.get(one, "none of these")) for one in form.names]
        browser = world.browsers[name]
        answer = browser.post(form.path, dict(body), headers={"X-CSRFToken": browser.token})
        if answer.status_code == 422 and "/answers/" not in form.path:
            lost = [one for one, words in typed.items() if words not in answer.get_data(as_text=True)]
            faults += [f"{name} {form.path}: {one}" for one in lost]
    assert not faults


def test_bodies_that_are_no_forms_are_refused(found, world, app):
    faults = []
    for name, form in found:
        browser = world.browsers[name]
        for kind, data, meant in (
            ("application/json", b'{"text": [1]}', None),
            ("text/plain", b"text=1", None),
            ("multipart/form-data", b"--x\r\nno boundary", None),
            ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; na", None),
            ("multipart/form-data; boundary=" + "x" * 500, b"--x--", None),
            ("application/x-www-form-urlencoded; charset=utf-16", b"\xff\xfet\0=\0", None),
            ("application/x-www-form-urlencoded", b"&&&==%%%2&=x&%00=%00", None),
            ("application/x-www-form-urlencoded", b"text=" + b"z" * 5_000_000, {413}),
        ):
            answer = browser.client.post(
                form.path, data=data, content_type=kind, headers={"X-CSRFToken": browser.token}
            )
            wrong = faults_of(answer)
            by_file = endpoint_of(app, form.path) in BY_FILE  # where more fits, and a file is asked for
            if meant and answer.status_code not in meant and not by_file:
                wrong.append(f"not refused: {answer.status_code}")
            faults += [f"{name} {form.path}, {kind[:50]}: {one}" for one in wrong]
    assert not faults
