"""Reads the sheets of a file into one entry a case; every other column is dropped as it passes."""

import itertools
from collections.abc import Iterable, Iterator

from auditor.rules.cases.case_lists.entries import NoCaseList, Reading, Refused, Row, Sheet, SheetRead
from auditor.rules.cases.case_lists.formats import LISTS, heading_key
from auditor.rules.cases.case_lists.headings import NOT_READ, ROWS_SEARCHED, Headings, NotRead, find_headings
from auditor.rules.cases.case_lists.resolving import resolve
from auditor.rules.cases.case_lists.rows import read_row, reference_of
from auditor.rules.cases.case_lists.values import BadCell
from auditor.rules.cases.cases import SERVICES, known_as, looks_like_a_name
from auditor.rules.forms import PLANS

UNNAMED = "The first column has no heading; it was read as the reference."
NO_ROWS = "It has headings and no rows."
COUNTED = "the first column has no heading and only counts the rows: there is no reference"
PUPIL_NUMBERS = "The reference looks like an NHS number; use the case system's own"
NHS_FIGURES = 10
COVERS = {one.key: one.covers for one in LISTS}


def read(sheets: Iterable[Sheet]) -> Reading:
    """Read a file's sheets, each row once and in order; what is not kept is not held on to.

    Raises NoCaseList where no sheet is a case list, and nothing else.
    """
    told, rows, refused, seen = [], [], [], set()
    covers: set[tuple[str, str]] = set()
    for sheet in sheets:
        read_sheet, found, bad = _read_sheet(sheet)
        told.append(read_sheet)
        refused += [one for one, _ in bad]
        seen |= {known_as(reference) for _, reference in bad if reference}
        rows += found
        covers |= {pair for row in found for pair in _covered(row)}
    if not any(sheet.title for sheet in told):
        raise NoCaseList(_why_none(told))
    entries, resolved, left_out = resolve(rows)
    seen |= {known_as(row.entry.reference) for row in left_out}
    refused += [Refused(row.sheet, row.number, _ended(row)) for row in left_out]
    order = {sheet.name: position for position, sheet in enumerate(told)}
    refused.sort(key=lambda one: (order[one.sheet], one.row))
    return Reading(
        tuple(told), tuple(entries), tuple(refused), tuple(resolved), frozenset(seen),
        frozenset(covers),
    )


def _read_sheet(sheet: Sheet) -> tuple[SheetRead, list[Row], list[tuple[Refused, str]]]:
    name = " ".join(sheet.name.split())[:60]
    numbered = enumerate(sheet.rows, start=1)
    first = list(itertools.islice(numbered, ROWS_SEARCHED))
    try:
        headings = find_headings(sheet.name, [cells for _, cells in first])
        rest = itertools.chain(first[headings.row + 1:], numbered)
        found, bad = _read_rows(name, headings, rest)
    except NotRead as reason:
        return SheetRead(name, why_not=str(reason)), [], []
    notes = [UNNAMED] if headings.unnamed else []
    if not found and not bad:
        notes.append(NO_ROWS)
    told = SheetRead(
        name, headings.case_list.title, len(found) + len(bad), headings.kept, headings.discarded,
        (*notes, *_without(headings)),
    )
    return told, found, bad


def _read_rows(
    sheet: str, headings: Headings, numbered: Iterator[tuple[int, tuple]]
) -> tuple[list[Row], list[tuple[Refused, str]]]:
    found: list[Row] = []
    bad: list[tuple[Refused, str]] = []
    names = {heading_key(name) for name in headings.case_list.columns["reference"]}
    for number, cells in numbered:
        if not cells:  # there may be a million such rows before a stray cell
            continue
        kept = {
            value: cells[at] if at < len(cells) else None for value, at in headings.columns.items()
        }
        if _says_nothing(kept, names):
            continue
        try:
            found.append(read_row(sheet, number, kept, headings))
        except BadCell as reason:
            bad.append((Refused(sheet, number, str(reason)), reference_of(kept)))
    if headings.unnamed and _only_counts(found):
        raise NotRead(f"It looks like {headings.case_list.title}, but {COUNTED}.")
    return _without_pupil_numbers(found, bad)


def _says_nothing(kept: dict, names: set[str]) -> bool:
    if all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in kept.values()):
        return True
    # The headings again, as at the top of each page of a report.
    return isinstance(kept["reference"], str) and heading_key(kept["reference"]) in names


def _only_counts(found: list[Row]) -> bool:
    counted = [row.entry.reference for row in found]
    return len(counted) > 1 and any(
        counted == [str(start + at) for at in range(len(counted))] for start in (0, 1)
    )


def _without_pupil_numbers(found: list[Row], bad: list):
    """A reference of ten figures may be an NHS number by chance; all of a sheet's are none."""
    ten = [row for row in found if row.entry.reference.isdecimal()
           and len(row.entry.reference) == NHS_FIGURES]
    if not ten or not all(looks_like_a_name(row.entry.reference) for row in ten):
        return found, bad
    gone = {row.number for row in ten}
    bad += [(Refused(row.sheet, row.number, PUPIL_NUMBERS), "") for row in ten]
    return [row for row in found if row.number not in gone], bad


def _without(headings: Headings) -> Iterator[str]:
    for value in ("team", "worker"):
        if value not in headings.columns:
            yield f"It has no column for the {value}: what is known of it stays as it is."


def _covered(row: Row) -> Iterator[tuple[str, str]]:
    covers = COVERS[row.case_list]
    if covers is None:
        yield from ((row.entry.service, plan) for plan in PLANS)
    else:
        yield from ((SERVICES[0], plan) for plan in covers)


def _ended(row: Row) -> str:
    what = {"7": "The child protection plan", "8": "The time in care"}[row.case_list]
    return f"{what} has ended, and no other list says whether the case is open"


def _why_none(told: list[SheetRead]) -> str:
    reasons = [sheet.why_not for sheet in told]
    if not reasons:
        return "The file has no sheet."
    special = next((reason for reason in reasons if reason != NOT_READ), NOT_READ)
    return special if len(set(reasons)) == 1 or special != NOT_READ else reasons[0]
