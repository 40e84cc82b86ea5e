"""Finds the headings of a sheet, and from them which list it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from auditor.rules.cases.case_lists.formats import (
    IDENTIFIERS_OF_PUPILS,
    LISTS,
    LONGEST_HEADING,
    PLAIN,
    SPECIAL_NEEDS,
    CaseList,
    heading_key,
)
from auditor.rules.cases.cases import as_kept

ROWS_SEARCHED = 10
LONGEST_SHOWN = 80  # characters of a heading
NAMED_LIKE_A_LIST = re.compile(r"\blist[\s_\-]*([6-9])\b", re.IGNORECASE)
SPECIAL = (
    "This is the Annex A of an inspection of special educational needs (SEND). Its sheets have the "
    "same names, but its rows are pupils, not cases of children's social care."
)
NOT_READ = "Not one of the lists that are read: 6, 7, 8, 9 or the plain template."
NO_REFERENCE = "It has no column “{}”, so that no case could be told from another."


class NotRead(Exception):
    """A sheet that is no case list, or cannot be read as one; the message says why."""


@dataclass(frozen=True)
class Headings:
    """Where the headings are (row, from 0), which list they make, and what becomes of each column.

    `columns` has the position of each kept value, `kept` the headings as written with what they
    are kept as, `discarded` the other headings as written. `unnamed` says that the first column,
    which has no heading, was taken for the reference.
    """

    row: int
    case_list: CaseList
    columns: dict[str, int]
    kept: tuple[tuple[str, str], ...]
    discarded: tuple[str, ...]
    unnamed: bool = False


def find_headings(name: str, rows: Sequence[Sequence[object]]) -> Headings:
    """Find the headings in the first rows of the sheet called `name`.

    They stand on the row that has most of the headings of one list, usually the first, or the
    second under a title. Raises NotRead where there is none.
    """
    best, most, pupils = None, 0, False
    for position, row in enumerate(rows[:ROWS_SEARCHED]):
        keys = [heading_key(cell) for cell in row]
        pupils = pupils or _of_pupils(keys)
        for case_list in LISTS:
            hits = _hits(case_list, keys)
            if hits > most:
                best, most = (position, case_list), hits
    if pupils:
        raise NotRead(SPECIAL)
    if best is None:
        raise NotRead(_why_unknown(name))
    return _settle(*best, rows[best[0]])


def _of_pupils(keys: list[str]) -> bool:
    signs = [key for key in keys if any(sign in key for sign in SPECIAL_NEEDS)]
    return len(signs) >= 2 or (bool(signs) and any(key in keys for key in IDENTIFIERS_OF_PUPILS))


def _hits(case_list: CaseList, keys: list[str]) -> int:
    marks = sum(heading_key(mark) in keys for mark in case_list.marks)
    if case_list is PLAIN and not any(key in keys for key in ("plan", "service")):
        return 0
    known = {heading_key(one) for names in case_list.columns.values() for one in names}
    return marks and 10 * marks + sum(key in known for key in keys)


def _settle(position: int, case_list: CaseList, row: Sequence[object]) -> Headings:
    columns, kept, used = {}, [], set()
    keys = [heading_key(cell) for cell in row]
    for value, names in case_list.columns.items():
        found = next((keys.index(key) for key in map(heading_key, names) if key in keys), None)
        if found is not None and found not in used:
            columns[value] = found
            used.add(found)
    unnamed = "reference" not in columns and bool(keys) and not keys[0]
    if unnamed:
        columns["reference"] = 0
    _must_have(case_list, columns)
    for value, found in sorted(columns.items(), key=lambda pair: pair[1]):
        kept.append((_shown(row[found]) or "(no heading)", value))
    discarded = tuple(
        _shown(cell) for at, cell in enumerate(row) if at not in columns.values() and keys[at]
    )
    return Headings(position, case_list, columns, tuple(kept), discarded, unnamed)


def _must_have(case_list: CaseList, columns: dict[str, int]) -> None:
    for value in case_list.needed:
        if value not in columns:
            heading = case_list.columns[value][0]
            if value == "reference":
                raise NotRead(NO_REFERENCE.format(heading))
            raise NotRead(f"It looks like {case_list.title}, but has no column “{heading}”.")


def _why_unknown(name: str) -> str:
    named = NAMED_LIKE_A_LIST.search(name.replace("_", " "))
    if named:
        return (
            f"It is called List {named[1]}, but none of its first {ROWS_SEARCHED} rows has the "
            "headings of that list."
        )
    return NOT_READ


def _shown(cell: object) -> str:
    return as_kept(cell[:LONGEST_HEADING])[:LONGEST_SHOWN] if isinstance(cell, str) else ""
