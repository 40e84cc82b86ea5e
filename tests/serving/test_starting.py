"""Whatever keeps it from starting is said in a sentence, with exit code 1 and no traceback."""

import os
import re
import socket
import sqlite3
import stat
import subprocess
import sys
import time
import urllib.request
from contextlib import closing

import pytest

from auditor.records import database as records
from auditor.records import in_use, opening
from auditor.records.database import database, known_migrations
from auditor.records.faults import Unusable
from processes import ROOT, Process, auditor, free_port, reading, said, sentence

AS_ROOT = getattr(os, "geteuid", lambda: 0)() == 0


def migrations(path) -> list[str]:
    with closing(sqlite3.connect(path)) as file:
        return [name for (name,) in file.execute("SELECT name FROM schema_migration ORDER BY name")]


# What stands in the way of serving


def test_a_port_in_use(kept):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = auditor("--port", str(port), database=kept.url)
        assert sentence_after_log(ended) == (
            f"Port {port} is in use: stop what uses it, or choose another with --port."
        )
    assert {one.name for one in kept.path.parent.iterdir()} == {"audit.db", "audit.db.lock", "audit.key"}


def test_a_port_that_is_in_use_leaves_the_first_code_of_who_uses_it(tmp_path):
    url, port = f"sqlite:///{tmp_path / 'audit.db'}", free_port()
    first = subprocess.Popen(
        [sys.executable, "app.py", "--port", str(port)], cwd=ROOT, stdout=subprocess.PIPE, text=True,
        env=os.environ | {"AUDITOR_DATABASE_URL": url}, stderr=subprocess.DEVNULL,
    )
    try:
        while "one-time code" not in first.stdout.readline():
            assert first.poll() is None
        with reading(tmp_path / "audit.db"):
            code = database.execute_sql("SELECT value FROM setting WHERE key = 'set_up_code'").fetchone()
        assert "is in use" in sentence_after_log(auditor("--port", str(port), database=url))
        with reading(tmp_path / "audit.db"):
            assert database.execute_sql(
                "SELECT value FROM setting WHERE key = 'set_up_code'"
            ).fetchone() == code
    finally:
        first.kill()
        first.wait()
        first.stdout.close()


@pytest.mark.parametrize("host, port, fault", [
    ("192.0.2.1", "8000", "192.0.2.1 is no address of this machine: correct --host."),
    ("no.such.host.invalid", "8000", "no.such.host.invalid is no address of this machine: correct --host."),
    ("127.0.0.1", "99999", "99999 is no port: choose one from 1024 to 65535 with --port."),
])
def test_an_address_that_is_none(kept, host, port, fault):
    assert sentence_after_log(auditor("--host", host, "--port", port, database=kept.url)) == fault


def test_without_psycopg_postgresql_says_what_to_install(tmp_path):
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n\n\nclass Without:\n    def find_spec(self, name, path=None, target=None):\n"
        "        if name.partition('.')[0] == 'psycopg':\n            raise ModuleNotFoundError(name)\n\n\n"
        "sys.meta_path.insert(0, Without())\n"
    )
    ended = auditor(database="postgresql://auditor@localhost/auditor", PYTHONPATH=str(tmp_path))
    assert sentence(ended) == "PostgreSQL needs psycopg: pip install -r requirements-postgresql.txt."


@pytest.mark.skipif(not AS_ROOT, reason="only root can act as an account without rights")
@pytest.mark.parametrize("what", ["folder", "file"])
def test_an_account_without_rights(kept, what):
    folder = kept.path.parent
    for parent in (folder, *folder.parents):
        parent.chmod(parent.stat().st_mode | 0o011)  # others find their way there, as below /srv
    if what == "file":  # the folder is theirs, the file is root's
        os.chown(folder, 65534, 65534)
    as_nobody = "import app, os; os.setgid(65534); os.setuid(65534); app.main([])"
    ended = subprocess.run(
        [sys.executable, "-c", as_nobody], cwd=ROOT, env=os.environ | {"AUDITOR_DATABASE_URL": kept.url},
        capture_output=True, text=True, timeout=60,
    )
    assert sentence(ended).startswith(f"This account may not write to {kept.path} or its folder")


# What is wrong with the database is said by the same function for every command


def opened(url) -> str:
    """What opening this database to use it says."""
    try:
        with pytest.raises(Unusable) as refused:
            opening.open_to_use(url)
        return str(refused.value)
    finally:
        opening.let_go()


@pytest.mark.parametrize("url", [
    "audit.db", "sqlite://audit.db", "sqlite:///", "sqlite:///:memory:", "mysql://auditor@localhost/x",
    "postgresql://auditor@localhost:many/auditor", "postgresql://auditor@localhost", "postgresql://", "x",
])
def test_a_url_that_names_no_database(url):
    assert opened(url) == records.MALFORMED


def test_a_folder_that_is_not_there(tmp_path):
    assert "is not there: make it" in opened(f"sqlite:///{tmp_path / 'no folder' / 'audit.db'}")


def test_a_server_of_postgresql_that_does_not_answer():
    pytest.importorskip("psycopg", reason="the driver of PostgreSQL is not installed")
    fault = opened(f"postgresql://auditor:secret@127.0.0.1:{free_port()}/auditor")
    assert fault.startswith("PostgreSQL cannot be used") and "refused" in fault
    assert "secret" not in fault and "\n" not in fault


def test_a_file_that_is_no_database(tmp_path):
    (tmp_path / "audit.db").write_text("Dear all, " * 1000)
    assert opened(f"sqlite:///{tmp_path / 'audit.db'}").endswith("is not a database.")


@pytest.mark.parametrize("damage", ["torn", "cut short"])
def test_a_damaged_file_says_how_to_restore_a_backup(kept, damage):
    with kept.path.open("r+b") as file:
        if damage == "torn":
            file.seek(20 * 4096)
            file.write(b"\xff" * 4096 * 30)
        else:
            file.truncate(kept.path.stat().st_size - 40_000)
    assert "is damaged" in opened(kept.url) and "--restore" in opened(kept.url)


def test_a_newer_database_is_left_alone(kept):
    with closing(sqlite3.connect(kept.path)) as file, file:
        file.execute("INSERT INTO schema_migration (name, applied) VALUES ('9000_fly', '2030-01-01')")
    before = kept.path.read_bytes()
    assert "was last used by a newer Auditor (9000_fly)" in opened(kept.url)
    assert kept.path.read_bytes() == before


def test_a_locked_file(kept, monkeypatch):
    monkeypatch.setattr("auditor.records.inspection.PATIENCE", 0.1)
    with closing(sqlite3.connect(kept.path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = exclusive")
        other.execute("BEGIN EXCLUSIVE")
        assert "is locked by another program" in opened(kept.url)


def test_a_log_without_its_file_is_no_new_beginning(kept):
    kept.path.with_name("audit.db-wal").write_bytes(b"what was saved last")
    kept.path.unlink()
    assert "is gone, but audit.db-wal is there" in opened(kept.url)
    assert not kept.path.exists()


# Coming to a newer version


def test_before_a_migration_the_database_is_copied(kept, next_version):
    before = migrations(kept.path)
    opening.open_to_use(kept.url)
    opening.let_go()
    assert migrations(kept.path) == [*before, "9000_keep_music"]
    [copy] = kept.path.parent.glob("audit-before-9000-*.db")
    assert migrations(copy) == before and stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_check_says_what_the_next_start_migrates_and_leaves_it(kept, next_version):
    before = migrations(kept.path)
    assert said("--check", database=kept.url).endswith("The next start migrates it: 9000_keep_music.")
    assert migrations(kept.path) == before


def test_nothing_is_copied_where_there_is_nothing_to_migrate_or_to_lose(kept, tmp_path):
    opening.open_to_use(kept.url)
    new = tmp_path / "new" / "audit.db"
    new.parent.mkdir()
    opening.open_to_use(f"sqlite:///{new}")
    opening.let_go()
    assert migrations(new) == known_migrations()
    assert not list(tmp_path.rglob("*before*"))


def test_the_newest_three_copies_stay(kept, next_version):
    kinds = ["0002-20200101-000000", "0003-20210101-000000", "0004-20220101-000000"]
    for kind in kinds:
        kept.path.with_name(f"audit-before-{kind}.db").write_text("old")
    mine = kept.path.with_name("audit-before-Christmas.db")
    mine.write_text("made by hand")
    opening.open_to_use(kept.url)
    opening.let_go()
    left = sorted(one.name for one in kept.path.parent.glob("audit-before-[0-9]*"))
    assert [name[13:28] for name in left[:2]] == [kind[:15] for kind in kinds[1:]]
    assert len(left) == 3 and left[2].startswith("audit-before-9000-") and mine.exists()


def test_where_no_copy_can_be_made_nothing_is_migrated(kept, next_version, monkeypatch):
    before = migrations(kept.path)

    def full(*_, **_more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.mkstemp", full)
    assert "There is no room left" in opened(kept.url)
    assert migrations(kept.path) == before


def test_what_an_older_auditor_uses_is_not_migrated_under_it(kept, next_version, monkeypatch):
    monkeypatch.setattr(opening, "PATIENCE", 0.3)
    before = migrations(kept.path)
    with closing(in_use.together(kept.path)):
        assert "is being used by an older Auditor: stop it" in opened(kept.url)
    assert migrations(kept.path) == before
    opening.open_to_use(kept.url)
    opening.let_go()


def test_who_restores_or_migrates_is_waited_for(kept, monkeypatch):
    monkeypatch.setattr(opening, "PATIENCE", 0.3)
    with closing(in_use.alone(kept.path)):
        assert "is being migrated or restored" in opened(kept.url)


def test_several_starts_at_once_on_an_empty_folder_make_one_database_with_one_key(tmp_path):
    processes = [Process(f"sqlite:///{tmp_path / 'audit.db'}", tmp_path / f"log{one}") for one in range(3)]
    for process in processes:
        del process.environment["AUDITOR_SECRET_KEY"]
    starting = [
        subprocess.Popen(
            [sys.executable, "app.py", "--port", str(process.port)], cwd=ROOT, env=process.environment,
            stdout=process.log.open("wb"), stderr=subprocess.STDOUT,
        )
        for process in processes
    ]
    try:
        until = time.monotonic() + 40
        for process, started in zip(processes, starting, strict=True):
            while True:
                assert started.poll() is None and time.monotonic() < until, process.log.read_text()
                try:
                    urllib.request.urlopen(f"{process.address}/healthz", timeout=5)
                    break
                except OSError:
                    time.sleep(0.1)
    finally:
        for started in starting:
            started.terminate()
        codes = [started.wait(timeout=30) for started in starting]
    logs = [process.log.read_text() for process in processes]
    assert codes == [0, 0, 0] and not [one for one in logs if "Traceback" in one], logs
    assert sum("Migrated: " in one for one in logs) == 1
    assert re.fullmatch("[0-9a-f]{64}", (tmp_path / "audit.key").read_text())
    assert {one.name for one in tmp_path.iterdir()} == {
        "audit.db", "audit.db.lock", "audit.key", "log0", "log1", "log2"
    }
    assert migrations(tmp_path / "audit.db") == known_migrations()
    with reading(tmp_path / "audit.db"):
        assert database.execute_sql("SELECT COUNT(*) FROM form_version").fetchone() == (3,)


def sentence_after_log(ended) -> str:
    """What it says last, where lines of the log come before."""
    ended.stderr = "\n".join(ended.stderr.strip().splitlines()[-1:])
    return sentence(ended)
