"""Tables of people: who they are, what they may do, and how they sign in."""

import peewee
from peewee import (
    BooleanField,
    CharField,
    DateField,
    DeferredForeignKey,
    ForeignKeyField,
    TextField,
)

from auditor.records.database import MomentField, Record


class Team(Record):
    """Part of the service that a worker belongs to, with its supervisor."""

    name = CharField(unique=True)
    service = CharField()
    supervisor = DeferredForeignKey("Person", null=True)


class Person(Record):
    """Someone the tool knows; signs in only with an email address and a password."""

    name = CharField()
    email = CharField(null=True)
    password = TextField(null=True)
    job_title = CharField(default="")
    external = BooleanField(default=False)
    access_ends = DateField(null=True)
    team = ForeignKeyField(Team, null=True, backref="people")
    supervisor = ForeignKeyField("self", null=True, backref="supervised")
    created_at = MomentField()
    closed_at = MomentField(null=True)


Person.add_index(peewee.SQL("CREATE UNIQUE INDEX person_email ON person (LOWER(email))"))


class PersonRole(Record):
    """A role that a person holds; a person may hold several."""

    person = ForeignKeyField(Person, backref="held")
    role = CharField()

    class Meta:
        table_name = "person_role"
        indexes = ((("person", "role"), True),)


class Session(Record):
    """A signed-in browser; only the hash of its key is kept."""

    key_hash = CharField(unique=True)
    person = ForeignKeyField(Person, backref="sessions")
    started_at = MomentField()
    seen_at = MomentField()
    ended_at = MomentField(null=True)


class SignInAttempt(Record):
    """One failed try to sign in, kept to slow the next one down."""

    account = CharField()
    address = CharField()
    at = MomentField()

    class Meta:
        table_name = "sign_in_attempt"
        indexes = ((("account", "at"), False), (("address", "at"), False))


class Invitation(Record):
    """A one-time link with which a person sets a password; only its hash is kept."""

    key_hash = CharField(unique=True)
    person = ForeignKeyField(Person, backref="invitations")
    made_by = ForeignKeyField(Person, null=True, backref="invited")
    made_at = MomentField()
    used_at = MomentField(null=True)
