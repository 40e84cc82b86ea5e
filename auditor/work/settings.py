"""What the team set for itself: limits, help texts, what to do about a concern."""

import threading
import time
from collections.abc import Mapping

from auditor.records.database import after_commit, change, changing
from auditor.records.journal import Setting
from auditor.rules.deadlines import Limits
from auditor.rules.home.mail_form import OFF

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
NOTHING = (float("-inf"), {})  # read long ago
_kept: tuple[float, dict[str, object]] = NOTHING  # when they were read, and what they were
_times_forgotten = 0
_keeping = threading.Lock()


def get(key: str):
    """The team's setting, or its default; other servers' changes are seen within ten seconds."""
    read_at, values = _kept
    if time.monotonic() - read_at > SECONDS_KEPT:
        values = _read()
    return values.get(key, DEFAULTS.get(key))


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
    global _kept, _times_forgotten
    with _keeping:
        _kept, _times_forgotten = NOTHING, _times_forgotten + 1


def limits() -> Limits:
    """The team's time limits."""
    return Limits.from_settings(get("limits"))


def keep(values: Mapping[str, object]) -> list[str]:
    """Keep several settings; returns the keys of those that differ from what was there."""
    with change():
        now = DEFAULTS | _read()
        changed = [key for key, value in values.items() if now.get(key) != value]
        for key in changed:
            put(key, values[key])
    return changed


def _read() -> dict[str, object]:
    """The settings as they are now, kept for the next question.

    Not where somebody changed one while they were read, nor within a change, which may be undone.
    """
    global _kept
    before = _times_forgotten
    values = {row.key: row.value for row in Setting.select()}
    with _keeping:
        if before == _times_forgotten and not changing():
            _kept = time.monotonic(), values
    return values
