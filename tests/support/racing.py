"""Calls that are begun at the same moment, each on a connection of its own, as requests are."""

import threading

from auditor.records.database import database

ROUNDS = 6


def at_once(*calls) -> list:
    """What each call gave or raised, all of them begun at the same moment."""
    barrier, given = threading.Barrier(len(calls)), [None] * len(calls)

    def run(number, call):
        database.connect()
        barrier.wait()
        try:
            given[number] = call()
        except Exception as raised:
            given[number] = raised
        if not database.is_closed():  # a request closes it by itself
            database.close()

    threads = [threading.Thread(target=run, args=one) for one in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return given


def refused(given: list) -> list:
    """Those of these that were raised."""
    return [one for one in given if isinstance(one, Exception)]


def ordered(turn: int, *calls) -> list:
    """Begin the one or the other first, as the turn has it; answers in the order given."""
    given = at_once(*(calls if turn % 2 else calls[::-1]))
    return given if turn % 2 else given[::-1]


def often(test):
    """Several rounds of a race, each on an audit of its own, the one or the other begun first."""

    def rounds(cast):
        for turn in range(ROUNDS):
            test(cast, turn)

    rounds.__name__ = test.__name__
    return rounds
