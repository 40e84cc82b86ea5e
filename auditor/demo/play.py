"""One audit as people work on it: each thing that is done to it, and what is said in it."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field

from auditor.demo import remarks, texts
from auditor.demo.diary import Diary
from auditor.demo.judging import Judging
from auditor.demo.office import Pace
from auditor.demo.people import Cast
from auditor.records.audits import Audit
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
    concern: bool = False
    first: str = "service_manager"  # who reviews at stage 1


class Play:
    """One audit; each method notes in the diary what happens at `when`, as its pace counts.

    What is said is chosen as it is noted, so that it does not hang on the dates.
    """

    def __init__(
        self, cast: Cast, judging: Judging, diary: Diary, pace: Pace, part: Part, plan: str
    ):
        self.cast, self.judging, self.diary, self.pace = cast, judging, diary, pace
        self.part, self.plan = part, plan
        self.chance = random.Random(f"{part.number} {judging.turn('audit', str(part.number))}")
        self.draft = judging.draft(plan, part.overall, self.chance, self._given())
        self.id: int | None = None  # known once the cycle has the audit

    @property
    def audit(self) -> Audit:
        """The audit as it stands."""
        return audits.get(self.id)

    def allocate(self, when: float, auditor: str | None = None) -> None:
        """The lead gives it to its auditor, or to somebody else first."""
        to = self.cast[auditor or self.part.auditor].id
        self._at(when, lambda: allocation.allocate(self.audit, to, self.cast["lead"].id))

    def begin(self, when: float) -> None:
        """The auditor declares no conflict, says what was read, and answers the first question."""
        sources = {"sources": self.chance.choice(SOURCES)}
        self._at(when, lambda: drafts.start(self.audit, self.auditor))
        self._at(when, lambda: drafts.correct_details(self.audit, self.auditor, sources))
        self._at(when, lambda: concerns.answer_question(self.audit, self.auditor, False))

    def raise_concern(self, when: float, acknowledged: float | None = None) -> None:
        """The auditor raises a concern and tells somebody; then the lead acknowledges it."""
        one = texts.pick_concern(self.plan, self.judging.turn("concern"))
        self._at(when, lambda: self._raise(one))
        if acknowledged is not None:
            self._at(acknowledged, lambda: concerns.acknowledge(
                concerns.unanswered(self.id)[0], self.cast["lead"].id, one["acknowledged"]
            ))

    def write(self, begin: float, end: float, sections: int | None = None) -> None:
        """The auditor answers, one after the other, the first so many sections, or all of them."""
        asked = drafts.asked_sections(self.judging.form, self.draft.answers, self.plan)
        keys = [section.key for section in asked[:sections]]
        wanted = [
            (key, answer)
            for key, answer in self.draft.answers.items()
            if self.judging.form.question(key).section in keys
        ]
        for place, (key, answer) in enumerate(wanted):
            when = begin + (end - begin) * place / len(wanted)
            self._at(when, lambda key=key, answer=answer: answers.save(
                self.audit, self.auditor, key, answer, 0
            ))
        for key in keys:
            self._at(end, lambda key=key: drafts.declare(self.audit, self.auditor, key))

    def tell(self, when: float) -> None:
        """The auditor words the findings, and proposes an action for each area for improvement."""
        for one in self.draft.told:
            self._at(when, lambda one=one: findings.set_finding(
                self.audit, self.auditor, one.question, one.kind, one.sentence, True
            ))
            if one.kind != "strength":
                self._propose(when, one.question)

    def send(self, when: float) -> None:
        """The auditor sends it for review."""
        self._at(when, lambda: drafts.send(self.audit, self.auditor, self.part.concern))

    def take_up(self, reviewer: str, when: float) -> None:
        """A reviewer begins to read."""
        self._at(when, lambda: reviews.take_up(self.audit, self.cast[reviewer].id))

    def remark(self, reviewer: str, when: float, questions: list[str | None]) -> None:
        """A reviewer comments on these answers, or (None) on the whole audit."""
        for question in questions:
            one = texts.pick_comment(question, self.plan, self.judging.turn("comment", question))
            self._at(when, lambda question=question, one=one: comments.add(
                self.audit, self.cast[reviewer].id, question or comments.WHOLE_AUDIT, one["text"],
                one["for_worker"],
            ))
            when += 0.02

    def decide(self, reviewer: str, when: float, decision: Decision = APPROVE) -> None:
        """A reviewer approves it as it stands, or decides otherwise."""
        self._at(when, lambda: reviews.decide(
            self.audit, self.cast[reviewer].id, decision, reviews.seen(self.audit)
        ))

    def correct(self, when: float) -> None:
        """The auditor replies to the remarks that came with the return, and corrects the answers."""
        for question in self.part.returned:
            before = self.draft.answers[question]
            turn = self.judging.turn(question, remarks.CORRECTIONS[question][2])
            after = remarks.corrected(question, before, self.plan, turn)
            self._at(when, lambda question=question, after=after: self._save_again(question, after))
            when += 0.03

    @property
    def auditor(self) -> int:
        return self.cast[self.part.auditor].id

    def _at(self, when: float, step) -> None:
        self.diary.note(self.pace(when), step)

    def _given(self) -> dict[str, str]:
        wanted = remarks.first_answers(self.part.returned)
        if self.part.regraded:
            _, question, after = self.part.regraded
            wanted[question] = remarks.changed_grade(question, after)["from"]
        return wanted | dict(self.part.given)

    def _raise(self, one: dict) -> None:
        concern = concerns.answer_question(self.audit, self.auditor, True)
        concerns.describe(concern, self.auditor, one["text"])
        today = f"{clock.today():%d/%m}"
        concerns.tell(concern, self.auditor, one["told_whom"], today, one["told_answer"])

    def _propose(self, when: float, question: str) -> None:
        one = texts.pick_action(question, self.plan, self.judging.turn("action", question))
        if one:
            wording = {name: one[name] for name in ("what", "why", "how_known", "urgent")}
            self._at(when, lambda: actions.propose(
                self.audit, self.auditor, wording | {"owner": self._owner(question)}
                | {"question": question},
            ))

    def _owner(self, question: str) -> int:
        audit = self.audit
        return audit.supervisor_id if question.startswith("oversight") else audit.worker_id

    def _save_again(self, question: str, after) -> None:
        comments.add(self.audit, self.auditor, question, remarks.reply_on(question))
        revision = answers.saved_of(self.id)[question].revision
        answers.save(self.audit, self.auditor, question, after, revision)
