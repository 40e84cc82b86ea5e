"""A table of counts with its totals, and the places in it."""

from collections.abc import Iterator
from dataclasses import dataclass

Cell = tuple[int, int]  # row and column; the row after the last one and the column too are totals


@dataclass(frozen=True)
class Counts:
    """Whole numbers of 0 or more: a row for each group, a column for each grade or answer.

    At least one row and one column, all rows of one length. With more than one row there is a row of
    totals, and always a column of them. `judged`: the columns say how a group was judged, so that it
    matters where all of it is in one. Columns `apart` (by number) are no judgement: not asked, not
    applicable, not graded.
    """

    rows: tuple[tuple[int, ...], ...]
    judged: bool = False
    apart: frozenset[int] = frozenset()

    @property
    def all_groups(self) -> int | None:
        """The row of totals, or None where there is one row, which is its own total."""
        return len(self.rows) if len(self.rows) > 1 else None

    @property
    def all_kinds(self) -> int:
        """The column of totals."""
        return len(self.rows[0])

    @property
    def grand_total(self) -> Cell:
        """The place of the total of all."""
        return (self.all_groups or 0, self.all_kinds)

    def cells(self) -> Iterator[Cell]:
        """Every place, row by row, totals included."""
        for row in range(len(self.rows) + (self.all_groups is not None)):
            for column in range(self.all_kinds + 1):
                yield row, column

    def lines(self) -> Iterator[int]:
        """Every row, that of the totals too: of groups as of all of them."""
        return iter(range(len(self.rows) + (self.all_groups is not None)))

    def judgements(self, row: int) -> list[Cell]:
        """The places of a row that say how its group was judged."""
        return [(row, column) for column in range(self.all_kinds) if column not in self.apart]

    def is_total(self, cell: Cell) -> bool:
        """Whether a place holds a total."""
        return cell[0] == self.all_groups or cell[1] == self.all_kinds

    def __getitem__(self, cell: Cell) -> int:
        row, column = cell
        rows = self.rows if row == self.all_groups else (self.rows[row],)
        return sum(sum(one) if column == self.all_kinds else one[column] for one in rows)
