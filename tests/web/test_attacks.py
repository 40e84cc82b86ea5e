"""Whatever is sent: a clear error or a correct save, never a fault of ours, and nothing lost."""

import datetime
import re
import shutil
from contextlib import contextmanager

import pytest
from flask import template_rendered

from attacking import SCRIPT, Form, bodies, encoded, forms_of
from auditor.records import TABLES
from auditor.records.audits import Concern, EarlierAnswer
from auditor.records.cases import Case, CaseReader
from auditor.records.database import database
from auditor.records.people import Person
from auditor.records.reviews import Action, Comment
from auditor.work import clock, forms, invitations, sessions, settings
from conftest import ON_POSTGRESQL, PASSWORD, make_case, make_person
from everyone import QUESTION, address, child_of, make_everyone, secret
from reviewing import signed_in

CLEAR = {200, 204, 303, 400, 401, 403, 404, 409, 413, 422, 429}
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
}
UNSTORABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]|\\\\u00[01]|\\\\u[dD][89a-fA-F]")
ON_THIS_SITE = re.compile(r"(http://localhost)?/(?![/\\])[\x21-\x7e]*")
SECRETS = re.compile(r"Only-\w+-says-this")
READING = (
    ("auditor", "in_progress"), ("reviewer1", "under_review"), ("lead", "signed_off"),
    ("supervisor", "with_concern"), ("worker", "signed_off"),
)
PLACES = (
    ("lead", "/cases"), ("lead", "/cycles"), ("lead", "/cycles/1"), ("lead", "/cycles/1/add"),
    ("lead", "/people"), ("lead", "/people/new"), ("lead", "/journal"), ("lead", "/reviews"),
    ("lead", "/settings"), ("lead", "/audits/{}/findings"), ("lead", "/audits/{}/running.css"),
    ("lead", "/reviews/{}/remarks"), ("auditor", "/audits"), ("auditor", "/audits/3/actions"),
    ("reviewer1", "/reviews"), ("reviewer1", "/reviews/5"), (None, "/sign-in"), ("lead", "/"),
)
ASKED = (
    "before", "after", "page", "change", "write", "copy", "next", "search", "service", "plan", "team",
    "worker", "family", "open", "restricted", "sort", "down", "q", "role", "closed", "group", "whose",
    "cycle", "stage", "auditor", "person", "reference", "saved",
)
ABSURD = ("9e99", "-1", "9" * 5_000, "²", "x" * 60_000, "%ED%A0%80%00%FF", "a'%22<b>", "")
STRANGE = (
    {"HX-Request": "true", "HX-Target": "__class__"}, {"HX-Request": "true", "HX-Target": "x" * 9_000},
    {"HX-Request": "true", "HX-Target": "main", "HX-History-Restore-Request": "true"},
    {"HX-Request": "maybe", "HX-Target": "main"},
    {"HX-Request": "true", "HX-Target": "%ED%A0%80", "HX-Target-URI-AutoEncoded": "true"},
    {"HX-Request": "true", "HX-Current-URL": "http://[::1", "HX-Prompt": "\u00ff", "HX-Boosted": "x"},
    {"X-Autosave": "1"}, {"X-Requested-With": "XMLHttpRequest", "Accept": "application/json"},
    {"Accept-Language": "x" * 3_000, "If-None-Match": "*", "Range": "bytes=0-5", "Expect": "100"},
    {"X-HTTP-Method-Override": "DELETE"}, {"Cookie": "auditor=rubbish; auditor=.e.e.e"},
)
MADE_UP = (
    "/audits/0", "/audits/-1", "/audits/" + "9" * 30, "/audits/2147483648", "/audits/1e3",
    "/audits/%31%00", "/audits/../people", "/audits/..%2fpeople", "/audits/%ED%A0%80", "/audits/1/..",
    "/audits/1/%FF", "/audits/1/" + "x" * 20_000, "/reviews/1/remarks/%00", "/reviews/1/findings/²",
    "/static/../app.py", "/static/..%2f..%2faudit.key", "/static/%2e%2e/audit.db", "/static/",
    "/static/.%00", "/welcome/%ED%A0%80", "/welcome/" + "k" * 20_000, "/welcome/%00", "/set-up",
    "/audits/1;x=1", "/%0d%0aSet-Cookie:b=c", "/audits/1%0d%0ab: c", "/.env", "/audits//1",
)
ELSEWHERE = (
    "https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example",
    "javascript:alert(1)", "/\r\nSet-Cookie: b=c", "http:evil.example", "///evil.example", "/%09/a",
    " //evil.example", "\u2028//evil.example", "/" + "a" * 50_000, "/audits?x=\u0439", "", "\0",
)
GUESSED = [
    (name, "guess") for name in (
        "reason", "title", "text", "seed", "chosen", "case", "cycle", "auditor", "worker", "until",
        "how", "stage", "number", "add", "drop", "confirmed",
    )
] + [("file", "file")]
BY_FILE = {"case_import.upload"}
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
    ("lead", None, "/cycles/1/draw"), ("lead", None, "/settings"), ("administrator", None, "/settings"),
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
        path = path.format(world.audits[audit].id if audit else None, key=key)
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
def put_back(world, tmp_path):
    """put_back() makes the database what it was when the test began."""
    if ON_POSTGRESQL:
        pytest.skip("copies the database file")
    file, copy = tmp_path / "audit.db", tmp_path / "copy.db"

    def begin_again():
        database.close()
        database.close_all()
        for end in ("-wal", "-shm"):
            (tmp_path / f"audit.db{end}").unlink(missing_ok=True)
        shutil.copy(copy, file)
        settings.forget()
        forms.forget()
        database.connect()

    def keep():
        database.connect(reuse_if_open=True)
        database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copy(file, copy)
        return begin_again

    return keep


def endpoint_of(app, path: str) -> str:
    return app.url_map.bind("").match(path.partition("?")[0], method="POST")[0]


def faults_of(answer) -> list[str]:
    """What is wrong with an answer, whatever it answers."""
    found = [] if answer.status_code in CLEAR else [f"status {answer.status_code}"]
    found += [
        name for name, value in HEADERS.items() if not answer.headers.get(name, "").startswith(value)
    ]
    if answer.location and not ON_THIS_SITE.fullmatch(answer.location):
        found.append(f"leads to {answer.location!r}")
    if "Set-Cookie" in answer.headers and "b=c" in str(answer.headers.getlist("Set-Cookie")):
        found.append("a cookie of somebody else's making")
    html = answer.get_data(as_text=True)
    return found + [one for one in (SCRIPT, "Traceback") if one in html]


def unstorable() -> list[str]:
    """Texts in the tables that PostgreSQL or Word would refuse, or that are longer than they may."""
    found = []
    for table in TABLES:
        if table._meta.table_name == "form_version":
            continue
        names = [column.name for column in table._meta.sorted_fields]
        longest = [getattr(one, "max_length", None) for one in table._meta.sorted_fields]
        for row in table.select().tuples():
            for name, most, value in zip(names, longest, row, strict=True):
                if isinstance(value, str) and (
                    UNSTORABLE.search(value) or (most and len(value) > most)
                ):
                    found.append(f"{table._meta.table_name}.{name}: {value[:40]!r}")
    return found


def test_whatever_a_form_holds_is_saved_or_refused_with_a_reason(found, world, app, put_back):
    begin_again, faults = put_back(), []
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
                begin_again()
            faults += [f"{what}: {one} for {str(body)[:300]}" for one in wrong]
    assert not faults


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


def pages(app, world, browse):
    """(person, address, template) for every page that one of these people is shown."""
    shown, seen = [], set()
    for name, audit in READING:
        client = world.browser(name, browse).client
        for rule in app.url_map.iter_rules():
            path = address(rule, world, world.audits[audit]) if rule.endpoint != "static" else ""
            if "GET" in rule.methods and path and (name, path) not in seen:
                seen.add((name, path))
                with rendered(app) as templates:
                    answer = client.get(path)
                if answer.status_code == 200 and answer.mimetype == "text/html":
                    shown.append((name, path, templates[0]))
    return shown


@contextmanager
def rendered(app):
    """The templates that are rendered meanwhile."""
    templates = []

    def note(_app, template, **_more):
        templates.append(template)

    with template_rendered.connected_to(note, app):
        yield templates


def test_an_absurd_query_is_passed_over(app, world, browse):
    faults = []
    for name, path in PLACES:
        for value in ABSURD:
            asked = ASKED if len(value) < 10_000 else ("search", "q", "reference")
            query = "&".join(f"{one}={value}" for one in asked)
            path = path.format(world.audits["signed_off"].id)
            answer = world.browser(name, browse).client.get(f"{path}?{query}")
            wrong = faults_of(answer)
            if answer.status_code not in (200, 303, 403, 404):
                wrong.append(f"status {answer.status_code}")
            faults += [f"{path}: {one} for {value[:20]}" for one in wrong]
    assert not faults


def test_a_region_is_given_only_as_much_as_the_page_that_holds_it(app, world, browse):
    faults = []
    for name, path, template in pages(app, world, browse):
        client = world.browser(name, browse).client
        whole = client.get(path).get_data(as_text=True)
        for block in {*template.blocks, "nowhere"}:
            headers = {"HX-Request": "true", "HX-Target": block.replace("_", "-")}
            answer = client.get(path, headers=headers)
            told = set(SECRETS.findall(answer.get_data(as_text=True)))
            if answer.status_code != 200 or told - set(SECRETS.findall(whole)):
                faults.append(f"{name} {path} {block[:40]}: {answer.status_code} {sorted(told)}")
    assert not faults


def test_no_region_of_a_draft_is_shown_to_those_who_may_not_read_it(app, world, browse):
    blocks = {one for name in app.jinja_env.list_templates()
              for one in app.jinja_env.get_template(name).blocks}
    faults = []
    for audit in ("in_progress", "with_concern"):
        for name in ("lead", "reviewer1", "supervisor", "worker", "stranger", "administrator"):
            client = world.browser(name, browse).client
            for rule in app.url_map.iter_rules():
                if "audit_id" in rule.arguments and "GET" in rule.methods:
                    path = address(rule, world, world.audits[audit])
                    target = sorted(blocks)[len(path) % len(blocks)]
                    for headers in ({}, {"HX-Request": "true", "HX-Target": target}):
                        answer = client.get(path, headers=headers)
                        if secret(audit) in answer.get_data(as_text=True):
                            faults.append(f"{name} {path} {headers}")
    assert not faults


def test_strange_headers_make_no_difference_or_a_clear_one(world, browse):
    path, faults = f"/audits/{world.audits['in_progress'].id}/visits", []
    for name in ("auditor", "lead", None):
        browser = world.browser(name, browse)
        for headers in STRANGE:
            sent = {"data": {"csrf_token": browser.token}, "headers": headers}
            answers = [browser.client.get(one, headers=headers) for one in (path, "/", "/nowhere")]
            answers += [browser.client.post("/stay", headers=headers), browser.client.post(path, **sent)]
            faults += [f"{name} {headers}: {one}" for answer in answers for one in faults_of(answer)]
    assert not faults


def test_an_address_that_is_made_up_leads_nowhere(world, browse):
    faults = []
    for name in ("lead", None):
        for path in MADE_UP:
            answer = world.browser(name, browse).client.get(path)
            wrong = [one for one in faults_of(answer) if one != "status 308"]
            if answer.status_code not in (303, 308, 400, 403, 404):
                wrong.append(f"status {answer.status_code}")
            faults += [f"{path[:50]}: {one}" for one in wrong]
    assert not faults


def test_signing_in_leads_to_no_other_site_whatever_is_asked(browse, cast):
    for onward in ELSEWHERE:
        browser = browse()
        page = browser.get("/sign-in", query_string={"next": onward})
        assert page.status_code == 200 and not faults_of(page)
        wanted = {"email": "worker@example.org", "password": PASSWORD, "next": onward}
        answer = browser.post("/sign-in", wanted)
        assert answer.status_code == 303 and not faults_of(answer), onward


def test_the_pages_that_were_wanted_carry_no_other_site_either(browse, cast):
    for path in ("//evil.example/audits", "/audits?next=//evil.example", "/audits%5c%5cevil.example"):
        answer = browse().client.get(path)
        assert not [one for one in faults_of(answer) if one != "status 308"]


@pytest.mark.parametrize("table, path, person, data", [
    (Comment, "/reviews/{}/comments/{}", "reviewer1", {"text": "Mine now"}),
    (Comment, "/reviews/{}/comments/{}", "reviewer1", {"show": "yes"}),
    (Action, "/audits/{}/actions/{}", "reviewer1", {"take_back": "yes"}),
    (Action, "/audits/{}/actions/{}", "reviewer1", {"what": "x", "why": "x", "owner": "12"}),
    (Concern, "/audits/{}/concerns/{}/acknowledge", "lead", {"done": "x"}),
    (Concern, "/audits/{}/concerns/{}/told", "reviewer1", {"whom": "x", "when": "x"}),
    (Concern, "/audits/{}/concerns/{}/describe", "reviewer1", {"text": "x"}),
    (EarlierAnswer, "/audits/{}/answers/visits_purpose/earlier/{}", "auditor", {}),
])
def test_what_belongs_to_another_audit_is_not_found(world, browse, table, path, person, data):
    audit = world.audits["in_progress" if person == "auditor" else "under_review"]
    if table is Concern:
        Concern.create(audit=audit, raised_by=world.people[person], raised_at=clock.now(), text="")
    before = list(table.select().order_by(table.id).tuples())
    others = [
        child_of(table, other) for other in world.audits.values() if other.id != audit.id
    ]
    for child in [one for one in others if one] + [999_999, 2**31 - 1]:
        answer = world.browser(person, browse).post(path.format(audit.id, child), data)
        assert answer.status_code == 404, child
    assert list(table.select().order_by(table.id).tuples()) == before


def test_what_is_not_there_is_not_found(cast, browse):
    lead = browse(cast.lead)
    for path in ("/people/{}", "/people/{}/edit", "/people/{}/close", "/teams/{}", "/cases/{}",
                 "/cases/{}/change", "/cycles/{}", "/cycles/{}/change", "/forms/{}"):
        assert lead.get(path.format(999_999)).status_code == 404, path


def test_ids_of_another_audit_in_a_form_are_refused(world, browse):
    one, lead = world.one, world.browser("lead", browse)
    draft, waiting = world.audits["in_progress"].id, world.audits["unallocated"].id
    reason = {"reason": "Why not."}
    for path, data in (
        (f"/audits/{waiting}/allocate", {"auditor": one.worker.id}),
        (f"/audits/{waiting}/allocate", {"auditor": one.reviewer1.id}),
        (f"/audits/{draft}/reallocate", {"auditor": one.lead.id, "how": "afresh"} | reason),
        (f"/audits/{draft}/stand-in", {"person": one.auditor.id, "stage": "1"} | reason),
        (f"/audits/{draft}/stand-in", {"person": one.reviewer2.id, "stage": "7"} | reason),
        (f"/cycles/{one.cycle.id}/add", {"chosen": world.audits["restricted"].case_id}),
        ("/people/new", {"name": "A", "email": "a@example.org", "roles": "administrator"}),
        (f"/people/{one.lead.id}/edit", {"name": "Lead", "email": "lead@example.org",
                                         "roles": ["lead", "administrator"]}),
    ):
        assert lead.post(path, data).status_code == 422, path
    assert lead.post(f"/people/{one.administrator.id}/link").status_code == 403
    assert lead.get(f"/cases/{world.audits['restricted'].case_id}").status_code == 404


def test_every_kind_of_answer_carries_the_headers(world, browse):
    lead, auditor, nobody = (world.browser(name, browse) for name in ("lead", "auditor", None))
    draft = world.audits["in_progress"].id
    answers = {
        200: lead.get("/"), 303: nobody.client.get("/"), 404: nobody.client.get("/nowhere"),
        403: auditor.get("/people"), 400: lead.client.post("/settings"), 422: lead.post("/settings"),
        405: nobody.post("/healthz"), 413: lead.post("/settings", {"council": "x" * 5_000_000}),
        401: nobody.client.get("/", headers={"HX-Request": "true"}), 204: lead.post("/stay"),
        409: auditor.post(f"/audits/{draft}/answers/{QUESTION}", {
            QUESTION: "no", f"{QUESTION}-revision": "77"}),
    }
    for status, answer in answers.items():
        assert answer.status_code == status
        assert not [one for one in faults_of(answer) if not one.startswith("status")], status
        assert "Strict-Transport-Security" not in answer.headers
    for path in ("/static/style.css", "/htmx-2.0.3.js", "/healthz"):
        headers = nobody.client.get(path).headers
        assert headers["X-Content-Type-Options"] == "nosniff" and "Content-Security-Policy" in headers


def test_an_error_page_tells_a_stranger_nothing(world, browse):
    audit = world.audits["under_review"]
    for name in ("stranger", "administrator", None):
        client = world.browser(name, browse).client
        there = client.get(f"/reviews/{audit.id}", follow_redirects=True)
        nowhere = client.get("/reviews/999999", follow_redirects=True)
        plain = [
            re.sub(r'content="[^"]+"|X-CSRFToken[^}]+|value="[^"]*"|/reviews/\d+|%2Freviews%2F\d+', "",
                   answer.get_data(as_text=True))
            for answer in (there, nowhere)
        ]
        assert plain[0] == plain[1] and there.status_code == nowhere.status_code
        assert "M-10277" not in plain[0] and not SECRETS.search(plain[0])


def test_the_session_changes_at_sign_in_and_nothing_planted_survives(cast, browse):
    browser = browse()
    with browser.client.session_transaction() as kept:
        kept["key"] = "planted"
        kept["link"] = {"person": 1, "key": "planted"}
    token = browser._token("/sign-in")
    answer = browser.post("/sign-in", {"csrf_token": token, "email": "worker@example.org",
                                       "password": PASSWORD})
    assert answer.status_code == 303
    with browser.client.session_transaction() as kept:
        assert kept["key"] != "planted" and "link" not in kept and kept.get("csrf_token") != token


def test_the_cookie_is_secure_only_behind_https(app, cast):
    for scheme in ("http", "https"):
        answer = app.test_client().get("/sign-in", base_url=f"{scheme}://localhost",
                                       headers={"X-Forwarded-Proto": "https"})
        cookie = answer.headers["Set-Cookie"]
        assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Path=/" in cookie
        assert ("Secure" in cookie) is (scheme == "https")
        assert ("Strict-Transport-Security" in answer.headers) is (scheme == "https")


@pytest.mark.parametrize("email", ["worker@example.org", "nobody@example.org", "x" * 10_000, "\0"])
def test_guessing_is_slowed_down_even_for_who_is_not_there(browse, email):
    browser, met = browse(), []
    for number in range(12):
        met.append(browser.post("/sign-in", {"email": email, "password": f"guess {number}"}))
    statuses = [one.status_code for one in met]
    assert statuses[0] == 422 and statuses[-1] == 429 and set(statuses) == {422, 429}
    assert int(met[-1].headers["Retry-After"]) > 0
    right = browser.post("/sign-in", {"email": email, "password": PASSWORD})
    assert right.status_code == 429


def test_other_browsers_are_signed_out_by_another_password(cast, browse):
    here, there = browse(cast.worker), browse(cast.worker)
    wanted = {"present": PASSWORD, "wanted": "another long row of words"}
    assert here.post("/account/password", wanted).status_code == 303
    assert here.get("/account").status_code == 200
    assert there.client.get("/account").status_code == 303


@pytest.mark.parametrize("column, value", [
    ("closed_at", datetime.datetime(2026, 1, 1)), ("access_ends", datetime.date(2026, 1, 1)),
])
def test_a_closed_account_and_ended_access_end_the_session(cast, browse, column, value):
    browser = browse(cast.external)
    assert browser.get("/audits").status_code == 200
    Person.update({column: value}).where(Person.id == cast.external.id).execute()
    assert browser.client.get("/audits").status_code == 303
    assert browser.client.post("/stay", data={"csrf_token": browser.token}).status_code == 401
