"""How the timeline says what happened, as far as its reader may see it: one sentence for each event."""

import datetime
from collections.abc import Iterable, Set
from dataclasses import dataclass

from auditor.rules.audits import timeline
from auditor.rules.audits.timeline import Noted
from auditor.rules.rights.permissions import Part
from auditor.rules.workflow import Move

SAID = {
    Noted.CREATED: "Put into the cycle",
    Move.ALLOCATE: "Allocated",
    Move.START: "Begun",
    Move.SUBMIT: "Sent for review",
    Move.TAKE_UP: "Taken up for review at stage {stage}",
    Move.PUT_BACK: "Put back into the queue of stage {stage}",
    Move.APPROVE: "Approved at stage {stage}",
    Move.SIGN_OFF: "Signed off at stage {stage}",
    Move.RETURN: "Returned to the auditor at stage {stage}",
    Move.SKIP_STAGE: "Stage {stage} skipped",
    Move.DECLINE: "Given back: conflict of interest",
    Move.REALLOCATE: "Given to another auditor",
    Move.WITHDRAW: "Withdrawn",
    Move.REOPEN: "Reopened to be corrected",
    Noted.DETAILS_PROPOSED: "Another worker, team or supervisor proposed",
    Noted.DETAILS_CONFIRMED: "Another worker, team or supervisor confirmed",
    Noted.DETAILS_DECLINED: "Another worker, team or supervisor declined",
    Noted.DETAILS_TAKEN_BACK: "Proposal of another worker, team or supervisor taken back",
    Noted.DETAILS_LAPSED: "Proposal of another worker, team or supervisor lapsed, undecided",
}


@dataclass(frozen=True)
class Line:
    """One event as it is shown; `who` and `note` are empty where the reader does not see them."""

    move: str
    at: datetime.datetime
    what: str
    who: str
    note: str


def seen(happened: Iterable, playing: Set[Part], notes: bool) -> list[Line]:
    """The events of an audit that somebody playing these parts sees; `notes` are for who reads it."""
    shown = [(event, timeline.seen(event.move, playing)) for event in happened]
    return [
        Line(
            event.move, event.at, done(event), _who(event) if as_seen.who else "",
            event.note if as_seen.note and notes else "",
        )
        for event, as_seen in shown if as_seen
    ]


def done(event) -> str:
    """What happened, for who reads the timeline; an event of another kind says its own words."""
    said = SAID.get(event.move)
    if said is None:
        return event.move[:1].upper() + event.move[1:].replace("_", " ")
    else:
        return said.format(stage=event.stage or "")


def _who(event) -> str:
    return event.by.name if event.by else "Auditor"
