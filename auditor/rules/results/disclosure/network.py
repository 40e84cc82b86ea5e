"""A table as a network, in which counts can be changed along closed ways without changing a sum."""

import heapq
from collections.abc import Callable, Collection, Mapping

from auditor.rules.results.disclosure.counts import Cell, Counts

Step = tuple[Cell, int]  # a count, and whether it goes up (1) or down (-1)
JUDGEMENT, APART, TOTAL = 1, 2, 4  # what it costs to keep a count back


def ends(counts: Counts, cell: Cell) -> tuple[int, int]:
    """The two sums that a count is in, as the ends of an arc.

    Rows are nodes 0, 1, ...; columns come after them, the totals last in each. A sum stays as it is
    where what comes in goes out, so a count is an arc from its row to its column, a total of either
    leads back, and the total of all leads from the totals' row to the totals' column. One row alone
    has no sums of columns: then all columns are one node.
    """
    row, column = cell
    if counts.all_groups is None:
        start, end = 0, 1
    else:
        start, end = row, counts.all_groups + 1 + column
    backwards = (row == counts.all_groups) != (column == counts.all_kinds)
    return (end, start) if backwards else (start, end)


def cheapest_way(
    counts: Counts, start: int, end: int, kept_back: Collection[Cell], moved: Mapping[Cell, int],
    barred: Collection[Cell], least: Callable[[Cell], int],
) -> list[Step] | None:
    """The way from one node to another along which each count can be changed by one, or None.

    Any count can go up. It can go down where it, and what it was `moved` by, come to more than the
    `least` it is to be. Counts that are kept back cost nothing; what others cost does not hang on how
    large they are. Of ways that cost as much the shortest is taken, then the one through the last
    columns: forms put first what is said most, and readers ask for. (Dijkstra's algorithm.)
    """
    steps = _steps(counts, moved, barred, least)
    waiting: list[tuple[int, int, list[tuple[int, int]], int, list[Step]]] = [(0, 0, [], start, [])]
    done: set[int] = set()
    while waiting:
        cost, length, places, node, way = heapq.heappop(waiting)
        if node == end:
            return way
        if node not in done:
            done.add(node)
            for following, step in steps.get(node, ()):
                (row, column), _ = step
                more = 0 if step[0] in kept_back else _price(counts, step[0])
                further = [*places, (-column, row)], following, [*way, step]
                heapq.heappush(waiting, (cost + more, length + 1, *further))
    return None


def _steps(
    counts: Counts, moved: Mapping[Cell, int], barred: Collection[Cell],
    least: Callable[[Cell], int],
) -> dict[int, list[tuple[int, Step]]]:
    """By node, the steps that lead on from it: to which node, by changing which count."""
    found: dict[int, list[tuple[int, Step]]] = {}
    for cell in counts.cells():
        if cell not in barred:
            start, end = ends(counts, cell)
            found.setdefault(start, []).append((end, (cell, 1)))
            if counts[cell] + moved.get(cell, 0) > least(cell):
                found.setdefault(end, []).append((start, (cell, -1)))
    return found


def _price(counts: Counts, cell: Cell) -> int:
    if counts.is_total(cell):
        return TOTAL
    else:
        return APART if cell[1] in counts.apart else JUDGEMENT
