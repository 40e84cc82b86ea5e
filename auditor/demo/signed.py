"""What the signed copy of an audit says that was played by rows."""

import datetime
from types import SimpleNamespace

from auditor.demo.by_rows import ByRows
from auditor.records.actions import Action
from auditor.records.audits import Event, Holding
from auditor.records.reviews import Comment, Finding
from auditor.rules import signed_answers, signed_copy


def content(hand: ByRows, actions: list[Action], titles: dict[int, str]) -> dict:
    """The document that signing off by the pages makes; `titles` are those of the stages."""
    return signed_copy.build(*_said(hand), _facts(hand, actions), _record_only(hand, titles))


def counted(hand: ByRows) -> list[dict]:
    """The same, answer by answer, as summaries count it."""
    return signed_answers.counted(*_said(hand))


def _said(hand: ByRows) -> tuple:
    told = [SimpleNamespace(**one) for one in hand.rows.get(Finding, ())]
    return hand.form, hand.answers(), hand.audit.plan, hand.grades(), told


def _facts(hand: ByRows, actions: list[Action]) -> dict:
    audit = hand.audit
    return {
        "reference": audit.case.reference,
        "subject": hand.form.subject,
        "service": audit.service,
        "plan": audit.plan,
        "worker": audit.worker.name,
        "team": audit.team.name,
        "supervisor": audit.supervisor.name,
        "auditor_role": "external auditor" if hand.people[hand.auditor].external else "auditor",
        "cycle": audit.cycle.title,
        "period": {"from": _written(audit.period_from), "to": _written(audit.period_to)},
        "sources": hand.columns["sources"],
        "dates": {
            "allocated": _written(hand.rows[Holding][0]["since"]),
            "sent": [_written(one["at"]) for one in hand.sent],
            "signed_off": _written(hand.columns["signed_off_at"]),
        },
        "reviews": len({one["stage"] for one in hand.approvals if one["in_force"]}),
        "actions": [_action(hand, one) for one in actions],
        "remarks": [_remark(one) for one in hand.rows.get(Comment, ()) if one["for_worker"]],
        "concerns": 0,
        "copy": 1,
        "replaces": None,
    }


def _record_only(hand: ByRows, titles: dict[int, str]) -> dict:
    in_force = [one for one in hand.approvals if one["in_force"]]
    return {
        "auditor": hand.people[hand.auditor].name,
        "began_by": [],
        "signed_off_by": hand.people[hand.approvals[-1]["by"]].name,
        "approvals": [_approval(hand, one, titles) for one in in_force],
        "stand_ins": [],
        "skipped": [],
        "comments": [
            _remark(one) | {
                "by": hand.people[one["by"]].name, "stage": titles.get(one["stage"], ""),
                "at": _written(one["at"]), "for_worker": one["for_worker"],
            }
            for one in hand.rows.get(Comment, ())
        ],
        "timeline": [_created(hand), *(_event(hand, one) for one in hand.rows[Event])],
    }


def _action(hand: ByRows, action: Action) -> dict:
    words = {name: getattr(action, name) for name in ("id", "what", "why", "how_known", "urgent")}
    return words | {"owner": hand.people[action.owner_id].name, "due": _written(action.due_on)}


def _remark(comment: dict) -> dict:
    return {"question": comment["question"], "text": comment["text"]}


def _approval(hand: ByRows, approval: dict, titles: dict[int, str]) -> dict:
    by = hand.people[approval["by"]]
    return {
        "stage": titles[approval["stage"]], "by": by.name, "role": by.job_title,
        "at": _written(approval["at"]), "note": approval["note"],
    }


def _created(hand: ByRows) -> dict:
    """The one event that was written when the cycle took the audit in."""
    return {
        "at": _written(hand.audit.since), "by": hand.people[hand.lead].name, "move": "created",
        "stage": None, "note": hand.audit.override_reason,
    }


def _event(hand: ByRows, event: dict) -> dict:
    return {
        "at": _written(event["at"]), "by": hand.people[event["by"]].name, "move": event["move"],
        "stage": event["stage"], "note": event["note"],
    }


def _written(moment: datetime.date | datetime.datetime | None) -> str | None:
    return moment.isoformat() if moment else None
