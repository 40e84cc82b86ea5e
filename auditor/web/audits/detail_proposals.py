"""Another worker, team or supervisor of an audit: its auditor proposes, the lead confirms or declines."""

from flask import Blueprint, g, redirect, request

from auditor.rules.audits import detail_proposals as rules
from auditor.rules.rights.permissions import Act
from auditor.web import numbers, words
from auditor.web.guard import after_move, needs
from auditor.web.page import page, see_other
from auditor.work.audits import detail_choices, detail_proposals, proposed_details
from auditor.work.people import teams
from auditor.work.refusals import Overtaken

blueprint = Blueprint("detail_proposals", __name__)


@blueprint.get("/audits/<id:audit_id>/proposed-details")
@needs(Act.PROPOSE_DETAILS)
def ask(audit):
    """The choice of one team's workers and supervisors; another team is chosen first."""
    asked = request.args.get("team")
    team = audit.team_id if asked is None else rules.read({"team": asked}).team
    if team is not None and teams.get(team) is None:
        return _ask_page(audit, audit.team_id, {"team": rules.NOT_LISTED["team"]})
    return _ask_page(audit, team)


@blueprint.post("/audits/<id:audit_id>/proposed-details")
@needs(Act.PROPOSE_DETAILS)
def propose(audit):
    """Propose it to the lead; until it is confirmed nothing changes."""
    errors = detail_proposals.propose(audit, g.me, request.form)
    if errors:
        team = rules.read(request.form).team
        known = team is None or teams.get(team) is not None
        return _ask_page(audit, team if known else audit.team_id, errors)
    return _to_case(audit)


@blueprint.post("/audits/<id:audit_id>/proposed-details/take-back")
@needs(Act.PROPOSE_DETAILS)
def take_back(audit):
    """Take back what was proposed."""
    detail_proposals.take_back(audit, g.me, _seen())
    return _to_case(audit)


@blueprint.post("/audits/<id:audit_id>/proposed-details/decision")
@needs(Act.DECIDE_DETAILS)
def decide(audit):
    """Confirm or decline what is proposed, as it was seen."""
    decision, errors = rules.check_decision(request.form)
    if not errors:
        try:
            errors = detail_proposals.decide(audit, g.me, _seen(), *decision)
        except Overtaken as first:
            return _decision_page(audit, first=first)
    if errors:
        return _decision_page(audit, errors)
    return redirect(after_move(), 303)


def _seen() -> int:
    return numbers.sent("seen") or 0


def _to_case(audit):
    return see_other("audits.case", audit_id=audit.id, _anchor="somebody-else")


def _ask_page(audit, team: int | None, errors=None):
    choice = detail_choices.offered(audit, team, g.me.external)
    return page(
        "audits/detail_proposals/propose.html", audit=audit, team=team, errors=errors,
        typed=request.form, teams=list(teams.every()),
        workers=choice.workers, supervisors=choice.supervisors,
        proposal=proposed_details.latest(audit),
        withheld=g.me.external and team != audit.team_id,
    )


def _decision_page(audit, errors=None, first: Overtaken | None = None):
    said = f"{first.by} was first, {words.since(first.at, words.now())}" if first else ""
    return page(
        "audits/detail_proposals/decide.html", 409 if first else None, audit=audit, errors=errors,
        said=said, typed=request.form, proposal=proposed_details.latest(audit),
    )
