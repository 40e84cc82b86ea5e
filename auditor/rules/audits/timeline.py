"""What of an audit's timeline a person sees, by the parts that they play in it."""

from collections.abc import Set
from enum import StrEnum
from typing import NamedTuple

from auditor.rules.rights.permissions import Part
from auditor.rules.workflow import Move


class Noted(StrEnum):
    """What the timeline of an audit tells besides its moves, in the words that are kept."""

    CREATED = "created"
    CARRIED_OVER = "carried over"
    ADDED_TO_THE_DRAW = "added to the draw"
    DETAILS_CORRECTED = "corrected details"
    DETAILS_PROPOSED = "details_proposed"
    DETAILS_CONFIRMED = "details_confirmed"
    DETAILS_DECLINED = "details_declined"
    DETAILS_TAKEN_BACK = "details_taken_back"
    DETAILS_LAPSED = "details_lapsed"
    STAND_IN_ADDED = "stand-in added"
    TWO_STAGES_ALLOWED = "one person may approve two stages"
    EXTERNAL_MAY_SEE = "external auditor may see it"
    NAMED_TO_LEAD = "named to act as lead"
    SAID_UNSAFE = "answered the concern question: yes"
    SAID_SAFE = "answered the concern question: no"
    CONCERN_RAISED = "raised a concern"
    CONCERN_DESCRIBED = "described a concern"
    CONCERN_TOLD = "said who was told of a concern"
    CONCERN_ACKNOWLEDGED = "acknowledged a concern"
    DISCUSSED = "discussed the findings"
    CALLED_WRONG = "called a finding factually wrong"
    REPLY_ANSWERED = "answered who calls a finding wrong"


class Seen(NamedTuple):
    """Of one event: whether it is said who did it, and what was noted; what and when always are."""

    who: bool
    note: bool


WHOLE, BY_NAME, DONE = Seen(True, True), Seen(True, False), Seen(False, False)
AUDITING = frozenset({Part.AUDITOR, Part.REVIEWER, Part.STAGES, Part.LEAD})
CONCERNED = frozenset({Part.SUPERVISOR, Part.ANSWERS, Part.RAISED})

# What supervision itself does, which the worker and the supervisor know of each other.
IN_SUPERVISION = frozenset({Noted.DISCUSSED, Noted.CALLED_WRONG, Noted.REPLY_ANSWERED})
OF_CONCERNS = frozenset({
    Noted.SAID_UNSAFE, Noted.SAID_SAFE, Noted.CONCERN_RAISED, Noted.CONCERN_DESCRIBED,
    Noted.CONCERN_TOLD, Noted.CONCERN_ACKNOWLEDGED,
})
# What was done to the audit; a conflict of interest is not among it, nor whatever is not known here.
OF_THE_AUDIT = frozenset({
    *(frozenset(Move) - {Move.DECLINE}), Noted.CREATED, Noted.CARRIED_OVER, Noted.ADDED_TO_THE_DRAW,
    Noted.DETAILS_CORRECTED, Noted.STAND_IN_ADDED, Noted.TWO_STAGES_ALLOWED, Noted.EXTERNAL_MAY_SEE,
    Noted.NAMED_TO_LEAD,
})


def seen(what: str, playing: Set[Part]) -> Seen | None:
    """What somebody with these parts sees of an event of this kind, or None for nothing.

    Who audits, reviews and leads sees it all. The worker sees what was done and when: not who
    reviewed or why, no concern, no conflict of interest. The supervisor sees the concerns besides.
    """
    if playing & AUDITING:
        return WHOLE
    elif what in IN_SUPERVISION:
        return BY_NAME
    elif what in OF_CONCERNS:
        return WHOLE if playing & CONCERNED else None
    else:
        return DONE if what in OF_THE_AUDIT else None
