"""An action in a real browser: reported, sent back, verified; the register narrowed, and on paper."""

import io
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from auditor.records.actions import Action
from cast import make_case
from signing import act, sign

A4 = (595, 842)  # points
LONG = "The visit of 5 July is recorded in full, with what was seen, heard and agreed. " * 38


@pytest.fixture
def chromium(whole_chromium):
    """The way back is asked of the whole browser."""
    return whole_chromium


@pytest.fixture
def audit(cast):
    return sign(cast, actions=0)


def test_owner_and_supervisor_bring_an_action_to_its_end(cast, audit, come):
    action = act(cast, audit, "Meet the father")
    owner = come(cast.worker, "/actions")
    owner.get_by_role("link", name="Meet the father").click()
    owner.get_by_label("What was done").fill("Called twice.")
    owner.get_by_role("button", name="Keep as a note").click()
    owner.get_by_label("What was done").fill("Met on Friday.")
    owner.get_by_role("button", name="Report it done").click()
    expect(owner.get_by_text("It waits to be verified")).to_be_visible()

    supervisor = come(cast.supervisor, "/actions?whose=verify")
    supervisor.get_by_role("link", name="Meet the father").click()
    supervisor.get_by_role("button", name="Not done yet").click()
    expect(supervisor.get_by_role("link", name="Say what is still missing")).to_be_visible()
    supervisor.get_by_label("What you saw").fill("No note on file.")
    supervisor.get_by_role("button", name="Not done yet").click()

    owner.reload()
    owner.get_by_label("What was done").fill("The note is there now.")
    owner.get_by_role("button", name="Report it done").click()
    supervisor.reload()
    supervisor.get_by_role("button", name="It is done").click()
    shown = ["Progress", "Reported done", "Not done yet", "Reported done", "Verified"]
    expect(supervisor.locator(".timeline-what")).to_have_text(shown)
    assert Action.get_by_id(action.id).state == "verified"


def test_choosing_a_filter_narrows_the_list_and_the_address(cast, audit, come):
    act(cast, audit, "Here")
    act(cast, audit, "Ring the school", state="verified")
    page = come(cast.lead, "/actions")
    page.get_by_label("State").select_option("Verified")
    page.get_by_role("link", name="Ring the school").wait_for()
    expect(page.get_by_role("link", name="Here")).to_have_count(0)
    expect(page).to_have_url(re.compile("state=verified"))
    page.go_back()
    page.get_by_role("link", name="Here").wait_for()


def test_a_link_is_followed_that_is_pressed_right_after_a_filter_was_typed(cast, audit, come):
    action = act(cast, audit, "Here")
    page = come(cast.lead, "/actions")
    page.get_by_label("Reference").fill(str(action.audit.case.reference))
    page.get_by_role("link", name="Here").hover()
    page.mouse.down()
    page.wait_for_timeout(500)
    page.mouse.up()
    page.wait_for_url(f"**/actions/{action.id}")


def test_the_register_on_paper_is_a4_with_its_foot_and_nothing_is_cut(cast, audit, come):
    for number in range(20):
        case = make_case(f"M-{number}", cast.worker, cast.team)
        act(cast, sign(cast, case=case, actions=0), f"Do thing {number}")
    act(cast, audit, "Meet the father", why=LONG)
    page = come(cast.supervisor, "/actions/print")
    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert {(round(float(one.mediabox.width)), round(float(one.mediabox.height)))
            for one in pdf.pages} == {A4}
    texts = [one.extract_text() for one in pdf.pages]
    for number, text in enumerate(texts, start=1):
        assert "Actions · OFFICIAL-SENSITIVE · printed" in text
        assert f"Page {number} of {len(pdf.pages)}" in text
        assert "How we will know" in text  # the head of the table, on each sheet
    whole = "".join("".join(text.split()) for text in texts)
    assert whole.count("Thevisitof5July") == 38 and "Dothing19" in whole
    assert "Ctrl+P" not in whole


@pytest.mark.parametrize("width", [375, 1280])
def test_the_printed_register_fits_the_window_on_screen(cast, audit, come, width):
    act(cast, audit, "Meet the father", why=LONG)
    page = come(cast.lead, "/actions/print",
                viewport={"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
