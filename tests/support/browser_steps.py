"""What a person does in the browser, one act at a time, with or without JavaScript."""

import re
import time
from collections.abc import Callable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from auditor.work.people import sessions

PASSWORD = "audit the files"
PATIENCE = 30  # seconds for what must happen; a machine with much else to do takes its time
AXE, OF_WRONG_ONES = Axe(), {"resultTypes": ["violations"]}  # what passes is not told in full: twice as fast
EVIDENCE = "Read in the visit of 14 June and in the supervision record of 2 August."


def sign_in(page, person, password: str = PASSWORD) -> None:
    """Sign in by the page, as a person would; `person` has an email or is one."""
    page.goto("/sign-in")
    field(page, "Email").fill(getattr(person, "email", person))
    field(page, "Password").fill(password)
    press(page, "Sign in")
    page.wait_for_url(lambda url: "/sign-in" not in url)


def enter(page, app, person, address: str):
    """Sign a person in who is not to meet the page that asks for it; goes out: the page."""
    signer = app.session_interface.get_signing_serializer(app)
    kept = signer.dumps({"key": sessions.begin(person)})
    page.context.add_cookies([{"name": app.config["SESSION_COOKIE_NAME"], "value": kept, "url": address}])
    return page


def press(within, name: str) -> None:
    """Press the button of this name."""
    within.get_by_role("button", name=name, exact=True).click()


def follow(within, name: str) -> None:
    """Follow the first link whose name begins so."""
    within.get_by_role("link", name=re.compile(rf"^{re.escape(name)}")).first.click()


def choose(within, name: str, kind: str = "radio") -> None:
    """Choose one of a row of radios or boxes; some lie unseen over their labels."""
    within.get_by_role(kind, name=name, exact=True).check(force=True)


def field(within, label: str):
    """The first field to be seen with this label; "(optional)" may follow it."""
    named = re.compile(rf"^\s*{re.escape(label)}( \(optional\))?\s*$")
    return within.get_by_label(named).filter(visible=True).first


def hold_back(page, address: str) -> Callable:
    """Hold back what the page sends to this address; called, it gives the first of it, once it is there."""
    held = []
    page.route(address, lambda route: held.append(route))

    def first():
        end = time.monotonic() + PATIENCE
        while not held and time.monotonic() < end:
            page.wait_for_timeout(20)
        assert held, f"nothing was sent to {address}"
        return held[0]

    return first


def heading(page, name: str) -> None:
    """Be on the page of this heading."""
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)


def check_with_axe(page, name: str = "", **options) -> None:
    """Fail, saying what axe says of the page; `options` are its own."""
    result = AXE.run(page, options=OF_WRONG_ONES | options)
    assert result.violations_count == 0, f"{name or page.url}:\n{result.generate_report()}"


# Setting up: the lead


def set_up(page, code: str, name: str, email: str, password: str) -> None:
    """Begin with the one-time code: the first administrator and lead."""
    page.goto("/")
    heading(page, "Set up Auditor")
    field(page, "One-time code").fill(code)
    field(page, "Your name").fill(name)
    field(page, "Email").fill(email)
    field(page, "Password").fill(password)
    press(page, "Set up and sign in")


def add_person(page, name: str, role: str = "", team: str = "", email: str = "") -> str | None:
    """Add somebody; goes out: the one-time link to hand over, where they sign in."""
    page.goto("/people")
    follow(page, "Add a person")
    field(page, "Name").fill(name)
    field(page, "Email").fill(email)
    if role:
        choose(page, role, "checkbox")
    field(page, "Team").select_option(label=team or "No team")
    press(page, "Add")
    heading(page, name)
    return field(page, "Link").input_value() if email else None


def add_team(page, name: str, service: str, supervisor: str) -> None:
    """Add a team that somebody supervises."""
    page.goto("/teams")
    follow(page, "Add a team")
    field(page, "Name").fill(name)
    choose(page, service)
    field(page, "Supervisor").select_option(label=supervisor)
    press(page, "Add")
    heading(page, "Teams")


def add_case(page, reference: str, service: str, plan: str, worker: str) -> None:
    """Add a case by its reference."""
    page.goto("/cases/new")
    field(page, "Reference").fill(reference)
    field(page, "Service").select_option(label=service)
    field(page, "Plan").select_option(label=plan)
    field(page, "Worker").select_option(label=worker)
    press(page, "Add the case")
    heading(page, reference)


def make_cycle(page, title: str, form: str, days: tuple[str, str], auditor: str, stages) -> None:
    """Make a quarterly cycle; `stages` are pairs of a title and who reviews."""
    page.goto("/cycles")
    follow(page, "Make a cycle")
    field(page, "Title").fill(title)
    choose(page, "Quarterly")
    field(page, "Form").select_option(label=form)
    field(page, "First day").fill(days[0])
    field(page, "Last day").fill(days[1])
    choose(page.get_by_role("group", name="Auditors"), auditor, "checkbox")
    for number, (stage, reviewer) in enumerate(stages, start=1):
        part = page.locator(f"section[aria-labelledby=stage{number}]")
        field(part, "Title").fill(stage)
        choose(part, reviewer, "checkbox")
    press(page, "Make the cycle")
    heading(page, title)


def put_in(page, reference: str) -> None:
    """From the page of a cycle: put a case in, for nobody yet."""
    follow(page, "Add audits")
    choose(page, reference, "checkbox")
    press(page, "Add the chosen audits")


def allocate(page, reference: str, auditor: str) -> None:
    """From the page of a cycle: give the audit that waits to an auditor."""
    follow(page, "Spread over the auditors")
    field(page, f"Auditor of {reference}").select_option(label=auditor)
    press(page, "Allocate")


# Filling in: the auditor


def choose_password(page, link: str, password: str) -> None:
    """Open a one-time link, choose a password, and be signed in."""
    page.goto(link)
    heading(page, "Choose your password")
    field(page, "Password").fill(password)
    press(page, "Save and sign in")
    page.wait_for_url("**/")


def describe_the_case(page, days: tuple[str, str]) -> None:
    """Answer the concern question with No, then say what was read."""
    press(page, "No")
    expect(page.get_by_text("You answered no")).to_be_visible()
    field(page, "From").fill(days[0])
    field(page, "To").fill(days[1])
    choose(page, "Case system", "checkbox")
    save_and_continue(page)


def answer(page, key: str, choice: str | None, evidence: str = EVIDENCE) -> None:
    """Answer one question; `choice` None is one answered in words."""
    card = page.locator(f"#q-{key}")
    if choice:
        choose(card, choice)
        card.locator(f"#{key}-evidence").fill(evidence)
    else:
        card.locator(f"#{key}").fill(evidence)


def fill_in_the_section(page, other_than_yes: dict[str, str]) -> list[str]:
    """Answer every question of a section and go on; goes out: the numbers of its questions."""
    numbers = page.locator(".question-number").all_inner_texts()
    for card in page.locator("fieldset.question").all():
        key = card.get_attribute("id")[2:]
        answer(page, key, other_than_yes.get(key) or usual(card))
    choose(page, "I have completed this section", "checkbox")
    save_and_continue(page)
    return numbers


def usual(card) -> str | None:
    """Yes, or a good grade; None where the answer is written."""
    offered = card.locator(".choice-text").all_inner_texts()
    return next((label for label in ("Yes", "Good") if label in offered), None)


def save_and_continue(page) -> None:
    """From one page of a draft to the next, once everything on it is saved."""
    here = page.url
    press(page, "Save and continue")
    page.wait_for_url(lambda url: url.partition("#")[0] != here.partition("#")[0])


def tell(page, sentences: dict[str, str]) -> None:
    """Choose what the worker hears, each in one sentence, by question."""
    for key, sentence in sentences.items():
        page.locator(f"#{key}-told").check()
        page.locator(f"#{key}-sentence").fill(sentence)
    save_and_continue(page)


def propose(page, what: str, why: str, owner: str) -> None:
    """Propose an action and who does it."""
    field(page, "What must be done").fill(what)
    field(page, "Why, for this child").fill(why)
    field(page, "Who will do it").select_option(label=owner)
    press(page, "Propose this action")


def send(page) -> None:
    """From the page to check: answer the concern question once more, and send."""
    heading(page, "Check and send")
    expect(page.get_by_text("Still open")).to_have_count(0)
    choose(page, "No")
    press(page, "Send for review")
    heading(page, "Sent for review")


# Reviewing


def take_up(page, reference: str) -> None:
    """Find the audit in the queue, and take it up."""
    page.goto("/reviews")
    follow(page, reference)
    press(page, "Take up")
    expect(page.get_by_role("heading", name="Your decision")).to_be_visible()


def comment(page, number: int, text: str) -> None:
    """Comment on a question, beside it."""
    follow(page, f"Comment on question {number}")
    field(page, f"Your comment on question {number}").fill(text)
    press(page, "Save")
    expect(page.get_by_text(text)).to_be_visible()


def decide(page, choice: str, reason: str = "", button: str = "Record the decision") -> None:
    """Decide on a review that was taken up."""
    choose(page, choice)
    field(page, "Reason").fill(reason)
    press(page, button)
