"""The acts of a lead on who does and reviews an audit, each a page that asks why."""

from collections.abc import Callable

from flask import Blueprint, g, redirect, request

from auditor.rules.audits import allocation_form
from auditor.rules.rights.permissions import Act, Move
from auditor.web.guard import after_move, needs
from auditor.web.page import page
from auditor.work.audits import allocation, candidates
from auditor.work.follow_up import reopening, replies, withdrawal
from auditor.work.refusals import NotAllowed
from auditor.work.reviews import stand_ins
from auditor.work.rights import audit_facts

blueprint = Blueprint("allocation", __name__)
WHY = {"reason": "Say why: the timeline shows it"}
WHO = {"auditor": "Choose an auditor"}


@blueprint.get("/audits/<id:audit_id>/allocate")
@blueprint.post("/audits/<id:audit_id>/allocate")
@needs(Move.ALLOCATE)
def allocate(audit):
    """Give an audit that waits to an auditor."""
    return _ask(
        "allocate", audit, WHO,
        lambda typed: allocation.allocate(audit, typed["auditor"], g.me, typed["reason"]),
        barred=candidates.auditors(audit),
    )


@blueprint.get("/audits/<id:audit_id>/reallocate")
@blueprint.post("/audits/<id:audit_id>/reallocate")
@needs(Move.REALLOCATE)
def reallocate(audit):
    """Give a draft to another auditor, who starts afresh or carries on."""
    answered = allocation.has_answers(audit)
    how = {"how": "Choose whether the new auditor starts afresh"} if answered else {}
    return _ask(
        "reallocate", audit, WHO | how | WHY,
        lambda typed: allocation.reallocate(
            audit, typed["auditor"], g.me, typed["reason"], typed["afresh"]
        ),
        answered=answered,
        barred=[
            (one, "has it now" if one.id == audit.auditor_id else why)
            for one, why in candidates.auditors(audit)
        ],
    )


@blueprint.get("/audits/<id:audit_id>/decline")
@blueprint.post("/audits/<id:audit_id>/decline")
@needs(Move.DECLINE)
def decline(audit):
    """Give an audit back for a conflict of interest."""
    needed = {"reason": "Say in a sentence what the conflict is"}
    return _ask(
        "decline", audit, needed, lambda typed: allocation.decline(audit, g.me, typed["reason"])
    )


@blueprint.get("/audits/<id:audit_id>/withdraw")
@blueprint.post("/audits/<id:audit_id>/withdraw")
@needs(Move.WITHDRAW)
def withdraw(audit):
    """End an audit without sign-off."""
    return _ask(
        "withdraw", audit, WHY, lambda typed: withdrawal.withdraw(audit, g.me, typed["reason"])
    )


@blueprint.get("/audits/<id:audit_id>/reopen")
@blueprint.post("/audits/<id:audit_id>/reopen")
@needs(Move.REOPEN)
def reopen(audit):
    """Open a signed-off audit to be corrected."""
    needed = WHO | {"stage": "Choose the stage that it returns to"} | WHY
    return _ask(
        "reopen", audit, needed,
        lambda typed: reopening.reopen(
            audit, g.me, typed["reason"], typed["auditor"], typed["stage"], typed["until"]
        ),
        stages=_stages(audit),
        barred=_with_its_own(audit), last=allocation.last_stage(audit),
        waiting=[one for one in replies.of_audit(audit) if not one.reply.answered_at],
    )


@blueprint.get("/audits/<id:audit_id>/stand-in")
@blueprint.post("/audits/<id:audit_id>/stand-in")
@needs(Act.ADD_STAND_IN)
def stand_in(audit):
    """Let one more person review one stage."""
    needed = {"person": "Choose who stands in", "stage": "Choose a stage"} | WHY
    return _ask(
        "stand_in", audit, needed,
        lambda typed: stand_ins.add_stand_in(
            audit, typed["stage"], typed["person"], g.me, typed["reason"]
        ),
        stages=_stages(audit),
        barred=candidates.reviewers(g.facts),
    )


@blueprint.get("/audits/<id:audit_id>/skip-stage")
@blueprint.post("/audits/<id:audit_id>/skip-stage")
@needs(Move.SKIP_STAGE)
def skip_stage(audit):
    """Pass over the stage that the audit is at."""
    return _ask(
        "skip_stage", audit, WHY,
        lambda typed: stand_ins.skip_stage(audit, g.me, typed["reason"]),
        last=audit.stage == allocation.last_stage(audit),
        stage=dict(_stages(audit)).get(audit.stage, ""),
    )


@blueprint.get("/audits/<id:audit_id>/two-stages")
@blueprint.post("/audits/<id:audit_id>/two-stages")
@needs(Act.ALLOW_TWO_STAGES)
def two_stages(audit):
    """Let one person approve two stages."""
    return _ask(
        "two_stages", audit, WHY,
        lambda typed: stand_ins.allow_two_stages(audit, g.me, typed["reason"]),
    )


@blueprint.get("/audits/<id:audit_id>/external-until")
@blueprint.post("/audits/<id:audit_id>/external-until")
@needs(Act.LET_EXTERNAL_SEE)
def external_until(audit):
    """Set until when an external auditor sees the audit after its cycle closes."""
    return _ask(
        "external_until", audit, {"until": "Give the last day"},
        lambda typed: stand_ins.let_external_see(audit, typed["until"], g.me),
    )


def _ask(act_name: str, audit, needed: dict[str, str], act: Callable[[dict], object], **context):
    """Show the page of an act; once it is sent, check it, act, and go on to the audit.

    `needed` are messages by field that must not be empty; `act` is given what was typed. A rule of the
    team that forbids the act is said beside the first of them.
    """
    errors = {}
    if request.method == "POST":
        typed, errors = allocation_form.check(request.form, needed)
        if not errors:
            try:
                act(typed)
                return redirect(after_move(), 303)
            except NotAllowed as refused:
                errors = {next(iter(needed)): str(refused)}
    return page(
        f"audits/allocation/{act_name}.html", audit=audit, errors=errors, typed=request.form, **context
    )


def _stages(audit) -> list[tuple[int, str]]:
    passed = dict(g.facts.stages)
    return [
        (stage.number, f"{stage.number}. {stage.title}")
        for stage in audit_facts.stages(audit)
        if stage.number in passed
    ]


def _with_its_own(audit):
    """The auditors of the cycle, and the audit's own although they may have left the cycle."""
    barred = candidates.auditors(audit)
    if audit.auditor_id and all(one.id != audit.auditor_id for one, _ in barred):
        barred.append((audit.auditor, candidates.why_not(audit, audit.auditor_id)))
    return barred
