"""One thing that waits for somebody, as the lists of today have it."""

import datetime
from dataclasses import dataclass

from auditor.records.audits import Audit
from auditor.records.people import Person
from auditor.work import audits

MOST = 200  # rows of one kind; nobody has more to do, and a page stays a page


@dataclass(frozen=True)
class Waiting:
    """One thing to do: its kind, on which audit, who is behind it, since when, due by when."""

    kind: str
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


def as_row(kind: str, one: Audit, who: str | None, **more) -> Waiting:
    """An audit that waits, since it came and until it is due unless `more` says otherwise."""
    columns = {"since": one.since, "due": one.due_on} | more
    return Waiting(kind, one.id, audits.reference(one), who or "", **columns)


def name_of(person: Person | None) -> str:
    """The person's name, "" for nobody."""
    return person.name if person else ""
