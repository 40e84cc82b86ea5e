"""Moments at which people work: office hours of working days, counted on from or back to a day."""

import datetime
from collections.abc import Callable

from auditor.rules.deadlines import LONDON, in_london, working_day

OPENS, HOURS = datetime.time(9), 8
MINUTES = HOURS * 60  # of one working day
EARLIEST, LATEST = 7, 19  # o'clock: between these somebody may be at work
DAY = datetime.timedelta(days=1)

Pace = Callable[[float], datetime.datetime]


def pace_from(first: datetime.date, days: int = 90) -> Pace:
    """Moments (naive UTC) counted in working days from nine o'clock on or after `first`.

    2.5 is one o'clock on the third working day; up to `days` of them.
    """
    listed = _working_days(first, days)
    return lambda count: _moment(listed[int(count)], round((count % 1) * MINUTES))


def pace_until(now: datetime.datetime, begun: datetime.date, longest: float, least: float) -> Pace:
    """Moments (naive UTC) up to `now`, counted in working days before it: -1.5 is a day and a half.

    Where fewer than `longest` working days have passed since `begun`, what was to fill them is told
    quicker, but never within less than `least` of them: then it begins before `begun`.
    """
    end = in_london(now)
    room = max(_worked(begun, end), least * MINUTES)
    speed = min(1.0, room / (longest * MINUTES))
    return lambda count: _back(end, round(-count * speed * MINUTES))


def shortly_before(now: datetime.datetime, minutes: int) -> datetime.datetime:
    """So many minutes before `now` (naive UTC) where somebody may be at work then, or working minutes.
    """
    earlier = in_london(now) - datetime.timedelta(minutes=minutes)
    if working_day(earlier.date()) and EARLIEST <= earlier.hour < LATEST:
        return now.replace(second=0, microsecond=0) - datetime.timedelta(minutes=minutes)
    else:
        return _back(in_london(now), minutes)


def last_working_day(day: datetime.date) -> datetime.date:
    """`day`, or the last working day before it."""
    while not working_day(day):
        day -= DAY
    return day


def working_days_before(day: datetime.date, count: int) -> datetime.date:
    """The working day that is `count` working days before `day`."""
    for _ in range(count):
        day = last_working_day(day - DAY)
    return day


def _working_days(first: datetime.date, count: int) -> list[datetime.date]:
    found, day = [], first
    while len(found) < count:
        if working_day(day):
            found.append(day)
        day += DAY
    return found


def _moment(day: datetime.date, minutes: int) -> datetime.datetime:
    """The moment in UTC that is so many minutes after the office opens in London."""
    local = datetime.datetime.combine(day, OPENS, LONDON) + datetime.timedelta(minutes=minutes)
    return local.astimezone(datetime.UTC).replace(tzinfo=None)


def _into(end: datetime.datetime) -> tuple[datetime.date, int]:
    """The last working day up to a moment, and how many minutes of it had been worked."""
    day = last_working_day(end.date())
    if day < end.date():
        return day, MINUTES
    minutes = (end.hour - OPENS.hour) * 60 + end.minute
    if minutes < 0:
        return last_working_day(day - DAY), MINUTES
    return day, min(minutes, MINUTES)


def _worked(begun: datetime.date, end: datetime.datetime) -> int:
    """The working minutes from the morning of `begun` to a moment."""
    day, minutes = _into(end)
    while day > begun:
        day, minutes = last_working_day(day - DAY), minutes + MINUTES
    return minutes if day >= begun else minutes - MINUTES


def _back(end: datetime.datetime, count: int) -> datetime.datetime:
    day, minutes = _into(end)
    for _ in range(max(0, -((minutes - count) // MINUTES))):
        day, minutes = last_working_day(day - DAY), minutes + MINUTES
    return _moment(day, minutes - count)
