"""The life of an audit: no sequence of moves reaches what its table does not allow."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.rules.workflow import (
    LIFE,
    UNFINISHED,
    Move,
    State,
    WrongMove,
    after,
    late,
    review_done,
    states_for,
)

# The team's own statement of the life of an audit.
TOLD = {
    "unallocated": {"allocate": "allocated", "withdraw": "withdrawn"},
    "allocated": {
        "start": "in_progress", "decline": "unallocated", "reallocate": "allocated",
        "withdraw": "withdrawn",
    },
    "in_progress": {
        "submit": "submitted", "decline": "unallocated", "reallocate": "allocated",
        "withdraw": "withdrawn",
    },
    "submitted": {"take_up": "under_review", "skip_stage": "submitted", "withdraw": "withdrawn"},
    "under_review": {
        "approve": "submitted", "sign_off": "signed_off", "return": "returned",
        "put_back": "submitted", "skip_stage": "submitted", "withdraw": "withdrawn",
    },
    "returned": {
        "submit": "submitted", "decline": "unallocated", "reallocate": "allocated",
        "withdraw": "withdrawn",
    },
    "signed_off": {"reopen": "returned"},
    "withdrawn": {},
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("move", Move)
def test_each_move_leads_where_the_team_says_or_nowhere(state, move):
    wanted = TOLD[state].get(move)
    if wanted:
        assert after(state, move) == wanted
    else:
        with pytest.raises(WrongMove):
            after(state, move)


# Whether an audit that was due on Friday 6 November 2026 is late on Saturday, and on Monday.
FRIDAY, SATURDAY, MONDAY = (datetime.date(2026, 11, day) for day in (6, 7, 9))
LATE_ON_MONDAY = {
    "unallocated": False,  # nobody has it yet
    "allocated": True,
    "in_progress": True,
    "returned": True,
    "submitted": True,
    "under_review": True,
    "signed_off": False,
    "withdrawn": False,
}


@pytest.mark.parametrize("state", State)
def test_an_audit_is_late_while_somebody_has_it_from_the_working_day_after_its_day(state):
    assert [late(state, FRIDAY, today) for today in (FRIDAY, SATURDAY, MONDAY)] == [
        False, False, LATE_ON_MONDAY[state],
    ]
    assert not late(state, None, MONDAY)


@given(st.lists(st.sampled_from(Move), max_size=60))
def test_no_sequence_of_moves_reaches_a_state_that_its_life_does_not_allow(moves):
    state, told = State.UNALLOCATED, "unallocated"
    for move in moves:
        try:
            state = after(state, move)
        except WrongMove as refused:
            assert (refused.state, refused.move) == (state, move)
            assert move not in TOLD[told]
        else:
            told = TOLD[told][move]
        assert state == told


@given(st.lists(st.sampled_from(Move), max_size=60))
def test_nothing_is_signed_off_that_was_not_sent_and_taken_up(moves):
    state, taken_up = State.UNALLOCATED, False
    for move in moves:
        if (state, move) in LIFE:
            state = after(state, move)
            taken_up = state is State.UNDER_REVIEW or (taken_up and move is Move.SIGN_OFF)
            assert state is not State.SIGNED_OFF or taken_up


def test_withdrawn_is_the_end():
    assert not [move for state, move in LIFE if state is State.WITHDRAWN]


def test_every_state_can_be_reached():
    reached, before = {State.UNALLOCATED}, set()
    while reached != before:
        before = set(reached)
        reached |= {after for (state, _), after in LIFE.items() if state in reached}
    assert reached == set(State)


def test_whatever_is_not_finished_can_be_withdrawn():
    assert states_for(Move.WITHDRAW) == UNFINISHED == set(State) - {"signed_off", "withdrawn"}


@given(st.sets(st.integers(1, 3), min_size=1), st.data())
def test_a_yes_signs_off_at_the_last_stage_only(stages, data):
    stage = data.draw(st.sampled_from(sorted(stages)))
    move, following = review_done(stage, list(stages))
    assert (move is Move.SIGN_OFF) == (stage == max(stages)) == (following is None)
    assert following is None or following == min(one for one in stages if one > stage)
