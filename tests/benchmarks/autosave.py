"""What one autosave costs, beside bare Flask with raw sqlite3: `python -m tests.benchmarks.autosave`.

One autosave is everything a keystroke's pause sends through the product: session, CSRF, permission,
revision, history and the small template that answers. Both servers run as processes of their own
under the same server software; rounds are interleaved, and the median of five ratios is printed.
"""

import http.client
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests/support")]

from browser.conftest import Process  # noqa: E402

from app import create_app  # noqa: E402 - found through the path above
from auditor.records.database import database  # noqa: E402
from cast import PASSWORD, make_audit, make_cast  # noqa: E402

ROUNDS, SAVES = 5, 300
EVIDENCE = "Thirteen visits since May, ten of them within the fortnight the plan asks for. " * 4


def main() -> None:
    """Print milliseconds of each and the ratio, round by round and in the median."""
    with tempfile.TemporaryDirectory() as folder:
        product, bare = _product(folder), _bare(folder)
        ratios, ours, theirs = [], [], []
        try:
            _round(product, 50), _round(bare, 50)
            for _ in range(ROUNDS):
                theirs.append(_round(bare, SAVES))
                ours.append(_round(product, SAVES))
                ratios.append(ours[-1] / theirs[-1])
        finally:
            product.stop(), bare.stop()
    print(f"bare Flask + sqlite3: {statistics.median(theirs):.2f} ms a save")
    print(f"autosave:             {statistics.median(ours):.2f} ms a save")
    print("ratios:", " ".join(f"{one:.2f}" for one in ratios))
    print(f"median ratio: {statistics.median(ratios):.2f}")


class _Saver:
    """A kept connection to one server, and how a save is asked of it."""

    def __init__(self, port: int, stop):
        self.connection = http.client.HTTPConnection("127.0.0.1", port)
        self.stop = stop
        self.headers = {"Content-Type": "application/x-www-form-urlencoded"}

    def send(self, path: str, fields: dict) -> http.client.HTTPResponse:
        self.connection.request("POST", path, urlencode(fields), self.headers)
        reply = self.connection.getresponse()
        reply.body = reply.read()
        assert reply.status == 200, (reply.status, reply.body[:300])
        return reply


class _Product(_Saver):
    """The product, signed in, with one audit in progress."""

    revision, turn = "0", 0

    def save(self) -> None:
        self.turn += 1
        fields = {
            "voice_seen": "partly", "voice_seen-evidence": f"{EVIDENCE}{self.turn}",
            "voice_seen-revision": self.revision, "progress": self.progress,
        }
        reply = self.send("/audits/1/answers/voice_seen", fields)
        self.revision = reply.headers["X-Revision"]
        found = re.search(rb'data-progress="([^"]*)"', reply.body)
        self.progress = found[1].decode() if found else self.progress

    progress = ""


class _Bare(_Saver):
    turn = 0

    def save(self) -> None:
        self.turn += 1
        self.send("/save", {"text": f"{EVIDENCE}{self.turn}"})


def _round(saver, saves: int) -> float:
    """Milliseconds that one save takes, over so many of them."""
    begun = time.perf_counter()
    for _ in range(saves):
        saver.save()
    return 1000 * (time.perf_counter() - begun) / saves


def _product(folder: str) -> _Product:
    url = f"sqlite:///{folder}/audit.db"
    create_app(url, SECRET_KEY="tests")
    with database.connection_context():
        make_audit(make_cast())
    database.close_all()
    process = Process(url)
    process.start()
    saver = _Product(process.port, process.kill)
    _sign_in(saver)
    return saver


def _sign_in(saver: _Product) -> None:
    page = _get(saver, "/sign-in")
    fields = {"email": "auditor@example.org", "password": PASSWORD, "csrf_token": _token(page)}
    saver.connection.request("POST", "/sign-in", urlencode(fields), saver.headers)
    reply = saver.connection.getresponse()
    reply.read()
    saver.headers["Cookie"] = reply.headers["Set-Cookie"].split(";")[0]
    page = _get(saver, "/account")
    saver.headers |= {"X-CSRFToken": _token(page), "X-Autosave": "1"}


def _get(saver: _Saver, path: str) -> str:
    saver.connection.request("GET", path, headers=saver.headers)
    reply = saver.connection.getresponse()
    if reply.headers["Set-Cookie"]:
        saver.headers["Cookie"] = reply.headers["Set-Cookie"].split(";")[0]
    return reply.read().decode()


def _token(page: str) -> str:
    return re.search(r'name="csrf-token" content="([^"]+)"', page)[1]


def _bare(folder: str) -> _Bare:
    process = Process("")
    command = [sys.executable, str(Path(__file__).with_name("bare.py")), f"{folder}/bare.db"]
    started = subprocess.Popen([*command, str(process.port)], env=os.environ)
    for _ in range(200):
        try:
            saver = _Bare(process.port, started.kill)
            saver.connection.request("GET", "/healthz")
            saver.connection.getresponse().read()
            return saver
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("the bare server did not start")


if __name__ == "__main__":
    main()
