"""Sorts lists as the database would have sorted them."""

from collections.abc import Callable, Iterable
from operator import attrgetter

from auditor.records.text_folding import plain


def by_name(found: Iterable, name: Callable = attrgetter("name")) -> list:
    """What was found in the order of names; `name` says what one of them is called."""
    return sorted(found, key=lambda one: plain(name(one)))
