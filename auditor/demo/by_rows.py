"""Does the same to audits of closed cycles by rows, kept until all are written at once.

There are some ninety of them: through the functions of the pages they would take longer to make than
anybody waits for a demonstration. A test plays one cycle both ways and finds no difference.
"""

from peewee import chunked

from auditor.demo.people import Cast
from auditor.records.audits import Answer, Audit, EarlierAnswer, Event, Holding, SectionDone
from auditor.records.database import Record
from auditor.records.journal import JournalEntry
from auditor.records.reviews import Action, Approval, Comment, Finding, GradeChange, Submission
from auditor.rules.answers import Answer as Given
from auditor.rules.deadlines import add_working_days
from auditor.rules.forms import OVERALL_GRADE, Form, shown
from auditor.rules.reviews import (
    Change,
    Choice,
    Decision,
    GradeAfterReview,
    falls,
    grade_after_review,
    graded,
)
from auditor.rules.workflow import Move, after, review_done
from auditor.work import audits, clock, settings, signed_copies

ROWS_AT_ONCE = 500
STAGES = [1, 2, 3]


class Rows:
    """Rows that wait to be written, by table, in the order in which they came."""

    def __init__(self):
        self._waiting: dict[type[Record], list[dict]] = {}

    def add(self, table: type[Record], **columns) -> None:
        self._waiting.setdefault(table, []).append(columns)

    def write(self) -> None:
        """Write them all; nothing waits any more."""
        for table, rows in self._waiting.items():
            for some in chunked(rows, ROWS_AT_ONCE):
                table.insert_many(some).execute()
        self._waiting.clear()


class ByRows:
    """One audit in the hands of its `auditor` (a person's id) and of others; `id` is the audit's."""

    def __init__(self, cast: Cast, auditor: int, form: Form, rows: Rows):
        self.auditor, self.lead, self.form, self.rows = auditor, cast["lead"].id, form, rows
        self.names = {person.id: person.name for person in cast.values()}
        self.id: int | None = None  # known once the cycle has the audit
        self.given: dict[str, dict] = {}
        self.sent: list[dict] = []
        self.approvals: list[dict] = []
        self.changes: dict[str, list[Change]] = {}

    def allocate(self) -> None:
        self.audit = audits.get(self.id)
        self._move(Move.ALLOCATE, self.lead, f"To {self.names[self.auditor]}.",
                   auditor=self.auditor, due_on=_due("complete"))
        self._add(Holding, auditor=self.auditor, since=clock.now(), began=True)
        self._add(JournalEntry, by=self.lead, at=clock.now(), act="allocated an audit")

    def begin(self, sources: list[str]) -> None:
        self._move(Move.START, self.auditor, "No conflict of interest declared")
        self._event(self.auditor, "corrected details", "sources")
        self._event(self.auditor, "answered the concern question: no")
        self._set(sources=sources, unsafe_at_start=False)

    def save(self, question: str, answer: Given) -> None:
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
        self._add(Finding, question=question, kind=kind, sentence=sentence, by=self.auditor,
                  at=clock.now())

    def propose(self, values: dict) -> None:
        audit, values = self.audit, dict(values)
        owner = audit.supervisor_id if values.pop("of_supervisor") else audit.worker_id
        self.proposed.append(values | {
            "audit": audit.id, "case": audit.case_id, "owner": owner, "proposed_by": self.auditor,
            "proposed_at": clock.now(),
        })
