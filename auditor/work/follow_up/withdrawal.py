"""An audit withdrawn: it ends without sign-off, and what it asked for is no longer needed."""

from auditor.records.audits import Audit
from auditor.records.database import change
from auditor.rules.notices import News
from auditor.rules.rights.permissions import Move
from auditor.work import journal
from auditor.work.audits import audits
from auditor.work.follow_up import action_steps
from auditor.work.people import notices
from auditor.work.signed_in import SignedIn


def withdraw(audit: Audit, me: SignedIn, reason: str) -> Audit:
    """End an audit without sign-off; its answers are kept, and its concerns still wait.

    What it asked for at an earlier sign-off is no longer needed. Raises Overtaken, or NotAllowed,
    where it was moved or is not this lead's to withdraw.
    """
    with change():
        audits.ensure_may(me.id, Move.WITHDRAW, audit)
        return end(audit, me, reason)


def end(audit: Audit, me: SignedIn, reason: str) -> Audit:
    """The same within a draw that is made or changed: whoever may do that takes its audits back."""
    with change():
        ended = audits.move(
            audit, Move.WITHDRAW, me.id, reason, stage=None, taken_up_by=None, due_on=None
        )
        action_steps.end_with(audit, me, reason)
        last = audits.authors(audit)[:1]  # who declined it is told too
        notices.tell(audit, [*last, audit.taken_up_by_id], News.WITHDRAWN, me.id)
        journal.record(me.id, "withdrew an audit", audit.id)
    return ended
