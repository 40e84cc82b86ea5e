"""The committee's report as it stands: live sentences, what the lead wrote, and what changed since."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import count

from auditor.rules.results import report_grades
from auditor.rules.results.report_facts import ReportFacts, changes
from auditor.rules.results.report_parts import NUMBERED, PARTS, PUBLIC, ReportPart, ReportPlace
from auditor.rules.results.report_sentences import live

LONGEST_NAME = 120  # characters of a file's name


class LineKind(StrEnum):
    """What one line of a part is."""

    TEXT = "text"
    POINT = "point"


@dataclass(frozen=True)
class KeptPart:
    """The last word on a part: its revision, the text (None: live again), its figures, who and when."""

    number: int
    text: str | None
    figures: Mapping
    by: str
    at: datetime


@dataclass(frozen=True)
class WrittenPart:
    """A part as it stands; `number` is its paragraph in the Main Report, if it has one."""

    part: ReportPart
    text: str
    live: str
    kept: KeptPart | None
    number: int | None = None
    changed: tuple[str, ...] = ()

    @property
    def edited(self) -> bool:
        """Whether the text is the lead's and no longer live."""
        return self.kept is not None and self.kept.text is not None

    @property
    def revision(self) -> int:
        """What whoever changes the part must have seen; 0 before anybody wrote."""
        return self.kept.number if self.kept else 0


@dataclass(frozen=True)
class Paper:
    """The whole report: its parts by key in their order, and the grades that may be printed."""

    cycle: str
    public: bool
    parts: Mapping[str, WrittenPart] = field(hash=False)
    grades: report_grades.Printed

    def text(self, key: str) -> str:
        """What a part says."""
        return self.parts[key].text

    def at(self, place: ReportPlace) -> list[WrittenPart]:
        """The parts of a place, those left out too."""
        return [one for one in self.parts.values() if one.part.place is place]

    def printed(self, place: ReportPlace) -> list[WrittenPart]:
        """The parts of a place that are printed."""
        return [one for one in self.at(place) if one.text]

    def digest(self) -> str:
        """A short mark of all that the paper prints: equal marks, equal papers."""
        said = [self.public, [(key, one.text) for key, one in self.parts.items()], self.grades]
        return hashlib.sha256(repr(said).encode()).hexdigest()[:32]


def write(facts: ReportFacts, kept: Mapping[str, KeptPart]) -> Paper:
    """The paper from the facts of now and the lead's texts by part, its paragraphs numbered."""
    chosen = kept.get("readers")
    public = (chosen.text if chosen and chosen.text else PUBLIC) == PUBLIC
    numbers = count(1)
    parts = {part.key: _written(part, facts, kept.get(part.key), public, numbers) for part in PARTS}
    grades = report_grades.printed(facts.grades, facts.audits, public)
    return Paper(facts.cycle, public, parts, grades)


def lines(text: str) -> Iterator[tuple[LineKind, str]]:
    """The lines of a part, each with what it is: a point where it begins with "- "."""
    for line in text.splitlines():
        if line.strip().startswith("- "):
            yield LineKind.POINT, line.strip()[2:].strip()
        elif line.strip():
            yield LineKind.TEXT, line.strip()


def file_name(paper: Paper) -> str:
    """What the report is called as a file: its subject and its cycle, in plain letters."""
    subject = paper.text("subject")
    called = subject if paper.cycle in subject else f"{subject} {paper.cycle}"
    words = re.sub(r"[^A-Za-z0-9]+", " ", called).split()
    return " ".join(words)[:LONGEST_NAME].strip() or "Report"


def _written(
    part: ReportPart, facts: ReportFacts, kept: KeptPart | None, public: bool, numbers: Iterator[int]
) -> WrittenPart:
    now = live(part.key, facts, public)
    edited = kept is not None and kept.text is not None
    text = kept.text if edited else now
    number = next(numbers) if part.place in NUMBERED and text else None
    since = changes(kept.figures, facts.figures(part.figures)) if edited else []
    return WrittenPart(part, text, now, kept, number, tuple(since))
