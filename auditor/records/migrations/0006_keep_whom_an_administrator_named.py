"""Whom an administrator named to act on an audit is kept, with the reason."""

from peewee import DateTimeField, ForeignKeyField, Model, TextField


def up(migrator, db):
    class Record(Model):
        class Meta:
            database = db
            legacy_table_names = False

    class Audit(Record):
        pass

    class Person(Record):
        pass

    class NamedLead(Record):
        audit = ForeignKeyField(Audit)
        person = ForeignKeyField(Person)
        reason = TextField()
        by = ForeignKeyField(Person)
        at = DateTimeField()

        class Meta:
            table_name = "named_lead"
            indexes = ((("audit", "person"), True),)

    db.create_tables([NamedLead])
