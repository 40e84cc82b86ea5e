"""Concerns of one audit: the question, raising one, who was told, acknowledging."""

from flask import Blueprint, abort, flash, g, request

from auditor.rules.audits.concern_form import TOLD, check, check_done, check_told
from auditor.rules.rights import acting
from auditor.rules.rights.permissions import Act
from auditor.web.guard import loads, needs
from auditor.web.page import page, see_other
from auditor.work import audit_names, journal, settings
from auditor.work.audits import concerns
from auditor.work.refusals import Overtaken

blueprint = Blueprint("concerns", __name__)
RAISED_ANEW = (
    "Your concern was acknowledged before you said what it was. What you wrote now was raised as a new "
    "concern, so that somebody reads it."
)
DESCRIBED = "It was described while you wrote. Read what it says, then acknowledge it."


def _of(audit, concern_id: int):
    return next((one for one in concerns.of_audit(audit.id) if one.id == concern_id), None)


def _own(audit, concern_id: int):
    concern = _of(audit, concern_id)
    return abort(403) if concern and concern.raised_by_id != g.me.id else concern


of_concern = loads("concern", _of, "audit")
of_own_concern = loads("concern", _own, "audit")


@blueprint.post("/audits/<id:audit_id>/unsafe")
@needs(Act.ANSWER)
def asked(audit):
    """Keep the answer to the concern question; a yes is saved at once."""
    unsafe = {"yes": True, "no": False}.get(request.form.get("unsafe"))
    if unsafe is None:
        return page(
            "audits/concerns/asked.html", audit=audit, reference=audit_names.reference(audit),
            concerns=concerns.of_audit(audit.id), errors={"unsafe_at_start": "Answer yes or no"},
        )
    concern = concerns.answer_question(audit, g.me, unsafe)
    if concern is None:
        return see_other("audits.case", audit_id=audit.id, _anchor="unsafe_at_start")
    return _to(audit, concern)


@blueprint.get("/audits/<id:audit_id>/concerns/new")
@needs(Act.RAISE_CONCERN)
def raise_one(audit):
    """What to do now, then what worries you and who was told."""
    return _raise_page(audit)


@blueprint.post("/audits/<id:audit_id>/concerns/new")
@needs(Act.RAISE_CONCERN)
def save(audit):
    """Save the concern at once, whatever is still missing about who was told."""
    text, errors = check(request.form)
    if errors:
        return _raise_page(audit, errors)
    concern = concerns.raise_one(audit, g.me, text)
    return _add_told(audit, concern, {name: request.form.get(name, "") for name in TOLD})


@blueprint.get("/audits/<id:audit_id>/concerns")
@needs(Act.SEE_CONCERN)
def show(audit):
    """The concerns of an audit, and what happened about each."""
    journal.record(g.me.id, "opened the concerns", audit.id)
    return _concerns_page(audit)


@blueprint.post("/audits/<id:audit_id>/concerns/<id:concern_id>/describe")
@needs(Act.TELL_CONCERN)
@of_own_concern
def describe(audit, concern):
    """Say what worries you where it was saved without words; who was told may come with it."""
    typed = _typed(concern.id, "text", *TOLD)
    told = any(typed[name].strip() for name in TOLD)
    text, errors = check(typed, "" if told else "Say what worries you")
    if errors:
        return _concerns_page(audit, concern.id, typed, errors)
    try:
        described = concerns.describe(concern, g.me, text) if text else concern
    except Overtaken:
        return _concerns_page(audit, concern.id, typed, notice="It was described already.")
    if described.id != concern.id:
        flash(RAISED_ANEW)
    return _add_told(audit, described, typed)


@blueprint.post("/audits/<id:audit_id>/concerns/<id:concern_id>/told")
@needs(Act.TELL_CONCERN)
@of_own_concern
def told(audit, concern):
    """Add who was told, when, and what they answered."""
    return _add_told(audit, concern, _typed(concern.id, *TOLD), asked=True)


@blueprint.post("/audits/<id:audit_id>/concerns/<id:concern_id>/acknowledge")
@needs(Act.ACKNOWLEDGE)
@of_concern
def acknowledge(audit, concern):
    """Acknowledge somebody else's concern with what was done."""
    typed = _typed(concern.id, "done")
    done, errors = check_done(typed)
    if errors:
        return _concerns_page(audit, concern.id, typed, errors)
    try:
        concerns.acknowledge(concern, g.me, done, f"wordless-{concern.id}" in request.form)
    except concerns.DescribedMeanwhile:
        return _concerns_page(audit, concern.id, typed, notice=DESCRIBED)
    except Overtaken as first:
        return _concerns_page(audit, concern.id, typed, notice=f"{first.by} acknowledged it first.")
    return _to(audit, concern)


def _add_told(audit, concern, typed: dict[str, str], asked: bool = False):
    """Add who was told where anything of it was typed (or `asked` for), and go to the concern."""
    if asked or any(typed[name].strip() for name in TOLD):
        values, errors = check_told(typed)
        if errors:
            return _concerns_page(audit, concern.id, typed, errors)
        concerns.tell(concern, g.me, **values)
    return _to(audit, concern)


def _typed(concern_id: int, *names: str) -> dict[str, str]:
    return {name: request.form.get(f"{name}-{concern_id}", "") for name in names}


def _to(audit, concern):
    anchor = f"concern-{concern.id}"
    return see_other("concerns.show", audit_id=audit.id, _anchor=anchor)


def _raise_page(audit, errors=None):
    return page(
        "audits/concerns/new.html", audit=audit, reference=audit_names.reference(audit),
        typed=request.form, errors=errors, **_what_to_do(),
    )


def _concerns_page(audit, at: int | None = None, typed=None, errors=None, notice: str = ""):
    """All concerns of the audit; what was typed, and is wrong, belongs to the concern `at`.

    Where there is a notice somebody was first: 409.
    """
    found = concerns.of_audit(audit.id)
    return page(
        "audits/concerns/show.html", 409 if notice else None,
        audit=audit, reference=audit_names.reference(audit), concerns=found, at=at, typed=typed or {},
        notice=notice,
        errors={f"{name}-{at}": problem for name, problem in (errors or {}).items()},
        answering={one.id: acting.answering(g.facts, one.raised_by_id) for one in found},
        **_what_to_do(),
    )


def _what_to_do() -> dict:
    return {
        "what_to_do": settings.get("concern_text"), "telephone": settings.get("concern_telephone")
    }
