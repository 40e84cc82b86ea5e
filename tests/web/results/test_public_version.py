"""The public version of a cycle: small counts kept back, confirmed by the lead, printed as confirmed."""

import datetime
import re
import threading
import time

import pytest

from auditor.records.audits import Audit, Concern
from auditor.records.cases import Cycle
from auditor.records.database import change, database
from auditor.records.journal import JournalEntry
from auditor.records.summaries import Point, PublicConfirmation
from auditor.rules.forms import GRADES
from auditor.work import clock
from auditor.work.people.people import signed_in
from auditor.work.programme import cycles
from auditor.work.results import public_versions
from cast import MONDAY, make_audit, make_cycle
from counting import queries
from html_checks import words_of
from signing import sign

LATER = MONDAY + datetime.timedelta(days=30)


def signed(cast, cycle, number: int, grades=("good",), service="Children's Social Care") -> None:
    """So many signed-off audits, graded in turn, as the tables of counting know them."""
    for place in range(number):
        grade = grades[place % len(grades)], ""
        given = {
            "overall_grade": grade, "record_grade": grade,
            "voice_seen": ("yes" if place % 3 else "no", ""),
        }
        sign(cast, answers=given, told={}, actions=0, cycle=cycle, service=service)


def closed(cast, title: str = "", quarters_ago: int = 0):
    """The cast's cycle, or an earlier quarter, closed."""
    cycle = make_cycle(title, [[cast.reviewer1]], [cast.auditor]) if title else cast.cycle
    starts_on = datetime.date(2026, 10, 1) - datetime.timedelta(days=91 * quarters_ago)
    Cycle.update(closed_at=MONDAY, starts_on=starts_on).where(Cycle.id == cycle.id).execute()
    return cycles.get(cycle.id)


def point(cast, cycle, text: str, kind: str = "strength", **more) -> Point:
    return Point.create(cycle=cycle, use="summary", kind=kind, text=text, place=1, by=cast.lead,
                        at=MONDAY, **more)


def address(cycle, more: str = "") -> str:
    return f"/cycles/{cycle.id}/public{more}"


def shown(browser, cycle, more: str = "") -> str:
    answer = browser.get(address(cycle, more))
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def confirmed(browser, cycle, more: str = "", **typed):
    seen = re.search(r'name="seen" value="(\w+)"', shown(browser, cycle, more))
    data = {"seen": seen[1] if seen else "", "read": "yes"} | typed
    return browser.post(address(cycle, more), data)


@pytest.fixture
def lead(cast, browse):
    return browse(cast.lead)


def test_totals_and_the_leads_words_are_said(cast, lead):
    cycle = closed(cast)
    signed(cast, cycle, 25, ["good", "good", "requires_improvement"])
    point(cast, cycle, "Children are listened to.")
    point(cast, cycle, "Fathers are asked too rarely.", "improvement")
    point(cast, cycle, "Taken back.", removed_at=MONDAY)
    text = words_of(shown(lead, cycle))
    for said in ("25 audits, by 1 auditor.", "reviewed in 3 stages: Stage 1, Stage 2 and Stage 3",
                 "No concern that a child was unsafe was raised.", "Children are listened to.",
                 "Fathers are asked too rarely.", "Good"):
        assert said in text
    assert "Taken back." not in text


def test_neither_people_nor_cases_are_named(cast, lead):
    cycle = closed(cast)
    signed(cast, cycle, 25)
    page = shown(lead, cycle)
    version = page[page.index("public-version"):page.index("confirming")]
    for name in (cast.worker.name, cast.case.reference, "Reviewer", "Supervisor", "child in need"):
        assert name not in version


def test_small_counts_are_kept_back_with_a_legend(cast, lead):
    cycle = closed(cast)
    signed(cast, cycle, 17)
    signed(cast, cycle, 2, service="Early Help")
    Concern.create(audit=Audit.get(), raised_by=cast.auditor, raised_at=MONDAY, text="Alone at night.")
    text = words_of(shown(lead, cycle))
    assert "Audits [c] [c] 19" in text
    assert "Concerns that a child was unsafe: fewer than 5." in text
    assert "[c] is a count that is kept back: fewer than 5" in text


def test_fewer_than_20_audits_are_told_in_words_only(cast, lead):
    cycle = closed(cast)
    signed(cast, cycle, 19)
    text = words_of(shown(lead, cycle))
    assert "there are fewer than 20 audits" in text
    assert not [grade.label for grade in GRADES if grade.label in text]


def four_quarters(cast, numbers=(9, 9, 9, 9)) -> list[Cycle]:
    made = [closed(cast, "" if ago == 0 else f"Quarter {ago}", ago) for ago in range(4)]
    for cycle, number in zip(made, numbers, strict=True):
        signed(cast, cycle, number, ["good", "requires_improvement"])
    return made


def test_four_quarters_together_have_grades_and_answers(cast, lead):
    cycle, *_ = four_quarters(cast)
    assert address(cycle, "?quarters=4") in shown(lead, cycle)
    text = words_of(shown(lead, cycle, "?quarters=4"))
    assert "Q4 2026, Quarter 1, Quarter 2 and Quarter 3: 36 audits" in text
    assert "Overall, 36 audits" in text
    assert "Audits 0 20 16 0 Per cent 0% 56% 44% 0%" in text
    assert "Audits by service" not in text and "unsafe" not in text


@pytest.mark.parametrize("numbers", [(20, 9, 9, 9), (9, 9, 9, 3), (5, 5, 5, 0)])
def test_quarters_of_which_one_would_be_told_are_not_counted_together(cast, lead, numbers):
    cycle, *_ = four_quarters(cast, numbers)
    assert lead.get(address(cycle, "?quarters=4")).status_code == 404
    assert "quarters=4" not in shown(lead, cycle)


@pytest.mark.parametrize("asked", ["3", "x", "-4", "4444444444444444444444"])
def test_no_other_number_of_quarters_is_found(cast, lead, asked):
    assert lead.get(address(cast.cycle, f"?quarters={asked}")).status_code == 404


def test_a_cycle_that_runs_says_so_far_and_cannot_be_confirmed(cast, lead):
    signed(cast, cast.cycle, 25)
    assert "25 audits signed off so far" in words_of(shown(lead, cast.cycle))
    assert confirmed(lead, cast.cycle).status_code == 403
    assert not PublicConfirmation.select().exists()


def test_it_is_confirmed_with_who_when_and_what_it_said(cast, browse):
    cycle = closed(cast)
    signed(cast, cycle, 25)
    with clock.at(LATER):
        lead = browse(cast.lead)
        assert confirmed(lead, cycle).status_code == 303
        assert "Lead confirmed it on 2 Dec 2026, 09:00" in words_of(shown(lead, cycle))
    kept = PublicConfirmation.get()
    assert (kept.by_id, kept.at, kept.content) == (cast.lead.id, LATER, public_versions.of(cycle))
    logged = JournalEntry.get(JournalEntry.act == "confirmed a public version")
    assert (logged.by_id, logged.detail) == (cast.lead.id, "Q4 2026")


def test_without_the_tick_nothing_is_confirmed(cast, lead):
    cycle = closed(cast)
    answer = confirmed(lead, cycle, read="")
    assert answer.status_code == 422
    assert "Tick that you have read it" in answer.get_data(as_text=True)
    assert not PublicConfirmation.select().exists()


def test_pressed_twice_it_is_confirmed_once(cast, lead):
    cycle = closed(cast)
    data = {"read": "yes", "seen": public_versions.public_version.digest(public_versions.of(cycle))}
    assert [lead.post(address(cycle), data).status_code for _ in range(2)] == [303, 303]
    assert PublicConfirmation.select().count() == 1


def test_what_changed_while_the_page_was_open_is_not_confirmed(cast, lead):
    cycle = closed(cast)
    signed(cast, cycle, 6)
    before = public_versions.public_version.digest(public_versions.of(cycle))
    point(cast, cycle, "Written meanwhile.")
    answer = lead.post(address(cycle), {"read": "yes", "seen": before})
    assert answer.status_code == 409
    assert "Written meanwhile." in answer.get_data(as_text=True)
    assert not PublicConfirmation.select().exists()


def test_what_changes_while_a_confirmation_waits_its_turn_is_not_confirmed(cast):
    cycle = closed(cast)
    seen, given = public_versions.public_version.digest(public_versions.of(cycle)), []

    def confirm():
        database.connect()
        try:
            public_versions.confirm(cycle, [], signed_in(cast.lead), seen)
        except public_versions.ChangedMeanwhile as raised:
            given.append(raised)
        database.close()

    waiting = threading.Thread(target=confirm)
    with change():
        point(cast, cycle, "Written meanwhile.")
        waiting.start()
        time.sleep(0.3)
    waiting.join()
    assert len(given) == 1
    assert not PublicConfirmation.select().exists()


def test_what_nobody_confirmed_is_not_printed(cast, lead):
    cycle = closed(cast)
    answer = lead.get(address(cycle, "/print"))
    assert answer.status_code == 403
    assert "Nobody has confirmed this version yet" in answer.get_data(as_text=True)


def test_what_was_confirmed_is_printed_without_a_name(cast, lead):
    cycle = closed(cast)
    signed(cast, cycle, 25)
    confirmed(lead, cycle)
    page = lead.get(address(cycle, "/print"))
    assert page.status_code == 200
    sheet = page.get_data(as_text=True).partition('<main class="paper"')[2]
    assert "25 audits" in words_of(sheet) and "Not for publication" not in sheet
    assert cast.lead.name not in sheet


def test_after_a_change_the_page_asks_again_and_the_print_says_so(cast, lead):
    cycle = closed(cast)
    signed(cast, cycle, 6)
    confirmed(lead, cycle)
    point(cast, cycle, "A new strength.")
    text = words_of(shown(lead, cycle))
    assert "It says something else than what was confirmed" in text
    assert ": the strengths. Read it again" in text and "Confirm for publication" in text
    sheet = words_of(lead.get(address(cycle, "/print")).get_data(as_text=True))
    assert "Not for publication" in sheet and "A new strength." not in sheet
    assert confirmed(lead, cycle).status_code == 303
    sheet = words_of(lead.get(address(cycle, "/print")).get_data(as_text=True))
    assert "Not for publication" not in sheet and "A new strength." in sheet


def test_a_cycle_and_four_quarters_are_confirmed_apart(cast, lead):
    cycle, *_ = four_quarters(cast)
    assert confirmed(lead, cycle, "?quarters=4").status_code == 303
    assert lead.get(address(cycle, "/print?quarters=4")).status_code == 200
    assert lead.get(address(cycle, "/print")).status_code == 403


def test_words_that_may_tell_who_somebody_is_are_warned_of_and_never_refused(cast, lead):
    cycle = closed(cast)
    point(cast, cycle, "Born 3 May 2012, he was seen alone.")
    assert "This looks like a date of birth" in shown(lead, cycle)
    assert confirmed(lead, cycle).status_code == 303


@pytest.mark.parametrize("who", ["auditor", "reviewer1", "supervisor", "administrator", "worker"])
@pytest.mark.parametrize("more", ["", "/print"])
def test_it_is_the_leads(cast, browse, who, more):
    assert browse(getattr(cast, who)).get(address(closed(cast), more)).status_code == 403


def test_a_cycle_that_is_not_there_is_not_found(lead):
    assert [lead.get(f"/cycles/999/public{more}").status_code for more in ("", "/print")] == [404, 404]


def test_the_page_of_a_cycle_leads_to_it(cast, lead):
    make_audit(cast)
    assert address(cast.cycle) in lead.get(f"/cycles/{cast.cycle.id}").get_data(as_text=True)


def test_more_audits_ask_the_database_no_more_often(cast, lead):
    cycle = closed(cast)
    signed(cast, cycle, 2)
    few = queries(lambda: lead.get(address(cycle)))
    signed(cast, cycle, 30)
    assert queries(lambda: lead.get(address(cycle))) <= few
