"""What is typed into the page of an act on who does and reviews an audit."""

from collections.abc import Mapping

from auditor.rules import reasons
from auditor.rules.parsing import clean_text, faults, read_date, row_number

WHO = ("auditor", "person", "stage")  # ids, and the number of a stage


def check(typed: Mapping[str, str], needed: Mapping[str, str]) -> tuple[dict, dict[str, str]]:
    """Read such a form: values, and messages by field.

    `needed` are messages by field that must not be empty. The values have auditor, person and stage as
    numbers (0 for none), reason, until (a date, or None), and afresh: whether a new auditor starts anew.
    """
    reason = clean_text(typed.get("reason", "")).strip()
    until, no_date = read_date(typed.get("until", ""), "the last day")
    values = {name: row_number(clean_text(typed.get(name, "")).strip()) or 0 for name in WHO}
    values |= {"reason": reason, "until": until, "afresh": typed.get("how") != "carry_on"}
    empty = {field: said for field, said in needed.items() if not clean_text(typed.get(field, "")).strip()}
    return values, empty | faults({"reason": reasons.too_long(reason), "until": no_date})
