"""Reads one row of a case list into what is kept of it."""

import datetime

from auditor.rules.cases.case_lists import values
from auditor.rules.cases.case_lists.entries import Entry, Row
from auditor.rules.cases.case_lists.formats import SOCIAL_CARE, CaseList
from auditor.rules.cases.case_lists.headings import Headings
from auditor.rules.cases.case_lists.values import BadCell


def read_row(sheet: str, number: int, kept: dict, headings: Headings) -> Row:
    """The row with these cells, by kept value. Raises BadCell, with the heading and the reason."""
    case_list = headings.case_list

    def read_as(reader, value, *more):
        try:
            return reader(kept.get(value), *more)
        except BadCell as reason:
            raise BadCell(f"{_heading(headings, value)} {reason}") from reason

    reference = read_as(values.reference, "reference")
    closed_on, ended = read_as(values.day, "closed"), read_as(values.day, "ended")
    opened_on = read_as(values.day, "opened")
    plan = case_list.plan or _plan(read_as, kept, case_list, closed_on)
    if opened_on and closed_on and closed_on < opened_on:
        raise BadCell(f"{_heading(headings, 'closed')} is before {_heading(headings, 'opened')}")
    entry = Entry(
        reference=reference,
        service=read_as(values.service, "service", plan) if case_list.key == "plain"
        else SOCIAL_CARE,
        plan=plan,
        family=read_as(_family, "family"),
        team=read_as(values.name, "team"),
        worker=read_as(values.name, "worker"),
        opened_on=opened_on,
        closed_on=closed_on,
        closed=closed_on is not None or not plan,
        last_seen_on=read_as(values.day, "last_seen"),
        age_band=values.age_band(kept.get("age")),
    )
    return Row(sheet, number, case_list.key, entry, ended is not None)


def _plan(read_as, kept: dict, case_list: CaseList, closed_on: datetime.date | None) -> str:
    # A plain template says that a case is closed by the day alone.
    if case_list.key == "plain" and closed_on and kept.get("plan") in (None, ""):
        return ""
    return read_as(values.plan, "plan")


def _family(cell: object) -> str:
    found = values.text(cell)
    if found.casefold() in values.NOTHING:
        return ""
    return values.reference(cell)


def reference_of(kept: dict) -> str:
    """The reference of a row that cannot be used otherwise, "" where that too cannot be read."""
    try:
        return values.reference(kept["reference"])
    except BadCell:
        return ""


def _heading(headings: Headings, value: str) -> str:
    written = next((written for written, kept in headings.kept if kept == value), value)
    return f"“{written}”"
