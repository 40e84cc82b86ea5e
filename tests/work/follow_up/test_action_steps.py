"""Steps with an action: each leaves its event, the second to press is told, twice does nothing twice."""

import datetime

import pytest

from auditor.records.actions import Action, ActionEvent
from auditor.records.audits import Audit
from auditor.records.cases import Case, CaseReader
from auditor.records.people import Person
from auditor.rules.follow_up.actions import Step, WrongStep
from auditor.work import clock
from auditor.work.audits import action_proposals, actions
from auditor.work.follow_up import action_steps, withdrawal
from auditor.work.people.people import signed_in
from auditor.work.refusals import Overtaken
from auditor.work.reviews import signed_copies
from cast import MONDAY, make_audit, make_person
from reviewing import Story
from signing import act, freeze, reopen, sign

LATER = MONDAY + datetime.timedelta(days=3)


@pytest.fixture(autouse=True)
def later():
    with clock.at(LATER):
        yield


@pytest.fixture
def action(cast):
    return act(cast, sign(cast, actions=0), "Meet the father")


def now(action) -> Action:
    return action_steps.get(action.id)


def told(action) -> list[tuple]:
    return [(one.what, one.by_id, one.text) for one in action_steps.history(action)]


def last(action) -> int:
    events = action_steps.history(action)
    return events[-1].id if events else 0


def test_signing_off_opens_what_was_proposed_with_its_event_and_date(cast):
    story = Story(cast)
    values = {"what": "Visit.", "why": "Not seen.", "owner": cast.worker.id}
    action_proposals.propose(story.audit, signed_in(cast.auditor), values | {"urgent": False})
    action_proposals.propose(story.audit, signed_in(cast.auditor), values | {"urgent": True})
    story.send().approve(cast.reviewer1).approve(cast.reviewer2).approve(cast.reviewer3)
    usual, urgent = Action.select().order_by(Action.id)
    assert (usual.due_on, urgent.due_on) == (datetime.date(2026, 11, 30), datetime.date(2026, 11, 9))
    for one in (usual, urgent):
        assert told(one) == [("opened", cast.reviewer3.id, "")]
        assert action_steps.history(one)[0].at == one.opened_at


def test_an_action_that_opens_after_a_transfer_is_the_new_workers(cast):
    story = Story(cast)
    action_proposals.propose(story.audit, signed_in(cast.auditor), {
        "what": "Visit.", "why": "Not seen.", "owner": cast.worker.id, "urgent": False})
    Case.update(worker=cast.other_worker).where(Case.id == cast.case.id).execute()
    story.send().approve(cast.reviewer1).approve(cast.reviewer2).approve(cast.reviewer3)
    one = Action.get()
    assert one.owner_id == cast.other_worker.id
    assert told(one)[1:] == [("passed_on", None, "From Worker to Other worker.")]
    assert signed_copies.latest(story.audit).content["actions"][0]["owner"] == "Other worker"


def test_an_action_is_noted_reported_and_verified(cast, action):
    action_steps.take(action, Step.NOTE, signed_in(cast.worker), "Two letters sent.")
    action_steps.take(now(action), Step.REPORT, signed_in(cast.worker), "Met on Friday; note on file.")
    one = now(action)
    assert (one.state, one.reported_by.name, one.reported_at) == ("reported_done", "Worker", LATER)
    assert one.evidence == "Met on Friday; note on file."
    action_steps.take(one, Step.VERIFY, signed_in(cast.supervisor), "Read.")
    one = now(action)
    assert (one.state, one.closed_by.name, one.closed_at, one.note) == (
        "verified", "Supervisor", LATER, "Read.")
    assert told(action) == [
        ("note", cast.worker.id, "Two letters sent."),
        ("report", cast.worker.id, "Met on Friday; note on file."),
        ("verify", cast.supervisor.id, "Read."),
    ]


def test_what_is_not_done_yet_is_open_again_and_may_be_reported_by_somebody_else(cast, action):
    action_steps.take(action, Step.REPORT, signed_in(cast.supervisor), "Done.")
    action_steps.take(now(action), Step.NOT_YET, signed_in(cast.lead), "No note on file.")
    one = now(action)
    assert (one.state, one.reported_by_id, one.reported_at, one.evidence) == ("open", None, None, "")
    assert [text for _, _, text in told(action)] == ["Done.", "No note on file."]


@pytest.mark.parametrize("reported", [False, True])
def test_what_is_no_longer_needed_says_why(cast, action, reported):
    if reported:
        action_steps.take(action, Step.REPORT, signed_in(cast.worker), "Done.")
    action_steps.take(now(action), Step.NOT_NEEDED, signed_in(cast.lead), "The family moved away.")
    one = now(action)
    assert (one.state, one.note, one.closed_by_id) == (
        "not_needed", "The family moved away.", cast.lead.id)


def test_another_date_says_which_it_was_and_why(cast, action):
    day = datetime.date(2026, 12, 18)
    action_steps.take(action, Step.MOVE_DATE, signed_in(cast.lead), "He is at sea.", due_on=day)
    assert now(action).due_on == day and now(action).state == "open"
    assert told(action) == [("move_date", cast.lead.id,
                             "From 30 November 2026 to 18 December 2026.\nHe is at sea.")]


@pytest.mark.parametrize("step, state", [
    (Step.VERIFY, "open"), (Step.NOT_YET, "open"), (Step.REPORT, "reported_done"),
    (Step.NOTE, "verified"), (Step.NOT_NEEDED, "verified"), (Step.REPORT, "not_needed"),
    (Step.MOVE_DATE, "reported_done"), (Step.REPORT, "proposed"), (Step.VERIFY, "set_aside"),
])
def test_a_step_that_the_state_does_not_allow_changes_nothing(cast, action, step, state):
    Action.update(state=state).where(Action.id == action.id).execute()
    with pytest.raises(WrongStep):
        action_steps.take(now(action), step, signed_in(cast.lead), "Words.")
    assert now(action).state == state and told(action) == []


@pytest.mark.parametrize("step, text", [
    (Step.NOTE, "Begun."), (Step.REPORT, "Done."), (Step.NOT_NEEDED, "Moved."), (Step.MOVE_DATE, "Ill."),
])
def test_pressed_twice_it_is_done_once(cast, action, step, text):
    seen, day = last(action), datetime.date(2026, 12, 18) if step is Step.MOVE_DATE else None
    for _ in range(2):
        action_steps.take(now(action), step, signed_in(cast.lead), text, seen, day)
    assert len(told(action)) == 1


def test_the_same_note_on_another_day_is_kept_too(cast, action):
    for _ in range(2):
        action_steps.take(now(action), Step.NOTE, signed_in(cast.worker), "No answer.", last(action))
    assert len(told(action)) == 2


def test_who_comes_second_is_told_who_was_first_and_loses_nothing_to_them(cast, action):
    action_steps.take(action, Step.REPORT, signed_in(cast.worker), "Done.")
    seen, page = last(action), now(action)
    action_steps.take(page, Step.NOT_YET, signed_in(cast.supervisor), "No note.", seen)
    with pytest.raises(Overtaken) as second:
        action_steps.take(page, Step.VERIFY, signed_in(cast.lead), "Seen.", seen)
    assert (second.value.by, second.value.at, second.value.state) == ("Supervisor", LATER, "open")
    assert [what for what, _, _ in told(action)] == ["report", "not_yet"]


def test_a_report_that_was_made_anew_is_not_verified_unread(cast, action):
    action_steps.take(action, Step.REPORT, signed_in(cast.worker), "Done.")
    seen = last(action)
    action_steps.take(now(action), Step.NOT_YET, signed_in(cast.supervisor), "No note.")
    action_steps.take(now(action), Step.REPORT, signed_in(cast.worker), "Now it is.")
    with pytest.raises(Overtaken):
        action_steps.take(now(action), Step.VERIFY, signed_in(cast.lead), "", seen)
    assert now(action).state == "reported_done"


def test_a_note_meanwhile_does_not_stand_in_the_way(cast, action):
    seen = last(action)
    action_steps.take(action, Step.NOTE, signed_in(cast.worker), "Begun.", seen)
    action_steps.take(action, Step.REPORT, signed_in(cast.supervisor), "Done.", seen)
    assert now(action).state == "reported_done"


def test_an_action_added_after_sign_off_is_open_at_once_and_added_once(cast):
    audit = sign(cast)
    values = {"what": "Ask the school.", "why": "Absent.", "how_known": "", "owner": cast.worker.id,
              "urgent": True, "question": ""}
    first, again = (action_steps.add(audit, signed_in(cast.supervisor), values) for _ in range(2))
    assert first.id == again.id
    one = Action.get_by_id(first.id)
    assert (one.state, one.due_on, one.case_id) == (
        "open", datetime.date(2026, 11, 12), cast.case.id)
    assert told(one) == [("added", cast.supervisor.id, "")]
    assert [found.id for found in signed_copies.added_since(
        signed_copies.followed_up(audit), signed_copies.latest(audit).content)] == [one.id]


def test_withdrawing_an_audit_lets_none_of_its_actions_wait(cast):
    audit = sign(cast, actions=0)
    action, done = act(cast, audit, "Meet him"), act(cast, audit, "Done", state="verified")
    audit = reopen(cast, audit, "The wrong child.", LATER)
    withdrawal.withdraw(audit, signed_in(cast.lead), "The wrong child’s file.")
    assert (now(action).state, now(done).state) == ("not_needed", "verified")
    assert now(action).note == "The audit was withdrawn: The wrong child’s file."


def test_the_history_only_grows(cast, action):
    action_steps.take(action, Step.NOTE, signed_in(cast.worker), "Begun.")
    for change in (ActionEvent.update(text="Another."), ActionEvent.delete()):
        with pytest.raises(Exception, match="only grows"):
            change.execute()


def test_an_external_auditor_owns_no_action(cast):
    me = signed_in(cast.auditor)
    assert cast.external.id not in {one.id for one in actions.owners(make_audit(cast), me)}


def test_an_external_auditor_chooses_owners_among_those_whom_the_audit_names(cast):
    audit = make_audit(cast, auditor=cast.external)
    me, other = signed_in(cast.external), str(cast.reviewer1.id)
    assert [one.id for one in actions.owners(audit, me)] == [cast.worker.id, cast.supervisor.id]
    assert "owner" in action_proposals.check(audit, me, {"owner": other})[1]
    assert "owner" not in action_proposals.check(audit, signed_in(cast.auditor), {"owner": other})[1]


def test_an_external_auditor_words_an_action_anew_without_losing_its_owner(cast):
    audit = make_audit(cast, auditor=cast.external)
    act(cast, audit, "Meet.", state="proposed", owner=cast.reviewer1)
    me = signed_in(cast.external)
    assert cast.reviewer1.id in {one.id for one in actions.owners(audit, me)}


def test_the_worker_and_the_supervisor_are_offered_first(cast):
    assert [one.id for one in actions.owners(make_audit(cast), signed_in(cast.auditor))[:2]] == [
        cast.worker.id, cast.supervisor.id]


def test_an_action_on_a_restricted_case_is_owned_by_one_of_its_readers(cast):
    Case.update(restricted=True).where(Case.id == cast.case.id).execute()
    CaseReader.create(case=cast.case, person=cast.worker)
    audit = Audit.get_by_id(make_audit(cast).id)
    me = signed_in(cast.auditor)
    assert [one.id for one in actions.owners(audit, me)] == [cast.worker.id]
    assert "owner" in action_proposals.check(audit, me, {"owner": str(cast.supervisor.id)})[1]


def test_the_signed_copy_keeps_owner_and_date_as_they_were(cast):
    audit = sign(cast, actions=0)
    action = act(cast, audit, "Meet him")
    freeze(audit, cast.reviewer3)
    later = datetime.date(2026, 12, 18)
    action_steps.take(action, Step.MOVE_DATE, signed_in(cast.lead), "Ill.", due_on=later)
    Action.update(owner=make_person("newcomer", [])).where(Action.id == action.id).execute()
    [kept] = signed_copies.latest(audit).content["actions"]
    assert (kept["owner"], kept["due"]) == ("Worker", "2026-11-30")
    assert Person.get_by_id(Action.get().owner_id).name == "Newcomer"
