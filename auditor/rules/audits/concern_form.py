"""What is typed about a concern, read into values and messages."""

from collections.abc import Mapping

from auditor.rules.parsing import MOST_TEXT, clean_text, faults, read_text, too_long

MOST_SHORT = 200  # characters: whom, and when
TOLD = ("whom", "when", "answer")


def check(typed: Mapping[str, str], missing: str = "") -> tuple[str, dict[str, str]]:
    """What worries somebody (`text`) as it is kept, and messages; `missing` where it is empty."""
    text, problem = read_text(typed.get("text", ""), missing)
    return text, faults({"text": problem})


def check_done(typed: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """What was done about a concern (`done`) as it is kept, and messages by field."""
    done, problem = read_text(typed.get("done", ""), "Say what was done")
    return done, faults({"done": problem})


def check_told(typed: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Who was told, when and what they answered: values, and messages by field.

    When is kept in the person's own words, because "about ten" is better than nothing.
    """
    values = {name: clean_text(typed.get(name, "")).strip() for name in TOLD}
    return values, faults({
        "whom": "Say who was told" if not values["whom"] else too_long(values["whom"], MOST_SHORT),
        "when": "Say when, for example 14:20" if not values["when"]
        else too_long(values["when"], MOST_SHORT),
        "answer": too_long(values["answer"], MOST_TEXT),
    })
