"""One entry for each case, where a case is in several rows or on several lists."""

import datetime
from collections.abc import Iterable
from dataclasses import replace

from auditor.rules.cases.case_lists.entries import Entry, Resolved, Row
from auditor.rules.cases.case_lists.values import name_key
from auditor.rules.cases.cases import known_as

# Which plan stands where lists differ: the most of an authority's duty first.
FIRST = ("looked after", "child protection", "care leaver", "child in need", "assessment",
         "early help", "")
# Who fills what the row that stands leaves empty: List 6 holds every case of social care.
FILLS = ("6", "8", "7", "9", "plain")
FILLED = ("service", "plan", "family", "opened_on", "age_band")
DAY_ONE = datetime.date(1, 1, 1)
MOST_PLACES = 6


def resolve(rows: Iterable[Row]) -> tuple[list[Entry], list[Resolved], list[Row]]:
    """One entry for each case, what was decided where it had several rows, and the rows left out.

    An open row stands before a closed one, then looked after before child protection before care
    leaver before child in need before assessment, then the one opened last, then the lower one.
    What it leaves empty comes from the other rows, List 6 first; last seen is the latest day. A row
    whose plan has ended (Lists 7 and 8) only fills, and is left out where it stands alone.
    """
    cases: dict[str, list[Row]] = {}
    for row in rows:
        cases.setdefault(known_as(row.entry.reference), []).append(row)
    entries, resolved, left_out = [], [], []
    for found in cases.values():
        standing = [row for row in found if not row.ended]
        if not standing:
            left_out += found
        elif len(found) == 1:
            entries.append(found[0].entry)
        else:
            best = min(enumerate(standing), key=_rank)[1]
            entry = _filled(best, found)
            entries.append(entry)
            resolved.append(_told(best, entry, found))
    return entries, resolved, left_out


def _rank(numbered: tuple[int, Row]) -> tuple:
    position, row = numbered
    entry = row.entry
    opened = (entry.opened_on or DAY_ONE).toordinal()
    return entry.closed, FIRST.index(entry.plan), -opened, -position


def _filled(best: Row, rows: list[Row]) -> Entry:
    entry = best.entry
    others = sorted((row for row in rows if row is not best), key=_filling_order)
    missing = {}
    for column in FILLED:
        if not getattr(entry, column) and not (column == "plan" and entry.closed):
            given = (getattr(row.entry, column) for row in others)
            missing[column] = next(filter(None, given), getattr(entry, column))
    seen = [row.entry.last_seen_on for row in rows if row.entry.last_seen_on]
    team, worker = _allocated(entry, others)
    return replace(
        entry, **missing, team=team, worker=worker, last_seen_on=max(seen, default=None)
    )


def _allocated(entry: Entry, others: list[Row]) -> tuple[str, str]:
    """Team and worker belong together: a worker is never taken over into another row's team."""
    for one in (row.entry for row in others):
        same = not entry.team or not one.team or name_key(one.team) == name_key(entry.team)
        if not entry.worker and one.worker and same:
            return entry.team or one.team, one.worker
    team = entry.team or next((row.entry.team for row in others if row.entry.team), "")
    return (team, "") if not entry.worker else (entry.team, entry.worker)


def _filling_order(row: Row) -> tuple:
    return FILLS.index(row.case_list), row.entry.closed, row.number


def _told(best: Row, entry: Entry, rows: list[Row]) -> Resolved:
    places = [f"{row.sheet}, row {row.number}" for row in rows[:MOST_PLACES]]
    if len(rows) > MOST_PLACES:
        places.append(f"{len(rows) - MOST_PLACES} more")
    kept = "closed" if entry.closed else entry.plan
    if len({row.entry for row in rows}) == 1:
        kept += ", said alike each time"
    else:
        kept += f", by {best.sheet}, row {best.number}"
    return Resolved(entry.reference, tuple(places), kept)
