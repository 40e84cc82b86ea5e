"""The whole story of one audit, from an empty database to the findings on paper and the committee."""

import io
import re
from types import SimpleNamespace

import pytest
from docx import Document
from playwright.sync_api import expect
from pypdf import PdfReader

from auditor.work.people import set_up as first_run
from browser_steps import (
    add_case,
    add_person,
    add_team,
    allocate,
    answer,
    choose,
    choose_password,
    comment,
    decide,
    describe_the_case,
    field,
    fill_in_the_section,
    follow,
    heading,
    make_cycle,
    press,
    propose,
    put_in,
    save_and_continue,
    send,
    set_up,
    take_up,
    tell,
)

LEAD = SimpleNamespace(name="Lead", email="lead@example.org", password="three blue lamp posts")
PASSWORD = "seven quiet paper boats"
DAYS = "2026-10-01", "2026-12-31"
READ = "2025-11-01", "2026-10-31"
POINT = "Say beforehand what each visit is for."
SAID = "Which visit was this, and was the child alone?"
SENTENCES = {
    "oversight_reflective": "Supervision tests more than one explanation.",
    "visits_purpose": "Two of three visits do not say what they were for.",
}


@pytest.fixture
def office(app, connected, serve, visit, request):
    """The people of the story, each at a browser of their own, with or without JavaScript."""
    with serve(app) as address:
        options = {} if request.param == "with JavaScript" else {"java_script_enabled": False}
        yield lambda: visit(address, **options)


@pytest.mark.parametrize("office", ["with JavaScript", "without JavaScript"], indirect=True)
def test_from_an_empty_database_to_the_findings_on_paper_and_the_committee(office):
    lead, auditor, manager, director, supervisor = (office() for _ in range(5))
    links = a_lead_sets_up(lead)
    for page, who in (
        (auditor, "Auditor"), (manager, "Manager"), (director, "Director"),
        (supervisor, "Supervisor"),
    ):
        choose_password(page, links[who], PASSWORD)
    the_lead_allocates(lead)
    the_auditor_fills_in(auditor)
    the_manager_returns_it(manager)
    the_auditor_corrects_it(auditor)
    the_manager_approves(manager)
    the_director_signs_off(director)
    the_supervisor_prints(supervisor)
    the_supervisor_records_the_session(supervisor)
    the_supervisor_reports_the_action_done(supervisor)
    the_lead_verifies_it(lead)
    the_lead_writes_a_point(lead)
    the_lead_takes_the_paper_along(lead)


def a_lead_sets_up(lead) -> dict[str, str]:
    """Set-up page, people, team; goes out: the one-time links by name."""
    set_up(lead, first_run.new_code(), LEAD.name, LEAD.email, LEAD.password)
    start = lead.get_by_role("region", name="To begin")
    expect(start.get_by_text("To do", exact=True)).to_have_count(4)
    links = {"Supervisor": add_person(lead, "Supervisor", "Supervisor", email="boss@example.org")}
    add_team(lead, "South", "Children's Social Care", "Supervisor")
    assert add_person(lead, "Worker", team="South") is None
    for name, role in (("Auditor", "Auditor"), ("Manager", "Reviewer"), ("Director", "Reviewer")):
        links[name] = add_person(lead, name, role, email=f"{name}@example.org")
    add_case(lead, "M-10277", "Children's Social Care", "Looked after", "Worker · South")
    lead.goto("/")
    expect(start.get_by_text("To do", exact=True)).to_have_count(1)
    expect(start.get_by_role("link", name="First cycle")).to_be_visible()
    return links


def the_lead_allocates(lead) -> None:
    """A cycle of two stages, one case in it, given to the auditor."""
    stages = ("Service manager", "Manager"), ("Assistant director", "Director")
    make_cycle(lead, "Q4 2026", "Case file audit, version 1", DAYS, "Auditor", stages)
    put_in(lead, "M-10277")
    expect(lead.get_by_role("row", name="M-10277")).to_contain_text("Not allocated")
    allocate(lead, "M-10277", "Auditor")
    expect(lead.get_by_role("row", name="M-10277")).to_contain_text("Allocated")


def the_auditor_fills_in(auditor) -> None:
    """No conflict, nine sections and 36 questions, two findings, one action, sent."""
    auditor.goto("/")
    follow(auditor, "Start the audit")
    press(auditor, "I have no conflict of interest: begin")
    describe_the_case(auditor, READ)
    asked = []
    while auditor.locator("fieldset.question").count():
        asked += fill_in_the_section(auditor, {"visits_purpose": "Partly"})
    assert [int(number) for number in asked] == list(range(1, 37))
    heading(auditor, "What to tell")
    tell(auditor, SENTENCES)
    propose(auditor, "Say what each visit is for.", "The child asked why we come.", "Worker")
    expect(auditor.get_by_role("article")).to_contain_text("Say what each visit is for.")
    follow(auditor, "Check and send")
    send(auditor)
    heading(auditor, "Sent for review")


def the_manager_returns_it(manager) -> None:
    """Stage 1 asks about a question and gives the audit back with a reason."""
    take_up(manager, "M-10277")
    comment(manager, 26, SAID)
    manager.goto(re.sub(r"/remarks.*", "", manager.url))
    expect(manager.get_by_label("Comments on question 26")).to_contain_text(SAID)
    decide(manager, "Return to the auditor", "Say which visits you read.")
    heading(manager, "Returned")


def the_auditor_corrects_it(auditor) -> None:
    """The auditor reads the reason and the comment, answers it, and sends again."""
    auditor.goto("/")
    follow(auditor, "Correct and send again")
    expect(auditor.get_by_text("“Say which visits you read.”")).to_be_visible()
    follow(auditor, "Visits and direct work")
    card, section = auditor.locator("#q-visits_purpose"), auditor.url
    expect(card).to_contain_text(SAID)
    follow(card, "Answer the comments on question 26")
    auditor.get_by_label("Your answer on question 26").fill("14 June; the mother was there.")
    press(auditor, "Save")
    expect(auditor.get_by_text("14 June; the mother was there.")).to_be_visible()
    auditor.goto(section)
    expect(card).to_contain_text("14 June; the mother was there.")
    answer(auditor, "visits_purpose", "No", "None of the visits of June says what it was for.")
    save_and_continue(auditor)
    follow(auditor, "Check and send")
    follow(auditor, "Does each visit have a purpose")
    now = "The answer is now “No”. It was “Partly” when this was written."
    expect(auditor.get_by_text(now)).to_be_visible()
    save_and_continue(auditor)
    follow(auditor, "Check and send")
    send(auditor)
    heading(auditor, "Sent for review")


def the_manager_approves(manager) -> None:
    """Stage 1 sees what changed, and approves."""
    take_up(manager, "M-10277")
    changed = manager.locator("#changed")
    expect(changed).to_contain_text("1 answer differs")
    expect(changed).to_contain_text("Partly")
    expect(changed).to_contain_text("None of the visits of June says what it was for.")
    expect(manager.get_by_label("Comments on question 26")).to_contain_text("the mother was there")
    decide(manager, "Approve, grades as they are")
    expect(manager.get_by_text("Stage 1: approved by you")).to_be_visible()


def the_director_signs_off(director) -> None:
    """The last stage gives another grade, says why, and signs off."""
    take_up(director, "M-10277")
    director.get_by_text("Another grade: choose it here").click()
    director.get_by_label("Visits and direct work", exact=True).select_option(
        label="Requires improvement to be good"
    )
    decide(director, "Sign off with another grade", "Three visits without a purpose.",
           "Sign off or return")
    expect(director.get_by_role("heading", name="Signed off on")).to_be_visible()


def the_supervisor_prints(supervisor) -> None:
    """The supervisor finds it on the first page, reads it, and prints it."""
    supervisor.goto("/")
    follow(supervisor, "Discuss the findings")
    heading(supervisor, "Audit findings for supervision")
    words = supervisor.locator("body")
    for told in (*SENTENCES.values(), "None of the visits of June", "Say what each visit is for."):
        expect(words).to_contain_text(told)
    expect(words).not_to_contain_text(SAID)
    grade = supervisor.locator("dl > div").filter(has_text="Visits and direct work")
    expect(grade).to_contain_text("Requires improvement")
    paper = PdfReader(io.BytesIO(supervisor.pdf(prefer_css_page_size=True)))
    text = " ".join("".join(page.extract_text() for page in paper.pages).split())
    assert len(paper.pages) <= 2
    assert "M-10277 · OFFICIAL-SENSITIVE" in text and "Supervisor, date" in text
    assert "by Supervisor" in text


def the_supervisor_records_the_session(supervisor) -> None:
    """Below the sheet: the worker's words, marked as written down, and the comment; the sheet has both."""
    field(supervisor, "Worker’s reflection").fill("I knew why I came, and did not write it down.")
    field(supervisor, "Supervisor’s comment").fill("One sentence before each visit from now on.")
    press(supervisor, "Record the discussion")
    sheet = supervisor.locator("main")
    expect(sheet).to_contain_text("I knew why I came, and did not write it down.")
    expect(sheet).to_contain_text("Written down by Supervisor")
    expect(sheet).to_contain_text("One sentence before each visit from now on.")
    supervisor.goto("/")
    expect(supervisor.get_by_role("link", name="Discuss the findings")).to_have_count(0)


def the_supervisor_reports_the_action_done(supervisor) -> None:
    """Its owner does not sign in, so the supervisor says what was done - and may not verify it."""
    follow(supervisor, "Actions")
    follow(supervisor, "Say what each visit is for.")
    field(supervisor, "What was done, and where it is seen").fill("The next three visits say it.")
    press(supervisor, "Report it done")
    expect(supervisor.get_by_text("It waits to be verified")).to_be_visible()
    expect(supervisor.get_by_role("button", name="It is done")).to_have_count(0)


def the_lead_verifies_it(lead) -> None:
    """It waits on the lead's first page, with what was done."""
    lead.goto("/")
    follow(lead, "Verify action: Say what each visit is for.")
    expect(lead.get_by_text("The next three visits say it.").first).to_be_visible()
    press(lead, "It is done")
    heading(lead, "Verified")


def the_lead_writes_a_point(lead) -> None:
    """From the findings told, beside the summary; the summary counts what it rests on."""
    lead.goto("/")
    follow(lead, "open the summary so far")
    expect(lead.get_by_text("1 of 1 signed off")).to_be_visible()
    follow(lead, "Write the points")
    choose(lead, "Area for improvement")
    field(lead, "In your words").fill(POINT)
    lead.get_by_role("checkbox", name=SENTENCES["visits_purpose"]).check()
    press(lead, "Add the point")
    expect(lead.get_by_role("listitem").filter(has_text=POINT)).to_contain_text("1 finding in 1 audit")


def the_lead_takes_the_paper_along(lead) -> None:
    """The report says what the data says, and comes down for Word."""
    follow(lead, "Q4 2026")
    follow(lead, "Report for the committee")
    paper = lead.locator("main")
    expect(paper).to_contain_text("one auditor from the authority completed fewer than five audits")
    expect(paper).to_contain_text(POINT)
    with lead.expect_download() as waiting:
        follow(lead, "Download for Word")
    said = [one.text for one in Document(waiting.value.path()).paragraphs]
    assert POINT in said
