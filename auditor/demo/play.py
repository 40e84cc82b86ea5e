"""One audit as people work on it: each thing that is done to it, and what is said in it."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from auditor.demo import remarks, texts
from auditor.demo.diary import Diary
from auditor.demo.judging import Judging
from auditor.demo.office import Pace, local
from auditor.demo.people import Cast
from auditor.records.audits import Audit
from auditor.rules.answers import Answer
from auditor.rules.reviews import Choice, Decision
from auditor.work import (
    actions,
    allocation,
    answers,
    audits,
    clock,
    comments,
    concerns,
    drafts,
    findings,
    reviews,
)

SOURCES = (
    ["case system"],
    ["case system", "talk with the worker"],
    ["case system", "talk with the worker"],
    ["case system", "talk with the worker", "talk with the family"],
)
APPROVE = Decision(Choice.APPROVE)


@dataclass(frozen=True)
class Part:
    """What the story wants of one audit: whose it is, its grade, and what is out of the usual."""

    number: int  # of the case
    auditor: str
    overall: str = "good"
    given: Mapping[str, str] = field(default_factory=dict)  # answers, by question key
    regraded: tuple[int, str, str] | None = None  # at which stage, which question, to what
    returned: tuple[str, ...] = ()  # for which questions
    actions: tuple[Mapping[str, str], ...] = ()  # besides those on the findings
    concern: bool = False
    first: str = "service_manager"  # who reviews at stage 1


@dataclass(frozen=True)
class Company:
    """What every audit is played with."""

    cast: Cast
    judging: Judging
    diary: Diary


class Play:
    """One audit; each method notes in the diary what happens at `when`, as its pace counts.

    What is said is chosen as it is noted, so that it does not hang on the dates.
    """

    def __init__(self, company: Company, pace: Pace, part: Part, plan: str):
        self.cast, self.judging, self.diary = company.cast, company.judging, company.diary
        self.pace, self.part, self.plan = pace, part, plan
        self.chance = random.Random(f"{part.number} {self.judging.turn('audit', part.number)}")
        self.draft = self.judging.draft(plan, part.overall, self.chance, self._given())
        self.id: int | None = None  # known once the cycle has the audit

    @property
    def audit(self) -> Audit:
        """The audit as it stands."""
        return audits.get(self.id)

    def then(self, when: float, step: Callable[[], object]) -> None:
        """Note anything else that happens to it."""
        self.diary.note(self.pace(when), step)

    def allocate(self, when: float) -> None:
        """The lead gives it to its auditor."""
        self.then(when, self.allocation())

    def allocation(self) -> Callable[[], object]:
        """The step by which the lead gives it to its auditor."""
        return lambda: allocation.allocate(self.audit, self.auditor, self.cast["lead"].id)

    def begin(self, when: float) -> None:
        """The auditor declares no conflict, says what was read, and answers the first question."""
        sources = {"sources": self.chance.choice(SOURCES)}
        self.then(when, lambda: drafts.start(self.audit, self.auditor))
        self.then(when, lambda: drafts.correct_details(self.audit, self.auditor, sources))
        self.then(when, lambda: concerns.answer_question(self.audit, self.auditor, False))

    def raise_concern(self, when: float, acknowledged: float | None = None) -> None:
        """The auditor raises a concern, having told somebody; then the lead acknowledges it."""
        one = texts.pick_concern(self.plan, self.judging.turn("concern"))
        self.then(when, lambda: concerns.raise_one(self.audit, self.auditor, one["text"], {
            "whom": one["told_whom"], "when": self._clock(), "answer": one["told_answer"],
        }))
        if acknowledged is not None:
            self.then(acknowledged, lambda: concerns.acknowledge(
                concerns.unanswered(self.id)[0], self.cast["lead"].id, one["acknowledged"]
            ))

    def write(
        self, begin: float, end: float, sections: int | None = None, hesitant: bool = False
    ) -> None:
        """The auditor answers, one after the other, the first so many sections, or all of them.

        A `hesitant` one writes one sentence first, and the rest in the last hours.
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
                self.then(when, self._saving(key, _first_sentence(answer)))
                when = end - (end - begin) / 5
            self.then(when, self._saving(key, answer))
        for key in keys:
            self.then(end, lambda key=key: drafts.declare(self.audit, self.auditor, key))

    def tell(self, when: float) -> None:
        """The auditor words the findings, and proposes an action for each area for improvement."""
        for one in self.draft.told:
            self.then(when, lambda one=one: findings.set_finding(
                self.audit, self.auditor, one.question, one.kind, one.sentence, True
            ))
            if one.kind != "strength":
                turn = self.judging.turn("action", one.question)
                self._propose(when, texts.pick_action(one.question, self.plan, turn))
        for action in self.part.actions:
            self._propose(when, action)

    def send(self, when: float) -> None:
        """The auditor sends it for review."""
        self.then(when, lambda: drafts.send(self.audit, self.auditor, self.part.concern))

    def take_up(self, reviewer: str, when: float) -> None:
        """A reviewer begins to read."""
        self.then(when, lambda: reviews.take_up(self.audit, self.cast[reviewer].id))

    def remark(self, reviewer: str, when: float, questions: list[str | None]) -> None:
        """A reviewer comments on these answers, or (None) on the whole audit."""
        for question in questions:
            one = texts.pick_comment(question, self.plan, self.judging.turn("comment", question))
            self.then(when, lambda question=question, one=one: comments.add(
                self.audit, self.cast[reviewer].id, question or comments.WHOLE_AUDIT, one["text"],
                one["for_worker"],
            ))
            when += 0.02

    def decide(self, reviewer: str, when: float, decision: Decision = APPROVE) -> None:
        """A reviewer approves it as it stands, or decides otherwise."""
        self.then(when, lambda: reviews.decide(
            self.audit, self.cast[reviewer].id, decision, reviews.seen(self.audit)
        ))

    def correct(self, when: float) -> None:
        """The auditor replies to the remarks that came with the return, and corrects the answers."""
        for question in self.part.returned:
            before = self.draft.answers[question]
            turn = self.judging.turn(question, remarks.CORRECTIONS[question][2])
            after = remarks.corrected(question, before, self.plan, turn)
            self.then(when, self._replying(question, remarks.reply_on(question)))
            self.then(when, self._saving(question, after))
            when += 0.03

    @property
    def auditor(self) -> int:
        return self.cast[self.part.auditor].id

    def _given(self) -> dict[str, str]:
        wanted = remarks.first_answers(self.part.returned)
        if self.part.regraded:
            _, question, after = self.part.regraded
            wanted[question] = remarks.changed_grade(question, after)["from"]
        return wanted | dict(self.part.given)

    def _clock(self) -> str:
        return f"{local(clock.now()):%d/%m, %H:%M}"

    def _propose(self, when: float, action: Mapping | None) -> None:
        if action:
            names = ("question", "what", "why", "how_known", "urgent")
            values = {name: action[name] for name in names}
            self.then(when, lambda: actions.propose(
                self.audit, self.auditor, values | {"owner": self._owner(action["question"])}
            ))

    def _owner(self, question: str) -> int:
        audit = self.audit
        return audit.supervisor_id if question.startswith("oversight") else audit.worker_id

    def _saving(self, question: str, answer: Answer) -> Callable[[], object]:
        def save() -> None:
            saved = answers.saved_of(self.id).get(question)
            revision = saved.revision if saved else 0
            answers.save(self.audit, self.auditor, question, answer, revision)

        return save

    def _replying(self, question: str, text: str) -> Callable[[], object]:
        return lambda: comments.add(self.audit, self.auditor, question, text)


def _first_sentence(answer: Answer) -> Answer:
    return Answer(answer.value, f"{answer.evidence.split('. ')[0].rstrip('.')}.")
