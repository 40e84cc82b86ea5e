"""How long the steps of an audit take, in working days."""

import datetime

from auditor.rules.programme.turnaround import steps

MONDAY = datetime.datetime(2026, 11, 2, 9, 0)


def after(days: int) -> datetime.datetime:
    return MONDAY + datetime.timedelta(days=days)


def found(arrivals, day=7) -> dict:
    return {one.words: (one.took, one.ages) for one in steps(arrivals, after(day).date())}


def test_a_stay_that_is_over_took_days_and_the_last_one_has_an_age():
    said = found([(1, after(0), "allocated"), (1, after(2), "in_progress")])
    assert said["Waiting to be begun"] == ((2,), ())
    assert said["Being filled in"] == ((), (3,))


def test_weekends_are_left_out_and_the_same_day_is_nothing():
    said = found([(1, after(4), "submitted"), (1, after(7), "under_review"), (1, after(7), "signed_off")])
    assert said["Waiting for a reviewer"] == ((1,), ())
    assert said["Under review"] == ((0,), ())


def test_each_stay_counts_where_an_audit_comes_back_to_a_step():
    said = found([(1, after(0), "submitted"), (1, after(1), "under_review"), (1, after(2), "submitted")])
    assert said["Waiting for a reviewer"] == ((1,), (4 - 1,))


def test_audits_are_not_mixed_whatever_comes_between():
    said = found([(1, after(0), "allocated"), (2, after(0), "allocated"), (1, after(1), "in_progress")])
    assert said["Waiting to be begun"] == ((1,), (5,))


def test_what_is_signed_off_withdrawn_or_given_back_is_in_no_step():
    for state in ("signed_off", "withdrawn", "unallocated"):
        assert all(not ages for _, ages in found([(1, after(0), state)]).values())


def test_the_median_has_a_half_where_two_are_in_the_middle():
    arrivals = []
    for audit, days in ((1, 1), (2, 2), (3, 1), (4, 3)):
        arrivals += [(audit, after(0), "allocated"), (audit, after(days), "in_progress")]
    step = steps(arrivals, after(7).date())[0]
    assert step.median == 1.5
    assert steps([], MONDAY.date())[0].median is None
