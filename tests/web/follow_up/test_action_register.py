"""The register on screen and on paper: its lists, filters in the address, and what it leaves in the log."""

import datetime
import re

import pytest

from auditor.records.journal import JournalEntry
from auditor.work import clock
from cast import MONDAY, make_case, make_cycle
from html_checks import words_of
from signing import act, sign

LATER = MONDAY + datetime.timedelta(days=30)  # 2 December


@pytest.fixture(autouse=True)
def later():
    with clock.at(LATER):
        yield


@pytest.fixture
def audit(cast):
    return sign(cast, actions=0)


def current(answer) -> str:
    """The list that is shown."""
    return re.search(r'aria-current="page">([^<]+?) <span class="count"', answer.text)[1]


@pytest.mark.parametrize("who, label", [
    ("lead", "All"), ("reviewer1", "All"), ("supervisor", "My team&#39;s"), ("worker", "Mine"),
    ("auditor", "Mine"), ("administrator", "Mine"),
])
def test_it_opens_with_the_list_that_fits_who_asks(browse, cast, audit, who, label):
    assert current(browse(getattr(cast, who)).get("/actions")) == label


def test_everybody_signed_in_is_led_there(browse, cast):
    for who in ("worker", "administrator", "lead"):
        assert '<a href="/actions"' in browse(getattr(cast, who)).get("/").text


def test_who_supervises_and_verifies_nothing_is_offered_two_lists(browse, cast, audit):
    assert "To verify" not in browse(cast.worker).get("/actions").text
    assert "To verify" in browse(cast.supervisor).get("/actions").text


def test_a_row_says_what_why_who_when_and_how_late(browse, cast, audit):
    act(cast, audit, "Meet the father", urgent=True, due_on=datetime.date(2026, 11, 30))
    page = browse(cast.worker).get("/actions")
    for said in ("Meet the father", "urgent", "It matters to this child.", "M-10277", "Q4 2026",
                 "Worker", "Open", "2 days late"):
        assert said in words_of(page.text)


def test_the_filters_stand_in_the_address_and_on_the_page(browse, cast, audit):
    act(cast, audit, "Here")
    other = make_cycle("Q3 2026", [[cast.reviewer1]], [])
    act(cast, sign(cast, case=cast.other_case, cycle=other, actions=0), "There", state="verified",
        closed_at=MONDAY)
    lead = browse(cast.lead)
    page = lead.get(f"/actions?state=verified&cycle={other.id}&search=10402").text
    assert "There" in page and "Here" not in page
    assert '<option value="verified" selected>' in page and 'value="10402"' in page
    assert "/actions/print?search=10402&amp;state=verified&amp;cycle=" in page


def test_only_the_region_is_given_where_only_it_is_asked_for(browse, cast, audit):
    act(cast, audit, "Here")
    headers = {"HX-Request": "true", "HX-Target": "register"}
    part = browse(cast.lead).get("/actions", headers=headers).text
    assert part.lstrip().startswith('<div id="register">') and "Here" in part and "<form" not in part


@pytest.mark.parametrize("path, said", [
    ("?whose=mine", "Nothing is yours to do."), ("?whose=team", "Nothing is open on your team."),
    ("?whose=verify", "Nothing waits to be verified."), ("?whose=all", "No action is open"),
    ("?state=verified", "No action fits these filters."),
])
def test_an_empty_list_says_what_will_stand_there(browse, cast, path, said):
    assert said in browse(cast.lead).get(f"/actions{path}").text


def test_more_than_fifty_go_on_to_the_next_page_with_their_filters(browse, cast, audit):
    for number in range(51):
        act(cast, audit, f"Do {number:02}")
    lead = browse(cast.lead)
    first = lead.get("/actions?service=Children's Social Care").text
    assert "Do 49" in first and "Do 50" not in first
    after = re.search(r'href="(/actions\?after=[^"]+)"', first)[1].replace("&amp;", "&")
    assert "service=" in after
    second = lead.get(after).text
    assert "Do 50" in second and "Do 49" not in second and "Previous 50" in second


def test_on_paper_everything_is_said_in_full_with_marking_who_and_when(browse, cast, audit):
    long = "The father works nights and sleeps until three. " * 30
    act(cast, audit, "Meet the father", why=long, evidence="Met him on Friday.",
        state="reported_done", reported_by=cast.worker, reported_at=LATER)
    page = words_of(browse(cast.supervisor).get("/actions/print?whose=team&state=reported_done").text)
    for said in ("My team’s actions", "Reported done · as of 2 Dec 2026", "1 action", long.strip(),
                 "Met him on Friday.", "Seen on file.", "30 Nov 2026", "reported done 2 Dec 2026",
                 "OFFICIAL-SENSITIVE", "printed 2 Dec 2026, 09:00 by Supervisor"):
        assert said in page
    foot = browse(cast.supervisor).get("/actions/running.css")
    assert foot.mimetype == "text/css" and "@bottom-left" in foot.text


def test_paper_holds_what_the_screen_holds_beyond_one_page(browse, cast, audit):
    for number in range(55):
        act(cast, audit, f"Do {number:02}")
    assert "55 actions" in browse(cast.lead).get("/actions/print").text
    assert "Do 54" in browse(cast.lead).get("/actions/print").text
    assert "No action fits." in browse(cast.administrator).get("/actions/print").text


def test_the_file_is_named_by_list_and_day_only(browse, cast, audit):
    act(cast, audit, "Meet the father")
    assert "<title>Actions 2026-12-02</title>" in browse(cast.lead).get("/actions/print").text


def test_reading_and_printing_are_logged_without_case_text(browse, cast, audit):
    act(cast, audit, "Meet the father")
    lead = browse(cast.lead)
    lead.get("/actions?search=M-10277")
    lead.get("/actions/print?whose=verify")
    query = JournalEntry.select(JournalEntry.act, JournalEntry.detail).where(
        JournalEntry.act.contains("register of actions"))
    assert list(query.order_by(JournalEntry.id).tuples()) == [
        ("opened the register of actions", "All"), ("printed the register of actions", "To verify")]


def test_the_number_of_queries_does_not_grow_with_the_actions(browse, cast, count_queries):
    people = [cast.lead, cast.supervisor, cast.worker, cast.reviewer1]
    browsers, counts = [browse(person) for person in people], []
    for number in (2, 20):
        for one in range(number):
            case = make_case(f"M-{number}-{one}", cast.worker, cast.team)
            act(cast, sign(cast, case=case, actions=0), "Meet him")
        counts.append([
            count_queries(lambda one=one, path=path: one.get(path))
            for one in browsers for path in ("/actions", "/actions/print?state=all")
        ])
    assert counts[0] == counts[1]
