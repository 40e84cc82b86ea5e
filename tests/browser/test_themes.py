"""The forms of the themes in a real browser: the scale of fathers, a question that opens, supervision."""

import re

import pytest
from playwright.sync_api import expect

from auditor.records.audits import Audit
from auditor.work.audits import answers, findings
from browser_steps import (
    answer,
    check_with_axe,
    choose,
    describe_the_case,
    field,
    heading,
    press,
    save_and_continue,
    send,
    usual,
)
from cast import make_audit, make_cycle

PERIOD = ("2025-11-01", "2026-10-31")


def draft_of(cast, form: str, **more) -> Audit:
    cycle = make_cycle("A theme", [[cast.reviewer1], [cast.reviewer2]], [cast.auditor], form=form)
    return make_audit(cast, "allocated", cycle=cycle, form_version=cycle.form_version_id, **more)


def begin(come, cast, audit: Audit, width: int):
    page = come(cast.auditor, f"/audits/{audit.id}", viewport={"width": width, "height": 800})
    press(page, "I have no conflict of interest: begin")
    return page


def fill_in(page, title: str, other: dict[str, str]) -> None:
    """Answer the questions of one section, those that open included, and go on."""
    heading(page, title)
    done = set()
    while waiting := [one for one in keys_on(page) if one not in done]:
        for key in waiting:
            answer(page, key, other.get(key) or usual(page.locator(f"#q-{key}")))
            expect(page.locator(f"#state-{key}")).to_have_text(re.compile(r"Saved \d\d:\d\d"))
            done.add(key)
    choose(page, "I have completed this section", "checkbox")
    save_and_continue(page)


def keys_on(page) -> list[str]:
    return [one.get_attribute("id")[2:] for one in page.locator("fieldset.question").all()]


def tell_and_send(page, told: str) -> None:
    page.locator(f"#{told}-told").check()
    page.locator(f"#{told}-sentence").fill("What was found, in one sentence.")
    save_and_continue(page)
    page.goto(page.url.replace("/actions", "/check"))
    send(page)


@pytest.mark.parametrize("width", [1280, 375])
def test_the_file_of_a_father_who_was_kept_out_is_filled_in(come, cast, width):
    audit = draft_of(cast, "fathers")
    page = begin(come, cast, audit, width)
    describe_the_case(page, PERIOD)
    fill_in(page, "Who the fathers are", {"fathers_contact_tried": "Not tried"})
    fill_in(page, "Engaged in the assessment", {"fathers_contacted": "Tried"})
    expect(page.locator("#q-fathers_excluded")).to_have_count(0)
    fill_in(page, "Included in the plan", {"fathers_meetings": "No", "fathers_excluded": "Partly"})
    fill_in(page, "Overall", {})
    given = answers.of(audit.id)
    assert {key: given[key].value for key in ("fathers_contact_tried", "fathers_contacted")} == {
        "fathers_contact_tried": "not_tried", "fathers_contacted": "tried"
    }
    assert given["fathers_excluded"].value == "partly", "it was asked once the meetings were answered No"
    tell_and_send(page, "fathers_contact_tried")
    sent = Audit.get_by_id(audit.id)
    assert sent.state == "submitted"
    assert [one.kind for one in findings.told(sent)] == ["improvement"]


@pytest.mark.parametrize("width", [1280, 375])
def test_an_audit_of_supervision_is_filled_in(come, cast, width):
    audit = draft_of(cast, "supervision", case=None, plan="")
    page = begin(come, cast, audit, width)
    heading(page, "The supervision")
    check_with_axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    press(page, "No")
    expect(page.get_by_text("You answered no")).to_be_visible()
    expect(page.get_by_label("Plan", exact=True)).to_have_count(0)
    field(page, "From").fill(PERIOD[0])
    field(page, "To").fill(PERIOD[1])
    choose(page, "Supervision records", "checkbox")
    choose(page, "Talk with the supervisor", "checkbox")
    save_and_continue(page)
    fill_in(page, "Arrangements", {"supervision_interval": "Partly"})
    fill_in(page, "The sessions", {})
    fill_in(page, "Follow-through", {})
    fill_in(page, "Overall", {})
    tell_and_send(page, "supervision_interval")
    sent = Audit.get_by_id(audit.id)
    assert (sent.state, sent.plan) == ("submitted", "")
    assert sent.sources == ["supervision records", "talk with the supervisor"]
