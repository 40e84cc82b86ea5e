"""How the timeline says what happened, as far as its reader may see it: one sentence for each event."""

import datetime
from collections.abc import Iterable, Set
from dataclasses import dataclass

from auditor.rules import timeline
from auditor.rules.permissions import Part

SAID = {
    "created": "Put into the cycle",
    "allocate": "Allocated",
    "start": "Begun",
    "submit": "Sent for review",
    "take_up": "Taken up for review at stage {stage}",
    "put_back": "Put back into the queue of stage {stage}",
    "approve": "Approved at stage {stage}",
    "sign_off": "Signed off at stage {stage}",
    "return": "Returned to the auditor at stage {stage}",
    "skip_stage": "Stage {stage} skipped",
    "decline": "Given back: conflict of interest",
    "reallocate": "Given to another auditor",
    "withdraw": "Withdrawn",
    "reopen": "Reopened to be corrected",
    "details_proposed": "Another worker, team or supervisor proposed",
    "details_confirmed": "Another worker, team or supervisor confirmed",
    "details_declined": "Another worker, team or supervisor declined",
    "details_taken_back": "Proposal of another worker, team or supervisor taken back",
    "details_lapsed": "Proposal of another worker, team or supervisor lapsed, undecided",
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
