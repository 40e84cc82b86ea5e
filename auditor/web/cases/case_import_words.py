"""How the preview of an import names teams, workers, columns and choices."""

import datetime

from auditor.rules.cases.case_lists import ALIKE, KEEP, NEW, Changed, KnownCase, WorkerAsked
from auditor.web import words
from auditor.work.cases.case_import import Preview

COLUMNS = {
    "family": "Family", "service": "Service", "plan": "Plan", "team": "Team", "worker": "Worker",
    "opened_on": "Opened", "closed_on": "Closed", "last_seen_on": "Last seen", "age_band": "Age",
}
NONE = "none"


class Names:
    """The names of teams and workers by number; those that would be new have one below nought."""

    def __init__(self, shown: Preview):
        self.teams = {team.id: team.name for team in shown.known_teams}
        self.people = {person.id: person.name for person in shown.known_people}
        self.teams |= {-at: one.name for at, one in enumerate(shown.teams, start=1)}
        self.people |= {-at: one.name for at, one in enumerate(shown.workers, start=1)}
        self.team_of = {person.id: person.team for person in shown.known_people}

    def said(self, column: str, value: object) -> str:
        """A value of a column in words."""
        if column == "team":
            text = self.teams.get(value, "") if value else NONE
        elif column == "worker":
            text = self.people.get(value, "somebody who left") if value else NONE
        elif isinstance(value, datetime.date):
            text = words.day(value)
        elif column in ("plan", "age_band"):
            text = words.plan(value) or NONE
        else:
            text = str(value) if value else NONE
        return text

    def changes(self, one: Changed) -> list[tuple[str, str, str]]:
        """What changes in a case: the column, before and after, in words."""
        return [
            (COLUMNS[name], self.said(name, before), self.said(name, after))
            for name, (before, after) in one.columns.items()
        ]

    def counted(self, by_column) -> str:
        """How many cases change in each column: "Last seen 312, Worker 4"."""
        return ", ".join(f"{COLUMNS[name]} {count:,}" for name, count in by_column.most_common())

    def listed(self, workers: list[WorkerAsked]) -> str:
        """Workers of a list with their teams."""
        return words.listed(f"{one.name}{f' ({one.team})' if one.team else ''}" for one in workers)

    def case(self, case: KnownCase) -> str:
        """A known case in a few words."""
        return f"{case.reference}: {words.plan(case.plan)}, {self.said('worker', case.worker)}"

    def person(self, number: int) -> str:
        """A known person with their team."""
        team = self.teams.get(self.team_of.get(number))
        return f"{self.people[number]}, {team}" if team else self.people[number]


def worker_options(shown: Preview, names: Names, asked: WorkerAsked) -> list[tuple[str, str]]:
    """What may be chosen for a worker of a list, in words, the likely ones first."""
    options = [("", "Choose")] if not asked.suggested else []
    options += [(str(one.id), _known(names, one)) for one in asked.of_name]
    if asked.may_be_new:
        options.append((NEW, f"Somebody new: {asked.name}, {asked.team}"))
    options += [
        (f"{ALIKE}{at}", f"The same as in {shown.workers[at].team or 'no team'}")
        for at in asked.alike
    ]
    options.append((KEEP, "Leave the worker as known here"))
    return options + [(str(one.id), _known(names, one)) for one in asked.of_team]


def _known(names: Names, person) -> str:
    told = names.person(person.id)
    return f"{told} ({person.known_by})" if person.known_by else told
