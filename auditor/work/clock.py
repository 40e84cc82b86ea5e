"""What time it is, read in one place so that a story can be told at its own pace."""

import datetime
from contextlib import contextmanager
from contextvars import ContextVar

from peewee import fn

from auditor.records.database import on_sqlite
from auditor.rules.deadlines import add_working_days, london_day

_told: ContextVar[datetime.datetime | None] = ContextVar("told", default=None)


def now() -> datetime.datetime:
    """The moment, as naive UTC to the second."""
    told = _told.get()
    return told or datetime.datetime.now(datetime.UTC).replace(tzinfo=None, microsecond=0)


def today() -> datetime.date:
    """The date in London."""
    return london_day(now())


def london_day_of(moment):
    """The date in London of a column of moments: `rules.deadlines.london_day` for lists."""
    if on_sqlite():
        return fn.london_day(moment)
    return fn.TIMEZONE("Europe/London", fn.TIMEZONE("UTC", moment)).cast("date")


def after_working_days(days: int) -> datetime.date:
    """The day by which what begins today is due, where it has so many working days."""
    return add_working_days(today(), days)


@contextmanager
def at(moment: datetime.datetime):
    """Let it be `moment` (naive UTC) for what happens inside: the demonstration, and tests."""
    token = _told.set(moment)
    try:
        yield
    finally:
        _told.reset(token)
