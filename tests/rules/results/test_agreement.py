"""Agreement of grades before and after review: published examples, and what must always hold."""

from collections import Counter
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.rules.forms import GRADES
from auditor.rules.results.agreement import FEWEST, agreement

KEYS = [grade.key for grade in GRADES]
PAIRS = st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS)), min_size=FEWEST, max_size=60)


def table(*rows: tuple[int, ...]) -> dict[tuple[str, str], int]:
    """A table of counts, the grades of one judge down and of the other across."""
    return {
        (KEYS[down], KEYS[across]): number
        for down, row in enumerate(rows)
        for across, number in enumerate(row)
    }


@pytest.mark.parametrize("counts, agreed, kappa", [
    # Gwet (2014), abstractors; irrCAC 1.0, kappa2.table with quadratic weights: 0.8921569
    (table((13, 0, 0), (0, 20, 7), (0, 4, 56)), 89, 0.8921569),
    # Gwet (2014), diagnoses by two methods; irrCAC: 0.383
    (table((40, 4, 4, 17), (6, 25, 2, 13), (4, 1, 21, 12), (15, 5, 9, 45)), 131, 0.383),
    # By hand: a difference of one met 4 times; by chance (2 x 3 + 3 x 2) / 5 times
    (table((0, 2, 0, 0), (2, 1, 0, 0)), 1, 1 - 4 / ((2 * 3 + 3 * 2) / 5)),
])
def test_it_equals_the_published_values(counts, agreed, kappa):
    found = agreement(counts)
    assert found.kappa == pytest.approx(kappa, abs=0.0005)
    assert (found.agreed, found.pairs) == (agreed, sum(counts.values()))
    assert found.share == agreed / found.pairs


def test_fewer_than_five_pairs_say_nothing():
    found = agreement({("good", "good"): 3, ("good", "inadequate"): 1})
    assert (found.pairs, found.agreed, found.share, found.kappa) == (4, 3, None, None)
    assert agreement({}).pairs == 0


def test_where_every_pair_is_of_one_grade_there_is_a_share_and_no_kappa():
    found = agreement({("good", "good"): 12})
    assert found.share == 1
    assert found.kappa is None


def test_what_is_no_grade_is_passed_over():
    assert agreement({("good", ""): 9, ("", "good"): 9, ("good", "good"): 5}).pairs == 5


@given(PAIRS)
def test_it_equals_a_naive_count_over_all_pairs_of_pairs(pairs):
    places = [(KEYS.index(first), KEYS.index(final)) for first, final in pairs]
    met = fmean((first - final) ** 2 for first, final in places)
    by_chance = fmean((one - other) ** 2 for one, _ in places for _, other in places)
    found = agreement(Counter(pairs))
    if by_chance:
        assert found.kappa == pytest.approx(1 - met / by_chance)
    else:
        assert found.kappa is None


@given(PAIRS)
def test_it_equals_the_formula_by_covariance(pairs):
    """Fleiss and Cohen (1973): twice the covariance over the variances and the squared shift."""
    ones, others = zip(*((KEYS.index(a), KEYS.index(b)) for a, b in pairs), strict=True)
    mean_one, mean_other = fmean(ones), fmean(others)
    covariance = fmean((a - mean_one) * (b - mean_other) for a, b in zip(ones, others, strict=True))
    spread = (
        fmean((a - mean_one) ** 2 for a in ones) + fmean((b - mean_other) ** 2 for b in others)
        + (mean_one - mean_other) ** 2
    )
    if spread > 1e-12:
        assert agreement(Counter(pairs)).kappa == pytest.approx(2 * covariance / spread)


@given(PAIRS)
def test_it_is_the_same_either_way_round_and_from_worst_to_best(pairs):
    kappa = agreement(Counter(pairs)).kappa
    turned = agreement(Counter((final, first) for first, final in pairs)).kappa
    upside_down = agreement(Counter(
        tuple(KEYS[-1 - KEYS.index(one)] for one in pair) for pair in pairs
    )).kappa
    assert turned == upside_down == (None if kappa is None else pytest.approx(kappa))
    assert kappa is None or -1 <= kappa <= 1


@given(st.lists(st.sampled_from(KEYS), min_size=FEWEST).filter(lambda keys: len(set(keys)) > 1))
def test_perfect_agreement_is_one(grades):
    found = agreement(Counter((grade, grade) for grade in grades))
    assert (found.kappa, found.share) == (1, 1)
