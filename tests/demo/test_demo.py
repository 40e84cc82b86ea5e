"""The demonstration holds what it promises: people, cycles, an audit in every state, and no future."""

import datetime
import random
import time
from collections import Counter

import pytest

from auditor import demo
from auditor.demo import cases as demo_cases
from auditor.demo import office, past
from auditor.demo.diary import Diary
from auditor.demo.judging import Judging
from auditor.demo.people import SINCE, make_people
from auditor.demo.play import Company
from auditor.records import TABLES
from auditor.records.audits import (
    Answer,
    Audit,
    Concern,
    ConcernTold,
    EarlierAnswer,
    Event,
    SectionDone,
)
from auditor.records.cases import Case, Cycle, FormVersion
from auditor.records.database import MomentField, change, database, migrate, open_database
from auditor.records.journal import JournalEntry
from auditor.records.people import Person, PersonRole, Team
from auditor.records.reviews import (
    Action,
    Approval,
    Comment,
    Finding,
    GradeChange,
    SignedCopy,
    Submission,
)
from auditor.rules import watchful, workflow
from auditor.rules.answers import open_points
from auditor.rules.allocation import rest
from auditor.rules.deadlines import days_late, working_day
from auditor.rules.forms import PLANS
from auditor.rules.workflow import State
from auditor.work import answers, clock, forms, settings

NOW = datetime.datetime(2026, 11, 23, 14, 5)
LONGEST = 15  # seconds: a machine that tests for others is slow; an ordinary one takes three
AWKWARD = (
    datetime.datetime(2026, 10, 1, 0, 0, 5),  # the quarter is five seconds old
    datetime.datetime(2027, 1, 2, 13, 0),  # a Saturday after a bank holiday, no working day yet
    datetime.datetime(2026, 4, 14, 7, 20),  # before the office opens, a week after Easter
    datetime.datetime(2026, 12, 31, 23, 59),
    datetime.datetime(2028, 2, 29, 12, 0),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The demonstration, made once; how many seconds it took."""
    with opened(tmp_path_factory.mktemp("demo") / "demo.db"):
        begun = time.perf_counter()
        with clock.at(NOW):
            demo.make()
        yield time.perf_counter() - begun


class opened:
    """An empty, migrated database with the forms in it, for the length of a `with`."""

    def __init__(self, path):
        self.path = path

    def __enter__(self):
        open_database(f"sqlite:///{self.path}")
        migrate()
        settings.forget()
        database.connect(reuse_if_open=True)
        forms.install()

    def __exit__(self, *_):
        database.close()
        database.close_all()
        settings.forget()
