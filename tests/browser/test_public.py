"""The public version in a browser: read, confirmed and printed; and the answers as downloads."""

import csv
import datetime
import io

import openpyxl
import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from auditor.records.cases import Cycle
from auditor.records.summaries import Point
from browser_steps import check_with_axe
from cast import MONDAY
from signing import graded, sign

WORDS = "Children are asked what they want, and told what became of it."


@pytest.fixture
def closed(cast):
    """A closed cycle of 25 audits with a strength in the lead's words; three audits are inadequate."""
    for place in range(25):
        grade = "inadequate" if place < 3 else "good" if place < 15 else "requires_improvement"
        graded(cast, grade)
    Point.create(cycle=cast.cycle, use="summary", kind="strength", text=WORDS, place=1, by=cast.lead,
                 at=MONDAY)
    Cycle.update(closed_at=MONDAY, ends_on=datetime.date(2026, 10, 30)).execute()
    return cast.cycle


@pytest.mark.parametrize("width", [1280, 375, 320])
def test_the_lead_reads_confirms_and_prints_it(cast, closed, come, width):
    page = come(cast.lead, f"/cycles/{closed.id}/public", viewport={"width": width, "height": 900})
    check_with_axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Confirm for publication").click()
    expect(page.get_by_role("alert").get_by_role("link", name="Tick that you have read it")).to_be_visible()
    page.get_by_role("checkbox").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Confirm for publication").click()
    page.get_by_role("link", name="Print what was confirmed").click()
    expect(page).to_have_title("Public version Q4 2026")
    check_with_axe(page)
    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    said = " ".join(" ".join(sheet.extract_text() for sheet in pdf.pages).split())
    assert WORDS in said and "25 audits" in said and "Page 1 of 1" in said
    assert "Ctrl+P" not in said and cast.lead.name not in said
    assert "Audits 0 12 [c] [c]" in said
    assert pdf.metadata.title == "Public version Q4 2026"


def test_the_answers_are_downloaded_in_either_form(cast, come):
    sign(cast)
    page = come(cast.lead, f"/cycles/{cast.cycle.id}/answers")
    check_with_axe(page)
    files = {}
    for name in ("Excel workbook (.xlsx)", "Text file (.csv)"):
        with page.expect_download() as download:
            page.get_by_role("link", name=name).click()
        files[download.value.suggested_filename] = download.value.path()
    workbook, text = files["Answers Q4 2026.xlsx"], files["Answers Q4 2026.csv"]
    rows = list(csv.reader(io.StringIO(text.read_text(encoding="utf-8-sig"))))
    with workbook.open("rb") as file:
        sheet = openpyxl.load_workbook(io.BytesIO(file.read())).active
    assert sheet.max_row == len(rows) > 10
