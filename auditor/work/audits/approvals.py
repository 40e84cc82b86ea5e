"""Approvals of an audit's stages, and how they go out of force."""

from auditor.records.audits import Audit
from auditor.records.database import change
from auditor.records.reviews import Approval


def falls(sent_to: int):
    """Approvals that are out of force once an audit goes back to a stage: `rules.reviews.falls` for lists."""
    return Approval.stage >= sent_to


def let_fall(audit: Audit, sent_to: int) -> None:
    """Put out of force whichever approvals fall as an audit goes back to the stage `sent_to` (1: all)."""
    with change():
        Approval.update(in_force=False).where(Approval.audit == audit.id, falls(sent_to)).execute()
