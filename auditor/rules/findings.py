"""Which answers may become findings, and how the sentence of a finding has to be."""

from collections.abc import Mapping
from dataclasses import dataclass

from auditor.rules.answers import Answer
from auditor.rules.forms import ANY, Form, Kind, Question, shown

KINDS = {
    "strength": "Strength",
    "improvement": "Area for improvement",
    "recording": "Area for improvement of recording",
}
usual_number = (2, 6)  # what most audits tell; said beside the list, never enforced
LONGEST_SENTENCE = 400  # characters


@dataclass(frozen=True)
class Candidate:
    """An answer that its question calls a strength or an area for improvement."""

    question: Question
    kind: str
    evidence: str


def candidates(form: Form, answers: Mapping[str, Answer], plan: str | None) -> list[Candidate]:
    """What the auditor may choose findings from, in the order of the form.

    Only from questions that are shown. The evidence of a written answer is what was written.
    """
    keys = shown(form, answers, plan)
    found = [_candidate(q, answers[q.key]) for q in form.questions()
             if q.key in keys and q.key in answers]
    return [candidate for candidate in found if candidate]


def check_sentence(text: str) -> str | None:
    """What is wrong with the sentence of a finding, for who wrote it, or None."""
    text = text.strip()
    if not text:
        return "Write the finding in one sentence."
    if len(text.splitlines()) > 1:
        return "Write the finding in one sentence, without a line break."
    if len(text) > LONGEST_SENTENCE:
        return (f"The finding has {len(text):,} characters; one sentence of at most "
                f"{LONGEST_SENTENCE} can be told in supervision.")
    return None


def _candidate(question: Question, answer: Answer) -> Candidate | None:
    kind = _kind(question, answer)
    return Candidate(question, kind, _evidence(question, answer)) if kind else None


def _kind(question: Question, answer: Answer) -> str | None:
    value = answer.value
    chosen = value if isinstance(value, list) else [value]
    kinds = [question.findings[o.key] for o in question.options
             if o.key in chosen and o.key in question.findings]
    if kinds:
        return kinds[0]
    is_written = not question.options and value not in (None, "")
    return question.findings.get(ANY) if is_written else None


def _evidence(question: Question, answer: Answer) -> str:
    written = answer.value if question.kind is Kind.TEXT else ""
    return "\n\n".join(part for part in (written, answer.evidence) if part)
