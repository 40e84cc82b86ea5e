"""Finding, adding, correcting and restricting cases, and what they look like through time."""

import datetime

import pytest

from auditor.records.actions import Action
from auditor.records.audits import Holding
from auditor.records.cases import Case, CaseReader
from auditor.records.reviews import Finding
from auditor.work import clock
from auditor.work.audits import case_history
from auditor.work.cases import cases
from auditor.work.people.people import signed_in
from cast import MONDAY, make_audit, make_case, make_cycle, make_person
from counting import queries

TYPED = {"reference": "M-20001", "service": "Early Help", "plan": "early help"}


@pytest.fixture(autouse=True)
def monday():
    with clock.at(MONDAY):
        yield


def found(me, asked=None, **more) -> list[str]:
    return [case.reference for case in cases.page(cases.every(me, asked or {}), **more).rows]


@pytest.mark.parametrize("typed", ["m-10277", "M - 10277", "M-\u00a010277", "M-10277 "])
def test_a_reference_stands_once_whatever_its_capitals_and_spaces(cast, typed):
    assert "reference" in cases.check(TYPED | {"reference": typed})[1]
    assert not cases.check(TYPED | {"reference": typed}, cast.case)[1]


def test_a_case_takes_the_team_of_its_worker(cast):
    values, errors = cases.check(TYPED | {"worker": str(cast.worker.id)})
    assert not errors
    assert cases.add(values, signed_in(cast.lead)).team_id == cast.team.id


@pytest.mark.parametrize(("field", "typed"), [("worker", "9999"), ("team", "9999")])
def test_a_case_is_given_to_people_and_teams_that_exist(cast, field, typed):
    assert field in cases.check(TYPED | {field: typed})[1]


def test_a_case_is_found_by_part_of_its_reference(cast):
    assert found(signed_in(cast.lead), {"search": "m-102"}) == ["M-10277"]
    assert found(signed_in(cast.lead), {"search": "102 77"}) == ["M-10277"]
    assert found(signed_in(cast.lead), {"search": "%"}) == []


def test_cases_are_narrowed_by_what_they_are(cast):
    make_case("E-1", cast.worker, cast.help_team, plan="early help", family="F 1")
    make_case("Z-1", cast.worker, cast.team, closed_on=datetime.date(2026, 1, 1))
    everybody = signed_in(cast.lead)
    assert found(everybody) == ["E-1", "M-10277", "M-10402"]
    assert found(everybody, {"service": "Early Help"}) == ["E-1"]
    assert found(everybody, {"plan": "early help"}) == ["E-1"]
    assert found(everybody, {"team": str(cast.team.id)}) == ["M-10277", "M-10402"]
    assert found(everybody, {"worker": str(cast.other_worker.id)}) == ["M-10402"]
    assert found(everybody, {"family": "f1"}) == ["E-1"]
    assert found(everybody, {"open": "closed"}) == ["Z-1"]
    assert len(found(everybody, {"open": "all"})) == 4
    assert len(found(everybody, {"team": "nonsense", "worker": "9" * 30})) == 3


@pytest.mark.parametrize("sort", ["reference", "worker", "opened", "nonsense"])
@pytest.mark.parametrize("descending", [False, True])
def test_the_pages_of_a_list_hold_every_case_once_there_and_back(cast, sort, descending):
    for number in range(120):
        opened = datetime.date(2025, 1, 1) + datetime.timedelta(days=number % 7)
        make_case(f"A-{number:03}", [cast.worker, None][number % 2], cast.team, opened_on=opened)
    query = cases.every(signed_in(cast.lead), {})
    first = cases.page(query, sort, descending)
    second = cases.page(query, sort, descending, after=first.after)
    third = cases.page(query, sort, descending, after=second.after)
    ids = [case.id for turn in (first, second, third) for case in turn.rows]
    assert [len(turn.rows) for turn in (first, second, third)] == [50, 50, 22]
    assert len(set(ids)) == 122
    assert (first.before, third.after) == (None, None)
    back = cases.page(query, sort, descending, before=third.before)
    assert [case.id for case in back.rows] == [case.id for case in second.rows]


def test_a_list_of_cases_asks_as_much_for_fifty_as_for_two(cast):
    def ask():
        rows = cases.page(cases.every(signed_in(cast.lead), {})).rows
        case_history.last_audits([case.id for case in rows])
        return [(case.team.name, case.worker.name) for case in rows]

    few = queries(ask)
    for number in range(60):
        case = make_case(f"A-{number:03}", cast.worker, cast.team)
        make_audit(cast, "signed_off", case=case, signed_off_at=MONDAY)
    assert queries(ask) == few


def test_restricting_names_who_did_it_the_worker_and_their_supervisor(cast):
    values, _ = cases.check(TYPED | {"worker": str(cast.worker.id), "restricted": "yes"})
    case = cases.add(values, signed_in(cast.lead))
    named = {one.id for one in cases.readers(case)}
    assert named == {cast.lead.id, cast.worker.id, cast.supervisor.id}


def test_a_restricted_case_is_in_nobody_elses_list(cast):
    other = make_person("other_lead", ["lead"])
    values, _ = cases.check({**TYPED, "reference": "M-10277", "restricted": "yes"}, cast.case)
    cases.correct(cast.case, values | {"worker": cast.worker.id}, signed_in(cast.lead))
    assert found(signed_in(cast.lead), {"restricted": "yes"}) == ["M-10277"]
    assert "M-10277" not in found(signed_in(other))
    assert cases.get(cast.case.id, signed_in(other)) is None
    assert cases.hidden_from(signed_in(other), [cast.case.id, cast.other_case.id]) == {cast.case.id}


def test_a_lead_stays_among_the_readers(cast):
    Case.update(restricted=True).where(Case.id == cast.case.id).execute()
    assert cases.set_readers(cast.case, {cast.worker.id}, signed_in(cast.lead))
    assert not CaseReader.select().exists()
    assert cases.set_readers(cast.case, {cast.lead.id, cast.auditor.id}, signed_in(cast.lead)) is None
    assert {one.id for one in cases.readers(cast.case)} == {cast.lead.id, cast.auditor.id}


def test_correcting_a_case_leaves_its_running_audits_alone(cast):
    audit = make_audit(cast)
    values, _ = cases.check({**TYPED, "worker": str(cast.other_worker.id)}, cast.case)
    cases.correct(cast.case, values, signed_in(cast.lead))
    again = type(audit).get_by_id(audit.id)
    assert (again.plan, again.worker_id) == ("child in need", cast.worker.id)


def test_a_case_tells_findings_of_signed_off_audits_only(cast):
    signed, draft = make_audit(cast, "signed_off"), make_audit(cast, "in_progress")
    for audit in (signed, draft):
        Finding.create(audit=audit, question="record_details", kind="strength",
                       sentence="Clear recording.", by=cast.auditor, at=clock.now())
        Finding.create(audit=audit, question="voice_seen", kind="strength", told=False,
                       sentence="Not told.", by=cast.auditor, at=clock.now())
    shown = case_history.audits_of(cast.case, signed_in(cast.lead))
    told = case_history.findings_of(shown)
    assert {audit: [one.sentence for one in found] for audit, found in told.items()} == {
        signed.id: ["Clear recording."]
    }


def test_a_case_shows_actions_and_no_mere_proposals(cast):
    audit = make_audit(cast, "signed_off")
    for state in ("open", "proposed", "set_aside", "verified"):
        Action.create(audit=audit, case=cast.case, what=state, why="", owner=cast.worker,
                      state=state, proposed_by=cast.auditor, proposed_at=clock.now())
    shown = case_history.audits_of(cast.case, signed_in(cast.lead))
    assert [one.what for one in case_history.actions_of(shown)] == ["verified", "open"]


def test_a_lead_does_not_meet_an_audit_again_that_they_began(cast):
    audit = make_audit(cast)
    Holding.create(audit=audit, auditor=cast.lead, since=MONDAY, until=MONDAY, began=True)
    assert case_history.audits_of(cast.case, signed_in(cast.lead)) == []


def test_the_last_sign_off_is_on_the_day_in_london(cast):
    make_audit(cast, "signed_off", signed_off_at=datetime.datetime(2026, 6, 30, 23, 30))
    last = case_history.last_audits([cast.case.id])[cast.case.id]
    assert last.signed_off_on == datetime.date(2026, 7, 1)


def test_the_last_audit_is_the_newest_that_was_not_withdrawn(cast):
    spring = make_cycle("Q2 2026", [[cast.reviewer1]], [cast.auditor])
    make_audit(cast, "signed_off", cycle=spring, signed_off_at=datetime.datetime(2026, 6, 1))
    make_audit(cast, "withdrawn")
    last = case_history.last_audits([cast.case.id, cast.other_case.id])
    assert set(last) == {cast.case.id}
    assert last[cast.case.id].signed_off_on == datetime.date(2026, 6, 1)
    assert case_history.rests(last[cast.case.id], MONDAY.date(), 12)
    assert not case_history.rests(last[cast.case.id], MONDAY.date(), 5)
    make_audit(cast, "in_progress")
    last = case_history.last_audits([cast.case.id])[cast.case.id]
    assert (last.cycle, last.signed_off_on) == ("Q4 2026", datetime.date(2026, 6, 1))
    assert case_history.rests(last, MONDAY.date(), 1)
