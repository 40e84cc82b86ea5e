"""The life of an action after sign-off: what may be done to it, by whom, and when it passes on."""

import datetime
from collections.abc import Set
from enum import StrEnum
from typing import NamedTuple

from auditor.rules.deadlines import late
from auditor.rules.rights import permissions
from auditor.rules.rights.acting import AuditFacts
from auditor.rules.rights.permissions import Act, Part
from auditor.rules.rights.readership import may_read


class ActionState(StrEnum):
    """Where an action is in its life."""

    PROPOSED = "proposed"
    SET_ASIDE = "set_aside"
    OPEN = "open"
    REPORTED_DONE = "reported_done"
    VERIFIED = "verified"
    NOT_NEEDED = "not_needed"


class Step(StrEnum):
    """What may be asked of one action; each but the first leaves an event of this name."""

    KNOW = "know"
    NOTE = "note"
    REPORT = "report"
    VERIFY = "verify"
    NOT_YET = "not_yet"
    NOT_NEEDED = "not_needed"
    MOVE_DATE = "move_date"


# What else happens to an action: it opens at sign-off, is added after it, passes to another owner.
OPENED, ADDED, PASSED_ON = "opened", "added", "passed_on"

S = ActionState
BEFORE_SIGN_OFF = frozenset({S.PROPOSED, S.SET_ASIDE})
KEPT = frozenset(S) - BEFORE_SIGN_OFF  # on record from sign-off on
UNFINISHED = frozenset({S.OPEN, S.REPORTED_DONE})
LIFE: dict[tuple[ActionState, Step], ActionState] = {
    (S.OPEN, Step.NOTE): S.OPEN,
    (S.OPEN, Step.MOVE_DATE): S.OPEN,
    (S.OPEN, Step.REPORT): S.REPORTED_DONE,
    (S.OPEN, Step.NOT_NEEDED): S.NOT_NEEDED,
    (S.REPORTED_DONE, Step.VERIFY): S.VERIFIED,
    (S.REPORTED_DONE, Step.NOT_YET): S.OPEN,
    (S.REPORTED_DONE, Step.NOT_NEEDED): S.NOT_NEEDED,
} | {(state, Step.KNOW): state for state in KEPT}


class StepRule(NamedTuple):
    """Who may take a step: whoever may do `act` on its audit, and its owner too, or never."""

    act: Act
    owner: bool
    reporter: bool = True  # whether it may be who reported the action done


RULES: dict[Step, StepRule] = {
    Step.KNOW: StepRule(Act.PRINT_FINDINGS, owner=True),
    Step.NOTE: StepRule(Act.REPORT_PROGRESS, owner=True),
    Step.REPORT: StepRule(Act.REPORT_PROGRESS, owner=True),
    Step.VERIFY: StepRule(Act.VERIFY_ACTION, owner=False, reporter=False),
    Step.NOT_YET: StepRule(Act.VERIFY_ACTION, owner=False, reporter=False),
    Step.NOT_NEEDED: StepRule(Act.VERIFY_ACTION, owner=False),
    Step.MOVE_DATE: StepRule(Act.REPORT_PROGRESS, owner=False),
}

assert set(RULES) == set(Step), "every step needs its rule"


class WrongStep(Exception):
    """The action is not in a state in which this step is possible."""


class ActionFacts(NamedTuple):
    """What must be known of an action besides its audit; ids of people."""

    state: str
    owner: int
    reported_by: int | None = None


def may(
    person: int, playing: Set[Part], step: Step, audit: AuditFacts, action: ActionFacts
) -> bool:
    """Whether a person who plays these parts in its audit may take a step with an action now."""
    return entitled(person, playing, step, audit, action) and action.state in states_for(step)


def entitled(
    person: int, playing: Set[Part], step: Step, audit: AuditFacts, action: ActionFacts
) -> bool:
    """The same, whatever state the action is in; what is not kept yet is nobody's to know of.

    A restricted case has only the readers it names, whoever owns the action.
    """
    rule = RULES[step]
    if action.state not in KEPT or not may_read(person, audit.readers):
        return False
    elif person == action.owner:
        return rule.owner
    elif person == action.reported_by and not rule.reporter:
        return False
    else:
        return permissions.may(playing, rule.act, audit)


def states_for(step: Step) -> frozenset[ActionState]:
    """The states in which a step is possible."""
    return frozenset(state for state, taken in LIFE if taken is step)


def after(state: str, step: Step) -> ActionState:
    """The state that a step leads to; WrongStep where it is not possible."""
    try:
        return LIFE[ActionState(state), step]
    except KeyError:
        raise WrongStep(f"{step} is not possible while {state}") from None


def overdue(state: str, due_on: datetime.date | None, today: datetime.date) -> bool:
    """Whether an action is overdue: it is open, and the first working day after its day has come.

    One that is reported done waits for whoever verifies it, and is overdue no more.
    """
    return state == S.OPEN and late(due_on, today)


def passes_on(action: ActionFacts, former: int | None, new: int | None) -> bool:
    """Whether an action goes to the `new` worker when its case leaves the `former` one.

    What is not finished does, where the former worker owns it and somebody takes the case over.
    """
    handed_over = former is not None and new is not None and new != former
    return handed_over and action.owner == former and action.state in UNFINISHED


def passed(former: str, new: str) -> str:
    """How an event says from whom to whom an action passed, by name."""
    return f"From {former} to {new}."


def date_moved(before: datetime.date | None, to: datetime.date) -> str:
    """How an event says which date became which."""
    return f"From {_written(before)} to {_written(to)}." if before else f"To {_written(to)}."


def _written(day: datetime.date) -> str:
    return f"{day.day} {day:%B %Y}"
