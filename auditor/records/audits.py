"""Tables of one audit: where it is in its life, what was answered, and the record of each move."""

from peewee import (
    SQL,
    BooleanField,
    CharField,
    Check,
    DateField,
    ForeignKeyField,
    IntegerField,
    JSONField,
    TextField,
)

from auditor.records.cases import Case, Cycle, FormVersion
from auditor.records.database import MomentField, Record
from auditor.records.people import Person, Team


class Audit(Record):
    """One case, or one worker's supervision, read by one auditor in one cycle."""

    cycle = ForeignKeyField(Cycle, backref="audits")
    form_version = ForeignKeyField(FormVersion, backref="audits")
    case = ForeignKeyField(Case, null=True, backref="audits")
    auditor = ForeignKeyField(Person, null=True, backref="audits")
    state = CharField(default="unallocated")
    stage = IntegerField(null=True)
    taken_up_by = ForeignKeyField(Person, null=True, backref="taken_up")
    resubmit_stage = IntegerField(default=1)
    service = CharField()
    plan = CharField(default="")
    team = ForeignKeyField(Team, null=True, backref="audits")
    worker = ForeignKeyField(Person, null=True, backref="audited")
    supervisor = ForeignKeyField(Person, null=True, backref="supervising")
    period_from = DateField(null=True)
    period_to = DateField(null=True)
    sources = JSONField(default=list)
    unsafe_at_start = BooleanField(null=True)
    unsafe_at_sending = BooleanField(null=True)
    override_reason = TextField(default="")
    one_person_two_stages = BooleanField(default=False)
    external_until = DateField(null=True)
    since = MomentField()
    due_on = DateField(null=True)
    signed_off_at = MomentField(null=True)
    # The cycle that an audit began in, if it was carried over: its stages stay the audit's own.
    stages_of = ForeignKeyField(Cycle, null=True, backref="carried_over")

    class Meta:
        indexes = (
            (("state", "since"), False),
            (("cycle", "state"), False),
            (("case", "cycle"), False),
            (("auditor", "state"), False),
            (("supervisor", "state"), False),
            (("worker", "state"), False),
        )
        constraints = [Check("case_id IS NOT NULL OR worker_id IS NOT NULL")]


class Holding(Record):
    """A time during which one auditor held an audit; the open one is the auditor's own."""

    audit = ForeignKeyField(Audit, backref="holdings")
    auditor = ForeignKeyField(Person, backref="holdings")
    since = MomentField()
    until = MomentField(null=True)
    afresh = BooleanField(default=True)
    began = BooleanField(default=False)
    declined = BooleanField(default=False)


class Event(Record):
    """That something happened to an audit: who, when and why."""

    audit = ForeignKeyField(Audit, backref="events")
    by = ForeignKeyField(Person, null=True, backref="events")
    at = MomentField()
    move = CharField()
    from_state = CharField(default="")
    to_state = CharField(default="")
    stage = IntegerField(null=True)
    note = TextField(default="")


class DetailProposal(Record):
    """That its auditor says an audit had another team, worker or supervisor, and what became of it.

    What was named then stands beside what is proposed; only one proposal of an audit is open.
    """

    audit = ForeignKeyField(Audit, backref="detail_proposals")
    team_before = ForeignKeyField(Team, null=True, backref="+")
    team = ForeignKeyField(Team, null=True, backref="+")
    worker_before = ForeignKeyField(Person, null=True, backref="+")
    worker = ForeignKeyField(Person, null=True, backref="+")
    supervisor_before = ForeignKeyField(Person, null=True, backref="+")
    supervisor = ForeignKeyField(Person, null=True, backref="+")
    reason = TextField(default="")
    by = ForeignKeyField(Person, backref="+")
    at = MomentField()
    outcome = CharField(default="open")
    answer = TextField(default="")
    decided_by = ForeignKeyField(Person, null=True, backref="+")
    decided_at = MomentField(null=True)

    class Meta:
        table_name = "detail_proposal"
        indexes = (
            SQL(
                "CREATE UNIQUE INDEX detail_proposal_open ON detail_proposal (audit_id)"
                " WHERE outcome = 'open'"
            ),
        )


class Answer(Record):
    """What is answered to one question of one audit, now."""

    audit = ForeignKeyField(Audit, backref="answers")
    question = CharField()
    value = JSONField(null=True)
    evidence = TextField(default="")
    revision = IntegerField(default=1)
    by = ForeignKeyField(Person)
    at = MomentField()

    class Meta:
        indexes = ((("audit", "question"), True),)


class EarlierAnswer(Record):
    """What an answer said before; nothing typed is ever gone."""

    audit = ForeignKeyField(Audit, backref="earlier_answers")
    question = CharField()
    value = JSONField(null=True)
    evidence = TextField(default="")
    by = ForeignKeyField(Person)
    at = MomentField()
    kept_at = MomentField()

    class Meta:
        table_name = "earlier_answer"
        indexes = ((("audit", "question", "kept_at"), False),)


class SectionDone(Record):
    """That the auditor declared a section complete."""

    audit = ForeignKeyField(Audit, backref="sections_done")
    section = CharField()
    by = ForeignKeyField(Person)
    at = MomentField()

    class Meta:
        table_name = "section_done"
        indexes = ((("audit", "section"), True),)


class Concern(Record):
    """An immediate worry that a child is unsafe now; it can be answered, never undone."""

    audit = ForeignKeyField(Audit, backref="concerns")
    raised_by = ForeignKeyField(Person, backref="concerns")
    raised_at = MomentField()
    text = TextField()
    acknowledged_by = ForeignKeyField(Person, null=True, backref="acknowledged")
    acknowledged_at = MomentField(null=True)
    done = TextField(default="")

    class Meta:
        indexes = (
            SQL("CREATE INDEX concern_waiting ON concern (raised_at) WHERE acknowledged_at IS NULL"),
        )


class ConcernTold(Record):
    """Who was told of a concern, when, and what they answered."""

    concern = ForeignKeyField(Concern, backref="told")
    whom = CharField()
    when = CharField()
    answer = TextField(default="")
    by = ForeignKeyField(Person)
    at = MomentField()

    class Meta:
        table_name = "concern_told"


class Notice(Record):
    """That something was done to an audit, told to a person whom it concerns until they have seen it."""

    audit = ForeignKeyField(Audit, backref="notices")
    person = ForeignKeyField(Person, backref="notices")
    what = CharField()
    by = ForeignKeyField(Person, null=True, backref="notified")
    at = MomentField()
    seen_at = MomentField(null=True)

    class Meta:
        indexes = (
            SQL("CREATE INDEX notice_unseen ON notice (person_id) WHERE seen_at IS NULL"),
        )
