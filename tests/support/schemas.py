"""What a database is made of, told alike on SQLite and PostgreSQL."""

import re

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
from auditor.records.database import Record, on_sqlite

TABLES: list[type[Record]] = [
    table
    for topic in (
        people, cases, case_imports, audits, reviews, actions, supervision, draws, summaries, journal,
    )
    for table in vars(topic).values()
    if isinstance(table, type) and issubclass(table, Record) and table.__module__ == topic.__name__
]

GROWS = "schema_migration"  # the migrations' own
COLUMNS = """
SELECT table_name, column_name || ' ' || data_type || ' ' || COALESCE(character_maximum_length, 0)
  || ' ' || is_nullable || ' ' || COALESCE(column_default, '')
FROM information_schema.columns WHERE table_schema = 'public'
UNION ALL SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public'
UNION ALL SELECT t.relname, pg_get_constraintdef(c.oid) FROM pg_constraint c
  JOIN pg_class t ON t.oid = c.conrelid WHERE c.connamespace = 'public'::regnamespace
"""
TRIGGERS = """
SELECT event_object_table, event_manipulation FROM information_schema.triggers
WHERE trigger_schema = 'public' AND action_timing = 'BEFORE'
"""


def schema(opened) -> dict[str, set[str]]:
    """Every table with its columns, keys, checks and indexes, in whatever order they came to be."""
    found: dict[str, set[str]] = {}
    for table, said in _of_sqlite(opened) if on_sqlite() else opened.execute_sql(COLUMNS).fetchall():
        found.setdefault(table, set()).add(said)
    return {name: said for name, said in found.items() if name != GROWS}


def refused(opened) -> set[tuple[str, str]]:
    """The tables whose rows nobody may change or delete, each with what is refused."""
    if not on_sqlite():
        return set(opened.execute_sql(TRIGGERS).fetchall())
    query = "SELECT tbl_name, sql FROM sqlite_master WHERE type = 'trigger'"
    return {
        (table, re.search("BEFORE (UPDATE|DELETE)", said)[1])
        for table, said in opened.execute_sql(query).fetchall()
    }


def _of_sqlite(opened):
    query = "SELECT type, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL AND type != 'trigger'"
    for kind, table, sql in opened.execute_sql(query).fetchall():
        flat = re.sub(r"\s+", " ", sql.replace('"', ""))
        checks = set(re.findall("CHECK .*", flat))
        for said in [flat] if kind == "index" else _columns(opened, table) | checks:
            yield table, said


def _columns(opened, table: str) -> set[str]:
    """A table's columns with type, NOT NULL, default and key; and what its keys refer to."""
    columns = opened.execute_sql(f'PRAGMA table_info("{table}")').fetchall()
    keys = opened.execute_sql(f'PRAGMA foreign_key_list("{table}")').fetchall()
    return {str(column[1:]) for column in columns} | {str(key[2:]) for key in keys}
