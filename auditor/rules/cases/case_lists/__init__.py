"""Case lists from the case system: recognised, read, matched, and compared with what is known."""

from auditor.rules.cases.case_lists.comparing import Changed, Choices, Comparison, KnownCase, compare
from auditor.rules.cases.case_lists.confirming import confirm_teams, confirm_workers, options, same_person
from auditor.rules.cases.case_lists.entries import (
    Entry,
    NoCaseList,
    Reading,
    Refused,
    Resolved,
    Sheet,
    SheetRead,
)
from auditor.rules.cases.case_lists.formats import TEMPLATE
from auditor.rules.cases.case_lists.matching import (
    ALIKE,
    KEEP,
    NEW,
    KnownPerson,
    KnownTeam,
    TeamAsked,
    WorkerAsked,
    ask_teams,
    ask_workers,
    suggested,
    without_supervisor,
)
from auditor.rules.cases.case_lists.reading import read
from auditor.rules.cases.case_lists.values import name_key

__all__ = [
    "ALIKE",
    "KEEP",
    "NEW",
    "TEMPLATE",
    "Changed",
    "Choices",
    "Comparison",
    "Entry",
    "KnownCase",
    "KnownPerson",
    "KnownTeam",
    "NoCaseList",
    "Reading",
    "Refused",
    "Resolved",
    "Sheet",
    "SheetRead",
    "TeamAsked",
    "WorkerAsked",
    "ask_teams",
    "ask_workers",
    "compare",
    "confirm_teams",
    "confirm_workers",
    "name_key",
    "options",
    "read",
    "same_person",
    "suggested",
    "without_supervisor",
]
