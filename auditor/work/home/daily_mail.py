"""The daily mail: to each person for whom something waits, through the council's own mail server."""

import datetime
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

from auditor.records.database import change
from auditor.records.people import Person
from auditor.rules import deadlines
from auditor.rules.deadlines import in_london, working_day
from auditor.rules.home import daily_mail as rules
from auditor.work import clock, journal, settings
from auditor.work.home import today
from auditor.work.people import people

PATIENCE = 30  # seconds until a mail server that does not answer is given up
SENT = "mail_sent"


class NotSent(Exception):
    """The mail server could not be reached or refused; the message says why."""


@dataclass
class Outcome:
    """How many got a message, had nothing waiting, had theirs already, or were refused."""

    sent: int = 0
    nothing: int = 0
    before: int = 0
    refused: int = 0

    def __str__(self) -> str:
        return (
            f"Daily mail: {self.sent} sent, {self.before} had it today, {self.refused} refused; "
            f"nothing waits for {self.nothing}."
        )


def send() -> Outcome | str:
    """Send today's mail to whoever has not had it, or say in a sentence why none is sent now.

    Made to be called every hour: each person gets at most one a day. Raises NotSent.
    """
    mail, now = settings.get("mail"), clock.now()
    reason = rules.due(mail, in_london(now).hour, working_day(clock.today()))
    if reason:
        return reason
    outcome = Outcome()
    with _server(mail) as server:
        for person in people.open_ones().where(Person.email.is_null(False)):
            _send_to(person, mail, server, outcome)
    if outcome.sent:
        journal.record(None, "sent the daily mail", detail=f"to {outcome.sent} people")
    return outcome


def message_to(person: Person, mail: dict) -> EmailMessage | None:
    """What a person gets today, or None where nothing waits for them."""
    me = people.signed_in(person)
    rows = today.waiting(me)
    late = sum(deadlines.late(row.due, clock.today()) for row in rows)
    words = rules.written(len(rows), late, len(today.unanswered_concerns(me)), mail["link"])
    if words is None:
        return None
    message = EmailMessage()
    message["Subject"], text = words
    message["From"], message["To"] = mail["sender"], person.email
    message["Date"] = format_datetime(clock.now().replace(tzinfo=datetime.UTC))
    message["Message-ID"] = make_msgid(domain=mail["sender"].rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text)
    return message


@contextmanager
def _server(mail: dict) -> Iterator[smtplib.SMTP]:
    try:
        with smtplib.SMTP(mail["host"], mail["port"], timeout=PATIENCE) as server:
            server.ehlo()
            if server.has_extn("starttls"):
                server.starttls(context=ssl.create_default_context())
            yield server
    except (OSError, smtplib.SMTPException) as fault:
        raise NotSent(f"{mail['host']}:{mail['port']}: {fault}") from fault


def _send_to(person: Person, mail: dict, server: smtplib.SMTP, outcome: Outcome) -> None:
    message = message_to(person, mail)
    if message is None:
        outcome.nothing += 1
    elif not _claim(person.id):
        outcome.before += 1
    else:
        try:
            server.send_message(message)
            outcome.sent += 1
        except smtplib.SMTPRecipientsRefused:
            outcome.refused += 1
        except (OSError, smtplib.SMTPException):
            _give_back(person.id)
            raise


def _claim(person: int) -> bool:
    """Note that this person gets today's mail; False where it was noted before."""
    day = clock.today().isoformat()
    with change():
        settings.forget()
        had = settings.get(SENT)
        people_had = had["people"] if had["day"] == day else []
        if person in people_had:
            return False
        settings.put(SENT, {"day": day, "people": [*people_had, person]})
    return True


def _give_back(person: int) -> None:
    """Forget the note: it could not be sent, and the next call tries again."""
    with change():
        had = settings.get(SENT)
        settings.put(SENT, had | {"people": [one for one in had["people"] if one != person]})
