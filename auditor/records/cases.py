"""Tables of the programme: cases, forms and their versions, cycles with their stages and auditors."""

from peewee import (
    SQL,
    BooleanField,
    CharField,
    DateField,
    ForeignKeyField,
    IntegerField,
    JSONField,
    TextField,
)

from auditor.records.database import MomentField, Record
from auditor.records.people import Person, Team


class Case(Record):
    """One child's or family's case, by reference only."""

    reference = CharField()
    family = CharField(default="", index=True)
    service = CharField()
    plan = CharField()
    team = ForeignKeyField(Team, null=True, backref="cases")
    worker = ForeignKeyField(Person, null=True, backref="cases")
    opened_on = DateField(null=True)
    closed_on = DateField(null=True)
    last_seen_on = DateField(null=True)
    age_band = CharField(default="")
    restricted = BooleanField(default=False)

    class Meta:
        indexes = (
            SQL(
                'CREATE UNIQUE INDEX case_known_as ON "case"'
                " (LOWER(REPLACE(reference, ' ', '')))"
            ),
        )


class CaseReader(Record):
    """A person who may read a restricted case."""

    case = ForeignKeyField(Case, backref="readers")
    person = ForeignKeyField(Person, backref="readable")

    class Meta:
        table_name = "case_reader"
        indexes = ((("case", "person"), True),)


class FormerWorker(Record):
    """A person who had a case before its worker of today; both days are among theirs.

    `since` is None where it was not known when they took it over.
    """

    case = ForeignKeyField(Case, backref="former_workers")
    worker = ForeignKeyField(Person, backref="former_cases")
    since = DateField(null=True)
    until = DateField()

    class Meta:
        table_name = "former_worker"


class Form(Record):
    """A set of questions, through all its versions."""

    key = CharField(unique=True)
    title = CharField()
    subject = CharField()


class FormVersion(Record):
    """One wording of a form; frozen from the day it is published."""

    form = ForeignKeyField(Form, backref="versions")
    number = IntegerField()
    content = JSONField()
    published_at = MomentField(null=True)

    class Meta:
        table_name = "form_version"
        indexes = ((("form", "number"), True),)


class Cycle(Record):
    """One round of audits, quarterly or thematic."""

    title = CharField(unique=True)
    kind = CharField()
    form_version = ForeignKeyField(FormVersion, backref="cycles")
    starts_on = DateField()
    ends_on = DateField()
    workers = IntegerField(default=3)
    cases_per_worker = IntegerField(default=3)
    note = TextField(default="")
    made_by = ForeignKeyField(Person, null=True)
    closed_at = MomentField(null=True)


class Stage(Record):
    """One of the ordered reviews of a cycle."""

    cycle = ForeignKeyField(Cycle, backref="stages")
    number = IntegerField()
    title = CharField()

    class Meta:
        indexes = ((("cycle", "number"), True),)


class StageReviewer(Record):
    """A person who may review at a stage."""

    stage = ForeignKeyField(Stage, backref="reviewers")
    person = ForeignKeyField(Person, backref="stages")

    class Meta:
        table_name = "stage_reviewer"
        indexes = ((("stage", "person"), True),)


class CycleAuditor(Record):
    """A person who audits in a cycle."""

    cycle = ForeignKeyField(Cycle, backref="auditors")
    person = ForeignKeyField(Person, backref="cycles")

    class Meta:
        table_name = "cycle_auditor"
        indexes = ((("cycle", "person"), True),)
