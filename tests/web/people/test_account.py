"""One's own account: the welcome by a one-time link, another password, other browsers."""

from auditor.records.people import Person
from auditor.work.people import invitations, sessions
from cast import PASSWORD

CHOSEN = "three quiet otters swim"


def link_for(person, by) -> str:
    return "/welcome/" + invitations.make(sessions.who(sessions.begin(by)), person)


def test_everybody_sees_their_own_account(browse, cast):
    html = browse(cast.auditor).get("/account").text
    assert "auditor@example.org" in html and "This one" in html


def test_a_stranger_is_asked_to_sign_in(browse):
    assert browse().get("/account").status_code == 303


def test_another_password_is_set_with_the_present_one(browse, cast):
    here, there = browse(cast.auditor), browse(cast.auditor)
    answer = here.post("/account/password", {"present": PASSWORD, "wanted": CHOSEN})
    assert answer.status_code == 303 and "is changed" in here.get("/account").text
    assert there.get("/account").status_code == 303, "other browsers are signed out"


def test_a_wrong_present_password_and_a_weak_new_one_are_refused(browse, cast):
    browser = browse(cast.auditor)
    wrong = browser.post("/account/password", {"present": "wrong", "wanted": CHOSEN})
    assert wrong.status_code == 422 and "not your current password" in wrong.text
    weak = browser.post("/account/password", {"present": PASSWORD, "wanted": "short"})
    assert weak.status_code == 422 and "at least 12 characters" in weak.text
    assert sessions.sign_in("auditor@example.org", PASSWORD, "192.0.2.1")


def test_guessing_the_present_password_is_slowed_down(browse, cast):
    browser = browse(cast.auditor)
    for _ in range(5):
        browser.post("/account/password", {"present": "wrong", "wanted": CHOSEN})
    answer = browser.post("/account/password", {"present": PASSWORD, "wanted": CHOSEN})
    assert answer.status_code == 429 and "seconds" in answer.text


def test_other_browsers_can_be_signed_out(browse, cast):
    here, there = browse(cast.auditor), browse(cast.auditor)
    assert "Sign out the other browsers" in here.get("/account").text
    here.post("/account/sessions")
    assert there.get("/account").status_code == 303 and here.get("/account").status_code == 200


def test_a_one_time_link_welcomes_and_signs_in(browse, cast):
    Person.update(password=None).where(Person.id == cast.worker.id).execute()
    link, browser = link_for(cast.worker, cast.lead), browse()
    html = browser.get(link).text
    assert "Welcome, Worker" in html and 'autocomplete="new-password"' in html
    assert browser.post(link, {"password": CHOSEN}).status_code == 303
    assert "worker@example.org" in browser.get("/account").text


def test_a_weak_password_does_not_use_up_the_link(browse, cast):
    link, browser = link_for(cast.worker, cast.lead), browse()
    answer = browser.post(link, {"password": "short"})
    assert answer.status_code == 422 and "Error: Choose" in answer.text
    assert browser.post(link, {"password": CHOSEN}).status_code == 303


def test_a_link_used_twice_or_made_up_is_over(browse, cast):
    link = link_for(cast.worker, cast.lead)
    browse().post(link, {"password": CHOSEN})
    second = browse()
    assert second.get(link).status_code == 404 and "This link no longer works" in second.get(link).text
    assert second.post(link, {"password": CHOSEN}).status_code == 404
    assert second.get("/welcome/made-up").status_code == 404
