"""The audit or the action of a page, and what who is signed in may do with it."""

from flask import abort, g, request

from auditor.rules.follow_up import actions
from auditor.rules.follow_up.actions import Step
from auditor.rules.rights import permissions
from auditor.rules.rights.permissions import Act, Move
from auditor.web import numbers
from auditor.work.audits import audits
from auditor.work.follow_up import action_steps
from auditor.work.rights import audit_facts


def load(audit_id: int):
    """The audit, if the person may know of it; what is known of it and their parts are kept in `g`."""
    audit = _stand_on(audit_id)
    if not may(Act.KNOW):
        abort(404)
    return audit


def load_action(action_id: int):
    """The action, if the person may know of it; what is known of its audit and their parts are kept."""
    action = action_steps.get(action_id) or abort(404)
    _stand_on(action.audit_id)
    g.action = action
    if not may(Step.KNOW):
        abort(404)
    return action


def look_again() -> None:
    """Read the audit of this page once more, where it has one: it changed since the request began."""
    if "audit" in g:
        _stand_on(g.audit.id)


def may(act: Act | Move | Step) -> bool:
    """Whether who is signed in may do `act` on the audit, or the action, of this page: a button works.
    """
    if isinstance(act, Step):
        return actions.may(g.me.id, g.parts, act, g.facts, _holding(g.action))
    else:
        return permissions.may(g.parts, act, g.facts)


def seen() -> int | None:
    """The last event of the action that the page which was sent had seen (its id)."""
    return numbers.sent("seen")


def came_second(action, step: Step) -> bool:
    """Whether the step would be theirs, had something else not happened since they saw the page."""
    theirs = actions.entitled(g.me.id, g.parts, step, g.facts, _holding(action))
    return request.method == "POST" and theirs and bool(action_steps.since(action, seen()))


def _stand_on(audit_id: int):
    audit = audits.get(audit_id) or abort(404)
    g.audit, g.facts = audit, audit_facts.of(audit)
    g.parts = audit_facts.parts(g.me, g.facts)
    return audit


def _holding(action) -> actions.ActionFacts:
    return actions.ActionFacts(action.state, action.owner_id, action.reported_by_id)
