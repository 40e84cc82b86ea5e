"""What nobody can do on an audit until somebody is added, and whom to add."""

import dataclasses
from collections.abc import Mapping, Set
from enum import StrEnum

from auditor.rules import reasons
from auditor.rules.parsing import faults, row_number
from auditor.rules.rights import acting
from auditor.rules.rights.acting import AuditFacts
from auditor.rules.rights.permissions import Part
from auditor.rules.workflow import WITH_REVIEWERS, State


class Stuck(StrEnum):
    """What nobody can do on an audit, as a sentence."""

    LEAD = "Nobody can lead on this audit."
    CONCERN = "Nobody can acknowledge a concern on this audit."
    STAGE = "Nobody can take this audit up at its stage."


FOR_ADMINISTRATORS = frozenset({Stuck.LEAD, Stuck.CONCERN})
NAME_SOMEBODY = "Ask an administrator to name somebody."
TOLD = {
    Stuck.LEAD: frozenset(Part) - {Part.WORKER, Part.BEGAN},
    Stuck.CONCERN: frozenset({Part.LEAD, Part.SUPERVISOR, Part.RAISED, Part.ANSWERS}),
    Stuck.STAGE: frozenset({Part.LEAD}),
}


def stuck(audit: AuditFacts) -> list[Stuck]:
    """What nobody can do on an audit as it stands.

    Nothing is led on what is withdrawn; its concerns still wait.
    """
    state = State(audit.state)
    found = {
        Stuck.LEAD: state is not State.WITHDRAWN and not acting.acting(audit).lead,
        Stuck.CONCERN: not all(acting.answering(audit, raiser) for raiser in audit.waiting),
        Stuck.STAGE: state in WITH_REVIEWERS and not acting.taking(audit),
    }
    return [one for one, holds in found.items() if holds]


def advice(audit: AuditFacts, playing: Set[Part]) -> list[tuple[str, str]]:
    """What somebody who plays these parts is told: each thing that nobody can do, and whom to add."""
    return [_whom_to_add(one, audit) for one in stuck(audit) if playing & TOLD[one]]


def helps(person: int, audit: AuditFacts) -> bool:
    """Whether somebody could do more on an audit if an administrator named this person (an id).

    Naming makes them a reader of a restricted case.
    """
    readers = audit.readers if audit.readers is None else audit.readers | {person}
    named = dataclasses.replace(audit, named=audit.named | {person}, readers=readers)
    return waits_for_a_name(named) < waits_for_a_name(audit)


def check_name(typed: Mapping[str, str]) -> tuple[dict, dict[str, str]]:
    """Read whom an administrator names: values (person, an id, and reason), and messages by field."""
    person = row_number(typed.get("person", ""))
    reason, problem = reasons.read(typed.get("reason", ""), "Say why: the timeline shows it")
    missing = "Choose whom to name" if person is None else None
    return {"person": person, "reason": reason}, faults({"person": missing, "reason": problem})


def waits_for_a_name(audit: AuditFacts) -> set[tuple]:
    """What an administrator could end by naming somebody: each of these, and each concern."""
    concerns = {
        (Stuck.CONCERN, raiser) for raiser in audit.waiting if not acting.answering(audit, raiser)
    }
    return concerns | {(one, None) for one in stuck(audit) if one is Stuck.LEAD}


def _whom_to_add(what: Stuck, audit: AuditFacts) -> tuple[str, str]:
    if what in FOR_ADMINISTRATORS:
        return what.rstrip("."), NAME_SOMEBODY
    ways = ["Add a stand-in"]
    if any(number > (audit.stage or 0) for number, _ in audit.stages):
        ways.append("skip the stage")
    if acting.able(acting.at_stage(audit.stage, audit), audit):  # each approved another stage
        ways.append("let one person approve two stages")
    said = ways[0] if len(ways) == 1 else f"{', '.join(ways[:-1])} or {ways[-1]}"
    return f"Nobody of stage {audit.stage} can take this audit up", f"{said}."
