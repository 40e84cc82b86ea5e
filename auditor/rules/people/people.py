"""Who may change whom, whose account is open, who supervises whom, and which roles somebody must hold."""

import datetime
from collections.abc import Iterable

from auditor.rules.rights.permissions import Role

INDISPENSABLE = (Role.ADMINISTRATOR, Role.LEAD)


def may_change(
    actor: Iterable[str], target: Iterable[str], wanted: Iterable[str] | None = None
) -> bool:
    """Whether somebody with the roles `actor` may change an account that holds the roles `target`.

    `wanted` are the roles that it would hold afterwards; None leaves them as they are, as in a
    correction, a closing or a new link. An administrator may change everybody; a lead everybody but
    administrators, and makes none; others change nobody.
    """
    actor, target = frozenset(actor), frozenset(target)
    after = target if wanted is None else frozenset(wanted)
    if Role.ADMINISTRATOR in actor:
        return True
    else:
        return Role.LEAD in actor and Role.ADMINISTRATOR not in target | after


def roles_to_give(actor: Iterable[str]) -> tuple[Role, ...]:
    """The roles that somebody with the roles `actor` may give and take, in their usual order."""
    return tuple(role for role in Role if may_change(actor, (), (role,)))


def left_without(
    before: Iterable[str], after: Iterable[str], others: Iterable[str]
) -> tuple[Role, ...]:
    """The indispensable roles that nobody would hold any more after one account is changed.

    `before` and `after` are the roles of that account, none for an account that cannot sign in or
    whose access will end; `others` are the roles of all other people who can sign in. Without an
    administrator or without a lead the tool could not be set right again.
    """
    lost = frozenset(before) - frozenset(after) - frozenset(others)
    return tuple(role for role in INDISPENSABLE if role in lost)


def is_open(closed: bool, access_ends: datetime.date | None, today: datetime.date) -> bool:
    """Whether an account is open: it was not closed, and its access, if it ends, has not ended yet.

    `access_ends` is the last day of access, which is among its days.
    """
    return not closed and (access_ends is None or today <= access_ends)


def supervisor_of(worker: int, own: int | None, of_team: int | None) -> int | None:
    """Who supervises a worker: their own supervisor, else their team's, never they themselves."""
    return next((one for one in (own, of_team) if one not in (None, worker)), None)
