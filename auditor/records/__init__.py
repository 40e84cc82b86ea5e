"""The tables, the connection and the migrations - and nothing else."""

from auditor.records import (
    actions,
    audits,
    case_imports,
    cases,
    draws,
    journal,
    people,
    reviews,
    summaries,
    supervision,
)
from auditor.records.database import Record

TABLES: list[type[Record]] = [
    table
    for topic in (
        people, cases, case_imports, audits, reviews, actions, supervision, draws, summaries, journal,
    )
    for table in vars(topic).values()
    if isinstance(table, type) and issubclass(table, Record) and table.__module__ == topic.__name__
]
