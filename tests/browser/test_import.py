"""A case list from the made-up workbook to the cases, as the lead would do it, in a real browser."""

import datetime
import re

import pytest
from playwright.sync_api import expect

from auditor.records.cases import Case
from auditor.work.cases import example_workbook
from browser_steps import check_with_axe, heading, hold_back, press

TODAY = datetime.date(2026, 11, 2)


WIDTHS = (320, 375, 1280)


def look_at(page) -> None:
    """Nothing for axe to say, and nothing to scroll sideways on a telephone."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    check_with_axe(page)


def choose_file(page, data: bytes) -> None:
    """Choose a file that lies in memory."""
    page.set_input_files("#file", {"name": "list.xlsx", "mimeType": "application/zip", "buffer": data})


@pytest.mark.parametrize("script", [True, False], ids=["javascript", "plain"])
def test_a_case_list_is_read_checked_and_applied(cast, come, script):
    page = come(cast.lead, "/cases", java_script_enabled=script)
    page.get_by_role("link", name="Import cases").click()
    heading(page, "Import cases")
    press(page, "Read the list")
    expect(page.locator("#error-summary")).to_contain_text("Choose the file")
    expect(page).to_have_title(re.compile("^Error: "))
    choose_file(page, example_workbook.workbook(TODAY, 12))
    press(page, "Read the list")
    heading(page, "Check what would change")
    expect(page).to_have_title(re.compile("^Import cases: check"))
    expect(page).to_have_url(re.compile("/cases/import/"))
    expect(page.locator("#refused")).to_contain_text("is no date")
    page.get_by_role("button", name="Apply").click()
    expect(page.locator("#error-summary")).to_contain_text("checked who the teams and workers are")
    page.get_by_label("M-10402").check()
    page.get_by_label("I have checked who the teams and workers are").check()
    page.get_by_role("button", name="Apply").click()
    heading(page, "Cases imported")
    assert Case.get(Case.reference == "20001").worker.name.startswith("Example Worker")
    assert Case.get_by_id(cast.other_case.id).closed_on is not None
    assert Case.get_by_id(cast.case.id).closed_on is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_page_of_an_import_is_accessible_and_fits(cast, come, scheme):
    page = come(cast.lead, "/cases/import", color_scheme=scheme)
    look_at(page)
    choose_file(page, example_workbook.workbook(TODAY, 40))
    press(page, "Read the list")
    heading(page, "Check what would change")
    page.reload()
    look_at(page)
    page.get_by_role("button", name="Apply").click()
    page.wait_for_selector("#error-summary")
    look_at(page)
    page.get_by_label("Close all 2 of them").check()
    page.get_by_label("I have checked who the teams and workers are").check()
    page.get_by_role("button", name="Apply").click()
    heading(page, "Cases imported")
    look_at(page)
    page.goto(f"/cases/{cast.case.id}")
    look_at(page)
    press(page, "Open it again")
    page.get_by_role("link", name="Close the case").click()
    heading(page, "Close case M-10277")
    look_at(page)


def test_while_a_list_is_read_the_page_says_so(cast, come):
    page = come(cast.lead, "/cases/import")
    waiting = page.get_by_text("Reading the list")
    expect(waiting).to_be_hidden()
    choose_file(page, example_workbook.workbook(TODAY, 600))
    sent = hold_back(page, "**/cases/import")  # it is not read before the page was looked at
    press(page, "Read the list")
    expect(waiting).to_be_visible()
    expect(page.get_by_role("button", name="Read the list")).to_be_disabled()
    sent().continue_()
    heading(page, "Check what would change")
