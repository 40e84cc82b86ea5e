"""`python app.py` as a process, and auditors' pages that save to it without a pause."""

import http.client
import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

from auditor import command_line
from auditor.records import opening
from auditor.records.database import database, open_database
from auditor.work import forms, settings
from cast import PASSWORD

ROOT = Path(__file__).parents[2]
PATIENCE = 60  # seconds for what must happen; a machine with much else to do takes its time
QUESTIONS = ("voice_seen", "voice_words", "voice_daily_life", "voice_influence")


@contextmanager
def reading(path):
    """The database at `path`, open in this process for the length of a block."""
    open_database(f"sqlite:///{path}")
    forms.forget()
    settings.forget()
    try:
        with database.connection_context():
            yield
    finally:
        database.close_all()


def auditor(*asked: str, database: str, **environment: str) -> subprocess.CompletedProcess:
    """`python app.py` with these arguments, run to its end."""
    more = {"AUDITOR_DATABASE_URL": database} | environment
    return subprocess.run(
        [sys.executable, "app.py", *asked], cwd=ROOT, env=os.environ | more, capture_output=True, text=True,
        timeout=2 * PATIENCE,
    )


def sentence(ended: subprocess.CompletedProcess) -> str:
    """What a command that could not do its work says: a sentence or two on one line, no traceback."""
    assert ended.returncode == 1, (ended.returncode, ended.stdout, ended.stderr)
    said = ended.stderr.strip().splitlines()
    assert "Traceback" not in ended.stderr and len(said) == 1, ended.stderr
    return said[0]


def said(*asked: str, database: str) -> str:
    """What the command line answers, asked in this process; Refused or Unusable are raised."""
    try:
        return command_line.command(command_line.read([str(one) for one in asked]), database)
    finally:
        opening.let_go()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def until(condition: Callable[[], object]) -> None:
    """Wait patiently for what must happen."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.05)


class Process:
    """`python app.py` as a process that a test stops, kills and starts again on the same port."""

    def __init__(self, database_url: str, log: Path | None = None, **environment: str):
        self.port, self.log = free_port(), log
        self.address = f"http://127.0.0.1:{self.port}"
        self.environment = os.environ | {
            "AUDITOR_DATABASE_URL": database_url, "AUDITOR_SECRET_KEY": "a key for the tests",
        } | environment
        self.process = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        out = self.log.open("ab") if self.log else subprocess.DEVNULL
        self.process = subprocess.Popen(
            [sys.executable, "app.py", "--port", str(self.port)], cwd=ROOT, env=self.environment,
            stdout=out, stderr=out,
        )
        until(self._answers)

    def kill(self) -> None:
        """SIGKILL it: no time to tidy up."""
        self.process.kill()
        self.process.wait()

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Ask it to stop, and wait until it has; its exit code."""
        self.process.send_signal(number)
        return self.process.wait(timeout=PATIENCE)

    def _answers(self) -> bool:
        assert self.process.poll() is None, "it ended by itself"
        try:
            urllib.request.urlopen(f"{self.address}/healthz", timeout=5)
        except OSError:
            return False
        return True


class Writer(threading.Thread):
    """One auditor's page that saves texts one after the other and notes what was acknowledged."""

    def __init__(self, process, audit_id: int, question: str):
        super().__init__(daemon=True)
        self.address = f"{process.address}/audits/{audit_id}/answers/{question}"
        self.question, self.process = question, process
        self.acknowledged, self.count, self.stopped = None, 0, False
        self.revision, self.turn = "0", 0
        self.open, self.token = signed_in(process.address)

    def run(self):
        while not self.stopped:
            self.turn += 1
            self.save(f"Text {self.turn} of {self.question}. " * 12)

    def save(self, text: str):
        """Send until it is acknowledged, as the page does."""
        while not self.stopped:
            try:
                self.revision = self.once(text)
                self.acknowledged, self.count = text.strip(), self.count + 1
                return
            except (OSError, urllib.error.URLError, http.client.HTTPException):
                time.sleep(0.02)

    def once(self, text: str) -> str:
        fields = {
            self.question: "yes", f"{self.question}-evidence": text,
            f"{self.question}-revision": self.revision,
        }
        request = urllib.request.Request(
            self.address, urllib.parse.urlencode(fields).encode(),
            {"X-CSRFToken": self.token, "X-Autosave": "1"},
        )
        with self.open(request, timeout=5) as reply:
            return reply.headers["X-Revision"]


def signed_in(address: str, password: str = PASSWORD):
    """An opener that is signed in as the auditor, and its CSRF token."""
    jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    opener = urllib.request.build_opener(jar)

    def token(path):
        html = opener.open(f"{address}{path}").read().decode()
        return re.search(r'name="csrf-token" content="([^"]+)"', html)[1]

    fields = {
        "email": "auditor@example.org", "password": password, "csrf_token": token("/sign-in")
    }
    opener.open(f"{address}/sign-in", urllib.parse.urlencode(fields).encode())
    return opener.open, token("/account")
