"""Tables of what comes after sending: submissions, reviews, findings, actions, signed copies."""

from peewee import (
    BooleanField,
    CharField,
    DateField,
    ForeignKeyField,
    IntegerField,
    JSONField,
    TextField,
)

from auditor.records.audits import Audit
from auditor.records.cases import Case
from auditor.records.database import MomentField, Record
from auditor.records.people import Person


class Submission(Record):
    """What an audit said each time it was sent for review."""

    audit = ForeignKeyField(Audit, backref="submissions")
    number = IntegerField()
    stage = IntegerField()
    by = ForeignKeyField(Person)
    at = MomentField()
    answers = JSONField()

    class Meta:
        indexes = ((("audit", "number"), True),)


class Approval(Record):
    """That one person approved one stage of one submission."""

    audit = ForeignKeyField(Audit, backref="approvals")
    submission = ForeignKeyField(Submission, backref="approvals")
    stage = IntegerField()
    by = ForeignKeyField(Person, backref="approvals")
    at = MomentField()
    note = TextField(default="")
    in_force = BooleanField(default=True)


class GradeChange(Record):
    """A grade that a reviewer changed, with the reason; the auditor's own stays beside it."""

    audit = ForeignKeyField(Audit, backref="grade_changes")
    question = CharField()
    stage = IntegerField()
    before = CharField()
    after = CharField()
    reason = TextField()
    by = ForeignKeyField(Person)
    at = MomentField()

    class Meta:
        table_name = "grade_change"


class StandIn(Record):
    """A reviewer added to one stage of one audit by the lead."""

    audit = ForeignKeyField(Audit, backref="stand_ins")
    stage = IntegerField()
    person = ForeignKeyField(Person, backref="standing_in")
    reason = TextField()
    by = ForeignKeyField(Person)
    at = MomentField()

    class Meta:
        table_name = "stand_in"
        indexes = ((("audit", "stage", "person"), True),)


class Comment(Record):
    """A remark of a reviewer or auditor on one question, or on the audit."""

    audit = ForeignKeyField(Audit, backref="comments")
    question = CharField(default="")
    stage = IntegerField(null=True)
    by = ForeignKeyField(Person, backref="comments")
    at = MomentField()
    edited_at = MomentField(null=True)
    text = TextField()
    for_worker = BooleanField(default=False)


class Finding(Record):
    """A strength or an area for improvement that the audit tells, in one sentence."""

    audit = ForeignKeyField(Audit, backref="findings")
    question = CharField()
    kind = CharField()
    sentence = TextField()
    told = BooleanField(default=True)
    by = ForeignKeyField(Person)
    at = MomentField()

    class Meta:
        indexes = ((("audit", "question"), True),)


class FindingChange(Record):
    """How a finding stood before a reviewer or the auditor changed it."""

    finding = ForeignKeyField(Finding, backref="changes")
    kind = CharField()
    sentence = TextField()
    told = BooleanField()
    by = ForeignKeyField(Person)
    at = MomentField()

    class Meta:
        table_name = "finding_change"


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

    class Meta:
        indexes = ((("case", "audit"), False), (("owner", "state"), False))


class SignedCopy(Record):
    """What an audit said when it was signed off, frozen; findings are printed from it."""

    audit = ForeignKeyField(Audit, backref="signed_copies")
    number = IntegerField()
    by = ForeignKeyField(Person)
    at = MomentField()
    content = JSONField()

    class Meta:
        table_name = "signed_copy"
        indexes = ((("audit", "number"), True),)
