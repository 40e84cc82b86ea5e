"""Errors: one page each that says what happened and what to do next, for anybody."""

import pytest
from flask import abort

from auditor.web.errors import SAID
from auditor.web.guard import public
from auditor.work import clock
from auditor.work.audits import Overtaken
from conftest import Browser, make_audit

CODES = (400, 403, 404, 405, 409, 413, 429)


@pytest.fixture
def breakable(app):
    """The application with addresses that go wrong on purpose."""

    @app.get("/break/<int:code>")
    @public
    def break_with(code):
        abort(code)

    @app.get("/break/badly")
    @public
    def break_badly():
        raise ZeroDivisionError("a secret of the server")

    @app.get("/break/second")
    @public
    def break_second():
        raise Overtaken("Reviewer1", clock.now(), "under_review")

    return app


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("signed_in", [True, False])
def test_each_error_has_its_page_for_strangers_too(breakable, cast, code, signed_in):
    browser = Browser(breakable, cast.auditor if signed_in else None)
    answer = browser.get(f"/break/{code}")
    title, text = SAID.get(code, SAID[400])
    assert answer.status_code == code
    assert f"<h1>{title}" in answer.text and text.split(".")[0] in answer.text
    assert ('href="/"' in answer.text) and ("Sign out" in answer.text) is signed_in
    assert ("Go to the sign-in page" in answer.text) is not signed_in
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("signed_in", [True, False])
def test_a_fault_of_ours_says_nothing_of_its_inside(breakable, cast, signed_in):
    answer = Browser(breakable, cast.auditor if signed_in else None).get("/break/badly")
    assert answer.status_code == 500 and "Something went wrong on our side" in answer.text
    assert "secret" not in answer.text and "ZeroDivision" not in answer.text


def test_who_comes_second_is_told_who_was_first(breakable, cast):
    answer = Browser(breakable, cast.auditor).get("/break/second")
    assert answer.status_code == 409
    assert "Reviewer1 acted on this audit just now" in answer.text


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
