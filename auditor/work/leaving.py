"""Closing an account and handing on what its person held; opening it again."""

from collections.abc import Iterable, Mapping

from auditor.records.actions import Action
from auditor.records.audits import Audit, Holding
from auditor.records.cases import Case, Stage, StageReviewer
from auditor.records.database import change
from auditor.records.people import Person, Team
from auditor.rules.permissions import Move, Role
from auditor.rules.workflow import UNFINISHED
from auditor.work import allocation, audits, candidates, clock, held, journal, people, reviews
from auditor.work.audits import NotAllowed
from auditor.work.held import Held
from auditor.work.sessions import SignedIn

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


def may_choose_auditor(by: SignedIn, found: Held) -> bool:
    """Whether `by` may give every audit held to another auditor: only who leads on it does."""
    return all(audits.may(by, Move.REALLOCATE, audit) for audit in found.audits)


def close(by: SignedIn, person: Person, typed: Mapping[str, str]) -> dict[str, str]:
    """Hand on what the person holds as chosen, and close the account, all or nothing.

    `typed` has an id, or NOBODY, under actions, teams, workers and cases; an id under stage-ID; an
    auditor's id, or TO_LEAD, under audits, and CARRY_ON or AFRESH under answers. What was taken up
    for review goes back to its stage. Goes out: messages by field, none once it is closed. Raises
    NotAllowed where the account cannot be closed by `by`, or by anybody.
    """
    with change():
        person = Person.get_by_id(person.id)
        if person.closed_at:
            return {}
        _may_close(by, person)
        found = held.by(person)
        errors = _faults(by, person, found, typed)
        if not errors:
            _hand_on(by, person, found, typed)
            people.shut_out(person)
            Person.update(closed_at=clock.now()).where(Person.id == person.id).execute()
            journal.record(by.id, "closed an account", detail=f"{person.name} ({person.id})")
    return errors


def reopen(by: SignedIn, person: Person) -> None:
    """Open a closed account again; its person needs a new link to sign in."""
    people.must_be_allowed(by, person)
    with change():
        opened = Person.update(closed_at=None).where(
            Person.id == person.id, Person.closed_at.is_null(False)
        ).execute()
        if opened:
            journal.record(by.id, "reopened an account", detail=f"{person.name} ({person.id})")


def why_stays_open(by: SignedIn, person: Person) -> str | None:
    """Why `by` cannot close this account, whatever it holds, or None."""
    if by.id == person.id:
        return "Somebody else has to close your account."
    else:
        return people.last_of(person)


def _may_close(by: SignedIn, person: Person) -> None:
    people.must_be_allowed(by, person)
    reason = why_stays_open(by, person)
    if reason:
        raise NotAllowed(reason)


def _faults(by: SignedIn, person: Person, found: Held, typed: Mapping[str, str]) -> dict[str, str]:
    able = held.successors(person)
    given = {
        "actions": found.actions and _chosen("actions", typed, able[None]),
        "teams": found.teams and _chosen("teams", typed, able[Role.SUPERVISOR], NOBODY),
        "workers": found.workers and _chosen_for_workers(found, typed, able[Role.SUPERVISOR]),
        "cases": found.cases and _chosen_for_cases(found, typed, able[None]),
        "audits": found.audits and _chosen_for_audits(by, found, typed, able[Role.AUDITOR]),
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


def _chosen_for_workers(found: Held, typed: Mapping[str, str], able: list[Person]) -> str | None:
    if typed.get("workers") in {str(worker.id) for worker in found.workers}:
        return "Nobody supervises themselves: one of these workers was chosen."
    else:
        return _chosen("workers", typed, able, NOBODY)


def _chosen_for_cases(found: Held, typed: Mapping[str, str], able: list[Person]) -> str | None:
    chosen = people.number(typed.get("cases", ""))
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
    by: SignedIn, found: Held, typed: Mapping[str, str], able: list[Person]
) -> str | None:
    wanted = typed.get("audits", "")
    if wanted == TO_LEAD or _chosen("audits", typed, able):
        return _chosen("audits", typed, able, TO_LEAD)
    elif not may_choose_auditor(by, found):
        return "Only the lead gives an audit to another auditor. Let these go back to the lead."
    name = next(one.name for one in able if str(one.id) == wanted)
    for audit in found.audits:
        reason = candidates.why_not(audit, int(wanted))
        if reason:
            return f"{audits.reference(audit)}: {name} {reason}."
    return None


def _chosen_for_answers(typed: Mapping[str, str]) -> str | None:
    if typed.get("audits", "") in ("", TO_LEAD) or typed.get("answers") in (CARRY_ON, AFRESH):
        return None
    else:
        return "Choose how the audits go on."


def _hand_on(by: SignedIn, person: Person, found: Held, typed: Mapping[str, str]) -> None:
    for audit in found.audits:
        _hand_on_audit(by, person, audit, typed)
    for audit in found.reviews:
        reviews.put_back(audit, by.id)
    for stage in found.stages:
        successor = int(typed[f"stage-{stage.id}"])
        StageReviewer.insert(stage=stage, person=successor).execute()
        _told(by, person, f"{stage.title} of {stage.cycle.title}", successor)
    for field, column in (
        ("actions", Action.owner), ("teams", Team.supervisor), ("workers", Person.supervisor),
        ("cases", Case.worker),
    ):
        _hand_on_rows(by, person, field, column, getattr(found, field), typed)


def _hand_on_audit(by: SignedIn, person: Person, audit: Audit, typed: Mapping[str, str]) -> None:
    reason = f"The account of {person.name} was closed."
    if typed["audits"] == TO_LEAD:
        audits.move(audit, Move.DECLINE, by.id, reason, auditor=None, due_on=None, stage=None)
        Holding.update(until=clock.now()).where(
            Holding.audit == audit.id, Holding.until.is_null()
        ).execute()
    else:
        allocation.reallocate(
            audit, int(typed["audits"]), by.id, reason, afresh=typed["answers"] == AFRESH
        )


def _hand_on_rows(by, person, field, column, rows, typed: Mapping[str, str]) -> None:
    if rows:
        successor = None if typed[field] == NOBODY else int(typed[field])
        record = column.model
        record.update({column: successor}).where(record.id.in_([row.id for row in rows])).execute()
        _told(by, person, f"{len(rows)} {field}", successor)


def _told(by: SignedIn, person: Person, what: str, successor: int | None) -> None:
    detail = f"{what}: from person {person.id} to {successor or 'nobody'}"
    journal.record(by.id, "handed on", detail=detail)
