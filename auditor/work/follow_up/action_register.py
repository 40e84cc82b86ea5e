"""The register of actions: lists of what must be done, each as far as its reader may know of it."""

import datetime
from collections.abc import Mapping
from operator import itemgetter
from typing import NamedTuple

import peewee
from peewee import JOIN, fn
from peewee import Case as When

from auditor.records.actions import Action
from auditor.records.audits import Audit
from auditor.records.cases import Case, Cycle
from auditor.records.people import Person, Team
from auditor.rules.cases.cases import SERVICES, known_as
from auditor.rules.follow_up.actions import KEPT
from auditor.rules.parsing import LONGEST_SEARCH, row_number
from auditor.rules.rights.permissions import Role
from auditor.work import case_references, sorting
from auditor.work.follow_up import action_rights
from auditor.work.pagination import Page, page_of
from auditor.work.signed_in import SignedIn

Owner = Person.alias()
MINE, TEAM, TO_VERIFY, ALL = "mine", "team", "verify", "all"
OVERDUE, ANY_STATE = "overdue", "all"  # besides the states themselves
LAST_DAY = datetime.date(9999, 12, 31)  # for the few that were never given a day


class ActionCounts(NamedTuple):
    """How many actions are not finished: one's own, one's team's, to verify, and all that one knows of."""

    mine: int
    team: int
    verify: int
    all: int


def every(me: SignedIn, whose: str, asked: Mapping[str, str]) -> peewee.ModelSelect:
    """The actions that the person may know of, narrowed to `whose` they are and as `asked`.

    `asked`: state (of an action, "overdue", or "all"; what is not finished unless said), cycle, team
    and owner (ids), service, search (part of a reference). What fits nothing is passed over.
    """
    query = with_names().where(action_rights.known(me))
    if whose == MINE:
        query = query.where(Action.owner == me.id)
    elif whose == TEAM:
        query = query.where(action_rights.of_team(me))
    elif whose == TO_VERIFY:
        query = query.where(action_rights.to_verify(me))
    for wanted in _wanted(asked):
        query = query.where(wanted)
    return query


def page(query: peewee.ModelSelect, after: int | None = None, before: int | None = None) -> Page:
    """Fifty actions of `query`, the one due first on top."""
    return page_of(query, _due(), Action.id, after, before)


def first(query: peewee.ModelSelect, most: int) -> list[Action]:
    """The first so many actions of `query`, the one due first on top."""
    return list(query.order_by(_due(), Action.id).limit(most))


def of_owner(person: int) -> peewee.ModelSelect:
    """What a person (an id) owns and has not finished, due first on top, whoever asks.

    Each with its owner, audit, case, cycle and team, so that conditions of `rights` and
    `action_rights` can be added.
    """
    query = with_names().where(Action.owner == person, action_rights.unfinished())
    return query.order_by(_due(), Action.id)


def with_names() -> peewee.ModelSelect:
    """Actions with their owner, audit, cycle, case and team, in one query for lists."""
    return (
        Action.select(Action, Owner, Audit, Cycle, Case, Team)
        .join(Owner, on=(Action.owner == Owner.id), attr="owner").switch(Action)
        .join(Audit).join(Cycle).switch(Audit).join(Case, JOIN.LEFT_OUTER).switch(Audit)
        .join(Team, JOIN.LEFT_OUTER, on=(Audit.team == Team.id), attr="team").switch(Action)
    )


def counts(me: SignedIn) -> ActionCounts:
    """How many actions wait on each list of the register, in one query."""
    conditions = (
        Action.owner == me.id, action_rights.of_team(me), action_rights.to_verify(me), peewee.SQL("1 = 1")
    )
    query = with_names().select(*(fn.SUM(When(None, [(one, 1)], 0)) for one in conditions))
    found = query.where(action_rights.known(me), action_rights.unfinished()).tuples().get()
    return ActionCounts(*(int(number or 0) for number in found))


def usual(me: SignedIn) -> str:
    """The list with which the register opens for a person, by what they do here."""
    if {Role.LEAD, Role.REVIEWER} & me.roles:
        return ALL
    elif Role.SUPERVISOR in me.roles:
        return TEAM
    else:
        return MINE


def choices(me: SignedIn) -> dict[str, list[tuple]]:
    """What the person's register can be narrowed to: (value, words) by filter."""
    query = with_names().where(action_rights.known(me)).select(
        Cycle.starts_on, Cycle.id, Cycle.title, Team.name, Team.id, Owner.name, Owner.id
    )
    found = list(query.distinct().tuples())
    return {
        "cycle": [row[1:3] for row in sorted({row[:3] for row in found}, reverse=True)],
        "service": [(one, one) for one in SERVICES],
        "team": _by_name({(row[4], row[3]) for row in found if row[4]}),
        "owner": _by_name({(row[6], row[5]) for row in found}),
    }


def _by_name(found: set[tuple[int, str]]) -> list[tuple[int, str]]:
    return sorting.by_name(sorted(found), itemgetter(1))


def _wanted(asked: Mapping[str, str]):
    state = asked.get("state", "")
    if state == OVERDUE:
        yield action_rights.overdue()
    elif state in KEPT:
        yield Action.state == state
    elif state != ANY_STATE:
        yield action_rights.unfinished()
    for name, column in (("cycle", Audit.cycle), ("team", Audit.team), ("owner", Action.owner)):
        number = row_number(asked.get(name, ""))
        if number:
            yield column == number
    if asked.get("service") in SERVICES:
        yield Audit.service == asked["service"]
    if search := known_as(asked.get("search", "")[:LONGEST_SEARCH]):
        yield case_references.found_by(search)


def _due():
    return fn.COALESCE(Action.due_on, LAST_DAY)
