"""What is typed about a supervision session, and whether findings count as discussed."""

import datetime
from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from auditor.rules.deadlines import add_working_days, london_day
from auditor.rules.parsing import (
    MOST_TEXT,
    clean_text,
    faults,
    one_line,
    read_date,
    read_text,
    row_number,
    too_long,
)

MOST_WHO = 200  # characters


class RecordedSession(Protocol):
    """A session on record, as its latest correction has it."""

    held_on: datetime.date
    signed_copy_id: int | None  # the latest copy when it was put on record
    worker_id: int | None  # with whom; nobody where it was put on record before that was asked


def check(
    typed: Mapping[str, str], today: datetime.date, signed_off: datetime.date,
    workers: Collection[int] = (),
) -> tuple[dict, dict[str, str]]:
    """Read the form of a session: values of its columns, and messages by field.

    `typed` has held_on (an ISO date), who, comment and whom (an id); `signed_off` is the day of the
    first copy, `workers` (ids) are those with whom it may have been held: of several, one is named.
    """
    held_on, problem = read_date(typed.get("held_on", ""), "the day on which you met")
    values = {
        "held_on": held_on,
        "who": one_line(typed.get("who", "")),
        "comment": clean_text(typed.get("comment", "")).strip(),
    }
    errors = {
        "held_on": problem or _day_fault(held_on, today, signed_off),
        "who": too_long(values["who"], MOST_WHO) if values["who"] else "Say who took part",
        "comment": too_long(values["comment"], MOST_TEXT),
    }
    whom = row_number(typed.get("whom", ""))
    if whom in workers:
        values["worker_id"] = whom
    elif len(workers) > 1:
        errors["whom"] = "Say with whom it was held"
    return values, faults(errors)


def check_reflection(typed: Mapping[str, str], missing: str = "") -> tuple[str, dict[str, str]]:
    """A `reflection` as it is kept, and messages by field; `missing` is said where it is empty."""
    text, problem = read_text(typed.get("reflection", ""), missing)
    return text, faults({"reflection": problem})


def due_on(signed_off_at: datetime.datetime, days: int) -> datetime.date:
    """The day by which findings are discussed: so many working days after they were signed off."""
    return add_working_days(london_day(signed_off_at), days)


def discussed(
    sessions: Iterable[RecordedSession], latest: int | None, signed_off_at: datetime.datetime,
    whom: int | None, judged: int | None,
) -> bool:
    """Whether one of these sessions was about the `latest` copy (an id), and held with `whom` (an id).

    A corrected copy asks for another look: a session that was held before the day of the latest
    sign-off, or was put on record before that copy was made, was about the copy that it replaced.
    After a transfer the new worker has not talked through what the former one has. `judged` is whose
    work the audit is about.
    """
    day = london_day(signed_off_at)
    return any(
        one.held_on >= day and one.signed_copy_id == latest and held_with(one, judged) == whom
        for one in sessions
    )


def held_with(one: RecordedSession, judged: int | None) -> int | None:
    """With whom (an id) a session was held: who is named, else whose work the audit is about."""
    return one.worker_id or judged


def _day_fault(
    held_on: datetime.date | None, today: datetime.date, signed_off: datetime.date
) -> str | None:
    if held_on is None:
        return "Give the day on which you met"
    elif held_on > today:
        return "Give the day on which you met: it cannot be in the future"
    elif held_on < signed_off:
        return "The findings were signed off later than this day: give the day on which you met"
    else:
        return None
