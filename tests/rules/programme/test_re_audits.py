"""When a case is audited again after an inadequate grade, and in which cycle."""

import datetime
from collections import namedtuple

import pytest

from auditor.rules.programme.re_audits import belongs_to, due_on

OpenCycle = namedtuple("OpenCycle", "id starts_on ends_on")
DATE = datetime.date
Q4 = OpenCycle(1, DATE(2026, 10, 1), DATE(2026, 12, 31))
Q1 = OpenCycle(2, DATE(2027, 1, 1), DATE(2027, 3, 31))
EXTRA = OpenCycle(3, DATE(2026, 12, 1), DATE(2027, 1, 31))


def test_it_is_due_three_months_after_sign_off():
    assert due_on(DATE(2026, 11, 30)) == DATE(2027, 2, 28)
    assert due_on(DATE(2026, 11, 30), months=6) == DATE(2027, 5, 30)


@pytest.mark.parametrize(("day", "cycles", "expected"), [
    (DATE(2026, 12, 31), [Q1, Q4], 1),
    (DATE(2027, 1, 1), [Q4, Q1], 2),
    (DATE(2026, 12, 15), [EXTRA, Q4], 1),
    (DATE(2026, 7, 1), [Q1, Q4], 1),
    (DATE(2027, 5, 1), [Q1, Q4], None),
    (DATE(2027, 5, 1), [], None),
])
def test_it_belongs_to_the_cycle_open_on_that_day_or_else_to_the_next(day, cycles, expected):
    assert belongs_to(day, cycles) == expected
