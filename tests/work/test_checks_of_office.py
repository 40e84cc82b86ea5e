"""The same for what the lead and the administrator do: accounts, cycles, allocation, stages."""

import pytest

from auditor.records.actions import Action
from auditor.records.audits import Audit
from auditor.records.cases import Case, Cycle
from auditor.records.people import Person, PersonRole
from auditor.records.reviews import StandIn
from auditor.records.supervision import Discussion, Reply
from auditor.rules.follow_up.actions import Step
from auditor.rules.workflow import UNFINISHED
from auditor.work import clock
from auditor.work.audits import allocation, audits
from auditor.work.cases import cases
from auditor.work.follow_up import action_steps, discussions, reflections, reopening, replies, withdrawal
from auditor.work.leavers import account_closing
from auditor.work.people import invitations, people, sessions
from auditor.work.people.people import signed_in
from auditor.work.programme import cycle_audits, cycle_checks, cycle_closing, cycles, re_audits
from auditor.work.refusals import NotAllowed, Overtaken
from auditor.work.reviews import signed_copies, stand_ins
from cast import MONDAY, PASSWORD, make_audit, make_case, make_cycle, make_person
from racing import at_once, often, ordered, refused
from reviewing import Story
from signing import freeze, sign


def pair(role: str, turn: int) -> tuple[Person, Person]:
    """The only two people of a role who can sign in."""
    PersonRole.delete().where(PersonRole.role == role).execute()
    return make_person(f"{role}_a{turn}", [role]), make_person(f"{role}_b{turn}", [role])


def left(role: str) -> list[Person]:
    query = Person.select().join(PersonRole, on=(PersonRole.person == Person.id))
    return list(query.where(PersonRole.role == role, Person.closed_at.is_null()))


def as_form(person: Person) -> dict[str, str]:
    return {
        "name": person.name, "email": person.email, "job_title": "", "team": "", "supervisor": "",
        "access_ends": "", "external": "",
    }


def leave(by: Person, person: Person, **chosen):
    return account_closing.close(signed_in(by), person, chosen)


# Accounts


@often
def test_of_two_administrators_who_close_each_other_one_stays(cast, turn):
    one, other = pair("administrator", turn)
    by = signed_in(one), signed_in(other)
    given = ordered(
        turn, lambda: account_closing.close(by[0], other, {}), lambda: account_closing.close(by[1], one, {}))
    assert len(left("administrator")) == 1
    assert [type(one) for one in refused(given)] == [NotAllowed]


@often
def test_of_two_administrators_among_more_who_close_each_other_one_stays(cast, turn):
    one, other = make_person(f"one{turn}", ["administrator"]), make_person(f"two{turn}", ["administrator"])
    by = signed_in(one), signed_in(other)
    given = ordered(
        turn, lambda: account_closing.close(by[0], other, {}), lambda: account_closing.close(by[1], one, {}))
    assert [type(one) for one in refused(given)] == [NotAllowed]


@often
def test_of_two_leads_who_take_the_role_from_each_other_one_stays(cast, turn):
    one, other = pair("lead", turn)
    by = signed_in(one), signed_in(other)
    ordered(
        turn,
        lambda: people.save(by[0], as_form(other), ["auditor"], other),
        lambda: people.save(by[1], as_form(one), ["auditor"], one),
    )
    assert len(left("lead")) == 1


@pytest.mark.parametrize("gone", ["role", "account"])
def test_who_has_no_say_over_accounts_any_more_changes_none(cast, gone):
    second = make_person("second", ["lead", "auditor"])
    by = signed_in(second)
    if gone == "role":
        PersonRole.delete().where(PersonRole.person == second, PersonRole.role == "lead").execute()
    else:
        leave(cast.administrator, second)
    for act in (
        lambda: people.save(by, as_form(cast.stranger), ["lead"], cast.stranger),
        lambda: people.save(by, as_form(cast.stranger) | {"email": "new@example.org"}, ["lead"]),
        lambda: account_closing.close(by, cast.stranger, {}),
        lambda: account_closing.reopen(by, cast.stranger),
        lambda: invitations.make(by, cast.stranger),
    ):
        with pytest.raises(NotAllowed):
            act()


@often
def test_no_closed_account_is_given_an_audit(cast, turn):
    person = make_person(f"auditor{turn}", ["auditor"])
    case = make_case(f"M-5000{turn}", cast.worker, cast.team)
    audit = make_audit(cast, "unallocated", case=case)
    ordered(
        turn,
        lambda: allocation.allocate(audit, person.id, signed_in(cast.lead)),
        lambda: leave(cast.administrator, person),
    )
    closed = Person.get_by_id(person.id).closed_at is not None
    holds = Audit.select().where(Audit.auditor == person, Audit.state.in_(UNFINISHED)).exists()
    assert closed != holds


# Cycles


@often
def test_a_case_is_in_a_cycle_once_however_many_add_it(cast, turn):
    case = make_case(f"M-6000{turn}", cast.worker, cast.team)
    given = at_once(*[lambda: cycle_audits.add_audits(cast.cycle, [case], signed_in(cast.lead))] * 3)
    assert len(refused(given)) == 2
    assert Audit.select().where(Audit.case == case.id).count() == 1


def test_a_re_audit_and_the_same_case_by_hand_are_one_audit(cast):
    earlier = sign(cast, cycle=make_cycle("Q3 2026", [[cast.reviewer1]], [cast.auditor]), answers={
        "overall_grade": ("inadequate", "Not good.")}, told={})
    case = Case.get_by_id(earlier.case_id)
    reasons = {case.id: "Again."}
    at_once(
        lambda: re_audits.add(cast.cycle, earlier.id, signed_in(cast.lead)),
        lambda: cycle_audits.add_audits(cast.cycle, [case], signed_in(cast.lead), reasons),
        lambda: re_audits.add(cast.cycle, earlier.id, signed_in(cast.lead)),
    )
    assert Audit.select().where(Audit.case == case.id, Audit.cycle == cast.cycle.id).count() == 1


@pytest.mark.parametrize("change", ["restricted", "closed", "cycle"])
def test_a_case_is_added_as_its_row_is_now(cast, change):
    seen, by_then = Case.get_by_id(cast.case.id), Case.update(restricted=True)
    if change == "closed":
        by_then = Case.update(closed_on=cast.case.opened_on)
    if change == "cycle":
        by_then = Cycle.update(closed_at=clock.now())
    by_then.execute()
    with pytest.raises(cycle_audits.NotAdded):
        cycle_audits.add_audits(cast.cycle, [seen], signed_in(cast.lead))
    assert not Audit.select().exists()


def test_an_audit_of_a_case_keeps_the_worker_that_it_has_now(cast):
    seen = Case.get_by_id(cast.case.id)
    Case.update(worker=cast.other_worker).where(Case.id == seen.id).execute()
    [made] = cycle_audits.add_audits(cast.cycle, [seen], signed_in(cast.lead))
    assert made.worker_id == cast.other_worker.id


@often
def test_of_two_cycles_that_carry_one_case_over_to_a_third_one_does(cast, turn):
    target = make_cycle(f"Next {turn}", [[cast.reviewer1]], [cast.auditor])
    case = make_case(f"M-7000{turn}", cast.worker, cast.team)
    plans = []
    for name in "AB":
        cycle = make_cycle(f"{name} {turn}", [[cast.reviewer1]], [cast.auditor])
        audit = make_audit(cast, "in_progress", cycle=cycle, case=case)
        plans.append((cycle, cycle_closing.ClosingPlan(carried={audit.id: target})))
    given = at_once(*(
        lambda cycle=cycle, plan=plan: cycle_closing.close(cycle, plan, signed_in(cast.lead))
        for cycle, plan in plans
    ))
    assert Audit.select().where(Audit.cycle == target).count() == 1
    assert [type(one) for one in refused(given)] == [cycle_closing.NotClosed]


def test_a_cycle_is_closed_as_its_audits_were_shown_or_not_at_all(cast):
    audit = make_audit(cast, "allocated")
    form = {f"audit-{audit.id}": "withdraw", f"reason-{audit.id}": "Not begun.",
            "seen": cycle_closing.seen(cycle_closing.unfinished(cast.cycle))}
    plan, errors = cycle_closing.check(cast.cycle, signed_in(cast.lead), form)
    assert errors == {}
    Audit.update(state="in_progress").where(Audit.id == audit.id).execute()
    with pytest.raises(cycle_closing.NotClosed):
        cycle_closing.close(cast.cycle, plan, signed_in(cast.lead))
    assert Audit.get_by_id(audit.id).state == "in_progress"
    assert Cycle.get_by_id(cast.cycle.id).closed_at is None


# Who does and reviews an audit


def test_one_stage_is_skipped_however_often_it_is_pressed(cast):
    story = Story(cast).send()
    seen = story.audit
    given = at_once(*[lambda: stand_ins.skip_stage(seen, signed_in(cast.lead), "Nobody there.")] * 3)
    assert [type(one) for one in refused(given)] == [Overtaken, Overtaken]
    assert story.audit.stage == 2


def test_who_was_given_an_audit_a_moment_ago_does_not_stand_in_on_it(cast):
    audit, both = make_audit(cast, "unallocated"), make_person("both", ["auditor", "reviewer"])
    seen = audits.get(audit.id)
    allocation.allocate(audit, both.id, signed_in(cast.lead))
    with pytest.raises(NotAllowed):
        stand_ins.add_stand_in(seen, 1, both.id, signed_in(cast.lead), "Holidays.")
    assert not StandIn.select().exists()


@pytest.mark.parametrize("act", [
    lambda audit, cast: withdrawal.withdraw(audit, signed_in(cast.lead), "No."),
    lambda audit, cast: allocation.reallocate(audit, cast.other_auditor.id, signed_in(cast.lead), "Ill."),
    lambda audit, cast: stand_ins.add_stand_in(audit, 1, cast.manager.id, signed_in(cast.lead), "Away."),
    lambda audit, cast: stand_ins.allow_two_stages(audit, signed_in(cast.lead), "Small."),
])
def test_a_lead_whose_audit_it_became_does_not_lead_on_it(cast, act):
    audit = make_audit(cast, "in_progress")
    Audit.update(worker=cast.lead).where(Audit.id == audit.id).execute()
    with pytest.raises(NotAllowed):
        act(audit, cast)
    now = Audit.get_by_id(audit.id)
    assert (now.state, now.auditor_id) == ("in_progress", cast.auditor.id)


# Actions, the findings in supervision, cases, cycles as they are typed


def test_who_lost_their_part_in_an_action_takes_no_step_with_it(cast):
    audit = sign(cast, actions=1)
    action = Action.get(Action.audit == audit)
    seen = action_steps.get(action.id)
    Action.update(owner=cast.other_worker).where(Action.id == action.id).execute()
    with pytest.raises(NotAllowed):
        action_steps.take(seen, Step.REPORT, signed_in(cast.worker), "Done.")
    leave(cast.administrator, make_person("gone", ["lead"]))
    with pytest.raises(NotAllowed):
        action_steps.take(seen, Step.NOT_NEEDED, signed_in(Person.get(Person.name == "Gone")), "No.")
    assert Action.get_by_id(action.id).state == "open"


def test_an_action_is_not_given_to_an_account_that_was_closed_meanwhile(cast):
    audit = sign(cast, actions=0)
    values = {"what": "Meet.", "why": "So.", "owner": cast.stranger.id, "urgent": False}
    leave(cast.administrator, cast.stranger)
    with pytest.raises(NotAllowed, match="another owner"):
        action_steps.add(audit, signed_in(cast.lead), values)
    assert not Action.select().exists()


@pytest.mark.parametrize("act", [
    lambda audit, cast: discussions.record(
        audit, signed_in(cast.supervisor), {"held_on": MONDAY.date(), "who": "Both", "comment": ""}),
    lambda audit, cast: reflections.reflect(audit, signed_in(cast.worker), "I see it so."),
    lambda audit, cast: replies.say_wrong(
        audit, signed_copies.latest(audit), signed_in(cast.worker), "family_fathers", "He was seen."),
])
def test_nothing_is_said_of_the_findings_of_a_withdrawn_audit(cast, act):
    audit = sign(cast)
    seen = audits.get(audit.id)
    reopening.reopen(audit, signed_in(cast.lead), "Wrong.")
    withdrawal.withdraw(audits.get(audit.id), signed_in(cast.lead), "The wrong case.")
    with pytest.raises(Overtaken):
        act(seen, cast)
    assert not Discussion.select().exists() and not Reply.select().exists()


def test_a_finding_of_a_copy_that_was_replaced_is_not_called_wrong(cast):
    audit = sign(cast)
    old = signed_copies.latest(audit)
    freeze(audit, cast.reviewer3)
    with pytest.raises(NotAllowed, match="signed off again"):
        replies.say_wrong(audit, old, signed_in(cast.worker), "family_fathers", "He was seen.")


def test_of_two_cases_of_one_reference_added_at_once_one_is_and_the_other_is_told(cast):
    values = {
        "reference": "M-90001", "service": cast.team.service, "plan": "child in need",
        "team": cast.team.id, "worker": cast.worker.id,
    }
    given = at_once(*[lambda: cases.add(values, signed_in(cast.lead))] * 3)
    assert [type(one) for one in refused(given)] == [NotAllowed, NotAllowed]
    assert Case.select().where(Case.reference == "M-90001").count() == 1


def test_a_case_passes_its_actions_on_from_the_worker_it_has_now(cast):
    audit = sign(cast, actions=1)
    seen = Case.get_by_id(audit.case_id)
    values = {name: getattr(seen, name) for name in (
        "reference", "family", "service", "plan", "opened_on", "closed_on", "restricted")}
    values["team"] = seen.team_id
    cases.correct(seen, values | {"worker": cast.other_worker.id}, signed_in(cast.lead))
    cases.correct(seen, values | {"worker": cast.supervisor.id}, signed_in(cast.lead))
    assert Action.get(Action.audit == audit).owner_id == cast.supervisor.id


@often
def test_of_two_cycles_of_one_title_made_at_once_one_is_and_the_other_is_told(cast, turn):
    typed = {
        "title": [f"Q{turn} 2027"], "kind": ["quarterly"], "starts_on": ["2027-01-01"],
        "ends_on": ["2027-03-31"], "form_version": [str(cast.cycle.form_version_id)],
        "auditors": [str(cast.auditor.id)], "stage1_title": ["First"],
        "stage1_people": [str(cast.reviewer1.id)],
    }
    given = at_once(*[lambda: cycle_checks.save(typed, signed_in(cast.lead))] * 3)
    assert refused(given) == []
    assert sorted(len(errors) for _, errors in given) == [0, 1, 1]
    assert Cycle.select().where(Cycle.title == typed["title"][0]).count() == 1


def test_a_cycle_that_began_meanwhile_keeps_its_stages(cast):
    typed = cycle_checks.as_typed(Cycle.get_by_id(cast.cycle.id))
    typed |= {"stage2_title": [""], "stage2_people": [], "stage3_title": [""], "stage3_people": []}
    assert cycle_checks.check(typed, cycles.get(cast.cycle.id))[1] == {}
    make_audit(cast, "in_progress")
    cycle_checks.save(typed, signed_in(cast.lead), cycles.get(cast.cycle.id))
    assert [stage.number for stage, _ in cycles.stages(cast.cycle)] == [1, 2, 3]


def test_a_password_that_was_set_otherwise_meanwhile_stays(cast):
    me = signed_in(cast.auditor)
    given = at_once(*(
        lambda wanted=wanted: sessions.change_password(me, PASSWORD, wanted, wanted)
        for wanted in ("a long password one", "a long password two")
    ))
    assert sorted(given) == [False, True]
