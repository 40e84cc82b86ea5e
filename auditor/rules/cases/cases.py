"""What a case is known by and belongs to: its reference, service, plan and age band."""

import re
from datetime import date

from auditor.rules.cases.identifiers import warnings
from auditor.rules.parsing import clean_text

SERVICES = ("Children's Social Care", "Early Help")
AGE_BANDS = ("unborn", "under 1", "1 to 4", "5 to 9", "10 to 15", "16 to 17", "18 and over")
LONGEST_REFERENCE = 60  # characters
FIGURE, WORD = re.compile(r"\d"), re.compile(r"[^\W\d_]{3,}")

def as_kept(reference: str) -> str:
    """The reference as it is kept and shown: one plain space where any white space was typed."""
    return " ".join(clean_text(reference).split())


def known_as(reference: str) -> str:
    """What two references have in common that mean the same case: case and spaces do not count."""
    return as_kept(reference).replace(" ", "").lower()


def is_closed(closed_on: date | None, day: date) -> bool:
    """Whether a case is closed on a day: from the day on which it was closed."""
    return closed_on is not None and closed_on <= day


def looks_like_a_name(reference: str) -> bool:
    """Whether a reference may tell who a child is: words only, or what free text warns of.

    What is longer than a reference may be is none, and is not looked at.
    """
    text = as_kept(reference)
    if len(text) > LONGEST_REFERENCE:
        return False
    only_words = WORD.search(text) is not None and FIGURE.search(text) is None
    return only_words or bool(warnings(text))
