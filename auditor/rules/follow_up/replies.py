"""The right of reply: what is typed about a finding that is called factually wrong, and where it is shown."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from auditor.rules.parsing import faults, read_text


class Called(Protocol):
    """That somebody called a finding wrong: on which question, and what the finding said."""

    question: str
    sentence: str


def check(typed: Mapping[str, str], findings: Iterable[Mapping]) -> tuple[dict, dict[str, str]]:
    """Read that a finding is called wrong: values (question, reason), and messages by field.

    `findings` are those of the latest signed copy.
    """
    reason, problem = read_text(typed.get("reason", ""), "Say what is wrong, and how you know")
    values = {"question": typed.get("question", ""), "reason": reason}
    errors = faults({"reason": problem})
    if values["question"] not in {one["question"] for one in findings}:
        errors = {"question": "Choose the finding that is wrong"} | errors
    return values, errors


def check_answer(typed: str) -> tuple[str, dict[str, str]]:
    """The lead's answer as it is kept, and messages by field."""
    text, problem = read_text(typed, "Say what you found, and what follows from it")
    return text, faults({"answer": problem})


def beside(finding: Mapping, replies: Iterable[Called]) -> list[Called]:
    """The replies that a print shows under a finding: those to this very sentence.

    A corrected copy that words the finding anew does not carry the old reply; one that leaves it as
    it was does.
    """
    return [
        one for one in replies
        if (one.question, one.sentence) == (finding["question"], finding["sentence"])
    ]
