"""What a request carries as a number is the number of a row, or none."""

from urllib.parse import urlencode

import pytest

from auditor.rules.parsing import row_numbers
from auditor.web import numbers


@pytest.mark.parametrize(("typed", "number"), [
    ("7", 7), ("007", 7), ("0", 0), ("2147483647", 2147483647),
    ("2147483648", None), ("9" * 5000, None), ("-7", None), ("7.0", None), ("+7", None), (" 7", None),
    ("７", None), ("seven", None), ("", None), ("7 OR 1=1", None),
])
def test_a_number_is_read_alike_wherever_it_stands(app, typed, number):
    sent = {"worker": typed, "chosen": [typed, "8", "nobody"]}
    address = f"/?{urlencode({'team': typed, 'after': typed})}"
    with app.test_request_context(address, method="POST", data=sent):
        assert numbers.asked("team") == number
        assert numbers.sent("worker") == number
        assert numbers.ticked("chosen") == row_numbers([typed, "8"]) == {number, 8} - {None}
        assert numbers.after_and_before() == (number, None)


def test_what_a_request_does_not_carry_is_no_number(app):
    with app.test_request_context("/", method="POST"):
        assert numbers.asked("team") is numbers.sent("worker") is None
        assert numbers.ticked("chosen") == set()
        assert numbers.after_and_before() == (None, None)
