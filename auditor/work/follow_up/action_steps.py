"""What happens to an action after sign-off: each step with its event, and what it leaves on record."""

import datetime

from peewee import JOIN

from auditor.records.actions import Action, ActionEvent
from auditor.records.audits import Audit
from auditor.records.database import change
from auditor.records.people import Person
from auditor.rules.follow_up import actions as rules
from auditor.rules.follow_up.actions import ADDED, ActionState, Step
from auditor.rules.rights.permissions import Act
from auditor.work import clock
from auditor.work.audits import action_proposals, audits
from auditor.work.refusals import NotAllowed, Overtaken
from auditor.work.rights import audit_facts
from auditor.work.signed_in import SignedIn


def get(action_id: int) -> Action | None:
    """The action with this id, whoever may know of it, with the names of those who had to do with it."""
    owner, reporter, closer = Person.alias(), Person.alias(), Person.alias()
    return (
        Action.select(Action, owner, reporter, closer)
        .join(owner, on=(Action.owner == owner.id), attr="owner").switch(Action)
        .join(reporter, JOIN.LEFT_OUTER, on=(Action.reported_by == reporter.id), attr="reported_by")
        .switch(Action)
        .join(closer, JOIN.LEFT_OUTER, on=(Action.closed_by == closer.id), attr="closed_by")
        .where(Action.id == action_id).first()
    )


def history(action: Action) -> list[ActionEvent]:
    """Everything that happened to an action, oldest first, with who did it."""
    query = ActionEvent.select(ActionEvent, Person).join(Person, JOIN.LEFT_OUTER)
    return list(query.where(ActionEvent.action == action.id).order_by(ActionEvent.id))


def since(action: Action, seen: int | None) -> list[ActionEvent]:
    """What happened to an action after the event `seen` (an id; None: nothing), with who did it."""
    return [] if seen is None else [one for one in history(action) if one.id > seen]


def add(audit: Audit, me: SignedIn, values: dict) -> Action:
    """Add an action after sign-off; it opens at once. Sent twice by one person, it is added once.

    Raises NotAllowed where the person may not add one any more, or the owner not own it.
    """
    with change():
        action_proposals.ensure_owner(audits.ensure_may(me.id, Act.ADD_ACTION, audit), me, values)
        same = [getattr(Action, name) == value for name, value in values.items()]
        there = Action.select().where(
            Action.audit == audit.id, Action.proposed_by == me.id,
            Action.state == ActionState.OPEN, *same,
        ).first()
        return there or _add(audit, me, values)


def take(
    action: Action, step: Step, me: SignedIn, text: str = "", seen: int | None = None,
    due_on: datetime.date | None = None,
) -> None:
    """Take a step with an action, and leave its event; `due_on` goes with another date.

    `seen` is the last event (its id) that the person saw; None: whatever there is. Raises
    Overtaken, saying who was first and when, where more than a note came since, WrongStep where the
    step is not possible, and NotAllowed where it is not theirs any more. Pressed twice by one person
    it does nothing twice.
    """
    with change():
        _ensure_theirs(Action.get_by_id(action.id), step, me)
        _take(action, step, me, text, seen, due_on)


def _take(
    action: Action, step: Step, me: SignedIn, text: str = "", seen: int | None = None,
    due_on: datetime.date | None = None,
) -> None:
    with change():
        # Until this is whole, nobody else changes the action: what is read of it now holds.
        Action.update(state=Action.state).where(Action.id == action.id).execute()
        newer = since(action, seen)
        if any(_same(one, step, me, text) for one in newer):
            return
        changes = [one for one in newer if one.what != Step.NOTE]
        if changes:
            raise _overtaken(action, changes[-1])
        values = columns(step, me.id, text) | ({"due_on": due_on} if due_on else {})
        changed = (
            Action.update(state=rules.after(action.state, step), **values)
            .where(Action.id == action.id, Action.state == action.state).execute()
        )
        if not changed:
            raise _overtaken(action, history(action)[-1])
        moved = rules.date_moved(action.due_on, due_on) if due_on else ""
        _record(action, me, step, "\n".join(filter(None, (moved, text))))


def columns(step: Step, by: int, text: str) -> dict:
    """The columns that a step sets besides the state: who now, and in what words."""
    now = clock.now()
    if step is Step.REPORT:
        return {"reported_by": by, "reported_at": now, "evidence": text}
    elif step is Step.NOT_YET:
        return {"reported_by": None, "reported_at": None, "evidence": ""}
    elif step in (Step.VERIFY, Step.NOT_NEEDED):
        return {"closed_by": by, "closed_at": now, "note": text}
    else:
        return {}


def end_with(audit: Audit, me: SignedIn, reason: str) -> None:
    """Let no action of an audit that is withdrawn wait any longer."""
    with change():
        for action in Action.select().where(
            Action.audit == audit.id, Action.state.in_(rules.UNFINISHED)
        ):
            _take(action, Step.NOT_NEEDED, me, f"The audit was withdrawn: {reason}")


def _ensure_theirs(now: Action, step: Step, me: SignedIn) -> None:
    playing, known = audit_facts.parts_now(me.id, audits.get(now.audit_id))
    holding = rules.ActionFacts(now.state, now.owner_id, now.reported_by_id)
    if now.state not in rules.KEPT:
        rules.after(now.state, step)  # no step at all is possible before sign-off
    if not rules.entitled(me.id, playing, step, known, holding):
        raise NotAllowed("Your part in this action has changed: this step is not yours any more.")


def _add(audit: Audit, me: SignedIn, values: dict) -> Action:
    now = clock.now()
    action = Action.create(
        audit=audit, case=audit.case_id, state=ActionState.OPEN, proposed_by=me.id, proposed_at=now,
        opened_at=now, due_on=action_proposals.due_on(values["urgent"]), **values,
    )
    _record(action, me, ADDED)
    return action


def _record(action: Action, me: SignedIn, what: str, text: str = "") -> None:
    ActionEvent.insert(action=action, by=me.id, at=clock.now(), what=what, text=text).execute()


def _same(event: ActionEvent, step: Step, me: SignedIn, text: str) -> bool:
    return event.by_id == me.id and event.what == step and event.text.endswith(text)


def _overtaken(action: Action, first: ActionEvent) -> Overtaken:
    name = first.by.name if first.by else "Auditor"
    return Overtaken(name, first.at, Action.get_by_id(action.id).state)
