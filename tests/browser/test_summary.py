"""The summary in the browser and on paper, the writing of its points, and the briefing on one sheet."""

import io
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from auditor.work import clock
from auditor.work.people.people import signed_in
from auditor.work.results import points
from browser_steps import check_with_axe, choose, field, follow, heading, press
from cast import MONDAY, make_case
from signing import sign

A4 = (595, 842)  # points
USUAL = (
    "Assessments are completed in timescale, and are shortened or extended where that is right for the"
    " child, with the reason recorded."
)


@pytest.fixture
def signed(cast):
    """Seven signed-off audits, and two points written of them."""
    with clock.at(MONDAY):
        made = [sign(cast)] + [
            sign(cast, case=make_case(f"S-{number}", cast.worker, cast.team)) for number in range(6)
        ]
        for kind, question in (("strength", "assessment_analysis"), ("improvement", "family_fathers")):
            points.add(cast.cycle, "summary", kind, f"Said of {kind}.", signed_in(cast.lead),
                       [(made[0].id, question)])
    return cast


@pytest.fixture
def page(request, signed, come):
    options = {"java_script_enabled": getattr(request, "param", True)}
    return come(signed.lead, f"/cycles/{signed.cycle.id}", **options)


def printed(page, path: str) -> PdfReader:
    assert page.goto(path).status == 200
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


@pytest.mark.parametrize("page", [True, False], indirect=True, ids=["scripts", "no scripts"])
def test_a_lead_writes_a_point_from_findings_of_two_kinds(signed, page):
    follow(page, "Summary of findings")
    heading(page, "Summary of findings, Q4 2026")
    follow(page, "Write the points")
    page.get_by_role("checkbox", name="The assessment tests two explanations.").first.check()
    field(page, "Question").select_option("oversight_follow_up")
    press(page, "Show")
    expect(page.get_by_text("1 finding ticked before is not in this list")).to_be_visible()
    page.get_by_role("checkbox").first.check()
    press(page, "Add the point")
    expect(page.get_by_role("alert")).to_contain_text("Choose whether it is a strength")
    choose(page, "Strength")
    field(page, "In your words").fill("Practice is thought through and followed up.")
    press(page, "Add the point")
    written = page.get_by_role("listitem").filter(has_text="Practice is thought through")
    expect(written).to_contain_text("2 findings in")
    written.get_by_role("button", name=re.compile("^Up")).click()
    expect(page.get_by_role("listitem").filter(has_text=re.compile("Practice is|Said of strength")).first
           ).to_contain_text("Practice is")
    assert [one.text for one in points.of(signed.cycle.id)][0].startswith("Practice")
    page.goto(f"/cycles/{signed.cycle.id}/summary")
    page.get_by_role("listitem").filter(has_text="Practice is").get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Audits behind “Practice is thought")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_are_accessible_and_fit(signed, page, scheme):
    page.emulate_media(color_scheme=scheme)
    [first, _] = points.of(signed.cycle.id)
    root = f"/cycles/{signed.cycle.id}"
    for path in ("/summary", "/summary/audits?figure=answer.family_fathers.no", "/points",
                 f"/points/{first.id}?point=this", "/briefing/edit", "/briefing", "/summary/print"):
        assert page.goto(root + path).status == 200
        for width in (1280, 375, 320):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
        check_with_axe(page)


def test_the_briefing_of_usual_length_is_one_sheet_of_a4_without_references_or_names(signed, page):
    for kind, number in (("strength", 9), ("improvement", 3)):
        for place in range(number):
            points.add(signed.cycle, "briefing", kind, f"{place + 1}. {USUAL}", signed_in(signed.lead))
    pdf = printed(page, f"/cycles/{signed.cycle.id}/briefing")
    assert len(pdf.pages) == 1
    box = pdf.pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == A4
    text = " ".join(pdf.pages[0].extract_text().split())
    assert text.count("shortened or extended") == 12 and "Page 1 of 1" in text
    for never in ("M-10277", "S-1", signed.worker.name, signed.lead.name, "Ctrl+P"):
        assert never not in text
    assert pdf.metadata.title == "Practice briefing Q4 2026"


def test_the_summary_on_paper_numbers_its_sheets_and_cuts_no_bar(signed, page):
    pdf = printed(page, f"/cycles/{signed.cycle.id}/summary/print")
    pages = [" ".join(one.extract_text().split()) for one in pdf.pages]
    assert 2 <= len(pages) <= 6
    for number, said in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in said
    whole = " ".join(pages)
    assert "OFFICIAL-SENSITIVE" in pages[0] and "Ctrl+P" not in whole
    for said in ("Said of strength.", "Grades after review", "Weighted kappa", "Concerns and departures"):
        assert said in whole, said
    assert pdf.metadata.title == "Summary of findings Q4 2026"
