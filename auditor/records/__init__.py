"""The tables, the connection and the migrations - and nothing else."""

from auditor.records import audits, cases, journal, people, reviews
from auditor.records.database import Record

TABLES: list[type[Record]] = [
    table
    for topic in (people, cases, audits, reviews, journal)
    for table in vars(topic).values()
    if isinstance(table, type) and issubclass(table, Record) and table.__module__ == topic.__name__
]
