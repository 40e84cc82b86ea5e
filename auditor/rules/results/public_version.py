"""The public version of a cycle: one JSON document in which each count stands as it may be printed.

How tables that stand side by side are kept from telling of each other:
- Each row is a table of its own with the number of audits as its total, which is printed everywhere or,
  where it is 1 to 4, nowhere.
- Only what every audit answers is counted. A question that hangs on the plan or on an earlier answer
  would tell by its total how many were on that plan or gave that answer.
- No table crosses two things: there is no grade by service, by plan or by section.
- Of fewer than 20 audits there are neither grades nor answers, but those of four quarters together.
  These say nothing that one of the quarters says as well: audits by service and concerns are said by
  cycle only, grades and answers of the four only where no single one has 20 audits; and their sum is
  said only where none of the four has 1 to 4 audits. Two such sums that overlap differ by two quarters.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from auditor.rules.forms import GRADES, NOT_APPLICABLE, OVERALL_GRADE, FormDefinition, Option, Question
from auditor.rules.results.disclosure import Counts, enough, percent, printed, single

POOLED = 4  # quarters that are counted together
ALL, AUDITS = "All", "Audits"
PARTS = {  # parts of the document that a lead may find changed, as people speak of them
    "title": "the title",
    "cycles": "the cycles",
    "form": "the form",
    "period": "the dates",
    "closed": "whether it is closed",
    "audits": "the number of audits",
    "auditors": "the auditors",
    "external": "the external auditors",
    "stages": "the stages of review",
    "plan": "the plan of the sample",
    "services": "the audits by service",
    "concerns": "the concerns",
    "overall": "the overall grades",
    "grades": "the grades by section",
    "answers": "the answers",
    "strengths": "the strengths",
    "improvements": "the areas for improvement",
}


@dataclass(frozen=True)
class RawCounts:
    """What was counted, and is not printed before it went through the rules of disclosure.

    `answers`: by question how often each option was chosen, grades too; `forms`: every form that
    one of the audits was made with, the newest first.
    """

    audits: int
    services: Mapping[str, int]
    concerns: int
    answers: Mapping[str, Mapping[str, int]]
    forms: Sequence[FormDefinition]


def build(facts: Mapping, told: RawCounts, strengths: Iterable[str], improvements: Iterable[str]) -> dict:
    """The document of one cycle, or of four where `facts` names four.

    `facts` are what may be said as it is: title, cycles, form, period, closed, auditors, external,
    stages, plan. Tables are lists of rows whose counts are None where they are kept back.
    """
    of_one, much = len(facts["cycles"]) == 1, enough(told.audits)
    return {
        **facts,
        "audits": single(told.audits),
        "services": _services(told.services) if of_one else None,
        "concerns": {"count": single(told.concerns)} if of_one else None,
        "overall": _overall(told) if much else None,
        "grades": _grades(told) if much else None,
        "answers": _answers(told) if much else None,
        "strengths": list(strengths),
        "improvements": list(improvements),
    }


def pools(audits: Sequence[int]) -> bool:
    """Whether these cycles, with so many audits each, may be counted together."""
    few_each = all(not enough(one) and single(one) is not None for one in audits)
    return len(audits) == POOLED and few_each and enough(sum(audits))


def keeps_back(document: Mapping) -> bool:
    """Whether a count in a table is kept back, which a legend must then explain."""
    tables = [document["services"], document["overall"], document["grades"]]
    tables += [one for section in document["answers"] or () for one in section["tables"]]
    return any(None in row["cells"] for table in tables if table for row in table["rows"])


def digest(document: Mapping) -> str:
    """A short mark of all that a version says: equal marks, equal words and figures."""
    said = json.dumps(document, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def differences(before: Mapping, now: Mapping) -> list[str]:
    """Which parts of a version are no longer what they were, as people speak of them."""
    return [words for part, words in PARTS.items() if before.get(part) != now.get(part)]


def _services(services: Mapping[str, int]) -> dict | None:
    names = sorted(services)
    if not names:
        return None
    return _table(names, [(AUDITS, [services[name] for name in names])], judged=False)


def _overall(told: RawCounts) -> dict | None:
    table = _counted(told, [(AUDITS, OVERALL_GRADE)], GRADES)
    if table is None:
        return None
    cells = table["rows"][0]["cells"]
    return table | {"shares": [percent(one, cells[-1]) for one in cells[:-1]]}


def _grades(told: RawCounts) -> dict | None:
    graded = [section for section in told.forms[0].sections if section.grade]
    asked = [(one.title, one.grade.key) for one in graded if _asked_of_all(one.grade, told)]
    return _counted(told, asked, GRADES)


def _answers(told: RawCounts) -> list[dict]:
    """By section its tables, one for the questions in a row that are answered on one scale."""
    found = []
    for section in told.forms[0].sections:
        asked = [question for question in section.questions if question.kind.counted_in_public]
        tables = [
            _counted(told, [(one.text, one.key) for one in several], options)
            for options, several in groupby(
                (one for one in asked if _asked_of_all(one, told)), lambda one: one.options
            )
        ]
        if any(tables):
            found.append({"section": section.title, "tables": [one for one in tables if one]})
    return found


def _asked_of_all(question: Question, told: RawCounts) -> bool:
    """Whether every form asks this of every audit, in the same words and with the same answers."""
    key = question.key
    asked = [one for form in told.forms for one in form.questions() if one.key == key]
    alike = {(one.kind, one.text, one.options) for one in asked}
    always = not any(one.shown_when or one.optional for one in asked)
    return len(asked) == len(told.forms) and len(alike) == 1 and always


def _counted(
    told: RawCounts, asked: Iterable[tuple[str, str]], options: Sequence[Option]
) -> dict | None:
    """What was answered to each of these questions, (name, key), where every audit answered it."""
    rows = []
    for name, key in asked:
        counts = [told.answers.get(key, {}).get(option.key, 0) for option in options]
        if sum(counts) == told.audits:
            rows.append((name, counts))
    apart = [place for place, option in enumerate(options) if option.key == NOT_APPLICABLE]
    heads = [option.label for option in options]
    return _table(heads, rows, judged=True, apart=apart) if rows else None


def _table(
    heads: Sequence[str], rows: Iterable[tuple[str, Sequence[int]]], judged: bool,
    apart: Iterable[int] = (),
) -> dict:
    """Rows that are each printed on their own, as none is the sum of others."""
    said = [
        {"name": name, "cells": printed(Counts((tuple(counts),), judged, frozenset(apart)))[0]}
        for name, counts in rows
    ]
    return {"heads": [*heads, ALL], "rows": said}
