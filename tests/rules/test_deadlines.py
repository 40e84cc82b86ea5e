"""Due dates in the working days of England, as the team counts them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.rules.deadlines import (
    Limits,
    add_months,
    add_working_days,
    days_late,
    describe_due,
    late,
    late_before,
    london_day,
    working_day,
    working_days_between,
)

DAYS = st.dates(date(2015, 1, 1), date(2045, 12, 31))
COUNTS = st.integers(0, 250)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 23), True),  # a Monday
        (date(2026, 11, 27), True),  # its Friday
        (date(2026, 11, 28), False),
        (date(2026, 11, 29), False),
        (date(2026, 4, 3), False),  # Good Friday
        (date(2026, 4, 6), False),  # Easter Monday
        (date(2026, 4, 7), True),
        (date(2026, 5, 4), False),  # early May
        (date(2026, 5, 25), False),  # spring
        (date(2026, 8, 31), False),  # summer
        (date(2026, 12, 25), False),
        (date(2026, 12, 28), False),  # for Boxing Day on a Saturday
        (date(2026, 12, 29), True),
        (date(2027, 12, 27), False),  # for Christmas Day on a Saturday
        (date(2027, 12, 28), False),  # for Boxing Day on a Sunday
        (date(2022, 12, 26), False),  # Boxing Day on a Monday
        (date(2022, 12, 27), False),  # for Christmas Day on a Sunday
        (date(2022, 12, 28), True),
        (date(2022, 1, 3), False),  # for New Year's Day on a Saturday
        (date(2020, 5, 8), False),  # early May, moved to VE day
        (date(2020, 5, 4), True),
        (date(2022, 6, 2), False),  # spring, moved to the jubilee
        (date(2022, 6, 3), False),
        (date(2023, 5, 8), False),  # the coronation
        (date(2026, 3, 17), True),  # St Patrick's Day is Northern Ireland's
        (date(2026, 11, 30), True),  # St Andrew's Day is Scotland's
        (date(2026, 1, 2), True),  # 2 January is Scotland's
    ],
)
def test_bank_holidays_of_england_and_weekends_are_left_out(day, works):
    assert working_day(day) is works


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
        (date(2026, 11, 28), 0, date(2026, 11, 28)),
        (date(2026, 11, 23), 1, date(2026, 11, 24)),
        (date(2026, 11, 23), 5, date(2026, 11, 30)),
        (date(2026, 11, 23), 10, date(2026, 12, 7)),
        (date(2026, 11, 27), 1, date(2026, 11, 30)),
        (date(2026, 11, 28), 1, date(2026, 11, 30)),
        (date(2026, 11, 29), 1, date(2026, 11, 30)),
        (date(2026, 4, 2), 1, date(2026, 4, 7)),  # over Easter
        (date(2026, 3, 27), 10, date(2026, 4, 14)),
        (date(2026, 12, 24), 1, date(2026, 12, 29)),
        (date(2026, 12, 24), 4, date(2027, 1, 4)),
        (date(2027, 12, 24), 1, date(2027, 12, 29)),
    ],
)
def test_the_starting_day_is_not_counted(start, days, end):
    assert add_working_days(start, days) == end


def test_working_days_are_counted_forwards_only():
    with pytest.raises(ValueError, match="forwards"):
        add_working_days(date(2026, 11, 23), -1)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (date(2026, 11, 23), date(2026, 11, 23), 0),
        (date(2026, 11, 23), date(2026, 11, 24), 1),
        (date(2026, 11, 27), date(2026, 11, 29), 0),
        (date(2026, 11, 27), date(2026, 11, 30), 1),
        (date(2026, 4, 2), date(2026, 4, 6), 0),
        (date(2026, 12, 24), date(2027, 1, 4), 4),
        (date(2026, 11, 24), date(2026, 11, 23), 0),
    ],
)
def test_the_days_between_are_those_after_the_first_up_to_the_last(start, end, days):
    assert working_days_between(start, end) == days


@given(DAYS, st.integers(1, 250))
def test_a_due_date_is_a_working_day(start, days):
    assert working_day(add_working_days(start, days))


@given(DAYS, COUNTS)
def test_counting_back_gives_the_days_that_were_added(start, days):
    assert working_days_between(start, add_working_days(start, days)) == days


@given(DAYS, COUNTS, COUNTS)
def test_a_longer_limit_is_never_due_sooner(start, one, other):
    fewer, more = sorted((one, other))
    assert add_working_days(start, fewer) <= add_working_days(start, more)


@given(DAYS, st.integers(0, 60), COUNTS)
def test_who_starts_later_is_never_due_sooner(start, later, days):
    assert add_working_days(start, days) <= add_working_days(start + timedelta(later), days)


@given(DAYS, st.integers(0, 400))
def test_no_more_working_days_than_days(start, days):
    assert 0 <= working_days_between(start, start + timedelta(days)) <= days


@pytest.mark.parametrize(
    ("due", "today", "late"),
    [
        (date(2026, 11, 27), date(2026, 11, 26), 0),
        (date(2026, 11, 27), date(2026, 11, 27), 0),
        (date(2026, 11, 27), date(2026, 11, 28), 0),
        (date(2026, 11, 27), date(2026, 11, 30), 1),
        (date(2026, 11, 28), date(2026, 11, 30), 1),
        (date(2026, 11, 23), date(2026, 11, 26), 3),
        (date(2026, 12, 24), date(2026, 12, 28), 0),
        (date(2026, 12, 24), date(2026, 12, 29), 1),
    ],
)
def test_a_thing_is_late_from_the_next_working_day(due, today, late):
    assert days_late(due, today) == late


@pytest.mark.parametrize(
    ("due", "today", "said"),
    [
        (date(2026, 11, 23), date(2026, 11, 23), ("today", False)),
        (date(2026, 11, 24), date(2026, 11, 23), ("tomorrow", False)),
        (date(2026, 11, 28), date(2026, 11, 27), ("tomorrow", False)),
        (date(2026, 11, 30), date(2026, 11, 27), ("in 1 working day", False)),
        (date(2026, 11, 29), date(2026, 11, 27), ("in 2 days", False)),
        (date(2026, 12, 3), date(2026, 11, 23), ("in 8 working days", False)),
        (date(2026, 11, 27), date(2026, 11, 28), ("yesterday", False)),
        (date(2026, 11, 27), date(2026, 11, 29), ("2 days ago", False)),
        (date(2026, 11, 27), date(2026, 11, 30), ("1 day late", True)),
        (date(2026, 11, 23), date(2026, 11, 26), ("3 days late", True)),
    ],
)
def test_a_due_date_is_told_as_people_say_it(due, today, said):
    assert describe_due(due, today) == said


@given(DAYS, st.integers(-60, 60))
def test_late_is_what_is_a_working_day_late_or_more(due, days):
    today = due + timedelta(days=days)
    assert late(due, today) == (days_late(due, today) > 0) == describe_due(due, today)[1]
    assert late(due, today) == (due < late_before(today))
    assert not late(None, today)


@given(DAYS, st.integers(-60, 60))
def test_what_is_told_as_late_is_late(due, days):
    today = due + timedelta(days)
    text, late = describe_due(due, today)
    assert late == (days_late(due, today) > 0) == text.endswith("late")


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 11, 23), 3, date(2027, 2, 23)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 31), 0, date(2026, 12, 31)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 1, 31), -1, date(2025, 12, 31)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 11, 23), -24, date(2024, 11, 23)),
    ],
)
def test_a_month_on_is_the_same_day_or_the_last_of_a_shorter_month(day, months, then):
    assert add_months(day, months) == then


@given(DAYS, st.integers(-120, 120))
def test_months_there_and_back_differ_by_a_clamped_end_of_month_at_most(day, months):
    assert 0 <= (day - add_months(add_months(day, months), -months)).days <= 3


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 7, 1, 22, 59), date(2026, 7, 1)),
        (datetime(2026, 7, 1, 23, 0), date(2026, 7, 2)),
        (datetime(2026, 7, 1, 23, 0, tzinfo=UTC), date(2026, 7, 2)),
        (datetime(2026, 1, 1, 23, 59), date(2026, 1, 1)),
        (datetime(2026, 3, 28, 23, 30), date(2026, 3, 28)),  # the night the clocks go forward
        (datetime(2026, 10, 24, 23, 30), date(2026, 10, 25)),  # and back
    ],
)
def test_days_begin_at_londons_midnight(moment, day):
    assert london_day(moment) == day


def test_a_team_that_set_nothing_has_the_usual_limits():
    assert Limits.from_settings({}) == Limits(
        complete=10, correct=5, review=5, discuss=10, action=20, urgent_action=5,
        re_audit_months=3, rest_months=12, coverage_months=24,
    )  # fmt: skip


def test_a_team_sets_its_own_limits():
    limits = Limits.from_settings({"complete": 15, "urgent_action": " 2 ", "colour": "teal"})
    assert limits == Limits(complete=15, urgent_action=2)


@pytest.mark.parametrize("value", [1, 250, "1", "250"])
def test_a_limit_may_be_from_1_to_250(value):
    assert Limits.from_settings({"review": value}).review == int(value)


@pytest.mark.parametrize(
    "value", [0, 251, -1, "0", "251", "-5", "", "ten", "5.0", 5.0, True, None, [5], "²", "9" * 99]
)
def test_a_limit_that_is_no_such_number_is_refused_by_its_name(value):
    with pytest.raises(ValueError, match="^Working days for each review: .* 1 to 250"):
        Limits.from_settings({"review": value})


def test_limits_do_not_change_under_way():
    with pytest.raises(AttributeError):
        Limits().complete = 20
