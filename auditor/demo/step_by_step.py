"""Does what happens to one audit through the functions that the pages use."""

from auditor.demo.people import Cast
from auditor.records.audits import Audit
from auditor.rules.answers import Answer
from auditor.rules.reviews.reviews import Decision
from auditor.work.audits import action_proposals, allocation, answers, audits, concerns, drafts, findings
from auditor.work.follow_up import withdrawal
from auditor.work.people.people import signed_in
from auditor.work.reviews import comments, reviews


class StepByStep:
    """One audit in the hands of its `auditor` (a person's id) and of others; `id` is the audit's."""

    def __init__(self, cast: Cast, auditor: int):
        self.people = {person.id: signed_in(person) for person in cast.values()}
        self.auditor, self.me, self.lead = auditor, self.people[auditor], self.people[cast["lead"].id]
        self.revisions: dict[str, int] = {}
        self.id: int | None = None  # known once the cycle has the audit

    @property
    def audit(self) -> Audit:
        """The audit as it stands."""
        return audits.get(self.id)

    def allocate(self) -> None:
        allocation.allocate(self.audit, self.auditor, self.lead)

    def begin(self, sources: list[str]) -> None:
        drafts.start(self.audit, self.me)
        drafts.correct_details(self.audit, self.me, {"sources": sources})
        concerns.answer_question(self.audit, self.me, False)

    def save(self, question: str, answer: Answer) -> None:
        revision = self.revisions.get(question, 0)
        saved = answers.save(Audit(id=self.id), self.me, question, answer, revision)
        self.revisions[question] = saved.revision

    def declare(self, section: str) -> None:
        drafts.declare(self.audit, self.me, section)

    def tell(self, question: str, _kind: str, sentence: str) -> None:
        findings.set_finding(self.audit, self.me, question, sentence, True)

    def propose(self, values: dict) -> None:
        audit, values = self.audit, dict(values)
        owner = audit.supervisor_id if values.pop("of_supervisor") else audit.worker_id
        action_proposals.propose(audit, self.me, values | {"owner": owner})

    def send(self, unsafe: bool) -> None:
        waits = bool(concerns.waiting(self.audit, self.auditor))  # else there is nothing new to say
        drafts.send(self.audit, self.me, unsafe and waits)

    def take_up(self, person: int) -> None:
        reviews.take_up(self.audit, self.people[person])

    def comment(self, person: int, question: str, text: str, for_worker: bool = False) -> None:
        comments.add(self.audit, self.people[person], question, text, for_worker)

    def decide(self, person: int, decision: Decision) -> None:
        audit = self.audit
        reviews.decide(audit, self.people[person], decision, reviews.seen(audit))

    def raise_concern(self, text: str, told: dict[str, str]) -> None:
        concerns.raise_one(self.audit, self.me, text, told)

    def acknowledge(self, done: str) -> None:
        for concern in concerns.unanswered(self.id):
            concerns.acknowledge(concern, self.lead, done)

    def decline(self, reason: str) -> None:
        allocation.decline(self.audit, self.me, reason)

    def withdraw(self, reason: str) -> None:
        withdrawal.withdraw(self.audit, self.lead, reason)
