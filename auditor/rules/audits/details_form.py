"""What an auditor corrects of the details of an audit, read into values and messages."""

import datetime
from collections.abc import Iterable, Mapping

from auditor.rules import audit_subjects
from auditor.rules.audit_subjects import Subject
from auditor.rules.audits.detail_proposals import FIELDS, Details
from auditor.rules.cases.cases import SERVICES
from auditor.rules.forms import PLANS

NOT_HERE = (
    "Another worker, team or supervisor is for the lead to confirm: choose “This was somebody else”"
)


def check(
    typed: Mapping[str, str], sources: Iterable[str], subject: Subject, now: Details
) -> tuple[dict, dict[str, str]]:
    """Read the details of an audit of this subject: values of its columns, and messages by field.

    `typed` has period_from and period_to (ISO dates), service and plan; `sources` are those ticked.
    Worker, team and supervisor are for the lead to confirm: others than `now` are refused here.
    """
    ticked = set(sources)
    values = {name: _date(typed.get(name, "")) for name in ("period_from", "period_to")}
    errors = {
        name: "Give a date, day month year"
        for name, day in values.items() if typed.get(name) and day is None
    }
    values["sources"] = [one for one in subject.sources if one in ticked]
    if values["period_from"] and values["period_to"] and values["period_from"] > values["period_to"]:
        errors["period_to"] = "The period ends before it begins"
    for name, known in (("service", SERVICES), ("plan", PLANS if subject.has_plan else ())):
        if typed.get(name) in known:
            values[name] = typed[name]
        elif typed.get(name):
            errors[name] = f"Choose a {name} from the list" if known else audit_subjects.NO_PLAN
    for name in FIELDS:
        if name in typed and typed[name] != str(getattr(now, name) or ""):
            errors["somebody-else"] = NOT_HERE
    return values, errors


def _date(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
