"""What becomes of findings is kept: actions' events, discussions, replies, summaries and reports."""

from peewee import (
    SQL,
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
    JSONField,
    Model,
    SqliteDatabase,
    TextField,
)

GROWS_ONLY = (
    "action_event", "discussion", "reflection", "signed_answer", "public_confirmation", "report_text",
)
AT_ONCE = 50  # signed copies


def up(migrator, db):
    class Record(Model):
        class Meta:
            database = db
            legacy_table_names = False

    class Action(Record):
        pass

    class Audit(Record):
        form_version_id = IntegerField()

    class Cycle(Record):
        pass

    class FormVersion(Record):
        content = JSONField()

        class Meta:
            table_name = "form_version"

    class Person(Record):
        pass

    class SignedCopy(Record):
        audit = ForeignKeyField(Audit)
        content = JSONField()

        class Meta:
            table_name = "signed_copy"

    class SignedAnswer(Record):
        signed_copy = ForeignKeyField(SignedCopy)
        question = CharField()
        value = CharField(default="")
        first = CharField(default="")
        told = CharField(default="")

        class Meta:
            table_name = "signed_answer"
            indexes = ((("signed_copy", "question"), True), (("question", "value"), False))

    class ActionEvent(Record):
        action = ForeignKeyField(Action)
        by = ForeignKeyField(Person, null=True)
        at = DateTimeField()
        what = CharField()
        text = TextField(default="")

        class Meta:
            table_name = "action_event"

    class Discussion(Record):
        audit = ForeignKeyField(Audit)
        held_on = DateField()
        who = CharField()
        comment = TextField(default="")
        by = ForeignKeyField(Person)
        at = DateTimeField()
        corrects = ForeignKeyField("self", null=True, unique=True)

    class Reflection(Record):
        audit = ForeignKeyField(Audit)
        text = TextField()
        by = ForeignKeyField(Person)
        at = DateTimeField()
        corrects = ForeignKeyField("self", null=True, unique=True)

    class Reply(Record):
        signed_copy = ForeignKeyField(SignedCopy)
        question = CharField()
        reason = TextField()
        by = ForeignKeyField(Person)
        at = DateTimeField()
        answer = TextField(default="")
        answered_by = ForeignKeyField(Person, null=True)
        answered_at = DateTimeField(null=True)
        reopened = BooleanField(default=False)

        class Meta:
            indexes = (
                SQL(
                    "CREATE UNIQUE INDEX reply_waiting ON reply (signed_copy_id, question, by_id)"
                    " WHERE answered_at IS NULL"
                ),
            )

    class Point(Record):
        cycle = ForeignKeyField(Cycle)
        use = CharField()
        kind = CharField()
        text = TextField()
        place = IntegerField()
        by = ForeignKeyField(Person)
        at = DateTimeField()
        removed_at = DateTimeField(null=True)

        class Meta:
            indexes = ((("cycle", "use"), False),)

    class PointSource(Record):
        point = ForeignKeyField(Point)
        audit = ForeignKeyField(Audit)
        question = CharField()

        class Meta:
            table_name = "point_source"
            indexes = ((("point", "audit", "question"), True),)

    class PublicConfirmation(Record):
        cycle = ForeignKeyField(Cycle)
        by = ForeignKeyField(Person)
        at = DateTimeField()
        content = JSONField()

        class Meta:
            table_name = "public_confirmation"

    class ReportText(Record):
        cycle = ForeignKeyField(Cycle)
        part = CharField()
        number = IntegerField()
        text = TextField(null=True)
        figures = JSONField()
        by = ForeignKeyField(Person)
        at = DateTimeField()

        class Meta:
            table_name = "report_text"
            indexes = ((("cycle", "part", "number"), True),)

    migrator.migrate(migrator.add_column("action", "evidence", TextField(default="")))
    db.create_tables([
        SignedAnswer, ActionEvent, Discussion, Reflection, Reply, Point, PointSource,
        PublicConfirmation, ReportText,
    ])
    _begin_histories(db)
    forms = {one.id: _labels(one.content) for one in FormVersion.select()}
    copies = SignedCopy.select(SignedCopy, Audit).join(Audit).order_by(SignedCopy.id)
    last = 0
    while some := list(copies.where(SignedCopy.id > last).limit(AT_ONCE)):
        last = some[-1].id
        rows = [
            row | {"signed_copy": copy.id}
            for copy in some
            for row in _counted(copy.content, forms[copy.audit.form_version_id])
        ]
        if rows:
            SignedAnswer.insert_many(rows).execute()
    for table in GROWS_ONLY:
        _keep(db, table)


def _begin_histories(db):
    """Actions that opened before say when they did."""
    db.execute_sql(
        "INSERT INTO action_event (action_id, at, what, text)"
        " SELECT id, opened_at, 'opened', '' FROM action WHERE opened_at IS NOT NULL"
    )


def _labels(form):
    """By question, the keys of its options by their labels: signed copies say labels only."""
    found = {}
    for section in form["sections"]:
        for question in section["questions"]:
            options = question.get("choices") or form["scales"].get(question.get("scale"), ())
            found[question["key"]] = {option["label"]: option["key"] for option in options}
    return found


def _counted(content, labels):
    grades = [*content["grades"], *([content["overall"]] if content["overall"] else [])]
    graded = {one["question"]: one for one in grades}
    told = {one["question"]: one["kind"] for one in content["findings"]}
    for section in content["sections"]:
        for question in section["questions"]:
            key, grade = question["key"], graded.get(question["key"])
            known, said = labels.get(key, {}), question["answer"].split("; ")
            yield {
                "question": key,
                "value": grade["final"] or "" if grade
                else " ".join(known[one] for one in said if one in known),
                "first": grade["first"] or "" if grade else "",
                "told": told.get(key, ""),
            }


def _keep(db, table):
    """Refuse every change of a row: what happened, was said or was counted stays on record."""
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
