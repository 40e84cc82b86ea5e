"""Teams: the list, adding one, changing one."""

from flask import Blueprint, abort, g, redirect, request, url_for

from auditor.rules.cases import SERVICES
from auditor.rules.permissions import Duty, Role
from auditor.web.choices import named
from auditor.web.guard import on_duty
from auditor.web.page import page
from auditor.work import people, teams

blueprint = Blueprint("teams", __name__)


@blueprint.get("/teams")
@on_duty(Duty.KEEP_PEOPLE)
def every():
    """Every team with its supervisor and how many people and cases it has."""
    return page("teams/every.html", teams=list(teams.every()))


@blueprint.get("/teams/new")
@on_duty(Duty.KEEP_PEOPLE)
def new():
    """The form for another team."""
    return _form_page(None, {})


@blueprint.post("/teams/new")
@on_duty(Duty.KEEP_PEOPLE)
def add():
    """Add a team."""
    return _save(None)


@blueprint.get("/teams/<id:team_id>")
@on_duty(Duty.KEEP_PEOPLE)
def edit(team_id):
    """The form with what is known."""
    team = teams.get(team_id) or abort(404)
    known = {"name": team.name, "service": team.service, "supervisor": team.supervisor_id}
    return _form_page(team, known)


@blueprint.post("/teams/<id:team_id>")
@on_duty(Duty.KEEP_PEOPLE)
def change(team_id):
    """Change a team."""
    return _save(teams.get(team_id) or abort(404))


def _save(team):
    _, errors = teams.save(g.me, request.form, team)
    if errors:
        return _form_page(team, request.form, errors)
    return redirect(url_for("teams.every"), 303)


def _form_page(team, typed, errors=None):
    able = list(people.open_ones(Role.SUPERVISOR))
    present = team.supervisor if team else None
    if present and present.id not in {one.id for one in able}:
        able.insert(0, present)
    return page(
        "teams/form.html", 422 if errors else 200, team=team, typed=typed, errors=errors or {},
        services=[(one, one) for one in SERVICES], supervisors=named(able),
    )
