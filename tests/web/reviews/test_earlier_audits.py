"""Beside the question that asks whether findings were followed up: what they were."""

import datetime

import pytest

from auditor.records.actions import Action
from auditor.records.journal import JournalEntry
from auditor.work import clock
from cast import MONDAY, make_audit, make_cycle
from html_checks import words_of
from signing import act, sign

LATER = MONDAY + datetime.timedelta(days=40)
ACTION = "Do thing 1 – verified 2 Nov 2026"


@pytest.fixture(autouse=True)
def later():
    with clock.at(LATER):
        yield


@pytest.fixture
def before(cast):
    """An audit of the quarter before, by somebody else."""
    cycle = make_cycle("Q3 2026", [[cast.reviewer2]], [cast.other_auditor])
    made = sign(cast, cycle=cycle, auditor=cast.other_auditor, actions=1)
    Action.update(state="verified", closed_at=MONDAY).execute()
    return made


def told(html: str) -> bool:
    text = words_of(html)
    return all(one in text for one in (
        "From the audit of Q3 2026, signed off Mon 2 Nov",
        "The father was written to once and not contacted again.",
        "The assessment tests two explanations.", ACTION,
    ))


def test_the_auditor_sees_them_though_not_the_earlier_audit(cast, browse, before):
    audit, auditor = make_audit(cast), browse(cast.auditor)
    html = auditor.get(f"/audits/{audit.id}/oversight").get_data(as_text=True)
    assert told(html) and html.count("From the audit of Q3 2026") == 1
    assert "One letter of 11 June" not in html, "the evidence stays with the earlier audit"
    assert auditor.get(f"/audits/{before.id}").status_code == 404
    assert auditor.get(f"/audits/{before.id}/findings").status_code == 404


def test_elsewhere_only_the_actions_on_a_question_stand_beside_it(cast, browse, before):
    act(cast, before, "Meet the father", question="family_fathers")
    act(cast, before, "And write to him", question="family_fathers", due_on=LATER.date())
    html = browse(cast.auditor).get(f"/audits/{make_audit(cast).id}/family").get_data(as_text=True)
    text = words_of(html)
    assert "“Meet the father” – open, overdue since 30 Nov 2026. Is it?" in text
    assert "“And write to him” – open. Is it?" in text
    assert html.count("From the audit of Q3 2026") == 1 and not told(html)


def test_the_reviewer_sees_them_beside_the_same_question(cast, browse, before):
    audit = make_audit(cast, "under_review", taken_up_by=cast.reviewer1)
    html = browse(cast.reviewer1).get(f"/reviews/{audit.id}").get_data(as_text=True)
    assert told(html) and html.count("From the audit of Q3 2026") == 1
    assert html.index("previous audits followed up?") < html.index("From the audit of Q3 2026")


def test_older_audits_are_folded_away(cast, browse, before):
    sign(cast, moment=LATER, cycle=make_cycle("Thematic", [[cast.reviewer2]], []))
    html = browse(cast.auditor).get(f"/audits/{make_audit(cast).id}/oversight").text
    assert "And from the audit of Q3 2026" in html
    assert html.index("From the audit of Thematic") < html.index("And from the audit of Q3 2026")


def test_seeing_them_is_logged_once_a_day(cast, browse, before):
    audit, auditor = make_audit(cast), browse(cast.auditor)
    for _ in range(2):
        auditor.get(f"/audits/{audit.id}/oversight")
    logged = JournalEntry.get(JournalEntry.act == "saw what an earlier audit told")
    assert (logged.audit, logged.by) == (before, cast.auditor)
