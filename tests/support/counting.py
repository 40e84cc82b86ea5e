"""How many queries a piece of work asks of the database."""

import logging
from collections.abc import Callable

from auditor.records.database import database
from auditor.work import settings


class Counter(logging.Handler):
    """Counts what Peewee logs: one line a query."""

    def __init__(self):
        super().__init__()
        self.count = 0

    def emit(self, record):
        """Count a query."""
        self.count += 1


def queries(work: Callable[[], object]) -> int:
    """How many queries `work` asks, with the settings just read: they are read again every ten seconds."""
    _read_settings()
    counter, log = Counter(), logging.getLogger("peewee")
    level = log.level
    log.addHandler(counter)
    log.setLevel(logging.DEBUG)
    try:
        work()
    finally:
        log.removeHandler(counter)
        log.setLevel(level)
    return counter.count


def _read_settings() -> None:
    closed = database.connect(reuse_if_open=True)
    settings.forget()
    settings.get("council")
    if closed:
        database.close()
