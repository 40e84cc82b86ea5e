"""Counts as they are printed: numbers, or nothing where one is kept back."""

from auditor.rules.results.disclosure.complements import kept_back
from auditor.rules.results.disclosure.counts import Counts
from auditor.rules.results.disclosure.primary import is_small

FEWEST = 20  # audits below which there are neither grades nor answers, and no percentages


def printed(counts: Counts) -> list[list[int | None]]:
    """The table row by row with its totals last; None is kept back."""
    hidden = kept_back(counts)
    return [
        [
            None if (row, column) in hidden else counts[row, column]
            for column in range(counts.all_kinds + 1)
        ]
        for row in counts.lines()
    ]


def single(count: int) -> int | None:
    """A count that is in no table, such as that of concerns; None is fewer than 5, and not none."""
    return None if is_small(count) else count


def enough(audits: int) -> bool:
    """Whether there are so many audits that their grades and answers may be printed as tables."""
    return audits >= FEWEST


def percent(part: int | None, whole: int | None) -> int | None:
    """The share in per cent, halves rounded up; None where it may not be said.

    Both are as printed, so that no percentage tells of a count that is kept back.
    """
    if part is None or whole is None or whole < FEWEST:
        return None
    return (200 * part + whole) // (2 * whole)
