"""Every page of the demonstration: reachable, accessible, readable on a telephone, and looked at."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from app import create_app
from auditor import demo
from auditor.records.actions import Action
from auditor.records.audits import Audit
from auditor.records.cases import Case, Cycle
from auditor.records.database import database
from auditor.records.people import Person, Team
from auditor.records.reviews import Comment
from auditor.records.supervision import Discussion, Reply
from auditor.work import forms
from browser_steps import check_with_axe, enter

WIDTHS = (1280, 375, 320)
SCREENSHOTS = os.environ.get("AUDITOR_SCREENSHOTS")  # a folder; none are kept without it

NEW = (
    ("lead", "/cycles/new"), ("lead", "/cases/new"), ("lead", "/people/new"),
    ("lead", "/teams/new"), ("lead", "/account"),
)
DETAILS = (
    ("lead", "/cycles/{live}"), ("lead", "/cycles/{live}/change"), ("lead", "/cycles/{live}/add"),
    ("lead", "/cycles/{live}/public"), ("lead", "/cycles/{live}/answers"),
    ("lead", "/cycles/{live}/report"), ("lead", "/cycles/{live}/report/parts/completed"),
    ("lead", "/cycles/{live}/report/preview"),
    ("lead", "/cycles/{live}/allocate"), ("lead", "/cases/{case}"), ("lead", "/cases/{case}/change"),
    ("lead", "/people/{auditor1}"), ("lead", "/people/{auditor1}/edit"),
    ("lead", "/people/{auditor1}/close"), ("lead", "/teams/{team}"), ("lead", "/forms/{form}"),
    ("lead", "/audits/{unallocated}"), ("lead", "/audits/{unallocated}/allocate"),
    ("lead", "/audits/{in_progress}/reallocate"), ("lead", "/audits/{in_progress}/withdraw"),
    ("lead", "/audits/{signed_off}"), ("lead", "/audits/{signed_off}/reopen"),
    ("lead", "/audits/{submitted}/stand-in"), ("lead", "/audits/{submitted}/skip-stage"),
    ("lead", "/audits/{submitted}/two-stages"), ("lead", "/audits/{returned}/concerns"),
    ("lead", "/audits/{signed_off}/findings"), ("lead", "/audits/{signed_off}/full-record"),
    ("{auditor of allocated}", "/audits/{allocated}"),
    ("{auditor of allocated}", "/audits/{allocated}/decline"),
    ("{auditor of in_progress}", "/audits/{in_progress}"),
    ("{auditor of in_progress}", "/audits/{in_progress}/case"),
    ("{auditor of in_progress}", "/audits/{in_progress}/proposed-details"),
    ("{auditor of in_progress}", "/audits/{in_progress}/voice"),
    ("{auditor of in_progress}", "/audits/{in_progress}/impact"),
    ("{auditor of in_progress}", "/audits/{in_progress}/tell"),
    ("{auditor of in_progress}", "/audits/{in_progress}/actions"),
    ("{auditor of in_progress}", "/audits/{in_progress}/check"),
    ("{auditor of in_progress}", "/audits/{in_progress}/concerns/new"),
    ("{auditor of in_progress}", "/audits/{in_progress}/answers/record_details/earlier"),
    ("{auditor of returned}", "/audits/{returned}"),
    ("{auditor of returned}", "/audits/{returned}/family"),
    ("{auditor of returned}", "/reviews/{returned}/remarks/{remarked}?write=new"),
    ("service_manager", "/reviews/{submitted}"), ("service_manager", "/reviews?whose=anyone"),
    ("{reviewer of under_review}", "/reviews/{under_review}"),
    ("{reviewer of under_review}", "/reviews/{under_review}/remarks/family_fathers?write=new"),
    ("{reviewer of under_review}", "/reviews/{under_review}/findings/family_fathers?write=1"),
    ("worker4", "/actions/{open action}"), ("lead", "/actions/{reported action}"),
    ("lead", "/actions/{open action}"), ("lead", "/actions/{open action}/date"),
    ("lead", "/actions/{open action}/not-needed"), ("lead", "/audits/{signed_off}/actions/new"),
    ("lead", "/actions?state=all"), ("supervisor", "/actions?whose=verify"),
    ("supervisor", "/actions/print"),
    ("worker4", "/audits/{of worker4}/findings"), ("supervisor", "/audits/{of worker4}"),
    ("supervisor", "/audits/{of worker4}/findings"), ("worker4", "/audits/{waiting reply}/findings"),
    ("lead", "/audits/{waiting reply}/findings"), ("supervisor", "/workers/{worker4}/pack"),
    ("supervisor", "/audits/{of worker4}/findings?discussion={discussed}"),
)
DARK = (
    ("lead", "/"), ("lead", "/cycles/{live}"), ("lead", "/cycles/{live}/report"),
    ("{auditor of in_progress}", "/audits/{in_progress}"),
    ("{auditor of in_progress}", "/audits/{in_progress}/voice"),
    ("{reviewer of under_review}", "/reviews/{under_review}"),
    ("lead", "/actions"), ("worker4", "/actions/{open action}"),
)
WRONG = (
    ("lead", "/people/new", "Add"), ("lead", "/cycles/new", "Make the cycle"),
    ("lead", "/cases/new", "Add the case"),
    ("{auditor of in_progress}", "/audits/{in_progress}/check", "Send for review"),
    ("{auditor of in_progress}", "/audits/{in_progress}/actions", "Propose this action"),
    ("{auditor of in_progress}", "/audits/{in_progress}/proposed-details", "Propose it to the lead"),
    ("{reviewer of under_review}", "/reviews/{under_review}", "Record the decision"),
    ("worker4", "/actions/{open action}", "Report it done"),
    ("supervisor", "/actions/{open action}/date", "Set this date"),
    ("lead", "/audits/{signed_off}/actions/new", "Add this action"),
    ("worker4", "/audits/{waiting reply}/findings", "Save the reflection"),
    ("lead", "/audits/{waiting reply}/findings", "Answer"),
)


class Demonstration:
    """The demonstration as served: its address, and who and what is in it by name."""

    def __init__(self, app, address: str):
        self.app, self.address, self.read = app, address, set()
        self.people = {
            one.key: Person.get(Person.email == one.email) for one in demo.ACCOUNTS
        }
        self.names = self._audits() | self._records()

    def _audits(self) -> dict:
        names = {}
        for audit in Audit.select().where(Audit.case.is_null(False)).order_by(Audit.id):
            names[audit.state] = names[f"of worker{audit.worker.name[-1]}"] = audit.id
            names[f"auditor of {audit.state}"] = audit.auditor and self._key(audit.auditor)
            if audit.taken_up_by:
                names[f"reviewer of {audit.state}"] = self._key(audit.taken_up_by)
        signed = Audit.select().where(Audit.state == "signed_off")
        of_worker4 = signed.where(
            Audit.worker == self.people["worker4"], Audit.supervisor == self.people["supervisor"]
        ).get()
        names["of worker4"] = of_worker4.id
        names["discussed"] = Discussion.get(Discussion.audit == of_worker4).id
        return names

    def _records(self) -> dict:
        own = Action.select().where(Action.owner == self.people["worker4"])
        remarked = Comment.select().join(Audit).where(Audit.state == "returned")
        return {
            "live": Cycle.select().where(Cycle.closed_at.is_null()).get().id,
            "case": Case.get().id, "team": Team.get().id, "form": forms.newest("standard").id,
            "open action": own.where(Action.state == "open").get().id,
            "reported action": own.where(Action.state == "reported_done").get().id,
            "auditor1": self.people["auditor1"].id, "remarked": remarked.get().question,
            "worker4": self.people["worker4"].id,
            "waiting reply": Reply.get(Reply.answered_at.is_null()).signed_copy.audit_id,
        }

    def _key(self, person: Person) -> str:
        return next((key for key, one in self.people.items() if one == person), "lead")

    def named(self, text: str):
        """The text with what it names in braces put in."""
        return re.sub(r"{(.+?)}", lambda found: str(self.names[found[1]]), text)


@pytest.fixture(scope="module")
def shown(serve, tmp_path_factory):
    """The demonstration, made once and served."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    app = create_app(
        f"sqlite:///{path}", demonstration=True, SECRET_KEY="tests",
        DEMO_ACCOUNTS=demo.ACCOUNTS, DEMO_PASSWORD=demo.PASSWORD,
    )
    with database.connection_context():
        demo.make()
    with serve(app) as address, database.connection_context():
        yield Demonstration(app, address)
    database.close_all()


@pytest.fixture
def opened(shown, visit):
    """opened(key, path) is the page of the demonstration that this person sees at this path."""

    def start(key: str | None, path: str, **options):
        page = visit(shown.address, viewport={"width": WIDTHS[0], "height": 800}, **options)
        if key:
            enter(page, shown.app, shown.people[shown.named(key)], shown.address)
        answer = page.goto(shown.named(path))
        assert answer.status == 200, f"{path} answers {answer.status}"
        return page

    return start


def look_at(page, name: str, shown: Demonstration | None = None) -> None:
    """Everything that holds on each page: one h1, no sideways scrolling, nothing for axe to say."""
    name = re.sub(r"\W+", "-", name).strip("-") or "today"
    assert page.locator("h1").count() == 1
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        keep(page, name, str(width))
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{name} is {wide} wide in a window of {width}"
    page.set_viewport_size({"width": WIDTHS[0], "height": 800})
    if shown is None or name not in shown.read:
        check_with_axe(page, name)
        if shown:
            shown.read.add(name)


def keep(page, name: str, how: str) -> None:
    """A picture of the whole page, where the environment asks for pictures."""
    if SCREENSHOTS:
        Path(SCREENSHOTS).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{SCREENSHOTS}/{name}.{how}.png", full_page=True)


@pytest.mark.parametrize("account", demo.ACCOUNTS, ids=lambda one: one.key)
def test_everybody_can_read_all_that_the_bar_offers_them(shown, opened, account):
    page = opened(account.key, "/")
    look_at(page, " ".join(["today", *sorted(account.roles)]), shown)
    links = page.get_by_role("navigation", name="Main").get_by_role("link").all()
    paths = [link.get_attribute("href") for link in links]
    for path in paths[1:]:
        assert page.goto(path).status == 200
        look_at(page, path, shown)


@pytest.mark.parametrize("who, path", NEW + DETAILS, ids=lambda one: one)
def test_each_kind_of_page_is_accessible_and_fits(opened, who, path):
    look_at(opened(who, path), f"{who} {path}")


@pytest.mark.parametrize("who, path", DARK, ids=lambda one: one)
def test_dark_pages_are_as_readable(opened, who, path):
    page = opened(who, path, color_scheme="dark")
    keep(page, re.sub(r"\W+", "-", f"{who} {path}").strip("-"), "dark")
    check_with_axe(page, path, runOnly=["color-contrast"])


@pytest.mark.parametrize("who, path, press", WRONG, ids=lambda one: one)
def test_what_is_wrong_is_said_accessibly(opened, who, path, press):
    page = opened(who, path)
    page.get_by_role("button", name=press, exact=True).click()
    page.wait_for_selector("#error-summary")
    expect(page).to_have_title(re.compile("^Error: "))
    look_at(page, f"error {who} {path}")


def test_a_stranger_finds_the_way_in(opened):
    page = opened(None, "/sign-in")
    look_at(page, "sign-in")
    page.get_by_role("button", name="lead@example.org").click()
    page.wait_for_url("**/")


@pytest.mark.parametrize("path, status", [("/audits/999999", 404), ("/settings", 403)])
def test_a_refusal_is_a_page_too(opened, path, status):
    page = opened("auditor1", "/")
    assert page.goto(path).status == status
    look_at(page, f"refused {status}")
