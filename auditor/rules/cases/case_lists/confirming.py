"""What was said about the teams and workers of a case list before it is applied."""

from collections.abc import Collection, Mapping

from auditor.rules.cases.case_lists.comparing import Person
from auditor.rules.cases.case_lists.matching import ALIKE, KEEP, NEW, TeamAsked, WorkerAsked
from auditor.rules.parsing import row_number


def confirm_teams(
    asked: list[TeamAsked], known: Collection[int], typed: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Read which team each is, from the fields "team-0" on; `known` are the ids of teams.

    Goes out: an id as text or "new" by key, and messages by field.
    """
    chosen = {one.key: typed.get(f"team-{at}", "") for at, one in enumerate(asked)}
    possible = {NEW, *map(str, known)}
    return chosen, {
        f"team-{at}": f"Say which team {one.name} is"
        for at, one in enumerate(asked) if chosen[one.key] not in possible
    }


def confirm_workers(
    asked: list[WorkerAsked], typed: Mapping[str, str]
) -> tuple[dict[Person, str], dict[str, str]]:
    """Read who each worker is, from the fields "worker-0" on.

    Goes out: an id as text, "new" or "keep" by key, and messages by field. Whoever is the same in
    two teams of the list gets one choice. Nobody is chosen silently: what was not said is asked.
    """
    said = [typed.get(f"worker-{at}", "") for at in range(len(asked))]
    errors = {
        f"worker-{at}": f"Say who {_called(one)} is"
        for at, one in enumerate(asked) if said[at] not in options(one)
    }
    chosen = {}
    for at, one in enumerate(asked):
        alike = said[at].startswith(ALIKE) and f"worker-{at}" not in errors
        other = said[row_number(said[at].removeprefix(ALIKE))] if alike else said[at]
        if other.startswith(ALIKE):
            errors[f"worker-{at}"] = f"Say in one team who {one.name} is"
        chosen[one.key] = said[at]
    return chosen, errors


def same_person(
    asked: list[WorkerAsked], chosen: Mapping[Person, str], one: WorkerAsked
) -> Person:
    """Under whose key the choice for a worker stands: another team's where they are the same."""
    if chosen[one.key].startswith(ALIKE):
        return asked[row_number(chosen[one.key].removeprefix(ALIKE))].key
    return one.key


def options(asked: WorkerAsked) -> list[str]:
    """What may be chosen for a worker: known people, "new", the same as in another team, "keep"."""
    people = [str(one.id) for one in (*asked.of_name, *asked.of_team)]
    new = [NEW] if asked.may_be_new else []
    return [*people, *new, *(f"{ALIKE}{at}" for at in asked.alike), KEEP]


def _called(asked: WorkerAsked) -> str:
    return f"{asked.name} ({asked.team})" if asked.team else asked.name
