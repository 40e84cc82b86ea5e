"""The audits behind a figure of a cycle's summary."""

from peewee import JOIN, Value, fn

from auditor.records.actions import Action
from auditor.records.audits import Audit, Concern, Event
from auditor.records.cases import Case, Cycle
from auditor.records.people import Person
from auditor.records.reviews import SignedAnswer, SignedCopy
from auditor.records.summaries import Point, PointSource
from auditor.records.text import alphabetical
from auditor.rules.forms import OVERALL_GRADE, TO_IMPROVE, FindingKind, FormDefinition, Question
from auditor.rules.parsing import row_number
from auditor.rules.question_identity import wording
from auditor.rules.results.figures import MADE, OF_QUESTIONS, OVERDUE, Figure, on_scale
from auditor.rules.results.figures import FigureKind as F
from auditor.rules.workflow import State
from auditor.work import audit_names, forms, pagination
from auditor.work.audits import audits
from auditor.work.audits.actions import kept
from auditor.work.follow_up import action_rights
from auditor.work.pagination import Page
from auditor.work.results import earlier_actions, figures, points, stage_exceptions
from auditor.work.reviews.signed_copies import is_latest, previous_in_list
from auditor.work.rights.readership import readable
from auditor.work.signed_in import SignedIn

ONE = Value(1)
NO_AUDIT = Audit.id == 0


def page(
    cycle: Cycle, figure: Figure, me: SignedIn, after: int | None = None, before: int | None = None
) -> Page:
    """Fifty of the audits that a figure counts, by reference; each with its final `grade`.

    Of a figure that the cycle does not have: none. Those of restricted cases that do not name the
    person are left out: `restricted` says how many. Who may open which is for the page to say.
    """
    query = audit_names.with_names().select_extend(_grade().alias("grade"))
    query = query.where(Audit.cycle == cycle.id, _fits(cycle, figure), readable(me.id))
    by_reference = alphabetical(Case.reference)
    return pagination.page_of(query, by_reference, Audit.id, after, before)


def count(cycle: Cycle, figure: Figure) -> int:
    """How many audits a figure counts."""
    return Audit.select().where(Audit.cycle == cycle.id, _fits(cycle, figure)).count()


def restricted(cycle: Cycle, figure: Figure, me: SignedIn) -> int:
    """How many of the audits that a figure counts are of restricted cases and not this person's to open."""
    query = Audit.select().join(Case, JOIN.LEFT_OUTER)
    return query.where(Audit.cycle == cycle.id, _fits(cycle, figure), ~readable(me.id)).count()


def question_of(cycle: Cycle, figure: Figure) -> Question | None:
    """The question that a figure is of, in the wording that it counts; None where it is of none."""
    form = _versions(cycle).get(figure.version or cycle.form_version_id)
    if figure.kind in OF_QUESTIONS and form and wording(form, figure.of):
        return form.question(figure.of)
    else:
        return None


def point_of(cycle: Cycle, figure: Figure) -> Point | None:
    """The point whose sources a figure counts; None where the cycle has no such point."""
    number = row_number(figure.of)
    return points.get(cycle, number) if figure.kind == F.POINT and number else None


def _fits(cycle: Cycle, figure: Figure):
    """That an audit of the cycle is one of those that the figure counts."""
    signed_off, not_withdrawn = figures.signed_off([cycle.id]), Audit.state != State.WITHDRAWN
    if figure.kind == F.STATE:
        fits = Audit.state == figure.of
    elif figure.kind in (F.SERVICE, F.PLAN):
        fits = signed_off & (getattr(Audit, figure.kind) == figure.of)
    elif figure.kind == F.AUDITOR:
        fits = signed_off & Audit.auditor.in_(_auditors(figure.of == "external"))
    elif figure.kind == F.ACTION:
        fits = fn.EXISTS(_actions(figure.of).where(Action.audit == Audit.id))
    elif figure.kind == F.CONCERN:
        fits = fn.EXISTS(_concerns(figure.of == "waiting"))
    elif figure.kind == F.STEP:
        fits = not_withdrawn & fn.EXISTS(_came_to(figure.of))
    elif figure.kind == F.DEPARTURE:
        fits = not_withdrawn & stage_exceptions.has(figure.of)
    elif figure.kind == F.POINT:
        fits = fn.EXISTS(_sources(point_of(cycle, figure)))
    elif figure.kind == F.EARLIER_ACTIONS:
        fits = signed_off & _looped(figure.of)
    elif figure.kind == F.FOLLOW_UP:
        fits = signed_off & earlier_actions.had_earlier() & _says(cycle, figure)
    else:
        fits = signed_off & _says(cycle, figure)
    return fits


def _auditors(external: bool):
    return Person.select(Person.id).where(Person.external == external)


def _actions(state: str):
    query = Action.select(ONE)
    if state == OVERDUE:
        return query.where(action_rights.overdue())
    elif state == MADE:
        return query.where(kept())
    else:
        return query.where(Action.state == state)


def _concerns(waiting: bool):
    query = Concern.select(ONE).where(Concern.audit == Audit.id)
    return query.where(Concern.acknowledged_at.is_null()) if waiting else query


def _came_to(state: str):
    return Event.select(ONE).where(Event.audit == Audit.id, Event.to_state == state, audits.moved())


def _sources(point: Point | None):
    return PointSource.select(ONE).where(
        PointSource.audit == Audit.id, PointSource.point == (point.id if point else 0)
    )


def _looped(of: str):
    if of == "audited_before":
        return earlier_actions.had_earlier()
    else:
        left = _actions(MADE if of == "actions" else of)
        return fn.EXISTS(left.where(Action.audit == previous_in_list()))


def _says(cycle: Cycle, figure: Figure):
    """That the latest signed copy says it, on a question that the figure is of."""
    # A list made once: asked of each audit in turn, SQLite looked through all answers every time.
    saying = (
        SignedAnswer.select(SignedCopy.audit).join(SignedCopy)
        .where(_said(figure), is_latest())
    )
    fits = NO_AUDIT
    for version, keys in _questions(cycle, figure).items():
        said = Audit.id.in_(saying.where(SignedAnswer.question.in_(keys)))
        fits |= (Audit.form_version == version) & said
    return fits


def _said(figure: Figure):
    if figure.kind == F.TOLD:
        return SignedAnswer.told == figure.value
    elif figure.kind in (F.ASPECT_TOLD, F.THEME_TOLD):
        improved = figure.value == "to_improve"
        return SignedAnswer.told.in_(TO_IMPROVE if improved else [FindingKind.STRENGTH])
    elif figure.kind == F.FINDING:
        return SignedAnswer.told == figure.of
    elif figure.kind == F.AGREEMENT:
        same = SignedAnswer.first == SignedAnswer.value
        graded = (SignedAnswer.first != "") & (SignedAnswer.value != "")
        return graded & (same if figure.value == "same" else ~same)
    elif figure.value:  # of several that were chosen, one
        chosen = Value(" ").concat(SignedAnswer.value).concat(" ")
        return chosen.contains(f" {figure.value} ")
    else:
        return SignedAnswer.value == ""


def _questions(cycle: Cycle, figure: Figure) -> dict[int, set[str]]:
    """The keys of the questions that a figure is of, by version (id) of the form."""
    versions = _versions(cycle)
    asked = question_of(cycle, figure)
    if figure.kind in OF_QUESTIONS:
        own = versions.get(figure.version or cycle.form_version_id)
        words = wording(own, figure.of) if asked else None
        return {
            version: {figure.of} for version, form in versions.items()
            if words and wording(form, figure.of) == words
        }
    return {version: _keys(form, figure) for version, form in versions.items()}


def _keys(form: FormDefinition, figure: Figure) -> set[str]:
    name, first = on_scale(figure.of)
    scales = [
        one for one in form.questions()
        if one.kind.counted_by_theme and first in ("", one.options[0].key)
    ]
    if figure.kind in (F.ASPECT, F.ASPECT_TOLD):
        return {one.key for one in scales if one.aspect == name}
    elif figure.kind in (F.THEME, F.THEME_TOLD):
        return {one.key for one in scales if name in one.themes}
    else:
        return {one.key for one in form.questions()}


def _versions(cycle: Cycle) -> dict[int, FormDefinition]:
    """The form of each version (id) that the cycle's audits were made with, and of its own."""
    used = Audit.select(Audit.form_version).where(Audit.cycle == cycle.id).distinct()
    ids = {cycle.form_version_id} | {one for one, in used.tuples()}
    return {one: forms.form_of(one) for one in ids}


def _grade():
    return (
        SignedAnswer.select(SignedAnswer.value).join(SignedCopy)
        .where(
            SignedCopy.audit == Audit.id, is_latest(),
            SignedAnswer.question == OVERALL_GRADE,
        )
        .limit(1)
    )
