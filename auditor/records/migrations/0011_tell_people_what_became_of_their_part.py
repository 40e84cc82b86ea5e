"""What was done to an audit is told to those whom it concerns, until they have seen it."""

from peewee import SQL, CharField, DateTimeField, ForeignKeyField, Model


def up(migrator, db):
    class Record(Model):
        class Meta:
            database = db
            legacy_table_names = False

    class Audit(Record):
        pass

    class Person(Record):
        pass

    class Notice(Record):
        audit = ForeignKeyField(Audit, backref="notices")
        person = ForeignKeyField(Person, backref="notices")
        what = CharField()
        by = ForeignKeyField(Person, null=True)
        at = DateTimeField()
        seen_at = DateTimeField(null=True)

        class Meta:
            indexes = (
                SQL("CREATE INDEX notice_unseen ON notice (person_id) WHERE seen_at IS NULL"),
            )

    db.create_tables([Notice])
