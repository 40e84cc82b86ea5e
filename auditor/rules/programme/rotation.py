"""Whose turn it is to be sampled: workers in order, and the cases of each in order."""

import hashlib
import heapq
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from operator import attrgetter

from auditor.rules.deadlines import add_months

NEVER = date.min
EVER = NEVER + timedelta(days=1)
QUARTER = 3  # months


@dataclass(slots=True)
class QueuedCase:
    """A case in its worker's queue: when it was last audited, and from when it may be again."""

    last: date
    tie: str
    id: int
    family: str = ""
    ready_from: date = NEVER

    def __lt__(self, other: "QueuedCase") -> bool:
        return (self.last, self.tie) < (other.last, other.tie)


@dataclass
class Queue:
    """The cases of one worker, never audited first, then longest ago; and when they were sampled last."""

    worker: int
    tie: str
    sampled: date
    entries: list[QueuedCase]
    never: int = 0

    def sort(self) -> None:
        """Put the cases in order, and count again how many were never audited."""
        self.entries.sort()
        self.never = bisect_left(self.entries, EVER, key=_last)

    def number(self, before: date) -> int:
        """How many cases were last audited before a day, or never."""
        return self.never if before == EVER else bisect_left(self.entries, before, key=_last)


@dataclass(frozen=True)
class Turn:
    """One worker's turn in one draw: the cases taken, and how many places they could not fill."""

    worker: int
    sampled: date
    taken: tuple[QueuedCase, ...]
    short: int


_last = attrgetter("last")


def tie(seed: str, kind: str, number: int) -> str:
    """How ties are broken: a hash of the seed and the id, so that the order of rows means nothing."""
    return hashlib.sha256(f"{seed}|{kind}|{number}".encode()).hexdigest()[:16]


def last_day(start: date) -> date:
    """The last day of the quarter that begins on `start`; its audits count as done by then."""
    return add_months(start, QUARTER) - timedelta(days=1)


class Turns:
    """The queues of all workers; each draw takes from them and puts what it took at their ends.

    `rest_months` is how long a case rests after an audit, `coverage_months` within how long each
    is to be audited.
    """

    def __init__(
        self, queues: Iterable[Queue], per_worker: int, rest_months: int, coverage_months: int,
        one_per_family: bool,
    ):
        self.queues = {queue.worker: queue for queue in queues}
        self.per_worker, self.rest_months = per_worker, rest_months
        self.coverage_months, self.one_per_family = coverage_months, one_per_family
        for queue in self.queues.values():
            queue.sort()

    def copy(self) -> "Turns":
        """The same queues, to be drawn from in another way."""
        queues = [replace(one, entries=[*one.entries]) for one in self.queues.values()]
        return Turns(
            queues, self.per_worker, self.rest_months, self.coverage_months, self.one_per_family
        )

    def due_before(self, day: date, places: int) -> date:
        """Before which day a case must have been audited last to count as not yet audited.

        That is one that was never audited, or that will have waited longer than any is to wait when
        the quarter that begins on `day` ends. Where these are more than two such quarters can take,
        only the oldest of them count, or who has few cases would wait for ever.
        """
        limit = add_months(day, QUARTER - self.coverage_months)
        most = 2 * places
        if sum(queue.never for queue in self.queues.values()) >= most:
            return EVER
        oldest = sorted(
            one.last for queue in self.queues.values()
            for one in queue.entries[: min(most, queue.number(limit))]
        )
        return oldest[most - 1] + timedelta(days=1) if len(oldest) > most else limit

    def needed(self, queue: Queue, due: date, families: Iterable[str] = ()) -> tuple[int, int]:
        """How many turns a worker still needs, and how many of them for cases never audited.

        `due` is the day of `due_before`; cases of `families` do not count.
        """
        never = self._turns(queue, EVER, families)
        return never if due == EVER else self._turns(queue, due, families), never

    def order(self, day: date, places: int) -> list[tuple[int, Queue]]:
        """The workers, who comes first on top, each with the turns they still need."""
        due = self.due_before(day, places)
        known = [(self.needed(queue, due), queue) for queue in self.queues.values()]
        known.sort(key=lambda one: self._rank(one[1], 0, one[0]))
        return [(needed, queue) for (needed, _), queue in known]

    def take(self, day: date, places: int, families: Iterable[str] = ()) -> list[Turn]:
        """Fill so many places on a day, a turn at a time; what is taken counts as audited that quarter.

        Each worker who needs a turn has one before any has a second; places that are left then go
        to whoever needs turns still, and only then to workers all of whose cases have been audited.
        """
        drawn_families, given, turns = set(families), Counter(), []
        due = self.due_before(day, places)
        line = [self._rank(one, 0, self.needed(one, due)) for one in self.queues.values()]
        heapq.heapify(line)
        while places and line:
            queue = self.queues[heapq.heappop(line)[-1]]
            turn = self._turn(queue, day, places, drawn_families)
            if turn.taken:
                places -= len(turn.taken)
                given[queue.worker] += 1
                turns.append(turn)
                needed = self.needed(queue, due, drawn_families)
                heapq.heappush(line, self._rank(queue, given[queue.worker], needed))
        self._put_back(turns, day)
        return turns

    def _turns(self, queue: Queue, before: date, families: Iterable[str]) -> int:
        number = queue.number(before)
        if families and self.one_per_family:
            number = sum(one.family not in families for one in queue.entries[:number])
        return -(-number // self.per_worker)

    def _rank(self, queue: Queue, given: int, needed: tuple[int, int]) -> tuple:
        turns, never = needed
        return (not turns, given, -turns, -never, queue.sampled, queue.tie, queue.worker)

    def _turn(self, queue: Queue, day: date, places: int, families: set[str]) -> Turn:
        wanted, taken, passed_over, seen = min(self.per_worker, places), [], [], 0
        for one in queue.entries:
            if len(taken) == wanted or one.ready_from > day:
                break
            seen += 1
            if self.one_per_family and one.family and one.family in families:
                passed_over.append(one)
            else:
                taken.append(one)
                families |= {one.family} - {""}
        queue.entries = passed_over + queue.entries[seen:]
        queue.never -= sum(one.last == NEVER for one in taken)
        return Turn(queue.worker, queue.sampled, tuple(taken), wanted - len(taken))

    def _put_back(self, turns: list[Turn], day: date) -> None:
        done = last_day(day)
        ready = max(add_months(done, self.rest_months), add_months(day, QUARTER))
        for turn in turns:
            queue = self.queues[turn.worker]
            queue.sampled = day
            again = sorted(QueuedCase(done, one.tie, one.id, one.family, ready) for one in turn.taken)
            in_order = not queue.entries or queue.entries[-1] < again[0]
            queue.entries += again
            if not in_order:
                queue.sort()
