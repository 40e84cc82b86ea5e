"""The page on which points are written: what it shows, and where it leads."""

from flask import g, request, url_for

from auditor.rules.audits.findings import KINDS as TOLD_KINDS
from auditor.rules.results import points as rules
from auditor.rules.results.points import Source
from auditor.web import numbers
from auditor.web.page import page
from auditor.work import forms, journal
from auditor.work.programme import cycles
from auditor.work.results import briefings, points, shared_findings

PLACES = {points.SUMMARY: "points.every", points.BRIEFING: "briefings.edit"}  # where each use is written
FILTERS = ("told", "question", "theme", "point")
THIS = "this"  # as a filter: the findings that the point at hand rests on
MOST_CARRIED = 100  # ticks that are carried along while somebody looks for more


def writing(
    cycle, use: str, point=None, errors=None, overtaken: bool = False, title=None
):
    """The findings told beside the form of a point, or of a new one, and beside those written.

    With errors, or where somebody else worded it meanwhile (409), everything typed is still there.
    """
    typed = errors is not None or overtaken
    asked, found = _found(cycle, use, point)
    written = points.of(cycle.id, use)
    shown = [*written, point] if point else written
    sources_of = points.sources(shown)
    ticked = set(sources("source")) if typed or not point else set(sources_of[point.id])
    return page(
        "results/points/write.html", 409 if overtaken else None, cycle=cycle, use=use,
        point=point, found=found, asked=asked, written=written, sources_of=sources_of, ticked=ticked,
        removed=points.removed(cycle.id, use), edges=_edges(),
        carried=_carried(found, ticked) if typed or not point else [],
        typed=request.form if typed else {}, errors=errors, overtaken=overtaken,
        seen=request.form.get("seen", "") if errors else point and points.moment(point),
        title=title or (briefings.title(cycle) if use == points.BRIEFING else ""),
        place=PLACES[use], withheld=shared_findings.withheld(cycle, g.me),
        warnings=points.warnings(cycle, shown), **_choices(cycle),
        known=cycles.opened_by(g.me, [one.audit for one in found.rows])[0],
    )


def following(cycle, use: str, point=None) -> str:
    """Where the writer goes on: to the findings that they look for, or to the list of points.

    Ticks of a point that is not written yet go along by their numbers, never any text.
    """
    if not looks():
        return url_for(PLACES[use], cycle_id=cycle.id, _anchor="written")
    query = _filters() | {name: request.form.get(name) for name in ("after", "before")}
    query = {name: value for name, value in query.items() if value}
    if point:
        return url_for("points.show", cycle_id=cycle.id, point_id=point.id, **query)
    else:
        ticked = [f"{audit}:{question}" for audit, question in sources("source")]
        return url_for(PLACES[use], cycle_id=cycle.id, source=ticked, **query)


def looks() -> bool:
    """Whether the writer looks for other findings, and goes on writing afterwards."""
    return any(request.form.get(name) for name in ("look", "after", "before"))


def named(cycle, field: str) -> list[Source]:
    """The findings that a form names in a field, as far as they are told and this person's to read."""
    return [one.source for one in shared_findings.these(cycle, g.me, sources(field))]


def sources(field: str) -> list[Source]:
    """The findings that an address or a form names in a field."""
    read = map(rules.read_source, request.values.getlist(field)[:MOST_CARRIED])
    return [one for one in read if one]


def _found(cycle, use: str, point):
    """The filters, and the findings that fit them."""
    asked = _filters()
    narrowed = {"kind": asked.get("told", "")} | asked
    if asked.get("point") == THIS:
        narrowed["point"] = str(point.id) if point else ""
    found = shared_findings.page(cycle, g.me, use, narrowed, *_edges())
    journal.saw_today(g.me.id, "read the findings told", [one.audit.id for one in found.rows])
    return asked, found


def _edges() -> tuple[int | None, int | None]:
    if request.method == "GET":
        return numbers.after_and_before()
    else:
        return numbers.sent("at_after"), numbers.sent("at_before")


def _filters() -> dict[str, str]:
    asked = {name: request.values.get(name, "") for name in FILTERS}
    if asked["point"] not in (THIS, shared_findings.UNUSED):
        asked["point"] = ""
    return {name: value[:100] for name, value in asked.items() if value}


def _carried(found, ticked: set[Source]) -> list[Source]:
    """What is ticked, not saved yet, and not in this list."""
    return sorted(ticked - {one.source for one in found.rows})


def _choices(cycle) -> dict:
    questions = list(forms.form_of(cycle.form_version_id).questions())
    themes = {theme for question in questions for theme in question.themes}
    return {
        "kinds": list(rules.KINDS.items()), "told_kinds": list(TOLD_KINDS.items()),
        "questions": questions, "themes": sorted(themes),
    }
