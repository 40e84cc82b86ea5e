"""The daily mail, through a real mail server of this machine."""

import datetime
import socket
import subprocess
import sys
from email import message_from_bytes, policy
from pathlib import Path
from types import SimpleNamespace

import pytest
from aiosmtpd.controller import Controller

from auditor.records.audits import Concern
from auditor.records.journal import JournalEntry
from auditor.records.people import Person
from auditor.rules.home.mail_form import OFF
from auditor.work import clock, settings
from auditor.work.home import daily_mail
from auditor.work.home.daily_mail import NotSent
from cast import MONDAY, make_audit

EIGHT = MONDAY.replace(hour=8)
LINK = "https://auditor.example.org"


class Post:
    """What a mail server took in; it refuses the addresses in `refused`."""

    def __init__(self):
        self.taken, self.refused, self.down_after = [], set(), None

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - its name
        if address in self.refused:
            return "550 No such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - its name
        if self.down_after is not None and len(self.taken) >= self.down_after:
            return "451 Try again later"
        message = message_from_bytes(envelope.content, policy=policy.default)
        self.taken.append(SimpleNamespace(
            to=envelope.rcpt_tos[0], subject=message["Subject"], text=message.get_content(),
            message=message,
        ))
        return "250 OK"


@pytest.fixture
def post(cast):
    """A mail server, the daily mail switched on through it, and Monday morning at eight."""
    taken = Post()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = Controller(taken, hostname="127.0.0.1", port=port)
    running.start()
    settings.put("mail", {
        "on": True, "host": "127.0.0.1", "port": port, "sender": "auditor@example.org",
        "link": LINK, "hour": 7,
    })
    with clock.at(EIGHT):
        yield taken
    running.stop()


def to(post) -> dict[str, str]:
    return {one.to: one.subject for one in post.taken}


def test_everybody_for_whom_something_waits_gets_counts_and_a_link(cast, post):
    make_audit(cast, "in_progress", due_on=datetime.date(2026, 10, 26))
    make_audit(cast, "allocated", case=cast.other_case)
    outcome = daily_mail.send()
    assert to(post) == {
        "auditor@example.org": "Auditor: 2 things wait for you, 1 of them late",
        "lead@example.org": "Auditor: 1 thing waits for you, late",
    }
    assert outcome.sent == 2
    assert all(LINK in one.text for one in post.taken)
    assert post.taken[0].message["Auto-Submitted"] == "auto-generated"


def test_it_never_names_a_case_a_person_or_a_cycle(cast, post):
    audit = make_audit(cast, "in_progress", due_on=datetime.date(2026, 10, 26))
    Concern.create(audit=audit, raised_by=cast.auditor, raised_at=MONDAY, text="Alone at night.")
    daily_mail.send()
    assert "1 concern waits for an answer" in to(post)["supervisor@example.org"].lower()
    for one in post.taken:
        whole = one.message.as_string()
        for word in ("M-10277", "Worker", "Supervisor", "Q4 2026", "Alone"):
            assert word not in whole


def test_nobody_gets_it_twice_a_day_and_everybody_again_the_next(cast, post):
    make_audit(cast)
    assert daily_mail.send().sent == 1
    later = daily_mail.send()
    assert (later.sent, later.before) == (0, 1)
    with clock.at(EIGHT + datetime.timedelta(days=1)):
        assert daily_mail.send().sent == 1
    assert len(post.taken) == 2
    assert JournalEntry.select().where(JournalEntry.act == "sent the daily mail").count() == 2


@pytest.mark.parametrize(("moment", "said"), [
    (MONDAY.replace(hour=6), "before 7:00"),
    (EIGHT + datetime.timedelta(days=5), "weekend"),
    (datetime.datetime(2026, 12, 25, 9), "bank holiday"),
])
def test_it_is_sent_on_working_days_from_its_hour(cast, post, moment, said):
    make_audit(cast)
    with clock.at(moment):
        assert said in daily_mail.send()
    assert post.taken == []


def test_the_hour_is_that_of_london(cast, post):
    make_audit(cast)
    with clock.at(datetime.datetime(2026, 7, 1, 6, 30)):  # half past seven in summer
        assert daily_mail.send().sent == 1


def test_it_is_off_until_somebody_switches_it_on(cast, post):
    make_audit(cast)
    settings.put("mail", OFF)
    assert "off" in daily_mail.send()
    assert post.taken == []


def test_who_cannot_sign_in_gets_none(cast, post):
    make_audit(cast, auditor=cast.other_auditor)
    make_audit(cast, auditor=cast.external, case=cast.other_case)
    Person.update(closed_at=MONDAY).where(Person.id == cast.other_auditor.id).execute()
    Person.update(access_ends=datetime.date(2026, 10, 1)).where(
        Person.id == cast.external.id
    ).execute()
    daily_mail.send()
    assert to(post) == {}


def test_one_refused_address_keeps_nobody_else_from_theirs(cast, post):
    make_audit(cast)
    make_audit(cast, auditor=cast.other_auditor, case=cast.other_case)
    post.refused.add("auditor@example.org")
    outcome = daily_mail.send()
    assert (outcome.sent, outcome.refused) == (1, 1)
    assert list(to(post)) == ["other_auditor@example.org"]


def test_what_failed_half_way_is_sent_at_the_next_call_to_the_rest(cast, post):
    make_audit(cast)
    make_audit(cast, auditor=cast.other_auditor, case=cast.other_case)
    post.down_after = 1
    with pytest.raises(NotSent):
        daily_mail.send()
    post.down_after = None
    assert daily_mail.send().sent == 1
    assert sorted(to(post)) == ["auditor@example.org", "other_auditor@example.org"]


def test_a_server_that_is_not_there_is_named(cast, post):
    make_audit(cast)
    settings.put("mail", settings.get("mail") | {"port": 1})
    with pytest.raises(NotSent, match="127.0.0.1:1"):
        daily_mail.send()


def test_the_command_sends_it_and_says_so(cast, post, database_url):
    settings.put("mail", settings.get("mail") | {"on": False})
    done = subprocess.run(
        [sys.executable, "app.py", "--send-daily-mail"], cwd=Path(__file__).parents[3],
        env={"AUDITOR_DATABASE_URL": database_url, "AUDITOR_SECRET_KEY": "a key for the tests", "PATH": ""},
        capture_output=True, text=True, timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "The daily mail is off" in done.stdout
