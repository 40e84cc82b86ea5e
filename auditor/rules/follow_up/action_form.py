"""What is typed about an action, read into values and messages."""

import datetime
from collections.abc import Collection, Mapping

from auditor.rules.audit_subjects import Subject
from auditor.rules.follow_up.actions import Step
from auditor.rules.parsing import (
    MOST_TEXT,
    clean_text,
    faults,
    read_date,
    read_text,
    row_number,
    too_long,
)

WORDS = ("what", "why", "how_known")
MISSING = {  # what is said where a step has no words; a step that is not here needs none
    Step.NOTE: "Say how it stands",
    Step.REPORT: "Say what was done, and where it is seen",
    Step.NOT_YET: "Say what is still missing",
    Step.NOT_NEEDED: "Say why it is no longer needed",
    Step.MOVE_DATE: "Say why it gets another date",
}


def check(
    typed: Mapping[str, str], subject: Subject, questions: Collection[str], owners: Collection[int]
) -> tuple[dict, dict[str, str]]:
    """Read an action of an audit of this subject from a form: columns, and messages by field.

    `questions` are the keys it may be about, `owners` the ids of who may own it.
    """
    values = {name: clean_text(typed.get(name, "")).strip() for name in WORDS}
    values["owner"] = row_number(typed.get("owner", ""))
    values["urgent"] = typed.get("urgent") == "yes"
    values["question"] = typed.get("question", "")
    problems = {name: too_long(values[name], MOST_TEXT) for name in WORDS}
    if not values["what"]:
        problems["what"] = "Say what must be done"
    if not values["why"]:
        problems["why"] = subject.why_missing
    if values["owner"] not in owners:
        problems["owner"] = "Choose who will do it"
    if values["question"] and values["question"] not in questions:
        problems["question"] = "Choose a question from the list, or none"
    return values, faults(problems)


def check_step(step: Step, typed: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """The words that go with a step, and messages by field."""
    text, problem = read_text(typed.get("text", ""), MISSING.get(step, ""))
    return text, faults({"text": problem})


def check_new_date(
    typed: Mapping[str, str], present: datetime.date | None, today: datetime.date
) -> tuple[datetime.date | None, dict[str, str]]:
    """The day that an action is to be due on instead of `present`, and messages by field."""
    day, problem = read_date(typed.get("due_on", ""), "the new date")
    if day is None:
        problem = problem or "Give the new date"
    elif day < today:
        problem = "Give a day that is still to come"
    elif day == present:
        problem = "It is due on that day already"
    return day, faults({"due_on": problem})
