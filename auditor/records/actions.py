"""Tables of actions: what must be done, by whom, and everything that happened to it."""

from peewee import BooleanField, CharField, DateField, ForeignKeyField, TextField

from auditor.records.audits import Audit
from auditor.records.cases import Case
from auditor.records.database import MomentField, Record
from auditor.records.people import Person


class Action(Record):
    """What must be done, by one named owner, by a date; then verified."""

    audit = ForeignKeyField(Audit, backref="actions")
    case = ForeignKeyField(Case, null=True, backref="actions")
    question = CharField(default="")
    what = TextField()
    why = TextField()
    how_known = TextField(default="")
    owner = ForeignKeyField(Person, backref="actions")
    urgent = BooleanField(default=False)
    state = CharField(default="proposed", index=True)
    proposed_by = ForeignKeyField(Person, backref="proposed")
    proposed_at = MomentField()
    opened_at = MomentField(null=True)
    due_on = DateField(null=True)
    reported_by = ForeignKeyField(Person, null=True, backref="reported")
    reported_at = MomentField(null=True)
    closed_by = ForeignKeyField(Person, null=True, backref="verified")
    closed_at = MomentField(null=True)
    note = TextField(default="")
    evidence = TextField(default="")  # what was done, and where it is seen: said when reported done

    class Meta:
        indexes = ((("case", "audit"), False), (("owner", "state"), False))


class ActionEvent(Record):
    """That something happened to an action: who, when and in what words; it only grows."""

    action = ForeignKeyField(Action, backref="events")
    by = ForeignKeyField(Person, null=True, backref="action_events")
    at = MomentField()
    what = CharField()
    text = TextField(default="")

    class Meta:
        table_name = "action_event"
