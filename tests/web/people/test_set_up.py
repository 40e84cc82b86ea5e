"""The set-up page: for the first person, with the code, once."""

import pytest

from auditor.records.people import Person
from auditor.work.people import set_up
from cast import Browser

PASSWORD = "three quiet otters swim"


@pytest.fixture
def first(connected):
    """A stranger's browser on an empty database, with the token of the set-up page."""
    browser = Browser.__new__(Browser)
    browser.client = connected.test_client()
    browser.token = browser._token("/set-up")
    return browser


def typed(code: str, **more) -> dict[str, str]:
    return {
        "code": code, "name": "Ann Lee", "email": "ann@example.org", "password": PASSWORD,
    } | more


def test_the_page_asks_for_four_things(first):
    html = first.get("/set-up").text
    assert all(f'id="{name}"' in html for name in ("code", "name", "email", "password"))
    assert 'autocomplete="new-password"' in html


def test_the_first_person_is_made_and_signed_in(first):
    answer = first.post("/set-up", typed(set_up.new_code()))
    assert (answer.status_code, answer.location) == (303, "/")
    assert "Administrator, Lead" in first.get("/account").text


def test_a_wrong_code_is_refused_and_what_was_typed_stays_but_the_password(first):
    set_up.new_code()
    answer = first.post("/set-up", typed("WRONG"))
    assert answer.status_code == 422 and "Error: Set up" in answer.text
    assert 'value="Ann Lee"' in answer.text and PASSWORD not in answer.text
    assert not Person.select().exists()


def test_guessing_is_slowed_down(first):
    set_up.new_code()
    for _ in range(5):
        first.post("/set-up", typed("WRONG"))
    answer = first.post("/set-up", typed("WRONG"))
    assert answer.status_code == 429 and "seconds" in answer.text


def test_once_anybody_is_there_the_page_is_gone(first):
    code = set_up.new_code()
    first.post("/set-up", typed(code))
    first.token = first._token("/account")
    assert first.get("/set-up").status_code == 404
    assert first.post("/set-up", typed(code)).status_code == 404
    assert Person.select().count() == 1
