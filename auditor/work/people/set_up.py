"""The first run: one person with a one-time code begins; then a list of what comes next."""

import hashlib
import hmac
import secrets
from collections.abc import Mapping

from auditor.records.cases import Case, Cycle, FormVersion
from auditor.records.database import change
from auditor.records.journal import Setting
from auditor.records.people import Person, PersonRole, Team
from auditor.rules.parsing import faults, one_line
from auditor.rules.people import passwords as policy
from auditor.rules.people import person_form
from auditor.rules.rights.permissions import Role
from auditor.work import clock, journal, settings
from auditor.work.open_cases import still_open
from auditor.work.people import attempts, passwords
from auditor.work.rights.accounts import works_here

CODE = "set_up_code"
LONGEST_CODE = 100  # characters as typed, with whatever stands between its letters
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that is read as another
WRONG_CODE = "This is not the code. It is shown in the window where Auditor was started."


class AlreadyDone(Exception):
    """Somebody else has set the tool up first."""


def is_needed() -> bool:
    """Whether nobody is in the database yet."""
    return not Person.select().exists()


def new_code() -> str | None:
    """A fresh one-time code, of which only the hash is kept; None once there are people."""
    if not is_needed():
        return None
    code = "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))
    settings.put(CODE, _hashed(code))
    return code


def begin(typed: Mapping[str, str], address: str) -> tuple[Person | None, dict[str, str]]:
    """Make the first administrator and lead from code, name, email and password.

    Goes out: the person, or None and messages by field. Raises AlreadyDone where there are people,
    attempts.SlowDown after too many wrong codes.
    """
    name = one_line(typed.get("name", ""))
    email = person_form.email_of(typed.get("email", ""))
    password = typed.get("password", "")
    found = {
        "code": None if _is_code(typed.get("code", ""), address) else WRONG_CODE,
        "name": person_form.name_fault(name),
        "email": person_form.email_fault(email),
        "password": policy.problem(password, email, name),
    }
    errors = faults(found)
    return (None, errors) if errors else (_make(name, email, passwords.hashed(password)), {})


def start_list() -> list[dict]:
    """What a new team sets up, in order: {title, done, href, what}; `what` says how far."""
    people = Person.select().where(works_here()).count()
    roles = {role for (role,) in PersonRole.select(PersonRole.role).distinct().tuples()}
    teams = Team.select().count()
    alone = Team.select().where(Team.supervisor.is_null()).count()
    cases = Case.select().where(still_open()).count()
    forms = FormVersion.select().where(FormVersion.published_at.is_null(False)).count()
    cycles = Cycle.select().count()
    return [
        _step("People", {Role.AUDITOR, Role.REVIEWER} <= roles, "/people",
              f"{_many(people, 'person', 'people')}; an auditor and a reviewer are needed"),
        _step("Teams and their supervisors", teams and not alone, "/teams",
              f"{_many(teams, 'team', 'teams')}, {alone} without a supervisor"),
        _step("Cases", cases, "/cases", _many(cases, "open case", "open cases")),
        _step("Form", forms, "/forms", f"{_many(forms, 'form is', 'forms are')} ready to use"),
        _step("First cycle", cycles, "/cycles", _many(cycles, "cycle", "cycles")),
    ]


def _is_code(typed: str, address: str) -> bool:
    attempts.count(CODE, address)
    kept = Setting.get_or_none(Setting.key == CODE)
    fits = bool(kept) and len(typed) <= LONGEST_CODE and hmac.compare_digest(kept.value, _hashed(typed))
    if fits:
        attempts.forgive(CODE)
    return fits


def _make(name: str, email: str, password: str) -> Person:
    with change():
        # Whoever takes the code away has used it: of two at once, one finds it gone.
        taken = Setting.delete().where(Setting.key == CODE).execute()
        if not taken or not is_needed():
            raise AlreadyDone
        person = Person.create(name=name, email=email, password=password, created_at=clock.now())
        for role in (Role.ADMINISTRATOR, Role.LEAD):
            PersonRole.insert(person=person, role=role).execute()
        journal.record(person.id, "set up the tool")
    settings.forget()
    return person


def _hashed(code: str) -> str:
    plain = "".join(letter for letter in code.upper() if letter in LETTERS)
    return hashlib.sha256(plain.encode()).hexdigest()


def _step(title: str, done: object, href: str, what: str) -> dict:
    return {"title": title, "done": bool(done), "href": href, "what": what}


def _many(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"
