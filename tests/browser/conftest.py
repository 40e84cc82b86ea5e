"""Real browsers and real servers: one in this process, one that can be stopped and started."""

import os
import shutil
import threading
from contextlib import contextmanager
from functools import partial

import pytest
from waitress import wasyncore
from waitress.server import create_server

from browser_steps import PATIENCE, enter
from processes import Process

WHOLE = ("chromium", "google-chrome")
SHELL = ("chromium-headless-shell", *WHOLE)  # the same browser without its window: a context costs a quarter
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]


@pytest.fixture(scope="session")
def playwright():
    """What drives the browsers; all that must happen is waited for patiently."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE * 1000)
    with sync_playwright() as made:
        yield made


@pytest.fixture(scope="session")
def chromium(playwright):
    """Chromium; skipped where there is none, unless the environment requires it."""
    with launched(playwright, SHELL) as browser:
        yield browser


@pytest.fixture(scope="session")
def whole_chromium(playwright):
    """Chromium as people have it: the only one that keeps a page that was left, for Back."""
    with launched(playwright, WHOLE) as browser:
        yield browser


@contextmanager
def launched(playwright, names: tuple[str, ...]):
    """The first of these browsers that is installed, for the length of a block."""
    found = os.environ.get("AUDITOR_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if not found and os.environ.get("AUDITOR_NEEDS_BROWSER"):
        pytest.fail("AUDITOR_NEEDS_BROWSER is set, and no chromium is installed")
    elif not found:
        pytest.skip("no chromium on this machine")
    browser = playwright.chromium.launch(
        executable_path=found, args=FLAGS, ignore_default_args=["--disable-back-forward-cache"],
    )
    try:
        yield browser
    finally:
        browser.close()


@pytest.fixture
def visit(chromium):
    """visit(base_url, **context options) is a new page in a context of its own, watched for errors."""
    contexts, complaints = [], []

    def start(base_url: str, **options):
        context = chromium.new_context(base_url=base_url, **options)
        context.set_default_timeout(PATIENCE * 1000)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if _is_violation(said) else None)
        contexts.append(context)
        return page

    yield start
    for context in contexts:
        context.close()
    assert not complaints, complaints


@pytest.fixture
def come(app, visit, server):
    """come(person, path, **context options) is the page at this path, with this person signed in."""

    def start(person, path: str, **options):
        page = enter(visit(server, **options), app, person, server)
        assert page.goto(path).status == 200
        return page

    return start


@pytest.fixture
def server(app, cast):
    """The address of the application with the cast, served from this process."""
    with serving(app) as address:
        yield address


@pytest.fixture(scope="session")
def serve():
    """serve(app) is the address of an application that is served for the length of a block."""
    return serving


@contextmanager
def serving(app):
    """Serve an application on a free port of this machine for the length of a block."""
    made = create_server(app, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=made.run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{made.effective_port}"
    finally:
        made.task_dispatcher.shutdown()
        # Browsers keep connections open, and the loop runs as long as there is one.
        made.trigger.pull_trigger(partial(wasyncore.close_all, made._map, ignore_all=True))
        thread.join(timeout=5)


@pytest.fixture
def process(cast, database_url):
    """The application with the cast, as a process of its own."""
    made = Process(database_url)
    made.start()
    yield made
    made.kill()


def _is_violation(said) -> bool:
    return "Content Security Policy" in said.text or "integrity" in said.text
