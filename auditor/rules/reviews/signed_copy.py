"""The shape of a signed copy: one JSON document with everything that an audit's prints need."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from auditor.rules.answers import NO_ANSWER, Answer
from auditor.rules.audits.findings import candidates
from auditor.rules.forms import FINDING_KINDS, OVERALL_GRADE, FormDefinition, Question, Section, shown

SCHEMA = 1
RECORD_ONLY = "record_only"
FOR_SUPERVISION = (
    "schema", "copy", "reference", "subject", "service", "plan", "worker", "team", "supervisor",
    "auditor_role", "cycle", "period", "dates", "reviews", "findings", "remarks", "actions",
)


class GradeGiven(Protocol):
    """One grade question after review: grade keys, and the changes with their reasons."""

    first: str | None
    auditors: str | None
    final: str | None
    changes: Iterable


class FindingTold(Protocol):
    """One finding as it was chosen: the question it rests on, its kind, its sentence."""

    question: str
    kind: str
    sentence: str


def build(
    form: FormDefinition, answers: Mapping[str, Answer], plan: str, grades: Mapping[str, GradeGiven],
    told: Iterable[FindingTold], facts: Mapping, record_only: Mapping,
) -> dict:
    """The document: plain dicts, lists, text and numbers that JSON can hold.

    Questions that are not shown are left out, with their answers, grades and findings. `facts` is
    what the prints say of the audit besides (who, when, actions); `record_only` is what no more
    than the full record may print: names of auditors and reviewers, their talk, the timeline.
    """
    keys = shown(form, answers, plan)
    graded = _grades(form, keys, answers, grades)
    return {
        "schema": SCHEMA,
        **facts,
        "remarks": _of_shown(facts["remarks"], keys, form),
        "form": {"key": form.key, "title": form.title, "version": form.version},
        "sections": [_section(section, keys, answers) for section in form.sections],
        "grades": [grade for grade in graded if grade["question"] != OVERALL_GRADE],
        "overall": next((one for one in graded if one["question"] == OVERALL_GRADE), None),
        "findings": findings_told(form, answers, plan, told),
        RECORD_ONLY: {
            **record_only, "comments": _of_shown(record_only["comments"], keys, form)
        },
    }


def findings_told(
    form: FormDefinition, answers: Mapping[str, Answer], plan: str, told: Iterable[FindingTold]
) -> list[dict]:
    """The findings as a signed copy keeps them, by kind and in the order of the form.

    One whose question is hidden now, or whose answer no longer makes it one, is left out. Its kind
    is what the answer makes it.
    """
    possible = {one.question.key: one for one in candidates(form, answers, plan)}
    places = {question.key: place for place, question in enumerate(form.questions())}
    chosen = [finding for finding in told if finding.question in possible]
    chosen.sort(key=lambda one: (FINDING_KINDS.index(possible[one.question].kind), places[one.question]))
    return [
        {
            "question": finding.question,
            "kind": possible[finding.question].kind,
            "sentence": finding.sentence,
            "evidence": possible[finding.question].evidence,
        }
        for finding in chosen
    ]


def for_supervision(document: Mapping) -> dict:
    """What the findings page may know of a signed copy, and nothing else.

    That leaves out every answer that is no finding, grades before review with their reasons, the
    talk between reviewer and auditor, and the names of who audited and reviewed.
    """
    overall, replaces = document["overall"], document["replaces"]
    return {key: document[key] for key in FOR_SUPERVISION} | {
        "grades": [(grade["section"], grade["final"]) for grade in document["grades"]],
        "overall": overall and overall["final"],
        "replaces": replaces and {"signed_off": replaces["signed_off"]},
    }


def findings_of(document: Mapping, *kinds: str) -> list[dict]:
    """The findings of these kinds, in the order they are told, with the remarks on each."""
    return [
        finding | {"remarks": remarks_on(document, finding["question"])}
        for finding in document["findings"]
        if finding["kind"] in kinds
    ]


def remarks_on(document: Mapping, question: str) -> list[str]:
    """What the review says to the worker about one question; "" stands for the whole audit."""
    return [one["text"] for one in document["remarks"] if one["question"] == question]


def other_remarks(document: Mapping) -> list[dict]:
    """The remarks marked for the worker that stand under no finding: question, asked, text."""
    told = {finding["question"] for finding in document["findings"]}
    return [one for one in document["remarks"] if one["question"] not in told]


def _section(section: Section, keys: set[str], answers: Mapping[str, Answer]) -> dict:
    asked = [question for question in section.questions if question.key in keys]
    return {
        "key": section.key,
        "title": section.title,
        "questions": [_question(question, answers.get(question.key, NO_ANSWER)) for question in asked],
    }


def _question(question: Question, answer: Answer) -> dict:
    return {
        "key": question.key,
        "number": question.number,
        "kind": question.kind.key,
        "text": question.text,
        "answer": question.said(answer.value),
        "evidence": answer.evidence,
    }


def _grades(
    form: FormDefinition, keys: set[str], answers: Mapping[str, Answer], grades: Mapping[str, GradeGiven]
) -> list[dict]:
    asked = [q for q in form.questions() if q.kind.is_grade and q.key in keys]
    return [
        _grade(form, question, answers.get(question.key), grades[question.key])
        for question in asked
        if question.key in grades
    ]


def _grade(form: FormDefinition, question: Question, answer: Answer | None, grade: GradeGiven) -> dict:
    overall = question.key == OVERALL_GRADE
    return {
        "question": question.key,
        "section": "Overall" if overall else form.section(question.section).title,
        "first": grade.first,
        "auditors": grade.auditors,
        "final": grade.final,
        "reasons": answer.evidence if answer else "",
        "changes": [
            {"stage": one.stage, "before": one.before, "after": one.after, "reason": one.reason}
            for one in grade.changes
        ],
    }


def _of_shown(remarks: Iterable[Mapping], keys: set[str], form: FormDefinition) -> list[dict]:
    """The remarks on the whole audit and on questions that are shown, with what was asked."""
    return [
        {**one, "asked": form.question(one["question"]).text if one["question"] else ""}
        for one in remarks
        if not one["question"] or one["question"] in keys
    ]
