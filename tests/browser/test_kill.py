"""Killed at any moment, the server has every answer that it acknowledged."""

import http.cookiejar
import random
import re
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

from auditor.work import answers
from conftest import PASSWORD, make_audit

LEAST_ACKNOWLEDGED = 200
QUESTIONS = ("voice_seen", "voice_words", "voice_daily_life", "voice_influence")


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


def signed_in(address: str):
    """An opener that is signed in as the auditor, and its CSRF token."""
    jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    opener = urllib.request.build_opener(jar)

    def token(path):
        html = opener.open(f"{address}{path}").read().decode()
        return re.search(r'name="csrf-token" content="([^"]+)"', html)[1]

    fields = {
        "email": "auditor@example.org", "password": PASSWORD, "csrf_token": token("/sign-in")
    }
    opener.open(f"{address}/sign-in", urllib.parse.urlencode(fields).encode())
    return opener.open, token("/account")


def test_every_acknowledged_answer_is_there_after_sigkill(cast, process):
    audit = make_audit(cast)
    writers = [Writer(process, audit.id, question) for question in QUESTIONS]
    chance = random.Random(2019)
    for writer in writers:
        writer.start()
    kills = 0
    while kills < 4 or sum(writer.count for writer in writers) < LEAST_ACKNOWLEDGED:
        time.sleep(chance.uniform(0.3, 1.2))
        process.kill()
        kills += 1
        process.start()
        assert kills < 40, "the saves do not get through"
    process.kill()
    for writer in writers:
        writer.stopped = True
    for writer in writers:
        writer.join(timeout=10)
    process.start()
    kept = answers.of(audit.id)
    for writer in writers:
        found = kept[writer.question].evidence
        turn = int(re.match(r"Text (\d+) ", found)[1])
        acknowledged = int(re.match(r"Text (\d+) ", writer.acknowledged)[1])
        assert turn >= acknowledged, f"{writer.question}: acknowledged {acknowledged}, kept {turn}"
    total = sum(writer.count for writer in writers)
    print(f"{total} acknowledged saves, {kills + 1} kills, none lost")
    assert total >= LEAST_ACKNOWLEDGED
