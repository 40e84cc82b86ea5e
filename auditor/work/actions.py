"""Actions of one audit: proposed before sign-off, opened by it, then somebody's to do."""

import datetime

from auditor.records.actions import Action
from auditor.records.audits import Audit
from auditor.records.database import change
from auditor.records.people import Person
from auditor.rules.deadlines import add_working_days
from auditor.rules.typed import MOST_TEXT, clean_text, row_number
from auditor.work import clock, forms, people, settings

CLOSED = ("verified", "not_needed")


def of_audit(audit: Audit):
    """The actions of an audit with their owners, oldest first."""
    return (
        Action.select(Action, Person).join(Person, on=Action.owner, attr="owner")
        .where(Action.audit == audit.id, Action.state != "set_aside")
        .order_by(Action.id)
    )


def get(audit: Audit, action_id: int) -> Action | None:
    """The action with this id, where it is one of this audit."""
    return Action.get_or_none(Action.id == action_id, Action.audit == audit.id)


def check(audit: Audit, typed: dict[str, str]) -> tuple[dict, dict[str, str]]:
    """Read a proposed action from a form: values for `propose`, and messages by field."""
    values = {
        name: clean_text(typed.get(name, "")).strip() for name in ("what", "why", "how_known")
    }
    values["owner"] = row_number(typed.get("owner", ""))
    values["urgent"] = typed.get("urgent") == "yes"
    values["question"] = typed.get("question", "")
    errors = {
        name: f"An action holds up to {MOST_TEXT:,} characters here"
        for name in ("what", "why", "how_known")
        if len(values[name]) > MOST_TEXT
    }
    if not values["what"]:
        errors["what"] = "Say what must be done"
    if not values["why"]:
        errors["why"] = "Say why, for this child"
    if values["question"] and values["question"] not in _questions(audit):
        errors["question"] = "Choose a question from the list, or none"
    if values["owner"] is None or not _may_own(values["owner"]):
        errors["owner"] = "Choose who will do it"
    return values, errors


def propose(audit: Audit, person: int, values: dict) -> None:
    """Propose an action; it opens, and its days count, when the audit is signed off.

    The same action sent twice by one person is proposed once.
    """
    with change():
        same = [getattr(Action, name) == value for name, value in values.items()]
        if not Action.select().where(
            Action.audit == audit.id, Action.proposed_by == person, Action.state == "proposed", *same
        ).exists():
            Action.insert(
                audit=audit, case=audit.case_id, proposed_by=person, proposed_at=clock.now(),
                **values,
            ).execute()


def correct(audit: Audit, action_id: int, values: dict) -> None:
    """Word a proposed action anew."""
    with change():
        Action.update(**values).where(
            Action.id == action_id, Action.audit == audit.id, Action.state == "proposed"
        ).execute()


def take_back(audit: Audit, action_id: int) -> None:
    """Set a proposed action aside; it stays in the tables."""
    with change():
        Action.update(state="set_aside").where(
            Action.id == action_id, Action.audit == audit.id, Action.state == "proposed"
        ).execute()


def open_proposed(audit: Audit, moment: datetime.datetime) -> None:
    """Open what was proposed, at sign-off: 20 working days, urgent ones 5, unless set otherwise."""
    limits, today = settings.limits(), clock.today()
    with change():
        for urgent, days in ((False, limits.action), (True, limits.urgent_action)):
            Action.update(
                state="open", opened_at=moment, due_on=add_working_days(today, days)
            ).where(
                Action.audit == audit.id, Action.state == "proposed", Action.urgent == urgent
            ).execute()


def owners(audit: Audit) -> list[Person]:
    """Who may own an action: the worker first, then the supervisor, then everybody with an account."""
    first = [one for one in (audit.worker_id, audit.supervisor_id) if one]
    return sorted(
        people.open_ones(), key=lambda one: first.index(one.id) if one.id in first else len(first)
    )


def _questions(audit: Audit) -> set[str]:
    return {one.key for one in forms.form_of(audit.form_version_id).questions()}


def _may_own(person: int) -> bool:
    return people.open_ones().where(Person.id == person).exists()
