"""Actions that pass to another owner: with the case they are about, or from who leaves."""

from collections.abc import Iterable

from peewee import chunked

from auditor.records.actions import Action, ActionEvent
from auditor.records.database import ROWS_AT_ONCE, change
from auditor.records.people import Person
from auditor.rules.follow_up import actions as rules
from auditor.rules.follow_up.actions import PASSED_ON, UNFINISHED, ActionState
from auditor.work import clock
from auditor.work.rights import former_workers

Transfer = tuple[int, int | None, int | None]  # a case, its former worker, its new one


def with_cases(transfers: Iterable[Transfer], by: int | None) -> int:
    """Keep who had the cases, and give unfinished actions to the new workers; returns how many.

    Those that are not owned by the former worker stay, and so do all of a case that nobody
    takes over. Each leaves an event that says from whom to whom.
    """
    workers = {case: (former, new) for case, former, new in transfers if former != new}
    moved = []
    with change():
        former_workers.keep({case: former for case, (former, _) in workers.items()})
        for cases in chunked(workers, ROWS_AT_ONCE):
            for action in _unfinished(Action.case.in_(cases)):
                former, new = workers[action.case_id]
                if rules.passes_on(_held(action), former, new):
                    moved.append((action, new))
        if moved:
            _pass_on(moved, by)
    return len(moved)


def from_person(person: int, new: int, by: int) -> int:
    """Give everything unfinished that a person owns to another (ids), the proposals without an event.
    """
    with change():
        moved = [(action, new) for action in _unfinished(Action.owner == person)]
        _pass_on(moved, by)
        proposed = Action.update(owner=new).where(
            Action.owner == person, Action.state == ActionState.PROPOSED
        ).execute()
    return len(moved) + proposed


def _unfinished(which) -> list[Action]:
    query = Action.select(Action.id, Action.case, Action.owner, Action.state)
    return list(query.where(which, Action.state.in_(UNFINISHED)).order_by(Action.id))


def _held(action: Action) -> rules.ActionFacts:
    return rules.ActionFacts(action.state, action.owner_id)


def _pass_on(moved: list[tuple[Action, int]], by: int | None) -> None:
    people = {action.owner_id for action, _ in moved} | {new for _, new in moved}
    names = dict(Person.select(Person.id, Person.name).where(Person.id.in_(people)).tuples())
    for new in {new for _, new in moved}:
        for ids in chunked((action.id for action, to in moved if to == new), ROWS_AT_ONCE):
            Action.update(owner=new).where(Action.id.in_(ids)).execute()
    for some in chunked(moved, ROWS_AT_ONCE):
        ActionEvent.insert_many([
            {
                "action": action, "by": by, "at": clock.now(), "what": PASSED_ON,
                "text": rules.passed(names[action.owner_id], names[new]),
            }
            for action, new in some
        ]).execute()
