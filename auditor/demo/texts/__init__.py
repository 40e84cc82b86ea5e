"""A bank of invented texts for the demonstration, and the ways to take one from it.

Whatever is taken comes by turn and not by chance: the same turn gives the same text, the next
turn the next one that suits the plan, and after the last the first again. A plan is one of the
six plans of a case, or None for an audit of a worker's supervision.
"""

from auditor.demo.texts import (
    assessment,
    family,
    fathers,
    identity,
    impact,
    oversight,
    planning,
    record,
    supervision,
    visits,
    voice,
)
from auditor.demo.texts.actions import ACTIONS
from auditor.demo.texts.comments import (
    CHANGED_GRADES,
    COMMENTS,
    DECLINE_REASONS,
    OVERRIDE_REASONS,
    REALLOCATION_REASONS,
    REPLIES,
    RETURN_REASONS,
    WITHDRAW_REASONS,
)
from auditor.demo.texts.concerns import CONCERNS
from auditor.demo.texts.sessions import COMMENTS as SESSION_COMMENTS
from auditor.demo.texts.sessions import (
    COMMENTS_OF_MANAGERS,
    REFLECTIONS,
    REFLECTIONS_OF_SUPERVISORS,
)
from auditor.demo.texts.sessions import REPLIES as SAID_WRONG
from auditor.demo.texts.wording import WORDS, For, Text, suits, worded

__all__ = [
    "ACTIONS",
    "CHANGED_GRADES",
    "COMMENTS",
    "COMMENTS_OF_MANAGERS",
    "CONCERNS",
    "DECLINE_REASONS",
    "For",
    "GRADES",
    "OVERRIDE_REASONS",
    "QUESTIONS",
    "REALLOCATION_REASONS",
    "REFLECTIONS",
    "REFLECTIONS_OF_SUPERVISORS",
    "REPLIES",
    "RETURN_REASONS",
    "SAID_WRONG",
    "SESSION_COMMENTS",
    "Text",
    "WITHDRAW_REASONS",
    "WORDS",
    "pick",
    "pick_action",
    "pick_comment",
    "pick_concern",
    "pick_finding",
    "pick_grade",
    "pick_of",
    "suits",
    "worded",
]

STANDARD = (record, voice, family, identity, assessment, planning, visits, oversight, impact)
FORMS = {"standard": STANDARD, "fathers": (fathers,), "supervision": (supervision,)}

Texts = dict[str, list[Text]]

# By the key of a question: its texts by answer ("any" where it is answered in free words) and
# its sentences by kind of finding.
QUESTIONS: dict[str, Texts] = {
    question: texts
    for sections in FORMS.values()
    for section in sections
    for question, texts in section.QUESTIONS.items()
}

# By form, as every form has an overall grade, and by the key of the graded question: reasons.
GRADES: dict[str, dict[str, Texts]] = {
    form: {question: texts for section in sections for question, texts in section.GRADES.items()}
    for form, sections in FORMS.items()
}


def pick(question: str, answer: str, plan: str | None, turn: int) -> str:
    """The evidence for an answer; a question of free words has the answer "any"."""
    return _turn(QUESTIONS[question][answer], plan, turn)


def pick_finding(question: str, kind: str, plan: str | None, turn: int) -> str:
    """One sentence for the findings; kind is strength, improvement or recording.

    For a question of free words the sentence belongs to the text of the same turn.
    """
    return _turn(QUESTIONS[question][kind], plan, turn)


def pick_grade(
    question: str, grade: str, plan: str | None, turn: int, form: str = "standard"
) -> str:
    """The reasons for a grade of a section or, for overall_grade, of the whole audit."""
    return _turn(GRADES[form][question][grade], plan, turn)


def pick_action(question: str, plan: str | None, turn: int) -> dict | None:
    """An action (what, why, how_known, urgent) for the question, or None where there is none."""
    fitting = [
        action
        for action in ACTIONS
        if action["question"] == question and plan in action.get("plans", (plan,))
    ]
    return _worded(fitting[turn % len(fitting)], plan) if fitting else None


def pick_comment(question: str | None, plan: str | None, turn: int) -> dict | None:
    """A reviewer's remark (text, for_worker) on the question, or None where there is none.

    None for the question asks for a remark on the audit as a whole.
    """
    fitting = [comment for comment in COMMENTS if comment["question"] == question]
    if fitting:
        return {"for_worker": False} | _worded(fitting[turn % len(fitting)], plan)
    return None


def pick_concern(plan: str | None, turn: int) -> dict:
    """A concern: text, told_whom, told_answer (empty: not yet told), acknowledged."""
    return _worded(CONCERNS[turn % len(CONCERNS)], plan)


def pick_of(bank: list[Text], plan: str | None, turn: int) -> str:
    """The text of a bank such as REFLECTIONS or SESSION_COMMENTS whose turn it is."""
    return _turn(bank, plan, turn)


def _turn(texts: list[Text], plan: str | None, turn: int) -> str:
    suitable = [text for text in texts if suits(text, plan)]
    return worded(suitable[turn % len(suitable)], plan)


def _worded(entry: dict, plan: str | None) -> dict:
    return {
        name: worded(value, plan) if isinstance(value, str) else value
        for name, value in entry.items()
    }
