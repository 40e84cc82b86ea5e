"""The board of a cycle: what is late, who has how many, how long each step takes."""

import datetime

import pytest

from auditor.records.audits import Audit, Concern
from auditor.rules.workflow import Move
from auditor.work import clock
from auditor.work.audits import allocation, audits
from auditor.work.people.people import signed_in
from auditor.work.programme import board
from cast import MONDAY, make_audit, make_case, make_cycle
from counting import queries

FRIDAY = MONDAY + datetime.timedelta(days=4)


@pytest.fixture(autouse=True)
def friday():
    with clock.at(FRIDAY):
        yield


def due(day: int):
    return datetime.date(2026, 11, day)


def references(found) -> list[str]:
    return [one.case.reference for one in found.rows]


def add(one, reference: str, state: str, **more) -> Audit:
    return make_audit(one, state, case=make_case(reference, one.worker, one.team), **more)


def test_late_audits_come_first_the_latest_on_top_then_by_state_and_reference(cast):
    add(cast, "B", "signed_off")
    add(cast, "A", "signed_off")
    add(cast, "C", "in_progress", due_on=due(20))
    add(cast, "D", "unallocated")
    add(cast, "E", "submitted", due_on=due(3))
    add(cast, "F", "allocated", due_on=due(2))
    assert references(board.audits_of(cast.cycle, signed_in(cast.lead))) == ["F", "E", "D", "C", "A", "B"]
    assert references(board.audits_of(cast.cycle, signed_in(cast.lead), "late")) == ["F", "E"]
    assert references(board.audits_of(cast.cycle, signed_in(cast.lead), "signed_off")) == ["A", "B"]


def test_what_was_due_on_friday_is_late_on_monday_and_not_on_sunday(cast):
    add(cast, "A", "in_progress", due_on=FRIDAY.date())
    for days, late in ((0, 0), (1, 0), (2, 0), (3, 1)):
        with clock.at(FRIDAY + datetime.timedelta(days=days)):
            assert len(board.audits_of(cast.cycle, signed_in(cast.lead), "late").rows) == late
            assert board.everything(cast.cycle, signed_in(cast.lead))[0].late is bool(late)


def test_a_page_begins_where_the_one_before_ended(cast):
    for number in range(120):
        state = ("signed_off", "in_progress", "unallocated")[number % 3]
        add(cast, f"A-{number:03}", state, due_on=due(2 + number % 20) if number % 3 == 1 else None)
    first = board.audits_of(cast.cycle, signed_in(cast.lead))
    second = board.audits_of(cast.cycle, signed_in(cast.lead), after=first.after)
    third = board.audits_of(cast.cycle, signed_in(cast.lead), after=second.after)
    back = board.audits_of(cast.cycle, signed_in(cast.lead), before=third.before)
    assert [len(one.rows) for one in (first, second, third)] == [50, 50, 20]
    assert len({*references(first), *references(second), *references(third)}) == 120
    assert references(back) == references(second)


def test_each_audit_is_counted_where_it_is_and_late_ones_once_more(cast):
    add(cast, "A", "in_progress", due_on=due(3))
    add(cast, "B", "submitted")
    add(cast, "C", "withdrawn", due_on=due(3))
    counted = board.everything(cast.cycle, signed_in(cast.lead))
    assert [(words, number) for _, words, number in board.counts(counted)] == [
        ("late", 1), ("with reviewers", 1), ("with auditors", 1), ("withdrawn", 1),
    ]
    assert board.unfinished(counted) == 2


def test_the_load_of_each_auditor_also_of_one_who_left_the_cycle(cast):
    add(cast, "A", "in_progress", due_on=due(3))
    add(cast, "B", "submitted")
    add(cast, "C", "signed_off", auditor=cast.stranger)
    add(cast, "D", "withdrawn")
    loads = board.loads(cast.cycle, board.everything(cast.cycle, signed_in(cast.lead)))
    found = {one.person.name: (one.with_them, one.sent, one.signed_off, one.late) for one in loads}
    assert found == {
        "Auditor": (1, 1, 0, 1), "External": (0, 0, 0, 0), "Other auditor": (0, 0, 0, 0),
        "Stranger": (0, 0, 1, 0),
    }


def test_days_in_each_step_are_read_from_the_moves(cast):
    audit = add(cast, "A", "unallocated", since=MONDAY)
    with clock.at(MONDAY):
        audit = allocation.allocate(audit, cast.auditor.id, signed_in(cast.lead))
    for days, move, state in ((2, Move.START, "in_progress"), (7, Move.SUBMIT, "submitted")):
        with clock.at(MONDAY + datetime.timedelta(days=days)):
            audit = audits.move(audit, move, cast.auditor.id)
            assert audit.state == state
            audits.note(audit, cast.auditor.id, "corrected details")
    with clock.at(MONDAY + datetime.timedelta(days=7)):
        to_begin, filling, waiting, *_ = board.steps(cast.cycle)
    assert (to_begin.median, filling.median, waiting.median) == (2, 3, None)
    assert waiting.oldest == 0
    assert to_begin.oldest is None


def test_concerns_of_the_cycle_wait_also_on_what_was_withdrawn(cast):
    withdrawn = add(cast, "A", "withdrawn")
    other = make_cycle("Q1 2027", [[cast.reviewer1]], [cast.auditor])
    for audit in (withdrawn, add(cast, "B", "in_progress", cycle=other)):
        Concern.create(audit=audit, raised_by=cast.auditor, raised_at=MONDAY, text="Alone.")
    assert [one.case.reference for one in board.unanswered(cast.cycle)] == ["A"]
    Concern.update(acknowledged_at=MONDAY, acknowledged_by=cast.lead).execute()
    assert board.unanswered(cast.cycle) == []


def test_the_board_asks_as_much_for_two_hundred_audits_as_for_nine(cast):
    def ask():
        counted = board.everything(cast.cycle, signed_in(cast.lead))
        found = board.audits_of(cast.cycle, signed_in(cast.lead))
        board.loads(cast.cycle, counted)
        board.steps(cast.cycle)
        board.unanswered(cast.cycle)
        return found

    for number in range(9):
        add(cast, f"A-{number}", "in_progress")
    few = queries(ask)
    for number in range(191):
        add(cast, f"B-{number}", "in_progress")
    assert queries(ask) == few
    assert len(ask().rows) == 50
