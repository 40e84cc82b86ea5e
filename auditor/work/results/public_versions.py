"""Public versions of a cycle: what they say now, what was confirmed, and confirming it."""

from collections.abc import Iterable

from auditor.records.audits import Audit
from auditor.records.cases import Cycle, FormVersion
from auditor.records.database import change
from auditor.records.people import Person
from auditor.records.summaries import PublicConfirmation
from auditor.rules.cases import identifiers
from auditor.rules.programme.cycle_form import CycleKind
from auditor.rules.results import public_version
from auditor.rules.results.public_version import POOLED, RawCounts
from auditor.rules.workflow import State
from auditor.work import clock, forms, journal
from auditor.work.programme import cycles, draws
from auditor.work.results import figures, points
from auditor.work.signed_in import SignedIn


class ChangedMeanwhile(Exception):
    """The version no longer says what it said on the page that was confirmed."""


def of(cycle: Cycle, together: Iterable[Cycle] = ()) -> dict:
    """What the public version says now: the document of rules.results.public_version.

    Of the cycle alone, or of the cycles counted `together` with it, which `together` then names all.
    The lead's words are those of the cycle itself.
    """
    counted = list(together) or [cycle]
    ids = [one.id for one in counted]
    words = points.of(cycle.id)
    return public_version.build(
        _facts(cycle, counted), _told(ids),
        [one.text for one in words if one.kind == points.STRENGTH],
        [one.text for one in words if one.kind == points.IMPROVEMENT],
    )


def quarters(cycle: Cycle) -> list[Cycle]:
    """The four closed quarterly cycles of one form that end with this one, the latest first.

    None where there are not four, or where they may not be counted together.
    """
    query = (
        Cycle.select(Cycle).join(FormVersion)
        .where(
            Cycle.kind == CycleKind.QUARTERLY, Cycle.closed_at.is_null(False),
            Cycle.starts_on <= cycle.starts_on, FormVersion.form == cycle.form_version.form_id,
        )
        .order_by(Cycle.starts_on.desc(), Cycle.id.desc()).limit(POOLED)
    )
    found = list(query)
    if not found or found[0].id != cycle.id:
        return []
    numbers = cycles.progress([one.id for one in found])
    signed = [
        next((number for key, _, number in numbers[one.id] if key == State.SIGNED_OFF), 0)
        for one in found
    ]
    return found if public_version.pools(signed) else []


def latest(cycle: Cycle, number: int = 1) -> PublicConfirmation | None:
    """The latest confirmation of a version of so many cycles, with who confirmed it; None: none yet."""
    query = (
        PublicConfirmation.select(PublicConfirmation, Person).join(Person)
        .where(PublicConfirmation.cycle == cycle.id)
        .order_by(PublicConfirmation.id.desc())
    )
    return next((one for one in query if len(one.content["cycles"]) == number), None)


def confirm(cycle: Cycle, together: Iterable[Cycle], me: SignedIn, seen: str) -> None:
    """Keep that a lead (id) read this for identifying detail, and what it says; once, if pressed twice.

    Raises ChangedMeanwhile where `seen`, the digest of what was on the page, is of something else than
    what the version says now.
    """
    with change():
        document = of(cycle, together)
        if seen != public_version.digest(document):
            raise ChangedMeanwhile
        known = latest(cycle, len(document["cycles"]))
        if known is None or known.content != document:
            PublicConfirmation.insert(
                cycle=cycle, by=me.id, at=clock.now(), content=document
            ).execute()
            titles = ", ".join(document["cycles"])
            journal.record(me.id, "confirmed a public version", detail=titles)


def looks_identifying(document: dict) -> list[tuple[str, list[str]]]:
    """The lead's sentences in which something may tell who somebody is, with what to think about."""
    texts = [*document["strengths"], *document["improvements"]]
    found = [(text, identifiers.warnings(text)) for text in texts]
    return [(text, warnings) for text, warnings in found if warnings]


def _facts(cycle: Cycle, counted: list[Cycle]) -> dict:
    """What may be said as it is: who and how many worked on it, and how."""
    auditors = figures.by_auditor([one.id for one in counted])
    return {
        "title": cycle.title,
        "cycles": [one.title for one in counted],
        "form": cycle.form_version.form.title,
        "period": [
            min(one.starts_on for one in counted).isoformat(),
            max(one.ends_on for one in counted).isoformat(),
        ],
        "closed": cycle.closed_at is not None,
        "auditors": len(auditors),
        "external": sum(external for _, external, _ in auditors),
        "stages": [stage.title for stage, _ in cycles.stages(cycle)],
        "plan": _plan(cycle),
    }


def _plan(cycle: Cycle) -> dict | None:
    """How the sample was planned, where one was drawn."""
    drawn = draws.latest(cycle)
    names = ("subject", "workers", "cases_per_worker")
    return {name: drawn.plan[name] for name in names} if drawn else None


def _told(ids: list[int]) -> RawCounts:
    return RawCounts(
        audits=figures.states(ids)[State.SIGNED_OFF],
        services=figures.by_column(ids, Audit.service),
        concerns=figures.concerns(ids),
        answers=figures.answers(ids),
        forms=_forms(ids),
    )


def _forms(ids: list[int]) -> list:
    """Every form with which an audit that counts was made, the newest first."""
    query = (
        FormVersion.select(FormVersion.id).join(Audit)
        .where(figures.signed_off(ids)).group_by(FormVersion.id, FormVersion.number)
        .order_by(FormVersion.number.desc(), FormVersion.id)
    )
    return [forms.form_of(id_) for (id_,) in query.tuples()]
