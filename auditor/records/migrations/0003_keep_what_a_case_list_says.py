"""What a case list says is kept between its preview and its being applied."""

from peewee import DateTimeField, ForeignKeyField, JSONField, Model


def up(migrator, db):
    class Record(Model):
        class Meta:
            database = db
            legacy_table_names = False

    class Person(Record):
        pass

    class CaseImport(Record):
        by = ForeignKeyField(Person)
        at = DateTimeField()
        content = JSONField()
        applied_at = DateTimeField(null=True)
        result = JSONField()

        class Meta:
            table_name = "case_import"

    db.create_tables([CaseImport])
