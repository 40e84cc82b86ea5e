"""Where the audits of a cycle are, as people speak of it: in groups of states."""

from collections.abc import Mapping
from typing import NamedTuple

from auditor.rules.workflow import WITH_REVIEWERS, State


class StateGroup(NamedTuple):
    """Some states as one: a key for addresses, the words after a number, the states."""

    key: str
    words: str
    states: frozenset[State]


# Every state is in one of them.
GROUPS = (
    StateGroup("signed_off", "signed off", frozenset({State.SIGNED_OFF})),
    StateGroup("with_reviewers", "with reviewers", WITH_REVIEWERS),
    StateGroup("with_auditors", "with auditors", frozenset({State.ALLOCATED, State.IN_PROGRESS})),
    StateGroup("returned", "returned", frozenset({State.RETURNED})),
    StateGroup("unallocated", "to allocate", frozenset({State.UNALLOCATED})),
    StateGroup("withdrawn", "withdrawn", frozenset({State.WITHDRAWN})),
)
STATES_OF = {group.key: group.states for group in GROUPS}
FURTHEST_FIRST = (
    State.SIGNED_OFF, State.UNDER_REVIEW, State.SUBMITTED, State.RETURNED, State.IN_PROGRESS,
    State.ALLOCATED, State.UNALLOCATED, State.WITHDRAWN,
)


def grouped(states: Mapping[str, int]) -> list[tuple[str, str, int]]:
    """How many audits are in each group, of how many are in each state.

    (key of the group, words that follow the number, the number).
    """
    return [(one.key, one.words, sum(states.get(state, 0) for state in one.states)) for one in GROUPS]
