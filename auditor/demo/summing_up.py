"""What the lead writes of a cycle once it is closed: points from the findings told, and a briefing."""

from collections.abc import Iterable
from typing import NamedTuple

from auditor.demo.texts.reading import entries, read
from auditor.records.audits import Audit
from auditor.records.cases import Cycle
from auditor.records.reviews import SignedAnswer, SignedCopy
from auditor.rules.results.points import Source
from auditor.work.results import briefings, points
from auditor.work.signed_in import SignedIn

TO_IMPROVE = ("improvement", "recording")


class Written(NamedTuple):
    """A point, and the questions whose findings it rests on; of one service only, where it says so."""

    kind: str
    text: str
    questions: tuple[str, ...]  # none: every question
    service: str


DECEMBER, BRIEFING, QUARTER, FATHERS = (
    [
        Written(**one)
        for one in entries(read("points"), heading, "kind", "text", questions=(), service="")
    ]
    for heading in ("december", "briefing", "quarter", "fathers")
)


def write_december(cycle: Cycle, lead: SignedIn) -> None:
    """The points of December 2019, and the page for the team meeting."""
    _write(cycle, points.SUMMARY, DECEMBER, lead)
    briefings.call(cycle, read("points")["briefing_title"], lead)
    _write(cycle, points.BRIEFING, BRIEFING, lead)


def write_quarter(cycle: Cycle, lead: SignedIn) -> None:
    """The points of a closed quarter."""
    _write(cycle, points.SUMMARY, QUARTER, lead)


def write_fathers(cycle: Cycle, lead: SignedIn) -> None:
    """The points of the cycle on fathers."""
    _write(cycle, points.SUMMARY, FATHERS, lead)


def _write(cycle: Cycle, use: str, listed: Iterable[Written], lead: SignedIn) -> None:
    for one in listed:
        points.add(cycle, use, one.kind, one.text, lead, _behind(cycle, one))


def _behind(cycle: Cycle, one: Written) -> list[Source]:
    """What the cycle's audits told of this kind, on these questions, in this service."""
    kinds = (points.STRENGTH,) if one.kind == points.STRENGTH else TO_IMPROVE
    query = (
        SignedAnswer.select(SignedCopy.audit, SignedAnswer.question).join(SignedCopy).join(Audit)
        .where(Audit.cycle == cycle.id, SignedAnswer.told.in_(kinds))
    )
    if one.questions:
        query = query.where(SignedAnswer.question.in_(one.questions))
    if one.service:
        query = query.where(Audit.service == one.service)
    return list(query.order_by(SignedCopy.audit, SignedAnswer.id).tuples())
