"""The practice briefing, for the lead: one page for the team meeting, and where it is written."""

from flask import Blueprint, g, request

from auditor.rules.results.points import check_title
from auditor.rules.rights.permissions import Duty
from auditor.web.guard import of_cycle, on_duty
from auditor.web.page import page, see_other
from auditor.web.results.point_pages import writing
from auditor.web.results.points import take
from auditor.work import journal
from auditor.work.results import briefings, points

blueprint = Blueprint("briefings", __name__)


@blueprint.get("/cycles/<id:cycle_id>/briefing")
@on_duty(Duty.REPORT)
@of_cycle
def show(cycle):
    """The page that is printed: the points, and nothing that leads to a child or a worker."""
    journal.record(g.me.id, "opened a briefing", detail=cycle.title)
    return page(
        "results/briefings/show.html", cycle=cycle, title=briefings.title(cycle),
        written=points.of(cycle.id, points.BRIEFING),
    )


@blueprint.get("/cycles/<id:cycle_id>/briefing/edit")
@on_duty(Duty.REPORT)
@of_cycle
def edit(cycle):
    """The briefing's points beside the findings told."""
    return writing(cycle, points.BRIEFING)


@blueprint.post("/cycles/<id:cycle_id>/briefing/edit")
@on_duty(Duty.REPORT)
@of_cycle
def add(cycle):
    """Write a point of the briefing."""
    return take(cycle, points.BRIEFING)


@blueprint.post("/cycles/<id:cycle_id>/briefing/title")
@on_duty(Duty.REPORT)
@of_cycle
def call(cycle):
    """Give the briefing another title."""
    title, errors = check_title(request.form)
    if errors:
        return writing(cycle, points.BRIEFING, None, errors, title=request.form.get("title", ""))
    briefings.call(cycle, title, g.me)
    return see_other("briefings.edit", cycle_id=cycle.id)


@blueprint.post("/cycles/<id:cycle_id>/briefing/start")
@on_duty(Duty.REPORT)
@of_cycle
def start(cycle):
    """Begin the briefing with the points of the summary."""
    briefings.start(cycle, g.me)
    return see_other("briefings.edit", cycle_id=cycle.id, _anchor="written")
