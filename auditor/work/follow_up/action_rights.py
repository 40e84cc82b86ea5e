"""What a person may know of and verify among actions, as conditions for lists.

They say of many actions what the rules' `may` says of one. A query that uses them joins Audit, Cycle
and Case (left outer) to Action, as `action_register.with_names` does.
"""

from peewee import fn

from auditor.records.actions import Action
from auditor.records.audits import Audit
from auditor.rules.deadlines import late_before
from auditor.rules.follow_up.actions import UNFINISHED, ActionState
from auditor.rules.workflow import State
from auditor.work import clock
from auditor.work.audits.actions import kept
from auditor.work.rights import conditions
from auditor.work.rights.readership import readable
from auditor.work.signed_in import SignedIn


def known(me: SignedIn):
    """Actions that the person may know of: their own, and those of audits whose findings they print."""
    concerned = (
        conditions.lead(me) | conditions.auditor(me) | conditions.stages(me) | conditions.supervisor(me)
        | conditions.worker(me)
    )
    of_audits = (Audit.state != State.WITHDRAWN) & concerned
    return kept() & (of_audits | (Action.owner == me.id) & readable(me.id))


def own(me: SignedIn):
    """Actions that the person owns and has not finished."""
    return unfinished() & (Action.owner == me.id) & readable(me.id)


def of_team(me: SignedIn):
    """Actions of audits of the workers whom the person supervises, or owned by one of them."""
    return conditions.supervises(Action.owner, me) | conditions.supervisor(me)


def to_verify(me: SignedIn):
    """Actions reported done that the person may verify: neither their own nor reported by them."""
    others = (Action.owner != me.id) & (fn.COALESCE(Action.reported_by, 0) != me.id)
    may = conditions.lead(me) | conditions.supervisor(me) | conditions.stages(me)
    signed = Audit.state != State.WITHDRAWN
    return (Action.state == ActionState.REPORTED_DONE) & others & may & signed


def unfinished():
    """Actions that are open, or reported done and not verified."""
    return Action.state.in_(UNFINISHED)


def overdue():
    """Actions that are overdue today: `rules.follow_up.actions.overdue` for lists."""
    return (Action.state == ActionState.OPEN) & (Action.due_on < late_before(clock.today()))
