"""The first tables: people, cases, forms, cycles, audits, reviews and the log."""

from peewee import (
    BooleanField,
    CharField,
    Check,
    DateField,
    DateTimeField,
    DeferredForeignKey,
    ForeignKeyField,
    IntegerField,
    JSONField,
    Model,
    SqliteDatabase,
    TextField,
)

GROWS_ONLY = ("journal_entry", "event", "signed_copy", "earlier_answer")


def up(migrator, db):
    class Record(Model):
        class Meta:
            database = db
            legacy_table_names = False

    class Form(Record):
        key = CharField(unique=True)
        title = CharField()
        subject = CharField()

        class Meta:
            table_name = "form"

    class FormVersion(Record):
        form = ForeignKeyField(Form)
        number = IntegerField()
        content = JSONField()
        published_at = DateTimeField(null=True)

        class Meta:
            table_name = "form_version"
            indexes = ((("form", "number"), True),)

    class Team(Record):
        name = CharField(unique=True)
        service = CharField()
        supervisor = DeferredForeignKey("Person", null=True)

        class Meta:
            table_name = "team"

    class Person(Record):
        name = CharField()
        email = CharField(null=True)
        password = TextField(null=True)
        job_title = CharField(default="")
        external = BooleanField(default=False)
        access_ends = DateField(null=True)
        team = ForeignKeyField(Team, null=True)
        supervisor = ForeignKeyField("self", null=True)
        created_at = DateTimeField()
        closed_at = DateTimeField(null=True)

        class Meta:
            table_name = "person"

    class Cycle(Record):
        title = CharField(unique=True)
        kind = CharField()
        form_version = ForeignKeyField(FormVersion)
        starts_on = DateField()
        ends_on = DateField()
        workers = IntegerField(default=3)
        cases_per_worker = IntegerField(default=3)
        note = TextField(default="")
        made_by = ForeignKeyField(Person, null=True)
        closed_at = DateTimeField(null=True)

        class Meta:
            table_name = "cycle"

    class Case(Record):
        reference = CharField()
        family = CharField(index=True, default="")
        service = CharField()
        plan = CharField()
        team = ForeignKeyField(Team, null=True)
        worker = ForeignKeyField(Person, null=True)
        opened_on = DateField(null=True)
        closed_on = DateField(null=True)
        last_seen_on = DateField(null=True)
        age_band = CharField(default="")
        restricted = BooleanField(default=False)

        class Meta:
            table_name = "case"

    class Audit(Record):
        cycle = ForeignKeyField(Cycle)
        form_version = ForeignKeyField(FormVersion)
        case = ForeignKeyField(Case, null=True)
        auditor = ForeignKeyField(Person, null=True)
        state = CharField(default="unallocated")
        stage = IntegerField(null=True)
        taken_up_by = ForeignKeyField(Person, null=True)
        resubmit_stage = IntegerField(default=1)
        service = CharField()
        plan = CharField(default="")
        team = ForeignKeyField(Team, null=True)
        worker = ForeignKeyField(Person, null=True)
        supervisor = ForeignKeyField(Person, null=True)
        period_from = DateField(null=True)
        period_to = DateField(null=True)
        sources = JSONField(default=list)
        unsafe_at_start = BooleanField(null=True)
        unsafe_at_sending = BooleanField(null=True)
        override_reason = TextField(default="")
        one_person_two_stages = BooleanField(default=False)
        external_until = DateField(null=True)
        since = DateTimeField()
        due_on = DateField(null=True)
        signed_off_at = DateTimeField(null=True)

        class Meta:
            table_name = "audit"
            constraints = [Check("case_id IS NOT NULL OR worker_id IS NOT NULL")]
            indexes = (
                (("state", "since"), False),
                (("cycle", "state"), False),
                (("case", "cycle"), False),
                (("auditor", "state"), False),
                (("supervisor", "state"), False),
                (("worker", "state"), False),
            )

    class Action(Record):
        audit = ForeignKeyField(Audit)
        case = ForeignKeyField(Case, null=True)
        question = CharField(default="")
        what = TextField()
        why = TextField()
        how_known = TextField(default="")
        owner = ForeignKeyField(Person)
        urgent = BooleanField(default=False)
        state = CharField(index=True, default="proposed")
        proposed_by = ForeignKeyField(Person)
        proposed_at = DateTimeField()
        opened_at = DateTimeField(null=True)
        due_on = DateField(null=True)
        reported_by = ForeignKeyField(Person, null=True)
        reported_at = DateTimeField(null=True)
        closed_by = ForeignKeyField(Person, null=True)
        closed_at = DateTimeField(null=True)
        note = TextField(default="")

        class Meta:
            table_name = "action"
            indexes = (
                (("case", "audit"), False),
                (("owner", "state"), False),
            )

    class Answer(Record):
        audit = ForeignKeyField(Audit)
        question = CharField()
        value = JSONField(null=True)
        evidence = TextField(default="")
        revision = IntegerField(default=1)
        by = ForeignKeyField(Person)
        at = DateTimeField()

        class Meta:
            table_name = "answer"
            indexes = ((("audit", "question"), True),)

    class Submission(Record):
        audit = ForeignKeyField(Audit)
        number = IntegerField()
        stage = IntegerField()
        by = ForeignKeyField(Person)
        at = DateTimeField()
        answers = JSONField()

        class Meta:
            table_name = "submission"
            indexes = ((("audit", "number"), True),)

    class Approval(Record):
        audit = ForeignKeyField(Audit)
        submission = ForeignKeyField(Submission)
        stage = IntegerField()
        by = ForeignKeyField(Person)
        at = DateTimeField()
        note = TextField(default="")
        in_force = BooleanField(default=True)

        class Meta:
            table_name = "approval"

    class CaseReader(Record):
        case = ForeignKeyField(Case)
        person = ForeignKeyField(Person)

        class Meta:
            table_name = "case_reader"
            indexes = ((("case", "person"), True),)

    class Comment(Record):
        audit = ForeignKeyField(Audit)
        question = CharField(default="")
        stage = IntegerField(null=True)
        by = ForeignKeyField(Person)
        at = DateTimeField()
        edited_at = DateTimeField(null=True)
        text = TextField()
        for_worker = BooleanField(default=False)

        class Meta:
            table_name = "comment"

    class Concern(Record):
        audit = ForeignKeyField(Audit)
        raised_by = ForeignKeyField(Person)
        raised_at = DateTimeField()
        text = TextField()
        acknowledged_by = ForeignKeyField(Person, null=True)
        acknowledged_at = DateTimeField(null=True)
        done = TextField(default="")

        class Meta:
            table_name = "concern"

    class ConcernTold(Record):
        concern = ForeignKeyField(Concern)
        whom = CharField()
        when = CharField()
        answer = TextField(default="")
        by = ForeignKeyField(Person)
        at = DateTimeField()

        class Meta:
            table_name = "concern_told"

    class CycleAuditor(Record):
        cycle = ForeignKeyField(Cycle)
        person = ForeignKeyField(Person)

        class Meta:
            table_name = "cycle_auditor"
            indexes = ((("cycle", "person"), True),)

    class EarlierAnswer(Record):
        audit = ForeignKeyField(Audit)
        question = CharField()
        value = JSONField(null=True)
        evidence = TextField(default="")
        by = ForeignKeyField(Person)
        at = DateTimeField()
        kept_at = DateTimeField()

        class Meta:
            table_name = "earlier_answer"
            indexes = ((("audit", "question", "kept_at"), False),)

    class Event(Record):
        audit = ForeignKeyField(Audit)
        by = ForeignKeyField(Person, null=True)
        at = DateTimeField()
        move = CharField()
        from_state = CharField(default="")
        to_state = CharField(default="")
        stage = IntegerField(null=True)
        note = TextField(default="")

        class Meta:
            table_name = "event"

    class Finding(Record):
        audit = ForeignKeyField(Audit)
        question = CharField()
        kind = CharField()
        sentence = TextField()
        told = BooleanField(default=True)
        by = ForeignKeyField(Person)
        at = DateTimeField()

        class Meta:
            table_name = "finding"
            indexes = ((("audit", "question"), True),)

    class FindingChange(Record):
        finding = ForeignKeyField(Finding)
        kind = CharField()
        sentence = TextField()
        told = BooleanField()
        by = ForeignKeyField(Person)
        at = DateTimeField()

        class Meta:
            table_name = "finding_change"

    class GradeChange(Record):
        audit = ForeignKeyField(Audit)
        question = CharField()
        stage = IntegerField()
        before = CharField()
        after = CharField()
        reason = TextField()
        by = ForeignKeyField(Person)
        at = DateTimeField()

        class Meta:
            table_name = "grade_change"

    class Holding(Record):
        audit = ForeignKeyField(Audit)
        auditor = ForeignKeyField(Person)
        since = DateTimeField()
        until = DateTimeField(null=True)
        afresh = BooleanField(default=True)
        began = BooleanField(default=False)
        declined = BooleanField(default=False)

        class Meta:
            table_name = "holding"

    class Invitation(Record):
        key_hash = CharField(unique=True)
        person = ForeignKeyField(Person)
        made_by = ForeignKeyField(Person, null=True)
        made_at = DateTimeField()
        used_at = DateTimeField(null=True)

        class Meta:
            table_name = "invitation"

    class JournalEntry(Record):
        at = DateTimeField(index=True)
        by = ForeignKeyField(Person, null=True)
        act = CharField()
        audit = ForeignKeyField(Audit, null=True)
        detail = TextField(default="")

        class Meta:
            table_name = "journal_entry"

    class PersonRole(Record):
        person = ForeignKeyField(Person)
        role = CharField()

        class Meta:
            table_name = "person_role"
            indexes = ((("person", "role"), True),)

    class SectionDone(Record):
        audit = ForeignKeyField(Audit)
        section = CharField()
        by = ForeignKeyField(Person)
        at = DateTimeField()

        class Meta:
            table_name = "section_done"
            indexes = ((("audit", "section"), True),)

    class Session(Record):
        key_hash = CharField(unique=True)
        person = ForeignKeyField(Person)
        started_at = DateTimeField()
        seen_at = DateTimeField()
        ended_at = DateTimeField(null=True)

        class Meta:
            table_name = "session"

    class Setting(Record):
        key = CharField(primary_key=True)
        value = JSONField()

        class Meta:
            table_name = "setting"

    class SignedCopy(Record):
        audit = ForeignKeyField(Audit)
        number = IntegerField()
        by = ForeignKeyField(Person)
        at = DateTimeField()
        content = JSONField()

        class Meta:
            table_name = "signed_copy"
            indexes = ((("audit", "number"), True),)

    class SignInAttempt(Record):
        account = CharField()
        address = CharField()
        at = DateTimeField()

        class Meta:
            table_name = "sign_in_attempt"
            indexes = (
                (("account", "at"), False),
                (("address", "at"), False),
            )

    class Stage(Record):
        cycle = ForeignKeyField(Cycle)
        number = IntegerField()
        title = CharField()

        class Meta:
            table_name = "stage"
            indexes = ((("cycle", "number"), True),)

    class StageReviewer(Record):
        stage = ForeignKeyField(Stage)
        person = ForeignKeyField(Person)

        class Meta:
            table_name = "stage_reviewer"
            indexes = ((("stage", "person"), True),)

    class StandIn(Record):
        audit = ForeignKeyField(Audit)
        stage = IntegerField()
        person = ForeignKeyField(Person)
        reason = TextField()
        by = ForeignKeyField(Person)
        at = DateTimeField()

        class Meta:
            table_name = "stand_in"
            indexes = ((("audit", "stage", "person"), True),)

    db.create_tables(
        [
            Form,
            FormVersion,
            Team,
            Person,
            Cycle,
            Case,
            Audit,
            Action,
            Answer,
            Submission,
            Approval,
            CaseReader,
            Comment,
            Concern,
            ConcernTold,
            CycleAuditor,
            EarlierAnswer,
            Event,
            Finding,
            FindingChange,
            GradeChange,
            Holding,
            Invitation,
            JournalEntry,
            PersonRole,
            SectionDone,
            Session,
            Setting,
            SignedCopy,
            SignInAttempt,
            Stage,
            StageReviewer,
            StandIn,
        ]
    )
    db.execute_sql("CREATE UNIQUE INDEX person_email ON person (LOWER(email))")
    db.execute_sql(
        "CREATE UNIQUE INDEX case_known_as ON \"case\" (LOWER(REPLACE(reference, ' ', '')))"
    )
    db.execute_sql(
        "CREATE INDEX concern_waiting ON concern (raised_at) WHERE acknowledged_at IS NULL"
    )
    for table in GROWS_ONLY:
        _keep(db, table)


def _keep(db, table):
    """Refuse every change of a row: the log, the events and the signed copies only grow."""
    if isinstance(db, SqliteDatabase):
        for verb in ("UPDATE", "DELETE"):
            db.execute_sql(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}"
                f" BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"
            )
    else:
        db.execute_sql(
            f"CREATE FUNCTION {table}_grows() RETURNS trigger LANGUAGE plpgsql AS"
            f" $$ BEGIN RAISE EXCEPTION '{table} only grows'; END $$"
        )
        db.execute_sql(
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}"
            f" FOR EACH ROW EXECUTE FUNCTION {table}_grows()"
        )
