"""Signing in: who gets a session, what slows a guesser down, and what ends a session."""

import datetime
import time

import pytest

from auditor.records.journal import JournalEntry
from auditor.records.people import Person, Session, SignInAttempt
from auditor.work import clock
from auditor.work.people import passwords, sessions
from cast import MONDAY, PASSWORD

HERE = "192.0.2.1"


@pytest.fixture
def monday(cast):
    """Let it be Monday morning."""
    with clock.at(MONDAY):
        yield cast


def later(**by) -> datetime.datetime:
    return MONDAY + datetime.timedelta(**by)


def fail(times: int, email="auditor@example.org", address=HERE) -> None:
    for _ in range(times):
        assert sessions.sign_in(email, "wrong", address) is None


def test_the_right_password_begins_a_session(monday):
    me = sessions.who(sessions.sign_in(" Auditor@Example.org ", PASSWORD, HERE))
    assert (me.id, me.roles, me.external) == (monday.auditor.id, {"auditor"}, False)


def test_only_the_hash_of_the_key_is_kept(monday):
    key = sessions.sign_in("auditor@example.org", PASSWORD, HERE)
    assert Session.get().key_hash != key and len(Session.get().key_hash) == 64


@pytest.mark.parametrize(
    "email", ["auditor@example.org", "nobody@example.org", "", "\x00", "a" * 999]
)
def test_a_wrong_password_or_account_begins_none(monday, email):
    assert sessions.sign_in(email, "wrong", HERE) is None
    assert not Session.select().exists()


@pytest.mark.parametrize("account", ["auditor@example.org", "nobody@example.org"])
def test_a_password_that_is_nobodys_for_its_length_keeps_nobody_waiting(monday, account):
    marks = "a" + "\u0345" * 30_000 + "\u0334" * 30_000  # composed, they took ten seconds
    started = time.process_time()
    assert sessions.sign_in(account, marks, HERE) is None
    assert sessions.sign_in(marks, "wrong", HERE) is None
    assert not sessions.change_password(
        sessions.who(sessions.begin(monday.worker)), marks, "three quiet otters swim", HERE
    )
    assert time.process_time() - started < 0.5
    with pytest.raises(ValueError, match="200"):
        passwords.hashed(marks)


def test_a_worker_without_a_password_cannot_sign_in(monday):
    Person.update(password=None).where(Person.id == monday.worker.id).execute()
    assert sessions.sign_in("worker@example.org", "", HERE) is None


def test_a_closed_account_and_one_whose_access_has_ended_cannot_sign_in(monday):
    Person.update(closed_at=MONDAY).where(Person.id == monday.auditor.id).execute()
    yesterday = MONDAY.date() - datetime.timedelta(days=1)
    Person.update(access_ends=yesterday).where(Person.id == monday.external.id).execute()
    assert sessions.sign_in("auditor@example.org", PASSWORD, HERE) is None
    assert sessions.sign_in("external@example.org", PASSWORD, HERE) is None


def test_letters_composed_in_another_way_are_the_same_password(monday):
    Person.update(password=passwords.hashed("caf\u00e9 by the sea")).where(
        Person.id == monday.auditor.id
    ).execute()
    assert sessions.sign_in("auditor@example.org", "cafe\u0301 by the sea", HERE)


def test_five_failures_make_an_account_wait_even_for_the_right_password(monday):
    fail(5)
    with pytest.raises(sessions.SlowDown) as slow:
        sessions.sign_in("auditor@example.org", PASSWORD, "192.0.2.99")
    assert slow.value.seconds == 30
    with clock.at(later(seconds=31)):
        assert sessions.sign_in("auditor@example.org", PASSWORD, HERE)


def test_an_unknown_account_waits_as_a_known_one_does(monday):
    fail(5, "nobody@example.org")
    with pytest.raises(sessions.SlowDown):
        sessions.sign_in("NOBODY@example.org", "wrong", HERE)


def test_an_address_waits_after_thirty_failures_whatever_the_accounts(monday):
    for number in range(30):
        fail(1, f"guess{number}@example.org")
    with pytest.raises(sessions.SlowDown):
        sessions.sign_in("auditor@example.org", PASSWORD, HERE)
    assert sessions.sign_in("auditor@example.org", PASSWORD, "192.0.2.2")


def test_signing_in_clears_the_failures_of_the_account_alone(monday):
    fail(4)
    fail(1, "other_auditor@example.org")
    sessions.sign_in("auditor@example.org", PASSWORD, HERE)
    assert [one.account for one in SignInAttempt.select()] == ["other_auditor@example.org"]
    fail(4)


def test_failures_are_forgotten_after_a_day(monday):
    fail(1)
    with clock.at(later(days=2)):
        fail(1, "nobody@example.org")
    assert SignInAttempt.select().count() == 1


def test_a_session_ends_after_an_idle_hour_and_activity_keeps_it(monday):
    key = sessions.begin(monday.auditor)
    for minutes in (50, 100, 150):
        with clock.at(later(minutes=minutes)):
            assert sessions.who(key)
    with clock.at(later(minutes=211)):
        assert sessions.who(key) is None
    assert sessions.who(key) is None, "an ended session does not come back"


def test_a_session_ends_when_the_account_is_closed(monday):
    key = sessions.begin(monday.auditor)
    Person.update(closed_at=MONDAY).where(Person.id == monday.auditor.id).execute()
    assert sessions.who(key) is None


def test_a_session_lasts_through_the_last_day_of_access_and_no_longer(monday):
    Person.update(access_ends=MONDAY.date()).where(Person.id == monday.external.id).execute()
    key = sessions.begin(monday.external)
    assert sessions.who(key)
    tomorrow = later(days=1)
    Session.update(seen_at=tomorrow).execute()
    with clock.at(tomorrow):
        assert sessions.who(key) is None


def test_signing_out_ends_one_session(monday):
    here, there = sessions.begin(monday.auditor), sessions.begin(monday.auditor)
    sessions.end(here)
    assert sessions.who(here) is None and sessions.who(there)


def test_a_made_up_key_opens_nothing(monday):
    assert sessions.who("") is None and sessions.who("made up") is None


def test_changing_the_password_ends_the_other_sessions(monday):
    here, there = sessions.begin(monday.auditor), sessions.begin(monday.auditor)
    me = sessions.who(here)
    assert sessions.change_password(me, PASSWORD, "three quiet otters swim", HERE)
    assert sessions.who(here) and sessions.who(there) is None
    assert sessions.sign_in("auditor@example.org", PASSWORD, HERE) is None
    assert sessions.sign_in("auditor@example.org", "three quiet otters swim", HERE)
    assert JournalEntry.select().where(JournalEntry.act == "changed their password").count() == 1


def test_guessing_the_present_password_is_slowed_down(monday):
    me = sessions.who(sessions.begin(monday.auditor))
    for _ in range(5):
        assert not sessions.change_password(me, "wrong", "three quiet otters swim", HERE)
    with pytest.raises(sessions.SlowDown):
        sessions.change_password(me, PASSWORD, "three quiet otters swim", HERE)


def test_two_keys_are_known_to_be_one_persons_even_when_ended(monday):
    one, two = sessions.begin(monday.auditor), sessions.begin(monday.auditor)
    sessions.end(one)
    assert sessions.same_person(one, two) and sessions.same_person(one, one)
    assert not sessions.same_person(one, sessions.begin(monday.lead))
    assert not sessions.same_person(one, "made up")


def test_only_sessions_still_open_are_listed(monday):
    sessions.begin(monday.auditor)
    with clock.at(later(minutes=61)):
        key = sessions.begin(monday.auditor)
        ended = sessions.begin(monday.auditor)
        sessions.end(ended)
        assert [one.id for one in sessions.open_ones(monday.auditor.id)] == [
            sessions.who(key).session
        ]
