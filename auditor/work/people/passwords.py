"""How a password is kept, and whether one that is typed is the one kept."""

import secrets
import unicodedata

from werkzeug.security import check_password_hash, generate_password_hash

from auditor.records.people import Person
from auditor.rules.people.passwords import MOST, TOO_LONG


def hashed(password: str) -> str:
    """The password as it is kept: by scrypt, the same however a keyboard composes its letters.

    Raises ValueError where it is longer than a password may be.
    """
    if len(password) > MOST:
        raise ValueError(TOO_LONG)
    return generate_password_hash(_composed(password))


def fits(person: Person | None, password: str) -> bool:
    """Whether this is the person's password; takes as long for nobody, or one who has none.

    What is longer than a password may be is nobody's, and is not worked on: composing letters takes
    time by the square of a run of marks, and nothing else is answered meanwhile.
    """
    if len(password) > MOST:
        return False
    kept = person.password if person else None
    same = check_password_hash(kept or NOBODY, _composed(password))
    return bool(kept) and same


def _composed(password: str) -> str:
    return unicodedata.normalize("NFC", password)


NOBODY = hashed(secrets.token_urlsafe())
