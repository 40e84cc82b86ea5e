"""What a form consists of, and which of its questions are shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from auditor.rules.audit_subjects import SubjectKey

if TYPE_CHECKING:
    from auditor.rules.answers import Answer
    from auditor.rules.parsing import Value
    from auditor.rules.question_kinds import Kind

PLANS = (
    "early help",
    "assessment",
    "child in need",
    "child protection",
    "looked after",
    "care leaver",
)
SUBJECTS = tuple(str(key) for key in SubjectKey)
ASPECTS = ("compliance", "quality")
OVERALL_GRADE = "overall_grade"
NOT_APPLICABLE = "not_applicable"  # the answer that is no part of a share
ANY = "any"  # stands for "whatever was written" where a question has no options


class FindingKind(StrEnum):
    """What a finding is, in the order in which findings are told."""

    STRENGTH = "strength"
    IMPROVEMENT = "improvement"
    RECORDING = "recording"  # an area for improvement too, of recording


FINDING_KINDS = tuple(FindingKind)
TO_IMPROVE = frozenset({FindingKind.IMPROVEMENT, FindingKind.RECORDING})


class Grade(StrEnum):
    """The four grades, best first."""

    OUTSTANDING = "outstanding"
    GOOD = "good"
    REQUIRES_IMPROVEMENT = "requires_improvement"
    INADEQUATE = "inadequate"


@dataclass(frozen=True)
class Option:
    """One answer that can be chosen; `asks` is "reason" where it needs one, else None."""

    key: str
    label: str
    asks: str | None = None


GRADES = (
    Option(Grade.OUTSTANDING, "Outstanding"),
    Option(Grade.GOOD, "Good"),
    Option(Grade.REQUIRES_IMPROVEMENT, "Requires improvement to be good"),
    Option(Grade.INADEQUATE, "Inadequate"),
)
GRADE_LETTERS = {
    Grade.OUTSTANDING: "O",
    Grade.GOOD: "G",
    Grade.REQUIRES_IMPROVEMENT: "RI",
    Grade.INADEQUATE: "I",
}


@dataclass(frozen=True)
class Condition:
    """What must hold for a question to be shown: about an earlier question, or the plan."""

    values: frozenset[str]
    question: str | None = None  # None: about the plan
    negated: bool = False

    def holds(self, answers: Mapping[str, Answer], plan: str | None,
              shown_before: AbstractSet[str]) -> bool:
        """Whether it is met; an earlier question that is hidden meets nothing."""
        if self.question is None:
            return (plan in self.values) != self.negated
        answer = answers.get(self.question)
        chosen = _keys(answer.value) if answer else set()
        return self.question in shown_before and not chosen.isdisjoint(self.values)


@dataclass(frozen=True)
class Question:
    """One question; `section` is its section's key, `findings` goes from answer to finding."""

    key: str
    kind: Kind
    text: str
    hint: str
    number: int | None  # None for the grade of a section
    section: str
    options: tuple[Option, ...]
    aspect: str | None
    themes: tuple[str, ...]
    evidence_label: str
    evidence_for: frozenset[str]
    findings: dict[str, str] = field(hash=False)
    shown_when: tuple[Condition, ...]
    optional: bool
    follows_up: bool

    @property
    def depends_on(self) -> frozenset[str]:
        """The keys of the questions whose answers decide whether this one is shown."""
        return frozenset(c.question for c in self.shown_when if c.question is not None)

    def option(self, key: object) -> Option | None:
        return next((option for option in self.options if option.key == key), None)

    def chosen(self, value: Value) -> list[Option]:
        """The options that the value of an answer names, in the order of the form."""
        keys = _keys(value)
        return [option for option in self.options if option.key in keys]

    def chosen_key(self, value: Value) -> str:
        """What is counted of a value: the key chosen, of several apart by a space; "" where it is written."""
        return " ".join(option.key for option in self.chosen(value))

    def said(self, value: Value) -> str:
        """A value in words: the label, the labels, the date, the number, the text; "" for none."""
        return "" if value in (None, "", []) else self.kind.said(self, value)


@dataclass(frozen=True)
class Section:
    """The questions of one page; `rail` is its title in short, for the list at the side."""

    key: str
    title: str
    rail: str
    questions: tuple[Question, ...]

    @property
    def grade(self) -> Question | None:
        """The section's own grade question; the overall grade belongs to the form."""
        return next((q for q in self.questions if q.key == grade_key(self.key)), None)


@dataclass(frozen=True)
class FormDefinition:
    """One version of a form; `subject` says whether a case or a worker is audited with it."""

    key: str
    title: str
    subject: str
    version: int
    scales: dict[str, tuple[Option, ...]] = field(hash=False)
    sections: tuple[Section, ...]

    def question(self, key: str) -> Question:
        """Raises KeyError where the form has no such question."""
        return self._questions[key]

    def section(self, key: str) -> Section:
        """Raises KeyError where the form has no such section."""
        return self._sections[key]

    def questions(self) -> Iterator[Question]:
        """Every question in the order of the form."""
        return iter(self._questions.values())

    @cached_property
    def _questions(self) -> dict[str, Question]:
        return {q.key: q for section in self.sections for q in section.questions}

    @cached_property
    def _sections(self) -> dict[str, Section]:
        return {section.key: section for section in self.sections}


def shown(form: FormDefinition, answers: Mapping[str, Answer], plan: str | None) -> set[str]:
    """The keys of the questions that are asked, given the answers so far and the case's plan.

    A question that depends on a hidden one is hidden too, whatever was once answered there.
    """
    keys: set[str] = set()
    for question in form.questions():
        if is_shown(question, answers, plan, keys):
            keys.add(question.key)
    return keys


def is_shown(question: Question, answers: Mapping[str, Answer], plan: str | None,
             shown_before: AbstractSet[str]) -> bool:
    """Whether all conditions hold; `shown_before` has the keys of the earlier questions shown."""
    return all(condition.holds(answers, plan, shown_before) for condition in question.shown_when)


def grade_key(section: str) -> str | None:
    """The key that the grade of a section has; None for a section that cannot have its own."""
    # A thematic form's last section may be called "overall"; its grade is the form's.
    key = f"{section}_grade"
    return None if key == OVERALL_GRADE else key


def _keys(value: Value) -> set[str]:
    if isinstance(value, list | tuple):
        return set(value)
    return {value} if isinstance(value, str) else set()
