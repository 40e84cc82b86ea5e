"""What a case list says about one case, and what is told about the rows that say nothing usable."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass


class NoCaseList(ValueError):
    """A file in which no sheet could be read; the message says why, for who uploaded it."""


@dataclass(frozen=True)
class Sheet:
    """A sheet as it comes: its name, and its rows of cells (text, numbers, dates, None)."""

    name: str
    rows: Iterable[tuple]


@dataclass(frozen=True)
class Entry:
    """What is kept of one case; "" and None say nothing, and change nothing that is known.

    `closed` says that the list has the case closed, on `closed_on` where it gives the day. Team and
    worker are names.
    """

    reference: str
    service: str = ""
    plan: str = ""
    family: str = ""
    team: str = ""
    worker: str = ""
    opened_on: datetime.date | None = None
    closed_on: datetime.date | None = None
    closed: bool = False
    last_seen_on: datetime.date | None = None
    age_band: str = ""


@dataclass(frozen=True)
class Row:
    """One usable row: where it stands, on which list (key), and what it says.

    `ended` says that the plan of its list has ended, so that the row alone says nothing of the case
    today.
    """

    sheet: str
    number: int
    case_list: str
    entry: Entry
    ended: bool = False


@dataclass(frozen=True)
class Refused:
    """A row that is not used: its sheet, its number as the spreadsheet shows it, and why.

    The reason never repeats what stands in a cell.
    """

    sheet: str
    row: int
    reason: str


@dataclass(frozen=True)
class Resolved:
    """A case found in several rows: where, and what was kept of it."""

    reference: str
    places: tuple[str, ...]
    kept: str


@dataclass(frozen=True)
class SheetRead:
    """What became of one sheet: which list it is and its columns, or why it was not read."""

    name: str
    title: str = ""
    rows: int = 0
    kept: tuple[tuple[str, str], ...] = ()
    discarded: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    why_not: str = ""


@dataclass(frozen=True)
class Reading:
    """All that is kept of a file: one entry a case, and everything that has to be said about it.

    `seen` are the keys of references that stand in rows which are not used: those cases are not
    missing. `plans` and `services` say whose cases the file would hold if they were open.
    """

    sheets: tuple[SheetRead, ...] = ()
    entries: tuple[Entry, ...] = ()
    refused: tuple[Refused, ...] = ()
    resolved: tuple[Resolved, ...] = ()
    seen: frozenset[str] = frozenset()
    covers: frozenset[tuple[str, str]] = frozenset()
