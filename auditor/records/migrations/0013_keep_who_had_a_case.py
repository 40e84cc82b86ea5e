"""Who had a case before its worker of today, and until when, is kept from now on."""

from peewee import DateField, ForeignKeyField, Model


def up(migrator, db):
    class Record(Model):
        class Meta:
            database = db
            legacy_table_names = False

    class Case(Record):
        pass

    class Person(Record):
        pass

    class FormerWorker(Record):
        case = ForeignKeyField(Case, backref="former_workers")
        worker = ForeignKeyField(Person, backref="former_cases")
        since = DateField(null=True)
        until = DateField()

        class Meta:
            table_name = "former_worker"

    db.create_tables([FormerWorker])
