"""One-time links: valid for a week, used once, ended by a newer one."""

import datetime

import pytest

from auditor.records.journal import JournalEntry
from auditor.records.people import Invitation, Person
from auditor.work import clock
from auditor.work.people import invitations, sessions
from auditor.work.refusals import NotAllowed
from cast import MONDAY, PASSWORD

CHOSEN = "three quiet otters swim"
DAY = datetime.timedelta(days=1)


@pytest.fixture
def monday(cast):
    """Monday morning, and the lead at work."""
    with clock.at(MONDAY):
        cast.by = sessions.who(sessions.begin(cast.lead))
        yield cast


def test_a_link_sets_a_password_once(monday):
    key = invitations.make(monday.by, monday.auditor)
    assert invitations.holder(key).id == monday.auditor.id
    assert invitations.use(key, CHOSEN).id == monday.auditor.id
    assert invitations.use(key, "another long password") is None
    assert sessions.sign_in("auditor@example.org", CHOSEN, "192.0.2.1")


def test_using_a_link_ends_the_sessions_that_were_open(monday):
    before = sessions.begin(monday.auditor)
    invitations.use(invitations.make(monday.by, monday.auditor), CHOSEN)
    assert sessions.who(before) is None


def test_until_a_link_is_used_the_old_password_holds(monday):
    invitations.make(monday.by, monday.auditor)
    assert sessions.sign_in("auditor@example.org", PASSWORD, "192.0.2.1")


def test_a_newer_link_ends_the_older_one(monday):
    old = invitations.make(monday.by, monday.auditor)
    new = invitations.make(monday.by, monday.auditor)
    assert invitations.holder(old) is None and invitations.holder(new)


def test_a_link_ends_after_seven_days(monday):
    key = invitations.make(monday.by, monday.auditor)
    with clock.at(MONDAY + datetime.timedelta(days=6, hours=23)):
        assert invitations.holder(key) and invitations.waiting(monday.auditor.id)
    with clock.at(invitations.until(MONDAY)):
        assert invitations.holder(key) is None and invitations.use(key, CHOSEN) is None
        assert invitations.waiting(monday.auditor.id) is None


def test_a_link_opens_no_closed_account(monday):
    key = invitations.make(monday.by, monday.auditor)
    Person.update(closed_at=MONDAY).where(Person.id == monday.auditor.id).execute()
    assert invitations.holder(key) is None


def test_only_the_hash_of_a_link_is_kept(monday):
    key = invitations.make(monday.by, monday.auditor)
    assert key not in (Invitation.get().key_hash, "") and invitations.holder("made up") is None


def test_a_lead_makes_no_link_for_an_administrator(monday):
    with pytest.raises(NotAllowed):
        invitations.make(monday.by, monday.administrator)
    assert not Invitation.select().exists()


def test_on_the_server_the_last_administrator_gets_a_new_password_by_a_link(monday):
    before = sessions.begin(monday.administrator)
    key = invitations.make_on_server(" Administrator@Example.org ")
    assert sessions.who(before) is None, "whoever is signed in with this account is out"
    assert sessions.sign_in("administrator@example.org", PASSWORD, "192.0.2.1"), "until it is used"
    assert invitations.use(key, CHOSEN) and not invitations.use(key, CHOSEN)
    assert sessions.sign_in("administrator@example.org", CHOSEN, "192.0.2.1")
    assert not sessions.sign_in("administrator@example.org", PASSWORD, "192.0.2.1")


def test_a_link_made_on_the_server_is_in_the_log(monday):
    invitations.make_on_server("auditor@example.org")
    [entry] = JournalEntry.select().where(JournalEntry.act == "made a sign-in link on the server")
    assert entry.by is None and entry.detail == f"Auditor ({monday.auditor.id})"
    assert Invitation.get().made_by is None


@pytest.mark.parametrize("email", ["nobody@example.org", "", "   ", "worker", "auditor@example.org.invalid"])
def test_no_link_is_made_on_the_server_for_an_unknown_account(monday, email):
    with pytest.raises(invitations.NoAccount, match="No account has the email address"):
        invitations.make_on_server(email)


@pytest.mark.parametrize("columns", [{"closed_at": MONDAY}, {"access_ends": MONDAY.date() - DAY}])
def test_no_link_is_made_on_the_server_for_a_closed_account(monday, columns):
    Person.update(**columns).where(Person.id == monday.auditor.id).execute()
    with pytest.raises(invitations.NoAccount, match="The account of Auditor is closed"):
        invitations.make_on_server("auditor@example.org")
    assert not Invitation.select().exists()
