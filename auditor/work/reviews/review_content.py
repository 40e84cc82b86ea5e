"""What a reviewer reads of an audit: what was sent, its grades, and what changed since when."""

import datetime
from dataclasses import dataclass

from auditor.records.audits import Audit
from auditor.records.people import Person
from auditor.records.reviews import Approval, Submission
from auditor.rules.answers import Answer
from auditor.rules.forms import FormDefinition, Question, Section, shown
from auditor.rules.reviews.reviews import Difference, GradeAfterReview, differences
from auditor.rules.workflow import State
from auditor.work import forms
from auditor.work.audits import answers
from auditor.work.reviews import reviews, submissions
from auditor.work.rights import audit_facts


@dataclass(frozen=True)
class Approved:
    """That somebody approved a stage, and whether the audit was changed after that."""

    stage: int
    who: str
    person: int
    at: datetime.datetime
    submission: int
    in_force: bool
    changed_since: bool


@dataclass(frozen=True)
class Comparison:
    """What differs between an earlier sending and the latest; who approved the earlier one."""

    number: int
    at: datetime.datetime
    approvals: list[Approved]
    differences: list[Difference]


@dataclass(frozen=True)
class ReviewContent:
    """One audit as it was last sent for review."""

    form: FormDefinition
    sent: list[Submission]
    given: dict[str, Answer]
    sections: list[tuple[Section, list[Question]]]
    grades: dict[str, GradeAfterReview]
    approvals: list[Approved]
    comparisons: list[Comparison]
    stages: dict[int, str]

    @property
    def latest(self) -> Submission | None:
        return self.sent[-1] if self.sent else None

    @property
    def asked(self) -> list[str]:
        """The keys of the questions that are shown, in order."""
        return [question.key for _, questions in self.sections for question in questions]

    @property
    def just_changed(self) -> set[str]:
        """The keys of what changed since the sending before this one."""
        last = self.comparisons[-1] if self.comparisons else None
        return {one.question for one in last.differences} if last else set()


def read(audit: Audit, unsent: bool = False) -> ReviewContent:
    """The audit as it was last sent; what is being corrected meanwhile is not in it.

    Who may read what is `unsent` reads its draft before the first sending, and how it stood where
    it was withdrawn.
    """
    form, sent = forms.form_of(audit.form_version_id), submissions.of_audit(audit)
    if unsent and (not sent or audit.state == State.WITHDRAWN):
        given = answers.of(audit.id)
    else:
        given = submissions.answers_of(sent[-1]) if sent else {}
    compared = _differences(form, sent)
    approvals = _approvals(audit, sent, compared)
    return ReviewContent(
        form=form, sent=sent, given=given, sections=_sections(form, given, audit.plan),
        grades=reviews.grades(audit, form, given), approvals=approvals,
        comparisons=_comparisons(sent, compared, approvals), stages=audit_facts.stage_titles(audit),
    )


def _sections(
    form: FormDefinition, given: dict[str, Answer], plan: str
) -> list[tuple[Section, list[Question]]]:
    keys = shown(form, given, plan)
    asked = [
        (section, [question for question in section.questions if question.key in keys])
        for section in form.sections
    ]
    return [(section, questions) for section, questions in asked if questions]


def _differences(form: FormDefinition, sent: list[Submission]) -> dict[int, list[Difference]]:
    """What differs between each earlier sending and the latest, by number of the earlier one."""
    latest = submissions.answers_of(sent[-1]) if sent else {}
    return {
        one.number: differences(form, submissions.answers_of(one), latest) for one in sent[:-1]
    }


def _approvals(
    audit: Audit, sent: list[Submission], compared: dict[int, list[Difference]]
) -> list[Approved]:
    numbers = {one.id: one.number for one in sent}
    query = (
        Approval.select(Approval, Person).join(Person)
        .where(Approval.audit == audit.id).order_by(Approval.id)
    )
    return [
        Approved(
            one.stage, one.by.name, one.by_id, one.at, numbers[one.submission_id], one.in_force,
            bool(compared.get(numbers[one.submission_id])),
        )
        for one in query
        if one.submission_id in numbers
    ]


def _comparisons(
    sent: list[Submission], compared: dict[int, list[Difference]], approvals: list[Approved]
) -> list[Comparison]:
    """One for each sending that was approved, and one for the sending before the latest."""
    found = []
    for one in sent[:-1]:
        of_this = [approval for approval in approvals if approval.submission == one.number]
        if of_this or one is sent[-2]:
            found.append(Comparison(one.number, one.at, of_this, compared[one.number]))
    return found
