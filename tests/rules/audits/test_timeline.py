"""What of the timeline each part sees: the team's own table, event by event."""

import re
from pathlib import Path

import pytest

from auditor.rules.audits.timeline import Noted, Seen, seen
from auditor.rules.rights.permissions import Part
from auditor.rules.workflow import Move

WORK = Path(__file__).parents[3] / "auditor" / "work"
ALL, NAMED, DONE, NOTHING = Seen(True, True), Seen(True, False), Seen(False, False), None

# By kind of event: what the worker sees, and what the supervisor does. Both see what was done and when.
TABLE = {
    "created": (DONE, DONE),
    Move.ALLOCATE: (DONE, DONE),
    Move.START: (DONE, DONE),
    Move.SUBMIT: (DONE, DONE),
    Move.TAKE_UP: (DONE, DONE),
    Move.PUT_BACK: (DONE, DONE),
    Move.APPROVE: (DONE, DONE),
    Move.SIGN_OFF: (DONE, DONE),
    Move.RETURN: (DONE, DONE),
    Move.SKIP_STAGE: (DONE, DONE),
    Move.REALLOCATE: (DONE, DONE),
    Move.WITHDRAW: (DONE, DONE),
    Move.REOPEN: (DONE, DONE),
    Move.DECLINE: (NOTHING, NOTHING),
    "corrected details": (DONE, DONE),
    "added to the draw": (DONE, DONE),
    "carried over": (DONE, DONE),
    "stand-in added": (DONE, DONE),
    "one person may approve two stages": (DONE, DONE),
    "external auditor may see it": (DONE, DONE),
    "named to act as lead": (DONE, DONE),
    "answered the concern question: yes": (NOTHING, ALL),
    "answered the concern question: no": (NOTHING, ALL),
    "raised a concern": (NOTHING, ALL),
    "described a concern": (NOTHING, ALL),
    "said who was told of a concern": (NOTHING, ALL),
    "acknowledged a concern": (NOTHING, ALL),
    "discussed the findings": (NAMED, NAMED),
    "called a finding factually wrong": (NAMED, NAMED),
    "answered who calls a finding wrong": (NAMED, NAMED),
    # Who may have been meant as worker or supervisor instead is between its auditor and the lead.
    "details_proposed": (NOTHING, NOTHING),
    "details_confirmed": (NOTHING, NOTHING),
    "details_declined": (NOTHING, NOTHING),
    "details_taken_back": (NOTHING, NOTHING),
    "details_lapsed": (NOTHING, NOTHING),
    "something that nobody thought of yet": (NOTHING, NOTHING),
}


@pytest.mark.parametrize("what", TABLE)
def test_the_worker_and_the_supervisor_see_of_each_event_what_the_team_says(what):
    of_worker, of_supervisor = TABLE[what]
    assert seen(what, {Part.WORKER}) == of_worker
    for parts in ({Part.SUPERVISOR}, {Part.SUPERVISOR, Part.ANSWERS}):
        assert seen(what, parts) == of_supervisor


@pytest.mark.parametrize("part", [Part.AUDITOR, Part.STAGES, Part.REVIEWER, Part.LEAD])
def test_who_audits_reviews_and_leads_sees_everything(part):
    assert {seen(what, {part}) for what in TABLE} == {ALL}


def test_who_raised_a_concern_sees_of_the_timeline_what_the_supervisor_does():
    for what, (_, of_supervisor) in TABLE.items():
        assert seen(what, {Part.RAISED}) == of_supervisor


def test_the_table_speaks_of_every_kind_of_event_that_is_written():
    assert set(Move) | set(Noted) <= set(TABLE)
    written = re.findall(r"\b(?:audits\.note|_write_down)\([\w.]+, [\w.]+, ([^,)]+)", "".join(
        path.read_text(encoding="utf-8") for path in sorted(WORK.rglob("*.py"))
    ))
    assert len(written) > 15 and {one for one in written if "Noted." not in one} <= {"noted", "what"}
