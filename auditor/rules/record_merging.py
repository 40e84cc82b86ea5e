"""A form of a whole record: what was typed meets what somebody else saved while it was open."""

from collections.abc import Mapping
from typing import NamedTuple


class Merged(NamedTuple):
    """The fields as they go on, and by field what is saved now where both sides changed it."""

    values: dict[str, str]
    conflicts: dict[str, str]


def merge(seen: Mapping[str, str], typed: Mapping[str, str], now: Mapping[str, str]) -> Merged:
    """Put what was typed on what a record says now, field by field; all three as a form sends them.

    `seen` is what the form showed when it was opened. A field that nobody touched here takes what
    is saved now; what was typed is kept everywhere else. A field is in conflict where the two
    differ and what is saved now is not what the form showed, or the form did not say what it showed.
    """
    values, conflicts = {}, {}
    for field, saved in now.items():
        wanted = typed.get(field, "")
        untouched = field in seen and _same(wanted, seen[field])
        values[field] = saved if untouched or _same(wanted, saved) else wanted
        known = field in seen and _same(saved, seen[field])
        if values[field] != saved and not known:
            conflicts[field] = saved
    return Merged(values, conflicts)


def _same(one: str, other: str) -> bool:
    """Whether two texts are the same but for what a browser does to line breaks and ends."""
    return one.replace("\r\n", "\n").strip() == other.replace("\r\n", "\n").strip()
