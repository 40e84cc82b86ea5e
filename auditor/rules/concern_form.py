"""What is typed about a concern, read into values and messages."""

from collections.abc import Mapping

from auditor.rules.typed import MOST_TEXT, clean_text

MOST_SHORT = 200  # characters: whom, and when


def read_text(typed: str, missing: str = "") -> tuple[str, str | None]:
    """A long text as it is kept, and what is wrong with it; `missing` is said where it is empty."""
    text = clean_text(typed).strip()
    problem = missing if not text else too_long(text, MOST_TEXT)
    return text, problem or None


def read_told(typed: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Who was told, when and what they answered: values, and messages by field.

    When is kept in the person's own words, because "about ten" is better than nothing.
    """
    values = {name: clean_text(typed.get(name, "")).strip() for name in ("whom", "when", "answer")}
    problems = {
        "whom": "Say who was told" if not values["whom"] else too_long(values["whom"], MOST_SHORT),
        "when": "Say when, for example 14:20" if not values["when"]
        else too_long(values["when"], MOST_SHORT),
        "answer": too_long(values["answer"], MOST_TEXT),
    }
    return values, {name: problem for name, problem in problems.items() if problem}


def too_long(text: str, most: int) -> str | None:
    """What to say of a text with more than `most` characters, or None."""
    if len(text) <= most:
        return None
    return f"At most {most:,} characters can be saved here: shorten it by {len(text) - most:,}"
