"""A change is whole or not at all, one at a time, and what waits for its commit is done after it."""

import threading

import peewee
import pytest

from auditor.records.database import after_commit, change, changing, database
from auditor.records.people import Team
from auditor.work import settings
from two_processes import Pair, count_up, set_value

CALLS = 40


@pytest.fixture(scope="module")
def pair():
    """Two processes for the tests of this file."""
    made = Pair()
    yield made
    made.stop()


def add(name: str) -> None:
    Team.create(name=name, service="Early Help")


def names() -> list[str]:
    return [one.name for one in Team.select().order_by(Team.id)]


def in_a_thread(act):
    """What the act gave in a thread with a connection of its own, as another request's."""
    given = []

    def run():
        with database.connection_context():
            given.append(act())

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(timeout=20)
    return given[0]


def test_what_is_raised_undoes_all_of_it(connected):
    with pytest.raises(ZeroDivisionError), change():
        add("One")
        add("Two")
        raise ZeroDivisionError
    assert names() == [] and not changing()


def test_a_change_within_a_change_is_part_of_it(connected):
    with pytest.raises(ZeroDivisionError), change():
        with change():
            add("One")
        raise ZeroDivisionError
    assert names() == []


def test_a_change_within_a_change_can_fail_alone(connected):
    with change():
        add("One")
        with pytest.raises(peewee.IntegrityError), change():
            add("Two")
            add("One")
        add("Three")
    assert names() == ["One", "Three"]


def test_nobody_sees_half_of_a_change(connected):
    with change():
        add("One")
        assert in_a_thread(names) == []
    assert in_a_thread(names) == ["One"]


def test_what_waits_is_done_once_after_the_outermost_commit(connected):
    done = []
    with change():
        with change():
            after_commit(lambda: done.append(in_a_thread(names)))
            add("One")
        assert done == []
    assert done == [["One"]]
    with change():
        pass
    assert len(done) == 1


def test_what_waits_is_not_done_where_the_change_is_undone(connected):
    done = []
    with pytest.raises(ZeroDivisionError), change():
        after_commit(lambda: done.append("outer"))
        raise ZeroDivisionError
    with change():
        after_commit(lambda: done.append("first"))
        with pytest.raises(ZeroDivisionError), change():
            after_commit(lambda: done.append("undone"))
            raise ZeroDivisionError
        after_commit(lambda: done.append("last"))
    assert done == ["first", "last"]


def test_without_a_change_nothing_waits(connected):
    done = []
    after_commit(lambda: done.append("at once"))
    assert done == ["at once"]


def test_threads_change_one_after_another(connected):
    def count():
        with database.connection_context():
            for _ in range(CALLS):
                with change():
                    settings.forget()
                    settings.put("council", (settings.get("council") or 0) + 1)

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    settings.forget()
    assert settings.get("council") == 4 * CALLS


def test_processes_change_one_after_another(connected, pair, database_url):
    assert pair.at_once(database_url, *[(count_up, "council", CALLS)] * 2) == [None, None]
    settings.forget()
    assert settings.get("council") == 2 * CALLS


def test_a_setting_read_during_its_change_is_read_again_after_it(connected):
    settings.put("council", "Old")
    with change():
        settings.put("council", "New")
        assert in_a_thread(lambda: settings.get("council")) == "Old"
    assert settings.get("council") == in_a_thread(lambda: settings.get("council")) == "New"


def test_a_setting_read_before_a_commit_is_not_kept_beyond_it(connected, monkeypatch):
    """Another thread has read the old value and not yet kept it, when this one commits the new."""
    settings.put("council", "Old")
    settings.forget()
    read, committed = threading.Event(), threading.Event()

    def reader():
        with database.connection_context():
            rows = list(settings.Setting.select())
            monkeypatch.setattr(settings.Setting, "select", lambda: pause(rows))
            return settings.get("council")

    def pause(rows):
        read.set()
        committed.wait(timeout=10)
        return rows

    given = []
    thread = threading.Thread(target=lambda: given.append(reader()))
    thread.start()
    read.wait(timeout=10)
    settings.put("council", "New")
    committed.set()
    thread.join()
    monkeypatch.undo()
    assert given == ["Old"] and settings.get("council") == "New"


def test_a_setting_that_was_undone_is_seen_by_nobody(connected):
    settings.put("council", "Old")
    with pytest.raises(ZeroDivisionError), change():
        settings.put("council", "Never")
        settings.forget()
        assert settings.get("council") == "Never"
        raise ZeroDivisionError
    assert settings.get("council") == in_a_thread(lambda: settings.get("council")) == "Old"


def test_readers_never_meet_the_defaults_while_settings_are_read_again(connected):
    settings.put("council", "Ours")
    ended, seen = threading.Event(), set()

    def read():
        with database.connection_context():
            seen.add(settings.get("council"))
            while not ended.is_set():
                seen.add(settings.get("council"))

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(300):
        settings.forget()
        settings.get("council")
    ended.set()
    for thread in threads:
        thread.join()
    assert seen == {"Ours"}


def test_another_server_sees_a_setting_within_ten_seconds(connected, pair, database_url, monkeypatch):
    assert settings.get("council") == ""
    pair.at_once(database_url, (set_value, "council", "From there"), (set_value, "case_system", "Other"))
    monkeypatch.setattr(settings, "SECONDS_KEPT", -1)  # they have passed
    assert (settings.get("council"), settings.get("case_system")) == ("From there", "Other")
