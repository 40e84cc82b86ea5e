"""What a report rests on as plain values, and what became of them since a part was written."""

from collections.abc import Mapping
from dataclasses import dataclass

from auditor.rules.forms import GRADES
from auditor.rules.programme.cycle_form import CycleKind
from auditor.rules.results.report_words import are, listed


@dataclass(frozen=True)
class Graded:
    """The audits per grade, best first, of one section or overall."""

    title: str
    counts: tuple[int, ...]


@dataclass(frozen=True)
class ReportFacts:
    """All that the sentences of one cycle's report say; counts are of audits signed off now.

    `reviewers` has the job title of each person who approved a stage, in the order of the stages;
    `grades` begins with those overall; the last three come from the report before this one.
    """

    cycle: str
    kind: str = CycleKind.QUARTERLY
    form: str = ""
    of_cases: bool = True
    closed: bool = True
    sections: int = 0
    questions: int = 0
    audits: int = 0
    audits_in_all: int = 0
    auditors: int = 0
    external: int = 0
    services: tuple[str, ...] = ()
    system: str = ""
    reviewers: tuple[str, ...] = ()
    workers: int = 0
    cases_per_worker: int = 0
    coverage_months: int = 24
    grades: tuple[Graded, ...] = ()
    agreed: int = 0
    pairs: int = 0
    actions: int = 0
    actions_done: int = 0
    actions_not_needed: int = 0
    strengths: tuple[str, ...] = ()
    improvements: tuple[str, ...] = ()
    committee: str = ""
    report_of: str = ""
    report_author: str = ""

    def figures(self, names: tuple[str, ...]) -> dict:
        """Those of these figures as JSON can hold them; the grades are those overall."""
        found = {name: getattr(self, name) for name in names}
        if "grades" in found:
            found["grades"] = list(self.grades[0].counts) if self.grades else []
        return {name: list(one) if isinstance(one, tuple) else one for name, one in found.items()}


CALLED = {
    "audits": "audits completed",
    "audits_in_all": "audits in all",
    "auditors": "auditors",
    "external": "external auditors",
    "services": "services",
    "system": "case system",
    "reviewers": "people who reviewed",
    "sections": "sections of the form",
    "questions": "questions of the form",
    "workers": "workers in the sample",
    "cases_per_worker": "audits from each worker",
    "coverage_months": "months within which every case is audited",
    "grades": "grades overall",
    "agreed": "audits whose first grade was kept",
    "pairs": "audits graded twice",
    "actions": "actions asked for",
    "actions_done": "actions done and verified",
    "actions_not_needed": "actions no longer needed",
    "strengths": "strengths",
    "improvements": "areas for improvement",
}
LONG = {"strengths", "improvements"}  # whole sentences, which no list of changes repeats


def changes(then: Mapping, now: Mapping) -> list[str]:
    """What differs between the figures when a part was written and those of now, in words."""
    return [
        f"{CALLED[name]}: {_change(name, then[name], value)}"
        for name, value in now.items()
        if name in then and then[name] != value
    ]


def _change(name: str, then, now) -> str:
    if name in LONG:
        return f"there were {len(then)}; there {are(len(now))} {len(now)} now, or they are worded anew"
    else:
        return f"{_said(name, then)} then, {_said(name, now)} now"


def _said(name: str, value) -> str:
    if name == "grades":
        return listed(f"{grade.label} {number}" for grade, number in zip(GRADES, value, strict=False))
    elif isinstance(value, list):
        return listed(one or "one without a job title" for one in value) or "none"
    else:
        return str(value) or "none"
