"""Cycles made and changed, audits added to them, and who gets which."""

import datetime

import pytest

from auditor.records.audits import Audit, Event, Holding
from auditor.records.cases import Case, Cycle, CycleAuditor, Stage, StageReviewer
from auditor.records.people import Person, PersonRole
from auditor.work import clock, forms
from auditor.work.people import people
from auditor.work.people.people import signed_in
from auditor.work.programme import board, cycle_audits, cycle_checks, cycles
from auditor.work.programme.cycle_audits import NotAdded, add_audits
from auditor.work.rights import supervisors
from cast import MONDAY, make_audit, make_case, make_cycle, make_person
from counting import queries


@pytest.fixture(autouse=True)
def monday():
    with clock.at(MONDAY):
        yield


def typed(one, **more) -> dict[str, list[str]]:
    return {
        "title": ["Q1 2027"], "kind": ["quarterly"], "starts_on": ["2027-01-01"],
        "ends_on": ["2027-03-31"], "form_version": [str(forms.newest("standard").id)],
        "auditors": [str(one.auditor.id)], "stage1_title": ["Manager"],
        "stage1_people": [str(one.reviewer1.id)], "stage2_title": ["Director"],
        "stage2_people": [str(one.reviewer3.id)],
    } | more


def people_of(cycle) -> list[list[str]]:
    return [[one.name for one in who] for _, who in cycles.stages(cycle)]


def test_a_cycle_is_made_with_stages_and_auditors(cast):
    values, errors = cycle_checks.check(typed(cast))
    assert not errors
    cycle = cycles.make(values, signed_in(cast.lead))
    assert [stage.title for stage, _ in cycles.stages(cycle)] == ["Manager", "Director"]
    assert people_of(cycle) == [["Reviewer1"], ["Reviewer3"]]
    assert [one.name for one in cycles.auditors(cycle)] == ["Auditor"]


@pytest.mark.parametrize(("field", "text"), [
    ("title", "q4 2026"), ("form_version", "999"), ("auditors", "999"), ("stage1_people", "999"),
])
def test_a_cycle_is_refused_with_the_reason_beside_the_field(cast, field, text):
    assert list(cycle_checks.check(typed(cast, **{field: [text]}))[1]) == [field]


def test_only_auditors_audit_and_only_reviewers_review(cast):
    wrong = {"auditors": [str(cast.reviewer1.id)], "stage1_people": [str(cast.auditor.id)]}
    assert set(cycle_checks.check(typed(cast, **wrong))[1]) == {"auditors", "stage1_people"}


def test_a_new_cycle_begins_with_the_people_of_the_one_before(cast):
    offered = cycle_checks.as_typed(None)
    assert "title" not in offered
    assert offered["stage2_people"] == [str(cast.reviewer2.id)]
    assert len(offered["auditors"]) == 3


def test_before_an_audit_has_begun_form_and_stages_change(cast):
    audit = make_audit(cast, "allocated")
    fathers = forms.newest("fathers").id
    values, errors = cycle_checks.check(
        typed(cast, form_version=[str(fathers)],
              auditors=[str(cast.auditor.id)]), cast.cycle,
    )
    assert not errors
    cycles.correct(cast.cycle, values, signed_in(cast.lead))
    assert people_of(cast.cycle) == [["Reviewer1"], ["Reviewer3"]]
    assert Audit.get_by_id(audit.id).form_version_id == fathers
    assert Stage.select().where(Stage.cycle == cast.cycle).count() == 2


def test_audits_of_cases_do_not_become_audits_of_supervision(cast):
    make_audit(cast, "allocated")
    wanted = typed(cast, form_version=[str(forms.newest("supervision").id)])
    assert "form_version" in cycle_checks.check(wanted, cast.cycle)[1]


def test_once_an_audit_has_begun_form_and_stages_stand_and_people_are_added(cast):
    make_audit(cast, "in_progress")
    wanted = typed(
        cast, form_version=[str(forms.newest("fathers").id)], title=["Autumn"],
        stage1_people=[str(cast.reviewer1.id), str(cast.lead.id)],
        stage3_people=[str(cast.reviewer2.id)],
    )
    values, errors = cycle_checks.check(wanted, cast.cycle)
    assert not errors
    cycles.correct(cast.cycle, values, signed_in(cast.lead))
    cycle = cycles.get(cast.cycle.id)
    assert (cycle.title, cycle.form_version.form.key) == ("Autumn", "standard")
    assert people_of(cycle) == [["Lead", "Reviewer1"], ["Reviewer3"], ["Reviewer2"]]
    assert [stage.title for stage, _ in cycles.stages(cycle)] == ["Stage 1", "Stage 2", "Stage 3"]


def test_the_people_of_a_stage_are_never_emptied(cast):
    make_audit(cast, "in_progress")
    wanted = typed(cast, stage2_people=[], stage3_people=[str(cast.reviewer3.id)])
    assert list(cycle_checks.check(wanted, cast.cycle)[1]) == ["stage2_people"]


def test_an_auditor_who_holds_an_audit_stays_in_the_cycle(cast):
    make_audit(cast, "allocated")
    wanted = typed(cast, auditors=[str(cast.other_auditor.id)])
    assert "Auditor" in cycle_checks.check(wanted, cast.cycle)[1]["auditors"]


def test_an_audit_that_was_begun_and_given_back_has_begun_all_the_same(cast):
    audit = make_audit(cast, "unallocated")
    assert not cycles.begun(cast.cycle)
    Holding.create(audit=audit, auditor=cast.auditor, since=MONDAY, until=MONDAY, began=True)
    assert cycles.begun(cast.cycle)


def test_how_far_a_cycle_is_counts_each_audit_once(cast):
    states = ["signed_off", "signed_off", "submitted", "under_review", "allocated", "in_progress",
              "returned", "unallocated", "withdrawn"]
    for state in states:
        make_audit(cast, state)
    counted = cycles.progress([cast.cycle.id])[cast.cycle.id]
    assert [(words, number) for _, words, number in counted] == [
        ("signed off", 2), ("with reviewers", 2), ("with auditors", 2), ("returned", 1),
        ("to allocate", 1), ("withdrawn", 1),
    ]


def test_a_page_of_a_cycle_asks_as_much_for_fifty_audits_as_for_two(cast):
    me = signed_in(cast.lead)

    def ask():
        found = board.audits_of(cast.cycle, signed_in(cast.lead))
        cycles.opened_by(me, found.rows)
        cycles.progress([cast.cycle.id])
        return [(one.case.reference, one.auditor.name, one.worker.name) for one in found.rows]

    make_audit(cast)
    few = queries(ask)
    for number in range(60):
        make_audit(cast, case=make_case(f"A-{number:03}", cast.worker, cast.team))
    assert queries(ask) == few
    assert len(ask()) == 50


def test_an_added_audit_keeps_what_its_case_was_at_that_moment(cast):
    audit, = add_audits(cast.cycle, [cast.case], signed_in(cast.lead))
    assert audit.state == "unallocated"
    assert (audit.service, audit.plan) == ("Children's Social Care", "child in need")
    assert (audit.team_id, audit.worker_id, audit.supervisor_id) == (
        cast.team.id, cast.worker.id, cast.supervisor.id
    )
    assert (audit.period_from, audit.period_to) == (
        datetime.date(2025, 11, 1), datetime.date(2026, 10, 31)
    )
    assert Event.get(Event.audit == audit.id).move == "created"


def test_a_workers_own_supervisor_goes_before_the_teams(cast):
    cast.worker.supervisor = cast.manager
    cast.worker.save()
    assert supervisors.of(cast.worker) == cast.manager.id
    assert supervisors.of(cast.other_worker) == cast.supervisor.id
    assert supervisors.of(None) is None


def test_nobody_supervises_themselves(cast):
    cast.supervisor.supervisor = None
    cast.supervisor.save()
    assert supervisors.of(cast.supervisor) is None
    assert supervisors.name_of(Person.get_by_id(cast.supervisor.id)) == ""
    assert cast.supervisor.id not in {one.id for one in supervisors.supervised_by(cast.supervisor.id)}


def test_supervision_is_audited_by_worker_with_who_gives_it(cast):
    themed = make_cycle("Supervision", [[cast.reviewer1]], [cast.auditor], "supervision")
    offered = people.page_of(cycle_audits.offered_workers(themed)).rows
    assert [(one.name, one.supervised_by.name) for one in offered] == [
        ("Other worker", "Supervisor"), ("Supervisor", "Manager"), ("Worker", "Supervisor"),
    ]
    audit, = add_audits(themed, [cast.worker], signed_in(cast.lead))
    assert (audit.case_id, audit.worker_id, audit.supervisor_id, audit.plan) == (
        None, cast.worker.id, cast.supervisor.id, ""
    )
    again = people.page_of(cycle_audits.offered_workers(themed, "work")).rows
    assert [one.name for one in again] == ["Other worker"]


def test_closed_restricted_and_present_cases_are_not_offered(cast):
    make_case("C-1", cast.worker, cast.team, closed_on=datetime.date(2026, 1, 1))
    make_case("R-1", cast.worker, cast.team, restricted=True)
    make_audit(cast)
    offered = cycle_audits.offered_cases(cast.cycle, signed_in(cast.lead), {"open": "all"})
    assert [case.reference for case in offered] == ["M-10402"]


def test_nothing_is_added_where_one_is_in_the_way_and_every_fault_is_said(cast):
    make_audit(cast)
    closed = make_case("C-1", cast.worker, cast.team, closed_on=datetime.date(2026, 1, 1))
    hidden = make_case("R-1", cast.worker, cast.team, restricted=True)
    resting = make_case("L-1", cast.worker, cast.team)
    before = make_cycle("Q1 2026", [[cast.reviewer1]], [cast.auditor])
    make_audit(cast, "signed_off", cycle=before, case=resting, signed_off_at=MONDAY)
    wanted = [cast.case, cast.other_case, closed, hidden, resting]
    with pytest.raises(NotAdded) as refused:
        add_audits(cast.cycle, wanted, signed_in(cast.lead))
    assert set(refused.value.faults) == {cast.case.id, closed.id, hidden.id, resting.id}
    assert Audit.select().where(Audit.cycle == cast.cycle).count() == 1


def test_a_case_audited_within_twelve_months_needs_a_reason_that_is_kept(cast):
    before = make_cycle("Q1 2026", [[cast.reviewer1]], [cast.auditor])
    make_audit(cast, "signed_off", cycle=before, signed_off_at=datetime.datetime(2025, 11, 3))
    with pytest.raises(NotAdded):
        add_audits(cast.cycle, [cast.case], signed_in(cast.lead))
    audit, = add_audits(
        cast.cycle, [cast.case], signed_in(cast.lead), {cast.case.id: "The plan changed."}
    )
    assert audit.override_reason == "The plan changed."


def test_a_case_whose_audit_was_withdrawn_may_be_added_again(cast):
    make_audit(cast, "withdrawn")
    assert add_audits(cast.cycle, [cast.case], signed_in(cast.lead))


def test_audits_are_spread_evenly_over_the_auditors(cast):
    several = [make_case(f"A-{number}", cast.worker, cast.team) for number in range(6)]
    auditors = [cast.auditor.id, cast.other_auditor.id, cast.external.id]
    add_audits(cast.cycle, several, signed_in(cast.lead), auditors=auditors)
    held = [Audit.select().where(Audit.auditor == one).count() for one in auditors]
    assert held == [2, 2, 2]


def test_spreading_counts_what_an_auditor_holds_and_obeys_the_rules(cast):
    PersonRole.create(person=cast.supervisor, role="auditor")
    CycleAuditor.create(cycle=cast.cycle, person=cast.supervisor)
    make_audit(cast)
    several = [make_case(f"A-{number}", cast.worker, cast.team) for number in range(3)]
    add_audits(cast.cycle, several, signed_in(cast.lead),
               auditors=[cast.auditor.id, cast.other_auditor.id, cast.supervisor.id])
    held = {one: Audit.select().where(Audit.auditor == one).count()
            for one in (cast.auditor.id, cast.other_auditor.id, cast.supervisor.id)}
    assert held == {cast.auditor.id: 2, cast.other_auditor.id: 2, cast.supervisor.id: 0}


def test_an_audit_that_nobody_chosen_may_have_keeps_all_from_being_added(cast):
    PersonRole.create(person=cast.supervisor, role="auditor")
    CycleAuditor.create(cycle=cast.cycle, person=cast.supervisor)
    helped = make_case("E-1", make_person("practitioner", [], team=cast.help_team), cast.help_team)
    with pytest.raises(NotAdded) as refused:
        add_audits(cast.cycle, [cast.case, helped], signed_in(cast.lead), auditors=[cast.supervisor.id])
    assert refused.value.faults == {
        cast.case.id: "Supervisor supervises the worker of this case"
    }
    assert not Audit.select().exists()


def test_a_stage_that_is_dropped_takes_its_people_along(cast):
    values, _ = cycle_checks.check(
        typed(cast, stage2_title=[""], stage2_people=[]), cast.cycle
    )
    cycles.correct(cast.cycle, values, signed_in(cast.lead))
    assert people_of(cast.cycle) == [["Reviewer1"]]
    assert StageReviewer.select().count() == 1


def test_cycles_are_listed_the_latest_first(cast):
    for number in range(55):
        Cycle.create(title=f"C {number}", kind="quarterly", form_version=cast.cycle.form_version,
                     starts_on=datetime.date(2010, 1, 1) + datetime.timedelta(days=90 * number),
                     ends_on=datetime.date(2030, 1, 1))
    first = cycles.page()
    assert first.rows[0].title == "Q4 2026"
    rest = cycles.page(after=first.after)
    assert len(first.rows) + len(rest.rows) == 56
    assert Case.select().count() == 2
