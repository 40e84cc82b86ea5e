"""The draw in the browser, with scripts and without: plan, look, draw, override, print, coverage."""

import re

import pytest
from playwright.sync_api import expect

from auditor.records.audits import Audit
from auditor.records.draws import Draw
from auditor.work.programme import draws
from browser_steps import check_with_axe, choose, field, follow, heading, press
from cast import make_case, make_person


@pytest.fixture
def page(request, cast, come):
    """A page of the lead's, in a team of four workers with four cases each."""
    for number, worker in enumerate([cast.worker, cast.other_worker, *(
        make_person(f"worker{one}", [], team=cast.team) for one in (3, 4)
    )]):
        for one in range(4):
            make_case(f"D-{number}{one}", worker, cast.team)
    return come(cast.lead, "/cycles/1", java_script_enabled=getattr(request, "param", True))


@pytest.mark.parametrize("page", [True, False], indirect=True, ids=["scripts", "no scripts"])
def test_a_lead_draws_overrides_and_prints_the_record(cast, page):
    follow(page, "Draw the sample")
    heading(page, "Draw the sample of Q4 2026")
    field(page, "Workers").fill("0")
    press(page, "Show what it comes to")
    expect(page.get_by_role("alert")).to_contain_text("Give a whole number from 1 to 500")
    field(page, "Workers").fill("3")
    field(page, "Seed").fill("4711")
    press(page, "Show what it comes to")
    expect(page.get_by_text("9 audits, with seed 4711")).to_be_visible()
    field(page, "Give them to").select_option(label="All auditors of this cycle, evenly")
    press(page, "Draw these audits")
    heading(page, "Draw of Q4 2026")
    assert {audit.state for audit in Audit.select()} == {"allocated"}

    page.get_by_role("link", name=re.compile("^Swap or drop")).first.click()
    choose(page, "Drop it, with nothing instead")
    field(page, "Reason").fill("The family has moved away.")
    press(page, "Change the draw")
    expect(page.get_by_text("The family has moved away.")).to_be_visible()
    follow(page, "Record of the draw")
    expect(page.get_by_text("Drawn again from this record just now: the same")).to_be_visible()
    assert len(draws.in_force(Draw.get())) == 8


@pytest.mark.parametrize("path", [
    "/cycles/1/draw", "/cycles/1/draw?workers=2&cases_per_worker=3&seed=1",
    "/cycles/1/draw/left-out?workers=2&cases_per_worker=3&seed=1", "/coverage",
])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_are_accessible_and_fit(page, path, scheme):
    page.emulate_media(color_scheme=scheme)
    assert page.goto(path).status == 200
    for width in (1280, 375, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    check_with_axe(page)
