"""The sign-in page: getting in, being refused, going on where one was, losing nothing."""

import re

import pytest

from auditor import demo
from auditor.records.people import Session
from auditor.web.sign_in import same_site
from auditor.work.people import sessions
from cast import PASSWORD, make_audit

AUTOSAVE = {"X-Autosave": "1"}


def sign_in(browser, email="auditor@example.org", password=PASSWORD, headers=None, **more):
    return browser.post("/sign-in", {"email": email, "password": password} | more, headers=headers)


def end_sessions() -> None:
    for one in Session.select():
        sessions.end_all(one.person_id)


def hidden(html: str) -> list[tuple[str, str]]:
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', html)
    return [(name, value.replace("&#39;", "'").replace("&amp;", "&")) for name, value in found]


def test_the_right_password_lets_in(browse):
    browser = browse()
    answer = sign_in(browser)
    assert (answer.status_code, answer.location) == (303, "/")
    assert "Auditor" in browser.get("/account").text


def test_signing_in_goes_on_to_the_page_that_was_wanted(browse):
    browser = browse()
    asked = browser.get("/account?x=1")
    assert (asked.status_code, asked.location) == (303, "/sign-in?next=/account?x%3D1")
    assert 'name="next" value="/account?x=1"' in browser.get(asked.location).text
    assert sign_in(browser, next="/account?x=1").location == "/account?x=1"


@pytest.mark.parametrize(
    "path",
    ["https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil",
     "/\n/evil.example", "javascript:alert(1)", "evil.example", "", " /account"],
)
def test_signing_in_leads_to_no_other_site(browse, path):
    assert same_site(path) is None
    assert sign_in(browse(), next=path).location == "/"


@pytest.mark.parametrize(
    ("email", "password"),
    [("auditor@example.org", "wrong"), ("nobody@example.org", PASSWORD), ("", ""), ("\x00", "x")],
)
def test_a_refusal_does_not_tell_which_was_wrong_and_keeps_the_address(browse, email, password):
    answer = sign_in(browse(), email, password)
    assert answer.status_code == 422 and "Your email address or password is incorrect." in answer.text
    assert "<title>Error: Sign in" in answer.text
    assert 'autocomplete="username"' in answer.text
    assert 'autocomplete="current-password"' in answer.text
    assert 'type="password" value=""' in answer.text
    if email.isprintable():
        assert f'value="{email}"' in answer.text


def test_a_password_that_is_too_long_is_told_so_and_nothing_is_counted_against_the_account(browse):
    browser = browse()
    for _ in range(8):
        answer = sign_in(browser, password="a" + "\u0345" * 9_000)
        assert answer.status_code == 422 and "at most 200 characters" in answer.text
    assert sign_in(browser).status_code == 303


def test_too_many_tries_are_told_how_long_to_wait(browse):
    browser = browse()
    for _ in range(5):
        sign_in(browser, password="wrong")
    answer = sign_in(browser)
    assert answer.status_code == 429 and re.search(r"Wait \d+ seconds", answer.text)
    assert int(answer.headers["Retry-After"]) > 0


def test_signing_in_takes_a_token(browse):
    answer = browse().client.post("/sign-in", data={"email": "a@example.org", "password": PASSWORD})
    assert answer.status_code == 400


def test_whoever_is_signed_in_is_not_asked_again(browse, cast):
    assert browse(cast.auditor).get("/sign-in?next=/account").location == "/account"


def test_signing_out_ends_the_session_and_twice_does_no_harm(browse, cast):
    browser = browse(cast.auditor)
    assert browser.post("/sign-out").location == "/sign-in"
    assert browser.get("/account").status_code == 303
    assert Session.get().ended_at
    browser.token = browser._token("/sign-in")
    assert browser.post("/sign-out").location == "/sign-in"


def test_a_link_does_not_sign_out(browse, cast):
    assert browse(cast.auditor).get("/sign-out").status_code == 405


def test_nothing_set_before_sign_in_survives_it(browse):
    browser = browse()
    with browser.client.session_transaction() as kept:
        kept["planted"] = "x"
        before = kept["csrf_token"]
    sign_in(browser)
    with browser.client.session_transaction() as kept:
        assert "planted" not in kept and kept.get("csrf_token") != before


def test_somebody_else_signing_in_ends_the_session_that_was_there(browse, cast):
    browser = browse(cast.auditor)
    sign_in(browser, "lead@example.org")
    assert "Lead" in browser.get("/account").text
    assert [bool(one.ended_at) for one in Session.select().order_by(Session.id)] == [True, False]


# The dialog


def test_the_dialog_gets_a_token_that_works(browse, cast):
    browser = browse(cast.auditor)
    end_sessions()
    answer = sign_in(browser, headers=AUTOSAVE)
    assert (answer.status_code, answer.data) == (204, b"")
    browser.token = answer.headers["X-CSRFToken"]
    assert browser.post("/account/sessions").status_code == 303


def test_the_dialog_is_told_plainly_what_is_wrong(browse):
    browser = browse()
    for _ in range(5):
        answer = sign_in(browser, password="wrong", headers=AUTOSAVE)
        assert (answer.status_code, answer.mimetype) == (401, "text/plain")
    answer = sign_in(browser, headers=AUTOSAVE)
    assert answer.status_code == 429 and "Wait" in answer.text


def test_another_window_of_the_same_person_goes_on_with_its_token(browse, cast):
    browser = browse(cast.auditor)
    end_sessions()
    sign_in(browser, headers=AUTOSAVE)
    assert browser.post("/account/sessions").status_code == 303


def test_another_window_does_not_go_on_as_somebody_else(browse, cast):
    browser = browse(cast.auditor)
    end_sessions()
    sign_in(browser, "lead@example.org", headers=AUTOSAVE)
    assert browser.post("/account/sessions").status_code == 400


# A form that arrives after the session ended


@pytest.fixture
def late(browse, cast):
    """A browser of the lead whose session ended while a team was typed in, and the answer to it."""
    browser = browse(cast.lead)
    end_sessions()
    browser.answer = browser.post("/people/new?x=1", {
        "name": 'Ann "A" <b>\nLee', "roles": ["auditor", "reviewer"], "password": "secret",
        "email": "ann@example.org",
    })
    return browser


def test_what_was_typed_is_kept_on_the_sign_in_page(late):
    assert late.answer.status_code == 401 and "Your session has ended" in late.answer.text
    kept = hidden(late.answer.text)
    assert ("kept-path", "/people/new?x=1") in kept
    assert [value for name, value in kept if name == "kept:roles"] == ["auditor", "reviewer"]
    assert "<b>" not in late.answer.text and "secret" not in late.answer.text
    assert "kept:csrf_token" not in late.answer.text


def test_it_is_still_kept_after_a_wrong_password(late):
    again = sign_in(late, "lead@example.org", "wrong", **{
        "kept-path": "/people/new?x=1", "kept:roles": ["auditor", "reviewer"],
    })
    assert again.status_code == 422
    assert hidden(again.text).count(("kept:roles", "reviewer")) == 1
    assert ("kept-path", "/people/new?x=1") in hidden(again.text)


def test_after_signing_in_it_is_saved_by_one_button(late):
    carried = {
        "kept-path": "/people/new?x=1", "kept:name": "Ann Lee",
        "kept:email": "ann@example.org", "kept:roles": ["auditor", "reviewer"],
    }
    answer = sign_in(late, "lead@example.org", **carried)
    assert answer.status_code == 200 and "Save what I typed" in answer.text
    assert 'action="/people/new?x=1"' in answer.text
    fields: dict[str, list[str]] = {}
    for name, value in hidden(answer.text.partition('action="/people/new?x=1"')[2]):
        fields.setdefault(name, []).append(value)
    saved = late.client.post("/people/new?x=1", data=fields)
    assert saved.status_code == 303
    shown = late.get(saved.location).text
    assert "Ann Lee" in shown and "Auditor, Reviewer" in shown


def test_somebody_else_is_not_given_what_another_person_typed(late):
    carried = {"kept-path": "/people/new", "kept:name": "Ann"}
    answer = sign_in(late, "auditor@example.org", **carried)
    assert (answer.status_code, answer.location) == (303, "/")


@pytest.mark.parametrize(
    "path",
    ["https://evil.example/people/new", "//evil.example", "/people", "/nowhere", "/sign-out", ""],
)
def test_nothing_is_sent_on_to_where_no_form_goes(late, path):
    answer = sign_in(late, "lead@example.org", **{"kept-path": path, "kept:name": "Ann"})
    assert answer.status_code == 303


def test_more_than_can_be_kept_is_refused(browse, cast):
    browser = browse(cast.lead)
    end_sessions()
    assert browser.post("/people/new", {"name": "a" * 1_000_001}).status_code == 413


def test_the_script_and_htmx_are_told_401_and_ask_by_themselves(browse, cast):
    browser = browse(cast.lead)
    end_sessions()
    for headers in (AUTOSAVE, {"HX-Request": "true"}):
        answer = browser.post("/people/new", {"name": "Ann"}, headers=headers)
        assert answer.status_code == 401 and "kept:" not in answer.text


def test_an_answer_typed_after_the_session_ended_is_not_lost_without_the_script(browse, cast):
    audit = make_audit(cast)
    browser = browse(cast.auditor)
    end_sessions()
    text = "Seen alone on 3 visits.\r\n  'Good'"
    answer = browser.post(f"/audits/{audit.id}/record", {"record_details-evidence": text})
    assert ("kept:record_details-evidence", text) in hidden(answer.text)


# The demonstration, and an empty database


def test_the_demonstration_lists_its_accounts_with_a_button_each(browse, app):
    browser = browse()
    assert demo.PASSWORD not in browser.get("/sign-in").text
    app.config.update(DEMO=True, DEMO_ACCOUNTS=demo.ACCOUNTS, DEMO_PASSWORD=demo.PASSWORD)
    html = browser.get("/sign-in?next=/account").text
    assert all(account.email in html for account in demo.ACCOUNTS)
    assert html.count(f'name="password" value="{demo.PASSWORD}"') == len(demo.ACCOUNTS)


def test_with_nobody_in_the_database_every_way_leads_to_set_up(app):
    client = app.test_client()
    assert client.get("/").location == "/sign-in"
    assert client.get("/sign-in").location == "/set-up"
