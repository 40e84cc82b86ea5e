"""When a thing is due, counted in the working days of England."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from holidays import country_holidays

from auditor.rules.parsing import whole_number

LONDON = ZoneInfo("Europe/London")
LONGEST = 250
SATURDAY = 5

NAMES = {
    "complete": "Working days to complete an audit",
    "correct": "Working days to correct a returned audit",
    "review": "Working days for each review",
    "discuss": "Working days to discuss the findings",
    "action": "Working days for an action",
    "urgent_action": "Working days for an urgent action",
    "re_audit_months": "Months until an inadequate case is audited again",
    "rest_months": "Months before a case is sampled again",
    "coverage_months": "Months within which every open case is audited",
}


@dataclass(frozen=True)
class Limits:
    """The team's time limits: working days, or months where the name says so."""

    complete: int = 10
    correct: int = 5
    review: int = 5
    discuss: int = 10
    action: int = 20
    urgent_action: int = 5
    re_audit_months: int = 3
    rest_months: int = 12
    coverage_months: int = 24

    @classmethod
    def from_settings(cls, settings: Mapping[str, object]) -> Limits:
        """The limits a team has set, its gaps filled with the defaults.

        `settings` maps the names above to whole numbers or to the text of one; other names are
        passed over. Raises ValueError, in words for the person who typed it, unless each is a
        whole number from 1 to 250.
        """
        known = [field.name for field in fields(cls)]
        return cls(**{name: _limit(name, settings[name]) for name in known if name in settings})


def working_day(day: date) -> bool:
    """Whether `day` is neither a Saturday or Sunday nor a bank holiday in England."""
    return day.weekday() < SATURDAY and day not in _bank_holidays(day.year)


def add_working_days(start: date, days: int) -> date:
    """The day that is `days` working days after `start`, which itself is not counted.

    0 gives `start`, a working day or not. Raises ValueError for fewer than 0.
    """
    if days < 0:
        raise ValueError("Working days are counted forwards: give 0 or more.")
    day = start
    for _ in range(days):
        day = _next_working_day(day)
    return day


@lru_cache(maxsize=4096)  # figures ask for the same few days thousands of times
def working_days_between(start: date, end: date) -> int:
    """How many working days lie after `start`, up to and including `end`; 0 if none do."""
    return sum(working_day(day) for day in _days_after(start, end))


def days_late(due: date, today: date) -> int:
    """How many working days late a thing is; 0 until the first working day after `due`."""
    return working_days_between(due, today)


def late_before(today: date) -> date:
    """The day before which whatever was due is late `today`: the latest working day."""
    day = today
    while not working_day(day):
        day -= timedelta(days=1)
    return day


def late(due: date | None, today: date) -> bool:
    """Whether a thing is late: the first working day after it was due has come, if it ever was due."""
    return due is not None and due < late_before(today)


def describe_due(due: date, today: date) -> tuple[str, bool]:
    """How people say when a thing is due, to follow the word "due", and whether it is late."""
    if late(due, today):
        return f"{_days(days_late(due, today))} late", True
    elif due < today:
        return _just_past(due, today), False
    else:
        return _still_to_come(due, today), False


def add_months(day: date, months: int) -> date:
    """The same day `months` months on (back, if negative), or that month's last day if shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return day.replace(year=year, month=month, day=min(day.day, monthrange(year, month)[1]))


def london_day(moment: datetime) -> date:
    """The date on the office wall at `moment`, a time in UTC with or without its zone.

    What happens at half past eleven on a summer's evening in UTC happens the next day in London.
    """
    return in_london(moment).date()


def in_london(moment: datetime) -> datetime:
    """A moment, in UTC with or without its zone, as the clocks of London show it."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(LONDON)


def _limit(name: str, given: object) -> int:
    number = _whole_number(given)
    if number is None or not 1 <= number <= LONGEST:
        raise ValueError(f"{NAMES[name]}: give a whole number from 1 to {LONGEST}.")
    return number


def _whole_number(given: object) -> int | None:
    if isinstance(given, int) and not isinstance(given, bool):
        return given
    else:
        return whole_number(given.strip(), LONGEST) if isinstance(given, str) else None


@cache
def _bank_holidays(year: int) -> frozenset[date]:
    # One finished set per year: the package's own calendar fills itself while it is read, which
    # two threads must not do at once.
    return frozenset(country_holidays("GB", subdiv="ENG", years=year, observed=True, expand=False))


def _next_working_day(day: date) -> date:
    day += timedelta(days=1)
    while not working_day(day):
        day += timedelta(days=1)
    return day


def _days_after(start: date, end: date) -> Iterator[date]:
    return (start + timedelta(days=n) for n in range(1, (end - start).days + 1))


def _just_past(due: date, today: date) -> str:
    # Only on the weekend or bank holiday after it was due, when nobody calls it late yet.
    days = (today - due).days
    return "yesterday" if days == 1 else f"{_days(days)} ago"


def _still_to_come(due: date, today: date) -> str:
    days, working = (due - today).days, working_days_between(today, due)
    if days == 0:
        text = "today"
    elif days == 1:
        text = "tomorrow"
    elif working == 0:
        text = f"in {_days(days)}"
    else:
        text = f"in {_days(working, 'working day')}"
    return text


def _days(number: int, unit: str = "day") -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
