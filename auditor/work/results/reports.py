"""The committee's report of a cycle: read as it stands, and written part by part."""

from peewee import IntegrityError

from auditor.records.cases import Cycle
from auditor.records.database import change
from auditor.records.people import Person
from auditor.records.summaries import ReportText
from auditor.rules.results import report
from auditor.rules.results.report import KeptPart, Paper
from auditor.rules.results.report_parts import BY_KEY
from auditor.work import clock, journal
from auditor.work.results import report_facts
from auditor.work.signed_in import SignedIn

READ = "read"  # kept like a part: that somebody read the paper for identifying detail, and its mark
EARLIER = 20  # texts shown of a part


class Conflict(Exception):
    """Somebody else wrote the part meanwhile; `kept` is what they made of it."""

    def __init__(self, kept: KeptPart | None):
        super().__init__("the part was written meanwhile")
        self.kept = kept


def paper(cycle: Cycle) -> Paper:
    """The report of a cycle as it stands now."""
    return report.write(report_facts.of(cycle), texts(cycle))


def texts(cycle: Cycle) -> dict[str, KeptPart]:
    """The last word on each part that anybody wrote, by its key."""
    return {part: _kept(row) for part, row in _rows(cycle).items()}


def earlier(cycle: Cycle, part: str) -> list[KeptPart]:
    """What was written of a part before its last word, the newest first."""
    query = _of(cycle).where(ReportText.part == part).order_by(ReportText.number.desc())
    return [_kept(row) for row in query.offset(1).limit(EARLIER)]


def save(cycle: Cycle, part: str, text: str | None, revision: int, me: SignedIn) -> None:
    """Write a part (its key), or with None let it be live again; the figures of now are kept with it.

    `revision` is the number that was seen, 0 for none. What stands there already is written once.
    Raises Conflict where it is not the newest and says something else.
    """
    figures = report_facts.of(cycle).figures(BY_KEY[part].figures)
    with change():
        if _add(cycle, part, text, figures, revision, me):
            did = "edited" if text is not None else "made live again"
            journal.record(
                me.id, f"{did} a part of a report", detail=f"{cycle.title}: {BY_KEY[part].label}"
            )


def confirm(cycle: Cycle, mark: str, me: SignedIn) -> bool:
    """Keep that a person read the paper for identifying detail; False where its mark is another now."""
    try:
        with change():
            if paper(cycle).digest() != mark:
                return False
            kept = texts(cycle).get(READ)
            if _add(cycle, READ, mark, {}, kept.number if kept else 0, me):
                journal.record(me.id, "read a report for identifying detail", detail=cycle.title)
    except Conflict as other:  # somebody else said so, of this paper or of one that is gone
        return other.kept is not None and other.kept.text == mark
    return True


def read(cycle: Cycle, as_it_stands: Paper) -> tuple[KeptPart | None, bool]:
    """Who last read the paper for identifying detail, and whether it still says the same."""
    kept = texts(cycle).get(READ)
    return kept, kept is not None and kept.text == as_it_stands.digest()


def _add(cycle: Cycle, part: str, text: str | None, figures: dict, revision: int, me: SignedIn) -> bool:
    """Add a text where `revision` is the newest; False where it stands there already."""
    kept = texts(cycle).get(part)
    newest = kept.number if kept else 0
    if kept and kept.text == text and (newest != revision or kept.figures == figures):
        return False
    elif newest != revision:
        raise Conflict(kept)
    elif kept is None and text is None:
        return False
    try:
        with change():
            ReportText.create(
                cycle=cycle, part=part, number=newest + 1, text=text, figures=figures, by=me.id,
                at=clock.now(),
            )
    except IntegrityError:  # on PostgreSQL, where somebody else wrote at the same moment
        raise Conflict(texts(cycle).get(part)) from None
    return True


def _of(cycle: Cycle):
    return ReportText.select(ReportText, Person).join(Person).where(ReportText.cycle == cycle.id)


def _rows(cycle: Cycle) -> dict[str, ReportText]:
    return {row.part: row for row in _of(cycle).order_by(ReportText.number)}


def _kept(row: ReportText) -> KeptPart:
    return KeptPart(row.number, row.text, row.figures, row.by.name, row.at)
