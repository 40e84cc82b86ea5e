"""What is typed on the settings page, read into values and messages."""

from collections.abc import Mapping
from dataclasses import asdict

from auditor.rules.deadlines import NAMES, Limits
from auditor.rules.forms import GRADES
from auditor.rules.parsing import clean_text, faults, one_line, too_long, whole_number

SHORTEST_IDLE, LONGEST_IDLE = 5, 480  # minutes
MOST_HELP = 1_000  # characters
MOST_LINE = 100


def check(typed: Mapping[str, str]) -> tuple[dict, dict[str, str]]:
    """Limits, the concern's what-to-do-now, help texts, names for reports: values, messages by field.

    Goes out as the settings keep it; limits that equal the default are kept too, so that a later
    default never changes what a team decided. Missing boxes are unticked.
    """
    limits, errors = _limits(typed)
    texts = {name: _text(typed, name) for name in ("concern_text", *_help_fields().values())}
    lines = {name: one_line(typed.get(name, "")) for name in ("concern_telephone", "council", "case_system")}
    if not texts["concern_text"]:
        errors["concern_text"] = "Say what to do when a child may be unsafe now"
    errors |= _too_long(texts, MOST_HELP) | _too_long(lines, MOST_LINE)
    values = lines | {
        "limits": limits,
        "concern_text": texts["concern_text"],
        "grade_help": {key: texts[field] for key, field in _help_fields().items() if texts[field]},
        "evidence_needed": typed.get("evidence_needed") == "yes",
    }
    return values, errors


def check_idle(typed: Mapping[str, str]) -> tuple[int, dict[str, str]]:
    """The minutes after which an idle session ends (`idle_minutes`), and messages by field."""
    minutes = whole_number(typed.get("idle_minutes", "").strip(), LONGEST_IDLE) or 0
    said = f"Give a whole number of minutes from {SHORTEST_IDLE} to {LONGEST_IDLE}"
    return minutes, {} if minutes >= SHORTEST_IDLE else {"idle_minutes": said}


def _limits(typed: Mapping[str, str]) -> tuple[dict[str, int], dict[str, str]]:
    found, errors = {}, {}
    for name in NAMES:
        try:
            found[name] = asdict(Limits.from_settings({name: typed.get(name, "")}))[name]
        except ValueError as problem:
            errors[name] = str(problem)
    return found, errors


def _too_long(texts: Mapping[str, str], most: int) -> dict[str, str]:
    return faults({name: too_long(text, most) for name, text in texts.items()})


def _help_fields() -> dict[str, str]:
    return {grade.key: f"help_{grade.key}" for grade in GRADES}


def _text(typed: Mapping[str, str], name: str) -> str:
    return clean_text(typed.get(name, "")).strip()
