"""What is asked for on the command line and in the environment, and what makes no sense there."""

import os
import signal
import socket
import stat
import subprocess
import sys

import pytest

from app import create_app
from auditor import command_line
from auditor.records import opening
from auditor.records.faults import Unusable
from processes import ROOT, auditor, said

AS_ROOT = getattr(os, "geteuid", lambda: 1)() == 0


@pytest.mark.parametrize("asked, fault", [
    ("--backup", "name a file"), ("--restore", "name a file"),
    ("--reset-sign-in", "name the email address of an account"),
])
@pytest.mark.parametrize("said", ["", " "])
def test_nothing_is_no_answer_and_serves_nothing(capsys, asked, fault, said):
    with pytest.raises(SystemExit) as ended:
        command_line.read([asked, said])
    assert ended.value.code == 2 and capsys.readouterr().err.endswith(f"{asked}: {fault}\n")


def test_a_port_that_is_none_is_named_where_it_matters(monkeypatch, capsys):
    monkeypatch.setenv("AUDITOR_PORT", "abc")
    with pytest.raises(SystemExit) as ended:
        command_line.read([])
    assert ended.value.code == 2 and "AUDITOR_PORT is 'abc', which is no port" in capsys.readouterr().err
    assert command_line.read(["--port", "8001"]).port == 8001
    for asked in (["--backup", "x"], ["--check"], ["--reset-sign-in", "a@b.org"], ["--sign-everybody-out"]):
        command_line.read(asked)


def test_an_empty_variable_is_as_none(monkeypatch):
    for name in ("AUDITOR_PORT", "AUDITOR_HOST", "AUDITOR_TRUSTED_PROXY"):
        monkeypatch.setenv(name, "")
    options = command_line.read([])
    assert (options.host, options.port, options.trusted_proxy) == ("127.0.0.1", 8000, None)


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_served_on_every_address_it_says_the_name_of_the_machine(host):
    options = command_line.read(["--host", host, "--port", "8001"])
    assert command_line.address(options) == f"http://{socket.gethostname()}:8001"


def test_a_path_that_names_something_else_gets_no_lock_beside_it(tmp_path):
    (tmp_path / "README.md").write_text("Dear all, " * 1000)
    (tmp_path / "folder").mkdir()
    before = set(tmp_path.iterdir())
    for name in ("README.md", "folder"):
        with pytest.raises(Unusable):
            opening.open_to_use(f"sqlite:///{tmp_path / name}")
    assert set(tmp_path.iterdir()) == before


@pytest.mark.parametrize("asked", [
    ("--reset-sign-in", "a@example.org"), ("--send-daily-mail",), ("--sign-everybody-out",),
])
def test_no_command_begins_a_database(tmp_path, asked):
    file = tmp_path / "audit.db"
    file.touch()
    with pytest.raises(Unusable, match="is empty"):
        said(*asked, database=f"sqlite:///{file}")
    assert file.read_bytes() == b"" and list(tmp_path.iterdir()) == [file]


def test_what_others_could_read_is_narrowed_and_said_once(kept):
    key = kept.path.with_name("audit.key")
    key.write_text("5e" * 32)
    for file in (kept.path, key):
        file.chmod(0o644)
    for told in (2, 0):
        ended = auditor("--port", "99999", database=kept.url, AUDITOR_SECRET_KEY="")
        assert ended.stderr.count("Other accounts could read") == told, ended.stderr
        assert {stat.S_IMODE(file.stat().st_mode) for file in (kept.path, key)} == {0o600}


@pytest.mark.skipif(not AS_ROOT, reason="only root makes files for somebody else")
def test_what_root_makes_belongs_to_whoever_has_the_folder(tmp_path):
    os.chown(tmp_path, 65534, 65534)
    auditor("--port", "99999", database=f"sqlite:///{tmp_path / 'audit.db'}", AUDITOR_SECRET_KEY="")
    made = {one.name: one.stat().st_uid for one in tmp_path.iterdir()}
    assert made == dict.fromkeys(("audit.db", "audit.db.lock", "audit.key"), 65534)


def test_interrupted_while_it_is_read_in_it_says_nothing(tmp_path):
    (tmp_path / "flask.py").write_text("import time\n\nprint('reading', flush=True)\ntime.sleep(30)\n")
    process = subprocess.Popen(
        [sys.executable, "app.py"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
    )
    assert process.stdout.readline() == "reading\n"
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=20) == ("", "") and process.returncode == -signal.SIGINT


def test_the_demonstration_has_a_cookie_of_its_own(tmp_path):
    def name(**more):
        app = create_app(f"sqlite:///{tmp_path / 'audit.db'}", SECRET_KEY="a key for the tests", **more)
        opening.let_go()
        return app.config["SESSION_COOKIE_NAME"]

    assert name() == "auditor" and name(demonstration=True) == "auditor-demo"
