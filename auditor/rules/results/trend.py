"""Grades beside those of earlier cycles: a line that breaks where the question was asked otherwise."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from auditor.rules.forms import GRADES, FormDefinition
from auditor.rules.question_identity import wording
from auditor.rules.results.summary import Tally


class Round(NamedTuple):
    """A cycle as far as a trend knows it: ids of the cycle and of its version of the form."""

    cycle: int
    title: str
    version: int


@dataclass(frozen=True)
class Bar:
    """The grades of one cycle; `breaks` where it was asked in other words than in the one before."""

    round: Round
    grades: list[tuple[str, int]]
    asked: bool
    breaks: bool

    @property
    def total(self) -> int:
        return sum(number for _, number in self.grades)


def trend(
    key: str, rounds: Sequence[Round], forms: Mapping[int, FormDefinition], tallies: Iterable[Tally]
) -> list[Bar]:
    """The grades that were given to the question `key` in each cycle, the oldest first.

    A cycle counts what was asked in the words of its own form; what an audit that was carried into
    it was asked in other words is no part of its bar.
    """
    counted = _by_wording(key, forms, tallies)
    bars, before = [], None
    for number, one in enumerate(rounds):
        words = wording(forms[one.version], key)
        given = counted.get((one.cycle, words), Counter())
        grades = [(grade.key, given[grade.key]) for grade in GRADES]
        breaks = number > 0 and words != before
        bars.append(Bar(one, grades, words is not None, breaks))
        before = words
    return bars


def _by_wording(
    key: str, forms: Mapping[int, FormDefinition], tallies: Iterable[Tally],
) -> dict[tuple, Counter]:
    found: dict[tuple, Counter[str]] = {}
    words = {version: wording(form, key) for version, form in forms.items()}
    for one in tallies:
        if one.question == key:
            found.setdefault((one.cycle, words[one.version]), Counter())[one.value] += one.number
    return found
