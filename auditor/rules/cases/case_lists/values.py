"""How a cell becomes a value that is kept, or a reason why it cannot."""

import datetime
import math
import re
import unicodedata
from functools import lru_cache

from auditor.rules.cases.cases import LONGEST_REFERENCE, SERVICES, as_kept, looks_like_a_name
from auditor.rules.forms import PLANS
from auditor.rules.parsing import MONTHS
from auditor.rules.people.person_form import MOST_NAME

FIRST_YEAR, LAST_YEAR = 1990, 2100
SERIAL_DAYS_FROM = datetime.date(1899, 12, 30)  # Excel's day 0, its leap year 1900 allowed for
LONGEST_CELL = 300  # characters: composing letters takes time by the square of a run of marks
EXACT_FIGURES = 15  # a spreadsheet's numbers are exact to so many
LARGEST = 10**30  # beyond it a whole number is no value of a spreadsheet

NOTHING = frozenset({
    "", "-", "--", "n/a", "na", "nan", "nat", "nil", "none", "null", "blank", "tbc", "unknown",
    "not known", "not recorded", "not applicable", "#n/a", "#ref!", "#value!", "#name?", "#div/0!",
    "#null!", "#num!", "#getting_data",
})
NOBODY = NOTHING | {"unallocated", "not allocated", "no worker", "vacant", "vacancy"}
NO_DAY = NOTHING | {"not seen", "not yet seen", "never", "not yet", "no date", "open", "current"}
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
TEXT_FORMULA = re.compile(r'="([^"]*)"')  # how a .csv keeps a leading nought from Excel
WHOLE = re.compile(r"(-?\d+)\.0+")
POWER = re.compile(r"\d(\.\d+)?e\+?\d+", re.IGNORECASE)
TIME = re.compile(r"[ T]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|\s?[ap]m)?$", re.IGNORECASE)
SERIAL = re.compile(r"(\d{1,6})(\.\d+)?")  # days; the fraction is the time of day
ISO = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})")
COMPACT = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)")
BRITISH = re.compile(r"(?P<day>\d{1,2})[/.\- ](?P<month>\d{1,2})[/.\- ](?P<year>\d{4}|\d{2})")
WORDS = re.compile(
    r"(?:[a-z]+day,?\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s\-]+(?:of\s+)?(?P<month>[a-z]{3,9})"
    r"[,\s\-]+(?P<year>\d{4}|\d{2})", re.IGNORECASE,
)
WAYS = (ISO, BRITISH, WORDS, COMPACT)
SHORT_MONTHS = tuple(month[:3].casefold() for month in MONTHS)
LETTERED = re.compile(r"^([a-z])\s*[).:\-]\s*", re.IGNORECASE)
IN_BRACKETS = re.compile(r"\s*\([^()]*\)$")
AGE = re.compile(r"(-?\d{1,3})(\.\d+)?\s*(years?|yrs?|y)?( old)?", re.IGNORECASE)
MONTHS_OLD = re.compile(r"\d+\s*(days?|weeks?|wks?|months?|mths?)( old)?", re.IGNORECASE)

# The case statuses of List 6 by their letter; "" is a closed episode.
BY_LETTER = {
    "a": "looked after", "b": "child protection", "c": "child in need", "d": "assessment", "e": "",
}
PLAN_WORDS = {plan: plan for plan in PLANS} | {
    "looked after child": "looked after", "child looked after": "looked after",
    "lac": "looked after", "cla": "looked after", "cic": "looked after",
    "child in care": "looked after", "in care": "looked after",
    "child protection plan": "child protection", "cp": "child protection",
    "cp plan": "child protection", "cpp": "child protection",
    "child in need plan": "child in need", "children in need": "child in need",
    "cin": "child in need", "cin plan": "child in need",
    "open assessment": "assessment", "in assessment": "assessment",
    "care leavers": "care leaver", "leaving care": "care leaver",
    "early help plan": "early help", "eh": "early help",
    "closed episode": "", "closed": "", "closed case": "",
}
SERVICE_WORDS = {
    "childrens social care": SERVICES[0], "csc": SERVICES[0], "social care": SERVICES[0],
    "early help": SERVICES[1], "eh": SERVICES[1],
}


class BadCell(ValueError):
    """A cell that cannot be read; the message follows the heading and never repeats the cell."""


def text(cell: object) -> str:
    """The cell as one line of text: plain single spaces, nothing invisible. Raises BadCell."""
    if isinstance(cell, bool) or cell is None:
        return "" if cell is None else str(cell)
    elif isinstance(cell, float):
        return str(int(cell)) if math.isfinite(cell) and cell.is_integer() else str(cell)
    elif isinstance(cell, datetime.date):
        return cell.isoformat()
    elif isinstance(cell, int) and abs(cell) < LARGEST:
        return str(cell)
    elif not isinstance(cell, str):
        raise BadCell("holds something that is neither text, number nor date")
    elif len(cell := cell.strip()) > LONGEST_CELL:
        raise BadCell(f"has more than {LONGEST_CELL} characters")
    return _tidied(cell)


def reference(cell: object) -> str:
    """The reference in a cell; 1005, 1005.0 and "1005" are the same. Raises BadCell."""
    if isinstance(cell, bool | datetime.date):
        raise BadCell("is no reference")
    if isinstance(cell, int | float) and not abs(cell) < 10 ** EXACT_FIGURES:
        raise BadCell("has more figures than a spreadsheet keeps; store the column as text")
    found = text(cell)
    if found.casefold() in NOTHING:
        raise BadCell("is empty")
    elif POWER.fullmatch(found):
        raise BadCell("was shortened by the spreadsheet; store the column as text")
    whole = WHOLE.fullmatch(found)
    found = whole[1] if whole else found
    if len(found) > LONGEST_REFERENCE:
        raise BadCell(f"has more than {LONGEST_REFERENCE} characters")
    elif looks_like_a_name(found) and not found.isdecimal():
        raise BadCell("looks like a name, not like a reference")
    return found


def name(cell: object) -> str:
    """The name of a worker or team, "" where the cell names nobody. Raises BadCell."""
    found = text(cell)
    if found.casefold() in NOBODY:
        return ""
    elif len(found) > MOST_NAME:
        raise BadCell(f"has more than {MOST_NAME} characters")
    return found


def name_key(written: str) -> str:
    """What two names have in common that mean the same: case and white space do not count.

    Beyond the length of a name nothing is compared.
    """
    return as_kept(unicodedata.normalize("NFKC", written[:MOST_NAME])).casefold()


def plan(cell: object) -> str:
    """The plan in a cell, "" where it says that the case is closed. Raises BadCell."""
    found = IN_BRACKETS.sub("", text(cell).casefold())
    if found in BY_LETTER:
        return BY_LETTER[found]
    letter = LETTERED.match(found)
    rest = found[letter.end():] if letter else found
    if rest in PLAN_WORDS:
        return PLAN_WORDS[rest]
    elif letter and not rest and letter[1] in BY_LETTER:
        return BY_LETTER[letter[1]]
    raise BadCell("is empty" if found in NOTHING else "is none of the plans known here")


def service(cell: object, plan: str) -> str:
    """The service in a cell; where it is empty, the one that `plan` belongs to. Raises BadCell."""
    found = text(cell).casefold().replace("'", "").replace("’", "")
    if found in NOTHING:
        return SERVICES[1] if plan == "early help" else SERVICES[0]
    elif found not in SERVICE_WORDS:
        raise BadCell("is neither Children's Social Care nor Early Help")
    return SERVICE_WORDS[found]


def day(cell: object) -> datetime.date | None:
    """The date in a cell: a date, a serial number, 27/3/2026, ISO, or words. Raises BadCell."""
    if isinstance(cell, datetime.datetime):
        found = cell.date()
    elif isinstance(cell, datetime.date):
        found = cell
    else:
        found = _written_day(text(cell))
    if found and not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise BadCell(f"has a year that is not between {FIRST_YEAR} and {LAST_YEAR}")
    return found


def age_band(cell: object) -> str:
    """The age band of an age in years, "" for what is no age: nothing depends on it."""
    try:
        found = text(cell).casefold()
    except BadCell:  # ages are often worked out by a formula, and a band is only a help
        return ""
    years = AGE.fullmatch(found)
    if found in ("unborn", "-1"):
        return "unborn"
    elif MONTHS_OLD.fullmatch(found):
        return "under 1"
    elif years is None or not 0 <= int(years[1]) <= 120:
        return found if found in BANDS.values() else ""
    return next(band for least, band in BANDS.items() if int(years[1]) >= least)


BANDS = {
    18: "18 and over", 16: "16 to 17", 10: "10 to 15", 5: "5 to 9", 1: "1 to 4", 0: "under 1",
}


@lru_cache(maxsize=4096)  # teams, workers and statuses come again on every row
def _tidied(written: str) -> str:
    plain = TEXT_FORMULA.fullmatch(written)
    if plain is None and written.startswith("="):
        raise BadCell("holds a formula; paste the column as values and upload the file again")
    written = plain[1] if plain else written
    return as_kept(INVISIBLE.sub("", unicodedata.normalize("NFKC", written)))


def _written_day(found: str) -> datetime.date | None:
    if found.casefold() in NO_DAY:
        return None
    serial = SERIAL.fullmatch(found)
    if serial:
        return SERIAL_DAYS_FROM + datetime.timedelta(days=int(serial[1]))
    only_day = TIME.sub("", found)
    parts = next(filter(None, (way.fullmatch(only_day) for way in WAYS)), None)
    try:
        return datetime.date(_year(parts["year"]), _month(parts["month"]), int(parts["day"]))
    except (TypeError, ValueError) as error:
        raise BadCell("is no date") from error


def _year(written: str) -> int:
    return int(written) + (2000 if len(written) == 2 else 0)


def _month(written: str) -> int:
    return int(written) if written.isdecimal() else SHORT_MONTHS.index(written[:3].casefold()) + 1
