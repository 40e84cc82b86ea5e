"""Tables of sampling: each draw whole, what was changed in it by hand, and audits made again."""

from peewee import CharField, DateField, ForeignKeyField, IntegerField, JSONField, TextField

from auditor.records.audits import Audit
from auditor.records.cases import Cycle
from auditor.records.database import MomentField, Record
from auditor.records.people import Person


class Draw(Record):
    """One draw of a cycle, with all that it was drawn from, so that it can be repeated."""

    cycle = ForeignKeyField(Cycle, backref="draws")
    number = IntegerField()
    by = ForeignKeyField(Person, null=True, backref="draws")
    at = MomentField()
    day = DateField()
    seed = CharField()
    plan = JSONField()
    inputs = JSONField()
    digest = CharField()
    result = JSONField()
    audits = JSONField()
    reason = TextField(default="")

    class Meta:
        indexes = ((("cycle", "number"), True),)


class DrawChange(Record):
    """That an audit was dropped from a draw, added to it, or swapped for another one, and why."""

    draw = ForeignKeyField(Draw, backref="changes")
    dropped = ForeignKeyField(Audit, null=True, backref="dropped_from")
    added = ForeignKeyField(Audit, null=True, backref="added_to")
    reason = TextField()
    by = ForeignKeyField(Person, null=True, backref="draw_changes")
    at = MomentField()

    class Meta:
        table_name = "draw_change"


class ReAudit(Record):
    """That an audit is made again of an earlier one, outside the draw of its cycle."""

    audit = ForeignKeyField(Audit, unique=True, backref="re_audits")
    earlier = ForeignKeyField(Audit, backref="made_again")

    class Meta:
        table_name = "re_audit"
