"""Which cases a draw takes, which it leaves out, and that nothing but the seed decides a tie."""

import dataclasses
import datetime
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.rules.programme.rotation import last_day
from auditor.rules.programme.sampling import PastAudit, Reason, SampledCase, SamplingPlan, draw
from sampled import quarters_from

DAY = datetime.date(2026, 10, 1)
LONG_AGO, LATELY = datetime.date(2025, 3, 3), datetime.date(2026, 2, 2)


def audited(case: int, day: datetime.date | None, worker: int = 1, **more) -> PastAudit:
    return PastAudit(case, worker, day, day, **more)


def taken(cases, history=(), seed="1", **plan) -> list[int]:
    return [one.case for one in draw(cases, history, SamplingPlan(DAY, **plan), seed).taken]


def why_not(cases, history=(), **plan) -> dict[int, Reason]:
    return {one.case: one.reason for one in draw(cases, history, SamplingPlan(DAY, **plan), "1").left_out}


def done(result, day: datetime.date) -> list[PastAudit]:
    """What was drawn on a day, signed off by the end of that quarter."""
    return [PastAudit(one.case, one.worker, day, last_day(day)) for one in result.taken]


def several(worker: int, *ids: int) -> list[SampledCase]:
    return [SampledCase(one, worker) for one in ids]


days = st.none() | st.dates(datetime.date(2022, 1, 1), DAY)
some_cases = st.lists(
    st.builds(
        SampledCase, id=st.integers(1, 60), worker=st.none() | st.integers(1, 6),
        service=st.sampled_from(["Early Help", "Children's Social Care"]),
        plan=st.sampled_from(["early help", "looked after"]),
        family=st.sampled_from(["", "", "F-1", "F-2"]), restricted=st.booleans(),
        closed_on=st.none() | st.dates(DAY - datetime.timedelta(40), DAY + datetime.timedelta(40)),
    ),
    unique_by=lambda case: case.id, max_size=40,
)
audits = st.lists(
    st.builds(PastAudit, case=st.integers(1, 60), worker=st.none() | st.integers(1, 6),
              sampled_on=days, signed_off_on=days, here=st.booleans()),
    max_size=40,
)
plans = st.builds(
    SamplingPlan, day=st.just(DAY), workers=st.integers(1, 5), cases_per_worker=st.integers(1, 4),
    services=st.sampled_from([(), ("Early Help",)]), plans=st.sampled_from([(), ("looked after",)]),
    rest_months=st.sampled_from([0, 12]), one_per_family=st.booleans(),
)


@given(some_cases, audits, plans, st.text(max_size=5), st.randoms())
def test_the_same_draw_whatever_the_order_of_rows(cases, history, plan, seed, chance):
    first = draw(cases, history, plan, seed)
    chance.shuffle(cases)
    chance.shuffle(history)
    assert draw(cases, history, plan, seed) == first


@given(some_cases, audits, plans)
def test_what_is_excluded_is_never_drawn_and_every_case_is_accounted_for(cases, history, plan):
    result = draw(cases, history, plan, "7")
    known = {case.id: case for case in cases}
    drawn = [known[one.case] for one in result.taken]
    for case in drawn:
        own = [one for one in history if one.case == case.id]
        assert not case.restricted
        assert case.closed_on is None or case.closed_on > DAY
        assert not plan.services or case.service in plan.services
        assert not plan.plans or case.plan in plan.plans
        assert not any(one.here or one.signed_off_on is None for one in own)
        if plan.rest_months:
            assert all(one.signed_off_on <= DAY.replace(year=2025) for one in own)
    if plan.one_per_family:
        assert max(Counter(one.family for one in drawn if one.family).values(), default=1) == 1
    every = [one.case for one in (*result.taken, *result.left_out)]
    assert sorted(every) == sorted(known)
    assert len(drawn) + result.unfilled == plan.places


def test_the_seed_decides_between_equals():
    cases = several(1, *range(1, 30))
    draws = {tuple(taken(cases, seed=str(seed), workers=1)) for seed in range(20)}
    assert len(draws) > 10


def test_who_needs_most_turns_comes_first():
    cases = several(1, 11, 12) + several(2, 21, 22, 23, 24) + several(3, 31, 32, 33)
    result = draw(cases, [], SamplingPlan(DAY, workers=1), "1")
    assert {one.worker for one in result.taken} == {2}
    assert [(one.worker, one.needed) for one in result.workers][0] == (2, 2)


def test_between_as_many_turns_who_was_sampled_longest_ago_comes_first():
    cases = several(1, 11) + several(2, 21) + several(3, 31)
    history = [audited(91, LATELY, 1), audited(92, LONG_AGO, 2), audited(93, LATELY, 3)]
    assert taken(cases, history, workers=1, cases_per_worker=1) == [21]


def test_a_re_audit_is_no_turn_of_its_worker():
    cases = several(1, 11) + several(2, 21)
    history = [PastAudit(91, 1, None, LATELY), audited(92, LONG_AGO, 2)]
    assert taken(cases, history, workers=1, cases_per_worker=1) == [11]


def test_of_a_worker_comes_first_what_was_never_audited_then_what_was_longest_ago():
    older = LONG_AGO - datetime.timedelta(100)
    history = [audited(11, LONG_AGO), audited(12, older)]
    assert taken(several(1, 11, 12, 13), history, workers=1, cases_per_worker=2) == [13, 12]


def test_a_place_that_a_worker_cannot_fill_goes_to_the_next_and_the_draw_says_so():
    cases = several(1, 11, 12, 13) + several(2, 21) + several(3, 31)
    result = draw(cases, [], SamplingPlan(DAY, workers=2), "1")
    assert sorted(one.case for one in result.taken) == [11, 12, 13, 21, 31]
    assert result.unfilled == 1
    assert {one.worker: (one.taken, one.short) for one in result.workers}[1] == (3, 0)
    assert sorted(one.short for one in result.workers) == [0, 1, 2]


def test_everybody_who_needs_a_turn_has_one_before_anybody_has_two():
    cases = several(1, *range(11, 21)) + several(2, 21) + several(3, 31)
    workers = [one.worker for one in draw(cases, [], SamplingPlan(DAY), "1").taken]
    assert Counter(workers) == {1: 7, 2: 1, 3: 1}


@pytest.mark.parametrize(("case", "history", "reason"), [
    (SampledCase(1, 1, closed_on=DAY), [], Reason.CLOSED),
    (SampledCase(1, 1, restricted=True), [], Reason.RESTRICTED),
    (SampledCase(1, 1, service="Early Help"), [], Reason.OTHER_SERVICE),
    (SampledCase(1, 1, service="Social Care", plan="early help"), [], Reason.OTHER_PLAN),
    (SampledCase(1, None, service="Social Care"), [], Reason.NO_WORKER),
    (SampledCase(1, 1, service="Social Care"), [audited(1, LATELY)], Reason.RESTS),
    (SampledCase(1, 1, service="Social Care"), [audited(1, None)], Reason.NOW),
    (SampledCase(1, 1, service="Social Care"), [audited(1, LATELY, here=True)], Reason.HERE),
])
def test_each_exclusion_is_named(case, history, reason):
    if reason is not Reason.OTHER_PLAN:
        case = dataclasses.replace(case, plan="looked after")
    found = why_not([case], history, services=("Social Care", ""), plans=("looked after",))
    assert found == {1: reason}


def test_a_case_rests_until_twelve_months_are_over():
    a_year_ago = DAY.replace(year=2025)
    assert taken(several(1, 1), [audited(1, a_year_ago)]) == [1]
    late, = draw(several(1, 1), [audited(1, LATELY)], SamplingPlan(DAY), "1").left_out
    assert late.until == LATELY.replace(year=2027)
    assert taken(several(1, 1), [audited(1, LATELY)], rest_months=0) == [1]


def test_one_case_per_family_and_the_other_names_its_sibling():
    cases = [SampledCase(1, 1, family="F-1"), SampledCase(2, 2, family="F-1")]
    result = draw(cases, [], SamplingPlan(DAY), "1")
    (one,), (other,) = result.taken, result.left_out
    assert (other.reason, other.sibling) == (Reason.FAMILY, one.case)
    assert sorted(taken(cases, one_per_family=False)) == [1, 2]


def test_a_sibling_of_a_case_of_this_cycle_is_left_out():
    cases = [SampledCase(1, 1, family="F-1"), SampledCase(2, 2, family="F-1")]
    assert why_not(cases, [audited(1, LATELY, here=True)]) == {1: Reason.HERE, 2: Reason.FAMILY}


def test_those_left_out_are_told_apart():
    cases = several(1, *range(1, 8)) + several(2, *range(11, 15)) + several(3, 21)
    found = why_not(cases, workers=2)
    assert Counter(found.values()) == {Reason.OTHERS_FIRST: 5, Reason.WORKER_LATER: 1}


def test_where_supervision_is_audited_each_worker_is_a_place():
    workers = [SampledCase(one, one) for one in (1, 2, 3, 4)]
    history = [audited(1, LATELY, 1), audited(2, LONG_AGO, 2)]
    plan = SamplingPlan(DAY, workers=2, subject="worker")
    assert sorted(one.case for one in draw(workers, history, plan, "1").taken) == [3, 4]


def loads(total: int):
    return st.lists(st.integers(1, 24), min_size=1, max_size=total).map(
        lambda found: _cut(found, total)
    )


def _cut(found: list[int], total: int) -> list[int]:
    """Case loads that make up the total: what is too much is cut, what lacks is one more worker's."""
    kept = []
    for load in found:
        kept.append(min(load, total - sum(kept)))
    return [load for load in [*kept, total - sum(kept)] if load > 0]


@settings(max_examples=40)
@given(loads(64), st.integers(1, 1000))
def test_in_two_years_every_steady_case_is_audited_or_the_draw_says_how_many_are_not(load, seed):
    cases = [SampledCase(100 * worker + one, worker) for worker, n in enumerate(load) for one in range(n)]
    first, audited_cases = None, set()
    for day, history in quarters_from(DAY, 8):
        result = draw(cases, history, SamplingPlan(day), str(seed))
        first = first or result
        audited_cases |= {one.case for one in result.taken}
        history += done(result, day)
    missed = len(cases) - len(audited_cases)
    assert first.cannot_be_reached == missed
    if sum(-(-n // 3) for n in load) <= 24:
        assert missed == 0


@pytest.mark.parametrize("seed", range(3))
def test_in_the_years_after_no_steady_case_waits_longer_than_two_years(seed):
    load = [10, 9, 8, 8, 7, 7, 6, 5, 4]
    cases = [SampledCase(100 * worker + one, worker) for worker, n in enumerate(load) for one in range(n)]
    last, longest = {case.id: 0 for case in cases}, 0
    for number, (day, history) in enumerate(quarters_from(DAY, 40)):
        result = draw(cases, history, SamplingPlan(day), str(seed))
        for one in result.taken:
            longest = max(longest, number - last[one.case])
            last[one.case] = number
        history += done(result, day)
    assert longest <= 8


@pytest.mark.parametrize("seed", range(3))
def test_where_cases_come_and_go_the_longest_wait_is_bounded(seed):
    """Four of 64 cases close each quarter and four others open: 68 first audits a year and more."""
    load = [10, 9, 8, 8, 7, 7, 6, 5, 4]
    cases = {100 * worker + one: SampledCase(100 * worker + one, worker)
             for worker, n in enumerate(load) for one in range(n)}
    since, longest, new = dict.fromkeys(cases, 0), 0, 10_000
    for number, (day, history) in enumerate(quarters_from(DAY, 40)):
        result = draw(cases.values(), history, SamplingPlan(day), str(seed))
        for one in result.taken:
            longest = max(longest, number - since[one.case])
            since[one.case] = number
        history += done(result, day)
        for closed in sorted(cases, key=lambda one: (one * 7919 + number * 104_729 + seed) % 1009)[:4]:
            new += 1
            cases[new] = SampledCase(new, cases.pop(closed).worker)
            since[new] = number + 1
    waiting = max(40 - since[one] for one in cases)
    assert max(longest, waiting) <= 16, "a case waited for more than four years"
