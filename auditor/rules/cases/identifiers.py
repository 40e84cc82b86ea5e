"""What in a free text may tell who a child is."""

import re

NAMES = (
    "This looks like a list of names. Say who each person is to the child instead, for example "
    "mother, uncle or class teacher."
)
BIRTH = "This looks like a date of birth. Give the age instead, for example aged 7."
NHS = "This looks like an NHS number. Take it out: the case reference is enough."
POSTCODE = "This looks like a postcode. Take it out, or say only which area it is."

MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
DATE = (
    r"(?:\d{1,2}[/.\-]\d{1,2}[/.\-](?:\d{4}|\d{2})|\d{4}-\d{1,2}-\d{1,2}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH},?\s+\d{{2,4}}"
    rf"|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{2,4}})"
)
MARKS = r"[^\w\n.!?]{0,4}"
BORN = re.compile(
    rf"\b(?:(?:d\.?\s?o\.?\s?b\b\.?|dates? of birth){MARKS}(?:\w+\s+)?"
    rf"|(?:born|birthday){MARKS}(?:[\w'’]+\s+){{0,5}}?){DATE}\b",
    re.IGNORECASE,
)
TEN_DIGITS = re.compile(r"(?<![\d+])\d{3}[ \u00a0-]?\d{3}[ \u00a0-]?\d{4}(?!\d)")
POSTAL = re.compile(
    r"\b[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]?[ \u00a0]?(\d[ABD-HJLNP-UW-Z]{2})\b", re.IGNORECASE
)
CAPITALISED = r"(?:[OD]['’])?[A-ZÀ-ÖØ-Þ][^\W\d_]+(?:['’\-][^\W\d_]+){0,2}"
PAIR = rf"{CAPITALISED}(?:[ \u00a0]{CAPITALISED}){{1,2}}"
WHO = r"(?:\s?\([^()\n]{0,40}\))?"
# Up to the first line end by what is none: two runs that both take line ends try every way to
# share them, which took a second and more for 10,000 of them.
AND = r"(?:\s*[,;]\s*(?:and\s+)?|\s+(?:and|&)\s+|[^\S\n]*\n\s*)"
LISTED = re.compile(rf"\b{PAIR}{WHO}(?:{AND}{PAIR}{WHO}){{2,}}")
ONE = re.compile(PAIR)
NAMES_IN_A_LIST = 3

# Capitalised pairs of the trade are no names; without this the warning would cry wolf.
WORDS_OF_THE_TRADE = """
    adult adolescent advanced advocate assessment assistant authority borough case child
    childcare children clinic college community conference core council court director early
    education executive family father foster general group head health help high home
    hospital house independent initial intensive justice lead leader legal local manager
    meeting mental midwife mother nurse nursery officer order panel plan planning police
    practice practitioner primary protection review reviewing road safeguarding school
    secondary senior service services social specialist street strategy support surgery
    systemic team therapist trust visit visitor virtual worker young youth
"""
TRADE = frozenset(WORDS_OF_THE_TRADE.split())


def warnings(text: str) -> list[str]:
    """What to think about before this text is kept: one sentence a kind, none twice, none a bar.

    Takes any text; looks for a list of three names or more, a date of birth, an NHS number and
    a UK postcode. A sentence says what to do and never repeats what was found.
    """
    signs = (
        (NAMES, _lists_names(text)),
        (BIRTH, BORN.search(text) is not None),
        (NHS, any(_nhs_number(match.group()) for match in TEN_DIGITS.finditer(text))),
        (POSTCODE, any(_postcode(match.group(1)) for match in POSTAL.finditer(text))),
    )
    return [sentence for sentence, found in signs if found]


def _lists_names(text: str) -> bool:
    return any(_names_in(found.group()) >= NAMES_IN_A_LIST for found in LISTED.finditer(text))


def _names_in(listed: str) -> int:
    return sum(_name(pair.group()) for pair in ONE.finditer(listed))


def _name(pair: str) -> bool:
    return TRADE.isdisjoint(re.split(r"[^\w]+", pair.lower()))


def _nhs_number(written: str) -> bool:
    """Whether the tenth digit is the check digit (modulus 11) of the NHS Data Dictionary."""
    digits = [int(character) for character in written if character.isdigit()]
    total = sum(
        weight * digit for weight, digit in zip(range(10, 1, -1), digits[:9], strict=True)
    )
    # 1111111111 and its like pass the sum, and are what people type to fill a box.
    return len(set(digits)) > 1 and (11 - total % 11) % 11 == digits[9]


def _postcode(inward: str) -> bool:
    # "Q3" is no district, but "in A2 2nd visit" would be one but for this.
    return inward[1:] not in ("st", "nd", "rd", "th")
