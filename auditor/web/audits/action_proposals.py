"""Actions proposed for one audit by its auditor or a reviewer, before it is signed off."""

from flask import Blueprint, g, request

from auditor.rules.rights.permissions import Act
from auditor.web import numbers
from auditor.web.audits import sections
from auditor.web.guard import loads, may, needs
from auditor.web.page import page, see_other
from auditor.work.audits import action_proposals, actions, answers, drafts

blueprint = Blueprint("proposals", __name__)
of_proposed = loads("action", action_proposals.get, "audit")


@blueprint.get("/audits/<id:audit_id>/actions")
@needs(Act.PROPOSE_ACTION)
def proposed(audit):
    """The actions proposed so far, and a form for one more."""
    return _proposed_page(audit)


@blueprint.post("/audits/<id:audit_id>/actions")
@needs(Act.PROPOSE_ACTION)
def propose(audit):
    """Propose an action."""
    values, errors = action_proposals.check(audit, g.me, request.form)
    if errors:
        return _proposed_page(audit, request.form, errors)
    action_proposals.propose(audit, g.me, values)
    return see_other("proposals.proposed", audit_id=audit.id)


@blueprint.post("/audits/<id:audit_id>/actions/<id:action_id>")
@needs(Act.PROPOSE_ACTION)
@of_proposed
def correct(audit, action):
    """Reword a proposed action, or take it back."""
    if request.form.get("take_back"):
        action_proposals.take_back(audit, g.me, action.id)
        return see_other("proposals.proposed", audit_id=audit.id)
    values, errors = action_proposals.check(audit, g.me, request.form)
    if errors:
        return _proposed_page(audit, request.form, errors, action.id)
    action_proposals.correct(audit, g.me, action.id, values)
    return see_other("proposals.proposed", audit_id=audit.id)


def _proposed_page(audit, typed=None, errors=None, changing: int | None = None):
    listed = list(actions.of_audit(audit))
    changing = changing or numbers.asked("change")
    old = next((one for one in listed if one.id == changing), None)
    form = drafts.form_of(audit)
    given = answers.saved_of(audit.id)
    return page(
        "audits/action_proposals/proposed.html", audit=audit, actions=listed, errors=errors,
        typed=typed or _as_typed(old), owners=actions.owners(audit, g.me),
        drafting=may(Act.ANSWER), changing=old,
        subtitle=sections.subtitle(audit), rail=sections.rail(audit, form, given, "actions"),
        questions=sections.to_choose(form, sections.shown(form, sections.plain(given), audit.plan)),
    )


def _as_typed(action) -> dict[str, str]:
    """An action as its form has it; nothing where there is none."""
    if action is None:
        return {}
    words = {name: getattr(action, name) for name in ("what", "why", "how_known", "question")}
    return words | {"owner": str(action.owner_id), "urgent": "yes" if action.urgent else ""}
