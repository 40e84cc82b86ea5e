"""What is typed about the daily mail on the settings page, read into values and messages."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from auditor.rules.parsing import clean_text, whole_number
from auditor.rules.people.person_form import email_fault

OFF = {"on": False, "host": "", "port": 25, "sender": "", "link": "", "hour": 7}
HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?|[0-9A-Fa-f:]{2,39}")
MOST_PORT, LAST_HOUR, MOST_LINK = 65_535, 23, 200


def check(typed: Mapping[str, str]) -> tuple[dict, dict[str, str]]:
    """The mail server, sender, link and hour: values as the settings keep them, messages by field.

    `typed` has mail_on ("yes"), mail_host, mail_port, mail_sender, mail_link (where this tool is
    reached) and mail_hour. While the mail is off an empty field is no fault.
    """
    texts = {name: clean_text(typed.get(f"mail_{name}", "")).strip() for name in OFF}
    values = texts | {
        "on": texts["on"] == "yes",
        "port": whole_number(texts["port"], MOST_PORT),
        "hour": whole_number(texts["hour"], LAST_HOUR),
        "link": texts["link"].rstrip("/"),
    }
    wrong = {
        "host": None if HOST.fullmatch(texts["host"]) else "Give the name of the mail server",
        "port": None if values["port"] else f"Give a port from 1 to {MOST_PORT:,}, usually 25",
        "sender": email_fault(texts["sender"]) if texts["sender"] else "Give the sender’s address",
        "link": _link_fault(values["link"]),
        "hour": "Give an hour from 0 to 23" if values["hour"] is None else None,
    }
    asked = {name for name in wrong if values["on"] or texts[name]}
    errors = {f"mail_{name}": said for name, said in wrong.items() if said and name in asked}
    return OFF | {name: value for name, value in values.items() if value is not None}, errors


def _link_fault(link: str) -> str | None:
    try:
        parts = urlsplit(link) if len(link) <= MOST_LINK else None
        good = parts and parts.scheme in ("http", "https") and parts.hostname and not parts.query
    except ValueError:
        good = False
    if not good or re.search(r"\s|@", link):
        return "Give the address at which people open Auditor, such as https://auditor.example.org"
    else:
        return None
