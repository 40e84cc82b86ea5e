"""Rows that are never changed: a correction is another row, which names the one that it corrects."""

from collections.abc import Iterable

from auditor.records.audits import Audit
from auditor.records.people import Person
from auditor.records.supervision import Discussion, Reflection
from auditor.work import clock
from auditor.work.refusals import Overtaken
from auditor.work.reviews import signed_copies
from auditor.work.signed_in import SignedIn

Row = Discussion | Reflection


def latest(rows: Iterable[Row]) -> list[Row]:
    """Of rows, oldest first, those that nothing corrects, in the order in which each began.

    Each gets `first`, the row that it began as, and `earlier`, its earlier wordings, oldest first.
    """
    found: dict[int, list[Row]] = {}  # by the id of the last of them
    for row in rows:
        found[row.id] = [*found.pop(row.corrects_id, []), row]
    chains = sorted(found.values(), key=lambda chain: chain[0].id)
    for chain in chains:
        chain[-1].first, chain[-1].earlier = chain[0], chain[:-1]
    return [chain[-1] for chain in chains]


def said_before(table: type[Row], audit: Audit, me: SignedIn, values: dict) -> bool:
    """Whether this person said the very same of this audit: a form sent twice."""
    same = [getattr(table, name) == value for name, value in values.items()]
    return table.select().where(table.audit == audit.id, table.by == me.id, *same).exists()


def correct(one: Row, me: SignedIn, values: dict) -> bool:
    """Add the correction of a row, within a change; whether that was needed.

    Pressed twice it is added once. Raises Overtaken where somebody else corrected the row first, or
    the same person otherwise.
    """
    if _says(one, values):
        return False
    table = type(one)
    corrected = table.corrects == one.id
    if table.select().where(corrected).exists():
        added = False
    else:
        table.insert(
            audit=one.audit_id, by=me.id, at=clock.now(), corrects=one.id,
            signed_copy=signed_copies.latest_id(one.audit_id), **values
        ).on_conflict_ignore().execute()
        added = True
    kept = table.select(table, Person).join(Person, on=table.by, attr="by").where(corrected).get()
    if kept.by_id != me.id or not _says(kept, values):
        raise Overtaken(kept.by.name, kept.at, "")
    return added


def _says(row: Row, values: dict) -> bool:
    return all(getattr(row, name) == value for name, value in values.items())
