"""Quarter after quarter, for tests that let years go by."""

import datetime
from collections.abc import Iterator

from auditor.rules.deadlines import add_months


def quarters_from(day: datetime.date, number: int) -> Iterator[tuple[datetime.date, list]]:
    """The first day of each quarter, with one and the same list to keep what was audited."""
    kept: list = []
    for quarter in range(number):
        yield add_months(day, 3 * quarter), kept
