"""The acts of a lead on who does and reviews an audit, each a page that asks why."""

from collections.abc import Callable

from flask import Blueprint, g, redirect, request

from auditor.rules import reasons
from auditor.rules.case_form import read_date
from auditor.rules.permissions import Act, Move
from auditor.rules.typed import clean_text
from auditor.web import numbers
from auditor.web.guard import after_move, needs
from auditor.web.page import page
from auditor.work import allocation, audits, candidates, replies, stand_ins
from auditor.work.audits import NotAllowed

blueprint = Blueprint("allocation", __name__)
WHY = {"reason": "Say why: the timeline shows it"}
WHO = {"auditor": "Choose an auditor"}


@blueprint.get("/audits/<id:audit_id>/allocate")
@blueprint.post("/audits/<id:audit_id>/allocate")
@needs(Move.ALLOCATE)
def allocate(audit):
    """Give an audit that waits to an auditor."""

    def act():
        allocation.allocate(audit, _chosen("auditor"), g.me.id, _text("reason"))

    return _ask("allocate", audit, WHO, act, barred=candidates.auditors(audit))


@blueprint.get("/audits/<id:audit_id>/reallocate")
@blueprint.post("/audits/<id:audit_id>/reallocate")
@needs(Move.REALLOCATE)
def reallocate(audit):
    """Give a draft to another auditor, who starts afresh or carries on."""
    answered = allocation.has_answers(audit)
    how = {"how": "Choose whether the new auditor starts afresh"} if answered else {}

    def act():
        afresh = request.form.get("how") != "carry_on"
        allocation.reallocate(audit, _chosen("auditor"), g.me.id, _text("reason"), afresh)

    return _ask(
        "reallocate", audit, WHO | how | WHY, act, answered=answered,
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
        "decline", audit, needed, lambda: allocation.decline(audit, g.me.id, _text("reason"))
    )


@blueprint.get("/audits/<id:audit_id>/withdraw")
@blueprint.post("/audits/<id:audit_id>/withdraw")
@needs(Move.WITHDRAW)
def withdraw(audit):
    """End an audit without sign-off."""
    return _ask(
        "withdraw", audit, WHY, lambda: allocation.withdraw(audit, g.me.id, _text("reason"))
    )


@blueprint.get("/audits/<id:audit_id>/reopen")
@blueprint.post("/audits/<id:audit_id>/reopen")
@needs(Move.REOPEN)
def reopen(audit):
    """Open a signed-off audit to be corrected."""
    needed = WHO | {"stage": "Choose the stage that it returns to"} | WHY

    def act():
        allocation.reopen(
            audit, g.me.id, _text("reason"), _chosen("auditor"), _chosen("stage"), _until()
        )

    return _ask(
        "reopen", audit, needed, act, wrong=_until_fault, stages=_stages(audit),
        barred=_with_its_own(audit), last=allocation.last_stage(audit),
        waiting=[one for one in replies.of_audit(audit) if not one.reply.answered_at],
    )


@blueprint.get("/audits/<id:audit_id>/stand-in")
@blueprint.post("/audits/<id:audit_id>/stand-in")
@needs(Act.ADD_STAND_IN)
def stand_in(audit):
    """Let one more person review one stage."""
    needed = {"person": "Choose who stands in", "stage": "Choose a stage"} | WHY

    def act():
        stand_ins.add_stand_in(
            audit, _chosen("stage"), _chosen("person"), g.me.id, _text("reason")
        )

    return _ask(
        "stand_in", audit, needed, act, stages=_stages(audit),
        barred=candidates.reviewers(audit, g.standing),
    )


@blueprint.get("/audits/<id:audit_id>/skip-stage")
@blueprint.post("/audits/<id:audit_id>/skip-stage")
@needs(Move.SKIP_STAGE)
def skip_stage(audit):
    """Pass over the stage that the audit is at."""
    return _ask(
        "skip_stage", audit, WHY, lambda: stand_ins.skip_stage(audit, g.me.id, _text("reason")),
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
        lambda: stand_ins.allow_two_stages(audit, g.me.id, _text("reason")),
    )


@blueprint.get("/audits/<id:audit_id>/external-until")
@blueprint.post("/audits/<id:audit_id>/external-until")
@needs(Act.LET_EXTERNAL_SEE)
def external_until(audit):
    """Set until when an external auditor sees the audit after its cycle closes."""
    return _ask(
        "external_until", audit, {"until": "Give the last day"},
        lambda: stand_ins.let_external_see(audit, _until(), g.me.id), wrong=_until_fault,
    )


def _ask(
    act_name: str, audit, needed: dict[str, str], act: Callable[[], object],
    wrong: Callable[[], dict] = dict, **context,
):
    """Show the page of an act; once it is sent, read it, act, and go on to the audit.

    `needed` are messages by field that must not be empty. A rule of the team that forbids the act
    is said beside the first of them.
    """
    errors = {}
    if request.method == "POST":
        errors = {field: said for field, said in needed.items() if not _text(field)}
        errors |= _too_long() | wrong()
        if not errors:
            try:
                act()
                return redirect(after_move(), 303)
            except NotAllowed as refused:
                errors = {next(iter(needed)): str(refused)}
    return page(
        f"allocation/{act_name}.html", 422 if errors else 200, audit=audit, errors=errors,
        typed=request.form, **context,
    )


def _text(field: str) -> str:
    return clean_text(request.form.get(field, "")).strip()


def _chosen(field: str) -> int:
    return numbers.sent(field) or 0


def _too_long() -> dict[str, str]:
    fault = reasons.too_long(_text("reason"))
    return {"reason": fault} if fault else {}


def _until():
    return read_date(_text("until"), "the last day")[0]


def _until_fault() -> dict[str, str]:
    fault = read_date(_text("until"), "the last day")[1]
    return {"until": fault} if fault else {}


def _stages(audit) -> list[tuple[int, str]]:
    passed = dict(g.standing.stages)
    return [
        (stage.number, f"{stage.number}. {stage.title}")
        for stage in audits.stages(audit)
        if stage.number in passed
    ]


def _with_its_own(audit):
    """The auditors of the cycle, and the audit's own although they may have left the cycle."""
    barred = candidates.auditors(audit)
    if audit.auditor_id and all(one.id != audit.auditor_id for one, _ in barred):
        barred.append((audit.auditor, candidates.why_not(audit, audit.auditor_id)))
    return barred
