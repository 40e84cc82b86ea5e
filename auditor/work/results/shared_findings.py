"""The findings that a cycle's signed copies tell, as far as a person may read them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from peewee import JOIN, Value, fn
from peewee import Case as When

from auditor.records.audits import Audit
from auditor.records.cases import Case, Cycle
from auditor.records.reviews import SignedAnswer, SignedCopy
from auditor.records.summaries import Point, PointSource
from auditor.rules.audits.findings import KINDS
from auditor.rules.forms import FormDefinition
from auditor.rules.parsing import row_number
from auditor.rules.results.points import Source
from auditor.work import forms, pagination
from auditor.work.pagination import Page
from auditor.work.results import figures
from auditor.work.reviews.signed_copies import is_latest
from auditor.work.rights import conditions
from auditor.work.signed_in import SignedIn

UNUSED = "unused"  # in no point yet


@dataclass(frozen=True)
class SharedFinding:
    """One finding as it is told: `asked` is its question, `audit` comes with its case and worker."""

    id: int
    audit: Audit
    question: str
    asked: str
    kind: str
    sentence: str
    evidence: str

    @property
    def source(self) -> Source:
        return self.audit.id, self.question


def page(
    cycle: Cycle, me: SignedIn, use: str, asked: Mapping[str, str], after: int | None = None,
    before: int | None = None,
) -> Page:
    """Fifty findings of a cycle (with its form) in the order of the form, strengths first.

    `asked` narrows them: kind, question (a key), theme, point (an id, or "unused": those in no point
    of this use). What fits nothing finds nothing.
    """
    form = forms.form_of(cycle.form_version_id)
    query = _readable(cycle, me)
    for wanted in _wanted(cycle, form, use, asked):
        query = query.where(wanted)
    found = pagination.page_of(query, _order(form), SignedAnswer.id, after, before)
    return found._replace(rows=_with_sentences(found.rows))


def these(cycle: Cycle, me: SignedIn, sources: Iterable[Source]) -> list[SharedFinding]:
    """Those of these findings that the cycle tells and the person may read, in the form's order."""
    wanted = set(sources)
    form = forms.form_of(cycle.form_version_id)
    query = _readable(cycle, me).where(
        Audit.id.in_({audit for audit, _ in wanted}),
        SignedAnswer.question.in_({question for _, question in wanted}),
    )
    rows = query.order_by(_order(form), SignedAnswer.id)
    return _with_sentences([
        row for row in rows if (row.signed_copy.audit_id, row.question) in wanted
    ])


def withheld(cycle: Cycle, me: SignedIn) -> int:
    """How many findings of a cycle the person may not read, as their cases or work are not theirs to."""
    return sum(one.number for one in figures.told([cycle.id])) - _readable(cycle, me).count()


def _readable(cycle: Cycle, me: SignedIn):
    return (
        SignedAnswer.select(SignedAnswer, SignedCopy, Audit, Case)
        .join(SignedCopy).join(Audit).join(Case, JOIN.LEFT_OUTER).switch(Audit).join(Cycle)
        .where(
            figures.signed_off([cycle.id]), is_latest(), SignedAnswer.told != "",
            conditions.lead(me) | conditions.auditor(me),
        )
    )


def _wanted(cycle: Cycle, form: FormDefinition, use: str, asked: Mapping[str, str]):
    if asked.get("kind"):
        yield SignedAnswer.told == asked["kind"]
    if asked.get("question"):
        yield SignedAnswer.question == asked["question"]
    if asked.get("theme"):
        yield SignedAnswer.question.in_(
            [one.key for one in form.questions() if asked["theme"] in one.themes]
        )
    if asked.get("point"):
        used = PointSource.select(Value(1)).join(Point).where(
            PointSource.audit == Audit.id, PointSource.question == SignedAnswer.question,
            Point.cycle == cycle.id, Point.removed_at.is_null(),
        )
        if asked["point"] == UNUSED:
            yield ~fn.EXISTS(used.where(Point.use == use))
        else:
            yield fn.EXISTS(used.where(Point.id == row_number(asked["point"])))


def _order(form: FormDefinition):
    """One text that sorts as findings are told: by kind, then as the form asks."""
    kinds = When(SignedAnswer.told, [(kind, str(at)) for at, kind in enumerate(KINDS)], "9")
    places = [(one.key, f"{at:03}") for at, one in enumerate(form.questions())]
    return kinds.concat(When(SignedAnswer.question, places, "999"))


def _with_sentences(rows: list[SignedAnswer]) -> list[SharedFinding]:
    said = _said({row.signed_copy_id for row in rows})
    return [_told(row, said.get((row.signed_copy_id, row.question), {})) for row in rows]


def _said(copies: set[int]) -> dict[tuple[int, str], dict]:
    """What each finding of these signed copies (ids) says, by copy and question, in one query."""
    query = SignedCopy.select(SignedCopy.id, SignedCopy.content.path("findings"))
    return {
        (copy, finding["question"]): finding
        for copy, findings in query.where(SignedCopy.id.in_(copies)).tuples()
        for finding in findings
    }


def _told(row: SignedAnswer, said: dict) -> SharedFinding:
    audit = row.signed_copy.audit
    question = forms.form_of(audit.form_version_id).question(row.question)
    return SharedFinding(
        row.id, audit, row.question, question.text, row.told, said.get("sentence", ""),
        said.get("evidence", ""),
    )
