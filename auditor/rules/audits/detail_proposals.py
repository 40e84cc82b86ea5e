"""Another worker, team or supervisor of an audit: what its auditor may propose, and what changes then."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from auditor.rules import reasons
from auditor.rules.parsing import row_number
from auditor.rules.rights.permissions import Part
from auditor.rules.workflow import Move, State

FIELDS = ("team", "worker", "supervisor")
LABELS = {"team": "Team", "worker": "Worker", "supervisor": "Supervisor"}
NONE = {"team": "no team", "worker": "nobody", "supervisor": "nobody"}
DECISIONS = {"confirm": True, "decline": False}
UNKNOWN = -1  # what was sent and can be nobody's id
NOT_LISTED = {
    "team": "Choose a team from the list",
    "worker": "Choose a worker of this team from the list",
    "supervisor": "Choose a supervisor of this team from the list",
}

# What each part that somebody would lose is called, after their name and "would no longer".
LOST = {
    Part.AUDITOR: "be its auditor",
    Part.LEAD: "act as lead on it",
    Part.STAGES: "review it",
    Part.REVIEWER: "review it at this stage",
    Part.SUPERVISOR: "act as supervisor on it",
    Part.ANSWERS: "answer a concern on it",
    Part.WORKER: "be the one whose work is audited",
}
SAID_BY = {  # what is said already where one of the others is lost as well
    Part.REVIEWER: frozenset({Part.STAGES}), Part.ANSWERS: frozenset({Part.LEAD, Part.SUPERVISOR}),
}


class ProposalOutcome(StrEnum):
    """What became of a proposal; only an open one waits for the lead."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    TAKEN_BACK = "taken_back"
    REPLACED = "replaced"
    LAPSED = "lapsed"


# Not by its auditor.
ENDED = frozenset({ProposalOutcome.CONFIRMED, ProposalOutcome.DECLINED, ProposalOutcome.LAPSED})

class Details(NamedTuple):
    """Whom an audit names: its team, worker and supervisor (ids, or None for none)."""

    team: int | None
    worker: int | None
    supervisor: int | None


@dataclass(frozen=True)
class ProposalFacts:
    """What must be known to judge a proposal; ids of people throughout.

    `workers` and `supervisors` are those of the team that is proposed, with open accounts; `auditors`
    hold the audit or held it; `supervised_by` says who supervises a worker today; `audited` are the
    workers whose supervision the cycle audits in another audit.
    """

    teams: frozenset[int] = frozenset()
    workers: frozenset[int] = frozenset()
    supervisors: frozenset[int] = frozenset()
    auditor: int | None = None
    auditors: frozenset[int] = frozenset()
    supervised_by: Mapping[int, int | None] | None = None
    supervision: bool = False
    audited: frozenset[int] = frozenset()


def judged(wanted: Details, supervision: bool) -> frozenset[int]:
    """Whose work the audit would judge, were it as proposed: they do not decide on it themselves."""
    named = {wanted.worker, wanted.supervisor} if supervision else {wanted.worker}
    return frozenset(named - {None})


def read(typed: Mapping[str, str]) -> Details:
    """The details that a form sent; what can be nobody's id is UNKNOWN, and refused as such."""
    return Details(*(_id(typed.get(name, "")) for name in FIELDS))


def check_decision(typed: Mapping[str, str]) -> tuple[tuple[bool | None, str], dict[str, str]]:
    """Read the lead's decision: whether it is confirmed, with what answer, and messages by field."""
    confirmed = DECISIONS.get(typed.get("decision", ""))
    answer, problem = reasons.read(
        typed.get("answer", ""), "" if confirmed else "Say why you decline: its auditor reads it"
    )
    if confirmed is None:
        return (None, answer), {"decision": "Choose whether you confirm it"}
    else:
        return (confirmed, answer), {"answer": problem} if problem else {}


def faults(now: Details, wanted: Details, facts: ProposalFacts) -> dict[str, str]:
    """Why this may not be proposed, or confirmed any more: messages by field.

    What stays as it is may stay, whoever it names. Whoever audits the audit, now or before, cannot be
    named; nobody supervises their own work; a person has to be of the team that is named, with an
    open account; the auditor may not end up auditing a worker whom they supervise.
    """
    changed = {name for name in FIELDS if getattr(now, name) != getattr(wanted, name)}
    if not changed:
        return {"worker": "Nothing is different: choose another team, worker or supervisor"}
    found = {name: _fault(name, getattr(wanted, name), facts) for name in changed}
    if not found.get("supervisor") and wanted.worker and wanted.worker == wanted.supervisor:
        found["supervisor"] = "Nobody supervises their own work: choose somebody else"
    return {name: found[name] for name in FIELDS if found.get(name)}


def lapses(made: str, after: str) -> bool:
    """Whether an open proposal lapses with a move: its auditor gives the audit away, or it is over.

    Who has the audit next says for themselves what was wrong. A sign-off is not kept waiting for the
    lead's decision: the reviewers saw that one was open.
    """
    over = State(after) in (State.SIGNED_OFF, State.WITHDRAWN, State.UNALLOCATED)
    return over or made == Move.REALLOCATE


def changes(before: Details, after: Details) -> list[str]:
    """The names of the fields that differ, in the order in which they are told."""
    return [name for name in FIELDS if getattr(before, name) != getattr(after, name)]


def told(rows: Iterable[tuple[str, str, str]]) -> str:
    """(field, from, to) of each change in words, as the timeline has them; "" stands for none."""
    return " ".join(
        f"{LABELS[name]}: from {old or NONE[name]} to {new or NONE[name]}." for name, old, new in rows
    )


def lost(
    before: Mapping[int, frozenset[Part]], after: Mapping[int, frozenset[Part]]
) -> dict[int, list[str]]:
    """What each person (an id) would no longer be, in words that follow "would no longer"."""
    found = {}
    for person, parts in before.items():
        gone = parts - after.get(person, frozenset())
        gone -= {one for one, others in SAID_BY.items() if others & gone}
        words = [LOST[part] for part in LOST if part in gone]
        if words:
            found[person] = words
    return found


def loses(name: str, parts: list[str]) -> str:
    """What somebody would no longer be, as one sentence."""
    *others, last = parts
    return f"{name} would no longer {' and '.join(filter(None, [', '.join(others), last]))}."


def _id(text: str) -> int | None:
    number = row_number(text)
    if not text:
        return None
    else:
        return UNKNOWN if number is None else number


def _fault(name: str, chosen: int | None, facts: ProposalFacts) -> str | None:
    if chosen is None:
        return _none_fault(name, facts)
    elif name == "team":
        return None if chosen in facts.teams else NOT_LISTED[name]
    elif chosen in facts.auditors:
        return "Whoever audits this, now or before, cannot be named"
    elif chosen not in (facts.workers if name == "worker" else facts.supervisors):
        return NOT_LISTED[name]
    else:
        return _worker_fault(chosen, facts) if name == "worker" else None


def _none_fault(name: str, facts: ProposalFacts) -> str | None:
    if name == "worker":
        return "Choose a worker"
    elif name == "supervisor" and facts.supervision:
        return "Choose who gives this supervision"
    else:
        return None


def _worker_fault(worker: int, facts: ProposalFacts) -> str | None:
    supervisor = (facts.supervised_by or {}).get(worker)
    if facts.auditor and supervisor == facts.auditor:
        return (
            "Its auditor supervises this worker: give the audit back for a conflict of interest instead"
        )
    elif worker in facts.audited:
        return "This cycle audits the supervision of this worker already"
    else:
        return None
