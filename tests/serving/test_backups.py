"""The only copy: backed up while it is used, restored whole or not at all, checked by command."""

import errno
import os
import re
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from contextlib import closing

import pytest

from auditor.command_line import Refused
from auditor.records import opening
from auditor.records.faults import Unusable
from auditor.records.journal import JournalEntry
from auditor.records.people import Invitation, Session
from processes import QUESTIONS, ROOT, Writer, auditor, reading, said, sentence, until


def only_for_its_owner(path) -> bool:
    return stat.S_IMODE(path.stat().st_mode) == 0o600


def whole(path) -> bool:
    with closing(sqlite3.connect(path)) as file:
        try:
            return file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        except sqlite3.DatabaseError:
            return False


def test_a_backup_while_four_clients_save_is_whole_and_has_what_was_saved_before(
    kept, served, what_is_kept, tmp_path
):
    writers = [Writer(served, kept.audit, question) for question in QUESTIONS]
    for writer in writers:
        writer.start()
    until(lambda: min(writer.count for writer in writers) >= 5)
    before = {writer.question: writer.turn - 1 for writer in writers}
    copy = tmp_path / "kept" / "copy.db"
    copy.parent.mkdir()
    ended = auditor("--backup", str(copy), database=kept.url)
    counts = [writer.count for writer in writers]
    assert ended.returncode == 0 and "the copy is sound" in ended.stdout
    until(lambda: all(writer.count > count for writer, count in zip(writers, counts, strict=True)))
    for writer in writers:
        writer.stopped = True
    assert [one.name for one in copy.parent.iterdir()] == ["copy.db"]
    assert only_for_its_owner(copy) and whole(copy)
    found = what_is_kept(copy)
    assert all(int(found[one].evidence.split()[1]) >= turn for one, turn in before.items())


def test_the_key_is_not_in_a_backup(kept, tmp_path):
    key = "5e" * 32
    (tmp_path / "audit.key").write_text(key)
    said("--backup", tmp_path / "copy.db", database=kept.url)
    assert key.encode() not in (tmp_path / "copy.db").read_bytes()


def test_a_backup_replaces_no_file_and_needs_its_folder(kept, tmp_path):
    there = tmp_path / "there.db"
    there.write_text("something else")
    with pytest.raises(Unusable, match="is there already"):
        said("--backup", there, database=kept.url)
    assert there.read_text() == "something else"
    with pytest.raises(Unusable, match="make it first"):
        said("--backup", tmp_path / "no such folder" / "copy.db", database=kept.url)


def test_there_is_no_backup_of_what_is_not_there(tmp_path):
    with pytest.raises(Unusable, match="cannot be read"):
        said("--backup", tmp_path / "copy.db", database=f"sqlite:///{tmp_path / 'audit.db'}")
    assert list(tmp_path.iterdir()) == []


def _killed_once_it_writes(kept, copies, number) -> int:
    """The exit code of a backup that got this signal when its file had appeared."""
    started = subprocess.Popen(
        [sys.executable, "app.py", "--backup", str(copies / "copy.db")], cwd=ROOT,
        env=os.environ | {"AUDITOR_DATABASE_URL": kept.url}, stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    before = set(copies.iterdir())
    while not set(copies.iterdir()) - before and started.poll() is None:
        time.sleep(0.001)
    started.send_signal(number)
    return started.wait(timeout=20)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM], ids=lambda one: one.name)
def test_a_backup_that_is_killed_leaves_nothing_that_looks_like_one(kept, tmp_path, number):
    with closing(sqlite3.connect(kept.path)) as file, file:
        file.execute("CREATE TABLE weight (bytes)")
        file.executemany("INSERT INTO weight VALUES (randomblob(1000000))", [()] * 60)
    copies = tmp_path / "copies"
    copies.mkdir()
    for _ in range(10):
        code = _killed_once_it_writes(kept, copies, number)
        if not (copies / "copy.db").exists():
            break
        assert whole(copies / "copy.db"), "it was quicker than the signal, and has its name only then"
        (copies / "copy.db").unlink()
    assert code != 0
    left = [one.name for one in copies.iterdir()]
    assert not [name for name in left if not name.endswith((".part", ".part-journal"))]
    assert left == [] or number == signal.SIGKILL
    for name in left:  # killed when all was written and it had but to get its name, it may be whole
        ended = auditor("--restore", str(copies / name), database=kept.url)
        no_backup = "is empty|not one of Auditor's|not a database|damaged"
        assert ended.returncode == 0 or re.search(no_backup, sentence(ended))
    assert auditor("--backup", str(copies / "copy.db"), database=kept.url).returncode == 0


def test_a_restored_backup_is_what_was_backed_up_and_the_rest_is_put_aside(
    kept, served, what_is_kept, tmp_path
):
    writer = Writer(served, kept.audit, QUESTIONS[0])
    writer.save("Text 1")
    backup = tmp_path / "backup.db"
    said("--backup", backup, database=kept.url)
    writer.save("Text 2")
    served.kill()
    beside = [kept.path.with_name("audit.db-wal"), kept.path.with_name("audit.db-shm")]
    assert all(one.exists() for one in beside), "a killed server leaves them"
    ended = auditor("--restore", str(backup), database=kept.url)
    assert ended.returncode == 0, ended.stderr
    [aside] = tmp_path.glob("audit-aside-*.db")
    assert str(aside) in ended.stdout and not any(one.exists() for one in beside)
    assert list(tmp_path.glob("audit-aside-*")) == [aside], "what its log held is in it"
    assert only_for_its_owner(kept.path) and whole(kept.path) and whole(backup)
    assert what_is_kept()[QUESTIONS[0]].evidence == "Text 1"
    assert what_is_kept(aside)[QUESTIONS[0]].evidence == "Text 2"
    served.start()
    assert served.stop() == 0


def test_a_backup_takes_the_place_of_a_damaged_file(kept, what_is_kept, tmp_path):
    said("--backup", tmp_path / "backup.db", database=kept.url)
    _torn(kept.path, kept)
    with pytest.raises(Unusable, match="is damaged.*--restore"):
        opening.open_to_use(kept.url)
    said("--restore", tmp_path / "backup.db", database=kept.url)
    assert whole(kept.path) and what_is_kept() == {}
    [aside] = tmp_path.glob("audit-aside-*.db")
    assert not whole(aside)


def test_what_was_put_aside_can_be_put_back_with_what_its_log_held(kept, served, what_is_kept, tmp_path):
    backup = tmp_path / "backup.db"
    said("--backup", backup, database=kept.url)
    Writer(served, kept.audit, QUESTIONS[0]).save("Text 1")
    served.kill()
    said("--restore", backup, database=kept.url)
    assert what_is_kept() == {}
    [aside] = tmp_path.glob("audit-aside-*.db")
    said("--restore", aside, database=kept.url)
    assert what_is_kept()[QUESTIONS[0]].evidence == "Text 1"


def test_after_a_restore_everybody_signs_in_again_and_the_log_says_so(kept, served, tmp_path):
    writer = Writer(served, kept.audit, QUESTIONS[0])
    writer.save("Text 1")
    said("--reset-sign-in", "worker@example.org", database=kept.url)
    said("--backup", tmp_path / "backup.db", database=kept.url)
    assert served.stop() == 0
    said("--restore", tmp_path / "backup.db", database=kept.url)
    with reading(kept.path):
        assert not Session.select().where(Session.ended_at.is_null()).exists()
        assert not Invitation.select().exists()
        last = JournalEntry.select().order_by(JournalEntry.id.desc()).get()
        assert (last.act, last.detail, last.by) == ("restored a backup", "backup.db", None)


def test_a_database_that_is_being_served_is_not_restored(kept, served, what_is_kept, tmp_path):
    backup = tmp_path / "backup.db"
    said("--backup", backup, database=kept.url)
    Writer(served, kept.audit, QUESTIONS[0]).save("Text 1")
    before = {one.name for one in tmp_path.iterdir()}
    refused = sentence(auditor("--restore", str(backup), database=kept.url))
    assert "is being used: stop Auditor first" in refused
    assert {one.name for one in tmp_path.iterdir()} == before
    assert served.stop() == 0
    assert what_is_kept()[QUESTIONS[0]].evidence == "Text 1"


def _torn(file, kept):
    if file != kept.path:
        shutil.copy(kept.path, file)
    with file.open("r+b") as opened:
        for page in range(10, 60):
            opened.seek(page * 4096)
            opened.write(b"\xff" * 2048)


def _cut(file, kept):
    file.write_bytes(kept.path.read_bytes()[:-40_000])


def _newer(file, kept):
    shutil.copy(kept.path, file)
    with closing(sqlite3.connect(file)) as opened, opened:
        opened.execute("INSERT INTO schema_migration (name, applied) VALUES ('9000_fly', '2030-01-01')")


def _of_others(file, _kept):
    with closing(sqlite3.connect(file)) as opened, opened:
        opened.execute("CREATE TABLE music (title)")


UNSOUND = {
    "torn": (_torn, " is damaged"),
    "cut short": (_cut, " is damaged"),
    "newer": (_newer, "last used by a newer Auditor (9000_fly)"),
    "empty": (lambda file, _: file.write_bytes(b""), "is empty"),
    "no database": (lambda file, _: file.write_text("Dear all, " * 1000), "is not a database"),
    "of another program": (_of_others, "not one of Auditor's"),
    "missing": (lambda _file, _kept: None, "cannot be read"),
    "a folder": (lambda file, _: file.mkdir(), "is not a file"),
}


@pytest.mark.parametrize("name", UNSOUND)
def test_what_is_no_sound_backup_is_refused_and_nothing_is_touched(kept, tmp_path, name):
    make, fault = UNSOUND[name]
    file = tmp_path / "elsewhere" / "backup.db"
    file.parent.mkdir()
    make(file, kept)
    before = {one: one.read_bytes() for one in tmp_path.glob("audit*")}
    with pytest.raises(Unusable, match=re.escape(fault)):
        said("--restore", file, database=kept.url)
    assert {one: one.read_bytes() for one in tmp_path.glob("audit*")} == before


@pytest.mark.parametrize("make", [_torn, _cut])
def test_a_damaged_backup_is_not_called_the_database(kept, tmp_path, make):
    make(tmp_path / "cut.db", kept)
    with pytest.raises(Unusable) as refused:
        said("--restore", tmp_path / "cut.db", database=kept.url)
    assert str(refused.value) == (
        f"{tmp_path / 'cut.db'} is damaged and was not restored. "
        "The database is as it was: try an older backup."
    )


KILL = (
    "import os, signal, sys; from pathlib import Path\n"
    "def killed(*_): os.kill(os.getpid(), signal.SIGKILL)\n"
    "{what} = killed\n"
    "import app; app.main(sys.argv[1:])"
)


@pytest.mark.parametrize("damaged", [False, True], ids=["whole", "damaged"])
@pytest.mark.parametrize("what", ["os.link", "Path.replace"])
def test_a_restore_that_is_killed_leaves_the_database_in_its_place(
    kept, what_is_kept, tmp_path, what, damaged
):
    backup = tmp_path / "backup.db"
    said("--backup", backup, database=kept.url)
    if damaged:
        _torn(kept.path, kept)
    before = kept.path.read_bytes()[100:]  # behind the header, which counts who looked
    ended = subprocess.run(
        [sys.executable, "-c", KILL.format(what=what), "--restore", str(backup)], cwd=ROOT,
        env=os.environ | {"AUDITOR_DATABASE_URL": kept.url}, timeout=60,
    )
    assert ended.returncode == -signal.SIGKILL and kept.path.read_bytes()[100:] == before
    said("--restore", backup, database=kept.url)
    assert what_is_kept() == {}
    left = {one.name for one in tmp_path.iterdir()}
    assert not [name for name in left if ".part" in name]
    assert len([name for name in left if "aside" in name]) == 1


def test_a_disk_without_second_names_keeps_a_copy_of_what_was_there(kept, tmp_path, monkeypatch):
    def no_links(*_):
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr("os.link", no_links)
    said("--backup", tmp_path / "backup.db", database=kept.url)
    before = kept.path.read_bytes()[100:]
    said("--restore", tmp_path / "backup.db", database=kept.url)
    [aside] = tmp_path.glob("audit-aside-*")
    assert aside.read_bytes()[100:] == before and only_for_its_owner(aside) and whole(kept.path)


def test_two_restores_in_a_second_keep_both_of_what_was_there(kept, tmp_path):
    said("--backup", tmp_path / "backup.db", database=kept.url)
    for _ in range(3):
        said("--restore", tmp_path / "backup.db", database=kept.url)
    assert len(list(tmp_path.glob("audit-aside-*.db"))) == 3


@pytest.mark.parametrize("left", ["audit-aside-20260101-120000.db", "audit.db.abcd_123.part"])
def test_no_new_database_is_begun_beside_one_that_was_put_aside(kept, tmp_path, left):
    kept.path.rename(tmp_path / left)
    with pytest.raises(Unusable, match=f"audit.db is gone, but {left} is there"):
        opening.open_to_use(kept.url)
    assert not kept.path.exists()
    said("--restore", tmp_path / left, database=kept.url)
    opening.open_to_use(kept.url)
    opening.let_go()


OPEN = (
    "import sqlite3, sys; file = sqlite3.connect(sys.argv[1]); file.execute('SELECT 1 FROM person')\n"
    "print(1, flush=True); input()"
)


@pytest.fixture
def an_older_server(kept):
    """Another process that has the file open as every release did, and knows of no lock."""
    with closing(sqlite3.connect(kept.path)) as file:
        file.execute("PRAGMA journal_mode = wal")
    process = subprocess.Popen(
        [sys.executable, "-c", OPEN, str(kept.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    process.stdout.readline()
    yield process
    process.kill()
    process.communicate()


def test_what_an_older_server_has_open_is_neither_restored_nor_migrated(
    kept, an_older_server, tmp_path, monkeypatch, next_version
):
    monkeypatch.setattr(opening, "PATIENCE", 0.3)
    said("--backup", tmp_path / "backup.db", database=kept.url)
    with pytest.raises(Unusable, match="is being used: stop Auditor first"):
        said("--restore", tmp_path / "backup.db", database=kept.url)
    with pytest.raises(Unusable, match="is being used by an older Auditor"):
        opening.open_to_use(kept.url)
    assert not list(tmp_path.glob("*aside*")) and not list(tmp_path.glob("*before*"))
    an_older_server.kill()
    an_older_server.wait()
    said("--restore", tmp_path / "backup.db", database=kept.url)


def test_what_a_killed_copy_left_is_removed_by_the_next(kept, tmp_path):
    stale = [f"copy.db.abcd_123.part{end}" for end in ("", "-journal")]
    others = ["copy.db.abcd_124.part", "copy.db.1.abcd_123.part", "copy.db.notes.part"]
    for name in [*stale, *others]:
        (tmp_path / name).write_text("x")
    for name in stale:
        os.utime(tmp_path / name, (0, 0))
    said("--backup", tmp_path / "copy.db", database=kept.url)
    left = {one.name for one in tmp_path.glob("*.part*")}
    assert left == set(others), "a copy that is being made by another is left alone"


def test_the_database_is_no_backup_of_itself(kept):
    with pytest.raises(Unusable, match="is the database itself"):
        said("--restore", kept.path, database=kept.url)


def test_a_backup_comes_up_where_there_was_no_database(kept, tmp_path):
    new = tmp_path / "new" / "audit.db"
    new.parent.mkdir()
    assert "before" not in said("--restore", kept.path, database=f"sqlite:///{new}")
    assert whole(new) and only_for_its_owner(new)


def test_check_reads_the_whole_file_also_while_it_is_served(kept, served):
    found = said("--check", database=kept.url)
    assert found == f"{kept.path} is sound, and is of this version."


@pytest.mark.parametrize("name", UNSOUND)
def test_check_says_what_is_wrong(kept, tmp_path, name):
    make, fault = UNSOUND[name]
    file = tmp_path / "elsewhere" / "audit.db"
    file.parent.mkdir()
    make(file, kept)
    with pytest.raises(Unusable, match=re.escape(fault)):
        said("--check", database=f"sqlite:///{file}")
    assert len(list(file.parent.iterdir())) <= 1, "a check makes nothing"


def test_a_backup_of_rows_that_name_what_is_not_there_is_made_and_not_called_sound(kept, tmp_path):
    with closing(sqlite3.connect(kept.path)) as file, file:
        file.execute("UPDATE person_role SET person_id = 9999 WHERE id = 1")
    with pytest.raises(Refused, match="is copied to .*copy.db, but links between its rows are broken .1, "):
        said("--backup", tmp_path / "copy.db", database=kept.url)
    assert whole(tmp_path / "copy.db")


def test_check_finds_rows_that_name_what_is_not_there(kept):
    with closing(sqlite3.connect(kept.path)) as file, file:
        file.execute("UPDATE person_role SET person_id = 9999 WHERE id = 1")
    with pytest.raises(Refused, match="links between its rows are broken .1, .*person_role"):
        said("--check", database=kept.url)


@pytest.mark.parametrize("asked", ["--backup", "--restore"])
def test_postgresql_is_copied_by_its_own_tools(asked):
    url = "postgresql://auditor:secret@localhost/auditor"
    with pytest.raises(Refused, match="pg_dump" if asked == "--backup" else "pg_restore") as refused:
        said(asked, "copy", database=url)
    assert "secret" not in str(refused.value)
