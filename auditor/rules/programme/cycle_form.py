"""What was typed into the form of a cycle, checked as far as it can be without the tables."""

from collections.abc import Mapping
from enum import StrEnum

from auditor.rules.parsing import faults, first_text, one_line, read_date, row_numbers

MOST_STAGES = 3
LONGEST_TITLE, LONGEST_NOTE = 100, 2000  # characters


class CycleKind(StrEnum):
    """What a cycle audits: a sample of every quarter, or a theme."""

    QUARTERLY = "quarterly"
    THEMATIC = "thematic"


KINDS = {CycleKind.QUARTERLY: "Quarterly", CycleKind.THEMATIC: "Thematic"}


def check(typed: Mapping[str, list[str]]) -> tuple[dict, dict[str, str]]:
    """Read the form of a cycle: its values, and messages by field.

    `typed` has a list of texts per field: title, kind, form_version, starts_on, ends_on, note,
    auditors (ids), and for each stage from 1 to 3 stage1_title and stage1_people (ids). The values
    hold `stages` as a list of (title, set of ids), and ids as numbers.
    """
    values = {
        "title": one_line(first_text(typed, "title")),
        "kind": first_text(typed, "kind"),
        "form_version": row_numbers(typed.get("form_version", [])),
        "note": first_text(typed, "note"),
        "auditors": row_numbers(typed.get("auditors", [])),
    }
    errors = {
        "title": _title(values["title"]),
        "kind": None if values["kind"] in KINDS else "Choose quarterly or thematic",
        "form_version": None if values["form_version"] else "Choose a form",
        "note": _note(values["note"]),
        "auditors": None if values["auditors"] else "Choose at least one auditor",
    }
    values["form_version"] = min(values["form_version"], default=None)
    for field, what in (("starts_on", "the first day"), ("ends_on", "the last day")):
        values[field], errors[field] = read_date(first_text(typed, field), what)
        errors[field] = errors[field] or (None if values[field] else f"Give {what} of the cycle")
    errors["ends_on"] = errors["ends_on"] or _ends_before(values)
    values["stages"], wrong = _stages(typed)
    return values, faults(errors | wrong)


def each_has_somebody(stages: list[set[int]]) -> bool:
    """Whether every stage can be approved by a person of its own, no one person approving two."""
    return _fill(stages, frozenset())


def _fill(stages: list[set[int]], taken: frozenset[int]) -> bool:
    if not stages:
        return True
    return any(_fill(stages[1:], taken | {person}) for person in stages[0] - taken)


def _stages(typed: Mapping[str, list[str]]) -> tuple[list[tuple[str, set[int]]], dict[str, str]]:
    stages, errors = [], {}
    for number in range(1, MOST_STAGES + 1):
        title = one_line(first_text(typed, f"stage{number}_title"))
        people = row_numbers(typed.get(f"stage{number}_people", []))
        if title and not people:
            errors[f"stage{number}_people"] = f"Choose who may review stage {number}"
        elif people and not title:
            errors[f"stage{number}_title"] = f"Give stage {number} a title"
        elif len(title) > LONGEST_TITLE:
            errors[f"stage{number}_title"] = f"Use at most {LONGEST_TITLE} characters"
        if title or people:
            stages.append((title, people))
    if not stages:
        errors["stage1_title"] = "Give at least one review stage, with who may review it"
    return stages, errors


def _title(title: str) -> str | None:
    if not title:
        return "Give the cycle a title, such as Q4 2026"
    elif len(title) > LONGEST_TITLE:
        return f"Use at most {LONGEST_TITLE} characters"
    else:
        return None


def _note(note: str) -> str | None:
    return f"Use at most {LONGEST_NOTE:,} characters" if len(note) > LONGEST_NOTE else None


def _ends_before(values: dict) -> str | None:
    first, last = values["starts_on"], values["ends_on"]
    if first and last and last < first:
        return "The cycle ends before it starts: correct one of the two"
    else:
        return None
