"""What a confirmed import writes: teams and workers, cases new, changed and closed."""

import datetime
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from peewee import EXCLUDED, chunked

from auditor.records.cases import Case
from auditor.records.database import ROWS_AT_ONCE, insert_all
from auditor.records.people import Person, Team
from auditor.rules.cases import case_lists
from auditor.rules.cases.case_lists import KEEP, NEW, Choices, KnownCase, name_key
from auditor.rules.parsing import row_number
from auditor.work import clock, journal
from auditor.work.cases import action_transfers
from auditor.work.signed_in import SignedIn

if TYPE_CHECKING:
    from auditor.work.cases.case_import import Preview

COLUMNS = (
    Case.family, Case.service, Case.plan, Case.team, Case.worker, Case.opened_on, Case.closed_on,
    Case.last_seen_on, Case.age_band,
)


def make(
    me: SignedIn, shown: "Preview", cases: Iterable[KnownCase], teams: Mapping[str, str],
    workers: Mapping[tuple[str, str], str], closing: set[int], listed: bool,
) -> dict[str, object]:
    """Write what `shown` says, inside the caller's transaction, and return the counts.

    `teams` and `workers` are the choices by key, `closing` the missing cases to close (ids),
    `listed` whether those that the list has as closed are closed too. Audits are never touched; unfinished
    actions go with their case to its new worker.
    """
    team_ids, new_teams = _teams(me, shown, teams)
    worker_ids, new_people = _workers(me, shown, workers, team_ids)
    found = case_lists.compare(shown.reading, cases, Choices(team_ids, worker_ids))
    insert_all(Case, [columns | {"reference": entry.reference} for entry, columns in found.new])
    _update([(one.case, {name: after for name, (_, after) in one.columns.items()})
             for one in found.changed])
    passed_on = action_transfers.with_cases(
        [(one.case.id, *one.columns["worker"]) for one in found.changed if "worker" in one.columns], me.id
    )
    gone = [(case, None) for case in found.missing if case.id in closing]
    if listed:
        gone += [(one.case, one.closed_on) for one in found.closing]
    _update([(case, {"closed_on": _last_day(case, day)}) for case, day in gone])
    result = {
        "new": len(found.new), "changed": len(found.changed), "closed": len(gone),
        "unchanged": found.unchanged, "refused": len(shown.reading.refused) + len(found.hidden),
        "reopened": sum("closed_on" in one.columns for one in found.changed),
        "teams": new_teams, "workers": new_people, "closed_ids": [case.id for case, _ in gone],
        "passed_on": passed_on,
        "running": sum(case.id in shown.running for case, _ in gone),
    }
    told = ", ".join(f"{result[what]} {what}" for what in ("new", "changed", "closed"))
    journal.record(me.id, "applied a case list", detail=told)
    return result


def _teams(me: SignedIn, shown: "Preview", chosen: Mapping[str, str]) -> tuple[dict[str, int], int]:
    ids, added = {}, 0
    for asked in shown.teams:
        if chosen[asked.key] == NEW:
            team = Team.create(name=asked.name, service=asked.service)
            journal.record(me.id, "added a team", detail=f"{team.name} ({team.id}); from a case list")
            ids[asked.key], added = team.id, added + 1
        else:
            ids[asked.key] = row_number(chosen[asked.key])
    return ids, added


def _workers(
    me: SignedIn, shown: "Preview", chosen: Mapping[tuple[str, str], str], teams: Mapping[str, int]
) -> tuple[dict[tuple[str, str], int | None], int]:
    ids: dict[tuple[str, str], int | None] = {}
    for asked in shown.workers:
        if chosen[asked.key] == NEW:
            person = Person.create(
                name=asked.name, team=teams[name_key(asked.team)], created_at=clock.now()
            )
            told = f"{person.name} ({person.id}); from a case list"
            journal.record(me.id, "added a person", detail=told)
            ids[asked.key] = person.id
    added = len(ids)
    for asked in shown.workers:
        key = case_lists.same_person(shown.workers, chosen, asked)
        if key not in ids:
            ids[key] = None if chosen[key] == KEEP else row_number(chosen[key])
        ids[asked.key] = ids[key]
    return ids, added


def _update(changes: list[tuple[KnownCase, dict]]) -> None:
    """Set columns of known cases, many in a statement: one by one took ten times as long."""
    rows = [vars(case) | columns for case, columns in changes]
    for row in rows:
        del row["hidden"], row["keeps_worker"]
    for some in chunked(rows, ROWS_AT_ONCE):
        (
            Case.insert_many(some)
            .on_conflict(
                conflict_target=[Case.id],
                update={column: getattr(EXCLUDED, column.column_name) for column in COLUMNS},
            )
            .execute()
        )


def _last_day(case: KnownCase, said: datetime.date | None) -> datetime.date:
    """The day that the list gives, or today; never before the case was opened."""
    return max(filter(None, (said or clock.today(), case.opened_on)))
