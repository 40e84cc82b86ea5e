"""What became of findings in supervision: reflections, discussions, and findings called wrong."""

import datetime
import random

from auditor.demo import texts
from auditor.demo.play import Play
from auditor.demo.texts.reading import read
from auditor.demo.texts.wording import texts_under
from auditor.records.audits import Event
from auditor.records.database import Record, insert_all
from auditor.records.journal import JournalEntry
from auditor.records.people import Person
from auditor.records.supervision import Discussion, Reflection
from auditor.rules.deadlines import london_day
from auditor.work import clock
from auditor.work.audits import audits
from auditor.work.follow_up import discussions, replies
from auditor.work.people.people import signed_in
from auditor.work.reviews import signed_copies

SAID = read("supervision_sessions")
REFLECTIONS, REFLECTIONS_OF_SUPERVISORS, COMMENTS, COMMENTS_OF_MANAGERS = (
    texts_under(SAID, heading) for heading in
    ("reflections", "reflections_of_supervisors", "comments", "comments_of_managers")
)
CALLED_WRONG = SAID["called_wrong"]  # by the number of the case
EARLIEST, LATEST = 3, 9  # working days from sign-off to the discussion
Rows = dict[type[Record], list[dict]]


def discuss_all(pairs: list[tuple[Play, float]]) -> None:
    """The audits of a closed cycle were discussed within some days of their sign-off.

    `pairs` say when each was signed off, as its pace counts. Written at once, as the pages would.
    """
    rows: Rows = {Discussion: [], Reflection: [], Event: [], JournalEntry: []}
    for play, signed in pairs:
        _discuss(rows, play, signed, signed_copies.latest_id(play.hand.id))
    for table, some in rows.items():
        insert_all(table, sorted(some, key=lambda row: row["at"]))


def discuss_now(play: Play) -> None:
    """The findings of one audit are discussed today by whoever supervises its worker."""
    worker, supervisor, recorder = _people(play)
    values = {
        "held_on": clock.today(), "who": f"{worker.name} and {supervisor.name}", "comment": _comment(play)
    }
    discussions.record(play.hand.audit, signed_in(recorder), values, _reflection(play))


def call_wrong(play: Play) -> None:
    """Its worker calls one finding of an audit factually wrong."""
    said, audit = CALLED_WRONG[str(play.part.number)], audits.get(play.hand.id)
    worker, _, _ = _people(play)
    copy = signed_copies.latest(audit)
    replies.say_wrong(audit, copy, signed_in(worker), said["question"], said["reason"])


def call_wrong_and_answer(play: Play, signed: float) -> None:
    """The same in the days after sign-off, and the lead answers before they are discussed."""
    with clock.at(play.pace(signed + 1.3)):
        call_wrong(play)
    with clock.at(play.pace(signed + EARLIEST - 0.4)):
        audit, answer = audits.get(play.hand.id), CALLED_WRONG[str(play.part.number)]["answer"]
        waiting, = replies.of_audit(audit)
        replies.answer(audit, waiting.reply, signed_in(play.cast["lead"]), answer)


def _discuss(rows: Rows, play: Play, signed: float, copy: int) -> None:
    # Chance of its own, so that what was said moves nothing of what was done.
    chance = random.Random(f"session on {play.part.number} {signed:.2f}")
    worker, supervisor, recorder = _people(play)
    held = play.pace(signed + chance.uniform(EARLIEST, LATEST))
    audit = {"audit": play.hand.id}
    rows[Discussion].append(audit | {
        "held_on": london_day(held), "who": f"{worker.name} and {supervisor.name}", "comment": _comment(play),
        "by": recorder.id, "at": held, "signed_copy": copy,
        "worker": worker.id,
    })
    rows[Event].append(audit | {
        "by": recorder.id, "at": held, "move": "discussed the findings",
        "from_state": "signed_off", "to_state": "signed_off",
    })
    _log(rows, audit, recorder.id, held, "recorded a discussion")
    if worker.password:
        _reflect(rows, audit, copy, worker.id, play.pace(signed + chance.uniform(1, 2.5)), play)
    elif chance.random() < 0.7:
        _reflect(rows, audit, copy, recorder.id, held, play)


def _reflect(
    rows: Rows, audit: dict, copy: int, by: int, at: datetime.datetime, play: Play
) -> None:
    said = {"text": _reflection(play), "by": by, "at": at, "signed_copy": copy}
    rows[Reflection].append(audit | said)
    _log(rows, audit, by, at, "wrote a reflection")


def _log(rows: Rows, audit: dict, by: int, at: datetime.datetime, act: str) -> None:
    rows[JournalEntry].append(audit | {"by": by, "at": at, "act": act})


def _people(play: Play) -> tuple[Person, Person, Person]:
    """Whose work it is, who supervises them, and who of those that sign in records the session."""
    people = {one.id: one for one in play.cast.values()}
    audit = play.hand.audit
    worker, supervisor = people[audit.worker_id], people[audit.supervisor_id]
    if not audit.case_id:  # of supervision: it is the work of who gives it
        worker, supervisor = supervisor, people[supervisor.supervisor_id]
    return worker, supervisor, supervisor if supervisor.password else play.cast["lead"]


def _comment(play: Play) -> str:
    bank = COMMENTS if play.plan else COMMENTS_OF_MANAGERS
    return texts.pick_of(bank, play.plan, play.judging.turn("session"))


def _reflection(play: Play) -> str:
    bank = REFLECTIONS if play.plan else REFLECTIONS_OF_SUPERVISORS
    return texts.pick_of(bank, play.plan, play.judging.turn("reflection"))
