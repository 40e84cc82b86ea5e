"""What an audit said before it went back to its auditor, kept until it is sent again."""

import datetime
from collections.abc import Iterable

from peewee import fn

from auditor.records.actions import Action
from auditor.records.audits import Audit, Event
from auditor.records.database import change
from auditor.records.people import Person
from auditor.records.reviews import BeforeCorrection, Comment, Finding, FindingChange
from auditor.rules.follow_up.actions import ActionState
from auditor.work.audits import actions, findings


def keep(audit: Audit) -> None:
    """Keep what an audit says as it goes back to its auditor; within that change, after its event."""
    of_it = {one.question: one for one in findings.by_question(audit).values()}
    proposed = [one for one in actions.of_audit(audit) if one.state == ActionState.PROPOSED]
    last = Event.select(fn.MAX(Event.id)).where(Event.audit == audit.id)
    with change():
        BeforeCorrection.insert(
            audit=audit, event=last.scalar(),
            findings=[_kept_finding(one) for one in of_it.values()],
            actions=[_kept_action(one) for one in proposed],
            last_change=_last(
                FindingChange.select(fn.MAX(FindingChange.id)).join(Finding)
                .where(Finding.audit == audit.id)
            ),
            last_comment=_last(Comment.select(fn.MAX(Comment.id)).where(Comment.audit == audit.id)),
        ).execute()


def let_go(audit: Audit) -> None:
    """Let go of what was kept: the audit is sent again, and everybody reads it as it stands."""
    with change():
        BeforeCorrection.delete().where(BeforeCorrection.audit == audit.id).execute()


def latest(audit: Audit) -> BeforeCorrection | None:
    """What was kept of an audit when it last went back, or None."""
    query = BeforeCorrection.select().where(BeforeCorrection.audit == audit.id)
    return query.order_by(BeforeCorrection.id.desc()).first()


def last_comments(audit_ids: Iterable[int]) -> dict[int, int]:
    """By audit, the last comment (its id) that is sent, of audits that are being corrected."""
    wanted = list(audit_ids)
    query = BeforeCorrection.select(BeforeCorrection.audit, BeforeCorrection.last_comment).where(
        BeforeCorrection.audit.in_(wanted)
    )
    return dict.fromkeys(wanted, 0) | dict(query.order_by(BeforeCorrection.id).tuples())


def findings_of(kept: BeforeCorrection | None) -> dict[str, Finding]:
    """The findings that were kept, by question key."""
    return {
        one["question"]: Finding(**one | {
            "by": Person(name=one["by"]), "at": datetime.datetime.fromisoformat(one["at"]),
        })
        for one in (kept.findings if kept else ())
    }


def proposed(kept: BeforeCorrection | None) -> list[Action]:
    """The actions that were proposed when it went back."""
    return [
        Action(**one | {"owner": Person(name=one["owner"]), "state": ActionState.PROPOSED})
        for one in (kept.actions if kept else ())
    ]


def _kept_finding(one: Finding) -> dict:
    return {
        "question": one.question, "kind": one.kind, "sentence": one.sentence, "told": one.told,
        "rests_on": one.rests_on, "by": one.by.name, "at": one.at.isoformat(),
    }


def _kept_action(one: Action) -> dict:
    return {
        "id": one.id, "question": one.question, "what": one.what, "why": one.why,
        "how_known": one.how_known, "urgent": one.urgent, "owner": one.owner.name,
    }


def _last(query) -> int:
    return query.scalar() or 0
