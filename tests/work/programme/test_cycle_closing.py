"""A cycle closed: what is unfinished is withdrawn or carried over, and who sees it afterwards."""

import datetime

import pytest

from auditor.records.audits import Audit, Concern, Event, Holding
from auditor.records.cases import Case, CaseReader, Cycle, FormVersion, Stage, StageReviewer
from auditor.records.people import Person
from auditor.records.reviews import StandIn
from auditor.rules.reviews.reviews import Choice, Decision
from auditor.rules.rights.permissions import Act, Move
from auditor.work import clock, forms
from auditor.work.audits import allocation, audits, my_audits
from auditor.work.follow_up import withdrawal
from auditor.work.leavers import responsibilities
from auditor.work.people import people
from auditor.work.people.people import signed_in
from auditor.work.programme import cycle_checks, cycle_closing, cycles
from auditor.work.programme.cycle_closing import ClosingPlan, NotClosed
from auditor.work.refusals import NotAllowed
from auditor.work.reviews import review_queue, reviews
from auditor.work.rights import audit_facts, conditions
from cast import MONDAY, make_audit, make_case, make_cycle
from reviewing import Story
from signing import sign

NEXT_WEEK = MONDAY.date() + datetime.timedelta(days=7)


@pytest.fixture(autouse=True)
def monday():
    with clock.at(MONDAY):
        yield


@pytest.fixture
def after(cast):
    """The next cycle: one stage, another reviewer, another auditor."""
    return make_cycle("Q1 2027", [[cast.lead]], [cast.other_auditor])


def another_version(version: FormVersion) -> FormVersion:
    """A later version of the same form, published."""
    return FormVersion.create(form=version.form_id, number=version.number + 1, content=version.content,
                              published_at=MONDAY)


def closed(one, plan=None):
    cycle_closing.close(one.cycle, plan or ClosingPlan(), signed_in(one.lead))
    return Cycle.get_by_id(one.cycle.id)


def carried(one, audit, target, until=None) -> Audit:
    closed(one, ClosingPlan(carried={audit.id: target}, external_until=until))
    return audits.get(audit.id)


def check(one, typed=None):
    left = cycle_closing.unfinished(one.cycle)
    return cycle_closing.check(
        one.cycle, signed_in(one.lead), {"seen": cycle_closing.seen(left)} | (typed or {})
    )


def may(person, act, audit) -> bool:
    return audit_facts.may(signed_in(person), act, audits.get(audit.id))


def test_a_cycle_of_which_everything_is_signed_off_is_closed(cast):
    sign(cast)
    make_audit(cast, "withdrawn", case=cast.other_case)
    assert check(cast) == (ClosingPlan(seen=""), {})
    assert closed(cast).closed_at == MONDAY


def test_each_unfinished_audit_needs_a_choice(cast, after):
    audit = make_audit(cast)
    assert check(cast)[1] == {f"audit-{audit.id}": "Choose what becomes of it"}
    with pytest.raises(NotClosed):
        closed(cast)
    assert Cycle.get_by_id(cast.cycle.id).closed_at is None


def test_what_is_withdrawn_says_why(cast):
    audit = make_audit(cast)
    typed = {f"audit-{audit.id}": "withdraw"}
    assert list(check(cast, typed)[1]) == [f"reason-{audit.id}"]
    plan, errors = check(cast, typed | {f"reason-{audit.id}": "The family moved."})
    assert not errors
    closed(cast, plan)
    assert audits.get(audit.id).state == "withdrawn"
    assert Event.get(Event.move == "withdraw").note == "The family moved."


def test_what_is_carried_over_keeps_all_and_is_counted_there(cast, after):
    audit = make_audit(cast, "in_progress", due_on=NEXT_WEEK)
    plan, errors = check(cast, {f"audit-{audit.id}": str(after.id)})
    assert not errors
    closed(cast, plan)
    moved = audits.get(audit.id)
    kept = ("state", "auditor_id", "form_version_id", "due_on", "since", "case_id")
    assert [getattr(moved, name) for name in kept] == [getattr(audit, name) for name in kept]
    assert cycles.progress([after.id])[after.id] == [("with_auditors", "with auditors", 1)]
    assert cycles.progress([cast.cycle.id])[cast.cycle.id] == []
    assert [one.id for one in cycle_closing.carried_over(cast.cycle)] == [audit.id]
    assert Event.get(Event.move == "carried over").note == "From Q4 2026 to Q1 2027."


def test_it_passes_the_stages_it_began_with_to_its_sign_off(cast, after):
    story = Story(cast).send()
    moved = carried(cast, story.audit, after)
    assert [number for number, _ in audit_facts.of(moved).stages] == [1, 2, 3]
    assert [one.title for one in audit_facts.stages(moved)] == ["Stage 1", "Stage 2", "Stage 3"]
    assert [row.id for row in review_queue.review_queue(signed_in(cast.reviewer1)).rows] == [moved.id]
    for reviewer in (cast.reviewer1, cast.reviewer2):
        story.approve(reviewer)
    story.approve(cast.reviewer3)
    assert story.audit.state == "signed_off"
    assert not may(cast.reviewer1, Act.READ, make_audit(cast, "submitted", cycle=after))


def test_a_queue_shows_how_many_stages_it_has_left_to_pass(cast, after):
    story = Story(cast).send()
    carried(cast, story.audit, after)
    row, = review_queue.review_queue(signed_in(cast.reviewer1)).rows
    assert (row.stages, row.cycle.title) == (3, "Q1 2027")


def test_carried_over_twice_it_still_passes_the_stages_it_began_with(cast, after):
    audit = carried(cast, make_audit(cast), after)
    third = make_cycle("Q2 2027", [[cast.lead]], [cast.other_auditor])
    cycle_closing.close(after, ClosingPlan(carried={audit.id: third}), signed_in(cast.lead))
    assert audits.get(audit.id).stages_of_id == cast.cycle.id
    assert audits.get(audit.id).cycle_id == third.id


def test_where_every_lead_is_party_its_own_last_stage_leads(cast, after):
    audit = carried(cast, make_audit(cast, auditor=cast.lead), after)
    assert may(cast.reviewer3, Move.WITHDRAW, audit)
    assert not may(cast.reviewer1, Move.WITHDRAW, audit)
    query = Audit.select().join(Case).switch(Audit).join(Cycle)
    assert [one.id for one in query.where(conditions.lead(signed_in(cast.reviewer3)))] == [audit.id]


def test_its_stages_stand_although_nothing_of_their_cycle_is_left(cast, after):
    carried(cast, make_audit(cast), after)
    assert cycles.begun(cast.cycle)
    assert not cycles.begun(after)


def test_the_new_cycle_keeps_the_form_of_what_was_carried_over_to_it(cast, after):
    audit = carried(cast, make_audit(cast), after)
    typed = cycle_checks.as_typed(after)
    typed["form_version"] = [str(forms.newest("fathers").id)]
    values, errors = cycle_checks.check(typed, after)
    assert list(errors) == ["form_version"] and "carried over" in errors["form_version"]
    with pytest.raises(NotAllowed, match="carried over"):
        cycles.correct(after, values, signed_in(cast.lead))
    withdrawal.withdraw(audit, signed_in(cast.lead), "Enough.")
    assert cycle_checks.check(typed, after)[1] == {}


def test_the_new_cycle_may_change_version_and_stages_and_the_carried_keep_theirs(cast, after):
    audit = carried(cast, make_audit(cast), after)
    StandIn.create(audit=audit, stage=2, person=cast.reviewer3, reason="Leave.", by=cast.lead,
                   at=MONDAY)
    newer = another_version(after.form_version)
    typed = cycle_checks.as_typed(after)
    typed["form_version"] = [str(newer.id)]
    values, errors = cycle_checks.check(typed, after)
    assert not errors
    cycles.correct(after, values, signed_in(cast.lead))
    assert Cycle.get_by_id(after.id).form_version_id == newer.id
    assert audits.get(audit.id).form_version_id == audit.form_version_id
    assert StandIn.select().count() == 1
    assert Stage.select().where(Stage.cycle == cast.cycle.id).count() == 3


def test_its_auditor_need_not_audit_in_the_new_cycle(cast, after):
    carried(cast, make_audit(cast), after)
    assert cycle_checks.check(cycle_checks.as_typed(after), after)[1] == {}


def test_a_reviewer_who_leaves_hands_on_the_stage_of_what_was_carried_over(cast, after):
    carried(cast, Story(cast).send().audit, after)
    StageReviewer.delete().where(StageReviewer.person == cast.reviewer1b).execute()
    assert [one.number for one in responsibilities.by(cast.reviewer1).stages] == [1]


def test_a_cycle_is_not_closed_while_a_concern_is_unanswered(cast):
    audit = make_audit(cast, "withdrawn")
    concern = Concern.create(audit=audit, raised_by=cast.auditor, raised_at=MONDAY, text="Alone.")
    assert list(check(cast)[1]) == ["closing"]
    with pytest.raises(NotClosed, match="unanswered"):
        closed(cast)
    Concern.update(acknowledged_at=MONDAY, acknowledged_by=cast.lead).where(
        Concern.id == concern.id
    ).execute()
    assert closed(cast).closed_at


def test_nothing_is_closed_by_half(cast, after):
    first, second = make_audit(cast), make_audit(cast, case=cast.other_case)
    Audit.update(since=MONDAY + datetime.timedelta(days=1)).where(Audit.id == second.id).execute()
    with pytest.raises(NotClosed):
        closed(cast, ClosingPlan(withdrawn={first.id: "Enough."}))
    assert {one.state for one in Audit.select()} == {"in_progress"}
    assert Cycle.get_by_id(cast.cycle.id).closed_at is None


def test_what_moved_while_the_page_was_open_is_looked_at_again(cast, after):
    audit = make_audit(cast, "allocated")
    seen = cycle_closing.seen(cycle_closing.unfinished(cast.cycle))
    audits.move(audits.get(audit.id), Move.START, cast.auditor.id)
    _, errors = check(cast, {"seen": seen, f"audit-{audit.id}": str(after.id)})
    assert errors == {"closing": cycle_closing.CHANGED}


def test_closed_twice_is_closed_once(cast, after):
    audit = make_audit(cast)
    plan = ClosingPlan(carried={audit.id: after})
    closed(cast, plan)
    with clock.at(MONDAY + datetime.timedelta(days=1)):
        assert closed(cast, plan).closed_at == MONDAY


def test_only_open_cycles_of_the_same_form_are_offered_whichever_version_of_it(cast, after):
    audit = make_audit(cast)
    later = make_cycle("Q2 2027", [[cast.lead]], [cast.auditor])
    Cycle.update(form_version=another_version(after.form_version)).where(Cycle.id == later.id).execute()
    make_cycle("Supervision", [[cast.lead]], [cast.auditor], "supervision")
    make_cycle("Fathers", [[cast.lead]], [cast.auditor], "fathers")
    over = make_cycle("Q3 2026", [[cast.lead]], [cast.auditor])
    Cycle.update(closed_at=MONDAY).where(Cycle.id == over.id).execute()
    offered = cycle_closing.targets([audit], cycle_closing.others(cast.cycle))
    assert {one.id for one in offered[audit.id]} == {after.id, later.id}


@pytest.mark.parametrize("form", ["fathers", "supervision"])
def test_no_audit_is_carried_over_to_a_cycle_of_another_form(cast, form):
    audit, other = make_audit(cast), make_cycle("Theme", [[cast.lead]], [cast.auditor], form)
    _, errors = check(cast, {f"audit-{audit.id}": str(other.id)})
    assert list(errors) == [f"audit-{audit.id}"] and "another form" in errors[f"audit-{audit.id}"]
    with pytest.raises(NotClosed, match="another form"):
        closed(cast, ClosingPlan(carried={audit.id: other}))
    assert audits.get(audit.id).cycle_id == cast.cycle.id
    assert Cycle.get_by_id(cast.cycle.id).closed_at is None


@pytest.mark.parametrize(("happened", "why"), [
    ("closed", "is closed"), ("form", "another form"), ("audited", "audits it already"),
])
def test_what_became_of_the_other_cycle_meanwhile_is_seen_when_this_one_is_closed(
    cast, after, happened, why
):
    audit = make_audit(cast)
    plan, errors = check(cast, {f"audit-{audit.id}": str(after.id)})
    assert not errors
    if happened == "closed":
        Cycle.update(closed_at=MONDAY).where(Cycle.id == after.id).execute()
    elif happened == "form":
        Cycle.update(form_version=forms.newest("fathers")).where(Cycle.id == after.id).execute()
    else:
        make_audit(cast, "allocated", cycle=after)
    with pytest.raises(NotClosed, match=why):
        closed(cast, plan)
    assert audits.get(audit.id).cycle_id == cast.cycle.id


def test_no_case_is_carried_over_to_a_cycle_that_audits_it_already(cast, after):
    audit = make_audit(cast)
    make_audit(cast, "allocated", cycle=after)
    _, errors = check(cast, {f"audit-{audit.id}": str(after.id)})
    assert errors == {f"audit-{audit.id}": "Q1 2027 audits it already"}


def test_nobody_withdraws_an_audit_of_their_own_but_it_can_be_carried_over(cast, after):
    audit = make_audit(cast, auditor=cast.lead)
    typed = {f"audit-{audit.id}": "withdraw", f"reason-{audit.id}": "Mine."}
    assert list(check(cast, typed)[1]) == [f"audit-{audit.id}"]
    assert check(cast, {f"audit-{audit.id}": str(after.id)})[1] == {}


def test_cases_that_the_lead_may_not_read_carry_over_as_a_block(cast, after):
    audits = []
    for reference in ("R-1", "R-2"):
        hidden = make_case(reference, cast.worker, cast.team, restricted=True)
        CaseReader.create(case=hidden, person=cast.auditor)
        audits.append(make_audit(cast, case=hidden))
    one = audits[0].id
    for typed in ({f"audit-{one}": "withdraw", f"reason-{one}": "Unread."}, {"restricted": "withdraw"}):
        assert list(check(cast, typed)[1]) == ["restricted"]
    plan, errors = check(cast, {"restricted": str(after.id)})
    assert not errors and plan.carried == {audit.id: after for audit in audits}
    assert cycle_closing.block_of(plan, audits, signed_in(cast.lead)) == after


@pytest.mark.parametrize(("typed", "fault"), [
    ("", "Give the last day"), ("soon", "as a date"), ("2026-10-30", "is over"),
])
def test_until_when_an_external_auditor_sees_what_is_carried_over_is_asked(cast, after, typed, fault):
    audit = make_audit(cast, auditor=cast.external)
    _, errors = check(cast, {f"audit-{audit.id}": str(after.id), "until": typed})
    assert list(errors) == ["until"]
    assert fault in errors["until"]


def test_after_closing_an_external_auditor_sees_only_what_was_carried_over_until_that_day(cast, after):
    done = sign(cast, auditor=cast.external)
    running = make_audit(cast, auditor=cast.external, case=cast.other_case)
    me = signed_in(cast.external)
    assert {one.id for one in my_audits.of(me)} == {done.id, running.id}
    plan, errors = check(
        cast, {f"audit-{running.id}": str(after.id), "until": NEXT_WEEK.isoformat()}
    )
    assert not errors
    closed(cast, plan)
    for days, seen in ((0, {running.id}), (7, {running.id}), (8, set())):
        with clock.at(MONDAY + datetime.timedelta(days=days)):
            assert {one.id for one in my_audits.of(me)} == seen
            assert may(cast.external, Act.ANSWER, running) is bool(seen)
            assert not may(cast.external, Act.PRINT_FINDINGS, done)


def test_the_last_day_of_one_auditor_does_not_bind_the_next(cast, after):
    after_external = Person.update(external=True).where(Person.id == cast.other_auditor.id)
    after_external.execute()
    moved = carried(cast, make_audit(cast, auditor=cast.external), after, NEXT_WEEK)
    allocation.reallocate(moved, cast.other_auditor.id, signed_in(cast.lead), "Contract over.")
    with clock.at(MONDAY + datetime.timedelta(days=30)):
        assert may(people.get(cast.other_auditor.id), Move.START, moved)
        assert [one.id for one in my_audits.of(signed_in(people.get(cast.other_auditor.id)))] == [
            moved.id
        ]


def test_what_was_declined_and_carried_over_is_allocated_in_the_new_cycle(cast, after):
    audit = make_audit(cast, "allocated")
    declined = allocation.decline(audit, signed_in(cast.auditor), "I know them.")
    moved = carried(cast, declined, after)
    assert allocation.allocate(moved, cast.other_auditor.id, signed_in(cast.lead)).state == "allocated"
    assert Holding.select().where(Holding.audit == audit.id, Holding.declined).count() == 1


def test_a_return_of_what_was_carried_over_comes_back_to_its_own_stage(cast, after):
    story = Story(cast).send().approve(cast.reviewer1)
    carried(cast, story.audit, after)
    with story.minute():
        reviews.take_up(story.audit, signed_in(cast.reviewer2))
    story.decide(cast.reviewer2, Decision(Choice.RETURN, "Say more."))
    assert (story.audit.state, story.audit.resubmit_stage) == ("returned", 2)
    assert story.send().audit.stage == 2
