"""An audit that was carried over to another cycle keeps the stages of the cycle it began in."""

from peewee import ForeignKeyField, Model


def up(migrator, db):
    class Cycle(Model):
        class Meta:
            database = db
            table_name = "cycle"

    stages_of = ForeignKeyField(Cycle, field=Cycle.id, null=True)
    migrator.migrate(migrator.add_column("audit", "stages_of_id", stages_of))
