"""Tables of what the lead writes about a cycle: points, confirmations of what is public, the report."""

from peewee import CharField, ForeignKeyField, IntegerField, JSONField, TextField

from auditor.records.audits import Audit
from auditor.records.cases import Cycle
from auditor.records.database import MomentField, Record
from auditor.records.people import Person


class Point(Record):
    """A strength or an area for improvement in the lead's words, for the summary or a briefing.

    The title of a briefing is kept as one of the kind "title".
    """

    cycle = ForeignKeyField(Cycle, backref="points")
    use = CharField()
    kind = CharField()
    text = TextField()
    place = IntegerField()
    by = ForeignKeyField(Person, backref="points")
    at = MomentField()
    removed_at = MomentField(null=True)

    class Meta:
        indexes = ((("cycle", "use"), False),)


class PointSource(Record):
    """A finding that a point was written from: what an audit told on one question."""

    point = ForeignKeyField(Point, backref="sources")
    audit = ForeignKeyField(Audit, backref="in_points")
    question = CharField()

    class Meta:
        table_name = "point_source"
        indexes = ((("point", "audit", "question"), True),)


class PublicConfirmation(Record):
    """That a lead read the public version of a cycle for identifying detail, and what it said then."""

    cycle = ForeignKeyField(Cycle, backref="confirmations")
    by = ForeignKeyField(Person, backref="confirmations")
    at = MomentField()
    content = JSONField()

    class Meta:
        table_name = "public_confirmation"


class ReportText(Record):
    """How the lead wrote one part of a cycle's report; the highest number stands, and it only grows.

    `figures` are those that the part had when it was written; no text: live again.
    """

    cycle = ForeignKeyField(Cycle, backref="report_texts")
    part = CharField()
    number = IntegerField()
    text = TextField(null=True)
    figures = JSONField()
    by = ForeignKeyField(Person, backref="report_texts")
    at = MomentField()

    class Meta:
        table_name = "report_text"
        indexes = ((("cycle", "part", "number"), True),)
