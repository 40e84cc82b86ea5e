"""Which counts are kept back for what they say themselves."""

from auditor.rules.results.disclosure.counts import Cell, Counts

SMALLEST = 5  # the smallest count above none that may be printed


def is_small(count: int) -> bool:
    """Whether a count says too much of too few: 1 to 4."""
    return 0 < count < SMALLEST


def small(counts: Counts) -> list[Cell]:
    """The places of counts and totals of 1 to 4, in order."""
    return [cell for cell in counts.cells() if is_small(counts[cell])]


def alike(counts: Counts) -> list[Cell]:
    """Where all of a group are judged alike: the place of that judgement, one a row at most.

    What was not asked of some, or does not apply to them, leaves the others alike. Nothing to keep back
    where there is only one way to be judged.
    """
    if not counts.judged:
        return []
    found = []
    for row in counts.lines():
        places = counts.judgements(row)
        some = [cell for cell in places if counts[cell]]
        if len(some) == 1 and len(places) > 1:
            found += some
    return found
