"""The names of a summary's figures, by which each opens the audits behind it.

A name is the kind of figure, what it is of, and a value, with points between them:
"grade.overall_grade.good", "answer.visits_purpose.partly", "service.Early Help", "action.overdue".
"@" and a number after a question stands for its wording in that version of a form; "/" and an answer
after an aspect or a theme for its questions on the scale that begins with this answer.
"""

from typing import NamedTuple

from auditor.rules.findings import KINDS
from auditor.rules.forms import ASPECTS
from auditor.rules.pace import STEPS
from auditor.rules.typed import row_number
from auditor.rules.workflow import State

NOTHING = "none"  # stands for "" as the value of an answer: written in words, or not graded
ACTIONS = ("made", "open", "reported_done", "verified", "not_needed", "overdue")
# Figures that are of one thing; None: of anything, such as a plan.
OF_ONE: dict[str, tuple[str, ...] | None] = {
    "state": tuple(State),
    "service": None,
    "plan": None,
    "auditor": ("external", "internal"),
    "finding": tuple(KINDS),
    "action": ACTIONS,
    "loop": ("audited_before", "actions", "verified"),
    "step": tuple(STEPS),
    "concern": ("raised", "waiting"),
    "departure": ("skipped", "stood_in", "two_stages"),
    "point": None,
}
# Figures of a question, an aspect or a theme, and of one value of it; None: of any value.
OF_TWO: dict[str, tuple[str, ...] | None] = {
    "grade": None,
    "answer": None,
    "told": tuple(KINDS),
    "agreement": ("same", "other"),
    "follow_up": None,
    "aspect": None,
    "theme": None,
    "aspect_told": ("strength", "to_improve"),
    "theme_told": ("strength", "to_improve"),
}
OF_QUESTIONS = frozenset({"grade", "answer", "told", "agreement", "follow_up"})


class Figure(NamedTuple):
    """One figure: "grade", of which question, which value; `version` is that of another wording."""

    kind: str
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
        return _of_one(kind, rest)
    elif kind in OF_TWO:
        return _of_two(kind, rest)
    else:
        return None


def on_scale(of: str) -> tuple[str, str]:
    """An aspect or a theme, and the first answer of the scale that is meant ("": every scale)."""
    name, _, first = of.partition("/")
    return name, first


def _of_one(kind: str, of: str) -> Figure | None:
    known = OF_ONE[kind]
    return Figure(kind, of) if known is None or of in known else None


def _of_two(kind: str, rest: str) -> Figure | None:
    of, _, value = rest.rpartition(".")
    version = None
    if kind in OF_QUESTIONS:
        of, at, number = of.partition("@")
        version = row_number(number)
        if at and version is None:
            return None
    known = ASPECTS if kind in ("aspect", "aspect_told") else None
    name, _ = on_scale(of)
    if not name or not value or (known and name not in known):
        return None
    if OF_TWO[kind] is not None and value not in OF_TWO[kind]:
        return None
    return Figure(kind, of, "" if value == NOTHING else value, version)
