"""How typed text becomes a value that can be kept, or a message about why it cannot."""

import datetime
import re
from collections.abc import Iterable, Mapping

from auditor.rules.forms import Question

# Our own names of the months: those of the machine's language may be others.
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)
MOST_TEXT = 10_000  # characters
LARGEST_ROW = 2**31 - 1  # the largest number of a row that every database holds
LONGEST_NUMBER = 12  # figures, noughts before them included
LONGEST_SEARCH = 300  # characters: no name or address is longer, and no database is choked by it

SURROGATE_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
# Controls but tab and line ends, surrogates, and the code points Unicode calls noncharacters:
# PostgreSQL refuses the first of them, Word and XML the rest.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
    + "]"
)

Value = str | int | list[str] | None


class BadAnswer(ValueError):
    """Something typed that cannot be kept as an answer; the message is for who typed it."""


def read_value(question: Question, typed: list[str]) -> Value:
    """The value in what a browser sent for a question; None where nothing was chosen or written.

    `typed` has one text per field of that name. Raises BadAnswer, and nothing else; never
    shortens what was typed.
    """
    texts = [_as_text(item) for item in typed]
    texts = [text for text in texts if text]
    if len(texts) > 1 and not question.kind.several:
        raise BadAnswer("Give one answer only.")
    return question.kind.read(question, texts) if texts else None


def read_evidence(typed: list[str]) -> str:
    """The evidence in what a browser sent, "" for none. Raises BadAnswer where it is too long."""
    texts = [_as_text(item) for item in typed]
    return checked_length("\n".join(text for text in texts if text))


def checked_length(text: str) -> str:
    """The text, where it is no longer than an answer may be; else raises BadAnswer."""
    if len(text) > MOST_TEXT:
        raise BadAnswer(
            f"This text has {len(text):,} characters and at most {MOST_TEXT:,} can be saved. "
            f"Nothing was cut: please shorten it by {len(text) - MOST_TEXT:,}."
        )
    return text


def row_number(text: str) -> int | None:
    """The number of a row, as a form or an address sent it; None for anything that can be none."""
    return whole_number(text, LARGEST_ROW)


def row_numbers(texts: Iterable[str]) -> set[int]:
    """The numbers of rows among these texts; what can be none counts for nothing."""
    return {number for number in map(row_number, texts) if number is not None}


def whole_number(text: str, most: int) -> int | None:
    """The whole number from 0 to `most` that is written in figures; None for anything else.

    Its length is looked at first: a number of some thousand figures raises in Python, and one of
    thirty in a database.
    """
    if len(text) > LONGEST_NUMBER or not (text.isascii() and text.isdecimal()):
        return None
    number = int(text)
    return number if number <= most else None


def clean_text(text: str) -> str:
    """The text as it is kept: every line end LF, nothing in it that a database or Word refuses.

    Everything that can be read stays as it was typed, other scripts and emoji included; only
    white space at the very end goes.
    """
    text = SURROGATE_PAIR.sub(_joined, text)
    text = UNPRINTABLE.sub("", text)
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip()


def one_line(text: str) -> str:
    """The text on one line, with single spaces and nothing that cannot be printed."""
    return " ".join(clean_text(text).split())


def read_text(text: str, missing: str = "", most: int = MOST_TEXT) -> tuple[str, str | None]:
    """A text as it is kept, and what is wrong with it; `missing` is said where it is empty."""
    text = clean_text(text).strip()
    problem = too_long(text, most) if text else missing
    return text, problem or None


def first_text(typed: Mapping[str, list[str]], field: str) -> str:
    """The first text that a form sent under a name, as it is kept; "" for none."""
    return clean_text((typed.get(field) or [""])[0]).strip()


def read_date(text: str, what: str) -> tuple[datetime.date | None, str | None]:
    """The ISO date in what a date field sent, None where it is empty; and what is wrong with it."""
    if not text.strip():
        return None, None
    try:
        day = datetime.date.fromisoformat(text.strip())
    except ValueError:
        return None, f"Give {what} as a date, such as 27/03/2026"
    if 1990 <= day.year <= 2100:
        return day, None
    else:
        return None, f"Give {what} with a year from 1990 to 2100"


def too_long(text: str, most: int) -> str | None:
    """What to say of a text with more than `most` characters, or None."""
    if len(text) <= most:
        return None
    return f"At most {most:,} characters can be saved here: shorten it by {len(text) - most:,}"


def faults(found: Mapping[str, str | None]) -> dict[str, str]:
    """The messages by field of a form, of the fields that have one."""
    return {field: message for field, message in found.items() if message}


def _as_text(item: object) -> str:
    if not isinstance(item, str):
        raise BadAnswer("Give the answer as text.")
    return clean_text(item)


def _joined(pair: re.Match) -> str:
    return pair[0].encode("utf-16", "surrogatepass").decode("utf-16")
