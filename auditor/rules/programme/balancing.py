"""Audits spread evenly over the auditors of a cycle, within limits and whatever forbids a pair."""

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from auditor.rules.parsing import whole_number
from auditor.rules.programme.rotation import tie

WhyNot = Callable[[int, int], str | None]
MOST_LIMIT = 999


@dataclass(frozen=True)
class Spread:
    """Who is to have which audit: auditor by audit; and for each audit that nobody can have, why
    each auditor cannot, in words that follow their name.
    """

    given: dict[int, int]
    left: dict[int, dict[int, str]]


def spread(
    audits: Iterable[int], auditors: Iterable[int], why_not: WhyNot,
    limits: Mapping[int, int] | None = None, held: Mapping[int, int] | None = None, seed: str = "",
) -> Spread:
    """Give as many audits as can be given, and as evenly as can be.

    `audits` and `auditors` are ids in any order, `why_not(audit, auditor)` says why one may not have
    the other, or None. `limits` are the most audits that an auditor may have altogether (none where
    an auditor is not named), `held` what each has already, which stays with them. Equal choices go
    by `seed` and the ids, so that the same inputs always give the same spread.

    Each audit goes to the least loaded auditor whom it can reach by moving others along (an optimal
    semi-matching: Harvey, Ladner, Lovász and Tamir, Journal of Algorithms 59, 2006), so that no
    other spread has more audits given, or smaller differences between the loads.
    """
    order = sorted(set(audits), key=lambda one: (tie(seed, "audit", one), one))
    known = sorted(set(auditors), key=lambda one: (tie(seed, "auditor", one), one))
    hands = _Hands(known, limits or {}, held or {})
    free = {audit: [one for one in known if why_not(audit, one) is None] for audit in order}
    for audit in order:
        hands.take(audit, free)
    left = {audit: _reasons(audit, known, why_not, hands) for audit in order if audit not in hands.of}
    return Spread(dict(sorted(hands.of.items())), dict(sorted(left.items())))


def read_limit(typed: str) -> tuple[int | None, str | None]:
    """The limit in what was typed, None where nothing was; and what is wrong with it."""
    text = typed.strip()
    if not text:
        return None, None
    limit = whole_number(text, MOST_LIMIT)
    wrong = f"Give a whole number from 0 to {MOST_LIMIT}, or nothing for no limit"
    return limit, wrong if limit is None else None


def check_limits(
    typed: Mapping[str, str], auditors: Mapping[int, str]
) -> tuple[dict[int, int], dict[str, str]]:
    """The most that each auditor may have, by id, and messages by field; `typed` has limit-ID.

    `auditors` are their names by id; who is given no limit is not in what goes out.
    """
    read = {one: read_limit(typed.get(f"limit-{one}", "")) for one in auditors}
    limits = {one: limit for one, (limit, _) in read.items() if limit is not None}
    return limits, {
        f"limit-{one}": f"{auditors[one]}: {problem}" for one, (_, problem) in read.items() if problem
    }


class _Hands:
    """Who has what while the audits are given out."""

    def __init__(self, auditors: list[int], limits: Mapping[int, int], held: Mapping[int, int]):
        self.limits = limits
        self.load = {one: held.get(one, 0) for one in auditors}
        self.of: dict[int, int] = {}

    def take(self, audit: int, free: Mapping[int, list[int]]) -> None:
        """Give an audit out, moving others along the way where that evens the loads."""
        came_by = self._reached(audit, free)
        able = [one for one in came_by if not self.full(one)]
        if able:
            # The first of equals: the nearest, for which fewest others move.
            auditor = min(able, key=lambda one: self.load[one])
            self.load[auditor] += 1
            while auditor is not None:
                moved = came_by[auditor]
                before = self.of.get(moved)
                self.of[moved], auditor = auditor, before

    def full(self, auditor: int) -> bool:
        """Whether an auditor has as many as they may."""
        return auditor in self.limits and self.load[auditor] >= self.limits[auditor]

    def _reached(self, audit: int, free: Mapping[int, list[int]]) -> dict[int, int]:
        """Every auditor whom the audit reaches by moving others, nearest first, each with the audit
        that would move to them.
        """
        came_by, waiting = {}, deque([audit])
        while waiting:
            moving = waiting.popleft()
            for auditor in free[moving]:
                if auditor not in came_by:
                    came_by[auditor] = moving
                    waiting.extend(one for one, whose in self.of.items() if whose == auditor)
        return came_by


def _reasons(
    audit: int, auditors: list[int], why_not: WhyNot, hands: _Hands
) -> dict[int, str]:
    # Whoever may have it has as many as they may: else it would have been given to them.
    return {
        one: why_not(audit, one) or f"has {hands.load[one]} and may have {hands.limits[one]}"
        for one in sorted(auditors)
    }
