"""What an attacker can work out of a printed table: by elimination, and by trying whole numbers."""

from collections.abc import Iterator
from fractions import Fraction

Print = list[list[int | None]]  # rows and columns with their totals last; None is kept back


def sums(table: Print) -> list[tuple[dict[tuple[int, int], int], int]]:
    """Every equation of a printed table: what is kept back in it, by its place, and the sum."""
    tall, wide = len(table), len(table[0])
    lines = [[(row, column) for column in range(wide)] for row in range(tall)]
    if tall > 1:
        lines += [[(row, column) for row in range(tall)] for column in range(wide)]
    found = []
    for line in lines:
        signs = {place: 1 for place in line[:-1]} | {line[-1]: -1}
        known = sum(sign * table[row][column] for (row, column), sign in signs.items()
                    if table[row][column] is not None)
        unknown = {place: sign for place, sign in signs.items() if table[place[0]][place[1]] is None}
        found.append((unknown, -known))
    return found


def determined(table: Print) -> set[tuple[int, int]]:
    """The places kept back whose count follows from the sums alone: Gaussian elimination, exact."""
    places = sorted({place for unknown, _ in sums(table) for place in unknown})
    rows = [[Fraction(unknown.get(place, 0)) for place in places] for unknown, _ in sums(table)]
    done = 0
    for column in range(len(places)):
        pivot = next((row for row in range(done, len(rows)) if rows[row][column]), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        rows[done] = [value / rows[done][column] for value in rows[done]]
        for row, values in enumerate(rows):
            if row != done and values[column]:
                rows[row] = [one - values[column] * other
                             for one, other in zip(values, rows[done], strict=True)]
        done += 1
    alone = [row for row in rows if sum(1 for value in row if value) == 1]
    return {places[next(at for at, value in enumerate(row) if value)] for row in alone}


def fillings(table: Print, most: int) -> Iterator[list[list[int]]]:
    """Every table of whole numbers from 0 to `most` that is printed so, totals not included."""
    tall = max(len(table) - 1, 1)
    wide = len(table[0]) - 1
    yield from _fill(table, most, tall, wide, [], [0] * wide)


def rows_of(total: int, wide: int) -> Iterator[tuple[int, ...]]:
    """Every row of so many whole numbers of 0 or more with this sum."""
    return _rows([None] * wide + [total], [total] * wide)


def _fill(table, most, tall, wide, rows, columns):
    if len(rows) == tall:
        below = table[-1] if len(table) > 1 else [None] * (wide + 1)
        total = sum(columns)
        if all(said in (None, have) for said, have in zip(below, [*columns, total], strict=True)):
            yield [list(row) for row in rows]
        return
    limits = [
        most if len(table) == 1 or table[-1][column] is None else table[-1][column] - columns[column]
        for column in range(wide)
    ]
    for row in _rows(table[len(rows)], limits):
        after = [one + more for one, more in zip(columns, row, strict=True)]
        yield from _fill(table, most, tall, wide, [*rows, row], after)


def _rows(said: list[int | None], limits: list[int], begun: tuple = ()) -> Iterator[tuple[int, ...]]:
    at, total = len(begun), said[-1]
    left = None if total is None else total - sum(begun)
    if at == len(limits):
        if left in (None, 0):
            yield begun
        return
    known = said[at]
    last = at == len(limits) - 1 and left is not None
    choices = [known] if known is not None else [left] if last else range(limits[at] + 1)
    for value in choices:
        if 0 <= value <= limits[at] and (left is None or value <= left):
            yield from _rows(said, limits, (*begun, value))
