"""Points: strengths and areas for improvement in the lead's words, with the findings behind them."""

from auditor.records.summaries import Point, PointSource

SUMMARY, BRIEFING = "summary", "briefing"  # what a point is written for
STRENGTH, IMPROVEMENT = "strength", "improvement"


def of(cycle: int, use: str = SUMMARY) -> list[Point]:
    """The points of a cycle (id) for a use, strengths first, each kind in its order."""
    query = Point.select().where(Point.cycle == cycle, Point.use == use, Point.removed_at.is_null())
    return list(query.order_by(Point.kind.desc(), Point.place, Point.id))


def sources(points: list[Point]) -> dict[int, list[tuple[int, str]]]:
    """The findings behind each of these points, by its id: (audit, question)."""
    query = (
        PointSource.select(PointSource.point, PointSource.audit, PointSource.question)
        .where(PointSource.point.in_([one.id for one in points]))
        .order_by(PointSource.audit, PointSource.id)
    )
    found: dict[int, list[tuple[int, str]]] = {one.id: [] for one in points}
    for point, audit, question in query.tuples():
        found[point].append((audit, question))
    return found
