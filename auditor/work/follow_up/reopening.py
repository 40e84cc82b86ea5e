"""A signed-off audit opened again, for its auditor or another to correct."""

import datetime

from auditor.records.audits import Audit, SectionDone
from auditor.records.database import change
from auditor.rules.notices import News
from auditor.rules.rights.permissions import Move
from auditor.work import clock, journal, settings
from auditor.work.audits import allocation, audits, before_correction
from auditor.work.follow_up import replies
from auditor.work.people import notices
from auditor.work.refusals import NotAllowed
from auditor.work.signed_in import SignedIn


def reopen(
    audit: Audit, me: SignedIn, reason: str, auditor: int | None = None, stage: int | None = None,
    external_until: datetime.date | None = None,
) -> Audit:
    """Open a signed-off audit again for `auditor` (a person's id) to correct.

    It goes back to `stage` when it is sent again; by default its own auditor corrects it and it
    goes to the last stage. `external_until` is the last day on which an external auditor sees it
    where the cycle is closed. Whoever waits for an answer to a finding called wrong has it by this.
    Raises NotAllowed where a rule of the team forbids it.
    """
    until = {"external_until": external_until} if external_until else {}
    with change():
        audit = audits.ensure_may(me.id, Move.REOPEN, audit)
        auditor = audit.auditor_id if auditor is None else auditor
        stage = allocation.last_stage(audit) if stage is None else stage
        if stage not in allocation.stages_to_pass(audit):
            raise NotAllowed("The audit does not pass this stage.")
        name = allocation.allowed_name(audit, auditor)
        another = auditor != audit.auditor_id
        opened = audits.move(
            audit, Move.REOPEN, me.id, allocation.noted(name, reason), auditor=auditor, resubmit_stage=stage,
            stage=None, taken_up_by=None, unsafe_at_sending=None,
            due_on=clock.after_working_days(settings.limits().correct), **until,
        )
        before_correction.keep(opened)
        if another:
            notices.tell(audit, [audit.auditor_id], News.REALLOCATED, me.id)
            SectionDone.delete().where(SectionDone.audit == audit.id).execute()
            allocation.let_go(opened)
            allocation.hold(opened, auditor, afresh=False, began=True)
        replies.answer_by_reopening(audit, me, reason)
        journal.record(me.id, "reopened an audit", audit.id)
    return opened
