"""Giving audits to people, taking them back, and keeping a small team from being stuck."""

import datetime

import pytest

from auditor.records.actions import Action
from auditor.records.audits import Answer, EarlierAnswer, Event, Holding, SectionDone
from auditor.records.cases import Case, CaseReader, Cycle, Stage, StageReviewer
from auditor.records.journal import JournalEntry
from auditor.records.people import Team
from auditor.records.reviews import Approval, Finding, FindingChange, StandIn, Submission
from auditor.rules.rights.permissions import Act, Move, Part
from auditor.rules.workflow import WrongMove
from auditor.work import clock
from auditor.work.audits import allocation, answers, audits, candidates
from auditor.work.follow_up import reopening, withdrawal
from auditor.work.people.people import signed_in
from auditor.work.refusals import NotAllowed, Overtaken
from auditor.work.reviews import stand_ins
from auditor.work.rights import audit_facts
from cast import MONDAY, make_audit, make_person

WHY = "Long-term sickness."


@pytest.fixture(autouse=True)
def monday():
    with clock.at(MONDAY):
        yield


def later(days=1):
    return clock.at(MONDAY + datetime.timedelta(days=days))


def answered(one, state="in_progress", **more):
    """An audit with answers, a declared section, findings, a proposed action and an approval."""
    audit = make_audit(one, state, **more)
    moment = clock.now()
    Answer.create(audit=audit, question="record_details", value="no", evidence="No chronology.",
                  revision=4, by=one.auditor, at=moment)
    SectionDone.create(audit=audit, section="record", by=one.auditor, at=moment)
    Finding.create(audit=audit, question="record_details", kind="improvement",
                   sentence="Keep a chronology.", by=one.auditor, at=moment)
    Action.create(audit=audit, what="Write it", why="To see the pattern", owner=one.worker,
                  proposed_by=one.auditor, proposed_at=moment)
    sent = Submission.create(audit=audit, number=1, stage=1, by=one.auditor, at=moment, answers={})
    Approval.create(audit=audit, submission=sent, stage=1, by=one.reviewer1, at=moment)
    return audit


def last_event(audit) -> Event:
    return Event.select().where(Event.audit == audit.id).order_by(Event.id.desc()).first()


def holdings(audit) -> list[tuple]:
    query = Holding.select().where(Holding.audit == audit.id).order_by(Holding.id)
    return [(one.auditor_id, one.until is None, one.afresh, one.declined) for one in query]


def test_an_audit_is_due_ten_working_days_after_it_is_allocated(cast):
    audit = make_audit(cast, "unallocated")
    given = allocation.allocate(audit, cast.auditor.id, signed_in(cast.lead))
    assert (given.state, given.auditor_id) == ("allocated", cast.auditor.id)
    assert given.due_on == datetime.date(2026, 11, 16)
    assert holdings(audit) == [(cast.auditor.id, True, True, False)]


def test_allocating_is_in_the_timeline_and_in_the_log(cast):
    audit = make_audit(cast, "unallocated")
    allocation.allocate(audit, cast.auditor.id, signed_in(cast.lead), "She knows the theme.")
    event = last_event(audit)
    assert (event.move, event.by_id) == ("allocate", cast.lead.id)
    assert event.note == "To Auditor. She knows the theme."
    entry = JournalEntry.select().order_by(JournalEntry.id.desc()).first()
    assert (entry.act, entry.audit_id, entry.by_id) == (
        "allocated an audit", audit.id, cast.lead.id
    )


def test_nobody_is_given_a_case_of_a_worker_they_supervise(cast):
    make_role(cast.supervisor, "auditor")
    audit = make_audit(cast, "unallocated")
    with pytest.raises(NotAllowed, match="Supervisor supervises the worker of this case"):
        allocation.allocate(audit, cast.supervisor.id, signed_in(cast.lead))
    assert audits.get(audit.id).state == "unallocated"
    assert not holdings(audit)


def test_nobody_is_given_a_case_that_was_theirs_or_is_now(cast):
    make_role(cast.worker, "auditor")
    make_role(cast.other_worker, "auditor")
    audit = make_audit(cast, "unallocated")
    Case.update(worker=cast.other_worker).where(Case.id == cast.case.id).execute()
    for person in (cast.worker, cast.other_worker):
        assert candidates.why_not(audit, person.id) == "has this case, or had it"


def test_nobody_audits_supervision_that_they_give_or_receive(cast):
    make_role(cast.supervisor, "auditor")
    make_role(cast.worker, "auditor")
    audit = make_audit(cast, "unallocated", case=None)
    assert candidates.why_not(audit, cast.supervisor.id) == "gives this supervision"
    assert candidates.why_not(audit, cast.worker.id) == "receives this supervision"
    assert candidates.why_not(audit, cast.auditor.id) is None


def test_a_restricted_case_is_audited_by_its_readers_only(cast):
    Case.update(restricted=True).where(Case.id == cast.case.id).execute()
    CaseReader.create(case=cast.case, person=cast.auditor)
    audit = make_audit(cast, "unallocated")
    barred = dict((one.id, why) for one, why in candidates.auditors(audit))
    assert barred[cast.auditor.id] is None
    assert "restricted" in barred[cast.other_auditor.id]


def test_nobody_gets_back_what_they_declined(cast):
    audit = make_audit(cast, "allocated")
    declined = allocation.decline(audit, signed_in(cast.auditor), "I know this family.")
    assert (declined.state, declined.auditor_id, declined.due_on) == ("unallocated", None, None)
    assert last_event(audit).note == "I know this family."
    with pytest.raises(NotAllowed, match="conflict of interest"):
        allocation.allocate(declined, cast.auditor.id, signed_in(cast.lead))


def test_who_declined_does_not_review_it_either(cast):
    StageReviewer.create(stage=cast.cycle.stages[0], person=cast.auditor)
    audit = allocation.decline(make_audit(cast, "allocated"), signed_in(cast.auditor), "My neighbours.")
    known = audit_facts.of(audit)
    assert audit_facts.parts(signed_in(cast.auditor), known) == {Part.BEGAN}


def test_starting_afresh_keeps_the_earlier_answers_and_shows_none_of_them(cast):
    audit = answered(cast, unsafe_at_start=False, sources=["case system"])
    with later():
        given = allocation.reallocate(audit, cast.other_auditor.id, signed_in(cast.lead), WHY, afresh=True)
    assert (given.state, given.auditor_id) == ("allocated", cast.other_auditor.id)
    assert answers.of(audit.id)["record_details"].empty
    kept = EarlierAnswer.get(EarlierAnswer.audit == audit.id)
    assert (kept.value, kept.evidence, kept.by_id) == ("no", "No chronology.", cast.auditor.id)
    assert kept.kept_at == MONDAY + datetime.timedelta(days=1)
    assert list(answers.earlier(given, "record_details")) == []
    assert Answer.get(Answer.audit == audit.id).revision == 5
    assert (given.unsafe_at_start, given.sources, given.resubmit_stage) == (None, [], 1)


def test_starting_afresh_sets_aside_what_was_declared_told_proposed_and_approved(cast):
    audit = answered(cast)
    allocation.reallocate(audit, cast.other_auditor.id, signed_in(cast.lead), WHY, afresh=True)
    assert not SectionDone.select().exists()
    assert not Finding.get().told
    assert FindingChange.get().told
    assert Action.get().state == "set_aside"
    assert not Approval.get().in_force


def test_carrying_on_shows_the_answers_and_asks_for_every_section_anew(cast):
    audit = answered(cast, unsafe_at_start=False)
    given = allocation.reallocate(audit, cast.other_auditor.id, signed_in(cast.lead), WHY, afresh=False)
    assert answers.of(audit.id)["record_details"].value == "no"
    assert not SectionDone.select().exists()
    assert Finding.get().told
    assert Action.get().state == "proposed"
    assert given.unsafe_at_start is None
    assert holdings(audit) == [
        (cast.auditor.id, False, True, False), (cast.other_auditor.id, True, False, False),
    ]


def test_after_reallocation_the_earlier_auditor_sees_and_does_nothing(cast):
    audit = answered(cast)
    given = allocation.reallocate(audit, cast.other_auditor.id, signed_in(cast.lead), WHY)
    known = audit_facts.of(given)
    assert audit_facts.parts(signed_in(cast.auditor), known) == {Part.BEGAN}
    with pytest.raises((NotAllowed, Overtaken)):
        answers.save(given, signed_in(cast.auditor), "record_details", answers.Answer("yes", ""), 4)


def test_an_audit_is_not_reallocated_to_who_has_it(cast):
    audit = make_audit(cast)
    with pytest.raises(NotAllowed, match="already"):
        allocation.reallocate(audit, cast.auditor.id, signed_in(cast.lead), WHY)


def test_who_approved_a_stage_does_not_become_its_auditor(cast):
    make_role(cast.reviewer1, "auditor")
    audit = answered(cast, "returned")
    with pytest.raises(NotAllowed, match="approved a stage"):
        allocation.reallocate(audit, cast.reviewer1.id, signed_in(cast.lead), WHY)


def test_what_was_answered_before_a_decline_is_put_away_when_it_is_allocated_again(cast):
    audit = answered(cast, "returned")
    declined = allocation.decline(audit, signed_in(cast.auditor), "I know the father.")
    assert answers.of(audit.id)["record_details"].value == "no"
    given = allocation.allocate(declined, cast.other_auditor.id, signed_in(cast.lead))
    assert answers.of(audit.id)["record_details"].empty
    assert EarlierAnswer.select().count() == 1
    assert given.resubmit_stage == 1
    assert not Approval.get().in_force


def test_a_withdrawn_audit_keeps_its_answers(cast):
    audit = answered(cast, "submitted")
    ended = withdrawal.withdraw(audit, signed_in(cast.lead), "The case moved to another authority.")
    assert (ended.state, ended.stage, ended.due_on) == ("withdrawn", None, None)
    assert answers.of(audit.id)["record_details"].value == "no"


@pytest.mark.parametrize("state", ["signed_off", "withdrawn"])
def test_what_is_finished_is_not_withdrawn(cast, state):
    with pytest.raises(WrongMove):
        withdrawal.withdraw(make_audit(cast, state), signed_in(cast.lead), WHY)


def test_reopening_goes_to_its_auditor_and_returns_to_the_last_stage(cast):
    audit = make_audit(cast, "signed_off", signed_off_at=MONDAY)
    opened = reopening.reopen(audit, signed_in(cast.lead), "The grade was copied wrongly.")
    assert (opened.state, opened.auditor_id, opened.resubmit_stage) == (
        "returned", cast.auditor.id, 3
    )
    assert opened.due_on == datetime.date(2026, 11, 9)
    assert holdings(audit) == [(cast.auditor.id, True, True, False)]


def test_the_lead_names_who_corrects_and_where_it_returns_to(cast):
    audit = answered(cast, "signed_off")
    opened = reopening.reopen(
        audit, signed_in(cast.lead), WHY, cast.other_auditor.id, stage=2,
        external_until=datetime.date(2027, 1, 8),
    )
    assert (opened.auditor_id, opened.resubmit_stage) == (cast.other_auditor.id, 2)
    assert opened.external_until == datetime.date(2027, 1, 8)
    assert audit_facts.of(opened).earlier_auditors == {cast.auditor.id}
    assert audit_facts.may(signed_in(cast.other_auditor), Act.ANSWER, opened)
    assert answers.of(audit.id)["record_details"].value == "no"
    assert not SectionDone.select().exists()


def test_who_approved_it_does_not_correct_it(cast):
    make_role(cast.reviewer1, "auditor")
    with pytest.raises(NotAllowed, match="approved a stage"):
        reopening.reopen(answered(cast, "signed_off"), signed_in(cast.lead), WHY, cast.reviewer1.id)


def test_reopening_returns_to_a_stage_that_the_audit_passes(cast):
    with pytest.raises(NotAllowed, match="does not pass"):
        reopening.reopen(make_audit(cast, "signed_off"), signed_in(cast.lead), WHY, stage=4)


def test_of_two_leads_one_allocates_and_the_other_is_told(cast):
    audit = make_audit(cast, "unallocated")
    again = audits.get(audit.id)
    allocation.allocate(audit, cast.auditor.id, signed_in(cast.lead))
    with pytest.raises(Overtaken) as told:
        allocation.allocate(again, cast.other_auditor.id, signed_in(cast.lead))
    assert (told.value.by, told.value.state) == ("Lead", "allocated")
    assert len(holdings(audit)) == 1


def test_a_stand_in_reviews_one_stage_of_one_audit(cast):
    audit, stand_in = make_audit(cast, "submitted"), make_person("stand_in", ["reviewer"])
    stand_ins.add_stand_in(audit, 1, stand_in.id, signed_in(cast.lead), WHY)
    assert audit_facts.may(signed_in(stand_in), Move.TAKE_UP, audit)
    other = make_audit(cast, "submitted", case=cast.other_case)
    assert not audit_facts.may(signed_in(stand_in), Act.KNOW, other)
    assert last_event(audit).note == f"Stand in, at stage 1. {WHY}"


@pytest.mark.parametrize(("who", "words"), [
    ("auditor", "party"), ("reviewer1", "may review this stage already"),
    ("stranger", "is no reviewer"),
])
def test_who_does_not_stand_in(cast, who, words):
    make_role(cast.auditor, "reviewer")
    audit = make_audit(cast, "submitted")
    with pytest.raises(NotAllowed, match=words):
        stand_ins.add_stand_in(audit, 1, getattr(cast, who).id, signed_in(cast.lead), WHY)
    assert not StandIn.select().exists()


def test_who_approved_one_stage_stands_in_at_another_only_where_that_is_allowed(cast):
    audit = answered(cast, "submitted", stage=2)
    with pytest.raises(NotAllowed, match="approved another stage"):
        stand_ins.add_stand_in(audit, 2, cast.reviewer1.id, signed_in(cast.lead), WHY)
    stand_ins.allow_two_stages(audit, signed_in(cast.lead), WHY)
    audit = audits.get(audit.id)
    stand_ins.add_stand_in(audit, 2, cast.reviewer1.id, signed_in(cast.lead), WHY)
    assert audit_facts.may(signed_in(cast.reviewer1), Move.TAKE_UP, audit)


def test_a_stage_is_skipped_to_the_next_one(cast):
    audit = make_audit(cast, "under_review", taken_up_by=cast.reviewer1)
    moved = stand_ins.skip_stage(audit, signed_in(cast.lead), WHY)
    assert (moved.state, moved.stage, moved.taken_up_by_id) == ("submitted", 2, None)
    assert [number for number, _ in audit_facts.of(moved).stages] == [2, 3]
    assert last_event(audit).stage == 1


def test_the_last_stage_is_never_skipped(cast):
    audit = make_audit(cast, "submitted")
    audit = stand_ins.skip_stage(audit, signed_in(cast.lead), WHY)
    audit = stand_ins.skip_stage(audit, signed_in(cast.lead), WHY)
    with pytest.raises(NotAllowed, match="one approval must remain"):
        stand_ins.skip_stage(audit, signed_in(cast.lead), WHY)


def test_no_stage_is_skipped_where_only_the_auditor_could_approve_the_rest(cast):
    last = Stage.get(Stage.cycle == cast.cycle, Stage.number == 3)
    StageReviewer.update(person=cast.auditor).where(StageReviewer.stage == last).execute()
    with pytest.raises(NotAllowed, match="Nobody could approve the last stage"):
        stand_ins.skip_stage(make_audit(cast, "submitted"), signed_in(cast.lead), WHY)


def test_an_external_auditor_sees_a_reopened_audit_until_the_day_the_lead_set(cast):
    Cycle.update(closed_at=MONDAY).where(Cycle.id == cast.cycle.id).execute()
    audit = make_audit(cast, "returned", auditor=cast.external)
    assert not audit_facts.may(signed_in(cast.external), Act.ANSWER, audit)
    stand_ins.let_external_see(audit, MONDAY.date(), signed_in(cast.lead))
    audit = audits.get(audit.id)
    assert audit_facts.may(signed_in(cast.external), Act.ANSWER, audit)
    with later(days=1):
        assert not audit_facts.may(signed_in(cast.external), Act.ANSWER, audit)


def make_role(person, role):
    from auditor.records.people import PersonRole

    PersonRole.create(person=person, role=role)


def test_an_audit_names_worker_team_and_supervisor_as_at_allocation(cast):
    audit = make_audit(cast, "unallocated")
    manager = make_person("other_boss", ["supervisor"])
    other = make_person("moved", [], team=cast.help_team, supervisor=manager)
    Case.update(worker=other, team=cast.help_team).where(Case.id == cast.case.id).execute()
    given = allocation.allocate(audit, cast.auditor.id, signed_in(cast.lead))
    assert (given.worker_id, given.team_id, given.supervisor_id) == (other.id, cast.help_team.id, manager.id)


def test_what_somebody_held_before_keeps_whom_it_names(cast):
    audit = allocation.decline(make_audit(cast), signed_in(cast.auditor), "I know this family")
    Case.update(worker=cast.other_worker).where(Case.id == cast.case.id).execute()
    given = allocation.allocate(audit, cast.other_auditor.id, signed_in(cast.lead))
    assert given.worker_id == cast.worker.id


def test_an_audit_of_supervision_keeps_who_gave_it_where_nobody_does_today(cast):
    audit = make_audit(cast, "unallocated", case=None, worker=cast.worker)
    Team.update(supervisor=None).where(Team.id == cast.team.id).execute()
    given = allocation.allocate(audit, cast.auditor.id, signed_in(cast.lead))
    assert (given.worker_id, given.supervisor_id) == (cast.worker.id, cast.supervisor.id)
