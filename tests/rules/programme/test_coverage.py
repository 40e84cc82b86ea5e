"""How far open cases are audited, how long some wait, and when the last of them will have been."""

import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.rules.programme import coverage
from auditor.rules.programme.coverage import Figures
from auditor.rules.programme.rotation import last_day
from auditor.rules.programme.sampling import PastAudit, SampledCase, SamplingPlan, draw
from auditor.rules.programme.sampling_frame import past
from sampled import quarters_from

DAY = datetime.date(2026, 10, 1)
OLD, NEW = datetime.date(2024, 9, 30), datetime.date(2024, 10, 1)
PLAN = SamplingPlan(DAY)


def audited(case: int, day: datetime.date | None, worker: int = 1) -> PastAudit:
    return PastAudit(case, worker, day, day)


def load(*cases_of_each: int) -> list[SampledCase]:
    return [SampledCase(100 * worker + one, worker) for worker, n in enumerate(cases_of_each, start=1)
            for one in range(n)]


def test_a_case_counts_for_twenty_four_months():
    cases = [SampledCase(1, 1), SampledCase(2, 1), SampledCase(3, 1)]
    found = coverage.figures(cases, past([audited(1, OLD), audited(2, NEW)]), DAY)
    assert found == Figures(open=3, covered=1, never=1)
    assert found.percent == 33


def test_only_open_cases_count():
    cases = [SampledCase(1, 1, closed_on=DAY), SampledCase(2, 1, opened_on=DAY + datetime.timedelta(1))]
    assert coverage.figures(cases, past([]), DAY) == Figures(0, 0, 0)
    assert coverage.figures(cases, past([]), DAY).percent is None


def test_an_audit_that_goes_on_is_no_audit_yet():
    assert coverage.figures([SampledCase(1, 1)], past([audited(1, None)]), DAY).covered == 0


def test_each_team_has_its_own_figures():
    cases = [SampledCase(1, 1, team=7), SampledCase(2, 1, team=7), SampledCase(3, 2, team=8)]
    found = coverage.by(lambda case: case.team, cases, past([audited(1, NEW)]), DAY)
    assert found == {7: Figures(2, 1, 1), 8: Figures(1, 0, 1)}


def test_who_waits_longest_is_listed_first_and_who_is_being_audited_is_not():
    opened = datetime.date(2024, 12, 1)
    cases = [SampledCase(1, 1), SampledCase(2, 1, opened_on=opened), SampledCase(3, 1), SampledCase(4, 1)]
    known = past([audited(1, OLD), audited(3, None)])
    found = coverage.longest(cases, known, DAY)
    assert [(one.case, one.since) for one in found] == [(4, None), (1, OLD), (2, opened)]


def test_the_past_is_told_as_it_was():
    cases = [SampledCase(1, 1, closed_on=datetime.date(2026, 5, 1)), SampledCase(2, 1)]
    days = coverage.quarters_before(DAY, 3)
    assert [day.isoformat() for day in days] == ["2026-03-31", "2026-06-30", "2026-09-30"]
    found = coverage.past_quarters(cases, [audited(2, datetime.date(2026, 6, 2))], days)
    assert [(one.open, one.covered) for _, one in found] == [(2, 0), (1, 1), (1, 1)]


@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)))
def test_a_quarter_begins_on_the_first_of_january_april_july_or_october(day):
    first = coverage.quarter_of(day)
    assert (first.day, first.month % 3) == (1, 1)
    assert first <= day <= last_day(first)


@settings(max_examples=30)
@given(st.lists(st.integers(1, 15), min_size=1, max_size=12))
def test_the_forecast_is_what_the_draws_come_to(each):
    cases = load(*each)
    forecast = coverage.forecast(cases, [], PLAN, "1")
    waiting, done_in = {case.id for case in cases}, None
    for day, history in quarters_from(DAY, 30):
        taken = draw(cases, history, SamplingPlan(day), "1").taken
        history += [PastAudit(one.case, one.worker, day, last_day(day)) for one in taken]
        waiting -= {one.case for one in taken}
        if not waiting:
            done_in = day
            break
    assert forecast.waiting == len(cases)
    assert forecast.done_in == done_in


def test_the_forecast_goes_quarter_by_quarter():
    found = coverage.forecast(load(9), [], PLAN, "1", shown=3)
    assert [one.figures.percent for one in found.quarters] == [100, 100, 100]
    assert found.done_in == DAY


def test_what_no_draw_takes_is_told_apart():
    cases = [*load(3), SampledCase(1, None), SampledCase(2, 1, restricted=True)]
    found = coverage.forecast(cases, [], PLAN, "1")
    assert (found.waiting, found.unreachable, found.done_in) == (5, 2, DAY)


def test_where_no_case_waits_there_is_no_last_one():
    found = coverage.forecast(load(1), [audited(100, NEW)], PLAN, "1")
    assert (found.waiting, found.done_in) == (0, None)


def test_what_takes_longer_than_twenty_years_has_no_quarter():
    found = coverage.forecast(load(200), [], SamplingPlan(DAY, workers=1, cases_per_worker=1), "1")
    assert found.done_in is None


@settings(max_examples=30)
@given(st.lists(st.integers(1, 40), min_size=1, max_size=12))
def test_the_pace_is_enough_and_one_worker_fewer_is_not(each):
    cases = load(*each)
    workers = coverage.pace(cases, [], PLAN, "1")
    assert workers is not None

    def reached(number: int) -> bool:
        found = draw(cases, [], SamplingPlan(DAY, workers=number), "1")
        return found.cannot_be_reached == 0

    assert reached(workers)
    assert workers == 1 or not reached(workers - 1)


def test_nothing_waits_so_no_pace_is_needed():
    assert coverage.pace([], [], PLAN, "1") == 0


def test_no_pace_reaches_siblings_that_are_too_many_for_one_case_a_quarter():
    cases = [SampledCase(one, one, family="F-1") for one in range(1, 12)]
    assert coverage.pace(cases, [], PLAN, "1") is None
