"""Re-audits: proposed where they are due, made outside the draw, and never twice."""

import datetime

import pytest

from auditor.records.audits import Audit
from auditor.records.cases import Case, Cycle
from auditor.records.draws import ReAudit
from auditor.rules.programme.sampling_frame import Reason, SamplingPlan
from auditor.work import clock
from auditor.work.people.people import signed_in
from auditor.work.programme import draws, re_audits
from cast import MONDAY, make_audit, make_cycle
from signing import freeze, sign

SUMMER = datetime.datetime(2026, 8, 3, 10, 0)  # a re-audit is due on 3 November


@pytest.fixture(autouse=True)
def monday():
    with clock.at(MONDAY):
        yield


@pytest.fixture
def inadequate(cast):
    """An audit of the quarter before, signed off as inadequate."""
    cast.before = make_cycle("Q3 2026", [[cast.reviewer1]], [cast.auditor])
    Cycle.update(closed_at=SUMMER).where(Cycle.id == cast.before.id).execute()
    return sign(cast, moment=SUMMER, cycle=cast.before, answers={"overall_grade": ("inadequate", "So.")},
                told={}, actions=0)


def proposed(cycle) -> list[int]:
    return [one.earlier.id for one in re_audits.due(cycle)]


def test_an_inadequate_case_is_proposed_in_the_cycle_of_its_due_date(cast, inadequate):
    one, = re_audits.due(cast.cycle)
    assert (one.earlier.id, one.due_on) == (inadequate.id, datetime.date(2026, 11, 3))


def test_a_good_case_is_not(cast):
    sign(cast, moment=SUMMER)
    assert proposed(cast.cycle) == []


def test_it_is_added_outside_the_rest_and_not_proposed_again(cast, inadequate):
    made = re_audits.add(cast.cycle, inadequate.id, signed_in(cast.lead))
    assert made.override_reason == "Re-audit: the audit before judged it inadequate."
    kept = ReAudit.get()
    assert (kept.audit_id, kept.earlier_id) == (made.id, inadequate.id)
    assert proposed(cast.cycle) == []
    assert re_audits.add(cast.cycle, inadequate.id, signed_in(cast.lead)) is None
    assert Audit.select().where(Audit.cycle == cast.cycle).count() == 1


def test_it_takes_no_place_of_the_draw(cast, inadequate):
    re_audits.add(cast.cycle, inadequate.id, signed_in(cast.lead))
    result = draws.prepare(cast.cycle, SamplingPlan(MONDAY.date(), workers=1), "1").result
    assert [one.case for one in result.taken] == [cast.other_case.id]
    assert {one.reason for one in result.left_out} == {Reason.HERE}


@pytest.mark.parametrize("columns", [{"restricted": True}, {"closed_on": MONDAY.date()}])
def test_closed_and_restricted_cases_are_not_proposed(cast, inadequate, columns):
    Case.update(columns).where(Case.id == cast.case.id).execute()
    assert proposed(cast.cycle) == []


def test_a_case_that_was_sampled_since_is_not_proposed_but_a_theme_does_not_count(cast, inadequate):
    theme = make_cycle("Fathers", [[cast.reviewer1]], [cast.auditor], "fathers")
    Cycle.update(kind="thematic").where(Cycle.id == theme.id).execute()
    make_audit(cast, "in_progress", cycle=theme)
    assert proposed(cast.cycle) == [inadequate.id]
    make_audit(cast, "in_progress")
    assert proposed(cast.cycle) == []


def test_a_closed_or_thematic_cycle_proposes_nothing(cast, inadequate):
    Cycle.update(kind="thematic").where(Cycle.id == cast.cycle.id).execute()
    assert proposed(Cycle.get_by_id(cast.cycle.id)) == []
    assert proposed(cast.before) == []


def test_what_was_judged_again_counts_by_its_last_copy(cast, inadequate):
    freeze(inadequate, cast.reviewer3, MONDAY, {"overall_grade": "good"})
    assert proposed(cast.cycle) == []
