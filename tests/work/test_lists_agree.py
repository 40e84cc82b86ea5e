"""What a list asks of many rows is what a rule says of one, over rows left to chance."""

import datetime
import random

import pytest

from auditor.records.actions import Action
from auditor.records.audits import Audit
from auditor.records.cases import Case
from auditor.records.reviews import Approval, SignedCopy, Submission
from auditor.rules import workflow
from auditor.rules.cases.cases import is_closed
from auditor.rules.deadlines import london_day
from auditor.rules.follow_up import actions as action_rules
from auditor.rules.follow_up.actions import ActionState
from auditor.rules.reviews import reviews
from auditor.rules.workflow import State
from auditor.work import clock, open_cases
from auditor.work.audits import actions, approvals, audits
from auditor.work.follow_up import action_rights
from auditor.work.reviews import signed_copies
from cast import MONDAY, make_audit, make_case
from signing import freeze

AROUND_EASTER = [datetime.date(2026, 4, 1) + datetime.timedelta(days=n) for n in range(8)]  # Wed to Wed


def listed(table, condition) -> set[int]:
    return {one.id for one in table.select(table.id).where(condition)}


@pytest.fixture
def asked_for(cast):
    """An action in each state, due on each day around Easter, or on none."""
    audit = make_audit(cast, "signed_off")
    return [
        Action.create(audit=audit, case=cast.case, owner=cast.worker, what="Do it.", why="For him.",
                      state=state, due_on=due_on, proposed_by=cast.auditor, proposed_at=MONDAY)
        for state in ActionState for due_on in (None, *AROUND_EASTER)
    ]


@pytest.mark.parametrize("today", AROUND_EASTER)
def test_a_case_is_open_in_lists_as_on_its_page(cast, today):
    for number, day in enumerate(AROUND_EASTER):
        make_case(f"C-{number}", cast.worker, cast.team, closed_on=day)
    with clock.at(datetime.datetime.combine(today, datetime.time(9))):
        found = listed(Case, open_cases.still_open())
    assert found == {one.id for one in Case.select() if not is_closed(one.closed_on, today)}


@pytest.mark.parametrize(("month", "day"), [(1, 15), (3, 28), (7, 9), (10, 24)])
def test_a_moment_is_on_the_same_day_in_lists_as_on_a_page(cast, month, day):
    """In winter, in summer, and around the nights in which the clocks change."""
    evening = datetime.datetime(2026, month, day, 22, 15)
    moments = [evening + datetime.timedelta(minutes=30 * halves) for halves in range(60)]
    made = {make_audit(cast, "signed_off", signed_off_at=at, due_on=london_day(at)).id for at in moments}
    assert listed(Audit, Audit.due_on == clock.london_day_of(Audit.signed_off_at)) == made


@pytest.fixture
def audited(cast):
    """An audit in each state, due on each day around Easter, or on none."""
    return [
        make_audit(cast, state, due_on=due_on) for state in State for due_on in (None, *AROUND_EASTER)
    ]


@pytest.mark.parametrize("today", AROUND_EASTER)
def test_an_action_is_overdue_in_lists_as_on_its_page(asked_for, today):
    with clock.at(datetime.datetime.combine(today, datetime.time(9))):
        found = listed(Action, action_rights.overdue())
    assert found == {
        one.id for one in asked_for if action_rules.overdue(one.state, one.due_on, today)
    }


@pytest.mark.parametrize("today", AROUND_EASTER)
def test_an_audit_is_late_in_lists_as_on_its_page(audited, today):
    with clock.at(datetime.datetime.combine(today, datetime.time(9))):
        found = listed(Audit, audits.late())
    assert found == {one.id for one in audited if workflow.late(one.state, one.due_on, today)}


def test_what_is_on_record_from_sign_off_on_is_the_same_in_lists(asked_for):
    kept = {one.id for one in asked_for if one.state in action_rules.KEPT}
    assert listed(Action, actions.kept()) == kept


@pytest.mark.parametrize("sent_to", [1, 2, 3])
def test_the_approvals_that_fall_are_the_same_in_lists(cast, sent_to):
    audit = make_audit(cast, "under_review")
    sent = Submission.create(audit=audit, number=1, stage=1, by=cast.auditor, at=MONDAY, answers={})
    for stage in (1, 2, 3, 3):
        Approval.create(audit=audit, submission=sent, stage=stage, by=cast.manager, at=MONDAY)
    falling = {one.id for one in Approval.select() if reviews.falls(one.stage, sent_to)}
    assert listed(Approval, approvals.falls(sent_to)) == falling
    approvals.let_fall(audit, sent_to)
    assert listed(Approval, ~Approval.in_force) == falling


def test_every_way_to_ask_for_the_latest_copy_names_the_one_with_the_highest_number(cast):
    """Also where copies of several audits were signed off in turn, and where there is none."""
    audited = [make_audit(cast, "signed_off") for _ in range(4)]
    chance, told = random.Random(9), {}
    for _ in range(12):
        audit = chance.choice(audited[:3])
        told[audit.id] = freeze(audit, cast.manager).id
    assert set(told) == {one.id for one in audited[:3]}
    assert listed(SignedCopy, signed_copies.is_latest()) == set(told.values())
    in_list = Audit.select(Audit.id, signed_copies.latest_in_list())
    assert dict(in_list.tuples()) == told | {audited[3].id: None}
    of_all = signed_copies.latest_of(one.id for one in audited)
    assert {audit: copy.id for audit, copy in of_all.items()} == told
    for one in audited:
        found = signed_copies.latest(one)
        assert signed_copies.latest_id(one.id) == (found and found.id) == told.get(one.id)


@pytest.mark.parametrize("number", range(8))
def test_the_audit_before_is_the_same_in_lists(cast, number):
    """Of two cases and the supervision of two workers, signed off in turn, a few twice or withdrawn."""
    chance = random.Random(number)
    audited = [
        make_audit(
            cast, chance.choice(["signed_off", "signed_off", "returned", "withdrawn"]), worker=worker,
            case=chance.choice([cast.case, cast.other_case, None]),
        )
        for worker in chance.choices([cast.worker, cast.other_worker], k=9)
    ]
    for one in chance.sample(audited, 9):
        for _ in range(chance.randint(1, 2)):
            freeze(one, cast.manager)
    before = {one.id: signed_copies.previous(one) for one in audited}
    in_list = Audit.select(Audit.id, signed_copies.previous_in_list())
    assert dict(in_list.tuples()) == {audit: found and found.id for audit, found in before.items()}
    assert any(before.values())
