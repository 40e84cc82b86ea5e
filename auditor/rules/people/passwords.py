"""Which passwords are too easy to guess."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from auditor.rules.people.person_form import MOST_EMAIL, MOST_NAME

LEAST = 12
MOST = 200
PRODUCT = "auditor"

TOO_SHORT = (
    f"Use at least {LEAST} characters. "
    "Three words that do not belong together make a good password."
)
TOO_LONG = f"Use at most {MOST} characters."
REPEATS = (
    "This only repeats itself or follows the order of the alphabet or the keyboard. "
    "Choose three words that do not belong together."
)
OWN = "Leave your name and your email address out of the password."
PRODUCTS_NAME = "Leave the name of this tool out of the password."
COMMON = (
    "This is too close to one word or to a password that many people use. "
    "Choose three words that do not belong together."
)

# What people of this trade would think of first, in no general list.
OF_THE_TRADE = """
    audit audits casefile caseaudit childprotection childreninneed childrensservices
    childrenservices childrenssocialcare earlyhelp fostering localauthority ofsted safeguarding
    safeguard socialcare socialwork socialworker supervision
"""
# The keyboard's rows and slanting columns; the alphabet needs no list.
KEYS = (
    "1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm",
    "1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm",
)
NEIGHBOURS = frozenset(pair for row in KEYS for pair in pairwise(row)) | frozenset(
    pair for row in KEYS for pair in pairwise(reversed(row))
)
STAND_INS = str.maketrans("0134578@$!€", "oleastbasie")
SHORTEST_PART = 4
SHORTEST_COMMON = 5
FRESH_AT_LEAST = 5
OTHER_LETTERS = 3
OTHER_CHARACTERS = 8


def problem(password: str, email: str = "", name: str = "") -> str | None:
    """What is wrong with a password somebody chooses, in words for them; None if it will do.

    `email` and `name` are that person's own. There are no rules on kinds of characters. What is
    refused follows NIST SP 800-63B ("Passwords": common values, repetitive or sequential
    characters, words of the dictionary and of the context, such as the service's and the person's
    name) and the NCSC's password guidance for organisations (a deny list, three random words);
    the length of 12 is that of the NCSC's Cyber Essentials requirements. Common passwords and
    words are those of zxcvbn's lists, as typed or with a few letters, figures or marks added or
    standing in for letters.
    """
    if len(password) < LEAST:
        fault = TOO_SHORT
    elif len(password) > MOST:
        fault = TOO_LONG
    elif _repeats(password):
        fault = REPEATS
    elif _contains(password, _parts(email, name)):
        fault = OWN
    elif _contains(password, [PRODUCT]):
        fault = PRODUCTS_NAME
    elif _common(password):
        fault = COMMON
    else:
        fault = None
    return fault


def _repeats(password: str) -> bool:
    bare = re.sub(r"[\s._,-]", "", password.casefold())
    long = [reading for reading in _readings(password) if len(reading) >= LEAST]
    again = any(_one_unit_again_and_again(text) for text in [bare, *long])
    return again or _fresh_characters(bare) < FRESH_AT_LEAST


def _one_unit_again_and_again(text: str) -> bool:
    # A repeated unit is worth no more than itself, so it has to be long enough alone.
    units = range(1, min(LEAST - 1, len(text) // 2) + 1)
    return any(text[unit:] == text[:-unit] for unit in units)


def _fresh_characters(text: str) -> int:
    """How many characters do not simply follow from the one before."""
    return len(text[:1]) + sum(not _follows(*pair) for pair in pairwise(text))


def _follows(before: str, after: str) -> bool:
    return abs(ord(after) - ord(before)) <= 1 or (before, after) in NEIGHBOURS


def _parts(email: str, name: str) -> list[str]:
    """The words of a name and an address that are long enough to mean somebody.

    Of the address's domain only its own first word: "gov" and "uk" are everybody's. Of what is
    longer than an address or a name may be only so much: it is refused for its length.
    """
    email, name = email[:MOST_EMAIL], name[:MOST_NAME]
    local, _, domain = email.casefold().partition("@")
    words = re.split(r"[\W_\d]+", f"{local} {name.casefold()}")
    whole = [_letters(local), _letters(name), _letters(domain.partition(".")[0])]
    return [word for word in {*words, *whole} if len(word) >= SHORTEST_PART]


def _contains(password: str, words: Iterable[str]) -> bool:
    readings = _readings(password)
    return any(word in reading for word in words for reading in readings)


def _common(password: str) -> bool:
    if password.casefold() in _common_ones():
        found = True
    else:
        found = any(
            _mostly_a_common_one(reading, len(password)) for reading in _readings(password)
        )
    return found


def _mostly_a_common_one(letters: str, typed: int) -> bool:
    least = max(SHORTEST_COMMON, len(letters) - OTHER_LETTERS, typed - OTHER_CHARACTERS)
    return any(part in _common_ones() for part in _stretches(letters, least))


def _stretches(text: str, least: int) -> Iterator[str]:
    for length in range(len(text), least - 1, -1):
        for start in range(len(text) - length + 1):
            yield text[start : start + length]


def _readings(password: str) -> set[str]:
    """The letters of a password as they stand, and with figures and marks read as letters.

    "P@55w0rd2026!" is read as "password" only once the year and the mark after it are gone.
    """
    text = password.casefold()
    without_end = re.sub(r"[\W\d_]+$", "", text)
    spelt = [text, without_end, re.sub(r"^[\W\d_]+", "", without_end)]
    read = [one.translate(STAND_INS) for one in spelt]
    read += [one.replace("1", "i").translate(STAND_INS) for one in spelt]
    return {_letters(one) for one in spelt + read}


def _letters(text: str) -> str:
    return re.sub(r"[\W\d_]+", "", text.casefold())


@cache
def _common_ones() -> frozenset[str]:
    # Read at the first use: the lists take a moment to load, and most runs never need them. Only
    # the lists, not zxcvbn's estimate: that takes seconds on 72 hostile characters.
    from zxcvbn.frequency_lists import FREQUENCY_LISTS

    return frozenset(OF_THE_TRADE.split()).union(*FREQUENCY_LISTS.values())
