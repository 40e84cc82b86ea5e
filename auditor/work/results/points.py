"""Points: strengths and areas for improvement in the lead's words, with the findings behind them."""

import datetime
from collections.abc import Iterable

from peewee import JOIN, fn

from auditor.records.audits import Audit
from auditor.records.cases import Case, Cycle
from auditor.records.database import change
from auditor.records.people import Person
from auditor.records.summaries import Point, PointSource
from auditor.rules.results import points as rules
from auditor.rules.results.points import PointUse, Source
from auditor.work import clock, journal
from auditor.work.signed_in import SignedIn

SUMMARY, BRIEFING = PointUse
STRENGTH, IMPROVEMENT = KINDS = tuple(rules.KINDS)


class Changed(Exception):
    """Somebody else has changed the point; `point` is how it reads now."""

    def __init__(self, point: Point):
        super().__init__(f"{point.by.name} changed it")
        self.point = point


def of(cycle: int, use: str = SUMMARY) -> list[Point]:
    """The points of a cycle (id) for a use, strengths first, each kind in its order."""
    return list(_ordered(_of(cycle, use).where(Point.removed_at.is_null())))


def removed(cycle: int, use: str = SUMMARY) -> list[Point]:
    """Those that were taken out, and can be brought back."""
    return list(_ordered(_of(cycle, use).where(Point.removed_at.is_null(False))))


def get(cycle: Cycle, point_id: int) -> Point | None:
    """The point with this id of a cycle, removed or not; None where there is none."""
    return Point.get_or_none(Point.cycle == cycle.id, Point.id == point_id, Point.kind.in_(KINDS))


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


def with_counts(points: list[Point]) -> list[tuple[Point, int, int]]:
    """Each point with how many findings it rests on, and of how many audits."""
    sources_of = sources(points)
    return [
        (one, len(sources_of[one.id]), len({audit for audit, _ in sources_of[one.id]})) for one in points
    ]


def add(
    cycle: Cycle, use: str, kind: str, text: str, me: SignedIn, rests_on: Iterable[Source] = ()
) -> Point:
    """Write a point, the last of its kind; the same one sent twice is written once."""
    with change():
        same = _of(cycle.id, use).where(
            Point.kind == kind, Point.text == text, Point.removed_at.is_null()
        )
        point = same.first() or Point.create(
            cycle=cycle, use=use, kind=kind, text=text, place=_last(cycle.id, use, kind) + 1,
            by=me.id, at=clock.now(),
        )
        _name_sources(point, set(rests_on))
        journal.record(me.id, f"wrote a point of the {use}", detail=cycle.title)
    return point


def correct(
    point: Point, kind: str, text: str, me: SignedIn, seen: str, shown: Iterable[Source] = (),
    ticked: Iterable[Source] = (),
) -> None:
    """Word a point anew, and set its sources among the findings that were `shown` beside it.

    `seen` is its moment as the writer read it. Raises Changed where somebody else worded it since.
    """
    with change():
        stands = Point.get_by_id(point.id)
        words = (stands.kind, stands.text)
        if words != (kind, text):
            if moment(stands) != seen:
                raise Changed(stands)
            place = stands.place if stands.kind == kind else _last(stands.cycle_id, stands.use, kind) + 1
            Point.update(kind=kind, text=text, place=place, by=me.id, at=_later(stands.at)).where(
                Point.id == point.id
            ).execute()
            journal.record(me.id, f"changed a point of the {point.use}", detail=point.cycle.title)
        _drop_sources(point, set(shown) - set(ticked))
        _name_sources(point, set(ticked))


def put(point: Point, place: int, me: SignedIn) -> None:
    """Put a point at a place among those of its kind, counted from 1."""
    with change():
        same = [one.id for one in of(point.cycle_id, point.use) if one.kind == point.kind]
        for at, one in enumerate(rules.moved(same, point.id, place), start=1):
            Point.update(place=at).where(Point.id == one, Point.place != at).execute()
        journal.record(me.id, f"ordered the points of the {point.use}", detail=point.cycle.title)


def remove(point: Point, me: SignedIn, back: bool = False) -> None:
    """Take a point out, or bring it `back`; it stays in the tables with its sources."""
    with change():
        gone = None if back else clock.now()
        done = Point.update(removed_at=gone, by=me.id).where(
            Point.id == point.id, Point.removed_at.is_null(not back)
        ).execute()
        if done:
            said = "brought back" if back else "removed"
            journal.record(me.id, f"{said} a point of the {point.use}", detail=point.cycle.title)


def warnings(cycle: Cycle, listed: Iterable[Point]) -> dict[int, list[str]]:
    """What to think about before these points are shown, by id; those without a warning left out."""
    query = (
        Audit.select(Case.reference, Person.name).join(Case, JOIN.LEFT_OUTER).switch(Audit)
        .join(Person, JOIN.LEFT_OUTER, on=(Audit.worker == Person.id))
        .where(Audit.cycle == cycle.id)
    )
    audited = list(query.tuples())
    references = {reference for reference, _ in audited if reference}
    names = {name for _, name in audited if name}
    found = {one.id: rules.warnings(one.text, references, names) for one in listed}
    return {one: said for one, said in found.items() if said}


def moment(point: Point) -> str:
    """When a point was last worded, as a form sends it back."""
    return point.at.isoformat()


def _of(cycle: int, use: str):
    return Point.select().where(Point.cycle == cycle, Point.use == use, Point.kind.in_(KINDS))


def _ordered(query):
    return query.order_by(Point.kind.desc(), Point.place, Point.id)


def _last(cycle: int, use: str, kind: str) -> int:
    places = _of(cycle, use).where(Point.kind == kind).select(fn.MAX(Point.place))
    return places.scalar() or 0


def _later(than: datetime.datetime) -> datetime.datetime:
    """Now, or a second after `than` within one second, so that each wording has its own moment."""
    return max(clock.now(), than + datetime.timedelta(seconds=1))


def _name_sources(point: Point, named: set[Source]) -> None:
    for audit, question in sorted(named):
        PointSource.insert(
            point=point, audit=audit, question=question
        ).on_conflict_ignore().execute()


def _drop_sources(point: Point, dropped: set[Source]) -> None:
    for audit, question in dropped:
        PointSource.delete().where(
            PointSource.point == point.id, PointSource.audit == audit,
            PointSource.question == question,
        ).execute()
