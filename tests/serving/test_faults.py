"""What goes wrong with the database while it is served: a page that says what to do, and a retry."""

import shutil
import sqlite3
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import closing
from types import SimpleNamespace

import pytest

from auditor.records.database import database
from processes import QUESTIONS, Process, Writer, auditor, reading, sentence, until

FULL = "The server’s disk is full"


@pytest.fixture
def small_disk(kept, tmp_path):
    """The cast's database on a disk of four megabytes, served; `fill()` and `clear()` its room."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(disk)], capture_output=True
    ).returncode == 0
    if not mounted:
        pytest.skip("a small disk can be mounted by root only, on Linux")
    shutil.copy(kept.path, disk / "audit.db")
    process = Process(f"sqlite:///{disk / 'audit.db'}", log=tmp_path / "log")

    def fill():
        with (disk / "filling").open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError:
                pass

    try:
        process.start()
        yield SimpleNamespace(
            process=process, path=disk / "audit.db", fill=fill, clear=(disk / "filling").unlink
        )
    finally:
        if process.process.poll() is None:
            process.kill()
        subprocess.run(["umount", str(disk)], check=True)


def healthz(address: str) -> int:
    try:
        with urllib.request.urlopen(f"{address}/healthz", timeout=10) as answer:
            return answer.status
    except urllib.error.HTTPError as refused:
        return refused.code


def test_on_a_full_disk_nothing_is_acknowledged_and_it_goes_on_once_there_is_room(kept, small_disk):
    process = small_disk.process
    writer = Writer(process, kept.audit, QUESTIONS[0])
    writer.save("Text 1")
    assert healthz(process.address) == 200
    small_disk.fill()
    until(lambda: healthz(process.address) == 503)
    refused = None
    for turn in range(2, 3000):  # the log of SQLite has room of its own for a while
        try:
            writer.revision = writer.once(f"Text {turn} " + "of many words " * 500)
            writer.acknowledged = f"Text {turn} "
        except urllib.error.HTTPError as error:
            refused = error
            break
    assert refused.code == 503 and refused.headers["Retry-After"]
    page = refused.read().decode()
    assert FULL in page and "what you typed is still on that page" in page and "Traceback" not in page
    said = process.log.read_text()
    assert "the database is full" in said and "Traceback" not in said
    small_disk.clear()
    until(lambda: healthz(process.address) == 200)
    writer.save("Text written once there was room")
    assert process.stop() == 0
    with reading(small_disk.path):
        [(kept_text,)] = database.execute_sql("SELECT evidence FROM answer").fetchall()
        assert kept_text == "Text written once there was room"


def test_on_a_full_disk_it_says_why_it_does_not_start(small_disk):
    assert small_disk.process.stop() == 0
    small_disk.fill()
    said = sentence(auditor(database=f"sqlite:///{small_disk.path}"))
    assert said.startswith("There is no room left on the disk of") and "audit.db" in said
    small_disk.clear()


def test_on_a_full_disk_a_backup_leaves_nothing_and_names_the_file_that_was_asked_for(small_disk):
    copy = small_disk.path.with_name("copy.db")
    small_disk.fill()
    refused = sentence(auditor("--backup", str(copy), database=f"sqlite:///{small_disk.path}"))
    assert refused == f"There is no room left on the disk of {copy}: make room, then try again."
    assert not list(copy.parent.glob("copy.db*"))
    small_disk.clear()


def test_a_database_that_somebody_else_locks_is_not_well_until_they_let_go(kept, served):
    with closing(sqlite3.connect(kept.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        until(lambda: healthz(served.address) == 503)
        other.execute("ROLLBACK")
    until(lambda: healthz(served.address) == 200)


def test_what_is_well_is_asked_once_in_a_few_seconds_however_many_ask(kept, served):
    assert healthz(served.address) == 200
    with closing(sqlite3.connect(kept.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        for _ in range(50):
            assert healthz(served.address) in (200, 503)
        assert time.monotonic() - began < 2 + 50 * 0.05, "each tried to write, and waited"
