"""Fills in a form of a page as a person would, and sends what a browser would send."""

from html.parser import HTMLParser
from urllib.parse import urlencode

VOID = {"submit", "button", "reset", "image"}


def submit(browser, path: str, to: str | None = None, button: tuple[str, str] | None = None, **typed):
    """Open a page, fill in its form that goes to `to` (its own address where None), and send it.

    What is not `typed` (a text, or a list of them) stays as the page has it. Fails where the page has
    no such form, or the form no such field; goes out: the answer.
    """
    page = browser.get(path)
    assert page.status_code == 200, (path, page.status_code)
    return _send(browser, path, page.get_data(as_text=True), to, button, typed)


def confirm(browser, path: str, page, to: str | None = None, button: tuple[str, str] | None = None, **typed):
    """The same with a page that came as an answer to a form."""
    assert page.status_code == 200, (path, page.status_code)
    return _send(browser, path, page.get_data(as_text=True), to, button, typed)


def _send(browser, path, html, to, button, typed):
    reader = _Reader(path.partition("?")[0])
    reader.feed(html)
    there = [one for one in reader.forms if one["to"] == (to or reader.path)]
    assert there, f"{path} has no form to {to or path}, but to {[one['to'] for one in reader.forms]}"
    form = next((one for one in there if set(typed) <= one["names"]), None)
    assert form, f"the form of {path} has no {set(typed) - there[0]['names']}"
    body = [(name, value) for name, value in form["values"] if name not in typed]
    for name, values in typed.items():
        body += [(name, value) for value in ([values] if isinstance(values, str) else values)]
    sent = urlencode([*body, *([button] if button else [])])
    return browser.client.post(
        form["to"], data=sent, content_type="application/x-www-form-urlencoded"
    )


class _Reader(HTMLParser):
    """The forms that are sent by POST, with their fields as they stand."""

    def __init__(self, path: str):
        super().__init__()
        self.path, self.forms, self.form, self.by_id = path, [], None, {}
        self.select = self.text = None

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "form":
            self.form = {"to": (values.get("action") or self.path).partition("#")[0], "names": set(),
                         "values": []}
            self.by_id[values.get("id")] = self.form
            if values.get("method") == "post":
                self.forms.append(self.form)
            return
        form = self.by_id.get(values["form"]) if "form" in values else self.form
        name = values.get("name")
        if form is None:
            return
        if tag == "option" and self.select:
            self.select[2].append((values.get("value", ""), "selected" in values))
        elif tag == "select" and name:
            form["names"].add(name)
            self.select = (form, name, [])
        elif tag == "textarea" and name:
            form["names"].add(name)
            self.text = (form, name, [])
        elif tag == "input" and name and values.get("type") not in VOID and "disabled" not in values:
            form["names"].add(name)
            if values.get("type") not in ("radio", "checkbox") or "checked" in values:
                form["values"].append((name, values.get("value", "on")))

    def handle_data(self, data):
        if self.text:
            self.text[2].append(data)

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "select" and self.select:
            form, name, options = self.select
            chosen = next((value for value, on in options if on), options[0][0] if options else "")
            form["values"].append((name, chosen))
            self.select = None
        elif tag == "textarea" and self.text:
            form, name, pieces = self.text
            form["values"].append((name, "".join(pieces).removeprefix("\n")))
            self.text = None
