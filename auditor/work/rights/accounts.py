"""Whose account is open, who can sign in, who has not left, and who holds a role: of one, and for lists.

Conditions are of the table of people, or of an alias of it.
"""

from auditor.records.people import Person, PersonRole
from auditor.rules.people import people as rules
from auditor.work import clock

# Who can sign in, for hand-written queries: {0} is their row of `person`, ? the day of today.
SIGNS_IN = (
    "({0}.closed_at IS NULL AND {0}.email IS NOT NULL AND {0}.password IS NOT NULL"
    " AND ({0}.access_ends IS NULL OR {0}.access_ends >= ?))"
)


def is_open(person: Person) -> bool:
    """Whether somebody's account is open today, by their row as it was read."""
    return rules.is_open(person.closed_at is not None, person.access_ends, clock.today())


def open_today(person=Person):
    """That somebody's account is open today: it was not closed, and their access has not ended."""
    return works_here(person) & (person.access_ends.is_null() | (person.access_ends >= clock.today()))


def signs_in(person=Person):
    """That somebody can sign in today: their account is open, with an address and a password."""
    return open_today(person) & person.email.is_null(False) & person.password.is_null(False)


def stays(person=Person):
    """That somebody can sign in today, and no end of their access is set."""
    return signs_in(person) & person.access_ends.is_null()


def works_here(person=Person):
    """That somebody has not left: their account was not closed, whether or not they sign in."""
    return person.closed_at.is_null()


def inside(person=Person):
    """That somebody works for the authority itself: nobody from outside leads, supervises or owns actions."""
    return person.external == False  # noqa: E712 - SQL


def holding(*roles: str):
    """Whoever holds one of these roles, as a query of ids, whether their account is open or not."""
    return PersonRole.select(PersonRole.person).where(PersonRole.role.in_(roles))
