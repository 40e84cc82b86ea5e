"""Importing a case list: read once, shown before anything changes, applied whole or not at all."""

import datetime
import hashlib
import threading
from collections.abc import Mapping
from dataclasses import dataclass

import peewee
from peewee import JOIN, fn

from auditor.records.actions import Action
from auditor.records.audits import Audit
from auditor.records.case_imports import CaseImport
from auditor.records.cases import Case
from auditor.records.database import change
from auditor.records.people import Person, Team
from auditor.records.text import alphabetical
from auditor.rules.cases import case_lists
from auditor.rules.cases.case_lists import (
    Comparison,
    KnownCase,
    KnownPerson,
    KnownTeam,
    Reading,
    TeamAsked,
    WorkerAsked,
)
from auditor.rules.workflow import UNFINISHED
from auditor.work import clock, journal
from auditor.work.cases import case_files, case_import_changes, cases
from auditor.work.cases.case_import_content import as_content, reading_of
from auditor.work.rights import restricting, supervisors
from auditor.work.rights.accounts import works_here
from auditor.work.rights.readership import readable
from auditor.work.signed_in import SignedIn

KEPT_FOR = datetime.timedelta(days=7)  # a preview that nobody applied
OPEN_ACTIONS = ("open", "reported_done")
CHANGED_MEANWHILE = "Cases, people or teams changed since this was shown: look at it again."
NOT_CONFIRMED = "Say that you have checked who the teams and workers are"
# One file at a time: a large one takes up to 100 MB while it is read.
_turn = threading.Lock()


@dataclass(frozen=True)
class Preview:
    """All that is shown of an import before it is applied.

    `unled` are workers without a supervisor, `open_actions` and `running` count by case id the open
    actions and the unfinished audits of cases that may be closed, `digest` says whether what was
    shown still holds.
    """

    reading: Reading
    comparison: Comparison
    teams: list[TeamAsked]
    workers: list[WorkerAsked]
    unled: list[WorkerAsked]
    known_teams: list[KnownTeam]
    known_people: list[KnownPerson]
    open_actions: dict[int, int]
    running: dict[int, int]
    digest: str


def take(data: bytes, me: SignedIn) -> CaseImport:
    """Read a file and keep what is kept of it; what this person has not applied before is dropped.

    Raises BadFile or NoCaseList, with a sentence for who uploaded it.
    """
    with _turn:
        reading = case_lists.read(case_files.sheets_of(data))
    now = clock.now()
    with change():
        old = (CaseImport.by == me.id) | (CaseImport.at < now - KEPT_FOR)
        CaseImport.delete().where(CaseImport.applied_at.is_null(), old).execute()
        kept = CaseImport.create(by=me.id, at=now, content=as_content(reading), result={})
        journal.record(me.id, "read a case list", detail=f"cases: {len(reading.entries)}")
    return kept


def get(import_id: int, me: SignedIn) -> CaseImport | None:
    """The import with this id, if it is this person's own."""
    return CaseImport.get_or_none(CaseImport.id == import_id, CaseImport.by == me.id)


def waiting(me: SignedIn) -> CaseImport | None:
    """The import that this person looked at and has not applied."""
    query = CaseImport.select(CaseImport.id, CaseImport.at)
    return query.where(CaseImport.by == me.id, CaseImport.applied_at.is_null()).first()


def preview(kept: CaseImport, me: SignedIn) -> Preview:
    """What an import of theirs would change today."""
    reading = reading_of(kept.content)
    teams, people = _teams(), _people()
    asked_teams = case_lists.ask_teams(reading.entries, teams)
    asked = case_lists.ask_workers(reading.entries, people, teams)
    comparison = case_lists.compare(
        reading, _cases(me), case_lists.suggested(asked_teams, asked)
    )
    return Preview(
        reading, comparison, asked_teams, asked,
        case_lists.without_supervisor(asked, people, teams), teams, people,
        _counted(Action, Action.state.in_(OPEN_ACTIONS)),
        _counted(Audit, Audit.state.in_(UNFINISHED)),
        _digest(comparison, asked_teams, asked),
    )


def apply(
    kept: CaseImport, me: SignedIn, typed: Mapping[str, str], closing: set[int]
) -> tuple[dict | None, dict[str, str]]:
    """Change cases, teams and workers as an import of theirs says: all of it, or nothing.

    `typed` has "digest" of the preview that was shown, "team-0" and "worker-0" on, "confirmed",
    "close_listed" and "close_missing" ("yes" for all); `closing` are the ids of missing cases
    ticked one by one. Goes out: the counts, or None and messages by field. Applied before: its counts.
    """
    try:
        with change():
            again = CaseImport.get_or_none(CaseImport.id == kept.id)
            if again is None:  # another list was read meanwhile, and this one set aside
                return None, {"digest": CHANGED_MEANWHILE}
            return (again.result, {}) if again.applied_at else _apply(again, me, typed, closing)
    except peewee.IntegrityError:  # somebody added the same case or team at the same moment
        return None, {"digest": CHANGED_MEANWHILE}


def open_actions_of(kept: CaseImport, me: SignedIn) -> tuple[list[tuple[str, list[Action]]], int]:
    """The open actions of the cases that an import of theirs closed, by the name of who supervises them.

    Of cases that were restricted since, and not to whoever imported them, how many they are.
    """
    closed = set(kept.result.get("closed_ids", []))
    hidden = closed & cases.not_for(me)
    found: dict[str, list[Action]] = {}
    for action in _actions(closed - hidden):
        found.setdefault(supervisors.name_of(action.case.worker), []).append(action)
    return sorted(found.items()), len(hidden)


def _apply(kept: CaseImport, me: SignedIn, typed: Mapping[str, str], closing: set[int]):
    shown = preview(kept, me)
    if typed.get("digest") != shown.digest:
        return None, {"digest": CHANGED_MEANWHILE}
    teams, errors = case_lists.confirm_teams(
        shown.teams, [team.id for team in shown.known_teams], typed
    )
    workers, more = case_lists.confirm_workers(shown.workers, typed)
    errors |= more
    if (shown.teams or shown.workers) and typed.get("confirmed") != "yes":
        errors["confirmed"] = NOT_CONFIRMED
    if errors:
        return None, errors
    missing = {case.id for case in shown.comparison.missing}
    closing = missing if typed.get("close_missing") == "yes" else closing & missing
    result = case_import_changes.make(
        me, shown, _cases(me), teams, workers, closing,
        listed=typed.get("close_listed") == "yes",
    )
    CaseImport.update(applied_at=clock.now(), content={}, result=result).where(
        CaseImport.id == kept.id
    ).execute()
    return result, {}


def _cases(me: SignedIn) -> list[KnownCase]:
    hidden = peewee.Case(None, [(readable(me.id), False)], True)
    query = Case.select(
        Case.id, Case.reference, Case.service, Case.plan, Case.family, Case.team, Case.worker,
        Case.opened_on, Case.closed_on, Case.last_seen_on, Case.age_band, hidden,
    )
    own = restricting.takes_part_in(me)
    return [
        KnownCase(*row[:-1], hidden=bool(row[-1]), keeps_worker=row[0] in own) for row in query.tuples()
    ]


def _teams() -> list[KnownTeam]:
    query = Team.select(Team.id, Team.name, Team.service, Team.supervisor)
    return [KnownTeam(*row) for row in query.order_by(alphabetical(Team.name)).tuples()]


def _people() -> list[KnownPerson]:
    known_by = fn.COALESCE(Person.email, Person.job_title)
    query = Person.select(Person.id, Person.name, Person.team, Person.supervisor, known_by)
    query = query.where(works_here()).order_by(alphabetical(Person.name), Person.id)
    return [KnownPerson(*row) for row in query.tuples()]


def _counted(table, which) -> dict[int, int]:
    query = table.select(table.case, fn.COUNT(table.id)).where(which, table.case.is_null(False))
    return dict(query.group_by(table.case).tuples())


def _digest(comparison: Comparison, teams: list[TeamAsked], workers: list[WorkerAsked]) -> str:
    told = (
        [entry for entry, _ in comparison.new],
        [(one.case.id, sorted(one.columns.items(), key=str)) for one in comparison.changed],
        comparison.closing, [case.id for case in comparison.missing], teams, workers,
    )
    return hashlib.sha256(repr(told).encode()).hexdigest()


def _actions(case_ids: set[int]) -> list[Action]:
    worker, team, own, led, owner = (
        Person.alias(), Team.alias(), Person.alias(), Person.alias(), Person.alias()
    )
    query = (
        Action.select(Action, Case, worker, team, own, led, owner)
        .join(Case, on=Action.case, attr="case")
        .join(worker, JOIN.LEFT_OUTER, on=(Case.worker == worker.id), attr="worker")
        .join(own, JOIN.LEFT_OUTER, on=(worker.supervisor == own.id), attr="supervisor")
        .switch(worker).join(team, JOIN.LEFT_OUTER, on=(worker.team == team.id), attr="team")
        .join(led, JOIN.LEFT_OUTER, on=(team.supervisor == led.id), attr="supervisor")
        .switch(Action).join(owner, on=(Action.owner == owner.id), attr="owner")
        .where(Action.state.in_(OPEN_ACTIONS)).order_by(Action.due_on.asc(nulls="first"), Action.id)
    )
    return [action for action in query if action.case_id in case_ids]
