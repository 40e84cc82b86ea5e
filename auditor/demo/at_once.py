"""Does the same to an audit of a closed cycle by rows, which are kept until all are written at once.

There are some ninety of them: through the functions of the pages they would take longer to make
than anybody waits for a demonstration. A test plays one cycle both ways and finds no difference.
"""

from collections.abc import Iterable, Mapping
from types import SimpleNamespace

from auditor.demo.people import Cast
from auditor.records.audits import Audit, EarlierAnswer, Event, Holding, SectionDone
from auditor.records.database import Record
from auditor.records.journal import JournalEntry
from auditor.records.reviews import Comment, Finding
from auditor.rules.answers import Answer
from auditor.rules.deadlines import add_working_days
from auditor.rules.forms import FormDefinition, shown
from auditor.rules.reviews.reviews import (
    Change,
    Choice,
    Decision,
    GradeAfterReview,
    falls,
    grade_after_review,
    graded,
    noted,
)
from auditor.rules.workflow import Move, State, after, review_done
from auditor.work import clock, settings
from auditor.work.reviews.comments import Remark
from auditor.work.reviews.signed_facts import Known

STAGES = [1, 2, 3]


class AtOnce:
    """One audit in the hands of its `auditor` (a person's id) and of others; `id` is the audit's."""

    def __init__(self, cast: Cast, auditor: int, form: FormDefinition):
        self.auditor, self.lead, self.form = auditor, cast["lead"].id, form
        self.people = {person.id: person for person in cast.values()}
        self.id: int | None = None  # known, as is the audit, once the cycle has it
        self.audit: Audit | None = None
        self.columns: dict = {"state": State.UNALLOCATED, "stage": None, "resubmit_stage": 1}
        self.rows: dict[type[Record], list[dict]] = {}
        self.given: dict[str, dict] = {}
        self.proposed: list[dict] = []
        self.sent: list[dict] = []
        self.approvals: list[dict] = []
        self.regraded: list[dict] = []
        self.changes: dict[str, list[Change]] = {}

    def allocate(self) -> None:
        self._move(Move.ALLOCATE, self.lead, f"To {self.people[self.auditor].name}.",
                   auditor=self.people[self.auditor], due_on=_due("complete"))
        self._add(Holding, auditor=self.auditor, since=clock.now(), began=True)
        self._add(JournalEntry, by=self.lead, at=clock.now(), act="allocated an audit")

    def begin(self, sources: list[str]) -> None:
        self._move(Move.START, self.auditor, "No conflict of interest declared")
        self._event(self.auditor, "corrected details", "sources")
        self._event(self.auditor, "answered the concern question: no")
        self.columns |= {"sources": sources, "unsafe_at_start": False}

    def save(self, question: str, answer: Answer) -> None:
        before = self.given.get(question)
        if before:
            kept = {name: one for name, one in before.items() if name != "revision"}
            self._add(EarlierAnswer, kept_at=clock.now(), **kept)
        self.given[question] = {
            "question": question, "value": answer.value, "evidence": answer.evidence,
            "revision": before["revision"] + 1 if before else 1, "by": self.auditor,
            "at": clock.now(),
        }

    def declare(self, section: str) -> None:
        self._add(SectionDone, section=section, by=self.auditor, at=clock.now())

    def tell(self, question: str, kind: str, sentence: str) -> None:
        chosen = self.given[question]["value"] if self.form.question(question).options else ""
        self._add(Finding, question=question, kind=kind, sentence=sentence, by=self.auditor,
                  at=clock.now(), rests_on=chosen)

    def propose(self, values: dict) -> None:
        values = dict(values)
        of_supervisor = values.pop("of_supervisor")
        owner = self.audit.supervisor_id if of_supervisor else self.audit.worker_id
        self.proposed.append(values | {
            "audit": self.id, "case": self.audit.case_id, "owner": owner, "proposed_by": self.auditor,
            "proposed_at": clock.now(),
        })

    def send(self, unsafe: bool) -> None:
        stage = self.columns["resubmit_stage"]
        self._move(Move.SUBMIT, self.auditor, stage=stage, taken_up_by=None,
                   unsafe_at_sending=unsafe, due_on=_due("review"))
        keys = shown(self.form, self.answers(), self.audit.plan)
        self.sent.append({
            "number": len(self.sent) + 1, "stage": stage, "by": self.auditor, "at": clock.now(),
            "answers": {
                key: {"value": one["value"], "evidence": one["evidence"]}
                for key, one in self.given.items()
                if key in keys
            },
        })
        self._overrule(stage)

    def take_up(self, person: int) -> None:
        self._move(Move.TAKE_UP, person, taken_up_by=person)

    def comment(self, person: int, question: str, text: str, for_worker: bool = False) -> None:
        self._add(Comment, question=question, stage=self.columns["stage"], by=person,
                  at=clock.now(), text=text, for_worker=for_worker,
                  after_event=len(self.rows[Event]) - 1)  # its place, until the events have ids

    def decide(self, person: int, decision: Decision) -> None:
        stage = self.columns["stage"]
        if decision.choice is Choice.RETURN:
            self._move(Move.RETURN, person, decision.reason, taken_up_by=None, stage=None,
                       resubmit_stage=stage, due_on=_due("correct"))
            self._overrule(stage)
        else:
            self._approve(person, stage, decision)

    def answers(self) -> dict[str, Answer]:
        """What is answered, by question."""
        return {key: Answer(one["value"], one["evidence"]) for key, one in self.given.items()}

    def known(self, titles: Mapping[int, str]) -> Known:
        """What its signed copy is made of, as it would be read; `titles` are those of the stages."""
        return Known(
            answers=self.answers(), grades=self.grades(), 
            told=self._as_read(self.rows.get(Finding, ())),
            held=[Holding(**one) for one in self.rows[Holding]], sent=[one["at"] for one in self.sent],
            approvals=self._as_read(one for one in self.approvals if one["in_force"]),
            stand_ins=[], remarks=[self._remark(one) for one in self.rows.get(Comment, ())],
            events=[self._created(), *self._as_read(self.rows[Event])], titles=titles, concerns=0,
        )

    def grades(self) -> dict[str, GradeAfterReview]:
        """The grades after review, by question."""
        return {
            key: grade_after_review(
                [one["answers"][key]["value"] for one in self.sent], self.changes.get(key, ()),
            )
            for key in graded(self.form, self.answers(), self.audit.plan)
        }

    def _approve(self, person: int, stage: int, decision: Decision) -> None:
        made, following = review_done(stage, STAGES)
        ended = {"due_on": None, "signed_off_at": clock.now()}
        more = ended if made is Move.SIGN_OFF else {"due_on": _due("review")}
        before = self.grades() if decision.grades else {}
        self._move(made, person, noted(decision, self.form, before), taken_up_by=None,
                   stage=following, **more)
        for key, grade in decision.grades.items():
            self._regrade(key, before[key].final, grade, stage, person, decision.reason)
        self.approvals.append({
            "number": len(self.sent), "stage": stage, "by": person, "at": clock.now(),
            "note": decision.reason, "in_force": True,
        })

    def _regrade(self, key, before, grade, stage, person, reason) -> None:
        self.regraded.append({
            "number": len(self.sent), "question": key, "stage": stage, "before": before,
            "after": grade, "reason": reason, "by": person, "at": clock.now(),
        })
        change = Change(
            len(self.sent) - 1, clock.now(), stage, self.people[person].name, before, grade, reason
        )
        self.changes.setdefault(key, []).append(change)

    def _overrule(self, sent_to: int) -> None:
        for approval in self.approvals:
            if falls(approval["stage"], sent_to):
                approval["in_force"] = False

    def _as_read(self, rows: Iterable[dict]) -> list[SimpleNamespace]:
        """Rows as they would be read, with whom each is by."""
        return [SimpleNamespace(**row | {"by": self.people[row["by"]]}) for row in rows]

    def _remark(self, row: dict) -> Remark:
        return Remark(
            0, row["question"], row["by"], self.people[row["by"]].name, row["stage"], row["at"], None,
            row["text"], row["for_worker"], settled=True,
        )

    def _created(self) -> Event:
        """The one event that was written when the cycle took the audit in."""
        return Event(at=self.audit.since, by=self.people[self.lead], move="created",
                     note=self.audit.override_reason)

    def _move(self, made: Move, by: int, note: str = "", **columns) -> None:
        before = self.columns["state"]
        state = after(before, made)
        self._add(Event, by=by, at=clock.now(), move=made, from_state=before, to_state=state,
                  stage=self.columns["stage"], note=note)
        self.columns |= {"state": state, "since": clock.now()} | columns

    def _event(self, by: int, what: str, note: str = "") -> None:
        state = self.columns["state"]
        self._add(Event, by=by, at=clock.now(), move=what, from_state=state, to_state=state,
                  stage=self.columns["stage"], note=note)

    def _add(self, table: type[Record], **columns) -> None:
        self.rows.setdefault(table, []).append({"audit": self.id} | columns)


def _due(limit: str):
    return add_working_days(clock.today(), getattr(settings.limits(), limit))
