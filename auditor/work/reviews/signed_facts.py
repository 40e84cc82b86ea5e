"""What a signed copy says of an audit besides its answers: who, when, and what must be done."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from auditor.records.actions import Action
from auditor.records.audits import Audit, Concern, Event, Holding
from auditor.records.database import by_id
from auditor.records.people import Person
from auditor.records.reviews import Approval, Finding, StandIn
from auditor.rules import audit_subjects
from auditor.rules.answers import Answer
from auditor.rules.reviews.signed_copy import GradeGiven
from auditor.rules.workflow import Move
from auditor.work import audit_names, forms
from auditor.work.audits import actions, answers, audits, findings
from auditor.work.reviews import comments, stand_ins, submissions
from auditor.work.reviews.comments import Remark
from auditor.work.rights import audit_facts
from auditor.work.signed_in import SignedIn


@dataclass(frozen=True)
class Known:
    """What a signed copy is made of besides the audit's own row and its actions, each with whom it is by."""

    answers: Mapping[str, Answer]  # by question key, as are the grades after review
    grades: Mapping[str, GradeGiven]
    told: Iterable[Finding]
    held: list[Holding]  # oldest first
    sent: list[datetime.datetime]
    approvals: list[Approval]  # in force, by stage
    stand_ins: list[StandIn]
    remarks: list[Remark]  # oldest first, as are the events
    events: list[Event]
    titles: Mapping[int, str]  # of stages, by number
    concerns: int


def read(audit: Audit, grades: Mapping[str, GradeGiven]) -> Known:
    """What is known of an audit whose `grades` after review were read already."""
    given = answers.of(audit.id)
    return Known(
        answers=given, grades=grades, told=findings.told(audit, given), held=_held(audit),
        sent=[sent.at for sent in submissions.of_audit(audit)], approvals=_approvals(audit),
        stand_ins=_stand_ins(audit), remarks=_remarks(audit), events=list(audits.timeline(audit)),
        titles=audit_facts.stage_titles(audit),
        concerns=Concern.select().where(Concern.audit == audit.id).count(),
    )


def facts(audit: Audit, moment: datetime.datetime, known: Known) -> dict:
    """What both prints say of an audit, read with its names, that is signed off at `moment`."""
    return {
        "reference": audit_names.reference(audit),
        "subject": forms.form_of(audit.form_version_id).subject,
        "service": audit.service,
        "plan": audit_subjects.plan_of(audit),
        "worker": audit.worker.name if audit.worker else "",
        "team": audit.team.name if audit.team else "",
        "supervisor": audit.supervisor.name if audit.supervisor else "",
        "auditor_role": _role(audit.auditor),
        "cycle": audit.cycle.title,
        "period": {"from": _written(audit.period_from), "to": _written(audit.period_to)},
        "sources": list(audit.sources),
        "dates": {
            "allocated": _written(known.held[-1].since) if known.held else None,
            "sent": [_written(sent) for sent in known.sent],
            "signed_off": _written(moment),
        },
        "reviews": len({approval.stage for approval in known.approvals}),
        "actions": [_action(action) for action in actions.of_audit(audit)],
        "remarks": [_remark(one) for one in known.remarks if one.for_worker],
        "concerns": known.concerns,
    }


def record_only(audit: Audit, me: SignedIn, known: Known) -> dict:
    """What no more than the full record prints: names, the talk of the review, the timeline."""
    return {
        "auditor": audit.auditor.name if audit.auditor else "",
        "began_by": _began_by(audit, known.held),
        "signed_off_by": by_id(Person, me.id).name,
        "approvals": [_approval(approval, known.titles) for approval in known.approvals],
        "stand_ins": [_stand_in(one, known.titles) for one in known.stand_ins],
        "skipped": [
            {"stage": _stage(event.stage, known.titles), "reason": event.note}
            for event in known.events if event.move == Move.SKIP_STAGE
        ],
        "comments": [_comment(one, known.titles) for one in known.remarks],
        "timeline": [_event(event) for event in known.events],
    }


def _role(auditor: Person | None) -> str:
    return "external auditor" if auditor and auditor.external else "auditor"


def _began_by(audit: Audit, held: list[Holding]) -> list[str]:
    """Who answered before the auditor carried on; nobody where it was started afresh."""
    names: list[str] = []
    for holding in held:
        if holding.afresh:
            names = []
        if holding.began and holding.auditor_id != audit.auditor_id:
            names.append(holding.auditor.name)
    return list(dict.fromkeys(names))


def _held(audit: Audit) -> list[Holding]:
    query = Holding.select(Holding, Person).join(Person).where(Holding.audit == audit.id)
    return list(query.order_by(Holding.id))


def _action(action: Action) -> dict:
    return {
        "id": action.id,
        "what": action.what,
        "why": action.why,
        "how_known": action.how_known,
        "owner": action.owner.name,
        "due": _written(action.due_on),
        "urgent": action.urgent,
    }


def _remarks(audit: Audit) -> list[Remark]:
    found = comments.by_question(audit, reviewing=True).values()
    return sorted((one for remarks in found for one in remarks), key=lambda one: one.id)


def _remark(one: Remark) -> dict:
    return {"question": one.question, "text": one.text}


def _comment(one: Remark, titles: Mapping[int, str]) -> dict:
    return _remark(one) | {
        "by": one.who,
        "stage": _stage(one.stage, titles),
        "at": _written(one.at),
        "for_worker": one.for_worker,
    }


def _approvals(audit: Audit) -> list[Approval]:
    query = Approval.select(Approval, Person).join(Person)
    in_force = query.where(Approval.audit == audit.id, Approval.in_force)
    return list(in_force.order_by(Approval.stage, Approval.id))


def _approval(approval: Approval, titles: Mapping[int, str]) -> dict:
    return {
        "stage": _stage(approval.stage, titles),
        "by": approval.by.name,
        "role": approval.by.job_title,
        "at": _written(approval.at),
        "note": approval.note,
    }


def _stand_ins(audit: Audit) -> list[StandIn]:
    query = StandIn.select(StandIn, Person).join(Person, on=StandIn.person, attr="person")
    of_audit = query.where(StandIn.audit == audit.id, stand_ins.acted())
    return list(of_audit.order_by(StandIn.stage, StandIn.id))


def _stand_in(one: StandIn, titles: Mapping[int, str]) -> dict:
    return {
        "stage": _stage(one.stage, titles), "person": one.person.name, "reason": one.reason,
    }


def _event(event: Event) -> dict:
    return {
        "at": _written(event.at),
        "by": event.by.name if event.by else "",
        "move": event.move,
        "stage": event.stage,
        "note": event.note,
    }


def _stage(number: int | None, titles: Mapping[int, str]) -> str:
    return "" if number is None else titles.get(number, f"Stage {number}")


def _written(moment: datetime.date | datetime.datetime | None) -> str | None:
    return moment.isoformat() if moment else None
