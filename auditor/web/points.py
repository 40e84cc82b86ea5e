"""Points, for the lead: the findings told on the left, and what is written from them on the right."""

from flask import Blueprint, abort, g, redirect, request, url_for

from auditor.rules import points as rules
from auditor.rules.permissions import Duty
from auditor.web import numbers
from auditor.web.guard import on_duty
from auditor.web.point_pages import PLACES, following, looks, named, writing
from auditor.web.summaries import asked_cycle
from auditor.work import points

blueprint = Blueprint("points", __name__)


@blueprint.get("/cycles/<id:cycle_id>/points")
@on_duty(Duty.REPORT)
def every(cycle_id):
    """The points of the summary beside the findings told, and the form of a new one."""
    return writing(asked_cycle(cycle_id), points.SUMMARY)


@blueprint.post("/cycles/<id:cycle_id>/points")
@on_duty(Duty.REPORT)
def add(cycle_id):
    """Write a point of the summary from the findings that were ticked."""
    return take(asked_cycle(cycle_id), points.SUMMARY)


@blueprint.get("/cycles/<id:cycle_id>/points/<id:point_id>")
@on_duty(Duty.REPORT)
def show(cycle_id, point_id):
    """One point beside the findings told, those that it rests on ticked."""
    cycle, point = _asked(cycle_id, point_id)
    return writing(cycle, point.use, point)


@blueprint.post("/cycles/<id:cycle_id>/points/<id:point_id>")
@on_duty(Duty.REPORT)
def correct(cycle_id, point_id):
    """Word a point anew, and name the findings that it rests on."""
    cycle, point = _asked(cycle_id, point_id)
    values, errors = rules.check(request.form)
    if errors:
        return writing(cycle, point.use, point, errors)
    seen, shown, ticked = request.form.get("seen", ""), named(cycle, "shown"), named(cycle, "source")
    try:
        points.correct(point, values["kind"], values["text"], g.me.id, seen, shown, ticked)
    except points.Changed as changed:
        return writing(cycle, point.use, changed.point, overtaken=True)
    return redirect(following(cycle, point.use, point), 303)


@blueprint.post("/cycles/<id:cycle_id>/points/<id:point_id>/place")
@on_duty(Duty.REPORT)
def place(cycle_id, point_id):
    """Put a point before or after others of its kind."""
    cycle, point = _asked(cycle_id, point_id)
    wanted = numbers.sent("place")
    if wanted and point.removed_at is None:
        points.put(point, wanted, g.me.id)
    return _back(cycle, point)


@blueprint.post("/cycles/<id:cycle_id>/points/<id:point_id>/remove")
@on_duty(Duty.REPORT)
def remove(cycle_id, point_id):
    """Take a point out, or bring it back."""
    cycle, point = _asked(cycle_id, point_id)
    points.remove(point, g.me.id, back=request.form.get("back") == "yes")
    return _back(cycle, point)


def take(cycle, use: str):
    """Write a new point of this use; whoever only looks for findings keeps what was ticked."""
    if "text" in request.form and not request.form["text"].strip() and looks():
        return redirect(following(cycle, use), 303)
    values, errors = rules.check(request.form)
    if errors:
        return writing(cycle, use, None, errors)
    point = points.add(cycle, use, values["kind"], values["text"], g.me.id, named(cycle, "source"))
    return redirect(following(cycle, use, point), 303)


def _asked(cycle_id: int, point_id: int):
    cycle = asked_cycle(cycle_id)
    return cycle, points.get(cycle.id, point_id) or abort(404)


def _back(cycle, point):
    """The list of points; with what was typed for a new one, which such a button sends along."""
    if request.form.get("text", "").strip():
        return writing(cycle, point.use, errors={})
    else:
        return redirect(url_for(PLACES[point.use], cycle_id=cycle.id, _anchor="written"), 303)
