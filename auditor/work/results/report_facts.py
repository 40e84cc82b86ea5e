"""The facts that the report of a cycle rests on, counted now."""

from collections import Counter

from peewee import JOIN, fn

from auditor.records.audits import Audit
from auditor.records.cases import Cycle
from auditor.records.people import Person
from auditor.records.reviews import Approval
from auditor.records.summaries import ReportText
from auditor.rules.audit_subjects import SubjectKey
from auditor.rules.follow_up.actions import ActionState
from auditor.rules.forms import GRADES, OVERALL_GRADE, FormDefinition
from auditor.rules.programme.cycle_form import CycleKind
from auditor.rules.results.report_facts import Graded, ReportFacts
from auditor.rules.workflow import State
from auditor.work import forms, settings
from auditor.work.programme import draws
from auditor.work.results import figures, points

FROM_BEFORE = ("committee", "report_of", "report_author")


def of(cycle: Cycle) -> ReportFacts:
    """What there is to say about a cycle (with its form); as many queries however many its audits."""
    only, form = [cycle.id], forms.form_of(cycle.form_version_id)
    states, auditors = figures.states(only), figures.by_auditor(only)
    workers, each = _sample(cycle)
    return ReportFacts(
        cycle=cycle.title, kind=cycle.kind, form=form.title, of_cases=form.subject == SubjectKey.CASE,
        closed=cycle.closed_at is not None, sections=len(form.sections),
        questions=sum(one.number is not None for one in form.questions()),
        audits=states[State.SIGNED_OFF], audits_in_all=states.total() - states[State.WITHDRAWN],
        auditors=len(auditors), external=sum(external for _, external, _ in auditors),
        services=tuple(sorted(figures.by_column(only, Audit.service))),
        system=settings.get("case_system"), reviewers=_reviewers(only),
        workers=workers, cases_per_worker=each, coverage_months=settings.limits().coverage_months,
        **_grades(only, form), **_actions(only), **_points(cycle), **_before(cycle),
    )


def _sample(cycle: Cycle) -> tuple[int, int]:
    """How many workers and cases of each are audited: as drawn, or as a quarter does."""
    drawn = draws.latest(cycle)
    if drawn:
        return drawn.plan["workers"], drawn.plan["cases_per_worker"]
    elif cycle.kind == CycleKind.QUARTERLY:
        return cycle.workers, cycle.cases_per_worker
    else:
        return 0, 0


def _reviewers(cycles: list[int]) -> tuple[str, ...]:
    """The job title of each person who approved a stage of what is signed off, first stages first."""
    stage = fn.MIN(Approval.stage)
    query = (
        Approval.select(Person.job_title, stage).join(Person, on=Approval.by)
        .switch(Approval).join(Audit, on=Approval.audit)
        .where(figures.signed_off(cycles), Approval.in_force)
        .group_by(Person.id, Person.job_title).order_by(stage, Person.id)
    )
    return tuple(title for title, _ in query.tuples())


def _grades(cycles: list[int], form: FormDefinition) -> dict:
    """The grades after review, overall and by section, and how many the review kept."""
    answers = figures.answers(cycles)
    pairs = figures.pairs(cycles).get(OVERALL_GRADE, Counter())
    sections = [(one.title, one.grade.key) for one in form.sections if one.grade]
    rows = [("Overall", OVERALL_GRADE), *sections]
    return {
        "grades": tuple(_graded(title, answers.get(key, Counter())) for title, key in rows),
        "pairs": pairs.total(),
        "agreed": sum(number for (first, final), number in pairs.items() if first == final),
    }


def _graded(title: str, given: Counter) -> Graded:
    return Graded(title, tuple(given[grade.key] for grade in GRADES))


def _actions(cycles: list[int]) -> dict[str, int]:
    states = figures.actions(cycles)
    return {
        "actions": states.total(),
        "actions_done": states[ActionState.VERIFIED],
        "actions_not_needed": states[ActionState.NOT_NEEDED],
    }


def _points(cycle: Cycle) -> dict[str, tuple[str, ...]]:
    found = points.of(cycle.id)
    return {
        "strengths": tuple(one.text for one in found if one.kind == points.STRENGTH),
        "improvements": tuple(one.text for one in found if one.kind == points.IMPROVEMENT),
    }


def _before(cycle: Cycle) -> dict[str, str]:
    """What the last report of an earlier cycle said on its head, so that it is not asked twice."""
    later = ReportText.alias()
    newer = (
        (later.cycle == ReportText.cycle) & (later.part == ReportText.part)
        & (later.number > ReportText.number)
    )
    query = (
        ReportText.select(ReportText.part, ReportText.text)
        .join(Cycle).switch(ReportText).join(later, JOIN.LEFT_OUTER, on=newer)
        .where(
            ReportText.part.in_(FROM_BEFORE), ReportText.text.is_null(False), later.id.is_null(),
            Cycle.starts_on < cycle.starts_on,
        )
        .order_by(Cycle.starts_on, Cycle.id)
    )
    return dict(query.tuples())
