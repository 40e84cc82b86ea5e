"""Another worker, team or supervisor that the auditor of an audit proposes is kept for the lead to decide."""

from peewee import SQL, CharField, DateTimeField, ForeignKeyField, Model, TextField


def up(migrator, db):
    class Record(Model):
        class Meta:
            database = db
            legacy_table_names = False

    class Audit(Record):
        pass

    class Person(Record):
        pass

    class Team(Record):
        pass

    class DetailProposal(Record):
        audit = ForeignKeyField(Audit)
        team_before = ForeignKeyField(Team, null=True, backref="+")
        team = ForeignKeyField(Team, null=True, backref="+")
        worker_before = ForeignKeyField(Person, null=True, backref="+")
        worker = ForeignKeyField(Person, null=True, backref="+")
        supervisor_before = ForeignKeyField(Person, null=True, backref="+")
        supervisor = ForeignKeyField(Person, null=True, backref="+")
        reason = TextField(default="")
        by = ForeignKeyField(Person, backref="+")
        at = DateTimeField()
        outcome = CharField(default="open")
        answer = TextField(default="")
        decided_by = ForeignKeyField(Person, null=True, backref="+")
        decided_at = DateTimeField(null=True)

        class Meta:
            table_name = "detail_proposal"
            indexes = (
                SQL(
                    "CREATE UNIQUE INDEX detail_proposal_open ON detail_proposal (audit_id)"
                    " WHERE outcome = 'open'"
                ),
            )

    db.create_tables([DetailProposal])
