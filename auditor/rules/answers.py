"""What an answer is, what is still open, and what is kept of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from auditor.rules.answer_versions import text_goes, value_goes
from auditor.rules.forms import ANY, FormDefinition, Option, Question, shown
from auditor.rules.parsing import (
    Value,
)

KEPT_EVERY = timedelta(minutes=5)


@dataclass(frozen=True)
class Answer:
    """A value (option key, option keys, text, whole number, or a date as ISO text) and evidence."""

    value: Value = None
    evidence: str = ""

    @property
    def empty(self) -> bool:
        return not _is_given(self.value) and not self.evidence.strip()


NO_ANSWER = Answer()


def missing(question: Question, answer: Answer | None, evidence_needed: bool = True) -> str | None:
    """What is still open before the section of this question is complete, or None.

    `evidence_needed` is the team's setting; without it only "not applicable" asks for words.
    """
    answer = answer or NO_ANSWER
    if not _is_given(answer.value):
        return None if question.optional and answer.empty else question.kind.nothing_yet
    chosen = question.chosen(answer.value)
    if question.options and not chosen:
        return question.kind.nothing_yet
    if answer.evidence.strip():
        return None
    for option in chosen:
        if option.asks == "reason":
            return f"Give a short reason for {option.label}"
    return _missing_evidence(question, chosen) if evidence_needed else None


def open_points(form: FormDefinition, answers: Mapping[str, Answer], plan: str | None,
                section: str | None = None, evidence_needed: bool = True) -> dict[str, str]:
    """What is still open, by question key in the order of the form; hidden questions never are.

    `section` narrows it to one section, and is a section's key.
    """
    found = {
        question.key: missing(question, answers.get(question.key), evidence_needed)
        for question in _asked(form, answers, plan, section)
    }
    return {key: message for key, message in found.items() if message}


def progress(form: FormDefinition, answers: Mapping[str, Answer], plan: str | None,
             section: str | None = None) -> tuple[int, int]:
    """How many of the questions that are asked have an answer, and how many are asked.

    Looked at, not complied with: "No" is an answer like any other. Optional questions are left
    out, so that a section can be finished without them.
    """
    asked = [q for q in _asked(form, answers, plan, section) if not q.optional]
    answered = [q for q in asked if _is_given(answers.get(q.key, NO_ANSWER).value)]
    return len(answered), len(asked)


def changed(earlier: Mapping[str, Answer], later: Mapping[str, Answer]) -> list[str]:
    """The keys of the answers that differ, in the order of `later`, then those only in `earlier`.

    An answer that is not there and one that is empty are the same.
    """
    keys = dict.fromkeys([*later, *earlier])
    return [key for key in keys if _settled(earlier.get(key)) != _settled(later.get(key))]


def keeps_version(old: Answer, new: Answer, kept_at: datetime | None, now: datetime) -> bool:
    """Whether `old` is kept beside the answer when `new` replaces it.

    `kept_at` is when a version by the same person was last kept, None for never; both moments in
    the same time zone. One is kept per person and five minutes, and always when the choice
    changes or more than 20 characters of a text go. Small deletions add up: a text that
    shrinks past a multiple of 20 characters is kept too, so that none is worn away unseen.
    """
    if old.empty or _settled(old) == _settled(new):
        return False
    if kept_at is None or not timedelta() <= now - kept_at < KEPT_EVERY:
        return True  # also where the clock was set back meanwhile
    return value_goes(old.value, new.value) or text_goes(old.evidence, new.evidence)


def _is_given(value: Value) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value is not None and value != []


def _missing_evidence(question: Question, chosen: list[Option]) -> str | None:
    labels = [option.label for option in chosen if option.key in question.evidence_for]
    if labels:
        return question.kind.evidence_missing.format(answer=labels[0])
    return "Say what this rests on" if ANY in question.evidence_for else None


def _asked(form: FormDefinition, answers: Mapping[str, Answer], plan: str | None,
           section: str | None) -> list[Question]:
    keys = shown(form, answers, plan)
    questions = form.questions() if section is None else form.section(section).questions
    return [question for question in questions if question.key in keys]


def _settled(answer: Answer | None) -> Answer:
    return NO_ANSWER if answer is None or answer.empty else answer


