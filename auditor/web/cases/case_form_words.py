"""The form of a case in words: what its fields are called, and what is in one of them."""

import datetime

from auditor.web import words

CALLED = {
    "reference": "Reference", "family": "Family reference", "service": "Service", "plan": "Plan",
    "worker": "Worker", "team": "Team", "opened_on": "Opened", "last_seen_on": "Child last seen",
    "age_band": "Age", "closed_on": "Closed", "restricted": "Restricted",
}
OFFERED = {
    "service": "services", "plan": "plans", "worker": "workers", "team": "teams", "age_band": "bands",
}


def said(field: str, value: str, offered: dict[str, list[tuple]]) -> str:
    """What a field as it is sent says to a reader; `offered` is what the selects of the form offer."""
    if field == "restricted":
        text = "Yes" if value else "No"
    elif field in OFFERED:
        text = {str(key): text for key, text in offered[OFFERED[field]]}.get(value, value)
    elif field.endswith("_on"):
        text = _day(value)
    else:
        text = value
    return text or "Nothing"


def _day(value: str) -> str:
    try:
        return words.day(datetime.date.fromisoformat(value))
    except ValueError:
        return value
