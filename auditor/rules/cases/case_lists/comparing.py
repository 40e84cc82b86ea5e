"""What a case list would change: its entries beside the cases that are known."""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from auditor.rules.cases.case_lists.entries import Entry, Reading
from auditor.rules.cases.case_lists.values import name_key
from auditor.rules.cases.cases import known_as

Person = tuple[str, str]  # the keys of team and name, as a list names a worker


@dataclass(frozen=True)
class KnownCase:
    """A case as it is known; team and worker are ids. `hidden`: not for who imports to see.

    `keeps_worker`: who imports takes part in an audit of it, so another lead changes its worker.
    """

    id: int
    reference: str
    service: str
    plan: str
    family: str = ""
    team: int | None = None
    worker: int | None = None
    opened_on: datetime.date | None = None
    closed_on: datetime.date | None = None
    last_seen_on: datetime.date | None = None
    age_band: str = ""
    hidden: bool = False
    keeps_worker: bool = False


@dataclass(frozen=True)
class Choices:
    """Who the names of a list are: ids of teams by key, of workers by the keys of team and name.

    A name that is not in it, or is None, leaves what is known as it is.
    """

    teams: Mapping[str, int | None] = field(default_factory=dict)
    workers: Mapping[Person, int | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Changed:
    """A known case that the list describes otherwise: its columns, each with before and after."""

    case: KnownCase
    columns: dict[str, tuple[object, object]]


@dataclass(frozen=True)
class Closing:
    """A known open case that the list has as closed, with the day where the list gives it."""

    case: KnownCase
    closed_on: datetime.date | None


@dataclass(frozen=True)
class Comparison:
    """New entries with their columns, changed, closed in the list, gone from it, and unchanged.

    `closed_unknown` counts cases that the list has as closed and that are not known here; `hidden`
    are references of known cases that are not for who imports to see: they stay as they are.
    `keep_worker` are references of cases that get no other worker, as who imports takes part in an
    audit of them.
    """

    new: tuple[tuple[Entry, dict], ...]
    changed: tuple[Changed, ...]
    closing: tuple[Closing, ...]
    missing: tuple[KnownCase, ...]
    unchanged: int
    closed_unknown: int
    hidden: tuple[str, ...]
    keep_worker: tuple[str, ...] = ()

    @property
    def by_column(self) -> Counter:
        """How many of the changed cases change in each column."""
        return Counter(column for one in self.changed for column in one.columns)


def person_key(entry: Entry) -> Person:
    """The worker of an entry as the list names them."""
    return name_key(entry.team), name_key(entry.worker)


def compare(reading: Reading, cases: Iterable[KnownCase], choices: Choices) -> Comparison:
    """Compare what a file says with the cases known, open and closed ones.

    Cases are the same by reference, whatever its spaces and its case. Missing are the open ones
    whose service and plan the file covers and that stand in none of its rows. Pure: the same again
    after the changes were made finds nothing to change.
    """
    known = {known_as(case.reference): case for case in cases}
    new, changed, closing, hidden, keep, here = [], [], [], [], [], set(reading.seen)
    unchanged = closed_unknown = 0
    for entry in reading.entries:
        key = known_as(entry.reference)
        here.add(key)
        case = known.get(key)
        if case is None and entry.closed:
            closed_unknown += 1
        elif case is None:
            new.append((entry, _columns(entry, choices)))
        elif case.hidden:
            hidden.append(case.reference)
        elif entry.closed and not case.closed_on:
            closing.append(Closing(case, entry.closed_on))
        elif entry.closed:
            unchanged += 1
        else:
            columns = _differing(entry, case, choices)
            if case.keeps_worker and columns.pop("worker", None):
                keep.append(case.reference)
            if columns:
                changed.append(Changed(case, columns))
            else:
                unchanged += 1
    missing = [case for key, case in known.items() if key not in here and _expected(case, reading)]
    missing.sort(key=lambda case: case.reference.casefold())
    return Comparison(
        tuple(new), tuple(changed), tuple(closing), tuple(missing), unchanged, closed_unknown,
        tuple(hidden), tuple(keep),
    )


def _columns(entry: Entry, choices: Choices) -> dict[str, object]:
    return {
        "family": entry.family, "service": entry.service, "plan": entry.plan,
        "team": choices.teams.get(name_key(entry.team)) if entry.team else None,
        "worker": choices.workers.get(person_key(entry)) if entry.worker else None,
        "opened_on": entry.opened_on, "last_seen_on": entry.last_seen_on,
        "age_band": entry.age_band,
    }


def _differing(entry: Entry, case: KnownCase, choices: Choices) -> dict[str, tuple]:
    said = {column: value for column, value in _columns(entry, choices).items() if value}
    if case.closed_on:
        said["closed_on"] = None  # an open row of a closed case opens it again
    return {
        column: (getattr(case, column), value) for column, value in said.items()
        if getattr(case, column) != value
    }


def _expected(case: KnownCase, reading: Reading) -> bool:
    covered = (case.service, case.plan) in reading.covers
    return covered and not case.closed_on and not case.hidden
