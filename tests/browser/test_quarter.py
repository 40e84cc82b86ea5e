"""A whole quarter from the lead's desk: drawn, changed, spread, watched on the board, closed."""

import datetime
import re
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from auditor.records.audits import Audit
from auditor.records.database import database
from auditor.work import clock
from browser_steps import check_with_axe, choose, field, follow, heading, press, sign_in
from cast import make_audit, make_case, make_cycle, make_person


@pytest.fixture
def office(server, cast, visit, request):
    """Nine cases of three workers, this quarter and the next; a browser for whoever comes."""
    third = make_person("third_worker", [], team=cast.team)
    for worker in (cast.worker, cast.other_worker, third):
        for number in range(3 if worker is third else 2):
            make_case(f"M-2{worker.id:02}{number}", worker, cast.team)
    make_cycle("Q1 2027", [[cast.reviewer1]], [cast.other_auditor])
    options = {} if request.param == "with JavaScript" else {"java_script_enabled": False}

    def come(person):
        page = visit(server, **options)
        sign_in(page, person)
        return page

    return SimpleNamespace(come=come, script=not options)


@pytest.mark.parametrize("office", ["with JavaScript", "without JavaScript"], indirect=True)
def test_a_quarter_from_the_draw_to_its_end(office, cast):
    lead = office.come(cast.lead)
    the_lead_draws(lead)
    the_lead_drops_one(lead)
    the_lead_spreads_them(lead)
    the_lead_changes_one_by_hand(lead)
    an_auditor_declares_a_conflict(office.come(cast.auditor), lead)
    last = all_but_one_are_signed_off(cast)
    the_board_narrows_to_a_group(lead, office.script)
    the_lead_closes_the_cycle(lead, last)
    the_external_auditor_sees_the_one_that_goes_on(office.come(cast.external), last)


@pytest.mark.parametrize("office", ["with JavaScript"], indirect=True)
@pytest.mark.parametrize("path", ["/cycles/1", "/cycles/1/allocate", "/cycles/1/close"])
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(office, cast, path):
    for state in ("unallocated", "allocated", "submitted", "signed_off"):
        make_audit(cast, state, due_on=datetime.date(2026, 1, 5))
    lead = office.come(cast.lead)
    for width in (1280, 320):
        lead.set_viewport_size({"width": width, "height": 900})
        lead.goto(path)
        check_with_axe(lead)
        over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert lead.evaluate(over) == 0


def the_lead_draws(lead) -> None:
    """Three cases of each of three workers, seen before they are drawn."""
    lead.goto("/cycles/1")
    follow(lead, "Draw the sample")
    field(lead, "Workers").fill("3")
    field(lead, "Cases of each worker").fill("3")
    field(lead, "Seed").fill("a quarter")
    press(lead, "Show what it comes to")
    press(lead, "Draw these audits")
    expect(lead.get_by_role("link", name=re.compile("^Swap or drop"))).to_have_count(9)


def the_lead_drops_one(lead) -> None:
    """An override, with its reason."""
    follow(lead, "Swap or drop")
    choose(lead, "Drop it, with nothing instead")
    field(lead, "Reason").fill("The family has moved away.")
    press(lead, "Change the draw")
    expect(lead.get_by_text("The family has moved away.")).to_be_visible()


def the_lead_spreads_them(lead) -> None:
    """Eight audits over three auditors, of whom the external one has at most two."""
    lead.goto("/cycles/1")
    follow(lead, "Spread over the auditors")
    lead.get_by_label("External has at most so many audits in this cycle").fill("2")
    press(lead, "Propose again")
    row = lead.get_by_role("row", name=re.compile("^External"))
    expect(row.get_by_role("cell").nth(1)).to_have_text("2")
    press(lead, "Allocate")
    heading(lead, "Q4 2026")
    expect(lead.get_by_role("link", name="8 with auditors")).to_be_visible()
    assert loads(lead) == {"Auditor": 3, "External": 2, "Other auditor": 3}


def the_lead_changes_one_by_hand(lead) -> None:
    """By the keyboard alone: a choice on the board, the reason, and the button."""
    first = lead.get_by_role("combobox", name=re.compile("^Auditor of")).first
    name = first.get_attribute("name")
    other = "Other auditor" if chosen(first) != "Other auditor" else "Auditor"
    first.focus()
    lead.keyboard.type(other)
    field(lead, "Why, where an audit goes to somebody else").fill("On leave next week.")
    with lead.expect_response(lambda reply: reply.request.method == "POST"):
        lead.get_by_role("button", name="Save the auditors").press("Enter")
    lead.goto("/cycles/1")
    assert chosen(lead.locator(f"[name={name}]")) == other


def an_auditor_declares_a_conflict(auditor, lead) -> None:
    """It comes back to the lead, on the first page and on the board, and goes to somebody else."""
    auditor.goto("/")
    follow(auditor, "Start the audit")
    auditor.wait_for_url(re.compile(r"/audits/\d+"))
    auditor.goto(re.sub(r"(/audits/\d+).*", r"\1/decline", auditor.url))
    field(auditor, "What the conflict is").fill("I know this family.")
    press(auditor, "Give back")
    auditor.wait_for_url(lambda url: "/decline" not in url)
    lead.goto("/")
    expect(lead.get_by_role("link", name="Reallocate: conflict of interest declared")).to_be_visible()
    lead.goto("/cycles/1")
    expect(lead.get_by_text("Conflict of interest declared")).to_be_visible()
    follow(lead, "Spread over the auditors")
    press(lead, "Allocate")
    expect(lead.get_by_role("link", name="8 with auditors")).to_be_visible()


def all_but_one_are_signed_off(one) -> Audit:
    """Months later: what auditors and reviewers do is another story, told by test_story.py."""
    with database.connection_context():
        running = Audit.state == "allocated"
        last = Audit.get(running, Audit.auditor == one.external)
        Audit.update(state="signed_off", signed_off_at=clock.now(), due_on=None).where(
            running, Audit.id != last.id
        ).execute()
        Audit.update(
            state="in_progress", due_on=clock.today() - datetime.timedelta(days=20)
        ).where(Audit.id == last.id).execute()
        return Audit.get_by_id(last.id)


def the_board_narrows_to_a_group(lead, script: bool) -> None:
    """With JavaScript only the board is replaced, and the link keeps the keyboard's place."""
    lead.goto("/cycles/1")
    rows = lead.locator("[data-label=Audit]")
    expect(rows).to_have_count(9)
    late = lead.get_by_role("link", name="1 late")
    late.focus()
    late.press("Enter")
    expect(rows).to_have_count(1)
    expect(lead).to_have_url(re.compile("group=late"))
    if script:
        expect(lead.locator("#group-late")).to_be_focused()
    follow(lead, "9 in all")
    expect(rows).to_have_count(9)


def the_lead_closes_the_cycle(lead, last: Audit) -> None:
    """One audit is carried over to the next quarter, with its external auditor, for two weeks."""
    follow(lead, "Close the cycle")
    lead.locator(f"#audit-{last.id}").select_option(label="Carry over to Q1 2027")
    until = clock.today() + datetime.timedelta(days=14)
    field(lead, "External auditors see what is carried over until").fill(until.isoformat())
    press(lead, "Go on")
    heading(lead, "Close Q4 2026?")
    expect(lead.get_by_text("7 audits are signed off and stay so")).to_be_visible()
    expect(lead.get_by_text("is carried over to Q1 2027, with External, external, until")).to_be_visible()
    press(lead, "Close the cycle")
    heading(lead, "Q4 2026 Closed")
    follow(lead, "Q1 2027")
    expect(lead.get_by_role("row", name=re.compile("Carried over"))).to_contain_text("External")


def the_external_auditor_sees_the_one_that_goes_on(external, last: Audit) -> None:
    """Of all that they audited only what was carried over is left to see."""
    external.goto("/audits")
    expect(external.get_by_role("main").locator("a[href^='/audits/']")).to_have_count(1)
    assert external.goto(f"/audits/{last.id}").status == 200


def loads(page) -> dict[str, int]:
    """How many audits each auditor has, as the board says it."""
    table = page.locator("section[aria-labelledby=loads] tbody tr")
    return {
        row.locator("th").inner_text().removesuffix(" external"): int(
            row.locator("td").last.inner_text()
        )
        for row in table.all()
    }


def chosen(select) -> str:
    return select.locator("option:checked").inner_text().removesuffix(" (external)")
