"""The life of an audit: from which state each move leads to which."""

import datetime
from enum import StrEnum

from auditor.rules import deadlines


class State(StrEnum):
    """Where an audit is in its life."""

    UNALLOCATED = "unallocated"
    ALLOCATED = "allocated"
    IN_PROGRESS = "in_progress"
    SUBMITTED = "submitted"
    UNDER_REVIEW = "under_review"
    RETURNED = "returned"
    SIGNED_OFF = "signed_off"
    WITHDRAWN = "withdrawn"


class Move(StrEnum):
    """A step from one state to another."""

    ALLOCATE = "allocate"
    START = "start"
    SUBMIT = "submit"
    TAKE_UP = "take_up"
    PUT_BACK = "put_back"
    APPROVE = "approve"
    SIGN_OFF = "sign_off"
    RETURN = "return"
    SKIP_STAGE = "skip_stage"
    DECLINE = "decline"
    REALLOCATE = "reallocate"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"


class WrongMove(Exception):
    """The audit is not in a state from which this move leads anywhere."""

    def __init__(self, state: str, move: str):
        super().__init__(f"{move} leads nowhere from {state}")
        self.state, self.move = State(state), Move(move)


LIFE: dict[tuple[State, Move], State] = {
    (State.UNALLOCATED, Move.ALLOCATE): State.ALLOCATED,
    (State.ALLOCATED, Move.START): State.IN_PROGRESS,
    (State.IN_PROGRESS, Move.SUBMIT): State.SUBMITTED,
    (State.RETURNED, Move.SUBMIT): State.SUBMITTED,
    (State.SUBMITTED, Move.TAKE_UP): State.UNDER_REVIEW,
    (State.UNDER_REVIEW, Move.PUT_BACK): State.SUBMITTED,
    (State.UNDER_REVIEW, Move.APPROVE): State.SUBMITTED,
    (State.UNDER_REVIEW, Move.SIGN_OFF): State.SIGNED_OFF,
    (State.UNDER_REVIEW, Move.RETURN): State.RETURNED,
    (State.SUBMITTED, Move.SKIP_STAGE): State.SUBMITTED,
    (State.UNDER_REVIEW, Move.SKIP_STAGE): State.SUBMITTED,
    (State.SIGNED_OFF, Move.REOPEN): State.RETURNED,
} | {
    (state, move): after
    for state in (State.ALLOCATED, State.IN_PROGRESS, State.RETURNED)
    for move, after in (
        (Move.DECLINE, State.UNALLOCATED),
        (Move.REALLOCATE, State.ALLOCATED),
    )
} | {
    (state, Move.WITHDRAW): State.WITHDRAWN
    for state in State
    if state not in (State.SIGNED_OFF, State.WITHDRAWN)
}

NOT_BEGUN = frozenset({State.UNALLOCATED, State.ALLOCATED})
DRAFT = frozenset({State.IN_PROGRESS, State.RETURNED})
WITH_AUDITOR = DRAFT | {State.ALLOCATED}
WITH_REVIEWERS = frozenset({State.SUBMITTED, State.UNDER_REVIEW})
RUNNING = WITH_AUDITOR | WITH_REVIEWERS
OVER = frozenset({State.SIGNED_OFF, State.WITHDRAWN})
UNFINISHED = frozenset(State) - OVER


def after(state: str, move: str) -> State:
    """The state that `move` leads to from `state`; WrongMove where it leads nowhere."""
    try:
        return LIFE[State(state), Move(move)]
    except KeyError:
        raise WrongMove(state, move) from None


def states_for(move: Move) -> frozenset[State]:
    """The states from which `move` leads somewhere."""
    return frozenset(state for state, made in LIFE if made is move)


def late(state: str, due_on: datetime.date | None, today: datetime.date) -> bool:
    """Whether an audit is late: with its auditor or its reviewers, and not passed on by its day.

    One that nobody has been given yet has no day, and one that is over is late no more.
    """
    return state in RUNNING and deadlines.late(due_on, today)


def review_done(stage: int, stages: list[int]) -> tuple[Move, int | None]:
    """How a yes at `stage` is recorded: APPROVE and the next stage, or SIGN_OFF and None.

    `stages` are the numbers of the stages that this audit passes, skipped ones left out.
    """
    later = sorted(number for number in stages if number > stage)
    if later:
        return Move.APPROVE, later[0]
    else:
        return Move.SIGN_OFF, None
