"""How the figures of a summary are put into words, above the audits that they lead to."""

from auditor.rules.follow_up.actions import ActionState
from auditor.rules.forms import FindingKind
from auditor.rules.programme.turnaround import STEPS
from auditor.rules.results.figures import MADE, OF_QUESTIONS, OVERDUE, DepartureKind, Figure, on_scale
from auditor.rules.results.figures import FigureKind as F
from auditor.web import words

ONE = {
    (F.ACTION, MADE): "Audits that asked for actions",
    (F.ACTION, ActionState.OPEN): "Audits with actions still open",
    (F.ACTION, ActionState.REPORTED_DONE): "Audits with actions reported done",
    (F.ACTION, ActionState.VERIFIED): "Audits with verified actions",
    (F.ACTION, ActionState.NOT_NEEDED): "Audits with actions no longer needed",
    (F.ACTION, OVERDUE): "Audits with overdue actions",
    (F.AUDITOR, "external"): "Audits by external auditors",
    (F.AUDITOR, "internal"): "Audits by auditors of the authority",
    (F.EARLIER_ACTIONS, "audited_before"): "Audits that followed an earlier one",
    (F.EARLIER_ACTIONS, "actions"): "Audits that followed one with actions",
    (F.EARLIER_ACTIONS, ActionState.VERIFIED): "Audits that followed one with verified actions",
    (F.CONCERN, "raised"): "Audits with a concern",
    (F.CONCERN, "waiting"): "Audits with a concern that waits for an answer",
    (F.DEPARTURE, DepartureKind.SKIPPED): "Audits with a stage skipped",
    (F.DEPARTURE, DepartureKind.STOOD_IN): "Audits with a stand-in",
    (F.DEPARTURE, DepartureKind.TWO_STAGES): "Audits with two stages approved by one person",
}
ASPECTS = {"compliance": "Compliance", "quality": "Quality"}
GIVEN_IN_WORDS = "In words, or not graded"


def said(figure: Figure, question=None, point=None) -> str | None:
    """What a figure counts; None where it is of a question or a point that the cycle does not have."""
    if figure.kind in OF_QUESTIONS:
        return _of_question(figure, question) if question else None
    elif figure.kind == F.POINT:
        return f"Audits behind “{point.text}”" if point else None
    elif (figure.kind, figure.of) in ONE:
        return ONE[figure.kind, figure.of]
    else:
        return _of_a_name(figure)


def theme(key: str) -> str:
    """A theme or an aspect as a heading: Fathers."""
    return ASPECTS.get(key) or key[:1].upper() + key[1:].replace("_", " ")


def _of_question(figure: Figure, question) -> str:
    option = question.option(figure.value)
    if figure.kind == F.AGREEMENT:
        counted = "graded the same" if figure.value == "same" else "graded otherwise after review"
    elif figure.kind == F.TOLD:
        counted = words.finding_kind(figure.value).lower()
    elif figure.kind == F.FOLLOW_UP:
        counted = f"{option.label if option else GIVEN_IN_WORDS}, audited before"
    else:
        counted = option.label if option else GIVEN_IN_WORDS
    return f"{question.text} – {counted}"


def _of_a_name(figure: Figure) -> str:
    name = figure.of
    if figure.kind == F.STATE:
        return words.state(name)
    elif figure.kind == F.STEP:
        return f"Audits that were once {STEPS[name][:1].lower()}{STEPS[name][1:]}"
    elif figure.kind == F.FINDING:
        return f"Audits that told: {words.finding_kind(name).lower()}"
    elif figure.kind in (F.ASPECT_TOLD, F.THEME_TOLD):
        told = "strengths" if figure.value == FindingKind.STRENGTH else "areas for improvement"
        return f"{theme(on_scale(name)[0])}: {told} told"
    elif figure.kind in (F.ASPECT, F.THEME):
        return f"{theme(on_scale(name)[0])}: {words.grade_word(figure.value).lower()} at least once"
    else:
        return words.plan(name) or "No plan"
