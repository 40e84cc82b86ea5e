"""The log as a lead reads it: newest first, without what is not theirs to know."""

import re

from peewee import JOIN, fn

from auditor.records.audits import Audit
from auditor.records.cases import Case
from auditor.records.journal import JournalEntry
from auditor.records.people import Person
from auditor.records.text import alphabetical
from auditor.work import audit_names, case_references
from auditor.work.pagination import Page, page_of
from auditor.work.rights import conditions
from auditor.work.rights.readership import readable
from auditor.work.signed_in import SignedIn

OF_CASES = frozenset({
    "added a case", "changed a case", "changed the readers of a case", "closed a case", "opened a case",
    "reopened a case",
})


def page(
    me: SignedIn, person: int | None = None, reference: str = "", after: int | None = None,
    before: int | None = None,
) -> Page:
    """One page of the log, newest first; of one person, or of what is called `reference`.

    `after` and `before` are the entry at the page's edge. Each row has its person `by`, its `audit`
    and its case `about`, in one query. Lines on restricted cases that do not name the person as a
    reader are left out, and so are those of others on audits that the person is party to.
    """
    query = (
        JournalEntry.select(JournalEntry, Person, Audit, Case)
        .join(Person, JOIN.LEFT_OUTER).switch(JournalEntry)
        .join(Audit, JOIN.LEFT_OUTER).switch(JournalEntry)
        .join(Case, JOIN.LEFT_OUTER, on=_case() == Case.id, attr="about")
        .where(readable(me.id), ~conditions.party(me.id) | (JournalEntry.by == me.id))
    )
    if person:
        query = query.where(JournalEntry.by == person)
    if reference.strip():
        query = query.where(_called(reference))
    return page_of(query, JournalEntry.id, JournalEntry.id, after, before, descending=True)


def people() -> list[tuple[int, str]]:
    """Everybody whose doings the log may hold: (id, name), by name."""
    return list(Person.select(Person.id, Person.name).order_by(alphabetical(Person.name), Person.id).tuples())


def reference_of(entry: JournalEntry) -> str:
    """What the audit or the case of a line is called, or nothing where it is about neither."""
    if entry.audit_id and not entry.audit.case_id:
        return audit_names.reference(entry.audit)
    else:
        return entry.about.reference if getattr(entry, "about", None) else ""


def detail_of(entry: JournalEntry) -> str:
    """What a line says besides; of an old one about a case that is called otherwise now, nothing."""
    return "" if entry.act in OF_CASES and not entry.case_id else entry.detail


def _case():
    return fn.COALESCE(JournalEntry.case, Audit.case)


def _called(reference: str):
    """That an entry is about a case of this reference, an audit of it, or this worker's supervision."""
    plain = "".join(reference.split()).lower()
    of_worker = re.fullmatch(r"supervision(\d{1,9})", plain, re.ASCII)
    one = Audit.alias()
    if of_worker:
        supervision = one.case.is_null() & (one.worker == int(of_worker[1]))
        return JournalEntry.audit.in_(one.select(one.id).where(supervision))
    else:
        called = [case for (case,) in Case.select(Case.id).where(case_references.called(reference)).tuples()]
        of_audits = one.select(one.id).where(one.case.in_(called))
        return JournalEntry.case.in_(called) | JournalEntry.audit.in_(of_audits)
