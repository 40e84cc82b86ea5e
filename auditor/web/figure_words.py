"""How the figures of a summary are put into words, above the audits that they lead to."""

from auditor.rules.figures import OF_QUESTIONS, Figure, on_scale
from auditor.rules.pace import STEPS
from auditor.web import words

ONE = {
    ("action", "made"): "Audits that asked for actions",
    ("action", "open"): "Audits with actions still open",
    ("action", "reported_done"): "Audits with actions reported done",
    ("action", "verified"): "Audits with verified actions",
    ("action", "not_needed"): "Audits with actions no longer needed",
    ("action", "overdue"): "Audits with overdue actions",
    ("auditor", "external"): "Audits by external auditors",
    ("auditor", "internal"): "Audits by auditors of the authority",
    ("loop", "audited_before"): "Audits that followed an earlier one",
    ("loop", "actions"): "Audits that followed one with actions",
    ("loop", "verified"): "Audits that followed one with verified actions",
    ("concern", "raised"): "Audits with a concern",
    ("concern", "waiting"): "Audits with a concern that waits for an answer",
    ("departure", "skipped"): "Audits with a stage skipped",
    ("departure", "stood_in"): "Audits with a stand-in",
    ("departure", "two_stages"): "Audits with two stages approved by one person",
}
ASPECTS = {"compliance": "Compliance", "quality": "Quality"}
GIVEN_IN_WORDS = "In words, or not graded"


def said(figure: Figure, question=None, point=None) -> str | None:
    """What a figure counts; None where it is of a question or a point that the cycle does not have."""
    if figure.kind in OF_QUESTIONS:
        return _of_question(figure, question) if question else None
    elif figure.kind == "point":
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
    if figure.kind == "agreement":
        counted = "graded the same" if figure.value == "same" else "graded otherwise after review"
    elif figure.kind == "told":
        counted = words.finding_kind(figure.value).lower()
    elif figure.kind == "follow_up":
        counted = f"{option.label if option else GIVEN_IN_WORDS}, audited before"
    else:
        counted = option.label if option else GIVEN_IN_WORDS
    return f"{question.text} – {counted}"


def _of_a_name(figure: Figure) -> str:
    name = figure.of
    if figure.kind == "state":
        return words.state(name)
    elif figure.kind == "step":
        return f"Audits that were once {STEPS[name][:1].lower()}{STEPS[name][1:]}"
    elif figure.kind == "finding":
        return f"Audits that told: {words.finding_kind(name).lower()}"
    elif figure.kind in ("aspect_told", "theme_told"):
        told = "strengths" if figure.value == "strength" else "areas for improvement"
        return f"{theme(on_scale(name)[0])}: {told} told"
    elif figure.kind in ("aspect", "theme"):
        return f"{theme(on_scale(name)[0])}: {words.grade_word(figure.value).lower()} at least once"
    else:
        return words.plan(name) or "No plan"
