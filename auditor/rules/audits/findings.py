"""Which answers may become findings, and how the sentence of a finding has to be."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from auditor.rules.answers import Answer
from auditor.rules.forms import ANY, FindingKind, FormDefinition, Question, shown

KINDS = {
    FindingKind.STRENGTH: "Strength",
    FindingKind.IMPROVEMENT: "Area for improvement",
    FindingKind.RECORDING: "Area for improvement of recording",
}
LONGEST_SENTENCE = 400  # characters


ANSWER_CHANGED = "The answer changed while this page was open. Read the finding again, then save it."
CANNOT_BE_TOLD = "The answer to this question is no longer one from which a finding can be told."


class Worded(Protocol):
    """A finding as it was worded: its kind then, and the answer that it rests on (None: not kept)."""

    kind: str
    rests_on: str | None


@dataclass(frozen=True)
class FindingCandidate:
    """An answer that its question calls a strength or an area for improvement.

    `rests_on` names what makes it one: the options chosen (their keys, apart by a space), "" where
    the answer is written in words, which may be put better without becoming another answer.
    """

    question: Question
    kind: str
    evidence: str
    rests_on: str = ""


def candidates(
    form: FormDefinition, answers: Mapping[str, Answer], plan: str | None,
) -> list[FindingCandidate]:
    """What the auditor may choose findings from, in the order of the form.

    Only from questions that are shown. The evidence of a written answer is what was written.
    """
    keys = shown(form, answers, plan)
    found = [_candidate(q, answers[q.key]) for q in form.questions()
             if q.key in keys and q.key in answers]
    return [candidate for candidate in found if candidate]


def sentence_fault(text: str) -> str | None:
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


def answer_changed(finding: Worded, now: FindingCandidate) -> bool:
    """Whether the answer under a finding is another one than when the finding was worded."""
    return finding.kind != now.kind or finding.rests_on not in (None, now.rests_on)


def describe_change(finding: Worded, now: FindingCandidate) -> str:
    """What became of the answer since the finding was worded, in a sentence."""
    is_now = f"is now {_quoted(now.question, now.rests_on)}"
    if finding.rests_on:
        return f"The answer {is_now}. It was {_quoted(now.question, finding.rests_on)} when this was written."
    else:
        return f"The answer {is_now}. It was another one when this was written."


def _quoted(question: Question, rests_on: str) -> str:
    options = [question.option(key) for key in rests_on.split()]
    return " and ".join(f"“{one.label}”" for one in options if one) or "another one"


def _candidate(question: Question, answer: Answer) -> FindingCandidate | None:
    value = answer.value
    telling = [o.key for o in question.chosen(value) if o.key in question.findings]
    if telling:
        kind = question.findings[telling[0]]
    else:
        is_written = not question.options and value not in (None, "")
        kind = question.findings.get(ANY) if is_written else None
    evidence = _evidence(question, answer)
    return FindingCandidate(question, kind, evidence, " ".join(telling)) if kind else None


def _evidence(question: Question, answer: Answer) -> str:
    written = answer.value if question.kind.is_prose else ""
    return "\n\n".join(part for part in (written, answer.evidence) if part)
