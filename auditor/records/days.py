"""The day of a moment, for queries on SQLite, which knows of no time zones."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def london_day(moment: str | None) -> str | None:
    """The date in London (ISO) of a moment in UTC, both as SQLite keeps them."""
    if moment is None:
        return None
    return datetime.fromisoformat(moment).replace(tzinfo=UTC).astimezone(LONDON).date().isoformat()
