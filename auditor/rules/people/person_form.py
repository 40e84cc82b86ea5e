"""What the form about a person must hold before it can be kept."""

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from auditor.rules.parsing import faults, one_line
from auditor.rules.rights.permissions import Role

MOST_NAME, MOST_EMAIL = 200, 254  # characters
EMAIL = re.compile(r"[!-?A-~]+@[a-z0-9-]+(\.[a-z0-9-]+)+", re.IGNORECASE)

NO_NAME = "Give a name."
ONLY_AUDITS = "Somebody from outside the authority can only be an auditor: take the other roles away."
NO_EMAIL = "Give an email address, such as name@example.org."


@dataclass(frozen=True)
class PersonForm:
    """A person as typed: text tidied, ids still text and not looked up, "" where none is chosen."""

    name: str
    email: str
    job_title: str
    external: bool
    access_ends: datetime.date | None
    team: str
    supervisor: str
    roles: frozenset[str]


def check(typed: Mapping[str, str], roles: Iterable[str]) -> tuple[PersonForm, dict[str, str]]:
    """The person in a form's fields and the roles ticked, and what is wrong, by field.

    A worker who never signs in needs a name and a team, so that two workers of one name are told
    apart; whoever holds a role signs in, and so needs an email address. Whoever comes from outside the
    authority holds no role but auditor.
    """
    roles = frozenset(roles)
    access_ends, no_date = _date(typed.get("access_ends", ""))
    person = PersonForm(
        name=one_line(typed.get("name", "")),
        email=email_of(typed.get("email", "")),
        job_title=one_line(typed.get("job_title", "")),
        external=typed.get("external") == "yes",
        access_ends=access_ends,
        team=typed.get("team", ""),
        supervisor=typed.get("supervisor", ""),
        roles=roles & frozenset(Role),
    )
    found = {
        "name": name_fault(person.name),
        "email": email_fault(person.email) if person.email else _needs_email(person),
        "job_title": _too_long(person.job_title),
        "roles": _roles_fault(roles, person.external),
        "team": _needs_team(person),
        "access_ends": no_date,
    }
    return person, faults(found)


def email_of(text: str) -> str:
    """The address as it is kept and compared: without spaces around it, in small letters."""
    return one_line(text).lower()


def name_fault(name: str) -> str | None:
    """What is wrong with a person's name, or None."""
    return _too_long(name) if name else NO_NAME


def email_fault(email: str) -> str | None:
    """What is wrong with an email address, or None."""
    if len(email) <= MOST_EMAIL and EMAIL.fullmatch(email):
        return None
    else:
        return NO_EMAIL


def _roles_fault(roles: frozenset[str], external: bool) -> str | None:
    if not roles <= frozenset(Role):
        return "Choose from the roles shown."
    else:
        return ONLY_AUDITS if external and roles - {Role.AUDITOR} else None


def _needs_email(person: PersonForm) -> str | None:
    if person.roles:
        return "Give an email address: whoever has a role signs in with it."
    else:
        return None


def _needs_team(person: PersonForm) -> str | None:
    if person.team or person.email:
        return None
    else:
        return "Choose the team, or give an email address."


def _too_long(text: str) -> str | None:
    return f"Use at most {MOST_NAME} characters." if len(text) > MOST_NAME else None


def _date(text: str) -> tuple[datetime.date | None, str | None]:
    try:
        return (datetime.date.fromisoformat(text.strip()) if text.strip() else None), None
    except ValueError:
        return None, "Give a date that exists, such as 27/03/2027."
