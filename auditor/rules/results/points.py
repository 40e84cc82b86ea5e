"""How a point of the lead has to be written: its kind, its text, and what it must not give away."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from itertools import pairwise

from auditor.rules.cases import identifiers
from auditor.rules.cases.cases import known_as
from auditor.rules.forms import FindingKind
from auditor.rules.parsing import clean_text, faults, one_line, row_number

KINDS = {FindingKind.STRENGTH: "Strength", FindingKind.IMPROVEMENT: "Area for improvement"}
LONGEST = 600  # characters of a point: a dozen of them are read on one page
LONGEST_TITLE = 120
NAMES_A_CASE = "This names a case. Say what was found in it without its reference."
NAMES_SOMEBODY = "This names somebody whose work was audited. Say what was found without the name."

Source = tuple[int, str]  # an audit (id) and a question (key): a finding that it told


class PointUse(StrEnum):
    """What a point is written for."""

    SUMMARY = "summary"
    BRIEFING = "briefing"


def check(typed: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Read a point from a form with `kind` and `text`: its values, and messages by field."""
    values = {"kind": typed.get("kind", ""), "text": clean_text(typed.get("text", "")).strip()}
    errors = {}
    if values["kind"] not in KINDS:
        errors["kind"] = "Choose whether it is a strength or an area for improvement"
    if not values["text"]:
        errors["text"] = "Write the point in your own words"
    elif len(values["text"]) > LONGEST:
        errors["text"] = f"A point has at most {LONGEST} characters; this has {len(values['text']):,}"
    return values, errors


def check_title(typed: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """Read the `title` of a briefing: on one line, and messages by field."""
    title, problem = read_title(typed.get("title", ""))
    return title, faults({"title": problem})


def read_title(typed: str) -> tuple[str, str | None]:
    """The title of a briefing on one line, and what is wrong with it, or None."""
    title = one_line(typed)
    if not title:
        return title, "Give the briefing a title"
    elif len(title) > LONGEST_TITLE:
        return title, f"A title has at most {LONGEST_TITLE} characters; this has {len(title):,}"
    else:
        return title, None


def warnings(text: str, references: Iterable[str], names: Iterable[str]) -> list[str]:
    """What to think about before a point is shown: one sentence each, and no bar.

    `references` are those of the cases that were audited, `names` those of the audited workers.
    """
    listed = not _words(text).isdisjoint(known_as(one) for one in references)
    named = any(re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE) for name in names if name)
    own = [(NAMES_A_CASE, listed), (NAMES_SOMEBODY, named)]
    return identifiers.warnings(text) + [sentence for sentence, found in own if found]


def moved(order: list[int], one: int, place: int) -> list[int]:
    """The ids in `order` with `one` at a place counted from 1; beyond either end, at that end."""
    rest = [other for other in order if other != one]
    place = min(max(place, 1), len(order)) - 1
    return [*rest[:place], one, *rest[place:]]


def read_source(text: str) -> Source | None:
    """The finding that a form names as "17:visits_purpose"; None where it names none."""
    audit, _, question = text.partition(":")
    number = row_number(audit)
    return (number, question) if number and question and len(question) < 100 else None


def _words(text: str) -> set[str]:
    """What may be a reference in a text: each word, and each two that stand side by side."""
    words = [word.strip("-/") for word in re.findall(r"[\w/-]+", text.lower())]
    return {*words, *map("".join, pairwise(words))}
