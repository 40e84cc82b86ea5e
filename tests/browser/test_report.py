"""The committee's report in a real browser: written without a script, printed on A4, downloaded."""

import io
import re

import pytest
from docx import Document
from playwright.sync_api import expect
from pypdf import PdfReader

from auditor.records.summaries import Point
from auditor.work import clock
from signing import sign

STRENGTH = "Assessments test more than one explanation."


@pytest.fixture
def report(cast, come):
    """report(path, **options) is a page of the report of a cycle with one signed-off audit."""
    sign(cast)
    Point.create(cycle=cast.cycle, use="summary", kind="strength", text=STRENGTH, place=1, by=cast.lead,
                 at=clock.now())

    def start(end: str = "", **options):
        return come(cast.lead, f"/cycles/{cast.cycle.id}/report{end}", **options)

    return start


def test_a_paragraph_is_written_and_put_back_without_a_script(report):
    page = report(java_script_enabled=False)
    page.get_by_role("link", name="Change Summary").click()
    page.get_by_label("Text").fill("In our own words.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("In our own words.")).to_be_visible()
    page.get_by_role("link", name="Change Summary").click()
    page.get_by_role("button", name="Put back to the live text").click()
    expect(page.get_by_text("This report tells Members")).to_be_visible()


def test_the_preview_prints_on_a4_with_its_parts_numbered_and_nothing_of_the_tool(report):
    page = report("/preview")
    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert {(round(float(one.mediabox.width)), round(float(one.mediabox.height))) for one in pdf.pages} == {
        (595, 842)
    }
    text = " ".join("\n".join(one.extract_text() for one in pdf.pages).split())
    for heading in ("Summary", "Main Report", "Background", "Current Position", "Background Papers"):
        assert heading in text
    assert re.search(r"1\. ?Audits are one of the ways", text) and STRENGTH in text
    assert "Draft: not yet read for identifying detail" in text and "Ctrl+P" not in text
    assert f"Page 1 of {len(pdf.pages)}" in text
    assert pdf.metadata.title == "Quality Assurance Report on Audits Completed Q4 2026"


def test_the_word_file_comes_down_under_its_own_name(report):
    page = report()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download for Word").click()
    assert waiting.value.suggested_filename == (
        "Quality Assurance Report on Audits Completed Q4 2026.docx"
    )
    assert STRENGTH in [one.text for one in Document(waiting.value.path()).paragraphs]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("end", ["", "/preview", "/parts/summary", "/parts/readers"])
def test_no_page_of_it_is_wider_than_the_window(report, width, end):
    page = report(end, viewport={"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
