"""How the auditors of the demonstration judge: grades, the answers behind them, what they tell."""

import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from auditor.demo import texts
from auditor.rules.answers import Answer
from auditor.rules.audits.findings import FindingCandidate, candidates
from auditor.rules.forms import OVERALL_GRADE, FormDefinition, Question, is_shown

GRADES = ("inadequate", "requires_improvement", "good", "outstanding")

# How often each answer of a scale is given in a section of each grade, out of a hundred.
USUAL = {
    "outstanding": (94, 4, 0, 1, 1),
    "good": (78, 16, 1, 4, 1),
    "requires_improvement": (38, 38, 11, 11, 2),
    "inadequate": (14, 34, 34, 17, 1),
}
KNOWN = {  # of Known, Tried, Not tried, Not applicable
    "outstanding": (94, 5, 0, 1),
    "good": (76, 19, 4, 1),
    "requires_improvement": (34, 40, 25, 1),
    "inadequate": (8, 31, 60, 1),
}
SHARES = {"yes": USUAL, "known": KNOWN}  # by the first answer of a scale
# What the story is about: where the service is strong, and where it still has to learn.
STRONG = {"assessment", "oversight"}
WEAK = {"family", "visits"}
HARDER = {"visits_purpose", "family_fathers"}
PROMINENT = (
    "assessment_analysis", "oversight_reflective", "visits_direct_work", "oversight_follow_up",
    "assessment_timely", "oversight_frequency", "visits_purpose", "family_fathers",
    "fathers_contact_tried", "fathers_meetings", "fathers_views", "supervision_interval",
    "supervision_audit_findings", "supervision_reflective",
)


@dataclass(frozen=True)
class WordedFinding:
    """One finding as the auditor words it."""

    question: str
    kind: str
    sentence: str


@dataclass(frozen=True)
class Draft:
    """What an auditor answers, in the order of the form, and which findings they choose."""

    answers: dict[str, Answer]
    told: list[WordedFinding]


class Judging:
    """Draws grades and answers by chance, and takes each text by turn, so that few come twice."""

    def __init__(self, form: FormDefinition):
        self.form = form
        self.turns: Counter = Counter()

    def draft(self, plan: str, overall: str, chance: random.Random,
              given: Mapping[str, str]) -> Draft:
        """A whole audit of a case on `plan`; `given` are answers that the story wants."""
        grades = {one.key: _section_grade(one.key, overall, chance) for one in self.form.sections}
        asked, answers = set(), {}
        for question in self.form.questions():
            grade = given.get(f"{question.section}_grade", grades[question.section])
            value = given.get(question.key) or _value(question, grade, overall, chance)
            if is_shown(question, answers, plan, asked):
                asked.add(question.key)
                answers[question.key] = self._answer(question, value, plan)
        return Draft(answers, self._told(answers, plan, chance, given))

    def turn(self, *what: object) -> int:
        """How often this was asked for before."""
        self.turns[what] += 1
        return self.turns[what] - 1

    def _answer(self, question: Question, value: str, plan: str) -> Answer:
        if question.kind.is_grade:
            turn = self.turn(question.key, value)
            return Answer(value, texts.pick_grade(question.key, value, plan, turn, self.form.key))
        elif question.kind.is_prose:
            return Answer(texts.pick(question.key, "any", plan, self.turn(question.key)), "")
        else:
            turn = self.turn(question.key, value)
            return Answer(value, texts.pick(question.key, value, plan, turn))

    def _told(
        self, answers, plan: str, chance: random.Random, given: Mapping[str, str]
    ) -> list[WordedFinding]:
        possible = candidates(self.form, answers, plan)
        best = [one for one in possible if one.kind == "strength"]
        worst = [one for one in possible if one.kind != "strength"]
        chosen = _best(best, given, chance) + _best(worst, given, chance)
        return [self._worded(one, plan) for one in chosen]

    def _worded(self, one: FindingCandidate, plan: str) -> WordedFinding:
        key = one.question.key
        # A sentence on free words belongs to the text of the same turn.
        turn = self.turns[(key,)] - 1 if one.question.kind.is_prose else self.turn(key, one.kind)
        return WordedFinding(key, one.kind, texts.pick_finding(key, one.kind, plan, turn))


def _section_grade(section: str, overall: str, chance: random.Random) -> str:
    up = 0.35 if section in STRONG else 0.08
    down = 0.4 if section in WEAK else 0.12
    drawn, place = chance.random(), GRADES.index(overall)
    if drawn < up:
        place += 1
    elif drawn > 1 - down:
        place -= 1
    lowest = 0 if overall == "inadequate" else 1
    return GRADES[min(max(place, lowest), 3)]


def _value(question: Question, grade: str, overall: str, chance: random.Random) -> str:
    # Always one number from chance, so that what the story wants moves nothing else.
    drawn = chance.random() * 100
    if question.key == OVERALL_GRADE:
        return overall
    elif question.kind.is_grade:
        return grade
    if question.key in HARDER:
        grade = GRADES[max(GRADES.index(grade) - 1, 1)]
    if not question.options:
        return ""
    keys = [option.key for option in question.options]
    for key, share in zip(keys, SHARES[keys[0]][grade], strict=True):
        drawn -= share
        if drawn < 0:
            return key
    return keys[0]


def _best(
    possible: list[FindingCandidate], given: Mapping[str, str], chance: random.Random
) -> list[FindingCandidate]:
    """The one to three candidates that this auditor tells; what the story gives is among them."""
    marked = [(_mark(one, given, chance.random()), place) for place, one in enumerate(possible)]
    number = max(chance.choice((1, 2, 2, 3)), sum(one.question.key in given for one in possible))
    return [possible[place] for _, place in sorted(marked)[:number]]


def _mark(one: FindingCandidate, given: Mapping[str, str], drawn: float) -> float:
    if one.question.key in given:
        return drawn - 1
    elif one.question.key in PROMINENT:
        return drawn
    elif one.question.kind.is_prose:
        return drawn + 0.7
    else:
        return drawn + 0.5
