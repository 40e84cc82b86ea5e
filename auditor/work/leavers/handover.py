"""Who takes over what somebody leaves behind: what was chosen on the form, and what is wrong with it."""

from collections.abc import Iterable, Mapping

from auditor.records.audits import Audit
from auditor.records.cases import Stage, StageReviewer
from auditor.records.people import Person
from auditor.rules.parsing import row_number
from auditor.rules.rights.permissions import Move, Role
from auditor.rules.workflow import UNFINISHED
from auditor.work import audit_names
from auditor.work.audits import candidates
from auditor.work.leavers import responsibilities
from auditor.work.leavers.responsibilities import Responsibilities
from auditor.work.rights import audit_facts
from auditor.work.signed_in import SignedIn

NOBODY = "nobody"
TO_LEAD = "lead"
CARRY_ON, AFRESH = "carry on", "afresh"
CHOOSE = {
    "audits": "Choose where the audits go.",
    "actions": "Choose who takes the actions over.",
    "teams": "Choose who supervises the teams.",
    "workers": "Choose who supervises the workers.",
    "cases": "Choose who works on the cases.",
    "stage": "Choose who reviews {}.",
}


def may_choose_auditor(me: SignedIn, found: Responsibilities) -> bool:
    """Whether `me` may give every audit held to another auditor: only who leads on it does."""
    return all(audit_facts.may(me, Move.REALLOCATE, audit) for audit in found.audits)


def faults(
    me: SignedIn, person: Person, found: Responsibilities, typed: Mapping[str, str]
) -> dict[str, str]:
    """What is wrong with the choices on the form of who leaves, by field."""
    able = responsibilities.successors(person)
    given = {
        "actions": found.actions and _chosen("actions", typed, able[None]),
        "teams": found.teams and _chosen("teams", typed, able[Role.SUPERVISOR], NOBODY),
        "workers": found.workers and _chosen_for_workers(found, typed, able[Role.SUPERVISOR]),
        "cases": found.cases and _chosen_for_cases(found, typed, able[None]),
        "audits": found.audits and _chosen_for_audits(me, found, typed, able[Role.AUDITOR]),
        "answers": found.audits and _chosen_for_answers(typed),
    } | {
        f"stage-{stage.id}": _chosen_for_stage(stage, typed, able[Role.REVIEWER])
        for stage in found.stages
    }
    return {field: message for field, message in given.items() if message}


def _chosen(
    field: str, typed: Mapping[str, str], able: Iterable[Person], *words: str
) -> str | None:
    known = {str(one.id) for one in able} | set(words)
    return None if typed.get(field) in known else CHOOSE[field.partition("-")[0]]


def _chosen_for_workers(found: Responsibilities, typed: Mapping[str, str], able: list[Person]) -> str | None:
    if typed.get("workers") in {str(worker.id) for worker in found.workers}:
        return "Nobody supervises themselves: one of these workers was chosen."
    else:
        return _chosen("workers", typed, able, NOBODY)


def _chosen_for_cases(found: Responsibilities, typed: Mapping[str, str], able: list[Person]) -> str | None:
    chosen = row_number(typed.get("cases", ""))
    audited = Audit.select().where(
        Audit.auditor == (chosen or 0), Audit.state.in_(UNFINISHED),
        Audit.case.in_([case.id for case in found.cases]),
    )
    if chosen and audited.exists():
        return "Nobody audits a case of their own: this person audits one of these now."
    else:
        return _chosen("cases", typed, able, NOBODY)


def _chosen_for_stage(stage: Stage, typed: Mapping[str, str], able: list[Person]) -> str | None:
    chosen = typed.get(f"stage-{stage.id}")
    others = (
        StageReviewer.select(StageReviewer.person).join(Stage)
        .where(Stage.cycle == stage.cycle_id, Stage.id != stage.id).tuples()
    )
    if chosen in {str(person) for (person,) in others}:
        return "This person reviews another stage of the cycle. Choose somebody else."
    else:
        fault = _chosen(f"stage-{stage.id}", typed, able)
        return fault and fault.format(f"{stage.title} of {stage.cycle.title}")


def _chosen_for_audits(
    me: SignedIn, found: Responsibilities, typed: Mapping[str, str], able: list[Person]
) -> str | None:
    wanted = typed.get("audits", "")
    if wanted == TO_LEAD or _chosen("audits", typed, able):
        return _chosen("audits", typed, able, TO_LEAD)
    elif not may_choose_auditor(me, found):
        return "Only the lead gives an audit to another auditor. Let these go back to the lead."
    name = next(one.name for one in able if str(one.id) == wanted)
    for audit in found.audits:
        reason = candidates.why_not(audit, row_number(wanted))
        if reason:
            return f"{audit_names.reference(audit)}: {name} {reason}."
    return None


def _chosen_for_answers(typed: Mapping[str, str]) -> str | None:
    if typed.get("audits", "") in ("", TO_LEAD) or typed.get("answers") in (CARRY_ON, AFRESH):
        return None
    else:
        return "Choose how the audits go on."
