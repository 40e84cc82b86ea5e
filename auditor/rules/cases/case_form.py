"""What was typed into the form of a case, checked as far as it can be without the tables."""

from collections.abc import Mapping

from auditor.rules.cases.cases import AGE_BANDS, LONGEST_REFERENCE, SERVICES, as_kept, looks_like_a_name
from auditor.rules.forms import PLANS
from auditor.rules.parsing import faults, read_date

DATES = {"opened_on": "opened", "closed_on": "closed", "last_seen_on": "last seen"}


def check(typed: Mapping[str, str]) -> tuple[dict, dict[str, str]]:
    """Read the form of a case: the values of its columns, and messages by field.

    `typed` has reference, family, service, plan, opened_on, closed_on, last_seen_on (ISO dates),
    age_band, restricted ("yes") and no_name ("yes": whoever typed it says that it is no name).
    """
    values = {
        "reference": as_kept(typed.get("reference", "")),
        "family": as_kept(typed.get("family", "")),
        "service": typed.get("service", ""),
        "plan": typed.get("plan", ""),
        "age_band": typed.get("age_band", ""),
        "restricted": typed.get("restricted") == "yes",
    }
    errors = {
        "reference": _reference(values["reference"], typed),
        "family": _family(values["family"]),
        "service": None if values["service"] in SERVICES else "Choose a service",
        "plan": None if values["plan"] in PLANS else "Choose a plan",
        "age_band": None if values["age_band"] in ("", *AGE_BANDS) else "Choose an age band",
    }
    for field, word in DATES.items():
        values[field], errors[field] = read_date(typed.get(field, ""), f"the day it was {word}")
    errors["closed_on"] = errors["closed_on"] or _closed_before(values)
    return values, faults(errors)


def _reference(reference: str, typed: Mapping[str, str]) -> str | None:
    if not reference:
        return "Give the reference that the case has in the case system"
    elif len(reference) > LONGEST_REFERENCE:
        return f"A reference has at most {LONGEST_REFERENCE} characters"
    elif looks_like_a_name(reference) and typed.get("no_name") != "yes":
        return "This may tell who the child is. Use the case system's number, or say it is no name"
    else:
        return None


def _family(family: str) -> str | None:
    if len(family) > LONGEST_REFERENCE:
        return f"A family reference has at most {LONGEST_REFERENCE} characters"
    elif family and looks_like_a_name(family):
        return "This looks like a name. Use a number or another mark that siblings share"
    else:
        return None


def _closed_before(values: dict) -> str | None:
    opened, closed = values["opened_on"], values["closed_on"]
    if opened and closed and closed < opened:
        return "The case was closed before it was opened: correct one of the two"
    else:
        return None
