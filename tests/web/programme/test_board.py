"""The board on the page of a cycle: whole, as a region, and as long as it is asked for."""

import datetime

from auditor.work import clock
from cast import make_audit, make_case
from counting import queries

REGION = {"HX-Request": "true", "HX-Target": "board"}


def text(answer) -> str:
    return " ".join(answer.get_data(as_text=True).split())


def add(one, reference: str, state: str, **more):
    return make_audit(one, state, case=make_case(reference, one.worker, one.team), **more)


def test_htmx_gets_the_board_alone_and_a_plain_link_the_whole_page(cast, browse):
    add(cast, "A-1", "signed_off")
    add(cast, "A-2", "in_progress")
    lead = browse(cast.lead)
    region = text(lead.get("/cycles/1?group=signed_off", headers=REGION))
    assert region.startswith('<div id="board"')
    assert "A-1" in region and "A-2" not in region
    assert "<title>" in text(lead.get("/cycles/1?group=signed_off"))


def test_what_is_late_stands_first_and_can_be_had_alone(cast, browse):
    add(cast, "A-1", "in_progress")
    add(cast, "B-2", "in_progress", due_on=clock.today() - datetime.timedelta(days=20))
    lead = browse(cast.lead)
    page = text(lead.get("/cycles/1"))
    assert page.index("B-2") < page.index("A-1")
    assert "1 late" in page
    assert "A-1" not in text(lead.get("/cycles/1?group=late"))


def test_a_group_that_is_none_shows_everything_and_an_empty_one_says_so(cast, browse):
    add(cast, "A-1", "in_progress")
    lead = browse(cast.lead)
    assert "A-1" in text(lead.get("/cycles/1?group=nonsense"))
    assert "No audit of this cycle is there now" in text(lead.get("/cycles/1?group=returned"))


def test_the_days_in_its_state_stand_beside_each_audit(cast, browse):
    add(cast, "A-1", "in_progress", since=clock.now() - datetime.timedelta(days=14))
    page = text(browse(cast.lead).get("/cycles/1"))
    days = page.split('data-label="Days in it" class="number">')[1].split("<")[0]
    assert 8 <= int(days) <= 10
    assert "Being filled in" in page


def test_closing_needs_are_listed(cast, browse):
    lead = browse(cast.lead)
    add(cast, "A-1", "in_progress")
    assert "1 audit to be signed off; what is left is withdrawn" in text(lead.get("/cycles/1"))


def test_the_page_asks_as_much_for_two_hundred_audits_as_for_nine(cast, browse):
    lead, states = browse(cast.lead), ["unallocated", "in_progress", "submitted"]
    for number in range(9):
        add(cast, f"A-{number}", states[number % 3])
    few = queries(lambda: lead.get("/cycles/1"))
    for number in range(191):
        add(cast, f"B-{number}", states[number % 3])
    assert queries(lambda: lead.get("/cycles/1")) == few
    assert few <= 30
