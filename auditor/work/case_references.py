"""Conditions of queries on the reference that a case is known by: spaces and case do not count."""

from peewee import fn

from auditor.records.cases import Case
from auditor.records.text import holds, same
from auditor.rules.cases.cases import known_as
from auditor.rules.parsing import LONGEST_SEARCH

WRITTEN = fn.REPLACE(Case.reference, " ", "")


def called(reference: str):
    """That a case has this reference, however it is typed."""
    known = known_as(reference[:LONGEST_SEARCH])
    # The index of references answers for the letters of English, which LOWER knows everywhere.
    return fn.LOWER(WRITTEN) == known if known.isascii() else same(WRITTEN, known)


def found_by(known: str):
    """That a case's reference holds what was typed, as `known_as` has it; accents do not count either."""
    return holds(WRITTEN, known)
