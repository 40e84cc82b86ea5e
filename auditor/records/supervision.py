"""Tables of supervision: sessions in which findings were discussed, reflections, replies to findings."""

from peewee import SQL, BooleanField, CharField, DateField, ForeignKeyField, TextField

from auditor.records.audits import Audit
from auditor.records.database import MomentField, Record
from auditor.records.people import Person
from auditor.records.reviews import SignedCopy


class Discussion(Record):
    """A supervision session in which the findings were talked through; it only grows.

    A correction is another row, which names the one that it corrects.
    """

    audit = ForeignKeyField(Audit, backref="discussions")
    held_on = DateField()
    who = CharField()
    comment = TextField(default="")
    by = ForeignKeyField(Person, backref="discussions")
    at = MomentField()
    corrects = ForeignKeyField("self", null=True, unique=True, backref="corrected_by")
    # With whom it was held; where nobody is named, with whose work the audit judges.
    worker = ForeignKeyField(Person, null=True, backref="discussed")
    signed_copy = ForeignKeyField(SignedCopy, null=True, backref="discussions")  # the latest one then


class Reflection(Record):
    """What the worker thinks of the findings, typed by the worker or by somebody for them."""

    audit = ForeignKeyField(Audit, backref="reflections")
    text = TextField()
    by = ForeignKeyField(Person, backref="reflections")
    at = MomentField()
    corrects = ForeignKeyField("self", null=True, unique=True, backref="corrected_by")
    signed_copy = ForeignKeyField(SignedCopy, null=True, backref="reflections")  # the latest one then


class Reply(Record):
    """That the worker or the supervisor calls a finding factually wrong, and what was answered."""

    signed_copy = ForeignKeyField(SignedCopy, backref="replies")
    question = CharField()
    reason = TextField()
    by = ForeignKeyField(Person, backref="replies")
    at = MomentField()
    answer = TextField(default="")
    answered_by = ForeignKeyField(Person, null=True, backref="answered")
    answered_at = MomentField(null=True)
    reopened = BooleanField(default=False)

    class Meta:
        indexes = (
            SQL(
                "CREATE UNIQUE INDEX reply_waiting ON reply (signed_copy_id, question, by_id)"
                " WHERE answered_at IS NULL"
            ),
        )
