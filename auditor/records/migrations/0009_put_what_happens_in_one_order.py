"""What belongs together is put in one order by references, whatever the clock said when it was written."""

from peewee import ForeignKeyField, Model, SqliteDatabase

# What only grows is filled in once, its trigger set aside meanwhile.
GROWS_ONLY = ("discussion", "reflection", "signed_copy")

# The order that is known of old rows is that of their moments, and where these are one, of ids.
# A grade was changed with an approval, which names its submission. A comment was written before
# whatever has its moment or a later one, and never before the first sending.
FILL = (
    "UPDATE grade_change SET submission_id = COALESCE("
    " (SELECT MAX(a.submission_id) FROM approval a WHERE a.audit_id = grade_change.audit_id"
    "  AND a.by_id = grade_change.by_id AND a.at = grade_change.at),"
    " (SELECT MAX(s.id) FROM submission s WHERE s.audit_id = grade_change.audit_id"
    "  AND s.at <= grade_change.at),"
    " (SELECT MIN(s.id) FROM submission s WHERE s.audit_id = grade_change.audit_id))",
    "UPDATE comment SET after_event_id = (SELECT MAX(e.id) FROM event e"
    " WHERE e.audit_id = comment.audit_id AND ("
    "  NOT EXISTS (SELECT 1 FROM event l WHERE l.audit_id = e.audit_id AND l.id <= e.id"
    "   AND l.at >= comment.at)"
    "  OR e.id = (SELECT MIN(s.id) FROM event s WHERE s.audit_id = e.audit_id AND s.move = 'submit')))",
    "UPDATE discussion SET signed_copy_id = (SELECT MAX(c.id) FROM signed_copy c"
    " WHERE c.audit_id = discussion.audit_id AND c.at <= discussion.at)",
    "UPDATE reflection SET signed_copy_id = (SELECT MAX(c.id) FROM signed_copy c"
    " WHERE c.audit_id = reflection.audit_id AND c.at <= reflection.at)",
    "UPDATE signed_copy SET after_step_id = (SELECT MAX(e.id) FROM action_event e"
    " JOIN action a ON a.id = e.action_id"
    " WHERE a.audit_id = signed_copy.audit_id AND e.at <= signed_copy.at)",
)


def up(migrator, db):
    class Record(Model):
        class Meta:
            database = db
            legacy_table_names = False

    class ActionEvent(Record):
        class Meta:
            table_name = "action_event"

    class Event(Record):
        pass

    class SignedCopy(Record):
        class Meta:
            table_name = "signed_copy"

    class Submission(Record):
        pass

    for table, column, to in (
        ("grade_change", "submission_id", Submission),
        ("comment", "after_event_id", Event),
        ("discussion", "signed_copy_id", SignedCopy),
        ("reflection", "signed_copy_id", SignedCopy),
        ("signed_copy", "after_step_id", ActionEvent),
    ):
        reference = ForeignKeyField(to, field=to.id, null=True)
        migrator.migrate(migrator.add_column(table, column, reference))
    for table in GROWS_ONLY:
        _let(db, table)
    for statement in FILL:
        db.execute_sql(statement)
    for table in GROWS_ONLY:
        _keep(db, table)


def _let(db, table):
    on = "" if isinstance(db, SqliteDatabase) else f" ON {table}"
    name = f"{table}_no_update" if isinstance(db, SqliteDatabase) else f"{table}_no_change"
    db.execute_sql(f"DROP TRIGGER {name}{on}")


def _keep(db, table):
    if isinstance(db, SqliteDatabase):
        db.execute_sql(
            f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}"
            f" BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"
        )
    else:
        db.execute_sql(
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}"
            f" FOR EACH ROW EXECUTE FUNCTION {table}_grows()"
        )
