"""A database file with the cast and an audit, and the application that serves it as a process."""

import shutil
from types import SimpleNamespace

import pytest

from auditor.records import database as records
from auditor.records.audits import Audit
from auditor.records.database import database, on_sqlite
from auditor.work.audits import answers
from cast import make_audit
from processes import Process, reading


@pytest.fixture
def kept(cast, tmp_path):
    """A file with the cast and an audit of the auditor's in progress, which nobody uses."""
    if not on_sqlite():
        pytest.skip("about SQLite's file: PostgreSQL has tools of its own for this")
    audit = make_audit(cast)
    database.close_all()
    path = tmp_path / "audit.db"
    return SimpleNamespace(path=path, url=f"sqlite:///{path}", audit=audit.id)


@pytest.fixture
def served(kept, tmp_path):
    """The application that serves it; its log is `log`."""
    process = Process(kept.url, log=tmp_path / "log")
    process.start()
    yield process
    if process.process.poll() is None:
        process.kill()


@pytest.fixture
def what_is_kept(kept):
    """what_is_kept() is the answers of the audit, by question, as the file has them now."""

    def read(path=kept.path):
        with reading(path):
            assert Audit.select().count() == 1
            return answers.of(kept.audit)

    return read


@pytest.fixture
def next_version(tmp_path, monkeypatch):
    """The code of a later release, whose migrations are one more."""
    folder = tmp_path / "migrations"
    shutil.copytree(records.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "9000_keep_music.py").write_text(
        '"""Music."""\n\n\ndef up(migrator, db):\n    db.execute_sql("CREATE TABLE music (title)")\n'
    )
    monkeypatch.setattr(records, "MIGRATIONS", folder)
    return folder
