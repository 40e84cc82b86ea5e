"""One page of a long list, found by the row it begins after and never by counting rows."""

from typing import NamedTuple

import peewee

PAGE = 50  # rows


class Page(NamedTuple):
    """The rows of one page, and the ids that the pages on either side begin from (None: none)."""

    rows: list
    before: int | None
    after: int | None


def page_of(
    query, order: peewee.Expression, key: peewee.Field, after: int | None, before: int | None,
    descending: bool = False,
) -> Page:
    """Up to 50 rows of `query` in `order`, ties by `key`, beginning after or ending before a row.

    `order` is never NULL; `after` and `before` are values of `key`, the id of a row.
    """
    backwards = before is not None and after is None
    edge = before if backwards else after
    up = descending == backwards
    if edge is not None:
        query = query.where(_beyond(query, order, key, edge, up))
    direction = "asc" if up else "desc"
    found = list(
        query.order_by(getattr(order, direction)(), getattr(key, direction)()).limit(PAGE + 1)
    )
    more, rows = len(found) > PAGE, found[:PAGE]
    if backwards:
        rows.reverse()
    return _page(rows, more, backwards, edge)


def _beyond(query, order, key, edge: int, up: bool):
    value = query.select(order).where(key == edge).tuples().first()
    if value is None:  # the row is gone, or no longer in this list: begin at the beginning
        return peewee.SQL("1 = 1")
    further, level = (order > value[0], key > edge) if up else (order < value[0], key < edge)
    return further | ((order == value[0]) & level)


def _page(rows: list, more: bool, backwards: bool, edge: int | None) -> Page:
    if not rows:
        return Page([], None, None)
    earlier = more if backwards else edge is not None
    later = True if backwards else more
    return Page(rows, rows[0].id if earlier else None, rows[-1].id if later else None)
