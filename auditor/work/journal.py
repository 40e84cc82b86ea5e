"""The log: who saw, printed or changed what, and never any case text."""

import datetime
import re
from collections.abc import Iterable

from peewee import JOIN

from auditor.records.audits import Audit
from auditor.records.cases import Case
from auditor.records.database import change
from auditor.records.journal import JournalEntry
from auditor.records.people import Person
from auditor.records.text import alphabetical
from auditor.work import clock, references
from auditor.work.keyset import Page, page_of


def record(by: int | None, act: str, audit: int | None = None, detail: str = "") -> None:
    """Add one line to the log: who (id), what was done, on which audit (id), and no case text."""
    with change():
        JournalEntry.insert(
            by=by, act=act, audit=audit, detail=detail[:200], at=clock.now()
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


def entries(
    person: int | None = None, reference: str = "", after: int | None = None,
    before: int | None = None,
) -> Page:
    """One page of the log, newest first; of one person, or of the audits called `reference`.

    `after` and `before` are the entry at the page's edge. Each row has its person `by` and its
    `audit` with the case, in one query.
    """
    query = (
        JournalEntry.select(JournalEntry, Person, Audit, Case)
        .join(Person, JOIN.LEFT_OUTER).switch(JournalEntry)
        .join(Audit, JOIN.LEFT_OUTER).join(Case, JOIN.LEFT_OUTER)
    )
    if person:
        query = query.where(JournalEntry.by == person)
    if reference.strip():
        query = query.where(_called(reference))
    return page_of(query, JournalEntry.id, JournalEntry.id, after, before, falling=True)


def people() -> list[tuple[int, str]]:
    """Everybody whose doings the log may hold: (id, name), by name."""
    return list(Person.select(Person.id, Person.name).order_by(alphabetical(Person.name), Person.id).tuples())


def _called(reference: str):
    """That an entry is about an audit of this case reference, or of this worker's supervision."""
    plain = "".join(reference.split()).lower()
    of_worker = re.fullmatch(r"supervision(\d{1,9})", plain, re.ASCII)
    if of_worker:
        return Audit.case.is_null() & (Audit.worker == int(of_worker[1]))
    else:
        return references.called(reference)
