"""Teams: the list, adding one, changing one."""

from flask import Blueprint, g, request

from auditor.rules.cases.cases import SERVICES
from auditor.rules.rights.permissions import Duty, Role
from auditor.web.guard import loads, on_duty
from auditor.web.page import page, see_other
from auditor.web.people.choices import named
from auditor.work.people import people, teams

blueprint = Blueprint("teams", __name__)
of_team = loads("team", teams.get)


@blueprint.get("/teams")
@on_duty(Duty.KEEP_PEOPLE)
def every():
    """Every team with its supervisor and how many people and cases it has."""
    return page("people/teams/every.html", teams=list(teams.every()))


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
@of_team
def edit(team):
    """The form with what is known."""
    known = {"name": team.name, "service": team.service, "supervisor": team.supervisor_id}
    return _form_page(team, known)


@blueprint.post("/teams/<id:team_id>")
@on_duty(Duty.KEEP_PEOPLE)
@of_team
def change(team):
    """Change a team."""
    return _save(team)


def _save(team):
    _, errors = teams.save(g.me, request.form, team)
    if errors:
        return _form_page(team, request.form, errors)
    return see_other("teams.every")


def _form_page(team, typed, errors=None):
    able = list(people.open_ones(Role.SUPERVISOR))
    present = team.supervisor if team else None
    if present and present.id not in {one.id for one in able}:
        able.insert(0, present)
    return page(
        "people/teams/form.html", team=team, typed=typed, errors=errors,
        services=[(one, one) for one in SERVICES], supervisors=named(able),
    )
