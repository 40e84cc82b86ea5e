"""What every printed sheet carries: its marking, when and by whom it was printed, days with their year."""

import datetime

from flask import Flask, Response, g

from auditor.web import words
from auditor.work import clock

MARKING = "OFFICIAL-SENSITIVE"


def install(app: Flask) -> None:
    """Give the templates of prints their filters."""
    app.jinja_env.filters.update(kept=kept, on_paper=on_paper)


def printed() -> str:
    """When a sheet is printed, and by whom."""
    return f"printed {words.moment(clock.now())} by {g.me.name}"


def foot(about: str) -> Response:
    """The foot of a sheet for the team: what it is `about`, the marking, when and by whom."""
    return running(f"{about} · {MARKING} · {printed()}")


def running(text: str) -> Response:
    """The stylesheet that puts a text into the foot of each sheet, which only a stylesheet can."""
    sheet = f"@page {{ @bottom-left {{ content: {css_string(text)}; white-space: normal; }} }}\n"
    return Response(sheet, mimetype="text/css")


def css_string(text: str) -> str:
    """The text as a quoted string of CSS that nothing in it can end: all but letters escaped."""
    plain = (
        one if one.isascii() and (one.isalnum() or one == " ") else f"\\{ord(one) or 0xFFFD:x} "
        for one in text
    )
    return f'"{"".join(plain)}"'


def kept(text: str | None) -> datetime.date | datetime.datetime | None:
    """The date or moment that a signed copy keeps as text."""
    if not text:
        return None
    elif len(text) == len("2019-12-09"):
        return datetime.date.fromisoformat(text)
    else:
        return datetime.datetime.fromisoformat(text)


def on_paper(when: str | datetime.date | datetime.datetime | None) -> str:
    """A day with its year, which paper outlives: 9 Dec 2019."""
    return words.moment(kept(when) if isinstance(when, str) else when).partition(",")[0]
