"""A database file with the cast and an audit, and the application that serves it as a process."""

import copy
import shutil
from types import SimpleNamespace

import pytest

from auditor.records.audits import Audit
from auditor.work import answers
from conftest import make_audit
from processes import Process, reading


@pytest.fixture
def kept(made, tmp_path):
    """A file with the cast and an audit of the auditor's in progress; `url`, `path`, `audit`, `cast`."""
    path = tmp_path / "audit.db"
    shutil.copy(made.folder / "cast.db", path)
    one = copy.deepcopy(made.cast)
    with reading(path):
        audit = make_audit(one)
    return SimpleNamespace(path=path, url=f"sqlite:///{path}", audit=audit.id, cast=one)


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
