"""Where the audits of a cycle are, in the words of the team."""

import pytest

from auditor.rules.programme.cycle_progress import FURTHEST_FIRST, GROUPS, grouped
from auditor.rules.workflow import State

# What the team says of an audit in each state, after a number: "3 with reviewers".
SAID = {
    "unallocated": "to allocate",
    "allocated": "with auditors",
    "in_progress": "with auditors",
    "submitted": "with reviewers",
    "under_review": "with reviewers",
    "returned": "returned",
    "signed_off": "signed off",
    "withdrawn": "withdrawn",
}


@pytest.mark.parametrize("state", State)
def test_each_state_is_counted_once_under_the_words_of_the_team(state):
    assert {words: number for _, words, number in grouped({state: 3}) if number} == {SAID[state]: 3}


def test_what_is_done_is_counted_first_and_no_group_is_left_out():
    assert grouped({})[0] == ("signed_off", "signed off", 0)
    assert sorted(FURTHEST_FIRST) == sorted(one for group in GROUPS for one in group.states) == sorted(State)
