"""What the team set for itself: limits, help texts, what to do about a concern."""

import time
from collections.abc import Mapping

from auditor.records.database import after_commit, change
from auditor.records.journal import Setting
from auditor.rules.deadlines import Limits
from auditor.rules.mail_form import OFF

DEFAULTS = {
    "idle_minutes": 60,
    "limits": {},
    "concern_text": (
        "If a child is in danger now, telephone. Speak to the team manager on duty, or outside "
        "office hours to the emergency duty team. Then write here who you told."
    ),
    "concern_telephone": "",
    "grade_help": {},
    "council": "",
    "case_system": "",
    "evidence_needed": True,
    "mail": OFF,
    "mail_sent": {"day": "", "people": []},
}
SECONDS_KEPT = 10
_kept: dict[str, object] = {}
_kept_at = float("-inf")


def get(key: str):
    """The team's setting, or its default; other servers' changes are seen within ten seconds."""
    global _kept_at
    if time.monotonic() - _kept_at > SECONDS_KEPT:
        _kept.clear()
        _kept.update({row.key: row.value for row in Setting.select()})
        _kept_at = time.monotonic()
    return _kept.get(key, DEFAULTS.get(key))


def put(key: str, value) -> None:
    """Keep a setting; `value` is anything JSON can hold."""
    with change():
        Setting.insert(key=key, value=value).on_conflict(
            conflict_target=[Setting.key], update={Setting.value: value}
        ).execute()
        # Not before: another thread would read the old value once more and keep it.
        after_commit(forget)


def forget() -> None:
    """Read the settings afresh at the next question."""
    global _kept_at
    _kept_at = float("-inf")


def limits() -> Limits:
    """The team's time limits."""
    return Limits.from_settings(get("limits"))


def keep(values: Mapping[str, object]) -> list[str]:
    """Keep several settings; returns the keys of those that differ from what was there."""
    changed = [key for key, value in values.items() if get(key) != value]
    with change():
        for key in changed:
            put(key, values[key])
    return changed
