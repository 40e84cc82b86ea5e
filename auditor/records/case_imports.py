"""Table of case lists that were read: between their preview and their being applied."""

from peewee import ForeignKeyField, JSONField

from auditor.records.database import MomentField, Record
from auditor.records.people import Person


class CaseImport(Record):
    """What is kept of one file: its kept columns until it is applied, and what became of it."""

    by = ForeignKeyField(Person, backref="case_imports")
    at = MomentField()
    content = JSONField()
    applied_at = MomentField(null=True)
    result = JSONField()

    class Meta:
        table_name = "case_import"
