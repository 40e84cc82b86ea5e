"""What every page must have - a title, one h1, no id twice, a label for each field - and its words."""

import re
from html import unescape
from html.parser import HTMLParser

UNLABELLED = {"hidden", "submit", "button"}


class Reader(HTMLParser):
    """Collects the ids, headings, labels and fields of a page."""

    def __init__(self):
        super().__init__()
        self.ids, self.labels, self.fields, self.headings = [], set(), [], 0
        self.title, self.inline, self._in_title, self._in_label = "", [], False, 0

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if "id" in values:
            self.ids.append(values["id"])
        if "style" in values or any(name.startswith("on") for name in values):
            self.inline.append(tag)
        if tag == "script" and "src" not in values:
            self.inline.append("script")
        if tag == "h1":
            self.headings += 1
        elif tag == "title":
            self._in_title = True
        elif tag == "label":
            self._in_label += 1
            self.labels.add(values.get("for"))
        elif tag in ("input", "select", "textarea") and values.get("type") not in UNLABELLED:
            named = self._in_label or "aria-label" in values or "aria-labelledby" in values
            self.fields.append((values.get("id"), values.get("name"), bool(named)))

    def handle_endtag(self, tag):
        if tag == "title":
            self._in_title = False
        elif tag == "label":
            self._in_label -= 1

    def handle_data(self, data):
        if self._in_title:
            self.title += data


def check_page(html: str) -> None:
    """Fail, saying why, where a page is not as every page must be."""
    page = Reader()
    page.feed(html)
    twice = sorted({one for one in page.ids if page.ids.count(one) > 1})
    bare = [name for id_, name, named in page.fields if not named and id_ not in page.labels]
    assert page.title.strip(), "the page has no title"
    assert page.headings == 1, f"the page has {page.headings} h1 headings"
    assert not twice, f"ids that stand twice: {twice}"
    assert not bare, f"fields without a label: {bare}"
    assert not page.inline, f"inline scripts or styles that the policy forbids: {page.inline}"


def sheet_of(html: str) -> str:
    """What is printed of a page: neither the toolbar above nor the forms below."""
    return html.partition("<main")[2].partition("</main>")[0]


def words_of(html: str) -> str:
    """What a page says, its tags left out."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
