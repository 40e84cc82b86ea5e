"""A real database for each test, empty or with the cast (support/cast.py), and browsers signed in to it."""

import copy
import gc
import os
from types import SimpleNamespace

import hypothesis
import pytest

import databases
from app import create_app
from auditor.records.database import database
from cast import Browser, make_cast, reopen
from counting import queries

# How hypothesis looks: daily at ever other examples, in CI at the same ones each time. How long one takes
# says nothing of a rule, but of what else the machine has to do.
USUAL = {"deadline": None, "suppress_health_check": [hypothesis.HealthCheck.too_slow]}
hypothesis.settings.register_profile("daily", **USUAL)
hypothesis.settings.register_profile("ci", derandomize=True, print_blob=True, **USUAL)
hypothesis.settings.load_profile(os.environ.get("AUDITOR_HYPOTHESIS", "daily"))


def pytest_collection_finish():
    """What was collected is there to the end: no collection of garbage goes through it again."""
    gc.freeze()


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """The application, made once, on a database whose rows are kept without and with the cast."""
    store = databases.make(tmp_path_factory.mktemp("made"))
    application = create_app(store.url, SECRET_KEY="tests")
    store.keep("empty")
    with database.connection_context():
        people = make_cast()
    store.keep("cast")
    yield SimpleNamespace(app=application, store=store, cast=people)
    store.drop()


@pytest.fixture
def app(made, tmp_path):
    """The application on an empty database of its own (PostgreSQL where the environment names one)."""
    config = dict(made.app.config)
    reopen(made, "empty", tmp_path)
    yield made.app
    made.app.config.clear()
    made.app.config.update(config)
    made.store.shut()


@pytest.fixture
def connected(app):
    """A connection for the length of a test, as a request would have."""
    database.connect(reuse_if_open=True)
    yield app
    if not database.is_closed():
        database.close()


@pytest.fixture
def cast(made, connected, tmp_path):
    """Everybody the rules speak of: two teams, four auditors, three stages, a lead, a worker."""
    reopen(made, "cast", tmp_path)
    database.connect()
    return copy.deepcopy(made.cast)


@pytest.fixture
def database_url(made, app):
    """Where the test's database is, for another process that is to open it."""
    return made.store.url


@pytest.fixture
def browse(app, cast):
    """browse(person) is a browser in which that person is signed in; browse() is a stranger's."""

    def start(person=None):
        return Browser(app, person)

    return start


@pytest.fixture
def count_queries(connected):
    """count_queries(call) is how many queries the call sends to the database."""
    return queries
