"""Whether and how the grades of a cycle may be printed in its report."""

from collections.abc import Iterable
from dataclasses import dataclass

from auditor.rules.results import disclosure
from auditor.rules.results.report_facts import Graded

NONE_YET = "No audit has been graded yet."
TOO_FEW = (
    f"With fewer than {disclosure.FEWEST} audits, figures by grade could point to a single "
    "person, so they are given in words only."
)
SIGN = "[c]"  # for confidential, as government statistics have it
KEPT_BACK = (
    f"{SIGN} stands for a count that is kept back: fewer than {disclosure.SMALLEST}, or all of a "
    "group, or one from which another that is kept back could be worked out."
)
NOT_OF_ALL = "Grades that were not given in all of the audits are left out."


@dataclass(frozen=True)
class GradeRow:
    """The audits per grade, best first, and in all, as they are printed; None is kept back."""

    title: str
    counts: tuple[int | None, ...]
    total: int | None


@dataclass(frozen=True)
class Printed:
    """The rows of the table of grades that are printed (none: words only), and what is said of it."""

    rows: tuple[GradeRow, ...] = ()
    why: str = ""

    @property
    def drawn(self) -> tuple[GradeRow, ...]:
        """The rows that the picture shows: a bar with a gap would say something else."""
        return tuple(one for one in self.rows if None not in one.counts)


def printed(grades: Iterable[Graded], audits: int, public: bool) -> Printed:
    """What may be printed of the grades overall and by section, of so many audits.

    What is not public is printed whole. In public, fewer than 20 audits are told in words; of more,
    each row goes through the rules of disclosure, and one that is not of all audits is left out: its
    total would tell of how few the others are.
    """
    rows = tuple(one for one in grades if any(one.counts))
    if not rows:
        return Printed(why=NONE_YET)
    elif not public:
        return Printed(tuple(GradeRow(one.title, one.counts, sum(one.counts)) for one in rows))
    elif not disclosure.enough(audits):
        return Printed(why=TOO_FEW)
    else:
        return _in_public(rows, audits)


def _in_public(rows: tuple[Graded, ...], audits: int) -> Printed:
    shown = tuple(_safe(one) for one in rows if sum(one.counts) == audits)
    gaps = any(None in (*one.counts, one.total) for one in shown)
    why = [KEPT_BACK if gaps else "", NOT_OF_ALL if len(shown) < len(rows) else ""]
    return Printed(shown, " ".join(filter(None, why)))


def _safe(row: Graded) -> GradeRow:
    *counts, total = disclosure.printed(disclosure.Counts((row.counts,), judged=True))[0]
    return GradeRow(row.title, tuple(counts), total)
