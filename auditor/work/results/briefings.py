"""The practice briefing of a cycle: its title, and the points that it begins with."""

from auditor.records.cases import Cycle
from auditor.records.database import change
from auditor.records.summaries import Point
from auditor.work import clock, journal
from auditor.work.results import points
from auditor.work.signed_in import SignedIn

TITLE = "title"  # kept as a point of this kind


def title(cycle: Cycle) -> str:
    """What the briefing is called; until somebody says otherwise, after its cycle."""
    kept = _kept(cycle)
    return kept.text if kept else f"Practice briefing, {cycle.title}"


def call(cycle: Cycle, text: str, me: SignedIn) -> None:
    """Give the briefing this title; the one before stays in the tables."""
    with change():
        kept = _kept(cycle)
        if kept and kept.text == text:
            return
        if kept:
            Point.update(removed_at=clock.now()).where(Point.id == kept.id).execute()
        Point.create(
            cycle=cycle, use=points.BRIEFING, kind=TITLE, text=text, place=0, by=me.id, at=clock.now()
        )
        journal.record(me.id, "named the briefing", detail=cycle.title)


def start(cycle: Cycle, me: SignedIn) -> int:
    """Take over the points of the summary, with their sources, where the briefing has none.

    Returns how many were taken over: a second press takes over nothing.
    """
    with change():
        if points.of(cycle.id, points.BRIEFING):
            return 0
        written = points.of(cycle.id)
        sources_of = points.sources(written)
        for one in written:
            points.add(cycle, points.BRIEFING, one.kind, one.text, me, sources_of[one.id])
    return len(written)


def _kept(cycle: Cycle) -> Point | None:
    return Point.get_or_none(
        Point.cycle == cycle.id, Point.use == points.BRIEFING, Point.kind == TITLE,
        Point.removed_at.is_null(),
    )
