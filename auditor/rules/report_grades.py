"""Whether and how the grades of a cycle may be printed in its report."""

from collections.abc import Iterable
from dataclasses import dataclass

from auditor.rules.report_facts import Graded
from auditor.rules.report_words import FEWEST_SAID

FEWEST_AUDITS = 20  # below it the public reads words instead of tables
NONE_YET = "No audit has been graded yet."
TOO_FEW = (
    f"With fewer than {FEWEST_AUDITS} audits, figures by grade could point to a child or to a "
    "worker, so they are given in words only."
)
KEPT_BACK = (
    f"A row that holds a figure from one to {FEWEST_SAID - 1}, or one grade only, is not printed, so "
    "that nothing points to a child or to a worker."
)


@dataclass(frozen=True)
class Row:
    """The audits per grade, best first, and in all, as they are printed; None is kept back."""

    title: str
    counts: tuple[int | None, ...]
    total: int | None


@dataclass(frozen=True)
class Printed:
    """The rows of the table of grades that are printed (none: words only), and what is said of it."""

    rows: tuple[Row, ...] = ()
    why: str = ""

    @property
    def drawn(self) -> tuple[Row, ...]:
        """The rows that the picture shows: a bar with a gap would say something else."""
        return tuple(one for one in self.rows if None not in one.counts)


def printed(grades: Iterable[Graded], audits: int, public: bool) -> Printed:
    """What may be printed of the grades overall and by section, of so many audits.

    What is not public is printed whole. In public, fewer than 20 audits are told in words; of more, a
    row is kept back whole where one of its counts is 1 to 4 or all are in one grade, so that no
    count can be worked out from the others of its row.
    """
    rows = tuple(one for one in grades if any(one.counts))
    safe = tuple(one for one in rows if not public or _tells_of_nobody(one))
    if not rows:
        return Printed(why=NONE_YET)
    elif public and audits < FEWEST_AUDITS:
        return Printed(why=TOO_FEW)
    else:
        shown = tuple(Row(one.title, one.counts, sum(one.counts)) for one in safe)
        return Printed(shown, "" if safe == rows else KEPT_BACK)


def _tells_of_nobody(row: Graded) -> bool:
    given = [count for count in row.counts if count]
    return len(given) > 1 and min(given) >= FEWEST_SAID
