"""Points, for the lead: the findings told on the left, and what is written from them on the right."""

from flask import Blueprint, g, redirect, request

from auditor.rules.results import points as rules
from auditor.rules.rights.permissions import Duty
from auditor.web import numbers
from auditor.web.guard import loads, of_cycle, on_duty
from auditor.web.page import see_other
from auditor.web.results.point_pages import PLACES, following, looks, named, writing
from auditor.work.results import points

blueprint = Blueprint("points", __name__)
of_point = loads("point", points.get, "cycle")


@blueprint.get("/cycles/<id:cycle_id>/points")
@on_duty(Duty.REPORT)
@of_cycle
def every(cycle):
    """The points of the summary beside the findings told, and the form of a new one."""
    return writing(cycle, points.SUMMARY)


@blueprint.post("/cycles/<id:cycle_id>/points")
@on_duty(Duty.REPORT)
@of_cycle
def add(cycle):
    """Write a point of the summary from the findings that were ticked."""
    return take(cycle, points.SUMMARY)


@blueprint.get("/cycles/<id:cycle_id>/points/<id:point_id>")
@on_duty(Duty.REPORT)
@of_cycle
@of_point
def show(cycle, point):
    """One point beside the findings told, those that it rests on ticked."""
    return writing(cycle, point.use, point)


@blueprint.post("/cycles/<id:cycle_id>/points/<id:point_id>")
@on_duty(Duty.REPORT)
@of_cycle
@of_point
def correct(cycle, point):
    """Reword a point, and name the findings that it rests on."""
    values, errors = rules.check(request.form)
    if errors:
        return writing(cycle, point.use, point, errors)
    seen, shown, ticked = request.form.get("seen", ""), named(cycle, "shown"), named(cycle, "source")
    try:
        points.correct(point, values["kind"], values["text"], g.me, seen, shown, ticked)
    except points.Changed as changed:
        return writing(cycle, point.use, changed.point, overtaken=True)
    return redirect(following(cycle, point.use, point), 303)


@blueprint.post("/cycles/<id:cycle_id>/points/<id:point_id>/place")
@on_duty(Duty.REPORT)
@of_cycle
@of_point
def place(cycle, point):
    """Put a point before or after others of its kind."""
    wanted = numbers.sent("place")
    if wanted and point.removed_at is None:
        points.put(point, wanted, g.me)
    return _back(cycle, point)


@blueprint.post("/cycles/<id:cycle_id>/points/<id:point_id>/remove")
@on_duty(Duty.REPORT)
@of_cycle
@of_point
def remove(cycle, point):
    """Take a point out, or bring it back."""
    points.remove(point, g.me, back=request.form.get("back") == "yes")
    return _back(cycle, point)


def take(cycle, use: str):
    """Write a new point of this use; whoever only looks for findings keeps what was ticked."""
    if "text" in request.form and not request.form["text"].strip() and looks():
        return redirect(following(cycle, use), 303)
    values, errors = rules.check(request.form)
    if errors:
        return writing(cycle, use, None, errors)
    point = points.add(cycle, use, values["kind"], values["text"], g.me, named(cycle, "source"))
    return redirect(following(cycle, use, point), 303)


def _back(cycle, point):
    """The list of points; with what was typed for a new one, which such a button sends along."""
    if request.form.get("text", "").strip():
        return writing(cycle, point.use, errors={})
    else:
        return see_other(PLACES[point.use], cycle_id=cycle.id, _anchor="written")
