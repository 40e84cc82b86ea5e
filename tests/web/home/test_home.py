"""Today's page: concerns first, then what waits, by role; constant in the number of audits."""

import datetime

import pytest

from auditor.records.actions import Action
from auditor.records.cases import Cycle, CycleAuditor, Stage, StageReviewer
from auditor.records.journal import JournalEntry
from auditor.records.people import Team
from auditor.work import clock, settings
from auditor.work.audits import concerns
from auditor.work.people.people import signed_in
from cast import make_audit, make_cycle
from signing import graded

MONDAY = datetime.datetime(2026, 11, 23, 9, 0)


@pytest.fixture(autouse=True)
def monday():
    with clock.at(MONDAY):
        yield


def sign(cast, grade="good", **more):
    return graded(cast, grade, moment=MONDAY, **more)


def test_the_heading_is_the_day(browse, cast):
    assert "<h1>Monday 23 November" in browse(cast.auditor).get("/").text


def test_a_stranger_is_asked_to_sign_in(browse):
    answer = browse().get("/")
    assert answer.status_code == 303 and answer.location.startswith("/sign-in")


def test_concerns_stand_before_everything_else(browse, cast):
    audit = make_audit(cast, "in_progress", due_on=datetime.date(2026, 11, 19))
    told = {"whom": "Team manager", "when": "10:52", "answer": ""}
    concern = concerns.raise_one(audit, signed_in(cast.auditor), "Bruise seen", told)
    html = browse(cast.lead).get("/").text
    assert html.index("Concern on M-10277") < html.index("Waiting for you")
    assert "“Bruise seen”" in html and "Told: Team manager, 10:52." in html
    assert f'/concerns#concern-{concern.id}">Acknowledge with what was done' in html


def test_who_raised_a_concern_is_asked_who_was_told(browse, cast):
    concerns.raise_one(make_audit(cast), signed_in(cast.auditor))
    html = browse(cast.auditor).get("/").text
    assert "Not yet described." in html and "Not yet told." in html
    assert "Say who was told" in html and "Acknowledge with" not in html


def test_a_concern_of_yesterday_says_that_it_waits_too_long(browse, cast):
    with clock.at(MONDAY - datetime.timedelta(days=1)):
        concerns.raise_one(make_audit(cast), signed_in(cast.auditor), "Bruise seen")
    assert "Not acknowledged the same day" in browse(cast.supervisor).get("/").text


def test_seeing_a_concern_here_is_logged_once(browse, cast):
    concerns.raise_one(make_audit(cast), signed_in(cast.auditor), "Bruise seen")
    browser = browse(cast.lead)
    for _ in range(3):
        browser.get("/")
    seen = JournalEntry.select().where(JournalEntry.act.startswith("saw a concern"))
    assert seen.count() == 1


@pytest.mark.parametrize(("who", "state", "says", "leads_to"), [
    ("auditor", "allocated", "Start the audit", "/audits/1"),
    ("auditor", "returned", "Correct and send again", "/audits/1"),
    ("reviewer1", "submitted", "Review, stage 1", "/reviews/1"),
    ("lead", "unallocated", "Allocate the audit", "/audits/1"),
    ("lead", "in_progress", "Audit overdue", "/audits/1"),
    ("supervisor", "signed_off", "Discuss the findings", "/audits/1/findings"),
    ("worker", "signed_off", "Read the findings", "/audits/1/findings"),
])
def test_each_role_is_shown_what_waits_for_it(browse, cast, who, state, says, leads_to):
    if state == "signed_off":
        sign(cast)
    else:
        make_audit(cast, state, due_on=datetime.date(2026, 11, 19))
    html = browse(getattr(cast, who)).get("/").text
    assert f'<a href="{leads_to}">{says}' in html


def test_what_is_late_says_so_and_what_is_due_says_when(browse, cast):
    make_audit(cast, due_on=datetime.date(2026, 11, 19))
    make_audit(cast, due_on=datetime.date(2026, 11, 23), case=cast.other_case)
    html = browse(cast.auditor).get("/").text
    assert "2 days late" in html and ">today<" in html
    assert "2 things wait for you, 1 late" in html


def test_findings_say_how_late_their_discussion_is_however_long_ago_they_were_signed_off(browse, cast):
    make_audit(cast, "signed_off", signed_off_at=MONDAY - datetime.timedelta(days=140))
    html = browse(cast.supervisor).get("/").text
    assert "Discuss the findings" in html and "89 days late" in html


def test_an_owner_who_may_not_open_the_audit_is_led_to_the_page_of_the_action(browse, cast):
    audit = sign(cast)
    action = Action.create(
        audit=audit, case=cast.case, what="Bring the chronology up to date", why="Nobody could",
        owner=cast.stranger, state="open", proposed_by=cast.auditor, proposed_at=MONDAY,
        opened_at=MONDAY, due_on=datetime.date(2026, 12, 2),
    )
    html = browse(cast.stranger).get("/").text
    assert f'<a href="/actions/{action.id}">Action: Bring the chronology' in html
    assert "/audits/" not in html.split("<main")[1]


def test_the_lead_is_shown_how_the_cycle_stands(browse, cast):
    for grade in ("good", "good", "requires_improvement"):
        sign(cast, grade)
    make_audit(cast, "submitted")
    html = browse(cast.lead).get("/").text
    assert "Q4 2026 · 4 audits · 3 signed off, 1 with reviewers" in html
    assert "Signed off so far: 3 of 4" in html and "Good 2 · Requires improvement 1" in html
    assert f'href="/cycles/{cast.cycle.id}"' in html
    assert "Signed off so far" not in browse(cast.reviewer1).get("/").text


def test_the_lead_is_shown_every_cycle_that_is_open(browse, cast):
    sign(cast, "good")
    make_audit(cast, "submitted")
    fathers = make_cycle("Fathers", [[cast.reviewer1]], [cast.auditor], form="fathers")
    make_audit(cast, "in_progress", cycle=fathers, form_version=fathers.form_version_id)
    html = browse(cast.lead).get("/").text
    assert "Q4 2026: 1 of 2 signed off so far" in html and "1 signed off, 1 with reviewers" in html
    assert "Fathers: 0 of 1 signed off so far" in html and "1 audit · 1 with auditors" in html
    assert f'href="/cycles/{fathers.id}"' in html and f'href="/cycles/{cast.cycle.id}"' in html


def test_the_start_list_stands_first_until_there_is_a_cycle_then_only_what_is_left(browse, cast):
    html = browse(cast.lead).get("/").text
    assert "To begin" not in html
    assert html.index("Waiting for you") < html.index("Still to set up")
    for table in (StageReviewer, Stage, CycleAuditor, Cycle):
        table.delete().execute()
    html = browse(cast.lead).get("/").text
    assert html.index("To begin") < html.index("Waiting for you")


def test_when_everything_is_set_up_no_list_is_shown(browse, cast):
    Team.update(supervisor=cast.manager).execute()
    assert "set up" not in browse(cast.lead).get("/").text


@pytest.mark.parametrize("who", [
    "lead", "administrator", "auditor", "reviewer1", "supervisor", "worker",
])
def test_an_empty_day_says_what_will_appear_here(browse, cast, who):
    assert "Nothing waits for you." in browse(getattr(cast, who)).get("/").text


def test_an_administrator_sees_nothing_of_cases(browse, cast):
    audit = make_audit(cast, due_on=datetime.date(2026, 11, 19))
    concerns.raise_one(audit, signed_in(cast.auditor), "Bruise seen")
    sign(cast)
    html = browse(cast.administrator).get("/").text
    assert "M-10277" not in html and "Bruise" not in html and "Q4 2026" not in html


def test_the_number_of_queries_does_not_grow_with_the_audits(browse, cast, count_queries):
    people = [cast.lead, cast.auditor, cast.supervisor, cast.reviewer1, cast.worker]
    browsers = [browse(person) for person in people]
    counts = []
    for number in (3, 30):
        _many(cast, number)
        settings.get("limits")
        for browser in browsers:
            browser.get("/")
        counts.append([count_queries(lambda one=one: one.get("/")) for one in browsers])
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 35


def _many(cast, number: int) -> None:
    for _ in range(number):
        audit = make_audit(cast, due_on=datetime.date(2026, 11, 19))
        concerns.raise_one(audit, signed_in(cast.auditor), "Bruise seen")
        make_audit(cast, "unallocated")
        make_audit(cast, "submitted")
        sign(cast)
