"""The coverage page, for the lead: how far the open cases are audited, and when all will have been."""

from operator import itemgetter

from flask import Blueprint, g

from auditor.rules.audit_subjects import SubjectKey
from auditor.rules.programme.rotation import QUARTER
from auditor.rules.rights.permissions import Duty
from auditor.web import words
from auditor.web.guard import on_duty
from auditor.web.page import page
from auditor.work import sorting
from auditor.work.cases import cases
from auditor.work.programme import coverage, draws

blueprint = Blueprint("coverage", __name__)


@blueprint.get("/coverage")
@on_duty(Duty.RUN_CYCLES)
def show():
    """Figures of today, by team and service; the quarters before and ahead; who waits longest."""
    found, names = coverage.standing(), coverage.teams()
    unseen = cases.not_for(g.me)
    waiting = [one.case for one in found.longest if one.case not in unseen]
    return page(
        "programme/coverage/show.html", found=found, points=_points(found),
        teams=_listed(found.teams, lambda team: names.get(team, "No team")),
        services=_listed(found.services, lambda service: service),
        cases={one.id: one for one in draws.people_to_draw(waiting, SubjectKey.CASE)},
        longest=[one for one in found.longest if one.case not in unseen],
        restricted=len(found.longest) - len(waiting),
        within=found.months // QUARTER,
    )


@blueprint.app_template_filter("quarter")
def quarter(day) -> str:
    """Q4 2026."""
    return f"Q{(day.month + 2) // 3} {day.year}" if day else ""


def _points(found) -> list[dict]:
    """What the picture shows: ends of quarters past, today, and the ends of quarters ahead."""
    past = [{"label": quarter(day), "figures": one, "ahead": False} for day, one in found.past_quarters]
    today = {"label": f"Today, {words.day(found.day)}", "figures": found.now, "ahead": False}
    ahead = [
        {"label": quarter(one.starts_on), "figures": one.figures, "ahead": True}
        for one in found.forecast.quarters
    ]
    points = [point for point in [*past, today, *ahead] if point["figures"].open]
    for place, point in enumerate(points):
        point["x"] = round(6 + 91 * place / max(len(points) - 1, 1), 2)
        point["y"] = round(190 - 1.7 * point["figures"].percent, 1)
    return points


def _listed(groups: dict, name) -> list[tuple[str, object]]:
    return sorting.by_name(((name(key), one) for key, one in groups.items()), itemgetter(0))
