"""Tables of the team's settings and of the log, which only ever grows."""

from peewee import CharField, ForeignKeyField, JSONField, TextField

from auditor.records.audits import Audit
from auditor.records.cases import Case
from auditor.records.database import MomentField, Record
from auditor.records.people import Person


class Setting(Record):
    """One thing the lead or administrator set on a page."""

    key = CharField(primary_key=True)
    value = JSONField()


class JournalEntry(Record):
    """That somebody saw, printed or changed something; never any case text."""

    at = MomentField(index=True)
    by = ForeignKeyField(Person, null=True, backref="entries")
    act = CharField()
    audit = ForeignKeyField(Audit, null=True, backref="entries")
    detail = TextField(default="")
    # The case that a line is about where it is about no audit: whoever may not know of it is not shown it.
    case = ForeignKeyField(Case, null=True, backref="entries")

    class Meta:
        table_name = "journal_entry"
