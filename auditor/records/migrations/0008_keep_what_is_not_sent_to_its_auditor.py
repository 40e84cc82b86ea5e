"""What an audit said when it went back is kept, the log knows its cases, and sessions their worker."""

from peewee import ForeignKeyField, IntegerField, JSONField, Model, SqliteDatabase

OF_CASES = (
    "added a case", "changed a case", "changed the readers of a case", "closed a case",
    "opened a case", "reopened a case",
)


def up(migrator, db):
    class Record(Model):
        class Meta:
            database = db
            legacy_table_names = False

    class Audit(Record):
        pass

    class Case(Record):
        pass

    class Event(Record):
        pass

    class Person(Record):
        pass

    class BeforeCorrection(Record):
        audit = ForeignKeyField(Audit)
        event = ForeignKeyField(Event)
        findings = JSONField()
        actions = JSONField()
        last_change = IntegerField(default=0)
        last_comment = IntegerField(default=0)

        class Meta:
            table_name = "before_correction"

    db.create_tables([BeforeCorrection])
    case = ForeignKeyField(Case, field=Case.id, null=True)
    worker = ForeignKeyField(Person, field=Person.id, null=True)
    migrator.migrate(
        migrator.add_column("journal_entry", "case_id", case),
        migrator.add_column("discussion", "worker_id", worker),
    )
    _name_the_cases(db)


def _name_the_cases(db):
    """Lines about a case named it by its reference alone; the log refuses changes but for this one."""
    asked = ", ".join([db.param] * len(OF_CASES))
    found = db.execute_sql(
        f'SELECT j.id, k.id FROM journal_entry j JOIN "case" k ON k.reference = j.detail'
        f" WHERE j.audit_id IS NULL AND j.act IN ({asked})",
        OF_CASES,
    ).fetchall()
    if found:
        _let_change(db)
        for entry, case in found:
            db.execute_sql(
                f"UPDATE journal_entry SET case_id = {db.param} WHERE id = {db.param}", (case, entry)
            )
        _keep(db)


def _let_change(db):
    if isinstance(db, SqliteDatabase):
        db.execute_sql("DROP TRIGGER journal_entry_no_update")
    else:
        db.execute_sql("ALTER TABLE journal_entry DISABLE TRIGGER journal_entry_no_change")


def _keep(db):
    if isinstance(db, SqliteDatabase):
        db.execute_sql(
            "CREATE TRIGGER journal_entry_no_update BEFORE UPDATE ON journal_entry"
            " BEGIN SELECT RAISE(ABORT, 'journal_entry only grows'); END"
        )
    else:
        db.execute_sql("ALTER TABLE journal_entry ENABLE TRIGGER journal_entry_no_change")
