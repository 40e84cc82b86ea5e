"""Audits are spread evenly, within limits, and never to whom a rule keeps them from."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.rules.programme.balancing import spread

FORBIDDEN = "is in the way"


@st.composite
def cases(draw, most_audits=12, most_auditors=5):
    """Audits, auditors, who may not have what, limits, and what each has already."""
    audits = draw(st.lists(st.integers(1, 99), max_size=most_audits, unique=True))
    auditors = draw(st.lists(st.integers(1, 99), min_size=1, max_size=most_auditors, unique=True))
    pairs = list(product(audits, auditors))
    barred = draw(st.sets(st.sampled_from(pairs))) if pairs else set()
    limits = draw(st.dictionaries(st.sampled_from(auditors), st.integers(0, 5)))
    held = draw(st.dictionaries(st.sampled_from(auditors), st.integers(0, 4)))
    return audits, auditors, barred, limits, held


def spread_with(audits, auditors, barred=(), limits=None, held=None, seed="s"):
    def why_not(audit, auditor):
        return FORBIDDEN if (audit, auditor) in barred else None

    return spread(audits, auditors, why_not, limits, held, seed)


def loads(found, auditors, held) -> list[int]:
    given = list(found.given.values())
    return [held.get(one, 0) + given.count(one) for one in auditors]


@given(cases())
def test_nobody_gets_what_a_rule_keeps_from_them(case):
    found = spread_with(*case)
    assert not set(found.given.items()) & case[2]


@given(cases())
def test_nobody_gets_more_than_their_limit(case):
    _, auditors, _, limits, held = case
    for auditor, load in zip(auditors, loads(spread_with(*case), auditors, held), strict=True):
        assert load <= max(limits.get(auditor, load), held.get(auditor, 0))


@given(cases())
def test_each_audit_is_given_or_says_why_nobody_can_have_it(case):
    audits, auditors, *_ = case
    found = spread_with(*case)
    assert set(found.given) | set(found.left) == set(audits)
    assert not set(found.given) & set(found.left)
    for reasons in found.left.values():
        assert set(reasons) == set(auditors)
        assert all(reasons.values())


@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_rows_means_nothing(case, chance):
    audits, auditors, *rest = case
    before = spread_with(audits, auditors, *rest)
    chance.shuffle(audits)
    chance.shuffle(auditors)
    assert spread_with(audits, auditors, *rest) == before


@given(st.sets(st.integers(1, 999), max_size=60), st.sets(st.integers(1, 99), min_size=1, max_size=9),
       st.text(max_size=5))
def test_where_nothing_binds_loads_differ_by_at_most_one(audits, auditors, seed):
    counts = loads(spread_with(audits, auditors, seed=seed), auditors, {})
    assert max(counts) - min(counts) <= 1
    assert sum(counts) == len(audits)


@settings(max_examples=40)
@given(cases(most_audits=4, most_auditors=3))
def test_no_other_spread_gives_more_or_is_more_even(case):
    audits, auditors, barred, limits, held = case
    found = spread_with(*case)
    best = min(
        measure(choice, auditors, held)
        for choice in product([None, *auditors], repeat=len(audits))
        if allowed(dict(zip(audits, choice, strict=True)), barred, limits, held)
    )
    chosen = [found.given.get(one) for one in audits]
    assert measure(chosen, auditors, held) == best


def allowed(choice, barred, limits, held) -> bool:
    taken = [one for one in choice.values() if one]
    return not set(choice.items()) & barred and all(
        held.get(one, 0) + taken.count(one) <= limits.get(one, 99) for one in taken
    )


def measure(choice, auditors, held) -> tuple[int, int]:
    """What is left, and how uneven the loads are; less is better."""
    counts = [held.get(one, 0) + list(choice).count(one) for one in auditors]
    return list(choice).count(None), sum(count * count for count in counts)


def test_who_holds_fewer_already_gets_more():
    found = spread_with([1, 2, 3], [10, 20], held={10: 3})
    assert loads(found, [10, 20], {10: 3}) == [3, 3]


def test_others_move_along_so_that_the_last_audit_finds_somebody():
    for seed in "abcdefgh":
        found = spread_with([1, 2], [10, 20], barred={(2, 20)}, limits={10: 1, 20: 1}, seed=seed)
        assert found.given == {1: 20, 2: 10}


def test_an_audit_that_nobody_can_have_says_why_of_each():
    found = spread_with([1, 2], [10, 20], barred={(1, 20), (2, 20)}, limits={10: 1})
    (left,) = found.left
    assert found.left[left] == {10: "has 1 and may have 1", 20: FORBIDDEN}


@pytest.mark.parametrize(("audits", "auditors"), [([], [10]), ([1], [])])
def test_nothing_to_give_or_nobody_to_give_to(audits, auditors):
    found = spread_with(audits, auditors)
    assert found.given == {}
    assert list(found.left) == audits


def test_another_seed_gives_the_odd_audit_to_somebody_else():
    odd = {
        tuple(loads(spread_with([1, 2, 3, 4], [10, 20, 30], seed=str(seed)), [10, 20, 30], {}))
        for seed in range(40)
    }
    assert odd == {(2, 1, 1), (1, 2, 1), (1, 1, 2)}
