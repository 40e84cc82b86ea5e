"""The same people and audits on SQLite and on PostgreSQL: every page says the same, letter for letter."""

import re
from types import SimpleNamespace

import pytest

from all_pages import said, walk
from app import create_app
from auditor.records import opening
from auditor.records.database import database
from auditor.records.people import Person, Team
from auditor.work import clock
from cast import MONDAY, Browser, make_case, make_cast, reopen
from databases import ON_POSTGRESQL, Server
from everyone import make_everyone

NAMES = {
    "lead": "Łucja Zając", "auditor": "zoë Ash", "other_auditor": "Zoe ash", "external": "ÉVA Nagy",
    "reviewer1": "Óscar", "reviewer1b": "oscar 2", "reviewer2": "O'Neill", "reviewer3": "Ó Briain",
    "supervisor": "Siân", "manager": "SIAN Rees", "worker": "Ångström", "other_worker": "andersen",
}
REFERENCES = ("b-2", "B-1", "É-7", "e-8", "Z 9", "á-1", "_x-1", "X-1")
SEARCHES = (
    "/people?search=Ó", "/people?search=SIAN", "/people?search=%25", "/cases?search=é", "/cases?search=-",
    "/cases?sort=worker", "/cases?sort=opened", "/cases?sort=reference&down=1", "/cases?open=all",
    "/journal?reference=É-7", "/actions?list=all&state=all", "/reviews", "/workers",
    "/cases?audited=due", "/forms/2", "/forms/3",
)
# What differs from one browser to the next.
OWN = re.compile(
    r'"I[\w-]+\.[\w-]+\.[\w-]+"|(Set-Cookie|Date|Expires|ETag|Content-Length): [^\n]*'
    r'|W3CDTF">[^<]*|id="seed" name="seed" type="text" value="\d+"'
)
SOME = ("in_progress", "returned", "under_review", "discussed", "closed", "with_concern")


def every_page(url: str) -> dict[tuple[str, str], str]:
    """What each person of the cast gets at each address, on a new database with the same things in it."""
    app, found = create_app(url, SECRET_KEY="tests"), {}
    database.connect(reuse_if_open=True)
    with clock.at(MONDAY):
        one = _odd(make_cast())
        world = make_everyone(one)
        audits = [world.audits[name] for name in SOME]
        for name in ("lead", "administrator", "auditor", "reviewer1", "supervisor", "worker"):
            browser = Browser(app, getattr(one, name))
            for path, told in walk(app, one, browser, audits):
                found[name, path] = OWN.sub("", told)
            for path in SEARCHES:
                found[name, path] = OWN.sub("", said(browser.client.get(path)))
    opening.let_go()
    return found


def _odd(one: SimpleNamespace) -> SimpleNamespace:
    """The cast with names and references that databases put in order each in its own way."""
    for key, name in NAMES.items():
        Person.update(name=name).where(Person.id == getattr(one, key).id).execute()
    for name in ("south 2", "Équipe", "equipe 2", "SOUTH"):
        Team.create(name=name, service="Early Help", supervisor=one.supervisor)
    for number, reference in enumerate(REFERENCES):
        make_case(reference, (one.worker, one.other_worker)[number % 2], one.team)
    return one


@pytest.mark.skipif(not ON_POSTGRESQL, reason="compares with PostgreSQL")
def test_every_page_says_the_same_on_both_databases(made, tmp_path):
    server = Server(ON_POSTGRESQL, "alike")
    try:
        there = every_page(server.url)
        here = every_page(f"sqlite:///{tmp_path / 'alike.db'}")
    finally:
        opening.let_go()
        server.drop()
        reopen(made, "empty", tmp_path)
    assert len(here) > 500 and here.keys() == there.keys()
    differ = {key: difference(here[key], there[key]) for key in here if here[key] != there[key]}
    assert not differ, f"{len(differ)} pages: {dict(list(differ.items())[:12])}"


def difference(here: str, there: str) -> tuple[str, str]:
    """Where two texts part, and what follows."""
    at = next((at for at, (one, other) in enumerate(zip(here, there, strict=False)) if one != other), -1)
    return here[max(at - 60, 0):at + 80], there[max(at - 60, 0):at + 80]
