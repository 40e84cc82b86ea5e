"""What an attacker, or an unlucky browser, sends: the forms of a page with something else in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode

TYPED = {"text", "email", "search", "tel", "textarea"}
USUAL = {
    "text": "Words 1", "textarea": "A sentence.", "email": "one@example.org", "date": "2026-11-02",
    "password": "a long row of words", "tel": "020 7946 0000", "number": "7", "checkbox": "yes",
}
PILE = "x" * 10_000
HEAP = "y" * 200_000
SCRIPT = "<script>alert(47)</script>\"'>"
NASTY: tuple[str | bytes, ...] = (
    "", "9" * 30, "-1", "²", "1e999", "null", "2026-02-30 and more", "0000-00-00", "9999-12-31",
    "20260101", b"\xed\xa0\x80", b"\xff\xfe\x80",
    "\0a\x07b\x1b\x7f\x85", "\u202eabc \U0001f642 \u0639\u0631\u0628\u064a",
    "\ufffe\uffff\U0010ffff", SCRIPT, "{{7*7}}%s%n{0}", "a\r\nSet-Cookie: b=c\r\n\r\n", "../../etc/passwd",
    "//evil.example/", "' OR 1=1; --", "2", PILE, HEAP,
)
# 180 KB as a form sends them: letters composed of so many marks took the server ten seconds.
MARKS = "a" + "\u0345" * 15_000 + "\u0334" * 15_000
FIGURES = "9" * 60_000
NO_NUMBERS = ("9" * 30, "9" * 4_301, "1\0", "\0", b"\xed\xa0\x80")  # of rows, days, choices
LONGEST_ANSWER = 1  # seconds of the processor that any request may take
CLEAR = {200, 204, 303, 400, 401, 403, 404, 409, 413, 414, 422, 429}
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
}
ON_THIS_SITE = re.compile(r"(http://localhost)?/(?![/\\])[\x21-\x7e]*")


@dataclass
class Form:
    """A form of a page: where it goes, and its fields as (name, value, kind)."""

    path: str
    fields: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        return [name for name, _, _ in self.fields]

    def body(self, **other) -> list[tuple[str, str | bytes]]:
        """The form filled in as a page had it, with usual words where it was empty, but for these."""
        return [
            (name, other.get(name, value or USUAL.get(kind, ""))) for name, value, kind in self.fields
        ]


class Reader(HTMLParser):
    """Collects the forms of a page that are sent by POST, as a browser would fill them in."""

    def __init__(self, path: str):
        super().__init__()
        self.path, self.forms, self.form = path, [], None
        self.select = self.text = None

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "form":
            to = (values.get("action") or self.path).partition("#")[0]
            self.form = Form(to) if values.get("method") == "post" else None
        elif self.form is None:
            return
        elif tag == "select":
            self.select = values.get("name")
        elif tag == "option" and self.select:
            self._option(values)
        elif tag == "textarea":
            self.text = [values.get("name"), ""]
        elif tag in ("input", "button") and values.get("name"):
            kind = values.get("type", "text") if tag == "input" else "button"
            self._add(values["name"], values.get("value", ""), kind)

    def handle_data(self, data):
        if self.text:
            self.text[1] += data

    def handle_endtag(self, tag):
        if tag == "form" and self.form is not None:
            self.forms.append(self.form)
            self.form = None
        elif tag == "select":
            self.select = None
        elif tag == "textarea" and self.text:
            self._add(self.text[0], self.text[1], "textarea")
            self.text = None

    def _option(self, values):
        empty = not dict((n, v) for n, v, _ in self.form.fields).get(self.select)
        if empty or "selected" in values:
            self._add(self.select, values.get("value", ""), "select")

    def _add(self, name, value, kind):
        choice = kind in ("radio", "button", "select") and name in self.form.names
        if choice:  # the last of several is sent, so that more is chosen than not
            self.form.fields = [one for one in self.form.fields if one[0] != name]
        if name != "csrf_token":
            self.form.fields.append((name, value, kind))


def forms_of(path: str, html: str) -> list[Form]:
    """The forms of the page at `path` that are sent by POST."""
    reader = Reader(path)
    reader.feed(html)
    return reader.forms


def bodies(form: Form, turn: int) -> Iterator[list[tuple[str, str | bytes]]]:
    """Bodies in which everything is wrong, then one field after another, `turn` picking with what."""
    yield []
    yield [("unknown", "x"), ("__class__", "y"), ("csrf_token", "again")]
    if not form.names:
        return
    yield form.body() + form.body()
    yield [(f"{name}[]", value) for name, value in form.body()]
    step = 5 if any(kind == "password" for _, _, kind in form.fields) else 2
    for value in NASTY[turn % step:: step]:
        if len(form.names) * len(value) < 250_000:
            yield [(name, value) for name in form.names]
    for step, name in enumerate(form.names[turn % 2:: 1 + len(form.names) // 8]):
        yield form.body(**{name: NASTY[(turn + step) % len(NASTY)]})


def encoded(body, token: str) -> bytes:
    """The body as a browser would send it, with the page's token."""
    return urlencode([("csrf_token", token), *body]).encode()


def faults_of(answer) -> list[str]:
    """What is wrong with an answer, whatever it answers."""
    found = [] if answer.status_code in CLEAR else [f"status {answer.status_code}"]
    found += [
        name for name, value in HEADERS.items() if not answer.headers.get(name, "").startswith(value)
    ]
    if answer.location and not ON_THIS_SITE.fullmatch(answer.location):
        found.append(f"leads to {answer.location!r}")
    if "Set-Cookie" in answer.headers and "b=c" in str(answer.headers.getlist("Set-Cookie")):
        found.append("a cookie of somebody else's making")
    html = answer.get_data(as_text=True) if answer.mimetype.startswith("text/") else ""
    return found + [one for one in (SCRIPT, "Traceback") if one in html]
