"""A bank of invented texts for the demonstration, and the ways to take one from it.

The texts stand in the TOML files beside this module. Whatever is taken comes by turn and not by chance:
the same turn gives the same text, the next turn the next one that suits the plan, and after the last
the first again. A plan is one of the six plans of a case, or None for an audit of a worker's supervision.
"""

from auditor.demo.texts.reading import entries, read
from auditor.demo.texts.wording import Text, plans_of, suits, texts_under, worded

FILES = {  # by form
    "standard": [
        f"standard/{section}"
        for section in ("record", "voice", "family", "identity", "assessment", "planning", "visits",
                        "oversight", "impact")
    ],
    "fathers": ["fathers"],
    "supervision": ["supervision"],
}
GRADE = "_grade"  # how the key of a graded question ends

Texts = dict[str, list[Text]]

# By form and question: its texts by answer ("any" where it is answered in free words, a grade where it
# is graded) and its sentences by kind of finding.
BANK: dict[str, dict[str, Texts]] = {
    form: {
        question: {answer: texts_under(by_answer, answer) for answer in by_answer}
        for file in files
        for question, by_answer in read(file).items()
    }
    for form, files in FILES.items()
}
QUESTIONS: dict[str, Texts] = {
    question: texts
    for bank in BANK.values()
    for question, texts in bank.items()
    if not question.endswith(GRADE)
}
GRADES: dict[str, dict[str, Texts]] = {  # by form, as every form has an overall grade
    form: {question: texts for question, texts in bank.items() if question.endswith(GRADE)}
    for form, bank in BANK.items()
}

ACTION = ("question", "what", "why", "how_known", "urgent")
ACTIONS = [
    one | {"plans": plans_of("actions.toml", one["plans"])}
    for one in entries(read("actions"), "actions", *ACTION, plans=())
]
LASTING = entries(read("actions"), "lasting", *ACTION)
COMMENTS = entries(read("comments"), "comments", "text", question=None, for_worker=False)
REPLIES = read("comments")["replies"]
CONCERNS = entries(read("concerns"), "concerns", "text", "told_whom", "told_answer", "acknowledged")
REASONS = read("reasons")
CHANGED_GRADES = entries(REASONS, "changed_grades", "question", "from", "to", "reason")


def pick(question: str, answer: str, plan: str | None, turn: int) -> str:
    """The evidence for an answer; a question of free words has the answer "any"."""
    return pick_of(QUESTIONS[question][answer], plan, turn)


def pick_finding(question: str, kind: str, plan: str | None, turn: int) -> str:
    """One sentence for the findings; kind is strength, improvement or recording.

    For a question of free words the sentence belongs to the text of the same turn.
    """
    return pick_of(QUESTIONS[question][kind], plan, turn)


def pick_grade(
    question: str, grade: str, plan: str | None, turn: int, form: str = "standard"
) -> str:
    """The reasons for a grade of a section or, for overall_grade, of the whole audit."""
    return pick_of(GRADES[form][question][grade], plan, turn)


def pick_action(question: str, plan: str | None, turn: int) -> dict | None:
    """An action (what, why, how_known, urgent) for the question, or None where there is none."""
    fitting = [
        one for one in ACTIONS
        if one["question"] == question and (not one["plans"] or plan in one["plans"])
    ]
    return _worded(fitting[turn % len(fitting)], plan) if fitting else None


def pick_comment(question: str | None, plan: str | None, turn: int) -> dict:
    """A reviewer's remark (text, for_worker) on the question or, for None, on the audit as a whole."""
    fitting = [one for one in COMMENTS if one["question"] == question]
    return _worded(fitting[turn % len(fitting)], plan)


def pick_concern(plan: str | None, turn: int) -> dict:
    """A concern: text, told_whom, told_answer (empty: not yet told), acknowledged."""
    return _worded(CONCERNS[turn % len(CONCERNS)], plan)


def pick_of(bank: list[Text], plan: str | None, turn: int) -> str:
    """The text of a list whose turn it is."""
    suitable = [text for text in bank if suits(text, plan)]
    return worded(suitable[turn % len(suitable)], plan)


def _worded(entry: dict, plan: str | None) -> dict:
    return {
        name: worded(one, plan) if isinstance(one, str) else one for name, one in entry.items()
    }
