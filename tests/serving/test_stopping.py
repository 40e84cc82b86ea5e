"""Told to stop, it answers what was asked, and leaves the database file alone."""

import re
import signal
import sqlite3
import time

import pytest

from processes import QUESTIONS, Writer, until


def names(folder) -> set[str]:
    """What lies in the folder, the lock and the log apart."""
    return {one.name for one in folder.iterdir()} - {"audit.db.lock", "log"}


def turn_of(text: str) -> int:
    """Which of a writer's texts this is."""
    return int(re.match(r"Text (\d+) ", text)[1])


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=lambda one: one.name)
def test_told_to_stop_under_load_it_answers_what_was_asked_and_leaves_one_file(
    kept, served, what_is_kept, number
):
    writers = [Writer(served, kept.audit, question) for question in QUESTIONS]
    for writer in writers:
        writer.start()
    until(lambda: sum(writer.count for writer in writers) >= 100)
    began = time.monotonic()
    assert served.stop(number) == 0
    assert time.monotonic() - began < 10
    for writer in writers:
        writer.stopped = True
    for writer in writers:
        writer.join(timeout=10)
    assert names(kept.path.parent) == {"audit.db"}
    found = what_is_kept()
    for writer in writers:
        # One more may have been kept than was heard of: never one fewer.
        assert turn_of(found[writer.question].evidence) - turn_of(writer.acknowledged) in (0, 1)
    said = served.log.read_text()
    assert "Stopped, with every request answered" in said and "Traceback" not in said


def test_a_request_under_way_is_answered_before_it_stops(kept, served, what_is_kept):
    writer = Writer(served, kept.audit, QUESTIONS[0])
    with_the_lock = _locked(kept.path)
    writer.start()
    until(lambda: writer.turn)
    time.sleep(0.5)  # nothing shows that it has come; it waits for the lock
    served.process.send_signal(signal.SIGTERM)
    time.sleep(0.5)
    assert served.process.poll() is None and writer.count == 0
    with_the_lock.close()
    assert served.process.wait(timeout=20) == 0
    writer.stopped = True
    writer.join(timeout=10)
    assert writer.count == 1
    assert what_is_kept()[QUESTIONS[0]].evidence == writer.acknowledged


def test_idle_it_stops_at_once_whatever_connections_are_open(kept, served):
    writer = Writer(served, kept.audit, QUESTIONS[0])
    writer.save("Text 1")
    began = time.monotonic()
    assert served.stop() == 0
    assert time.monotonic() - began < 3
    assert names(kept.path.parent) == {"audit.db"}


def test_each_line_of_the_log_has_its_time_and_none_is_of_waiting_requests(kept, served):
    writers = [Writer(served, kept.audit, question) for question in QUESTIONS * 2]
    for writer in writers:
        writer.start()
    time.sleep(2)
    served.stop()
    for writer in writers:
        writer.stopped = True
    said = served.log.read_text()
    assert "Task queue depth" not in said
    told = [line for line in said.splitlines() if not line.startswith("Auditor ")]
    assert told and all(re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} [A-Z]+ ", line) for line in told)


def _locked(path):
    """A connection that keeps everybody else from writing until it is closed."""
    opened = sqlite3.connect(path, isolation_level=None)
    opened.execute("BEGIN IMMEDIATE")
    return opened
