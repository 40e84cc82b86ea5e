"""Who may read a case, for lists: everybody, or where it is restricted only the readers that it names."""

from peewee import fn

from auditor.records.cases import Case, CaseReader
from auditor.rules.rights.acting import People


def readable(person, case=Case):
    """Cases (a table, joined left outer where an audit may have none) that a person may read.

    The person is an id, or a column of ids. What has no case, everybody may read.
    """
    naming = CaseReader.select(CaseReader.case).where(CaseReader.person == person)
    if isinstance(person, int):
        names_them = case.id.in_(naming)
    else:  # one row is looked up for each of them; IN would gather all that each may read
        names_them = fn.EXISTS(naming.where(CaseReader.case == case.id))
    return case.id.is_null() | (case.restricted == False) | names_them  # noqa: E712 - SQL


def named(case: int):
    """The readers (a query of ids) that a case (an id) names, whether it is restricted or not."""
    return CaseReader.select(CaseReader.person).where(CaseReader.case == case)


def readers_of(case: Case) -> People | None:
    """The only ones (ids) who may read a case; None where it is not restricted."""
    return frozenset(one for (one,) in named(case.id).tuples()) if case.restricted else None
