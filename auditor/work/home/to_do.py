"""One thing that waits for somebody, as the lists of today have it."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from auditor.records.audits import Audit
from auditor.records.people import Person
from auditor.rules.workflow import State
from auditor.work import audit_names

MOST = 200  # rows of one kind; nobody has more to do, and a page stays a page


class ToDo(StrEnum):
    """What is to be done with what waits."""

    ALLOCATED = State.ALLOCATED
    IN_PROGRESS = State.IN_PROGRESS
    RETURNED = State.RETURNED
    TO_REVIEW = "to_review"
    REVIEWING = "reviewing"
    ALLOCATE = "allocate"
    DECLINED = "declined"
    GIVE_ON = "give_on"
    AUDIT_OVERDUE = "audit_overdue"
    REVIEW_OVERDUE = "review_overdue"
    DECIDE_DETAILS = "decide_details"
    NOBODY_TAKES = "nobody_takes"
    NAME_SOMEBODY = "name_somebody"
    ANSWER = "answer"
    RE_AUDIT = "re_audit"
    DISCUSS = "discuss"
    READ = "read"
    ACT = "act"
    ACTION_OVERDUE = "action_overdue"
    VERIFY = "verify"


@dataclass(frozen=True)
class Waiting:
    """One thing to do: its kind, on which audit, who is behind it, since when, due by when."""

    kind: ToDo
    audit: int
    reference: str
    who: str
    since: datetime.datetime | None
    due: datetime.date | None
    what: str = ""
    stage: int | None = None
    external: bool = False
    action: int | None = None  # where it is an action
    note: str = ""  # what must be known before it is opened, in full


def as_row(kind: ToDo, one: Audit, who: str | None, **more) -> Waiting:
    """An audit that waits, since it came and until it is due unless `more` says otherwise."""
    columns = {"since": one.since, "due": one.due_on} | more
    return Waiting(kind, one.id, audit_names.reference(one), who or "", **columns)


def name_of(person: Person | None) -> str:
    """The person's name, "" for nobody."""
    return person.name if person else ""
