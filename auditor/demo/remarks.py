"""Which remarks of reviewers suit which answers, and what the auditors make of them."""

from collections.abc import Mapping

from auditor.demo import texts
from auditor.rules.answers import Answer

# The answer that each remark of the bank bears on; the others ask for something to be corrected.
SUITS = {
    "record_chronology": ("partly", "no"),
    "record_newcomer": ("yes", "partly"),
    "record_timely": ("partly", "no"),
    "voice_words": ("yes",),
    "voice_daily_life": ("yes",),
    "family_fathers": ("partly", "no", "not_evidenced"),
    "identity_explored": ("yes",),
    "assessment_timely": ("yes", "partly"),
    "assessment_analysis": ("yes",),
    "assessment_risk": ("no", "partly"),
    "planning_drift": ("no", "partly"),
    "visits_purpose": ("partly", "no"),
    "oversight_reflective": ("yes", "partly"),
    "oversight_follow_up": ("yes",),
    "impact_difference": ("yes", "partly"),
}

# What a return is about: the answer as first sent, and as sent again.
CORRECTIONS = {
    "voice_influence": ("partly", "not_evidenced"),
    "family_network": ("partly", "partly"),
    "planning_plan": ("partly", "partly"),
    "visits_direct_work": ("partly", "partly"),
}

# What the bank's reasons for a changed grade speak of.
BEHIND = {
    "family_grade": {"family_fathers": "no"},
    "visits_grade": {"visits_purpose": "partly"},
    "oversight_grade": {"oversight_reflective": "yes", "oversight_follow_up": "yes"},
    "record_grade": {"record_chronology": "not_evidenced"},
    "voice_grade": {"voice_influence": "partly"},
    "overall_grade": {},
}


def first_answers(returned: tuple[str, ...]) -> dict[str, str]:
    """The answers that an audit is first sent with when these questions will bring it back."""
    return {question: CORRECTIONS[question][0] for question in returned}


def fitting(given: Mapping[str, Answer]) -> list[str]:
    """The questions on whose answers a reviewer could have something to say."""
    return [key for key, suits in SUITS.items() if key in given and given[key].value in suits]


def corrected(question: str, before: Answer, plan: str, turn: int) -> Answer:
    """The answer as it is sent again: another one, or the same with more evidence."""
    _, value = CORRECTIONS[question]
    more = texts.pick(question, value, plan, turn)
    if value == before.value:
        return Answer(value, f"{before.evidence}\n\n{more}")
    else:
        return Answer(value, more)


def changed_grade(question: str, after: str, plan: str) -> tuple[str, str]:
    """The grade before it is changed to `after`, and the bank's reason for the change."""
    one = next(
        one for one in texts.CHANGED_GRADES if one["question"] == question and one["to"] == after
    )
    return one["from"], texts.worded(one["reason"], plan)
