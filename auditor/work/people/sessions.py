"""Signed-in browsers: begun by a password, ended by idleness, sign-out, or a closed account."""

import datetime
import hashlib
import secrets

from peewee import fn

from auditor.records.database import change, day_of, moment_of, rows
from auditor.records.people import Person, PersonRole, Session
from auditor.rules.parsing import LONGEST_SEARCH
from auditor.rules.people import people
from auditor.rules.people.person_form import email_of
from auditor.rules.rights import permissions
from auditor.work import clock, journal, settings
from auditor.work.people import attempts, passwords
from auditor.work.people.attempts import SlowDown as SlowDown
from auditor.work.rights import accounts
from auditor.work.signed_in import SignedIn

TOUCH = datetime.timedelta(seconds=60)


def sign_in(email: str, password: str, address: str) -> str | None:
    """Begin a session and return its key, or None where email and password do not fit.

    `address` is the browser's network address. Raises SlowDown while the account or the address has
    failed too often. An unknown account takes as long as a wrong password.
    """
    account = email_of(email[:LONGEST_SEARCH])
    attempts.count(account, address)
    person = Person.get_or_none(fn.LOWER(Person.email) == account)
    fits = passwords.fits(person, password)
    if person and fits and accounts.is_open(person):
        return begin(person)
    else:
        return None


def begin(person: Person) -> str:
    """Start a session of `person` and return its secret key."""
    key, moment = secrets.token_urlsafe(32), clock.now()
    with change():
        Session.insert(
            key_hash=hashed(key), person=person, started_at=moment, seen_at=moment
        ).execute()
        attempts.forgive(email_of(person.email or ""))
        journal.record(person.id, "signed in")
    return key


def hashed(key: str) -> str:
    """The key of a session, or of an invitation, as it is kept."""
    return hashlib.sha256(key.encode()).hexdigest()


def who(key: str) -> SignedIn | None:
    """The person whose session this key opens, or None once it has ended; counts as activity."""
    found = rows(
        "SELECT s.id, s.seen_at, p.id, p.name, p.email, p.external, p.closed_at, p.access_ends, r.role"
        " FROM session s JOIN person p ON p.id = s.person_id"
        " LEFT JOIN person_role r ON r.person_id = p.id"
        " WHERE s.key_hash = ? AND s.ended_at IS NULL",
        hashed(key),
    )
    if not found:
        return None
    session, seen_at, person, name, email, external, closed_at, access_ends, _ = found[0]
    now, seen_at, access_ends = clock.now(), moment_of(seen_at), day_of(access_ends)
    is_open = people.is_open(closed_at is not None, access_ends, clock.today())
    if not is_open or now - seen_at > datetime.timedelta(minutes=settings.get("idle_minutes")):
        end(key)
        return None
    if now - seen_at > TOUCH:
        _touch(session, now)
    roles = permissions.in_force(external, (row[-1] for row in found if row[-1]))
    return SignedIn(session, person, name, email or "", bool(external), roles)


def roles(key: str) -> frozenset[str]:
    """The roles of whoever's session this key opens now, none once it has ended.

    It only reads: it neither counts as activity nor ends a session.
    """
    idle = datetime.timedelta(minutes=settings.get("idle_minutes"))
    found = (
        PersonRole.select(PersonRole.role, Person.closed_at, Person.access_ends, Person.external)
        .join(Person)
        .join(Session, on=(Session.person == Person.id))
        .where(
            Session.key_hash == hashed(key), Session.ended_at.is_null(),
            Session.seen_at >= clock.now() - idle,
        )
    )
    entered = [one for one in found if accounts.is_open(one.person)]
    return permissions.in_force(
        any(one.person.external for one in entered), (one.role for one in entered)
    )


def end(key: str) -> None:
    """End one session."""
    with change():
        Session.update(ended_at=clock.now()).where(
            Session.key_hash == hashed(key), Session.ended_at.is_null()
        ).execute()


def end_all(person: int, but: int | None = None) -> None:
    """End every session of a person, except session id `but`."""
    with change():
        Session.update(ended_at=clock.now()).where(
            Session.person == person, Session.ended_at.is_null(), Session.id != (but or 0)
        ).execute()


def end_everybodys() -> None:
    """End every session of every person: what a restored copy held open is over."""
    with change():
        Session.update(ended_at=clock.now()).where(Session.ended_at.is_null()).execute()


def same_person(key: str, other: str) -> bool:
    """Whether two session keys, ended or not, were given to the same person."""
    keys = [hashed(key), hashed(other)]
    found = Session.select(Session.person).where(Session.key_hash.in_(keys)).tuples()
    people = [person for (person,) in found]
    return len(people) == len(set(keys)) and len(set(people)) == 1


def open_ones(person: int):
    """The sessions of a person that have not ended, the one used last first."""
    idle = datetime.timedelta(minutes=settings.get("idle_minutes"))
    return (
        Session.select()
        .where(
            Session.person == person, Session.ended_at.is_null(),
            Session.seen_at > clock.now() - idle,
        )
        .order_by(Session.seen_at.desc(), Session.id.desc())
    )


def change_password(me: SignedIn, present: str, wanted: str, address: str) -> bool:
    """Give oneself another password and end one's other sessions; False where `present` is wrong.

    Raises SlowDown as `sign_in` does, so that a browser left open does not help to guess.
    """
    attempts.count(email_of(me.email), address)
    person = Person.get_by_id(me.id)
    if not passwords.fits(person, present):
        return False
    kept = passwords.hashed(wanted)
    with change():
        changed = Person.update(password=kept).where(
            Person.id == me.id, Person.password == person.password, accounts.works_here()
        ).execute()
        if not changed:  # it was set otherwise a moment ago, or the account closed
            return False
        end_all(me.id, but=me.session)
        attempts.forgive(email_of(me.email))
        journal.record(me.id, "changed their password")
    return True


def _touch(session: int, now: datetime.datetime) -> None:
    with change():
        Session.update(seen_at=now).where(Session.id == session).execute()
