"""The answers of audits as rows of a spreadsheet, one for each answer, from what was sent or signed."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from auditor.rules.answers import NO_ANSWER, Answer
from auditor.rules.audit_subjects import Subject
from auditor.rules.forms import FormDefinition, Question, shown
from auditor.rules.reviews.signed_copy import RECORD_ONLY

HEADS = (
    "Case", "State", "Service", "Plan", "Team", "Auditor", "Form", "Form version", "Section",
    "Question key", "Question", "Compliance or quality", "Themes", "Scale", "Answer key", "Answer",
    "Evidence", "Grade when first sent", "Grade after review", "Reviewers' comments",
    "Auditor's comments", "Signed off on", "Signed copy",
)
WHOLE_AUDIT = "The audit as a whole"
Value = str | int | datetime.date | None


@dataclass(frozen=True)
class About:
    """What each row of one audit says alike; `signed_off` and `copy` are None until it is signed off."""

    reference: str
    state: str
    service: str
    plan: str
    team: str
    external: bool
    signed_off: datetime.date | None = None
    copy: int | None = None


class Given(NamedTuple):
    """One answer: the key chosen (of several, apart by a space), its words, evidence, both grades' keys."""

    key: str
    words: str
    evidence: str
    first: str = ""
    final: str = ""


class Remark(NamedTuple):
    """A comment on a question, "" for the whole audit; its stage, None where the auditor wrote it."""

    question: str
    stage: str | None
    text: str


def heads(subject: Subject) -> tuple[str, ...]:
    """HEADS, the first of them named after what is audited."""
    return subject.column, *HEADS[1:]


def rows(
    about: About, form: FormDefinition, given: Mapping[str, Given], remarks: Iterable[Remark]
) -> Iterator[list[Value]]:
    """A row as HEADS has it for each question that was answered or asked, in the order of the form.

    What is said of the whole audit comes last, in a row of its own.
    """
    written = list(remarks)
    for question in form.questions():
        if question.key in given:
            on_it = [one for one in written if one.question == question.key]
            yield _row(about, form, question, given[question.key], on_it)
    on_all = [one for one in written if not one.question]
    if on_all:
        yield _whole(about, form, on_all)


def from_submission(
    form: FormDefinition, answers: Mapping[str, Answer], plan: str, first: Mapping[str, str | None]
) -> dict[str, Given]:
    """What was sent, by question; `first` are the grades of the first sending. No final grade yet."""
    found, keys = {}, shown(form, answers, plan)
    for question in form.questions():
        if question.key in keys:
            answer = answers.get(question.key, NO_ANSWER)
            found[question.key] = Given(
                question.chosen_key(answer.value), question.said(answer.value), answer.evidence,
                first.get(question.key) or "",
            )
    return found


def from_signed_copy(
    content: Mapping, counted: Mapping[str, tuple[str, str]]
) -> dict[str, Given]:
    """What a signed copy says, by question; `counted` has the key chosen and the first grade of each."""
    graded = {one["question"] for one in (*content["grades"], content["overall"] or {"question": ""})}
    found = {}
    for section in content["sections"]:
        for one in section["questions"]:
            value, first = counted.get(one["key"], ("", ""))
            final = value if one["key"] in graded else ""
            found[one["key"]] = Given(value, one["answer"], one["evidence"], first, final)
    return found


def remarks_of(content: Mapping) -> list[Remark]:
    """The talk of the review that a signed copy keeps for its full record."""
    return [
        Remark(one["question"], one["stage"] or None, one["text"])
        for one in content[RECORD_ONLY]["comments"]
    ]


def _row(about: About, form: FormDefinition, question: Question, given: Given, on_it: list[Remark]) -> list:
    words = {option.key: option.label for option in question.options}
    return [
        *_alike(about, form), form.section(question.section).title, question.key, question.text,
        question.aspect or "", "; ".join(question.themes), "; ".join(words.values()), given.key,
        given.words, given.evidence, words.get(given.first, ""), words.get(given.final, ""),
        *_said(on_it), about.signed_off, about.copy,
    ]


def _whole(about: About, form: FormDefinition, on_all: list[Remark]) -> list:
    return [
        *_alike(about, form), "", "", WHOLE_AUDIT, *[""] * 8, *_said(on_all), about.signed_off,
        about.copy,
    ]


def _alike(about: About, form: FormDefinition) -> list:
    auditor = "external" if about.external else "internal"
    return [
        about.reference, about.state, about.service, about.plan, about.team, auditor, form.title,
        form.version,
    ]


def _said(remarks: list[Remark]) -> list[str]:
    """What reviewers said, each with its stage, and what the auditor said."""
    reviewers = [f"{one.stage}: {one.text}" for one in remarks if one.stage is not None]
    auditors = [one.text for one in remarks if one.stage is None]
    return ["\n\n".join(reviewers), "\n\n".join(auditors)]
