"""A draw is kept whole with what was changed in it by hand; a re-audit names the earlier audit."""

from peewee import (
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

GROWS_ONLY = ("draw", "draw_change")


def up(migrator, db):
    class Record(Model):
        class Meta:
            database = db
            legacy_table_names = False

    class Cycle(Record):
        pass

    class Person(Record):
        pass

    class Audit(Record):
        pass

    class Draw(Record):
        cycle = ForeignKeyField(Cycle)
        number = IntegerField()
        by = ForeignKeyField(Person, null=True)
        at = DateTimeField()
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
        draw = ForeignKeyField(Draw)
        dropped = ForeignKeyField(Audit, null=True)
        added = ForeignKeyField(Audit, null=True)
        reason = TextField()
        by = ForeignKeyField(Person, null=True)
        at = DateTimeField()

        class Meta:
            table_name = "draw_change"

    class ReAudit(Record):
        audit = ForeignKeyField(Audit, unique=True)
        earlier = ForeignKeyField(Audit)

        class Meta:
            table_name = "re_audit"

    db.create_tables([Draw, DrawChange, ReAudit])
    for table in GROWS_ONLY:
        _keep(db, table)


def _keep(db, table):
    """Refuse every change of a row: what was drawn and changed stays on record."""
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
