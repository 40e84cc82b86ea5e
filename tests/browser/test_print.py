"""The findings on paper: A4, two sides, nothing cut, and nothing that supervision must not read."""

import datetime
import io
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from auditor.records.audits import Audit
from auditor.records.people import Person
from auditor.records.reviews import Finding
from auditor.work import clock
from cast import MONDAY, make_cycle
from signing import USUAL, act, freeze, remark, sign

A4 = (595, 842)  # points
SENTENCE = (
    "The assessment was extended by eight days for a sibling's hospital stay, with the reason "
    "given, and tests two explanations of the school absence before choosing one. "
)
LONG = "The visit of 5 July is recorded in full, with what was seen, heard and agreed. " * 38
NEVER = ("A draft reason that nobody else reads", "Between reviewer and auditor", "Reviewer1",
         "Other worker", "Fathers first", "Reviews were held in time")
SIX = {
    "assessment_analysis": "strength", "oversight_follow_up": "strength",
    "impact_worked_well": "strength", "family_fathers": "improvement",
    "visits_purpose": "improvement", "record_chronology": "recording",
}


@pytest.fixture
def usual(cast):
    """Six findings and four actions of usual length, and an audit before with two."""
    cycle = make_cycle("Q3 2026", [[cast.reviewer1]], [cast.other_auditor])
    before = sign(cast, cycle=cycle, moment=MONDAY - datetime.timedelta(days=90), actions=0)
    for what in ("Bring the chronology up to date", "Record ethnicity and first language"):
        act(cast, before, what, state="verified", reported_at=MONDAY, closed_at=MONDAY,
            owner=cast.other_worker)
    return print_of(cast, evidence=SENTENCE * 3)  # 500 characters


def print_of(cast, evidence: str) -> Audit:
    """An audit with the six findings, each with this evidence, and four actions."""
    told = {key: (kind, SENTENCE.strip()) for key, kind in SIX.items()}
    answers = USUAL | {key: (USUAL[key][0], evidence) for key in SIX if key in USUAL}
    answers["impact_worked_well"] = (evidence, "")
    answers |= {f"{section}_grade": ("good", "Seen.") for section in (
        "record", "voice", "identity", "assessment", "planning", "visits", "oversight")}
    audit = sign(cast, answers=answers, told=told, actions=0)
    for what in ("Meet the father", "State each visit's purpose", "Agree a contingency",
                 "Bring the chronology up to date"):
        act(cast, audit, f"{what} and add it to the plan of this child before the next review.",
            why="The child sees him each weekend, and nobody has asked what they do together.",
            how_known="Visit and updated plan on file; the next three visit records.")
    remark(cast, audit, "Between reviewer and auditor.", "family_fathers")
    freeze(audit, cast.reviewer3)
    return audit


@pytest.fixture
def printed(come):
    """printed(person, path) is the PDF that Chromium makes of a page, as a reader of its text."""

    def make(person: Person, path: str) -> PdfReader:
        return PdfReader(io.BytesIO(come(person, path).pdf(prefer_css_page_size=True)))

    return make


def text_of(pdf: PdfReader) -> str:
    """What the sheets say, however lines and sheets broke it; feet of sheets left out."""
    pages = [page.extract_text() for page in pdf.pages]
    foot = r"M-\d+ · OFFICIAL-SENSITIVE · printed [^\n]+|Page \d+ of \d+"
    return "".join("".join(re.sub(foot, "", page).split()) for page in pages)


def test_six_findings_and_four_actions_fit_on_two_sides_of_a4(cast, usual, printed):
    pdf = printed(cast.supervisor, f"/audits/{usual.id}/findings")
    boxes = [page.mediabox for page in pdf.pages]
    assert {(round(float(box.width)), round(float(box.height))) for box in boxes} == {A4}
    assert len(pdf.pages) == 2
    assert "Supervisor,date" in text_of(pdf)


def test_every_sheet_says_what_it_is_and_which_of_how_many(cast, usual, printed):
    pdf = printed(cast.supervisor, f"/audits/{usual.id}/findings")
    for number, page in enumerate(pdf.pages, start=1):
        text = page.extract_text()
        assert re.search(
            r"M-10277 · OFFICIAL-SENSITIVE · printed \d+ \w+ \d{4}, \d\d:\d\d by Supervisor", text
        )
        assert f"Page {number} of {len(pdf.pages)}" in text


def test_the_title_of_the_file_is_reference_and_cycle(cast, usual, printed):
    pdf = printed(cast.supervisor, f"/audits/{usual.id}/findings")
    assert pdf.metadata.title == "Findings M-10277 Q4 2026"


def test_evidence_of_3000_characters_is_printed_to_its_end(cast, printed):
    audit = print_of(cast, evidence=LONG)
    text = text_of(printed(cast.supervisor, f"/audits/{audit.id}/findings"))
    assert len(LONG) > 3000
    assert text.count("".join(LONG.split())) == len(SIX)


@pytest.mark.parametrize("who", ["worker", "supervisor"])
def test_paper_never_says_what_supervision_must_not_read(cast, usual, printed, who):
    text = text_of(printed(getattr(cast, who), f"/audits/{usual.id}/findings"))
    assert "Workswell" not in text and "Whatworkswell" in text
    for never in NEVER:
        assert "".join(never.split()) not in text


def test_neither_toolbar_nor_its_links_are_printed(cast, usual, printed):
    text = text_of(printed(cast.supervisor, f"/audits/{usual.id}/findings"))
    assert "Ctrl+P" not in text and "Recordthediscussion" not in text


def test_a_long_name_leaves_room_for_the_number_of_the_sheet(cast, usual, printed):
    name = 'Annabelle-Christina "Anna" Featherstonehaugh-Cholmondeley of the Southern Team'
    Person.update(name=name).where(Person.id == cast.supervisor.id).execute()
    pdf = printed(cast.supervisor, f"/audits/{usual.id}/findings")
    whole = pdf.pages[0].extract_text()
    assert "Page 1 of 2" in whole
    assert name not in whole and name in " ".join(whole.split()), "the name goes on below"


def test_the_full_record_prints_every_answer_in_full(cast, printed):
    audit = print_of(cast, evidence=LONG)
    pdf = printed(cast.lead, f"/audits/{audit.id}/full-record")
    text = text_of(pdf)
    assert text.count("".join(LONG.split())) == 2 * len(SIX)  # as evidence, and with the findings
    assert "Betweenreviewerandauditor." in text
    assert "OFFICIAL-SENSITIVE" in pdf.pages[-1].extract_text()


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("what", ["findings", "full-record"])
def test_on_screen_no_page_is_wider_than_the_window(cast, usual, come, width, scheme, what):
    page = come(
        cast.lead, f"/audits/{usual.id}/{what}",
        viewport={"width": width, "height": 900}, color_scheme=scheme,
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.get_by_role("link", name="Back").is_visible()


def test_a_finding_once_told_and_then_dropped_is_not_on_paper(cast, printed):
    audit = sign(cast)
    Finding.update(told=False).where(Finding.question == "family_fathers").execute()
    freeze(audit, cast.reviewer3)
    text = text_of(printed(cast.worker, f"/audits/{audit.id}/findings"))
    assert "Thefatherwaswrittentoonce" not in text and "Thechronologyisnotkeptup" in text


def test_a_session_is_recorded_below_the_sheet_without_the_script_and_printed_on_it(
    cast, usual, come, printed
):
    path = f"/audits/{usual.id}/findings"
    page = come(cast.supervisor, path, java_script_enabled=False)
    page.get_by_label("Held on").fill("2020-01-01")
    page.get_by_label("Supervisor’s comment (optional)").fill("We agreed to begin with the father.")
    page.get_by_role("button", name="Record the discussion").click()
    expect(page.get_by_role("link", name="The findings were signed off later")).to_be_visible()
    page.get_by_label("Held on").fill(clock.today().isoformat())
    page.get_by_role("button", name="Record the discussion").click()
    expect(page).to_have_url(re.compile(f"{path}#discussion$"))
    pdf = printed(cast.worker, path)
    assert len(pdf.pages) == 2
    assert "Weagreedtobeginwiththefather." in text_of(pdf)
    assert "WorkerandSupervisor.RecordedbySupervisor" in text_of(pdf)


def test_a_supervision_pack_is_a4_named_after_nobody_and_leaves_room_to_write(cast, usual, printed):
    pdf = printed(cast.supervisor, f"/workers/{cast.worker.id}/pack")
    assert {(round(float(page.mediabox.width)), round(float(page.mediabox.height)))
            for page in pdf.pages} == {A4}
    assert re.fullmatch(r"Supervision pack \d+ \w{3} \d{4}", pdf.metadata.title)
    for number, page in enumerate(pdf.pages, start=1):
        text = page.extract_text()
        assert re.search(r"Supervision pack · OFFICIAL-SENSITIVE · printed .+ by Supervisor", text)
        assert f"Page {number} of {len(pdf.pages)}" in text
    whole = "".join(page.extract_text() for page in pdf.pages)
    assert "Agreed until the next session" in whole and "Ctrl+P" not in whole
