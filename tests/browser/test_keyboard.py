"""A whole audit filled in and sent without the mouse."""

import pytest
from playwright.sync_api import expect

from auditor.work.audits import answers
from browser_steps import heading
from cast import make_audit

MOST = 120  # presses of Tab between two places on a page
ASKED = 43  # of a child in need: 35 questions and 8 grades of sections
FOCUS = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  const ring = getComputedStyle(one.matches(".choice input") ? one.nextElementSibling : one);
  return {
    id: one.id, kind: one.type || one.tagName.toLowerCase(), text: one.innerText,
    answering: !!one.closest("form[data-autosave]"), top: box.top + scrollY,
    seen: box.bottom > 0 && box.top < innerHeight && box.right > 0,
    ringed: ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) >= 2,
  };
}"""


class Keys:
    """Somebody at the keyboard, who must see at each Tab where they are."""

    def __init__(self, page):
        self.page, self.last = page, None

    def tab(self) -> dict:
        """Go to the next place; goes out: what has the focus."""
        self.page.keyboard.press("Tab")
        focus = self.page.evaluate(FOCUS)
        assert focus["seen"], f"the focus is out of sight: {focus}"
        assert focus["ringed"], f"nothing shows the focus: {focus}"
        if self.last and self.last["answering"] and focus["answering"]:
            assert focus["top"] >= self.last["top"] - 8, f"it jumps up: {self.last} to {focus}"
        self.last = focus
        return focus

    def go_to(self, words: str) -> None:
        """Tab to the place with this id or this text."""
        for _ in range(MOST):
            focus = self.tab()
            if words in (focus["id"], focus["text"].strip()):
                return
        raise AssertionError(f"{words} is not reached by Tab")

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def leave_by(self, key: str) -> None:
        """Press a key that leads to another page."""
        here = self.page.url
        self.press(key)
        self.page.wait_for_url(lambda url: url != here)
        self.last = None


@pytest.fixture
def audit(cast):
    return make_audit(cast)


@pytest.fixture
def keys(come, cast, audit):
    return Keys(come(cast.auditor, f"/audits/{audit.id}"))


def test_a_whole_audit_needs_no_mouse(keys, audit):
    keys.go_to("Carry on")
    keys.leave_by("Enter")
    say_what_was_read(keys)
    while answer_the_section(keys):
        pass
    heading(keys.page, "What to tell")
    keys.go_to("visits_purpose-told")
    keys.press("Space")
    keys.tab()
    keys.page.keyboard.type("Visits do not say what they are for.")
    keys.go_to("Save and continue")
    keys.leave_by("Enter")
    keys.go_to("Check and send")
    keys.leave_by("Enter")
    keys.go_to("unsafe_at_sending")
    keys.press("Space")
    keys.go_to("Send for review")
    keys.leave_by("Enter")
    heading(keys.page, "Sent for review")
    assert len(answers.of(audit.id)) == ASKED
    assert answers.of(audit.id)["visits_purpose"] == answers.Answer("partly", "Seen.")


def say_what_was_read(keys) -> None:
    """No child is unsafe; the case system was seen."""
    heading(keys.page, "The case")
    keys.go_to("No")
    keys.leave_by("Enter")
    keys.go_to("sources")
    keys.press("Space")
    keys.go_to("Save and continue")
    keys.leave_by("Enter")


def answer_the_section(keys) -> bool:
    """Answer each question as Tab comes to it, go on; goes out: whether a section was there."""
    if not keys.page.locator("form[data-autosave]").count():
        return False
    while (focus := keys.tab())["id"] != "complete":
        if focus["id"] == "visits_purpose":
            keys.press("ArrowRight")
        elif focus["kind"] == "radio":
            keys.press("2" if focus["id"].endswith("_grade") else "1")
        elif focus["kind"] == "textarea":
            keys.page.keyboard.type("Seen.")
    keys.press("Space")
    expect(keys.page.locator("#complete")).to_be_checked()
    keys.leave_by("Control+Enter")
    return True
