"""What summaries count of a signed copy: one row for each answer."""

from collections.abc import Iterable, Mapping

from auditor.rules.answers import Answer
from auditor.rules.forms import FormDefinition, Question, shown
from auditor.rules.reviews.signed_copy import FindingTold, GradeGiven, findings_told


def counted(
    form: FormDefinition, answers: Mapping[str, Answer], plan: str, grades: Mapping[str, GradeGiven],
    told: Iterable[FindingTold],
) -> list[dict]:
    """A signed copy, answer by answer: dicts of question, value, first, told.

    One for each question that is shown. `value` is the key of what was chosen (of several, apart by
    a space), the final grade, or "" for what was written; `first` the auditor's grade at the first
    sending; `told` the kind of the finding that rests on it, or "".
    """
    keys = shown(form, answers, plan)
    kinds = {one["question"]: one["kind"] for one in findings_told(form, answers, plan, told)}
    return [
        _counted(question, answers.get(question.key), grades.get(question.key))
        | {"told": kinds.get(question.key, "")}
        for question in form.questions()
        if question.key in keys
    ]


def _counted(question: Question, answer: Answer | None, grade: GradeGiven | None) -> dict:
    if grade:
        value, first = grade.final or "", grade.first or ""
    else:
        value, first = question.chosen_key(answer.value) if answer else "", ""
    return {"question": question.key, "value": value, "first": first}
