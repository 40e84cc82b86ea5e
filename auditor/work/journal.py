"""The log: who saw, printed or changed what is put into it, and never any case text."""

import datetime
from collections.abc import Iterable

from auditor.records.database import change
from auditor.records.journal import JournalEntry
from auditor.work import clock


def record(
    by: int | None, act: str, audit: int | None = None, detail: str = "", case: int | None = None
) -> None:
    """Add one line to the log: who (id), what was done, on which audit or case (ids), no case text."""
    with change():
        JournalEntry.insert(
            by=by, act=act, audit=audit, case=case, detail=detail[:200], at=clock.now()
        ).execute()


def saw_today(by: int, act: str, audit_ids: Iterable[int]) -> None:
    """Add a line for each of these audits on which the person's log has none of this act today.

    A page that is opened all day would otherwise fill the log. At most two queries.
    """
    wanted = set(audit_ids)
    if not wanted:
        return
    since = clock.now() - datetime.timedelta(hours=12)
    known = JournalEntry.select(JournalEntry.audit).where(
        JournalEntry.by == by, JournalEntry.act == act, JournalEntry.at > since,
        JournalEntry.audit.in_(wanted),
    )
    new = wanted - {audit for (audit,) in known.tuples()}
    if new:
        with change():
            JournalEntry.insert_many(
                {"by": by, "act": act, "audit": audit, "detail": "", "at": clock.now()}
                for audit in sorted(new)
            ).execute()
