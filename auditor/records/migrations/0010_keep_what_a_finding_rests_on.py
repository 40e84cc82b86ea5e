"""A finding keeps which answer it was worded on, so that a changed answer is noticed."""

from peewee import CharField


def up(migrator, db):
    migrator.migrate(migrator.add_column("finding", "rests_on", CharField(null=True)))
