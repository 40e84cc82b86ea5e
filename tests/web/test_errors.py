"""Errors: one page each that says what happened and what to do next, for anybody."""

from contextlib import contextmanager

import pytest
from flask import g
from werkzeug.exceptions import default_exceptions

from auditor.records.database import database
from auditor.records.journal import JournalEntry
from auditor.records.people import SignInAttempt
from auditor.rules.reviews.reviews import Choice, Decision
from auditor.web.errors import SAID
from auditor.work import clock
from auditor.work.people import people
from auditor.work.refusals import Overtaken
from auditor.work.signed_in import SignedIn
from cast import make_audit
from html_checks import check_page
from reviewing import Story

CODES = (400, 403, 404, 405, 409, 413, 429, 500)


def page_of(app, error: Exception, me: SignedIn | None = None) -> tuple[int, str]:
    """The status and the page that `error` ends in for `me`, or for a stranger."""
    with app.test_request_context("/audits/1"):
        g.me = me
        answer = app.make_response(app.handle_user_exception(error))
    return answer.status_code, answer.get_data(as_text=True)


@pytest.fixture
def me(cast) -> SignedIn:
    return people.signed_in(cast.auditor)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("signed_in", [True, False])
def test_each_error_has_its_page_for_strangers_too(connected, me, code, signed_in):
    status, html = page_of(connected, default_exceptions[code](), me if signed_in else None)
    title, text = SAID.get(code, SAID[400])
    check_page(html)
    assert status == code
    assert f"<h1>{title}" in html and text.split(".")[0] in html
    assert ("Sign out" in html) is signed_in
    assert ("Go to today’s page" in html) is signed_in
    assert ("Go to the sign-in page" in html) is not signed_in


def test_who_comes_second_is_told_who_was_first(connected, me):
    status, html = page_of(connected, Overtaken("Reviewer1", clock.now(), "under_review"), me)
    assert status == 409 and "Reviewer1 acted on this audit just now" in html


@contextmanager
def without(table):
    """The database lacks a table for the length of a block."""
    name = table._meta.table_name
    database.execute_sql(f"ALTER TABLE {name} RENAME TO gone")
    yield
    database.connect(reuse_if_open=True)
    database.execute_sql(f"ALTER TABLE gone RENAME TO {name}")


def test_a_fault_of_ours_says_nothing_of_its_inside(browse, cast):
    browser = browse(cast.lead)
    with without(JournalEntry):
        answer = browser.get("/journal")
    assert answer.status_code == 500 and "Something went wrong on our side" in answer.text
    assert "journal_entry" not in answer.text and answer.headers["Cache-Control"] == "no-store"


def test_a_fault_of_ours_has_its_page_for_strangers_too(browse, cast):
    browser = browse()
    typed = {"email": "lead@example.org", "password": "a long password"}
    with without(SignInAttempt):
        answer = browser.post("/sign-in", typed)
    assert answer.status_code == 500 and "Something went wrong on our side" in answer.text


def test_an_address_that_is_not_there_is_404_and_a_wrong_method_405(browse, cast):
    for browser in (browse(), browse(cast.auditor)):
        assert browser.get("/nowhere").status_code == 404
        assert browser.post("/healthz").status_code == 405


def test_a_page_without_its_token_is_400(browse, cast):
    answer = browse(cast.lead).post("/settings", {"csrf_token": "stale"})
    assert answer.status_code == 400 and "This page is out of date" in answer.text


def test_a_body_too_large_is_413(browse, cast):
    answer = browse(cast.lead).post("/settings", {"council": "x" * 5_000_000})
    assert answer.status_code == 413 and "too much at once" in answer.text


def test_who_may_know_of_an_audit_is_led_back_to_it(browse, cast):
    audit = make_audit(cast, "submitted")
    answer = browse(cast.auditor).get(f"/audits/{audit.id}/case")
    assert answer.status_code == 403 and f'href="/audits/{audit.id}"' in answer.text


def test_who_may_not_know_of_an_audit_is_not_led_to_it(browse, cast):
    audit = make_audit(cast)
    answer = browse(cast.stranger).get(f"/audits/{audit.id}")
    assert answer.status_code == 404 and f'href="/audits/{audit.id}"' not in answer.text


def test_who_lacks_the_role_for_a_page_is_not_told_of_an_audit(browse, cast):
    answer = browse(cast.auditor).get("/settings")
    assert answer.status_code == 403 and "Your roles do not include this page" in answer.text
    assert "Your part in this audit" not in answer.text


def test_what_was_typed_can_be_copied_from_the_page_that_refuses_it(browse, cast):
    story = Story(cast).send().take_up(cast.reviewer1)
    browser = browse(cast.reviewer1)
    story.decide(cast.reviewer1, Decision(Choice.RETURN, "Say more."))
    answer = browser.post(f"/reviews/{story.id}/comments", {"text": "Is that so?\nI doubt <it>."})
    assert answer.status_code == 403
    assert '<p class="kept">Is that so?\nI doubt &lt;it&gt;.</p>' in answer.text.replace("\r", "")


def test_no_page_that_refuses_shows_a_password(browse, cast):
    page = browse(cast.worker).post("/settings/sign-in", {"password": "a long secret", "note": "two words"})
    assert page.status_code == 403
    assert "two words" in page.text and "a long secret" not in page.text
