"""Filling in, in a real browser: what is typed is saved by itself and survives whatever happens."""

import re
import sqlite3
import time

import pytest
from playwright.sync_api import expect

from auditor.records.database import database, on_sqlite
from auditor.records.people import Session
from auditor.work import clock
from auditor.work.audits import answers
from auditor.work.people.people import signed_in
from browser_steps import PATIENCE, enter, sign_in
from cast import make_audit

EVIDENCE = "Thirteen visits since May, ten of them within the fortnight the plan asks for."


@pytest.fixture
def chromium(whole_chromium):
    """What becomes of a text when one leaves, goes back or closes the tab is asked of the whole browser."""
    return whole_chromium


@pytest.fixture
def audit(cast):
    return make_audit(cast)


@pytest.fixture
def page(come, cast, audit):
    """A section of the audit, open at its auditor's."""
    return come(cast.auditor, f"/audits/{audit.id}/voice")


def evidence(page, key="voice_seen"):
    return page.locator(f"#{key}-evidence")


def state(page, key="voice_seen"):
    return page.locator(f"#state-{key}")


def choose(page, key="voice_seen", label="Partly"):
    page.locator(f"#q-{key}").get_by_label(label).check(force=True)


def expect_kept(page, audit, text: str, key="voice_seen") -> None:
    """The database comes to hold this text; what the page has still to send goes on meanwhile."""
    until = time.monotonic() + PATIENCE
    while (kept := answers.of(audit.id).get(key)) is None or kept.evidence != text:
        assert time.monotonic() < until, f"{key} is not kept: {kept}"
        time.sleep(0.05) if page.is_closed() else page.wait_for_timeout(50)


def test_an_answer_saves_itself(page, audit):
    choose(page)
    evidence(page).fill(EVIDENCE)
    expect(state(page)).to_have_text(re.compile(r"Saved \d\d:\d\d"))
    expect(page.locator("#rail")).to_contain_text("1 of 5")
    expect_kept(page, audit, EVIDENCE)


def test_typing_during_a_slow_save_is_saved_in_the_end(page, audit):
    def slowly(route):
        page.wait_for_timeout(600)
        route.continue_()

    page.route("**/answers/**", slowly)
    for word in EVIDENCE.split():
        evidence(page).press_sequentially(word + " ", delay=15)
    expect(state(page)).to_have_text(re.compile("Saved"))
    expect_kept(page, audit, EVIDENCE)


def test_a_dropped_network_is_tried_again(page, audit):
    page.context.set_offline(True)
    evidence(page).fill(EVIDENCE)
    expect(state(page)).to_have_text("Not saved - trying again")
    assert "voice_seen" not in answers.of(audit.id)
    evidence(page).fill(EVIDENCE + " And more.")
    page.context.set_offline(False)
    expect(state(page)).to_have_text(re.compile("Saved"))
    expect_kept(page, audit, EVIDENCE + " And more.")


def test_a_database_that_takes_no_write_for_a_while_loses_no_word(page, audit):
    if not on_sqlite():
        pytest.skip("locks SQLite's file")
    locked = sqlite3.connect(database.obj.database, isolation_level=None)
    locked.execute("BEGIN IMMEDIATE")
    with page.expect_response("**/answers/**") as reply:
        evidence(page).fill(EVIDENCE)
    assert reply.value.status == 503
    expect(state(page)).to_have_text("Not saved - trying again")
    expect(evidence(page)).to_have_value(EVIDENCE)
    locked.close()
    expect(state(page)).to_have_text(re.compile("Saved"))
    assert answers.of(audit.id)["voice_seen"].evidence == EVIDENCE


def test_a_restarted_server_gets_what_was_typed_meanwhile(visit, process, cast, audit):
    page = visit(process.address)
    sign_in(page, cast.auditor)
    page.goto(f"/audits/{audit.id}/voice")
    process.kill()
    evidence(page).fill(EVIDENCE)
    expect(state(page)).to_have_text("Not saved - trying again")
    process.start()
    expect(state(page)).to_have_text(re.compile("Saved"))
    assert answers.of(audit.id)["voice_seen"].evidence == EVIDENCE


def test_after_an_ended_session_one_signs_in_on_the_same_page(page, cast, audit):
    Session.update(ended_at=clock.now()).execute()
    evidence(page).fill(EVIDENCE)
    dialog = page.get_by_role("dialog", name="Your session has ended")
    expect(dialog).to_be_visible()
    expect(evidence(page)).to_have_value(EVIDENCE)
    dialog.get_by_label("Email").fill(cast.auditor.email)
    dialog.get_by_label("Password").fill("wrong")
    dialog.get_by_role("button", name="Sign in").click()
    expect(dialog).to_contain_text("do not fit")
    dialog.get_by_label("Password").fill("audit the files")
    dialog.get_by_role("button", name="Sign in").click()
    expect(dialog).to_be_hidden()
    expect(state(page)).to_have_text(re.compile("Saved"))
    page.get_by_role("button", name="Save and continue").click()
    page.wait_for_url("**/family")
    assert answers.of(audit.id)["voice_seen"].evidence == EVIDENCE


@pytest.mark.parametrize("button, stands", [("Keep mine", "Second."), ("Keep that one", "First.")])
def test_two_windows_overwrite_nobody(come, cast, audit, button, stands):
    first, second = (come(cast.auditor, f"/audits/{audit.id}/voice") for _ in range(2))
    evidence(first).fill("First.")
    expect(state(first)).to_have_text(re.compile("Saved"))
    evidence(second).fill("Second.")
    conflict = second.locator(".conflict")
    expect(conflict).to_contain_text("First.")
    expect(conflict).to_contain_text("Second.")
    conflict.get_by_role("button", name=button).click()
    expect(second.locator(".conflict")).to_have_count(0)
    expect(evidence(second)).to_have_value(stands)
    assert answers.of(audit.id)["voice_seen"].evidence == stands
    assert {one.evidence for one in answers.earlier(audit, "voice_seen")} == {"First.", "Second."} - {stands}
    evidence(second).fill(stands + " Then more.")
    expect(state(second)).to_have_text(re.compile("Saved"))
    expect_kept(second, audit, stands + " Then more.")


def test_leaving_by_a_link_saves_the_last_words(page, audit):
    evidence(page).fill(EVIDENCE)
    page.get_by_role("link", name="What to tell").click()
    page.wait_for_url("**/tell")
    expect_kept(page, audit, EVIDENCE)


def test_a_link_is_followed_though_the_save_is_answered_while_it_is_pressed(page, audit):
    evidence(page).fill(EVIDENCE)
    page.get_by_role("link", name="What to tell").hover()
    with page.expect_response("**/answers/**"):
        page.mouse.down()
    page.wait_for_timeout(300)
    page.mouse.up()
    page.wait_for_url("**/tell")
    assert answers.of(audit.id)["voice_seen"].evidence == EVIDENCE


def test_the_answer_to_a_save_is_shown_once_the_press_is_over(page, audit):
    evidence(page).fill(EVIDENCE)
    page.get_by_role("heading", level=1).hover()
    with page.expect_response("**/answers/**"):
        page.mouse.down()
    page.wait_for_timeout(300)
    expect(state(page)).to_have_text("Saving")
    page.mouse.up()
    expect(state(page)).to_have_text(re.compile("Saved"))


def test_closing_the_tab_saves_the_last_words(page, audit):
    evidence(page).fill(EVIDENCE)
    page.close(run_before_unload=False)
    expect_kept(page, audit, EVIDENCE)


def test_back_shows_what_was_saved(page, audit):
    evidence(page).fill(EVIDENCE)
    expect(state(page)).to_have_text(re.compile("Saved"))
    page.get_by_role("link", name="What to tell").click()
    page.wait_for_url("**/tell")
    page.go_back()
    expect(evidence(page)).to_have_value(EVIDENCE)
    evidence(page).fill(EVIDENCE + " More.")
    expect(state(page)).to_have_text(re.compile("Saved"))
    expect_kept(page, audit, EVIDENCE + " More.")


def test_a_text_that_is_too_long_stays_and_says_so(page, audit):
    evidence(page).fill("x" * 10_050)
    expect(state(page)).to_have_text("Not saved")
    expect(page.locator("#notes-voice_seen")).to_contain_text("10,050")
    evidence(page).fill("x" * 9_000)
    expect(state(page)).to_have_text(re.compile("Saved"))


def test_an_earlier_version_is_shown_in_a_dialog_and_brought_back(come, cast, audit):
    answers.save(audit, signed_in(cast.auditor), "voice_seen", answers.Answer("no", EVIDENCE), 0)
    answers.save(audit, signed_in(cast.auditor), "voice_seen", answers.Answer("yes", "Short."), 1)
    page = come(cast.auditor, f"/audits/{audit.id}/voice")
    page.get_by_role("link", name="Earlier versions of question 5").click()
    dialog = page.get_by_role("dialog", name="Earlier versions")
    expect(dialog).to_contain_text(EVIDENCE)
    dialog.get_by_role("button", name="Bring this back").click()
    expect(evidence(page)).to_have_value(EVIDENCE)


def test_no_case_text_is_kept_in_the_browser(page, audit):
    evidence(page).fill(EVIDENCE)
    expect(state(page)).to_have_text(re.compile("Saved"))
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, location.href])")
    assert "Thirteen" not in kept


def test_the_keys_choose_and_control_enter_goes_on(page, audit):
    page.locator("#voice_seen").focus()
    page.keyboard.press("2")
    expect(page.locator("#voice_seen-2")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.type("12 visits, 3 alone.")
    expect(page.locator("#voice_seen-2")).to_be_checked()
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/family")
    assert answers.of(audit.id)["voice_seen"] == answers.Answer("partly", "12 visits, 3 alone.")


def test_before_an_idle_session_ends_one_key_extends_it(app, visit, server, cast, audit):
    page = enter(visit(server), app, cast.auditor, server)
    page.clock.install()
    page.goto(f"/audits/{audit.id}/voice")
    page.clock.run_for(58 * 60 * 1000 + 6000)
    warning = page.get_by_role("dialog", name="You will be signed out in 2 minutes")
    expect(warning).to_be_visible()
    with page.expect_response("**/stay") as reply:
        page.keyboard.press("Shift")
    assert reply.value.status == 204
    expect(warning).to_be_hidden()
