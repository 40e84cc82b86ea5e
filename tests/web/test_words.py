"""Dates, times, numbers and keys as people read them, on London's clocks."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from auditor.rules.audits.findings import KINDS
from auditor.rules.forms import GRADES, PLANS
from auditor.rules.rights.permissions import Role
from auditor.rules.workflow import State
from auditor.web import words
from auditor.work import clock

NOW = datetime(2026, 11, 23, 14, 0)


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (date(2026, 11, 23), "Mon 23 Nov"),
        (date(2026, 3, 1), "Sun 1 Mar"),
        (date(2025, 11, 23), "Sun 23 Nov 2025"),
        (date(2027, 1, 4), "Mon 4 Jan 2027"),
        (datetime(2026, 7, 1, 23, 30), "Thu 2 Jul"),  # past midnight in London's summer
        (datetime(2026, 1, 1, 23, 30), "Thu 1 Jan"),
        (None, ""),
    ],
)
def test_a_day_shows_its_year_only_when_it_is_another(when, said):
    assert words.day(when, today=date(2026, 11, 23)) == said


def test_this_year_is_the_one_on_the_wall():
    with clock.at(datetime(2025, 12, 31, 12, 0)):
        assert words.day(date(2026, 11, 23)) == "Mon 23 Nov 2026"
    with clock.at(datetime(2026, 1, 1, 12, 0)):
        assert words.day(date(2026, 11, 23)) == "Mon 23 Nov"


@pytest.mark.parametrize(
    ("utc", "clock", "moment"),
    [
        (datetime(2026, 11, 23, 14, 2), "14:02", "23 Nov 2026, 14:02"),
        (datetime(2026, 7, 1, 14, 2), "15:02", "1 Jul 2026, 15:02"),
        (datetime(2026, 7, 1, 23, 30), "00:30", "2 Jul 2026, 00:30"),
        (datetime(2026, 3, 29, 0, 59), "00:59", "29 Mar 2026, 00:59"),  # clocks go forward
        (datetime(2026, 3, 29, 1, 0), "02:00", "29 Mar 2026, 02:00"),
        (datetime(2026, 10, 25, 0, 59), "01:59", "25 Oct 2026, 01:59"),  # and back
        (datetime(2026, 10, 25, 1, 0), "01:00", "25 Oct 2026, 01:00"),
        (datetime(2026, 7, 1, 14, 2, tzinfo=UTC), "15:02", "1 Jul 2026, 15:02"),
        (datetime(2026, 7, 1, 9, 2, tzinfo=timezone(timedelta(hours=-5))), "15:02",
         "1 Jul 2026, 15:02"),
        (None, "", ""),
    ],
)
def test_times_kept_in_utc_are_shown_on_londons_clocks(utc, clock, moment):
    assert (words.clock(utc), words.moment(utc)) == (clock, moment)


def test_the_longer_forms_of_a_date():
    assert words.long_day(date(2026, 11, 23)) == "Monday 23 November 2026"
    assert words.long_day(datetime(2026, 8, 31, 23, 0)) == "Tuesday 1 September 2026"
    assert words.month_year(date(2019, 12, 1)) == "December 2019"
    assert words.month_year(datetime(2026, 8, 31, 23, 0)) == "September 2026"
    assert (words.long_day(None), words.month_year(None)) == ("", "")


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (NOW, "just now"),
        (NOW - timedelta(seconds=59), "just now"),
        (NOW + timedelta(seconds=30), "just now"),  # another server's clock
        (NOW - timedelta(seconds=60), "1 minute ago"),
        (NOW - timedelta(minutes=5, seconds=59), "5 minutes ago"),
        (NOW - timedelta(minutes=59), "59 minutes ago"),
        (NOW - timedelta(minutes=60), "today 13:00"),
        (datetime(2026, 11, 23, 9, 12), "today 09:12"),
        (datetime(2026, 11, 23, 0, 0), "today 00:00"),
        (datetime(2026, 11, 22, 23, 59), "yesterday"),
        (datetime(2026, 11, 22, 0, 0), "yesterday"),
        (datetime(2026, 11, 20, 12, 0), "Fri 20 Nov"),
        (datetime(2025, 11, 20, 12, 0), "Thu 20 Nov 2025"),
        (None, ""),
    ],
)
def test_the_nearer_the_finer(when, said):
    assert words.since(when, NOW) == said


def test_midnight_is_londons():
    now = datetime(2026, 7, 2, 0, 30)  # 01:30 in London
    assert words.since(datetime(2026, 7, 1, 23, 10), now) == "today 00:10"
    assert words.since(datetime(2026, 7, 1, 22, 50), now) == "yesterday"


def test_since_counts_from_the_clock_of_the_office():
    with clock.at(NOW):
        assert words.since(NOW - timedelta(minutes=3)) == "3 minutes ago"
        assert words.now() == NOW


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (date(2025, 11, 1), date(2026, 10, 31), "1 Nov 2025 – 31 Oct 2026"),
        (date(2025, 11, 1), None, "from 1 Nov 2025"),
        (None, date(2026, 10, 31), "until 31 Oct 2026"),
        (None, None, ""),
    ],
)
def test_a_period_names_both_its_ends(start, end, said):
    assert words.period(start, end) == said


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        ((0, "audit"), "0 audits"),
        ((1, "audit"), "1 audit"),
        ((3, "audit"), "3 audits"),
        ((1204, "audit"), "1,204 audits"),
        ((1, "child", "children"), "1 child"),
        ((2, "child", "children"), "2 children"),
        ((["a", "b"], "audit"), "2 audits"),
    ],
)
def test_one_audit_but_three_audits(given_, said):
    assert words.count(*given_) == said


@pytest.mark.parametrize(
    ("items", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c"),
     (iter([1, 2, 3]), "1, 2 and 3")],
)
def test_a_list_reads_as_a_sentence_does(items, said):
    assert words.listed(items) == said


def test_every_state_of_an_audit_has_its_word():
    assert {state: words.state(state) for state in State} == words.STATES
    assert words.state("submitted") == "Sent for review"
    assert words.state("unallocated") == "Not allocated"


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("proposed", "Proposed"),
        ("open", "Open"),
        ("reported_done", "Reported done"),
        ("verified", "Verified"),
        ("not_needed", "No longer needed"),
    ],
)
def test_every_state_of_an_action_has_its_word(key, said):
    assert words.action_state(key) == said


def test_plans_and_roles_are_in_sentence_case():
    assert [words.plan(plan) for plan in PLANS] == [
        "Early help", "Assessment", "Child in need", "Child protection", "Looked after",
        "Care leaver",
    ]  # fmt: skip
    assert [words.role(role) for role in Role] == [
        "Administrator", "Lead", "Auditor", "Reviewer", "Supervisor",
    ]  # fmt: skip
    assert words.service("Children's Social Care") == "Children's Social Care"


def test_a_grade_has_its_word_and_its_letter():
    assert [(words.grade_word(one.key), words.grade_letter(one.key)) for one in GRADES] == [
        ("Outstanding", "O"),
        ("Good", "G"),
        ("Requires improvement to be good", "RI"),
        ("Inadequate", "I"),
    ]
    assert (words.grade_word(None), words.grade_letter(None)) == ("", "")


def test_every_kind_of_finding_has_its_word():
    assert {kind: words.finding_kind(kind) for kind in KINDS} == KINDS


@pytest.mark.parametrize(
    "word", [words.state, words.action_state, words.plan, words.role, words.grade_word]
)
def test_an_unknown_key_is_shown_rather_than_breaking_the_page(word):
    assert word("brand_new") == "Brand new"


def test_templates_speak_every_word():
    app = Flask("words")
    words.register(app)
    with app.app_context():
        said = app.jinja_env.from_string(
            "{{ when|day(today) }}; {{ 2|count('audit') }}; {{ ['a', 'b']|listed }}; "
            "{{ 'good'|grade_letter }}; {{ start|period(today) }}"
        ).render(when=NOW, today=NOW.date(), start=date(2025, 11, 23))
    assert said == "Mon 23 Nov; 2 audits; a and b; G; 23 Nov 2025 – 23 Nov 2026"
    assert {"clock", "moment", "since", "state", "plan", "role"} <= set(app.jinja_env.filters)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1)), st.integers(0, 10**8))
def test_every_past_moment_is_told(when, seconds):
    assert words.since(when, when + timedelta(seconds=seconds)).strip()
