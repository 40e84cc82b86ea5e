"""What may be done to an action, by whom and when: the whole table, and what passes to another."""

import dataclasses
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from auditor.rules.audit_subjects import CASE
from auditor.rules.follow_up import action_form
from auditor.rules.follow_up.actions import (
    KEPT,
    LIFE,
    RULES,
    UNFINISHED,
    ActionFacts,
    ActionState,
    Step,
    WrongStep,
    after,
    date_moved,
    entitled,
    may,
    overdue,
    passes_on,
)
from auditor.rules.rights import permissions
from auditor.rules.rights.acting import AuditFacts
from auditor.rules.rights.permissions import Part

OWNER, REPORTER, OTHER = 1, 2, 3
SIGNED = AuditFacts(state="signed_off", has_signed_copy=True)
TODAY = datetime.date(2026, 11, 2)
REST = frozenset({Part.AUDITOR, Part.WORKER})  # who may know of it, and no more

# The team's own statement: the parts in its audit, whether its owner may, whether who reported may,
# and in which states.
GRID = {
    Step.KNOW: ({Part.LEAD, Part.SUPERVISOR, Part.STAGES} | REST, True, True, KEPT),
    Step.NOTE: ({Part.LEAD, Part.SUPERVISOR}, True, True, {"open"}),
    Step.REPORT: ({Part.LEAD, Part.SUPERVISOR}, True, True, {"open"}),
    Step.MOVE_DATE: ({Part.LEAD, Part.SUPERVISOR}, False, True, {"open"}),
    Step.VERIFY: ({Part.LEAD, Part.SUPERVISOR, Part.STAGES}, False, False, {"reported_done"}),
    Step.NOT_YET: ({Part.LEAD, Part.SUPERVISOR, Part.STAGES}, False, False, {"reported_done"}),
    Step.NOT_NEEDED: (
        {Part.LEAD, Part.SUPERVISOR, Part.STAGES}, False, True, {"open", "reported_done"},
    ),
}


def asked(person, parts, step, state, audit=SIGNED) -> bool:
    return may(person, frozenset(parts), step, audit, ActionFacts(state, OWNER, REPORTER))


def test_the_grid_speaks_of_every_step():
    assert set(GRID) == set(RULES) == set(Step)


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("state", ActionState)
def test_each_part_takes_each_step_in_its_states_only(step, state):
    parts, owner, reporter, states = GRID[step]
    for part in Part:
        assert asked(OTHER, {part}, step, state) == (part in parts and state in states), part
    assert not asked(OTHER, (), step, state)
    assert asked(OWNER, (), step, state) == (owner and state in states)
    assert asked(OWNER, {Part.LEAD, Part.SUPERVISOR}, step, state) == (owner and state in states)
    assert asked(REPORTER, {Part.LEAD}, step, state) == (reporter and state in states)


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("state", [ActionState.PROPOSED, ActionState.SET_ASIDE])
def test_before_sign_off_an_action_is_nobodys_to_know_of(step, state):
    everybody = frozenset(Part)
    for person in (OWNER, OTHER):
        assert not entitled(person, everybody, step, SIGNED, ActionFacts(state, OWNER))


@pytest.mark.parametrize("step", Step)
def test_a_restricted_case_has_only_the_readers_it_names_whoever_owns_the_action(step):
    shut = dataclasses.replace(SIGNED, readers=frozenset({OTHER}))
    assert not any(asked(OWNER, (), step, state, shut) for state in ActionState)
    named = dataclasses.replace(SIGNED, readers=frozenset({OWNER}))
    assert asked(OWNER, (), Step.KNOW, "open", named)


@pytest.mark.parametrize("state", ["returned", "in_progress", "submitted", "under_review"])
def test_actions_go_on_while_the_signed_copy_is_being_corrected(state):
    corrected = AuditFacts(state=state, has_signed_copy=True)
    assert asked(OTHER, {Part.LEAD}, Step.VERIFY, "reported_done", corrected)
    assert not asked(OTHER, {Part.LEAD}, Step.VERIFY, "reported_done", AuditFacts(state=state))


def test_of_a_withdrawn_audit_only_the_owner_knows_the_actions():
    withdrawn = AuditFacts(state="withdrawn", has_signed_copy=True)
    assert asked(OWNER, (), Step.KNOW, "not_needed", withdrawn)
    assert not asked(OTHER, {Part.LEAD}, Step.KNOW, "not_needed", withdrawn)


def test_a_lead_who_is_party_to_the_audit_does_not_verify_its_actions():
    audit = dataclasses.replace(SIGNED, worker=OTHER, leads=frozenset({OTHER}))
    parts = permissions.parts(OTHER, False, audit, TODAY)
    assert not asked(OTHER, parts, Step.VERIFY, "reported_done", audit)
    assert asked(OTHER, parts, Step.KNOW, "reported_done", audit)


@given(some.lists(some.sampled_from([one for one in Step if one is not Step.KNOW])))
def test_whatever_is_tried_an_action_stays_within_its_life_and_ends_once(steps):
    state = ActionState.OPEN
    for step in steps:
        if (state, step) in LIFE:
            state = after(state, step)
        else:
            with pytest.raises(WrongStep):
                after(state, step)
        assert state in KEPT
    if state not in UNFINISHED:
        assert {step for (one, step) in LIFE if one == state} == {Step.KNOW}


@given(
    some.sampled_from(ActionState), some.integers(1, 3), some.none() | some.integers(1, 3),
    some.none() | some.integers(1, 3),
)
def test_what_the_former_worker_has_not_finished_passes_on_and_nothing_else(state, owner, former, new):
    expected = (
        state in UNFINISHED and owner == former and new is not None and new != former
    )
    assert passes_on(ActionFacts(state, owner), former, new) == expected


# What the team says of an action that was due on Thursday 2 April 2026, the day before Good Friday.
BEFORE_EASTER = datetime.date(2026, 4, 2)
OVERDUE = [
    # state, today, whether it is overdue
    ("open", datetime.date(2026, 4, 1), False),
    ("open", BEFORE_EASTER, False),  # it may still be done today
    ("open", datetime.date(2026, 4, 3), False),  # Good Friday: nobody is at work
    ("open", datetime.date(2026, 4, 5), False),
    ("open", datetime.date(2026, 4, 6), False),  # Easter Monday
    ("open", datetime.date(2026, 4, 7), True),
    ("open", datetime.date(2027, 4, 7), True),
    ("reported_done", datetime.date(2026, 4, 7), False),  # it waits for who verifies it
    ("verified", datetime.date(2026, 4, 7), False),
    ("not_needed", datetime.date(2026, 4, 7), False),
    ("proposed", datetime.date(2026, 4, 7), False),
    ("set_aside", datetime.date(2026, 4, 7), False),
]


@pytest.mark.parametrize("state, today, told", OVERDUE)
def test_an_open_action_is_overdue_from_the_first_working_day_after_its_day(state, today, told):
    assert overdue(state, BEFORE_EASTER, today) is told
    assert not overdue(state, None, today)


def test_on_record_is_what_a_sign_off_opened_and_what_came_of_it():
    assert {state: state in KEPT for state in ActionState} == {
        "proposed": False, "set_aside": False, "open": True, "reported_done": True, "verified": True,
        "not_needed": True,
    }


def test_another_date_says_which_it_was():
    later = datetime.date(2026, 12, 18)
    assert date_moved(TODAY, later) == "From 2 November 2026 to 18 December 2026."
    assert date_moved(None, later) == "To 18 December 2026."


def test_a_form_filled_in_gives_the_columns():
    typed = {"what": " Meet him. ", "why": "It matters.\r\n", "owner": "7", "urgent": "yes",
             "question": "family_fathers"}
    values, errors = action_form.check(typed, CASE, {"family_fathers"}, {7})
    assert errors == {}
    assert values == {"what": "Meet him.", "why": "It matters.", "how_known": "", "owner": 7,
                      "urgent": True, "question": "family_fathers"}


@pytest.mark.parametrize("field, typed", [
    ("what", {"what": "  "}), ("why", {"why": ""}), ("owner", {"owner": "8"}), ("owner", {"owner": "x"}),
    ("question", {"question": "none_such"}), ("what", {"what": "x" * 10_001}),
    ("how_known", {"how_known": "x" * 10_001}),
])
def test_a_form_says_what_is_wrong_with_it(field, typed):
    usual = {"what": "Meet him.", "why": "It matters.", "owner": "7"}
    _, errors = action_form.check(usual | typed, CASE, {"family_fathers"}, {7})
    assert set(errors) == {field}


@pytest.mark.parametrize("step", [one for one in Step if one not in (Step.KNOW, Step.VERIFY)])
def test_every_step_but_verifying_needs_words(step):
    assert action_form.check_step(step, {"text": " \n"})[1].keys() == {"text"}
    assert action_form.check_step(step, {"text": "Seen."}) == ("Seen.", {})
    assert action_form.check_step(Step.VERIFY, {}) == ("", {})


@pytest.mark.parametrize("typed", ["", "soon", "2026-11-01", "2026-12-02", "2126-01-01"])
def test_another_date_is_still_to_come_and_another_one(typed):
    present = datetime.date(2026, 12, 2)
    assert action_form.check_new_date({"due_on": typed}, present, TODAY)[1].keys() == {"due_on"}
    found = action_form.check_new_date({"due_on": "2026-11-02"}, present, TODAY)
    assert found == (TODAY, {})
