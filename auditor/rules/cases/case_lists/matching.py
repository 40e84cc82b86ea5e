"""Who the teams and workers are that a case list names: matched by name, never merged by it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from auditor.rules.cases.case_lists.comparing import Choices, Person, person_key
from auditor.rules.cases.case_lists.entries import Entry
from auditor.rules.cases.case_lists.values import name_key
from auditor.rules.people.people import supervisor_of

NEW, KEEP, ALIKE = "new", "keep", "as-"  # what may be chosen beside the id of somebody known


@dataclass(frozen=True)
class KnownTeam:
    """A team, with the id of its supervisor where it has one."""

    id: int
    name: str
    service: str
    supervisor: int | None = None


@dataclass(frozen=True)
class KnownPerson:
    """A person with an open account: team, and the supervisor set for them alone (ids).

    `known_by` tells two of one name apart: an email address, or a job title.
    """

    id: int
    name: str
    team: int | None = None
    supervisor: int | None = None
    known_by: str = ""


@dataclass(frozen=True)
class TeamAsked:
    """A team that a list names: in how many rows, and which it is ("new" where none is known)."""

    name: str
    service: str
    cases: int
    suggested: str

    @property
    def key(self) -> str:
        """What its spellings have in common."""
        return name_key(self.name)


@dataclass(frozen=True)
class WorkerAsked:
    """A worker whom a list names, and what has to be confirmed or said.

    `suggested` is the id of the one known person of that name in that team, "new" where nobody is
    known, or "" where somebody has to say: then `why` says what is in doubt. `of_name` are known
    people of the name, `of_team` the other people of the team, `alike` the positions of the same
    name in other teams of the list.
    """

    name: str
    team: str
    cases: int
    suggested: str
    why: str = ""
    of_name: tuple[KnownPerson, ...] = ()
    of_team: tuple[KnownPerson, ...] = ()
    alike: tuple[int, ...] = ()

    @property
    def key(self) -> Person:
        """What its spellings in this team have in common."""
        return name_key(self.team), name_key(self.name)

    @property
    def may_be_new(self) -> bool:
        """Somebody new needs a team, so that two of one name can be told apart."""
        return bool(self.team)


def ask_teams(entries: Iterable[Entry], teams: Iterable[KnownTeam]) -> list[TeamAsked]:
    """The teams that open entries name, by name, each with the known one of that name, or "new"."""
    known = {name_key(team.name): team for team in teams}
    first: dict[str, Entry] = {}
    counted: Counter = Counter()
    for entry in entries:
        if entry.team and not entry.closed:
            first.setdefault(name_key(entry.team), entry)
            counted[name_key(entry.team)] += 1
    return [
        TeamAsked(first[key].team, first[key].service, counted[key],
                  str(known[key].id) if key in known else NEW)
        for key in sorted(first)
    ]


def ask_workers(
    entries: Iterable[Entry], people: Iterable[KnownPerson], teams: Iterable[KnownTeam]
) -> list[WorkerAsked]:
    """The workers that open entries name, by team and name, each with what has to be confirmed."""
    team_ids = {name_key(team.name): team.id for team in teams}
    by_name: dict[str, list[KnownPerson]] = {}
    by_team: dict[int, list[KnownPerson]] = {}
    for person in people:
        by_name.setdefault(name_key(person.name), []).append(person)
        if person.team is not None:
            by_team.setdefault(person.team, []).append(person)
    first: dict[Person, Entry] = {}
    counted: Counter = Counter()
    for entry in entries:
        if entry.worker and not entry.closed:
            first.setdefault(person_key(entry), entry)
            counted[person_key(entry)] += 1
    keys = sorted(first)
    asked = []
    for position, key in enumerate(keys):
        alike = tuple(at for at, one in enumerate(keys) if at != position and one[1] == key[1])
        team = team_ids.get(key[0])
        of_name = by_name.get(key[1], [])
        of_team = [one for one in by_team.get(team, []) if one not in of_name]
        suggested, why = _suggestion(of_name, team, alike, bool(key[0]))
        asked.append(WorkerAsked(
            first[key].worker, first[key].team, counted[key], suggested, why, tuple(of_name),
            tuple(of_team), alike,
        ))
    return asked


def suggested(asked_teams: list[TeamAsked], asked: list[WorkerAsked]) -> Choices:
    """The suggestions as choices, to compare with; what would be new has a number below nought."""
    teams = {
        one.key: -at if one.suggested == NEW else int(one.suggested)
        for at, one in enumerate(asked_teams, start=1)
    }
    workers = {
        one.key: -at if one.suggested == NEW else int(one.suggested or 0) or None
        for at, one in enumerate(asked, start=1)
    }
    return Choices(teams, workers)


def without_supervisor(
    asked: list[WorkerAsked], people: Iterable[KnownPerson], teams: Iterable[KnownTeam]
) -> list[WorkerAsked]:
    """The workers for whom nobody would act: no supervisor of their own, and none of their team."""
    led = {team.id: team.supervisor for team in teams if team.supervisor}
    led_names = {name_key(team.name) for team in teams if team.supervisor}
    known = {str(person.id): person for person in people}
    return [one for one in asked if not _has_supervisor(one, known, led, led_names)]


def _suggestion(
    of_name: list[KnownPerson], team: int | None, alike: tuple[int, ...], named_team: bool
) -> tuple[str, str]:
    here = [one for one in of_name if team is not None and one.team == team]
    if len(here) == 1:
        return str(here[0].id), ""
    elif len(here) > 1:
        return "", f"{len(here)} people of this name are known in this team"
    elif of_name:
        return "", "Somebody of this name is known, in another team or in none"
    elif alike:
        return "", "The list has this name in more than one team"
    elif not named_team:
        return "", "The list names no team for this worker"
    return NEW, ""


def _has_supervisor(asked: WorkerAsked, known: dict, led: dict, led_names: set) -> bool:
    person = known.get(asked.suggested)
    if person is None:
        return name_key(asked.team) in led_names
    return supervisor_of(person.id, person.supervisor, led.get(person.team)) is not None
