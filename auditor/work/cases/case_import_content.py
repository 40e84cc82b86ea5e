"""How what is kept of a case list is stored as JSON, and read back."""

import datetime

from auditor.rules.cases.case_lists import Entry, Reading, Refused, Resolved, SheetRead

COLUMNS = tuple(Entry.__dataclass_fields__)
DAYS = {COLUMNS.index(name) for name in ("opened_on", "closed_on", "last_seen_on")}


def as_content(reading: Reading) -> dict:
    """A reading as plain data; an entry is a list of its kept values, in the order of COLUMNS."""
    return {
        "sheets": [vars(one) for one in reading.sheets],
        "columns": COLUMNS,
        "entries": [[_plain(getattr(one, name)) for name in COLUMNS] for one in reading.entries],
        "refused": [[one.sheet, one.row, one.reason] for one in reading.refused],
        "resolved": [[one.reference, one.places, one.kept] for one in reading.resolved],
        "seen": sorted(reading.seen),
        "covers": sorted(reading.covers),
    }


def reading_of(content: dict) -> Reading:
    """The reading that was stored with `as_content`."""
    return Reading(
        tuple(_sheet(one) for one in content["sheets"]),
        tuple(Entry(*_values(one)) for one in content["entries"]),
        tuple(Refused(*one) for one in content["refused"]),
        tuple(Resolved(one[0], tuple(one[1]), one[2]) for one in content["resolved"]),
        frozenset(content["seen"]),
        frozenset((service, plan) for service, plan in content["covers"]),
    )


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime.date) else value


def _values(stored: list) -> list:
    return [
        datetime.date.fromisoformat(value) if value and at in DAYS else value
        for at, value in enumerate(stored)
    ]


def _sheet(stored: dict) -> SheetRead:
    return SheetRead(**stored | {
        "kept": tuple((heading, value) for heading, value in stored["kept"]),
        "discarded": tuple(stored["discarded"]),
        "notes": tuple(stored["notes"]),
    })
