"""The answers of a cycle, question by question: from counts of signed copies to what a summary lists.

Nothing is computed into a grade: grades and answers are counted, and people judge.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from auditor.rules.forms import (
    GRADES,
    NOT_APPLICABLE,
    OVERALL_GRADE,
    TO_IMPROVE,
    FormDefinition,
    Option,
    Question,
)
from auditor.rules.question_identity import Wording, wording
from auditor.rules.results.agreement import Agreement, agreement


class Tally(NamedTuple):
    """How often one question of one version (id) of a form was answered, graded and told like this.

    Keys as a signed copy's counted answers have them; "" for what was written, not graded, not told.
    """

    cycle: int
    version: int
    question: str
    value: str
    first: str
    told: str
    number: int


@dataclass(frozen=True)
class QuestionLine:
    """One question in one wording; `version` is a form's (id) where it is not the cycle's own wording.

    `answers` by key of the option ("" for what was written, or not graded), `told` by kind of finding.
    """

    question: Question
    section: str
    version: int | None = None
    answers: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def key(self) -> str:
        """What figures call it."""
        return self.question.key if self.version is None else f"{self.question.key}@{self.version}"

    @property
    def overall(self) -> bool:
        return self.question.key == OVERALL_GRADE

    @property
    def counts(self) -> list[tuple[Option, int]]:
        """How often each answer was given, in the order of the scale, "not applicable" left out."""
        return [(one, self.answers[one.key]) for one in applicable(self.question)]

    @property
    def not_applicable(self) -> int:
        return self.answers[NOT_APPLICABLE]

    @property
    def total(self) -> int:
        """How many audits it was asked in and applied to: what a share is of."""
        return self.answers.total() - self.not_applicable

    @property
    def share(self) -> float | None:
        """The share (0 to 1) of the first answer of its scale among those it applied to."""
        first = applicable(self.question)[0].key if applicable(self.question) else ""
        return self.answers[first] / self.total if first and self.total else None

    @property
    def grades(self) -> list[tuple[str, int]]:
        """Of a grade: how often each was given after review, best first."""
        return [(grade.key, self.answers[grade.key]) for grade in GRADES]

    @property
    def told_in_all(self) -> int:
        return self.told.total()

    @property
    def agreement(self) -> Agreement:
        return agreement(self.pairs)


class ScaleGroup(NamedTuple):
    """Answers on one scale to all questions of one aspect or theme, and the findings told on them."""

    name: str
    options: tuple[Option, ...]
    counts: Counter[str]
    told: Counter[str]
    questions: int

    @property
    def total(self) -> int:
        return sum(self.counts[option.key] for option in self.options)

    @property
    def share(self) -> float | None:
        return self.counts[self.options[0].key] / self.total if self.total else None

    @property
    def to_improve(self) -> int:
        """How many areas for improvement were told, those of recording among them."""
        return sum(self.told[kind] for kind in TO_IMPROVE)


def lines(tallies: Iterable[Tally], forms: Mapping[int, FormDefinition], own: int) -> list[QuestionLine]:
    """Every question that was asked, in the order of the cycle's form; then those in other words.

    `forms` has the form of each version (id) in the tallies, and of `own`, the cycle's.
    """
    found: dict[Wording, QuestionLine] = {wording(forms[own], q.key): _line(forms[own], q.key, None)
                                          for q in forms[own].questions()}
    for one in sorted(tallies, key=lambda one: _place(forms[one.version], one)):
        form = forms[one.version]
        line = found.setdefault(wording(form, one.question), _line(form, one.question, one.version))
        _count(line, one)
    return list(found.values())


def graded(listed: Iterable[QuestionLine]) -> list[QuestionLine]:
    """The lines of grades, the overall one first."""
    return sorted((one for one in listed if one.question.kind.is_grade),
                  key=lambda one: not one.overall)


def by_section(listed: Iterable[QuestionLine]) -> dict[str, list[QuestionLine]]:
    """The questions that are no grades, by the title of their section."""
    found: dict[str, list[QuestionLine]] = {}
    for one in listed:
        if not one.question.kind.is_grade:
            found.setdefault(one.section, []).append(one)
    return found


def by_scale(listed: Iterable[QuestionLine]) -> list[tuple[tuple[Option, ...], list[QuestionLine]]]:
    """The same lines with the answers that they share, in the order in which the scales come."""
    found: dict[tuple[Option, ...], list[QuestionLine]] = {}
    for one in listed:
        found.setdefault(applicable(one.question), []).append(one)
    return list(found.items())


def by_aspect(listed: Iterable[QuestionLine]) -> list[ScaleGroup]:
    """Answers on scales by compliance and quality."""
    return _grouped((one.question.aspect, one) for one in listed if one.question.aspect)


def by_theme(listed: Iterable[QuestionLine]) -> list[ScaleGroup]:
    """Answers on scales by theme; a question with two themes counts for both."""
    return _grouped((theme, one) for one in listed for theme in one.question.themes)


def on_one_scale(groups: Iterable[ScaleGroup]) -> list[tuple[tuple[Option, ...], list[ScaleGroup]]]:
    """The same groups by the scale that they share, in the order in which the scales come."""
    found: dict[tuple[Option, ...], list[ScaleGroup]] = {}
    for one in groups:
        found.setdefault(one.options, []).append(one)
    return list(found.items())


def told_by_kind(listed: Iterable[QuestionLine]) -> Counter[str]:
    """How many findings of each kind were told."""
    return sum((one.told for one in listed), Counter())


def applicable(question: Question) -> tuple[Option, ...]:
    """The answers of a question that are counted: not applicable is none of them."""
    return tuple(one for one in question.options if one.key != NOT_APPLICABLE)


def _line(form: FormDefinition, key: str, version: int | None) -> QuestionLine:
    question = form.question(key)
    return QuestionLine(question, form.section(question.section).title, version)


def _place(form: FormDefinition, one: Tally) -> tuple:
    return one.version, [q.key for q in form.questions()].index(one.question)


def _count(line: QuestionLine, one: Tally) -> None:
    for value in one.value.split() or [one.value]:  # of several that were chosen, each
        line.answers[value] += one.number
    if one.told:
        line.told[one.told] += one.number
    if one.first and one.value:
        line.pairs[one.first, one.value] += one.number


def _grouped(named: Iterable[tuple[str, QuestionLine]]) -> list[ScaleGroup]:
    found: dict[tuple, list[QuestionLine]] = {}
    for name, line in named:
        if line.question.kind.counted_by_theme:
            found.setdefault((name, applicable(line.question)), []).append(line)
    return [
        ScaleGroup(name, options, sum((one.answers for one in some), Counter()),
                   told_by_kind(some), len(some))
        for (name, options), some in sorted(found.items(), key=lambda one: one[0][0])
    ]
