"""One-time links with which somebody sets a password: made, looked up, used once."""

import datetime
import secrets

from peewee import fn

from auditor.records.database import change
from auditor.records.people import Invitation, Person
from auditor.rules.people.person_form import email_of
from auditor.work import clock, journal
from auditor.work.people import passwords, people, sessions
from auditor.work.rights import accounts
from auditor.work.signed_in import SignedIn

VALID = datetime.timedelta(days=7)


class NoAccount(Exception):
    """No account can get a link; the message says why in a sentence."""


def make(me: SignedIn, person: Person) -> str:
    """A new link's key for this person; it ends an earlier one, and only its hash is kept.

    Raises NotAllowed where `me` may not change this account. Without an email address to sign in
    with, or with a closed account, the link opens nothing.
    """
    with change():
        people.must_be_allowed(people.as_now(me), person)
        return _made(me.id, person, "made a sign-in link")


def make_on_server(email: str) -> str:
    """A new link's key for the account with this address, asked for on the server itself.

    For a lost password where nobody can make a link on the pages. The account's sessions end; its
    old password holds until the link is used. Raises NoAccount where no open account has this address.
    """
    address = email_of(email)
    with change():
        person = Person.get_or_none(fn.LOWER(Person.email) == address) if address else None
        if person is None:
            raise NoAccount(f"No account has the email address {email}: check it under People.")
        elif not accounts.is_open(person):
            raise NoAccount(f"The account of {person.name} is closed: an administrator can reopen it.")
        sessions.end_all(person.id)
        return _made(None, person, "made a sign-in link on the server")


def until(made_at: datetime.datetime) -> datetime.datetime:
    """The moment (UTC) until which a link made at `made_at` can be used."""
    return made_at + VALID


def waiting(person: int) -> Invitation | None:
    """The link that this person could still use, or None."""
    return _usable().where(Invitation.person == person).first()


def holder(key: str) -> Person | None:
    """The person whom an unused link with this key lets in, or None."""
    found = _usable().where(Invitation.key_hash == sessions.hashed(key)).first()
    if found and found.person.email and accounts.is_open(found.person):
        return found.person
    else:
        return None


def use(key: str, password: str) -> Person | None:
    """Set the password of the link's holder, once; None where the link is used up or over."""
    kept = passwords.hashed(password)
    with change():
        person = holder(key)
        used = person and (
            Invitation.update(used_at=clock.now())
            .where(Invitation.key_hash == sessions.hashed(key), Invitation.used_at.is_null()).execute()
        )
        if not used:
            return None
        Person.update(password=kept).where(Person.id == person.id).execute()
        sessions.end_all(person.id)
        journal.record(person.id, "set a password by a link")
    return person


def _made(by: int | None, person: Person, act: str) -> str:
    key = secrets.token_urlsafe(24)
    with change():
        _end_earlier(person)
        Invitation.insert(
            key_hash=sessions.hashed(key), person=person, made_by=by, made_at=clock.now()
        ).execute()
        journal.record(by, act, detail=f"{person.name} ({person.id})")
    return key


def _usable():
    return (
        Invitation.select(Invitation, Person)
        .join(Person, on=(Invitation.person == Person.id), attr="person")
        .where(Invitation.used_at.is_null(), Invitation.made_at > clock.now() - VALID)
        .order_by(Invitation.id.desc())
    )


def _end_earlier(person: Person) -> None:
    Invitation.delete().where(
        Invitation.person == person.id, Invitation.used_at.is_null()
    ).execute()
