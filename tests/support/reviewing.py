"""Audits on their way through review: sent, taken up, decided, each step in its own minute."""

import datetime
from contextlib import contextmanager

from auditor.records.audits import Audit
from auditor.rules.reviews.reviews import Choice, Decision
from auditor.work import clock
from auditor.work.audits import answers, audits, drafts
from auditor.work.people.people import signed_in
from auditor.work.reviews import reviews
from cast import MONDAY, complete, make_audit

TUESDAY = MONDAY + datetime.timedelta(days=1)


class Story:
    """One audit and the people who move it on; a minute passes before each step."""

    def __init__(self, one, moment=MONDAY, **audit):
        self.one, self.moment = one, moment
        with self.minute():
            self.id = make_audit(one, **audit).id
            complete(self.audit, one.auditor)

    @property
    def audit(self) -> Audit:
        return audits.get(self.id)

    @contextmanager
    def minute(self):
        self.moment += datetime.timedelta(minutes=1)
        with clock.at(self.moment):
            yield

    def wait(self, days: int) -> "Story":
        self.moment += datetime.timedelta(days=days)
        return self

    def answer(self, key: str, value: str, evidence: str = "Corrected.") -> "Story":
        with self.minute():
            answers.choose(self.audit, signed_in(self.one.auditor), key, drafts.Answer(value, evidence))
        return self

    def send(self) -> "Story":
        with self.minute():
            drafts.send(self.audit, signed_in(self.audit.auditor), False)
        return self

    def take_up(self, person) -> "Story":
        with self.minute():
            reviews.take_up(self.audit, signed_in(person))
        return self

    def decide(self, person, decision: Decision) -> "Story":
        with self.minute():
            reviews.decide(self.audit, signed_in(person), decision, reviews.seen(self.audit))
        return self

    def approve(self, person, note: str = "") -> "Story":
        return self.take_up(person).decide(person, Decision(Choice.APPROVE, note))

    def regrade(self, person, **grades: str) -> "Story":
        decision = Decision(Choice.REGRADE, "The evidence says otherwise.", grades)
        return self.take_up(person).decide(person, decision)

    def give_back(self, person, reason: str = "Say more.", from_first=False) -> "Story":
        decision = Decision(Choice.RETURN, reason, from_first_stage=from_first)
        return self.take_up(person).decide(person, decision)
