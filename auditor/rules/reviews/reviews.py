"""What reviewing does to grades and approvals, and what a reviewer's decision has to say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from auditor.rules.answers import Answer, changed
from auditor.rules.forms import GRADE_LETTERS, OVERALL_GRADE, FormDefinition, shown
from auditor.rules.parsing import MOST_TEXT, clean_text
from auditor.rules.rights import acting
from auditor.rules.rights.acting import AuditFacts
from auditor.rules.rights.permissions import Move

GRADE_FIELD = "grade-"  # before the key of a grade question: the field that asks for another grade


class Choice(StrEnum):
    """What a reviewer decides at the end of a stage."""

    APPROVE = "approve"
    REGRADE = "regrade"
    RETURN = "return"


@dataclass(frozen=True)
class Change:
    """A grade that a reviewer of one stage changed, and why; grade keys before and after.

    `sent` says which sending was judged: 0 is the first one.
    """

    sent: int
    at: datetime
    stage: int
    by: str
    before: str
    after: str
    reason: str


@dataclass(frozen=True)
class GradeAfterReview:
    """One grade: at the first sending, as the auditor gives it now, as it stands, and how so."""

    first: str | None
    auditors: str | None
    final: str | None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Difference:
    """An answer that was sent again: None where the question was not asked or not answered."""

    question: str
    before: Answer | None
    after: Answer | None


@dataclass(frozen=True)
class Decision:
    """What a reviewer decided: `grades` are other grades by question key, for REGRADE only."""

    choice: Choice
    reason: str = ""
    grades: Mapping[str, str] = field(default_factory=dict)
    from_first_stage: bool = False


def grade_after_review(
    sent: Sequence[str | None], changes: Sequence[Change]
) -> GradeAfterReview:
    """What became of one grade: `sent` are the auditor's own, each time it was sent, both oldest first.

    The last stage's grade stands, until the auditor sends another one of their own: then the
    reviewers judge that. The grade of the first sending stays, for the agreement between auditors
    and reviewers.
    """
    first = sent[0] if sent else None
    auditors = sent[-1] if sent else None
    final, own = first, first
    for number, grade in enumerate(sent):
        if grade != own:
            final = own = grade
        judged = [one.after for one in changes if one.sent == number]
        final = judged[-1] if judged else final
    return GradeAfterReview(first, auditors, final, tuple(changes))


def noted(decision: Decision, form: FormDefinition, before: Mapping[str, GradeAfterReview]) -> str:
    """What the timeline says of a decision: which grades became which, then the reason.

    `before` are the grades as they stood, by question key.
    """
    lines = []
    for key, after in decision.grades.items():
        question = form.question(key)
        title = "Overall" if key == OVERALL_GRADE else form.section(question.section).rail
        was = question.option(before[key].final)
        old = was.label if was else "no grade"
        lines.append(f"{title}: {old} → {question.option(after).label}")
    return "\n".join([*lines, decision.reason])


def graded(form: FormDefinition, answers: Mapping[str, Answer], plan: str | None) -> list[str]:
    """The keys of the section grades and the overall grade that are asked, in order of the form."""
    keys = shown(form, answers, plan)
    of_sections = {section.grade.key for section in form.sections if section.grade}
    return [
        question.key
        for question in form.questions()
        if question.kind.is_grade
        and question.key in keys & (of_sections | {OVERALL_GRADE})
    ]


def differences(
    form: FormDefinition, before: Mapping[str, Answer], after: Mapping[str, Answer]
) -> list[Difference]:
    """The answers that differ between two sendings, in the order of the form."""
    keys = set(changed(before, after))
    return [
        Difference(question.key, before.get(question.key), after.get(question.key))
        for question in form.questions()
        if question.key in keys
    ]


def check_decision(
    typed: Mapping[str, str], grades: Mapping[str, str | None]
) -> tuple[Decision | None, dict[str, str]]:
    """Read a decision from a form: `typed` has decision, reason, from_first_stage and grade-KEY.

    `grades` are the grades as they stand, by question key. Gives the decision, or None and what is
    wrong by field. Another grade and a return need a reason; nothing chosen is passed over.
    """
    reason = clean_text(typed.get("reason", "")).strip()
    others, errors = _other_grades(typed, grades)
    choice = typed.get("decision", "")
    if choice not in set(Choice):
        errors["decision"] = "Choose what you decide"
    else:
        errors |= _faults(Choice(choice), reason, others, grades)
    if len(reason) > MOST_TEXT:
        errors["reason"] = f"The reason has {len(reason):,} characters; at most {MOST_TEXT:,} fit"
    if errors:
        return None, errors
    again = typed.get("from_first_stage") == "yes" and choice == Choice.RETURN
    return Decision(Choice(choice), reason, others, again), {}


def falls(stage: int, sent_to: int) -> bool:
    """Whether the approval of `stage` is out of force once an audit goes back to `sent_to`.

    An approval stays in force unless the audit passes its stage again.
    """
    return stage >= sent_to


def approved_before(person: int, audit: AuditFacts) -> int | None:
    """The stage whose approval keeps this person of the current stage from reviewing it, or None."""
    of_current = person in acting.at_stage(audit.stage, audit)
    return acting.approved_elsewhere(person, audit.stage, audit) if of_current else None


MOVES_OF_A_DECISION = (Move.RETURN, Move.APPROVE, Move.SIGN_OFF)


def _other_grades(
    typed: Mapping[str, str], grades: Mapping[str, str | None]
) -> tuple[dict[str, str], dict[str, str]]:
    others, errors = {}, {}
    for key, stands in grades.items():
        chosen = typed.get(f"{GRADE_FIELD}{key}", "")
        if chosen and chosen not in GRADE_LETTERS:
            errors[f"{GRADE_FIELD}{key}"] = "Choose one of the four grades"
        elif chosen and chosen != stands:
            others[key] = chosen
    return others, errors


def _faults(
    choice: Choice, reason: str, others: Mapping[str, str], grades: Mapping[str, str | None]
) -> dict[str, str]:
    errors = {}
    if choice is Choice.REGRADE:
        if not others and grades:
            errors[f"{GRADE_FIELD}{next(iter(grades))}"] = "Choose at least one other grade"
        if not reason:
            errors["reason"] = "Give the reason for the other grade"
    elif others:
        errors[f"{GRADE_FIELD}{next(iter(others))}"] = NOT_WITH_ANOTHER_GRADE[choice]
    if choice is Choice.RETURN and not reason:
        errors["reason"] = "Say what the auditor should correct"
    return errors


NOT_WITH_ANOTHER_GRADE = {
    Choice.APPROVE: "You chose another grade here: decide “with another grade”, or set it back",
    Choice.RETURN: "A return leaves the grades to the auditor: set this back, say it in the reason",
}
