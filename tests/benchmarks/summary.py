"""How long the summary of a cycle takes with 19 audits and with many more, and the ratio of the two.

Run from the project's folder: `python -m tests.benchmarks.summary [audits]`. Each audit has a signed
copy with every question of the form counted, four findings told, two actions and nine moves.
"""

import datetime
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median

from peewee import chunked

from app import create_app
from auditor.records.actions import Action
from auditor.records.audits import Audit, Event
from auditor.records.cases import Case, Cycle
from auditor.records.database import Record, change, database
from auditor.records.people import Person, PersonRole
from auditor.records.reviews import Approval, SignedAnswer, SignedCopy, Submission
from auditor.rules.forms import FormDefinition
from auditor.rules.results.figures import read
from auditor.rules.workflow import Move, State
from auditor.work import clock, forms
from auditor.work.people import sessions
from auditor.work.programme import cycles
from auditor.work.results import figure_audits, shared_findings, summaries
from auditor.work.signed_in import SignedIn

FEW = 19
TIMES = 5
START = datetime.datetime(2026, 1, 5, 9)
LIFE = (
    (Move.ALLOCATE, State.UNALLOCATED, State.ALLOCATED), (Move.START, State.ALLOCATED, State.IN_PROGRESS),
    (Move.SUBMIT, State.IN_PROGRESS, State.SUBMITTED), (Move.TAKE_UP, State.SUBMITTED, State.UNDER_REVIEW),
    (Move.APPROVE, State.UNDER_REVIEW, State.SUBMITTED), (Move.TAKE_UP, State.SUBMITTED, State.UNDER_REVIEW),
    (Move.APPROVE, State.UNDER_REVIEW, State.SUBMITTED), (Move.TAKE_UP, State.SUBMITTED, State.UNDER_REVIEW),
    (Move.SIGN_OFF, State.UNDER_REVIEW, State.SIGNED_OFF),
)


def main(many: int) -> None:
    """Print the milliseconds of each piece for few audits and for many, and how many times longer."""
    few, more = _measured(FEW), _measured(many)
    print(f"{'':24}{FEW:>10,} audits{many:>10,} audits     times longer")
    for what in few:
        print(f"{what:24}{few[what]:>10.1f} ms    {more[what]:>10.1f} ms     {more[what] / few[what]:>6.1f}")


def _measured(number: int) -> dict[str, float]:
    """What each piece takes with so many audits in the cycle, and as many in the one before."""
    with tempfile.TemporaryDirectory() as folder:
        create_app(f"sqlite:///{Path(folder) / 'audit.db'}", SECRET_KEY="benchmark")
        with database.connection_context():
            lead = Person.create(name="Lead", email="lead@example.org", created_at=START)
            PersonRole.create(person=lead, role="lead")
            me, cycle = sessions.who(sessions.begin(lead)), _cycle(lead, f"{number:,} audits", number)
            found = {
                "the summary": _milliseconds(summaries.of_cycle, cycle),
                "audits behind a figure": _milliseconds(lambda one: _behind(one, me), cycle),
                "findings told": _milliseconds(
                    lambda one: shared_findings.page(one, me, "summary", {}), cycle
                ),
            }
        database.close_all()
    return found


def _behind(cycle: Cycle, me: SignedIn) -> object:
    return figure_audits.page(cycle, read("answer.visits_purpose.no"), me)


def _milliseconds(piece: Callable, cycle: Cycle) -> float:
    took = []
    for _ in range(TIMES):
        started = time.perf_counter()
        piece(cycle)
        took.append(1000 * (time.perf_counter() - started))
    return median(took)


def _cycle(lead: Person, title: str, number: int) -> Cycle:
    """A cycle of so many signed-off audits, each with an earlier one of the same case."""
    chance, version = random.Random(number), forms.newest("standard")
    columns = {"kind": "quarterly", "form_version": version, "ends_on": START.date()}
    with change():
        past = Cycle.create(title=f"Before {title}", starts_on=datetime.date(2025, 1, 1), **columns)
        cycle = Cycle.create(title=title, starts_on=datetime.date(2026, 1, 1), **columns)
        cases = _write(Case, ({
            "reference": f"{title}-{one}", "service": "Early Help", "plan": "early help",
        } for one in range(number)))
        for made, begun in ((past, START - datetime.timedelta(days=365)), (cycle, START)):
            _audits(made, cases, lead, begun, forms.form_of(version.id), chance)
    return cycles.get(cycle.id)


def _audits(
    cycle: Cycle, cases: list[int], lead: Person, begun: datetime.datetime, form: FormDefinition,
    chance: random.Random,
) -> None:
    audits = _write(Audit, ({
        "cycle": cycle, "form_version": cycle.form_version_id, "case": case, "auditor": lead,
        "state": State.SIGNED_OFF, "service": chance.choice(("Children's Social Care", "Early Help")),
        "plan": chance.choice(("child in need", "early help", "looked after")), "worker": None,
        "since": begun, "signed_off_at": begun,
    } for case in cases))
    copies = _write(SignedCopy, ({
        "audit": audit, "number": 1, "by": lead, "at": begun + _later(chance), "content": _document(),
    } for audit in audits))
    _write(SignedAnswer, (
        _answer(copy, question, chance) for copy in copies for question in form.questions()
    ))
    _write(Event, (
        {"audit": audit, "by": lead, "at": begun + (place + 1) * _later(chance) / 9, "move": move,
         "from_state": before, "to_state": after}
        for audit in audits for place, (move, before, after) in enumerate(LIFE)
    ))
    _write(Action, ({
        "audit": audit, "what": "Do it", "why": "It matters", "owner": lead, "proposed_by": lead,
        "proposed_at": begun, "opened_at": begun, "due_on": begun.date(),
        "state": chance.choice(("open", "verified")), "closed_at": begun + _later(chance),
    } for audit in audits for _ in range(2)))
    sent = _write(Submission, ({
        "audit": audit, "number": 1, "stage": 1, "by": lead, "at": begun, "answers": {},
    } for audit in audits))
    _write(Approval, (
        {"audit": audit, "submission": one, "stage": stage, "by": lead, "at": begun, "in_force": stage == 3}
        for audit, one in zip(audits, sent, strict=True) for stage in (1, 2, 3)
    ))


def _document() -> dict:
    told = {"kind": "strength", "sentence": "It is so. " * 20, "evidence": "As seen. " * 60}
    return {"findings": [told | {"question": key} for key in ("visits_purpose", "voice_seen")]}


def _answer(copy: int, question, chance: random.Random) -> dict:
    value = chance.choice(question.options).key if question.options else ""
    return {
        "signed_copy": copy, "question": question.key, "value": value,
        "first": "good" if question.kind.is_grade else "",
        "told": "strength" if question.key in ("visits_purpose", "voice_seen") else "",
    }


def _later(chance: random.Random) -> datetime.timedelta:
    return datetime.timedelta(days=chance.randrange(1, 30), hours=chance.randrange(8))


def _write(table: type[Record], rows: Iterable[dict]) -> list[int]:
    """Write rows, and return the ids that they got."""
    last = table.select(table.id).order_by(table.id.desc()).limit(1).scalar() or 0
    for some in chunked(rows, 1_000):
        table.insert_many(some).execute()
    return [one for one, in table.select(table.id).where(table.id > last).order_by(table.id).tuples()]


if __name__ == "__main__":
    with clock.at(START + datetime.timedelta(days=60)):
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)
