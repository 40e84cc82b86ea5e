"""Today: what waits for whom, and that lists give away nothing that the rules withhold."""

import datetime
import itertools

import pytest

from auditor.records.actions import Action
from auditor.records.audits import Audit, Concern, Event, Holding
from auditor.records.cases import Case, CaseReader, Cycle, StageReviewer
from auditor.records.people import Person
from auditor.records.reviews import SignedCopy, StandIn
from auditor.records.supervision import Discussion
from auditor.rules import audit_subjects
from auditor.rules.follow_up import discussions as rules
from auditor.rules.rights.acting import acting
from auditor.rules.rights.permissions import Part
from auditor.work import audit_names, clock, settings
from auditor.work.audits import audits, concerns
from auditor.work.follow_up import discussions, reflections, replies
from auditor.work.home import current_cycle, today
from auditor.work.people.people import signed_in
from auditor.work.programme import re_audits
from auditor.work.reviews import signed_copies
from auditor.work.rights import audit_facts, conditions
from auditor.work.signed_in import SignedIn
from cast import make_audit, make_case, make_cycle, make_person
from signing import freeze, graded, sign

MONDAY = datetime.datetime(2026, 11, 23, 9, 0)
FRIDAY = datetime.date(2026, 11, 20)
RIGHTS = {
    Part.AUDITOR: conditions.auditor, Part.LEAD: conditions.lead, Part.SUPERVISOR: conditions.supervisor,
    Part.STAGES: conditions.stages, Part.WORKER: conditions.worker,
}


@pytest.fixture(autouse=True)
def monday():
    with clock.at(MONDAY):
        yield


def kinds(person) -> list[str]:
    return [row.kind for row in today.waiting(signed_in(person))]


def act(cast, audit, owner, state="open", **more) -> Action:
    return Action.create(
        audit=audit, case=audit.case_id, what="Bring the chronology up to date", why="Nobody could",
        owner=owner, state=state, proposed_by=cast.auditor, proposed_at=MONDAY, opened_at=MONDAY,
        due_on=more.pop("due_on", datetime.date(2026, 12, 2)), **more,
    )


def signed(cast, grade="good", days_ago=2, **more) -> Audit:
    at = MONDAY - datetime.timedelta(days=days_ago)
    return graded(cast, grade, moment=at, **more)


@pytest.mark.parametrize("state", ["allocated", "in_progress", "returned"])
def test_an_auditor_is_shown_what_is_with_them(cast, state):
    make_audit(cast, state)
    assert kinds(cast.auditor) == [state]
    assert kinds(cast.other_auditor) == []


def test_what_was_sent_waits_for_the_reviewers_of_its_stage_only(cast):
    make_audit(cast, "submitted")
    assert kinds(cast.reviewer1) == kinds(cast.reviewer1b) == ["to_review"]
    assert kinds(cast.reviewer2) == kinds(cast.auditor) == []


def test_what_was_taken_up_waits_for_who_took_it_up(cast):
    make_audit(cast, "under_review", taken_up_by=cast.reviewer1)
    assert (kinds(cast.reviewer1), kinds(cast.reviewer1b)) == (["reviewing"], [])


def test_a_declined_audit_waits_for_the_lead_with_who_declined_it(cast):
    audit = make_audit(cast, "unallocated")
    Event.create(audit=audit, by=cast.auditor, at=MONDAY, move="decline",
                 from_state="allocated", to_state="unallocated")
    audits.note(audit, cast.lead.id, "a remark that changes no state")
    [row] = today.to_lead(signed_in(cast.lead))
    assert (row.kind, row.who) == ("declined", "Auditor")


def test_an_audit_is_overdue_for_the_lead_from_the_next_working_day(cast):
    make_audit(cast, "in_progress", due_on=FRIDAY)
    assert kinds(cast.lead) == ["audit_overdue"]
    with clock.at(MONDAY - datetime.timedelta(days=1)):
        assert kinds(cast.lead) == []


def test_an_overdue_review_says_so_to_the_lead(cast):
    make_audit(cast, "submitted", due_on=FRIDAY)
    assert kinds(cast.lead) == ["review_overdue"]


def test_a_leads_own_audit_is_never_in_the_leads_lists(cast):
    make_audit(cast, "in_progress", auditor=cast.lead, due_on=FRIDAY)
    make_audit(cast, "in_progress", case=cast.other_case, worker=cast.lead, due_on=FRIDAY)
    assert kinds(cast.lead) == ["in_progress"]


def discuss(audit, by, days_ago=1, **more) -> Discussion:
    at = MONDAY - datetime.timedelta(days=days_ago)
    return Discussion.create(audit=audit, held_on=at.date(), who="Worker", by=by, at=at,
                             signed_copy=signed_copies.latest(audit), **more)


def test_findings_wait_for_the_supervisor_until_they_are_discussed(cast):
    audit = signed(cast)
    signed(cast, case=cast.other_case, days_ago=100)
    late, row = today.waiting(signed_in(cast.supervisor))
    assert (late.kind, late.due < MONDAY.date()) == ("discuss", True)
    assert (row.kind, row.who, row.due) == ("discuss", "Worker", datetime.date(2026, 12, 4))
    discuss(audit, cast.lead)
    assert [one.audit for one in today.waiting(signed_in(cast.supervisor))] == [late.audit]


def test_findings_wait_to_be_read_until_a_reflection_a_discussion_or_three_months(cast):
    first, second = signed(cast), signed(cast)
    signed(cast, case=cast.other_case, days_ago=100)
    assert kinds(cast.worker) == ["read", "read"]
    reflections.write_down(first, signed_in(cast.supervisor), "I see it so.")
    assert kinds(cast.worker) == ["read", "read"]
    reflections.reflect(first, signed_in(cast.worker), "So do I.")
    assert kinds(cast.worker) == ["read"]
    discuss(second, cast.supervisor)
    assert kinds(cast.worker) == []


def test_a_corrected_copy_asks_for_another_look(cast):
    audit = signed(cast, days_ago=9)
    discuss(audit, cast.supervisor, days_ago=8)
    assert kinds(cast.supervisor) == []
    again = MONDAY - datetime.timedelta(days=2)
    Audit.update(signed_off_at=again).execute()
    freeze(audit, cast.reviewer3, again)
    assert kinds(cast.supervisor) == ["discuss"]
    discuss(audit, cast.supervisor, days_ago=1)
    assert kinds(cast.supervisor) == []


def test_the_list_and_the_rule_agree_on_what_is_discussed(cast):
    for day, held in itertools.product((5, 4, 3), (5, 4, 3)):
        discuss(signed(cast, days_ago=day), cast.supervisor, held)
    corrected = discuss(signed(cast, days_ago=4), cast.supervisor, 3)
    Discussion.create(audit=corrected.audit, by=cast.lead, at=MONDAY, who="Worker",
                      held_on=FRIDAY - datetime.timedelta(days=9), corrects=corrected,
                      signed_copy=corrected.signed_copy)
    listed = {one.audit for one in today.to_discuss(signed_in(cast.supervisor))}
    ruled = {
        one.id for one in Audit.select()
        if not rules.discussed(
            discussions.of_audit(one), signed_copies.latest_id(one.id), one.signed_off_at,
            cast.worker.id, audit_subjects.judged(one),
        )
    }
    assert listed == ruled and len(ruled) == 4


@pytest.mark.parametrize(("held_on", "counts"), [(9, False), (10, True)])
def test_what_is_signed_off_late_on_a_summer_evening_is_discussed_from_the_next_day_on(cast, held_on, counts):
    """23:30 on the 9th in UTC is half past midnight on the 10th in London."""
    late = datetime.datetime(2026, 7, 9, 23, 30)
    with clock.at(late + datetime.timedelta(days=3)):
        audit = graded(cast, "good", moment=late)
        Discussion.create(audit=audit, held_on=datetime.date(2026, 7, held_on), who="Worker", at=late,
                          by=cast.supervisor, signed_copy=signed_copies.latest(audit))
        assert ([one.audit for one in today.to_discuss(signed_in(cast.supervisor))] == []) == counts
        sessions, copy = discussions.of_audit(audit), signed_copies.latest_id(audit.id)
        assert rules.discussed(sessions, copy, late, cast.worker.id, audit_subjects.judged(audit)) == counts


def test_the_lead_discusses_where_there_is_no_supervisor(cast):
    signed(cast)
    assert kinds(cast.lead) == []
    newcomer = make_person("newcomer", [])
    alone = signed(cast, case=make_case("M-1", newcomer, cast.team), worker=newcomer, supervisor=None)
    assert [row.audit for row in today.to_discuss(signed_in(cast.lead))] == [alone.id]


def test_a_finding_called_wrong_waits_for_the_lead_until_it_is_answered(cast):
    audit = sign(cast)
    copy = SignedCopy.get(SignedCopy.audit == audit)
    replies.say_wrong(audit, copy, signed_in(cast.worker), "family_fathers", "He was seen on 3 June.")
    [row] = today.waiting(signed_in(cast.lead))
    assert (row.kind, row.who, row.reference) == ("answer", "Worker", "M-10277")
    assert "answer" not in kinds(cast.supervisor) + kinds(cast.worker)
    replies.answer(audit, replies.of_audit(audit)[0].reply, signed_in(cast.lead), "It stands.")
    assert kinds(cast.lead) == []


def test_an_inadequate_audit_asks_the_lead_for_its_re_audit_until_it_is_there(cast):
    before = make_cycle("Q3 2026", [[cast.reviewer1]], [cast.auditor])
    audit = sign(cast, cycle=before, moment=MONDAY - datetime.timedelta(days=90), told={}, actions=0,
                 answers={"overall_grade": ("inadequate", "So.")})
    [row] = today.waiting(signed_in(cast.lead))
    assert (row.kind, row.audit, row.due) == ("re_audit", audit.id, datetime.date(2026, 11, 25))
    assert "re_audit" not in kinds(cast.supervisor) + kinds(cast.reviewer3)
    re_audits.add(cast.cycle, audit.id, signed_in(cast.lead))
    assert kinds(cast.lead) == ["allocate"]


def test_after_a_transfer_the_new_worker_and_supervisor_are_shown_the_findings(cast):
    signed(cast)
    newcomer = make_person("newcomer", [], supervisor=cast.manager)
    cast.case.worker = newcomer
    cast.case.save()
    assert kinds(newcomer) == ["read"] and kinds(cast.worker) == ["read"]
    assert kinds(cast.manager) == ["discuss"] and kinds(cast.supervisor) == ["discuss"]


def test_a_session_with_the_former_worker_is_none_with_the_new_one(cast):
    audit = signed(cast)
    newcomer = make_person("newcomer", [], supervisor=cast.manager)
    Case.update(worker=newcomer).where(Case.id == cast.case.id).execute()
    discuss(audit, cast.supervisor, worker=cast.worker)
    assert (kinds(cast.worker), kinds(cast.supervisor)) == ([], [])
    [row] = today.to_discuss(signed_in(cast.manager))
    assert row.who == "Newcomer" and kinds(newcomer) == ["read"]
    discuss(audit, cast.manager, worker=newcomer)
    assert (kinds(newcomer), kinds(cast.manager)) == ([], [])


def test_a_former_worker_who_left_has_nothing_to_discuss(cast):
    signed(cast)
    newcomer = make_person("newcomer", [], supervisor=cast.manager)
    Case.update(worker=newcomer).where(Case.id == cast.case.id).execute()
    assert [row.who for row in today.to_discuss(signed_in(cast.supervisor))] == ["Worker"]
    Person.update(closed_at=MONDAY).where(Person.id == cast.worker.id).execute()
    assert today.to_discuss(signed_in(cast.supervisor)) == []


def test_where_supervision_is_judged_its_givers_manager_discusses_the_findings(cast):
    signed(cast, case=None)
    assert kinds(cast.manager) == ["discuss"]
    assert kinds(cast.supervisor) == ["read"]
    assert kinds(cast.worker) == []


def test_an_action_waits_for_its_owner_then_for_somebody_else_to_verify_it(cast):
    audit = signed(cast, days_ago=100)
    discuss(audit, cast.supervisor)
    action = act(cast, audit, cast.worker)
    assert (kinds(cast.worker), kinds(cast.lead)) == (["act"], [])
    Action.update(state="reported_done", reported_by=cast.supervisor).where(
        Action.id == action.id
    ).execute()
    assert kinds(cast.lead) == ["verify"]
    assert kinds(cast.worker) == kinds(cast.supervisor) == []


def test_a_supervisor_is_shown_the_overdue_actions_of_their_workers(cast):
    audit = signed(cast, days_ago=100)
    discuss(audit, cast.supervisor)
    act(cast, audit, cast.worker, due_on=FRIDAY)
    act(cast, audit, cast.worker)
    assert kinds(cast.supervisor) == ["action_overdue"]


def test_an_owner_who_may_not_open_the_audit_is_shown_the_action(cast):
    action = act(cast, signed(cast, days_ago=100), cast.stranger)
    [row] = today.waiting(signed_in(cast.stranger))
    assert (row.kind, row.action) == ("act", action.id)


def test_an_administrator_is_shown_nothing_of_cases(cast):
    audit = make_audit(cast, "in_progress", due_on=FRIDAY)
    concerns.raise_one(audit, signed_in(cast.auditor), "Bruise seen")
    signed(cast, case=cast.other_case)
    assert kinds(cast.administrator) == []
    assert today.unanswered_concerns(signed_in(cast.administrator)) == []


def test_an_external_is_shown_after_the_cycle_closes_only_what_the_lead_allowed(cast):
    audit = make_audit(cast, "returned", auditor=cast.external)
    concerns.raise_one(audit, signed_in(cast.external), "Bruise seen")
    Cycle.update(closed_at=MONDAY).execute()
    assert kinds(cast.external) == [] and not today.unanswered_concerns(signed_in(cast.external))
    Audit.update(external_until=MONDAY.date()).execute()
    assert kinds(cast.external) == ["returned"]


def test_a_restricted_case_is_listed_for_its_readers_only(cast):
    cast.case.restricted = True
    cast.case.save()
    make_audit(cast, "in_progress", due_on=FRIDAY)
    assert kinds(cast.lead) == kinds(cast.auditor) == []
    CaseReader.create(case=cast.case, person=cast.lead)
    assert kinds(cast.lead) == ["audit_overdue"]


def test_a_concern_stands_for_lead_supervisor_and_who_raised_it_until_it_is_acknowledged(cast):
    audit = make_audit(cast)
    concern = concerns.raise_one(audit, signed_in(cast.auditor), "Bruise seen")
    for person in (cast.lead, cast.supervisor, cast.auditor):
        assert [one.id for one in today.unanswered_concerns(signed_in(person))] == [concern.id]
    for person in (cast.reviewer1, cast.worker, cast.manager, cast.stranger):
        assert today.unanswered_concerns(signed_in(person)) == []
    concerns.acknowledge(concern, signed_in(cast.lead), "Strategy discussion held")
    assert today.unanswered_concerns(signed_in(cast.auditor)) == []


def test_a_concern_stands_after_the_audit_is_withdrawn(cast):
    concerns.raise_one(make_audit(cast, "withdrawn"), signed_in(cast.auditor), "Bruise seen")
    assert len(today.unanswered_concerns(signed_in(cast.lead))) == 1


def test_late_things_come_first_then_by_the_day_they_are_due(cast):
    for number, due in enumerate((datetime.date(2026, 12, 1), FRIDAY, datetime.date(2026, 11, 25))):
        case = make_case(f"M-{number}", cast.worker, cast.team)
        make_audit(cast, "in_progress", case=case, due_on=due)
    assert [row.reference for row in today.waiting(signed_in(cast.auditor))] == ["M-1", "M-2", "M-0"]


def test_the_cycle_at_hand_counts_its_audits_and_final_grades(cast):
    for state in ("in_progress", "submitted", "returned", "unallocated", "withdrawn"):
        make_audit(cast, state)
    for grade in ("good", "good", "requires_improvement"):
        signed(cast, grade)
    [standing] = current_cycle.standings()
    assert standing.total == 7
    assert standing.groups == {
        "signed off": 3, "with reviewers": 1, "with auditors": 1, "returned": 1, "to allocate": 1
    }
    assert standing.grades == [
        ("outstanding", 0), ("good", 2), ("requires_improvement", 1), ("inadequate", 0)
    ]


def test_a_cycle_beside_an_open_one_is_at_hand_too(cast):
    fathers = make_cycle("Fathers", [[cast.reviewer1]], [cast.auditor], form="fathers")
    make_audit(cast, "in_progress")
    signed(cast, "good", cycle=fathers, form_version=fathers.form_version_id)
    latest, quarter = current_cycle.standings()
    assert (latest.cycle, quarter.cycle) == (fathers, cast.cycle)
    assert (latest.groups["signed off"], latest.total, dict(latest.grades)["good"]) == (1, 1, 1)
    assert (quarter.groups["with auditors"], quarter.total, dict(quarter.grades)["good"]) == (1, 1, 0)


def test_a_corrected_grade_counts_once_by_its_newest_copy(cast):
    audit = signed(cast, "good")
    freeze(audit, cast.reviewer3, MONDAY, final={"overall_grade": "inadequate"})
    assert dict(current_cycle.standings()[0].grades)["inadequate"] == 1
    assert dict(current_cycle.standings()[0].grades)["good"] == 0


def test_without_an_open_cycle_there_is_none_at_hand(cast):
    Cycle.update(closed_at=MONDAY).execute()
    assert current_cycle.standings() == []


def test_lists_obey_the_same_rules_as_the_page_of_one_audit(cast):
    """Each condition for lists picks exactly the audits in which the rules give that part."""
    _a_little_of_everything(cast)
    for person, (part, condition) in itertools.product(Person.select(), RIGHTS.items()):
        asking = signed_in(person)
        listed = {one.id for one in audit_names.with_names().where(condition(asking))}
        ruled = {
            one.id for one in Audit.select()
            if part in audit_facts.parts(asking, audit_facts.of(one))
        }
        assert listed == ruled, f"{part} for {person.name}"
    listed = {one.id for one in audit_names.with_names().where(conditions.unsupervised())}
    assert listed == {one.id for one in Audit.select() if not acting(audit_facts.of(one)).supervisor}


def test_the_number_of_queries_does_not_grow_with_the_audits(cast, count_queries):
    people = [signed_in(person) for person in (cast.lead, cast.auditor, cast.supervisor, cast.worker)]
    counts = []
    for number in (3, 30):
        _many(cast, number)
        settings.get("limits")  # read once, then kept
        counts.append([count_queries(lambda one=one: _all_of_today(one)) for one in people])
    assert counts[0] == counts[1]


def _a_little_of_everything(cast) -> None:
    """Audits that differ in everything the parts depend on."""
    closed = Cycle.create(
        title="Q3 2026", kind="quarterly", form_version=cast.cycle.form_version_id,
        starts_on=FRIDAY, ends_on=FRIDAY, closed_at=MONDAY,
    )
    restricted = make_case("M-1", cast.worker, cast.team, restricted=True)
    CaseReader.create(case=restricted, person=cast.external)
    CaseReader.create(case=restricted, person=cast.lead)
    moved = make_case("M-2", cast.other_worker, cast.team)
    nobodys = make_case("M-3", None, cast.team)
    make_audit(cast)
    make_audit(cast, "unallocated", worker=None, case=nobodys)
    make_audit(cast, case=restricted, auditor=cast.external)
    make_audit(cast, case=moved, supervisor=cast.manager)
    make_audit(cast, case=None)
    make_audit(cast, case=None, supervisor=None)
    make_audit(cast, worker=None, case=nobodys, supervisor=None)
    make_audit(cast, auditor=cast.external, cycle=closed)
    make_audit(cast, auditor=cast.external, cycle=closed, external_until=MONDAY.date())
    make_audit(cast, auditor=cast.lead)
    skipped = make_audit(cast, auditor=cast.lead, case=moved)
    for stage in (2, 3):
        Event.create(audit=skipped, at=MONDAY, move="skip_stage", stage=stage)
    StandIn.create(audit=skipped, stage=1, person=cast.stranger, reason="Leave", by=cast.lead,
                   at=MONDAY)
    StageReviewer.create(stage=cast.cycle.stages[0], person=cast.lead)
    for audit in Audit.select():
        Holding.create(audit=audit, auditor=cast.other_auditor, since=MONDAY,
                       until=MONDAY if audit.id % 2 else None, declined=audit.id % 3 == 0)
        Concern.create(audit=audit, raised_by=audit.auditor or cast.reviewer1, text="",
                       raised_at=MONDAY)


def _many(cast, number: int) -> None:
    for _ in range(number):
        make_audit(cast, "in_progress", due_on=FRIDAY)
        make_audit(cast, "unallocated")
        audit = signed(cast)
        act(cast, audit, cast.worker, due_on=FRIDAY)
        concerns.raise_one(audit, signed_in(cast.auditor), "Bruise seen")


def _all_of_today(person: SignedIn) -> None:
    today.waiting(person)
    today.unanswered_concerns(person)
    current_cycle.standings()
