"""The settings page: limits and texts by the lead, sign-in by the administrator."""

import pytest

from auditor.records.journal import JournalEntry
from auditor.rules.deadlines import NAMES
from auditor.work import settings

TYPED = {name: "7" for name in NAMES} | {
    "concern_text": "Telephone the duty desk.", "concern_telephone": "01632 960 123",
    "council": "A council", "case_system": "Mosaic",
    "help_good": "Good here means ...", "evidence_needed": "yes",
}


def test_the_lead_sets_limits_and_texts(browse, cast):
    browser = browse(cast.lead)
    assert browser.post("/settings", TYPED).status_code == 303
    assert settings.limits().review == 7
    assert settings.get("concern_telephone") == "01632 960 123"
    assert settings.get("case_system") == "Mosaic"
    html = browser.get("/settings?saved=yes").text
    assert "Good here means ..." in html and "Saved" in html
    [entry] = JournalEntry.select().where(JournalEntry.act == "changed settings")
    assert "time limits" in entry.detail and "Telephone the duty desk" not in entry.detail


def test_saving_twice_changes_and_logs_once(browse, cast):
    browser = browse(cast.lead)
    for _ in range(2):
        assert browser.post("/settings", TYPED).status_code == 303
    assert JournalEntry.select().where(JournalEntry.act == "changed settings").count() == 1


def test_what_is_wrong_is_said_and_everything_typed_is_still_there(browse, cast):
    wrong = TYPED | {"review": "soon", "concern_text": " "}
    wrong.pop("evidence_needed")
    answer = browse(cast.lead).post("/settings", wrong)
    assert answer.status_code == 422 and "<title>Error: Settings" in answer.text
    assert 'href="#review"' in answer.text and 'href="#concern_text"' in answer.text
    assert 'value="soon"' in answer.text and "Good here means ..." in answer.text
    assert 'value="yes" checked' not in answer.text
    assert settings.limits().review == 5 and settings.get("council") == ""


def test_the_administrator_sets_the_idle_time_and_nothing_else(browse, cast):
    browser = browse(cast.administrator)
    html = browser.get("/settings").text
    assert "idle_minutes" in html and "concern_text" not in html
    assert browser.post("/settings/sign-in", {"idle_minutes": "30"}).status_code == 303
    assert settings.get("idle_minutes") == 30
    assert browser.post("/settings", TYPED).status_code == 403


def test_the_lead_sees_the_idle_time_but_does_not_set_it(browse, cast):
    browser = browse(cast.lead)
    html = browser.get("/settings").text
    assert "after 60 minutes" in html and 'name="idle_minutes"' not in html
    assert browser.post("/settings/sign-in", {"idle_minutes": "30"}).status_code == 403


@pytest.mark.parametrize("typed", ["4", "481", "", "an hour"])
def test_an_idle_time_out_of_bounds_is_refused(browse, cast, typed):
    answer = browse(cast.administrator).post("/settings/sign-in", {"idle_minutes": typed})
    assert answer.status_code == 422 and f'value="{typed}"' in answer.text
    assert settings.get("idle_minutes") == 60


@pytest.mark.parametrize("who", ["auditor", "reviewer1", "supervisor", "worker"])
def test_nobody_else_sees_the_settings(browse, cast, who):
    browser = browse(getattr(cast, who))
    assert browser.get("/settings").status_code == 403
    assert browser.post("/settings", TYPED).status_code == 403


def test_a_stranger_is_asked_to_sign_in(browse):
    assert browse().get("/settings").status_code == 303


MAIL = {
    "mail_on": "yes", "mail_host": "mail.example.org", "mail_port": "587", "mail_hour": "8",
    "mail_sender": "auditor@example.org", "mail_link": "https://auditor.example.org",
}


def test_the_daily_mail_is_off_until_the_administrator_switches_it_on(browse, cast):
    browser = browse(cast.administrator)
    assert not settings.get("mail")["on"]
    assert browser.post("/settings/mail", MAIL).status_code == 303
    assert settings.get("mail") == {
        "on": True, "host": "mail.example.org", "port": 587, "hour": 8,
        "sender": "auditor@example.org", "link": "https://auditor.example.org",
    }
    assert browser.post("/settings/mail", MAIL).status_code == 303
    assert JournalEntry.select().where(JournalEntry.detail == "daily mail: on").count() == 1
    html = browser.get("/settings").text
    assert 'value="mail.example.org"' in html and 'id="mail_on" name="mail_on" value="yes" checked' in html


def test_what_is_wrong_with_the_mail_is_said_and_what_was_typed_stays(browse, cast):
    wrong = {name: typed for name, typed in MAIL.items() if name != "mail_on"} | {"mail_port": "smtp"}
    answer = browse(cast.administrator).post("/settings/mail", wrong)
    assert answer.status_code == 422
    assert 'href="#mail_port"' in answer.text and 'value="smtp"' in answer.text
    assert 'value="yes" checked' not in answer.text
    assert not settings.get("mail")["on"]


@pytest.mark.parametrize("who", ["lead", "auditor", "reviewer1", "supervisor"])
def test_only_the_administrator_sets_the_mail(browse, cast, who):
    browser = browse(getattr(cast, who))
    assert browser.post("/settings/mail", MAIL).status_code == 403
    assert "mail_host" not in browser.get("/settings").text
