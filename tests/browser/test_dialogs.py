"""What is pressed in a dialog is meant for the dialog, and for nothing beneath it."""

import re

import pytest
from playwright.sync_api import expect

from auditor.records.audits import Audit
from auditor.records.people import Session
from auditor.work import clock
from auditor.work.audits import answers
from browser_steps import enter, hold_back
from cast import PASSWORD, complete, make_audit

NEARLY = 58 * 60 * 1000 + 6000  # milliseconds: an hour idle ends a session, two minutes before one is warned
OVER = 61 * 60 * 1000
WAYS = ("Enter", "Enter held", "Space", "click", "click beside", "Escape", "a", "5", "Control+Enter", "Tab")


@pytest.fixture
def audit(cast):
    made = make_audit(cast)
    complete(made, cast.auditor)
    return made


@pytest.fixture
def page(app, visit, server, cast):
    page = enter(visit(server), app, cast.auditor, server)
    page.clock.install()
    return page


def put_focus(page, audit, where: str):
    """Go to a page and put the focus on something that a key would set going; goes out: what has it."""
    if where == "send":
        page.goto(f"/audits/{audit.id}/check")
        page.get_by_label("No", exact=True).check(force=True)
        place = page.get_by_role("button", name="Send for review")
    elif where == "link":
        page.goto(f"/audits/{audit.id}/check")
        place = page.get_by_role("link", name="My audits").first
    else:
        page.goto(f"/audits/{audit.id}/voice")
        place = page.locator("#voice_seen-evidence" if where == "text" else "#voice_seen")
    place.focus()
    return place


def press(page, way: str) -> None:
    if way == "click":
        page.get_by_role("button", name="Stay signed in").click()
    elif way == "click beside":
        page.mouse.click(3, 3)
    elif way == "Enter held":
        for _ in range(4):
            page.keyboard.down("Enter")  # the second and later ones repeat, as a key that is held does
        page.keyboard.up("Enter")
    else:
        page.keyboard.press(way)


@pytest.mark.parametrize("where", ["send", "link", "text", "choice"])
@pytest.mark.parametrize("way", WAYS)
def test_staying_signed_in_does_nothing_else(page, audit, where, way):
    place = put_focus(page, audit, where)
    here, before = page.url, answers.of(audit.id)["voice_seen"]
    page.clock.run_for(NEARLY)
    warning = page.get_by_role("dialog", name="You will be signed out in 2 minutes")
    expect(warning).to_be_visible()
    with page.expect_response("**/stay") as reply:
        press(page, way)
    assert reply.value.status == 204
    expect(warning).to_be_hidden()
    expect(place).to_be_focused()
    page.clock.run_for(3000)
    assert page.url == here
    assert Audit.get_by_id(audit.id).state == "in_progress"
    assert answers.of(audit.id)["voice_seen"] == before
    if where == "text":
        expect(place).to_have_value(before.evidence)


def test_once_the_warning_is_gone_the_keys_work_as_before(page, audit):
    put_focus(page, audit, "send")
    page.clock.run_for(NEARLY)
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/audits/\d+$"))
    assert Audit.get_by_id(audit.id).state == "submitted"


def test_signing_in_again_by_enter_does_not_send_what_is_beneath(page, audit):
    place = put_focus(page, audit, "send")
    Session.update(ended_at=clock.now()).execute()
    page.clock.run_for(OVER)
    dialog = page.get_by_role("dialog", name="Your session has ended")
    expect(dialog).to_be_visible()
    dialog.get_by_label("Email").fill("auditor@example.org")
    dialog.get_by_label("Password").fill(PASSWORD)
    for _ in range(3):
        page.keyboard.down("Enter")
    expect(dialog).to_be_hidden()
    for _ in range(3):
        page.keyboard.down("Enter")
    page.keyboard.up("Enter")
    expect(place).to_be_focused()
    assert Audit.get_by_id(audit.id).state == "in_progress"
    assert Session.select().where(Session.ended_at.is_null()).count() == 1


def test_an_answer_from_before_signing_in_again_does_not_ask_once_more(page, audit):
    put_focus(page, audit, "text")
    Session.update(ended_at=clock.now()).execute()
    late = hold_back(page, "**/stay")
    page.clock.run_for(OVER)
    dialog = page.get_by_role("dialog", name="Your session has ended")
    dialog.get_by_label("Email").fill("auditor@example.org")
    dialog.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    answer = late()
    with page.expect_response("**/stay"):
        answer.fulfill(status=401)
    page.clock.run_for(3000)
    expect(dialog).to_be_hidden()


def test_control_enter_in_a_dialog_sends_no_section(page, audit):
    put_focus(page, audit, "text")
    here = page.url
    Session.update(ended_at=clock.now()).execute()
    page.clock.run_for(OVER)
    dialog = page.get_by_role("dialog", name="Your session has ended")
    dialog.get_by_label("Email").focus()
    page.keyboard.press("Control+Enter")
    page.clock.run_for(3000)
    assert page.url == here
    expect(dialog).to_be_visible()


def test_a_warning_that_nobody_heeds_becomes_the_question_to_sign_in(page, audit):
    put_focus(page, audit, "send")
    page.clock.run_for(NEARLY)
    expect(page.get_by_role("dialog", name="You will be signed out in 2 minutes")).to_be_visible()
    asked = []
    page.on("request", lambda one: asked.append(one.url) if one.url.endswith("/stay") else None)
    page.clock.run_for(3 * 60 * 1000)
    expect(page.get_by_role("dialog", name="Your session has ended")).to_be_visible()
    assert not asked
