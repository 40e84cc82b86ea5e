"""The numbers that a request carries: ids in its address and its form, and where the asked page begins."""

from flask import request

from auditor.rules.parsing import row_number, row_numbers


def asked(name: str) -> int | None:
    """The number under this name in the address; None where there is none."""
    return row_number(request.args.get(name, ""))


def sent(name: str) -> int | None:
    """The number under this name in the form that was sent; None where there is none."""
    return row_number(request.form.get(name, ""))


def ticked(name: str) -> set[int]:
    """The numbers of the boxes of this name that were ticked; what is no number counts for nothing."""
    return row_numbers(request.form.getlist(name))


def after_and_before() -> tuple[int | None, int | None]:
    """The rows that the asked page of a list begins after, or ends before."""
    return asked("after"), asked("before")
