"""One audit as people work on it: each thing that is done to it, and what is said in it."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from auditor.demo import remarks, texts
from auditor.demo.at_once import AtOnce
from auditor.demo.diary import Diary
from auditor.demo.judging import Judging
from auditor.demo.people import Cast
from auditor.demo.step_by_step import StepByStep
from auditor.demo.working_hours import Pace
from auditor.rules import audit_subjects
from auditor.rules.answers import Answer
from auditor.rules.audits.findings import candidates
from auditor.rules.deadlines import in_london
from auditor.rules.reviews.reviews import Choice, Decision
from auditor.work import clock, forms
from auditor.work.audits import drafts
from auditor.work.reviews import comments

SOURCES = {
    audit_subjects.CASE: (
        ["case system"],
        ["case system", "talk with the worker"],
        ["case system", "talk with the worker"],
        ["case system", "talk with the worker", "talk with the family"],
    ),
    audit_subjects.SUPERVISION: (
        ["supervision records", "case system"],
        ["supervision records", "case system", "talk with the worker"],
        ["supervision records", "talk with the worker", "talk with the supervisor"],
        ["supervision records", "case system", "talk with the worker", "talk with the supervisor"],
    ),
}
OF_SUPERVISORS = ("oversight", "supervision")  # questions whose actions are the supervisor's
APPROVE = Decision(Choice.APPROVE)


@dataclass(frozen=True)
class PlannedAudit:
    """What the story wants of one audit: whose it is, its grade, and what is out of the usual."""

    number: int  # of the case; of supervision, its place in the draw
    auditor: str
    overall: str = "good"
    given: Mapping[str, str] = field(default_factory=dict)  # answers, by question key
    regraded: tuple[int, str, str] | None = None  # at which stage, which question, to what
    returned: tuple[str, ...] = ()  # for which questions
    actions: tuple[Mapping, ...] = ()  # besides those on the findings
    concern: bool = False
    first: str = "service_manager"  # who reviews at stage 1
    reviewers: tuple[str, ...] = ()  # of each stage, where they are others


@dataclass(frozen=True)
class Company:
    """What every audit is played with."""

    cast: Cast
    judging: Judging
    diary: Diary

    def on(self, version: int) -> "Company":
        """The same people with another version (id) of a form before them."""
        return Company(self.cast, Judging(forms.form_of(version)), self.diary)


class Play:
    """One audit; each method notes in the diary what `hand` does at `when`, as its pace counts.

    What is said is chosen as it is noted, so that it does not hang on the dates.
    """

    def __init__(
        self, company: Company, pace: Pace, part: PlannedAudit, plan: str, hand: StepByStep | AtOnce
    ):
        self.cast, self.judging, self.diary = company.cast, company.judging, company.diary
        self.pace, self.part, self.plan, self.hand = pace, part, plan, hand
        self.chance = random.Random(f"{part.number} {self.judging.turn('audit', part.number)}")
        self.draft = self.judging.draft(plan, part.overall, self.chance, self._given())

    def then(self, when: float, step: Callable[[], object]) -> None:
        """Note anything that happens to it."""
        self.diary.note(self.pace(when), step)

    def allocate(self, when: float) -> None:
        """The lead gives it to its auditor."""
        self.then(when, self.hand.allocate)

    def begin(self, when: float) -> None:
        """The auditor declares no conflict, says what was read, and answers the first question."""
        sources = self.chance.choice(SOURCES[audit_subjects.of_key(self.judging.form.subject)])
        self.then(when, lambda: self.hand.begin(sources))

    def raise_concern(self, when: float, acknowledged: float) -> None:
        """The auditor raises a concern, having told somebody; then the lead acknowledges it."""
        one = texts.pick_concern(self.plan, self.judging.turn("concern"))
        self.then(when, self.concern(one))
        self.then(acknowledged, lambda: self.hand.acknowledge(one["acknowledged"]))

    def concern(self, one: dict | None = None) -> Callable[[], object]:
        """The step by which the auditor raises this concern, or the next of the bank."""
        one = one or texts.pick_concern(self.plan, self.judging.turn("concern"))
        return lambda: self.hand.raise_concern(one["text"], {
            "whom": one["told_whom"], "when": f"{in_london(clock.now()):%H:%M}",
            "answer": one["told_answer"],
        })

    def write(
        self, begin: float, end: float, sections: int | None = None, hesitant: bool = False
    ) -> None:
        """The auditor answers, one after the other, the first so many sections, or all of them.

        A `hesitant` one writes one sentence here and there, and the rest of it in the last hours.
        """
        asked = drafts.asked_sections(self.judging.form, self.draft.answers, self.plan)
        keys = [section.key for section in asked[:sections]]
        wanted = [
            (key, answer)
            for key, answer in self.draft.answers.items()
            if self.judging.form.question(key).section in keys
        ]
        for place, (key, answer) in enumerate(wanted):
            when = begin + (end - begin) * place / len(wanted)
            if hesitant and place % 4 == 1:
                self._save(when, key, _first_sentence(answer))
                when = end - (end - begin) / 5
            self._save(when, key, answer)
        for key in keys:
            self.then(end, lambda key=key: self.hand.declare(key))

    def tell(self, when: float) -> None:
        """The auditor words the findings, and proposes an action for each area for improvement."""
        for one in self.draft.told:
            if not self._will_answer_otherwise(one.question):
                self._word(when, one.question, one.kind, one.sentence)
            if one.kind != "strength":
                self._propose(when, self._action_on(one.question))
        for action in self.part.actions:
            self._propose(when, action)

    def send(self, when: float) -> None:
        """The auditor sends it for review; whatever worried them was answered by then."""
        self.then(when, lambda: self.hand.send(False))

    def take_up(self, reviewer: str, when: float) -> None:
        """A reviewer begins to read."""
        self.then(when, lambda: self.hand.take_up(self.cast[reviewer].id))

    def remark(self, reviewer: str, when: float, questions: list[str | None]) -> None:
        """A reviewer comments on these answers, or (None) on the whole audit."""
        for question in questions:
            one = texts.pick_comment(question, self.plan, self.judging.turn("comment", question))
            said = (question or comments.WHOLE_AUDIT, one["text"], one["for_worker"])
            self._comment(when, self.cast[reviewer].id, *said)
            when += 0.02

    def remarkable(self, most: int) -> list[str]:
        """Up to so many questions to remark on, those first on which least was said elsewhere."""
        listed = remarks.fitting(self.draft.answers)
        self.chance.shuffle(listed)
        listed.sort(key=lambda question: self.judging.turns["comment", question])
        return listed[:most]

    def decide(self, reviewer: str, when: float, decision: Decision = APPROVE) -> None:
        """A reviewer approves it as it stands, or decides otherwise."""
        self.then(when, lambda: self.hand.decide(self.cast[reviewer].id, decision))

    def correct(self, when: float) -> None:
        """The auditor replies to the remarks that came with the return, and corrects the answers."""
        for question in self.part.returned:
            before = self.draft.answers[question]
            turn = self.judging.turn(question, remarks.CORRECTIONS[question][1])
            self._comment(when, self.hand.auditor, question, texts.REPLIES[question])
            after = remarks.corrected(question, before, self.plan, turn)
            self._save(when, question, after)
            if self._will_answer_otherwise(question):
                self._tell_corrected(when + 0.01, question, after)
            when += 0.03

    def _given(self) -> dict[str, str]:
        wanted = remarks.first_answers(self.part.returned)
        if self.part.regraded:
            _, question, after = self.part.regraded
            wanted |= remarks.BEHIND[question]
            wanted[question], _ = remarks.changed_grade(question, after, self.plan)
        return wanted | dict(self.part.given)

    def _will_answer_otherwise(self, question: str) -> bool:
        """Whether the correction gives another answer: what is told of it is worded only then."""
        first, again = remarks.CORRECTIONS.get(question, ("", ""))
        return question in self.part.returned and first != again

    def _tell_corrected(self, when: float, question: str, after: Answer) -> None:
        if question in {one.question for one in self.draft.told}:
            [now] = candidates(self.judging.form, {question: after}, self.plan)
            turn = self.judging.turn(question, now.kind)
            self._word(when, question, now.kind, texts.pick_finding(question, now.kind, self.plan, turn))

    def _word(self, when: float, question: str, kind: str, sentence: str) -> None:
        self.then(when, lambda: self.hand.tell(question, kind, sentence))

    def _save(self, when: float, question: str, answer: Answer) -> None:
        self.then(when, lambda: self.hand.save(question, answer))

    def _comment(self, when: float, person: int, question: str, text: str, shown=False) -> None:
        self.then(when, lambda: self.hand.comment(person, question, text, shown))

    def _action_on(self, question: str) -> dict | None:
        # What is there in part asks for the bank's first and usual step; else they go by turn.
        partly = self.draft.answers[question].value == "partly"
        turn = 0 if partly else self.judging.turn("action", question)
        return texts.pick_action(question, self.plan, turn)

    def _propose(self, when: float, action: Mapping | None) -> None:
        if action:
            names = ("question", "what", "why", "how_known", "urgent")
            values = {name: action[name] for name in names}
            values["of_supervisor"] = action["question"].startswith(OF_SUPERVISORS)
            self.then(when, lambda: self.hand.propose(values))


def _first_sentence(answer: Answer) -> Answer:
    return Answer(answer.value, f"{answer.evidence.split('. ')[0].rstrip('.')}.")
