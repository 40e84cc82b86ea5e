"""Actions proposed before sign-off: worded, taken back, and opened by it."""

import datetime

from auditor.records.actions import Action, ActionEvent
from auditor.records.audits import Audit
from auditor.records.database import change
from auditor.rules import audit_subjects
from auditor.rules.follow_up import action_form
from auditor.rules.follow_up.actions import OPENED, ActionState
from auditor.rules.rights.permissions import Act
from auditor.work import clock, forms, settings
from auditor.work.audits import actions, audits
from auditor.work.cases import action_transfers
from auditor.work.refusals import NotAllowed
from auditor.work.signed_in import SignedIn


def get(audit: Audit, action_id: int) -> Action | None:
    """The action with this id, where it is one of this audit."""
    return Action.get_or_none(Action.id == action_id, Action.audit == audit.id)


def check(audit: Audit, me: SignedIn, typed: dict[str, str]) -> tuple[dict, dict[str, str]]:
    """Read an action of this audit from what a person typed: its columns, messages by field."""
    questions = {one.key for one in forms.form_of(audit.form_version_id).questions()}
    owners = {one.id for one in actions.owners(audit, me)}
    return action_form.check(typed, audit_subjects.of_audit(audit), questions, owners)


def propose(audit: Audit, me: SignedIn, values: dict) -> None:
    """Propose an action; it opens, and its days count, when the audit is signed off.

    The same action sent twice by one person is proposed once. Raises Overtaken where it is signed
    off or moved, NotAllowed where the owner may not own it any more.
    """
    with change():
        _may_propose(audit, me, values)
        same = [getattr(Action, name) == value for name, value in values.items()]
        if not Action.select().where(
            Action.audit == audit.id, Action.proposed_by == me.id,
            Action.state == ActionState.PROPOSED, *same,
        ).exists():
            Action.insert(
                audit=audit, case=audit.case_id, proposed_by=me.id, proposed_at=clock.now(),
                **values,
            ).execute()


def correct(audit: Audit, me: SignedIn, action_id: int, values: dict) -> None:
    """Reword a proposed action; raises as `propose` does."""
    with change():
        _may_propose(audit, me, values)
        Action.update(**values).where(
            Action.id == action_id, Action.audit == audit.id, Action.state == ActionState.PROPOSED
        ).execute()


def take_back(audit: Audit, me: SignedIn, action_id: int) -> None:
    """Set a proposed action aside; it stays in the tables. Raises as `propose` does."""
    with change():
        audits.ensure_may(me.id, Act.PROPOSE_ACTION, audit)
        Action.update(state=ActionState.SET_ASIDE).where(
            Action.id == action_id, Action.audit == audit.id, Action.state == ActionState.PROPOSED
        ).execute()


def open_proposed(audit: Audit, me: SignedIn, moment: datetime.datetime) -> None:
    """Open what was proposed, as `me` signs off: 20 working days, urgent ones 5, unless set otherwise.

    What the worker at the time was to do passes on at once where the case has another worker by now.
    """
    with change():
        waiting = list(
            Action.select(Action.id, Action.urgent)
            .where(Action.audit == audit.id, Action.state == ActionState.PROPOSED).order_by(Action.id)
        )
        for urgent in {one.urgent for one in waiting}:
            Action.update(state=ActionState.OPEN, opened_at=moment, due_on=due_on(urgent)).where(
                Action.id.in_([one.id for one in waiting if one.urgent == urgent])
            ).execute()
        if waiting:
            ActionEvent.insert_many([
                {"action": one, "by": me.id, "at": moment, "what": OPENED} for one in waiting
            ]).execute()
        if waiting and audit.case_id:
            transfer = (audit.case_id, audit.worker_id, audit.case.worker_id)
            action_transfers.with_cases([transfer], None)


def ensure_owner(audit: Audit, me: SignedIn, values: dict) -> None:
    """NotAllowed where whom this person named cannot own an action of the audit any more."""
    if values["owner"] not in {one.id for one in actions.owners(audit, me)}:
        raise NotAllowed("The person chosen can no longer own an action here. Choose another owner.")


def _may_propose(audit: Audit, me: SignedIn, values: dict) -> None:
    ensure_owner(audits.ensure_may(me.id, Act.PROPOSE_ACTION, audit), me, values)


def due_on(urgent: bool) -> datetime.date:
    """The day by which an action is due that opens today: 20 working days on, or 5 if urgent [default]."""
    limits = settings.limits()
    return clock.after_working_days(limits.urgent_action if urgent else limits.action)
