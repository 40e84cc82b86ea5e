"""Odd addresses, queries, headers and cookies: passed over or answered clearly, never obeyed."""

import datetime
import re
import time
from pathlib import Path
from urllib.parse import quote

import pytest

from attacking import LONGEST_ANSWER, faults_of
from auditor.records.people import Person
from auditor.web.guard import LONGEST_QUERY
from cast import PASSWORD
from everyone import QUESTION, address, make_everyone

PLACES = (
    ("lead", "/cases"), ("lead", "/cycles"), ("lead", "/cycles/1"), ("lead", "/cycles/1/add"),
    ("lead", "/people"), ("lead", "/people/new"), ("lead", "/journal"), ("lead", "/reviews"),
    ("lead", "/actions"), ("supervisor", "/actions/print"), ("lead", "/actions/running.css"),
    ("lead", "/settings"), ("lead", "/audits/{}/findings"), ("lead", "/audits/{}/running.css"),
    ("lead", "/reviews/{}/remarks"), ("auditor", "/audits"), ("auditor", "/audits/3/actions"),
    ("lead", "/cycles/1/summary"), ("lead", "/cycles/1/summary/audits?figure=state.signed_off"),
    ("lead", "/cycles/1/points"), ("lead", "/cycles/1/points/1"), ("lead", "/cycles/1/briefing"),
    ("reviewer1", "/reviews"), ("reviewer1", "/reviews/5"), (None, "/sign-in"), ("lead", "/"),
    ("lead", "/workers"),
)
ASKED = (
    "before", "after", "page", "change", "write", "copy", "next", "search", "service", "plan", "team",
    "worker", "family", "open", "restricted", "sort", "down", "q", "role", "closed", "group", "whose",
    "cycle", "stage", "auditor", "person", "reference", "saved", "state", "owner",
    "discussion", "reflection",
    "figure", "told", "question", "theme",
    "point", "source",
)
ABSURD = ("9e99", "-1", "9" * 5_000, "²", "x" * 300, "x" * 60_000, "%ED%A0%80%00%FF", "a'%22<b>", "")
PLAIN = ("static", "health.htmx", "health.healthz")  # which ask nothing and may be kept
NO_NAMES = (
    b"9" * 30, b"9" * 4_301, b"1\0", b"\0", b"\xed\xa0\x80", b"\xff", "²".encode(), b"-1",
    ("a" + "\u0345" * 1_000 + "\u0334" * 1_000).encode(),
)
PLACE = re.compile(r"<(?:\w+:)?(\w+)>")
ASKS = re.compile(r"""(?:args|values)(?:\.get|\.getlist)?[(\[]f?["'](\w+)""")
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


@pytest.fixture
def world(cast):
    return make_everyone(cast)


def test_an_absurd_query_is_passed_over(app, world, browse):
    faults = []
    for name, path in PLACES:
        for value in ABSURD:
            asked = ASKED if len(value) < 10_000 else ("search", "q", "reference")
            query = "&".join(f"{one}={value}" for one in asked)
            path = path.format(world.audits["signed_off"].id)
            answer = world.browser(name, browse).client.get(f"{path}?{query}")
            wrong = faults_of(answer)
            right = (414,) if len(query) > LONGEST_QUERY else (200, 303, 403, 404)
            if answer.status_code not in right:
                wrong.append(f"status {answer.status_code}")
            faults += [f"{path}: {one} for {value[:20]}" for one in wrong]
    assert not faults


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_no_address_is_a_fault_whatever_stands_in_it(app, world, browse, method):
    faults, lead = [], world.browser("lead", browse)
    for rule in app.url_map.iter_rules():
        for name in rule.arguments if method in rule.methods else ():
            for value in NO_NAMES:
                path = PLACE.sub(lambda place, one=name, other=value: quote(
                    other if place[1] == one else "1", safe=b"" if isinstance(other, bytes) else ""
                ), rule.rule)
                started = time.process_time()
                answer = (lead.client.get(path) if method == "GET"
                          else lead.client.post(path, data={"csrf_token": lead.token}))
                wrong = [one for one in faults_of(answer) if one != "status 405"]
                if answer.status_code not in (403, 404, 405):
                    wrong.append(f"status {answer.status_code}")
                if time.process_time() - started > LONGEST_ANSWER:
                    wrong.append("slow")
                faults += [f"{path[:60]}: {one}" for one in wrong]
    assert not faults


def test_no_query_of_any_page_is_a_fault_whatever_stands_in_it(app, world, browse):
    faults, asked = [], asked_in_code() | set(ASKED)
    for rule in app.url_map.iter_rules():
        if "GET" in rule.methods and rule.endpoint not in PLAIN:
            path = address(rule, world)
            name = "auditor" if "audit_id" in rule.arguments else "lead"
            for value in (*NO_NAMES, b""):
                query = "&".join(f"{one}={quote(value[:30])}" for one in sorted(asked))
                for more in (query, f"{query}&{query}"):
                    started = time.process_time()
                    answer = world.browser(name, browse).client.get(f"{path}?{more}")
                    wrong = faults_of(answer)
                    if answer.status_code not in (200, 303, 403, 404, 422):
                        wrong.append(f"status {answer.status_code}")
                    if time.process_time() - started > LONGEST_ANSWER:
                        wrong.append("slow")
                    faults += [f"{path}?{more[:60]}: {one}" for one in wrong]
    assert not faults


def asked_in_code() -> set[str]:
    """The names of fields that a view reads from its address, as they stand in the code."""
    files = (Path(__file__).parents[2] / "auditor/web").rglob("*.py")
    return {name for file in files for name in ASKS.findall(file.read_text(encoding="utf-8"))}


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
        assert page.status_code == (414 if len(onward) > LONGEST_QUERY else 200) and not faults_of(page)
        wanted = {"email": "worker@example.org", "password": PASSWORD, "next": onward}
        answer = browser.post("/sign-in", wanted)
        assert answer.status_code == 303 and not faults_of(answer), onward


def test_the_pages_that_were_wanted_carry_no_other_site_either(browse, cast):
    for path in ("//evil.example/audits", "/audits?next=//evil.example", "/audits%5c%5cevil.example"):
        answer = browse().client.get(path)
        assert not [one for one in faults_of(answer) if one != "status 308"]


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
