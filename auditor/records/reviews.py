"""Tables of what comes after sending: submissions, reviews, findings, signed copies."""

from peewee import (
    BooleanField,
    CharField,
    ForeignKeyField,
    IntegerField,
    JSONField,
    TextField,
)

from auditor.records.actions import ActionEvent
from auditor.records.audits import Audit, Event
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
    submission = ForeignKeyField(Submission, null=True, backref="grade_changes")  # which was judged

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


class NamedLead(Record):
    """Somebody whom an administrator named to act as lead on one audit because nobody else could."""

    audit = ForeignKeyField(Audit, backref="named_leads")
    person = ForeignKeyField(Person, backref="named_for")
    reason = TextField()
    by = ForeignKeyField(Person)
    at = MomentField()

    class Meta:
        table_name = "named_lead"
        indexes = ((("audit", "person"), True),)


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
    # The last thing that had happened to the audit: which review it belongs to, whatever the clock says.
    after_event = ForeignKeyField(Event, null=True, backref="comments")


class Finding(Record):
    """A strength or an area for improvement that the audit tells, in one sentence.

    `rests_on` is the answer it was worded on (rules.audits.findings); None where that was not kept.
    """

    audit = ForeignKeyField(Audit, backref="findings")
    question = CharField()
    kind = CharField()
    sentence = TextField()
    told = BooleanField(default=True)
    by = ForeignKeyField(Person)
    at = MomentField()
    rests_on = CharField(null=True)

    class Meta:
        indexes = ((("audit", "question"), True),)


class FindingChange(Record):
    """What a finding said before a reviewer or the auditor changed it."""

    finding = ForeignKeyField(Finding, backref="changes")
    kind = CharField()
    sentence = TextField()
    told = BooleanField()
    by = ForeignKeyField(Person)
    at = MomentField()

    class Meta:
        table_name = "finding_change"


class BeforeCorrection(Record):
    """What an audit told, asked for and had said of it when it went back to its auditor.

    Others read this until it is sent again: `findings` and proposed `actions` as they were, and the
    last change of a finding and the last comment (ids) that are not the auditor's own. Then it goes.
    """

    audit = ForeignKeyField(Audit, backref="before_corrections")
    event = ForeignKeyField(Event)
    findings = JSONField()
    actions = JSONField()
    last_change = IntegerField(default=0)
    last_comment = IntegerField(default=0)

    class Meta:
        table_name = "before_correction"


class SignedCopy(Record):
    """What an audit said when it was signed off, frozen; findings are printed from it."""

    audit = ForeignKeyField(Audit, backref="signed_copies")
    number = IntegerField()
    by = ForeignKeyField(Person)
    at = MomentField()
    content = JSONField()
    after_step = ForeignKeyField(ActionEvent, null=True, backref="copies")  # the last that it knows of

    class Meta:
        table_name = "signed_copy"
        indexes = ((("audit", "number"), True),)


class SignedAnswer(Record):
    """One answer of a signed copy as it is counted: the option chosen, the finding told on it.

    `value` is the key of the option, the final grade, or "" for what was written; `first` is the
    auditor's grade at the first sending; `told` is the kind of the finding that rests on it.
    """

    signed_copy = ForeignKeyField(SignedCopy, backref="counted")
    question = CharField()
    value = CharField(default="")
    first = CharField(default="")
    told = CharField(default="")

    class Meta:
        table_name = "signed_answer"
        indexes = ((("signed_copy", "question"), True), (("question", "value"), False))
