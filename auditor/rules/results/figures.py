"""The names of a summary's figures, by which each opens the audits behind it.

A name is the kind of figure, what it is of, and a value, with points between them:
"grade.overall_grade.good", "answer.visits_purpose.partly", "service.Early Help", "action.overdue".
"@" and a number after a question stands for its wording in that version of a form; "/" and an answer
after an aspect or a theme for its questions on the scale that begins with this answer.
"""

from enum import StrEnum
from typing import NamedTuple

from auditor.rules.audits.findings import KINDS
from auditor.rules.follow_up.actions import KEPT, ActionState
from auditor.rules.forms import ASPECTS, FindingKind
from auditor.rules.parsing import row_number
from auditor.rules.programme.turnaround import STEPS
from auditor.rules.workflow import State

NOTHING = "none"  # stands for "" as the value of an answer: written in words, or not graded
MADE, OVERDUE = "made", "overdue"  # of actions, besides the states in which they are
ACTIONS = (MADE, *(state for state in ActionState if state in KEPT), OVERDUE)


class FigureKind(StrEnum):
    """What a figure counts."""

    STATE = "state"
    SERVICE = "service"
    PLAN = "plan"
    AUDITOR = "auditor"
    FINDING = "finding"
    ACTION = "action"
    EARLIER_ACTIONS = "loop"  # as addresses have it
    STEP = "step"
    CONCERN = "concern"
    DEPARTURE = "departure"
    POINT = "point"
    GRADE = "grade"
    ANSWER = "answer"
    TOLD = "told"
    AGREEMENT = "agreement"
    FOLLOW_UP = "follow_up"
    ASPECT = "aspect"
    THEME = "theme"
    ASPECT_TOLD = "aspect_told"
    THEME_TOLD = "theme_told"


class DepartureKind(StrEnum):
    """How an audit departed from its stages: one skipped, somebody stood in, one person approved two."""

    SKIPPED = "skipped"
    STOOD_IN = "stood_in"
    TWO_STAGES = "two_stages"


F = FigureKind
# Figures that are of one thing; None: of anything, such as a plan.
OF_ONE: dict[FigureKind, tuple[str, ...] | None] = {
    F.STATE: tuple(State),
    F.SERVICE: None,
    F.PLAN: None,
    F.AUDITOR: ("external", "internal"),
    F.FINDING: tuple(KINDS),
    F.ACTION: ACTIONS,
    F.EARLIER_ACTIONS: ("audited_before", "actions", ActionState.VERIFIED),
    F.STEP: tuple(STEPS),
    F.CONCERN: ("raised", "waiting"),
    F.DEPARTURE: tuple(DepartureKind),
    F.POINT: None,
}
# Figures of a question, an aspect or a theme, and of one value of it; None: of any value.
OF_TWO: dict[FigureKind, tuple[str, ...] | None] = {
    F.GRADE: None,
    F.ANSWER: None,
    F.TOLD: tuple(KINDS),
    F.AGREEMENT: ("same", "other"),
    F.FOLLOW_UP: None,
    F.ASPECT: None,
    F.THEME: None,
    F.ASPECT_TOLD: (FindingKind.STRENGTH, "to_improve"),
    F.THEME_TOLD: (FindingKind.STRENGTH, "to_improve"),
}
OF_QUESTIONS = frozenset({F.GRADE, F.ANSWER, F.TOLD, F.AGREEMENT, F.FOLLOW_UP})


class Figure(NamedTuple):
    """One figure: "grade", of which question, which value; `version` is that of another wording."""

    kind: FigureKind
    of: str
    value: str = ""
    version: int | None = None

    def __str__(self) -> str:
        of = self.of if self.version is None else f"{self.of}@{self.version}"
        return f"{self.kind}.{of}.{self.value or NOTHING}" if self.kind in OF_TWO else f"{self.kind}.{of}"


def read(name: str) -> Figure | None:
    """The figure of this name; None where there can be none.

    Whether the cycle has such a question, plan or point is for who counts them to say.
    """
    kind, _, rest = name.partition(".")
    if kind in OF_ONE:
        return _of_one(FigureKind(kind), rest)
    elif kind in OF_TWO:
        return _of_two(FigureKind(kind), rest)
    else:
        return None


def on_scale(of: str) -> tuple[str, str]:
    """An aspect or a theme, and the first answer of the scale that is meant ("": every scale)."""
    name, _, first = of.partition("/")
    return name, first


def _of_one(kind: FigureKind, of: str) -> Figure | None:
    known = OF_ONE[kind]
    return Figure(kind, of) if known is None or of in known else None


def _of_two(kind: FigureKind, rest: str) -> Figure | None:
    of, _, value = rest.rpartition(".")
    version = None
    if kind in OF_QUESTIONS:
        of, at, number = of.partition("@")
        version = row_number(number)
        if at and version is None:
            return None
    known = ASPECTS if kind in (F.ASPECT, F.ASPECT_TOLD) else None
    name, _ = on_scale(of)
    if not name or not value or (known and name not in known):
        return None
    if OF_TWO[kind] is not None and value not in OF_TWO[kind]:
        return None
    return Figure(kind, of, "" if value == NOTHING else value, version)
