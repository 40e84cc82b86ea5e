"""How far the grades of auditors and those after review agree: the share, and a weighted kappa.

The kappa is Cohen's, for ordered grades: a difference counts by its square, so that good against
inadequate weighs four times as much as good against requires improvement (J. Cohen, Psychological
Bulletin 70, 1968, 213-220; the quadratic weights are those of J. L. Fleiss and J. Cohen, Educational
and Psychological Measurement 33, 1973, 613-619). Worked examples that the tests repeat, both from
K. L. Gwet, Handbook of Inter-Rater Reliability (2014), with the values that his package irrCAC
publishes for them: 100 records read by two abstractors, 0.892; 223 diagnoses by two methods, 0.383.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from auditor.rules.forms import GRADES

FEWEST = 5  # pairs; of fewer neither share nor kappa says anything
PLACES = {grade.key: place for place, grade in enumerate(GRADES)}


@dataclass(frozen=True)
class Agreement:
    """Of how many pairs of grades how many agree; `kappa` from -1 to 1.

    `share` (0 to 1) and `kappa` are None where there are fewer than FEWEST pairs, `kappa` also
    where every pair is of one and the same grade: then there is nothing to tell from chance.
    """

    pairs: int
    agreed: int
    kappa: float | None

    @property
    def share(self) -> float | None:
        return self.agreed / self.pairs if self.pairs >= FEWEST else None


def agreement(pairs: Mapping[tuple[str, str], int]) -> Agreement:
    """How far first and final grades agree: `pairs` says how often (first, final) met, by key.

    A pair in which either is no grade of the four is passed over.
    """
    counted = {
        (PLACES[first], PLACES[final]): number
        for (first, final), number in pairs.items()
        if first in PLACES and final in PLACES
    }
    total = sum(counted.values())
    agreed = sum(number for (first, final), number in counted.items() if first == final)
    return Agreement(total, agreed, _kappa(counted, total) if total >= FEWEST else None)


def _kappa(counted: Mapping[tuple[int, int], int], total: int) -> float | None:
    """1 less the squared differences that were met, over those that chance would make."""
    firsts, finals = [0] * len(PLACES), [0] * len(PLACES)
    for (first, final), number in counted.items():
        firsts[first] += number
        finals[final] += number
    met = sum((first - final) ** 2 * number for (first, final), number in counted.items())
    by_chance = sum(
        (first - final) ** 2 * firsts[first] * finals[final]
        for first in range(len(PLACES))
        for final in range(len(PLACES))
    )
    return 1 - met * total / by_chance if by_chance else None
