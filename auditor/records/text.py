"""How queries compare text and put it in order: alike on both databases, whatever a server's language.

SQLite's LOWER knows only the letters of English, and PostgreSQL sorts as its server was set up. Here
letters count as `records.letters` has them, and then stand in the order of their numbers in Unicode.
"""

from functools import cache

import peewee
from peewee import SQL, fn

from auditor.records import text_folding
from auditor.records.database import database, on_sqlite, rows
from auditor.records.faults import Unusable

ALL_LETTERS = '"und-x-icu"'  # PostgreSQL's collation that knows the letters of every language
VERSION, OLDEST_POSTGRESQL = "server_version_num", 130_000
UNFIT = "Auditor needs PostgreSQL 13 or newer and a database made with ENCODING 'UTF8': name such a one."


def alphabetical(column):
    """What to order by so that a list is read by name: no name first; neither case nor accents count."""
    return fn.COALESCE(_Plain(column), "")


def in_small_letters(column):
    """What to compare so that case does not count, in no language."""
    return _Small(column)


def holds(column, search: str):
    """That a column holds what is searched, anywhere in it: neither case nor accents count."""
    return _Plain(column).contains(text_folding.plain(search))


def same(column, text: str):
    """That a column says the same as a text but for small and capital letters."""
    return in_small_letters(column) == text_folding.small(text)


def ask_the_server() -> None:
    """Ask PostgreSQL which letters it knows; raises Unusable where it cannot keep those of every name."""
    [(encoding, version)] = rows("SELECT current_setting('server_encoding'), current_setting(?)", VERSION)
    if encoding != "UTF8" or int(version) < OLDEST_POSTGRESQL:
        raise Unusable(UNFIT)
    _knows_all_letters(*_server())


class _Plain(peewee.WrappedNode):
    def __sql__(self, ctx):
        if on_sqlite():
            return ctx.sql(fn.plain(self.node))
        apart = fn.NORMALIZE(self.node, SQL("NFKD"))
        return ctx.sql(_lowered(fn.REGEXP_REPLACE(apart, SQL(f"'{text_folding.ACCENTS}', '', 'g'"))))


class _Small(peewee.WrappedNode):
    def __sql__(self, ctx):
        return ctx.sql(fn.small(self.node) if on_sqlite() else _lowered(self.node))


def _lowered(node):
    known = ALL_LETTERS if _knows_all_letters(*_server()) else '"default"'
    lowered = fn.LOWER(peewee.NodeList((node, SQL(f"COLLATE {known}"))))
    return peewee.NodeList((lowered, SQL('COLLATE "C"')))


def _server() -> tuple[str, str]:
    return database.obj.database, repr(database.obj.connect_params)


@cache
def _knows_all_letters(*server: str) -> bool:
    """Whether the server was built with ICU, as nearly all are; it is asked once."""
    return rows("SELECT to_regcollation(?) IS NOT NULL", ALL_LETTERS)[0][0]
