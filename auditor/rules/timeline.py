"""What of an audit's timeline a person sees, by the parts that they play in it."""

from collections.abc import Set
from typing import NamedTuple

from auditor.rules.permissions import Part
from auditor.rules.workflow import Move


class Seen(NamedTuple):
    """Of one event: whether it is said who did it, and what was noted; what and when always are."""

    who: bool
    note: bool


WHOLE, BY_NAME, DONE = Seen(True, True), Seen(True, False), Seen(False, False)
AUDITING = frozenset({Part.AUDITOR, Part.REVIEWER, Part.STAGES, Part.LEAD})
CONCERNED = frozenset({Part.SUPERVISOR, Part.ANSWERS, Part.RAISED})

# What supervision itself does, which the worker and the supervisor know of each other.
IN_SUPERVISION = frozenset({
    "discussed the findings", "called a finding factually wrong", "answered who calls a finding wrong",
})
# What was done to the audit; a conflict of interest is not among it, nor whatever is not known here.
OF_THE_AUDIT = frozenset({
    "created", *(frozenset(Move) - {Move.DECLINE}), "corrected details", "added to the draw",
    "carried over", "stand-in added", "one person may approve two stages", "external auditor may see it",
    "named to act as lead",
})


def seen(what: str, playing: Set[Part]) -> Seen | None:
    """What somebody playing these parts sees of an event of this kind, or None where nothing.

    Who audits, reviews and leads sees it all. The worker sees what was done and when: not who
    reviewed or why, no concern, no conflict of interest. The supervisor sees the concerns besides.
    """
    if playing & AUDITING:
        return WHOLE
    elif what in IN_SUPERVISION:
        return BY_NAME
    elif "concern" in what:
        return WHOLE if playing & CONCERNED else None
    else:
        return DONE if what in OF_THE_AUDIT else None
