"""Which counts are kept back in all: those that say too much, and others that would give them away."""

from collections import Counter
from collections.abc import Callable, Collection

from auditor.rules.results.disclosure import primary
from auditor.rules.results.disclosure.counts import Cell, Counts
from auditor.rules.results.disclosure.network import cheapest_way, ends
from auditor.rules.results.disclosure.primary import SMALLEST

BOTH_SMALL = 2 * (SMALLEST - 1)  # those who are alike may as well be two small groups
Least = Callable[[Cell], int]


def kept_back(counts: Counts) -> frozenset[Cell]:
    """The places that are not printed; all others may be.

    For each count of 1 to 4 there is then another table with the same print in which it is 5 or more;
    for each group that is judged alike one in which it is not; and every count that is kept back
    differs in one of these.
    """
    small, alike = primary.small(counts), primary.alike(counts)
    found = {*small, *alike}
    for cell in alike:
        _let_differ(counts, cell, found)
    _let_stay_the_same_in_print(counts, small, alike, found)
    for cell in small:
        _let_be_five(counts, cell, found)
    if not alike:
        _tell_the_first(counts, found)
    return frozenset(found)


def _let_differ(counts: Counts, cell: Cell, found: set[Cell]) -> None:
    """Keep back what lets one of a group be judged otherwise, the size of the group unchanged."""
    row = cell[0]
    no_judgement = {(row, column) for column in (*counts.apart, counts.all_kinds)}
    start, end = ends(counts, cell)
    barred = {cell, *no_judgement, *_printed_elsewhere(counts, found)}
    found.update(one for one, _ in cheapest_way(counts, start, end, found, {}, barred, _nothing))


def _let_stay_the_same_in_print(
    counts: Counts, small: list[Cell], alike: list[Cell], found: set[Cell]
) -> None:
    """Keep back so many counts of 5 or more, where there are, that other small ones need no more.

    Without this, 1 and 5 beside a total of 6 more than is printed could be nothing but 1 and 5 to
    somebody who knows which counts are kept back: 2 and 4 would have had another one kept back. So
    all small counts may be 4 with the others still 5 or more; and those who are judged alike may be
    two groups instead, of 4 and 5 or of 4 and 4.
    """
    moved: Counter[Cell] = Counter()
    for cell in alike:
        if counts[cell] <= BOTH_SMALL:
            _raise(counts, cell, BOTH_SMALL, found, moved, _large(alike))
            _raise(counts, cell, BOTH_SMALL + 1, found, moved, _small)
    for cell in small:
        _raise(counts, cell, SMALLEST - 1, found, moved, _large(alike))


def _let_be_five(counts: Counts, cell: Cell, found: set[Cell]) -> None:
    """Keep back what lets one count be 5, all sums unchanged; what is 5 or more comes first."""
    moved: Counter[Cell] = Counter()
    for least in (_small, _nothing):
        _raise(counts, cell, SMALLEST, found, moved, least)


def _tell_the_first(counts: Counts, found: set[Cell]) -> None:
    """Say the first count of a single row after all, where the others that are kept back allow it.

    It is Yes, or the best grade, and what readers ask for. It may be said where the others are two or
    more and come to so many that their sum is not small, and that they need not be one each. Where
    all may be 4 it is not said, as somebody who knows the rule would take them to be.
    """
    first = (0, 0)
    others = found - {first, counts.grand_total}
    together = sum(counts[one] for one in others)
    all_four = (SMALLEST - 1) * len(others)
    enough = len(others) > 1 and SMALLEST + len(others) <= together != all_four
    if counts.all_groups is None and counts[first] >= SMALLEST and enough:
        found.discard(first)


def _raise(
    counts: Counts, cell: Cell, target: int, found: set[Cell], moved: Counter[Cell], least: Least
) -> None:
    """Move a count up to `target`, or as far as others go down to the `least` they are to be."""
    start, end = ends(counts, cell)
    barred = {cell, *_printed_elsewhere(counts, found)}
    while (missing := target - counts[cell] - moved[cell]) > 0:
        way = cheapest_way(counts, end, start, found, moved, barred, least)
        if way is None:
            break
        by = min([missing, *(counts[one] + moved[one] - least(one) for one, up in way if up < 0)])
        for one, up in [*way, (cell, 1)]:
            moved[one] += by * up
        found.update(one for one, _ in way)


def _printed_elsewhere(counts: Counts, found: set[Cell]) -> set[Cell]:
    """The total of all, which stands in other tables too: printed in all of them, or in none."""
    return {counts.grand_total} - found


def _nothing(cell: Cell) -> int:
    return 0


def _small(cell: Cell) -> int:
    return SMALLEST - 1


def _large(alike: Collection[Cell]) -> Least:
    """What stays 5 or more; of those who are alike so many that they could be a group of 4 besides."""
    return lambda cell: SMALLEST + SMALLEST - 1 if cell in alike else SMALLEST
