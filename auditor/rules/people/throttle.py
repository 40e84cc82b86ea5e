"""How long to wait before the next try to sign in."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from math import ceil

REMEMBERED = timedelta(minutes=15)

# Failures that cost nothing. A whole office may share one address, so it is given more of them.
ACCOUNT = 5
ADDRESS = 30


def wait_seconds(
    failures: Iterable[datetime],
    now: datetime,
    *,
    free: int = ACCOUNT,
    base: int = 30,
    longest: int = 900,
) -> int:
    """Whole seconds until another try is allowed; 0 if it is allowed now.

    `failures` are the moments, in any order, of failed tries at one account or from one address;
    for an account, those since it was last signed in to. Only the last 15 minutes count. The
    wait runs from the latest of them: `base` seconds at the `free`-th failure, twice as long at
    each further one, never above `longest`.

    A wait rather than a lock: nobody can shut a colleague out for good. It keeps an account
    within the ten guesses in five minutes that the NCSC's Cyber Essentials requirements allow.
    """
    recent = [moment for moment in failures if now - moment < REMEMBERED]
    if len(recent) < free:
        wait = 0
    else:
        ends = max(recent) + timedelta(seconds=_pause(len(recent) - free, base, longest))
        wait = ceil((ends - now).total_seconds())
    return min(max(wait, 0), longest)


def _pause(beyond: int, base: int, longest: int) -> int:
    # Past twenty doublings any wait is the longest; a flood must not make a huge number first.
    return min(base * 2 ** min(beyond, 20), longest)
