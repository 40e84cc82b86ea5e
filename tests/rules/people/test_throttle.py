"""Failed sign-ins slow down whoever guesses, and never shut a colleague out for good."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.rules.people.throttle import ACCOUNT, ADDRESS, wait_seconds

NOON = datetime(2026, 11, 23, 12, 0)


def failed(*seconds_ago):
    return [NOON - timedelta(seconds=seconds) for seconds in seconds_ago]


@pytest.mark.parametrize(
    ("failures", "seconds"),
    [
        (failed(), 0),
        (failed(1), 0),
        (failed(1, 1, 1, 1), 0),
        (failed(0, 1, 2, 3, 4), 30),
        (failed(4, 3, 2, 1, 0), 30),  # in whatever order
        (failed(10, 11, 12, 13, 14), 20),
        (failed(29, 40, 50, 60, 70), 1),
        (failed(30, 40, 50, 60, 70), 0),
        (failed(*[0] * 6), 60),
        (failed(*[0] * 7), 120),
        (failed(*[0] * 8), 240),
        (failed(*[0] * 9), 480),
        (failed(*[0] * 10), 900),
        (failed(*[0] * 5000), 900),
        (failed(*[899] * 50), 1),
        (failed(*[900] * 50), 0),  # forgotten after 15 minutes
        (failed(0, 1, 2, 3, 900), 0),
        (failed(0.5, 1, 2, 3, 4), 30),  # never less than is left
    ],
)
def test_after_five_failures_each_further_one_doubles_the_wait(failures, seconds):
    assert wait_seconds(failures, NOON) == seconds


def test_an_office_behind_one_address_has_more_tries_than_one_account():
    failures = failed(*[0] * (ADDRESS - 1))
    assert wait_seconds(failures, NOON, free=ADDRESS) == 0
    assert wait_seconds(failures, NOON, free=ACCOUNT) == 900
    assert wait_seconds(failures + failed(0), NOON, free=ADDRESS) == 30


def test_a_clock_put_back_makes_nobody_wait_longer_than_the_longest():
    assert wait_seconds([NOON + timedelta(hours=1)] * 9, NOON) == 900


def test_a_patient_guesser_has_no_more_than_ten_tries_in_five_minutes():
    tries, now = [], NOON
    while now < NOON + timedelta(hours=3):
        wait = wait_seconds(tries, now)
        if wait == 0:
            tries.append(now)
        now += timedelta(seconds=wait)
    most = max(
        sum(first <= one < first + timedelta(minutes=5) for one in tries) for first in tries
    )
    assert 5 <= most <= 10


@given(st.lists(st.integers(0, 2000), max_size=40))
def test_who_waits_as_long_as_told_may_try_again(seconds_ago):
    failures = failed(*seconds_ago)
    wait = wait_seconds(failures, NOON)
    assert 0 <= wait <= 900
    assert wait_seconds(failures, NOON + timedelta(seconds=wait)) == 0


@given(st.lists(st.integers(0, 2000), max_size=40))
def test_one_more_failure_never_shortens_the_wait(seconds_ago):
    failures = failed(*seconds_ago)
    assert wait_seconds(failures + failed(0), NOON) >= wait_seconds(failures, NOON)
