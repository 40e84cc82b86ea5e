"""Whoever had a case lately does not audit it, and has no part in judging the time in which they had it."""

import datetime

import pytest

from auditor.records.cases import Case, CycleAuditor, FormerWorker
from auditor.records.people import PersonRole
from auditor.rules.rights.permissions import Part
from auditor.work import clock
from auditor.work.audits import candidates
from auditor.work.cases import case_import, cases, example_workbook
from auditor.work.leavers import account_closing
from auditor.work.people.people import signed_in
from auditor.work.programme import cycle_audits
from auditor.work.rights import audit_facts
from cast import MONDAY, make_audit, make_case, make_person

DAY = MONDAY.date()


@pytest.fixture(autouse=True)
def monday():
    with clock.at(MONDAY):
        yield


@pytest.fixture
def second(cast):
    """A lead who audits as well, with a case of their own."""
    found = make_person("second_lead", ["lead", "auditor"], team=cast.team)
    CycleAuditor.create(cycle=cast.cycle, person=found)
    return found


@pytest.fixture
def case(cast, second):
    return make_case("M-30001", second, cast.team)


def columns(case, **changed) -> dict:
    names = ("reference", "family", "service", "plan", "opened_on", "closed_on", "last_seen_on",
             "age_band", "restricted")
    return {name: getattr(case, name) for name in names} | {
        "team": case.team_id, "worker": case.worker_id} | changed


def by_hand(cast, case, second):
    cases.correct(case, columns(case, worker=cast.worker.id), signed_in(second))


def by_a_list(cast, case, _):
    line = ("M-30001", "", "", "child in need", "South", "Worker", "", "")
    kept = case_import.take(example_workbook.template([line]), signed_in(cast.lead))
    shown = case_import.preview(kept, signed_in(cast.lead))
    said = {f"team-{at}": one.suggested for at, one in enumerate(shown.teams)}
    said |= {f"worker-{at}": one.suggested for at, one in enumerate(shown.workers)}
    said |= {"digest": shown.digest, "confirmed": "yes"}
    assert case_import.apply(kept, signed_in(cast.lead), said, set())[1] == {}


def by_leaving(cast, case, second):
    typed = {"cases": str(cast.worker.id)}
    assert account_closing.close(signed_in(cast.administrator), second, typed) == {}


def plays(person, audit) -> frozenset:
    return audit_facts.parts(signed_in(person), audit_facts.of(audit))


@pytest.mark.parametrize("passing", [by_hand, by_a_list, by_leaving])
def test_who_had_a_case_is_kept_however_it_passes_on(cast, second, case, passing):
    passing(cast, case, second)
    assert Case.get_by_id(case.id).worker_id == cast.worker.id
    kept = FormerWorker.get()
    assert (kept.case_id, kept.worker_id, kept.since, kept.until) == (case.id, second.id, None, DAY)


def test_the_next_had_it_since_it_passed_to_them(cast, second, case):
    by_hand(cast, case, second)
    later = MONDAY + datetime.timedelta(days=9)
    with clock.at(later):
        found = Case.get_by_id(case.id)
        cases.correct(found, columns(found, worker=cast.other_worker.id), signed_in(second))
    kept = FormerWorker.select().order_by(FormerWorker.id)
    assert [(one.worker_id, one.since, one.until) for one in kept] == [
        (second.id, None, DAY), (cast.worker.id, DAY, later.date())]


def test_what_stays_with_its_worker_keeps_nobody(cast, second, case):
    cases.correct(case, columns(case, plan="looked after"), signed_in(second))
    assert FormerWorker.select().count() == 0


def test_nobody_gives_their_case_away_and_then_audits_or_leads_on_it(cast, second, case):
    by_hand(cast, case, second)
    audit, = cycle_audits.add_audits(cast.cycle, [Case.get_by_id(case.id)], signed_in(cast.lead))
    assert candidates.why_not(audit, second.id) == "has this case, or had it"
    assert plays(second, audit) == frozenset() and Part.LEAD in plays(cast.lead, audit)


@pytest.mark.parametrize(("until", "barred"), [
    (datetime.date(2025, 11, 2), True), (datetime.date(2025, 11, 1), False),
])
def test_a_case_stays_ones_own_for_twelve_months(cast, case, until, barred):
    FormerWorker.create(case=case, worker=cast.auditor, until=until)
    audit = make_audit(cast, "unallocated", case=case, period_from=DAY)
    assert (candidates.why_not(audit, cast.auditor.id) is not None) == barred


def test_a_case_stays_ones_own_for_the_time_that_the_audit_reads(cast, case):
    FormerWorker.create(case=case, worker=cast.auditor, until=datetime.date(2024, 3, 1))
    read = make_audit(cast, "unallocated", case=case, period_from=datetime.date(2024, 3, 1))
    assert candidates.why_not(read, cast.auditor.id) == "has this case, or had it"


@pytest.mark.parametrize(("since", "until", "party"), [
    (None, datetime.date(2025, 11, 1), True), (None, datetime.date(2025, 10, 31), False),
    (datetime.date(2026, 10, 31), DAY, True), (datetime.date(2026, 11, 1), DAY, False),
])
def test_who_had_it_in_the_time_that_the_audit_reads_is_party(cast, case, since, until, party):
    PersonRole.create(person=cast.stranger, role="lead")
    FormerWorker.create(case=case, worker=cast.stranger, since=since, until=until)
    audit = make_audit(cast, "submitted", case=case)  # it reads November 2025 to October 2026
    assert (Part.LEAD in plays(cast.stranger, audit)) != party
