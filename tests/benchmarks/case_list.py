"""How long a list of 20,000 cases takes to its preview and to be applied, and how much memory.

Run from the project's folder: `python -m tests.benchmarks.case_list [cases]`. The workbook has
Lists 6 to 9, with texts written into each cell, which is the slowest way to write them.
"""

import datetime
import sys
import tempfile
import time
from pathlib import Path

from app import create_app
from auditor.records.database import database
from auditor.records.people import Person
from auditor.work import clock
from auditor.work.cases import case_import, example_workbook
from auditor.work.people.people import signed_in

DAY = datetime.date(2026, 11, 2)


def main(cases: int) -> None:
    """Print the seconds of each step, and the most memory the process has had after it."""
    data = example_workbook.workbook(DAY, cases)
    with tempfile.TemporaryDirectory() as folder:
        create_app(f"sqlite:///{Path(folder) / 'audit.db'}", SECRET_KEY="benchmark")
        with database.connection_context():
            lead = Person.create(name="Lead", email="lead@example.org", created_at=clock.now())
            _told(f"{len(data) / 1e6:.1f} MB made", time.process_time())
            started = time.process_time()
            me = signed_in(lead)
            kept = case_import.take(data, me)
            _told("read and kept", started)
            started = time.process_time()
            shown = case_import.preview(case_import.get(kept.id, me), me)
            _told("preview", started)
            said = {f"team-{at}": one.suggested for at, one in enumerate(shown.teams)}
            said |= {f"worker-{at}": one.suggested for at, one in enumerate(shown.workers)}
            started = time.process_time()
            result, errors = case_import.apply(
                kept, me, said | {"digest": shown.digest, "confirmed": "yes"}, set()
            )
            _told(f"{result['new']:,} cases applied", started)
        database.close_all()


def _told(what: str, started: float) -> None:
    print(f"{what:24} {time.process_time() - started:6.1f} s {_most_memory():6.0f} MB")


def _most_memory() -> float:
    try:
        import resource
    except ImportError:  # Windows has no such count
        return float("nan")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
