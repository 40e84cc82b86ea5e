"""Two people, or two windows, at the same moment on the real database file: nothing is done twice."""

import pytest

from auditor.records.actions import Action
from auditor.records.audits import Answer as Row
from auditor.records.audits import Audit, Concern, EarlierAnswer, Event, Holding
from auditor.records.people import Person
from auditor.records.reviews import Approval, NamedLead, SignedCopy, Submission
from auditor.rules.answers import Answer
from auditor.rules.follow_up import actions as rules
from auditor.rules.follow_up.actions import Step
from auditor.rules.reviews.reviews import Choice, Decision
from auditor.rules.workflow import WrongMove
from auditor.work.audits import action_proposals, allocation, answers, audits, concerns, drafts, stuck_audits
from auditor.work.follow_up import action_steps, withdrawal
from auditor.work.people import invitations
from auditor.work.people.people import signed_in
from auditor.work.programme import cycle_audits
from auditor.work.refusals import NotAllowed, Overtaken
from auditor.work.reviews import reviews
from cast import make_audit, make_case, make_person
from racing import at_once, refused
from reviewing import Story
from signing import act, sign

several_times = pytest.mark.parametrize("turn", range(4))
YES = Decision(Choice.APPROVE, "Seen.")


def moves(audit: Audit) -> list[str]:
    query = Event.select(Event.move).where(Event.audit == audit.id, Event.from_state != Event.to_state)
    return [move for (move,) in query.order_by(Event.id).tuples()]


@several_times
def test_of_reviewers_who_take_up_at_once_one_does_and_the_others_are_told_who(cast, turn):
    audit = make_audit(cast, "submitted")
    people = [signed_in(cast.reviewer1), signed_in(cast.reviewer1b)] * 4
    given = at_once(*(lambda who=who: reviews.take_up(Audit.get_by_id(audit.id), who) for who in people))
    seen = at_once(*(lambda who=who: reviews.take_up(audit, who) for who in people))
    after = Audit.get_by_id(audit.id)
    assert len(refused(given)) == 7 and len(refused(seen)) == 8
    assert all(isinstance(one, Overtaken | WrongMove) for one in refused(given))
    assert {one.by for one in seen} == {after.taken_up_by.name}
    assert moves(audit) == ["take_up"]


def test_two_browsers_that_take_up_at_once_are_answered_clearly(browse, cast):
    audit = make_audit(cast, "submitted")
    pressed = [browse(cast.reviewer1), browse(cast.reviewer1b), browse(cast.reviewer1)]
    given = at_once(*(lambda one=one: one.post(f"/reviews/{audit.id}/take-up") for one in pressed))
    winner = Audit.get_by_id(audit.id).taken_up_by
    for answer in given:
        assert answer.status_code in (303, 409)
        if answer.status_code == 409:
            assert winner.name in answer.get_data(as_text=True)
    assert moves(audit) == ["take_up"]


def test_sixteen_writers_lose_nothing_that_was_acknowledged(cast):
    auditor = signed_in(cast.auditor)
    audit = make_audit(cast)
    questions = [one.key for one in drafts.form_of(audit).questions() if one.options][:16]

    def write(key):
        revision = 0
        for number in range(12):
            text = Answer(None, f"{key}, text {number}")
            revision = answers.save(audit, auditor, key, text, revision).revision
        return revision

    given = at_once(*(lambda key=key: write(key) for key in questions))
    assert given == [12] * 16
    saved = answers.saved_of(audit.id)
    assert {key: saved[key].evidence for key in questions} == {
        key: f"{key}, text 11" for key in questions
    }


def test_sixteen_windows_on_one_question_overwrite_nothing_unseen(cast):
    auditor = signed_in(cast.auditor)
    audit = make_audit(cast)
    answers.save(audit, auditor, "visits_purpose", Answer("no", "The first text of all."), 0)

    def write(number):
        text = Answer("no", f"Window {number:02} wrote {'something of its own ' * 3}")
        return answers.save(audit, auditor, "visits_purpose", text, 1)

    given = at_once(*(lambda number=number: write(number) for number in range(16)))
    kept = [one for one in given if not isinstance(one, Exception)]
    assert len(kept) == 1 and all(isinstance(one, answers.Conflict) for one in refused(given))
    assert {one.saved.evidence for one in refused(given)} == {kept[0].evidence}
    assert answers.of(audit.id)["visits_purpose"] == kept[0].answer
    assert EarlierAnswer.get().evidence == "The first text of all."


def test_the_first_text_of_sixteen_windows_is_saved_once(cast):
    auditor = signed_in(cast.auditor)
    audit = make_audit(cast)
    given = at_once(*(
        lambda number=number: answers.save(
            audit, auditor, "visits_purpose", Answer("no", f"Window {number}."), 0)
        for number in range(16)
    ))
    assert len(refused(given)) == 15 and all(isinstance(one, answers.Conflict) for one in refused(given))
    assert Row.select().where(Row.audit == audit.id).count() == 1


@several_times
def test_an_answer_is_saved_before_the_audit_is_sent_or_not_at_all(cast, turn):
    auditor = signed_in(cast.auditor)
    story = Story(cast)
    text = Answer("partly", f"Written at the last moment {turn}.")  # a finding rests on this value
    revision = answers.saved_of(story.id)["visits_purpose"].revision
    saved, _ = at_once(
        lambda: answers.save(story.audit, auditor, "visits_purpose", text, revision),
        lambda: drafts.send(story.audit, auditor, False),
    )
    sent = Submission.get_or_none(Submission.audit == story.id)
    if sent and not isinstance(saved, Exception):
        assert sent.answers["visits_purpose"]["evidence"] == text.evidence
    assert sent is not None


@several_times
def test_sending_twice_at_once_sends_once(cast, turn):
    auditor = signed_in(cast.auditor)
    story = Story(cast)
    given = at_once(*[lambda: drafts.send(story.audit, auditor, False)] * 4)
    assert len(refused(given)) == 3
    assert Submission.select().where(Submission.audit == story.id).count() == 1
    assert moves(story.audit) == ["submit"]


def test_a_button_pressed_twice_at_once_is_no_error(browse, cast):
    story, browser = Story(cast), browse(cast.auditor)
    form = {"unsafe_at_sending": "no"}
    given = at_once(*[lambda: browser.post(f"/audits/{story.id}/check", form)] * 3)
    assert {one.status_code for one in given} <= {303, 409}
    assert Submission.select().where(Submission.audit == story.id).count() == 1


@several_times
def test_of_approving_and_withdrawing_at_once_one_happens(cast, turn):
    lead, reviewer1 = signed_in(cast.lead), signed_in(cast.reviewer1)
    story = Story(cast).send().take_up(cast.reviewer1)
    calls = [
        lambda: reviews.decide(story.audit, reviewer1, YES, "1.1"),
        lambda: withdrawal.withdraw(story.audit, lead, "Not needed."),
    ]
    given = at_once(*(calls if turn % 2 else reversed(calls)))
    approvals = Approval.select().where(Approval.audit == story.id).count()
    made, happened = story.audit.state, moves(story.audit)[2:]
    assert (made, approvals, happened) in (
        ("withdrawn", 0, ["withdraw"]), ("submitted", 1, ["approve"]),
        ("withdrawn", 1, ["approve", "withdraw"]),  # one after the other
    )
    assert len(happened) + len(refused(given)) == 2


@several_times
def test_two_decisions_at_once_are_one(cast, turn):
    reviewer1 = signed_in(cast.reviewer1)
    story = Story(cast).send().take_up(cast.reviewer1)
    back = Decision(Choice.RETURN, "Say more.")
    given = at_once(*(
        lambda one=one: reviews.decide(story.audit, reviewer1, one, "1.1")
        for one in (YES, back, YES, back)
    ))
    assert len(refused(given)) == 3
    assert Approval.select().where(Approval.audit == story.id).count() == (
        story.audit.state == "submitted"
    )


@several_times
def test_nothing_is_signed_off_over_a_concern(cast, turn):
    auditor, reviewer3 = signed_in(cast.auditor), signed_in(cast.reviewer3)
    story = Story(cast).send().approve(cast.reviewer1).approve(cast.reviewer2)
    story.take_up(cast.reviewer3)
    signed, _ = at_once(
        lambda: reviews.decide(story.audit, reviewer3, YES, "1.3"),
        lambda: concerns.raise_one(story.audit, auditor, "Alone at night."),
    )
    order = [one.move for one in audits.timeline(story.audit)][-2:]
    if isinstance(signed, NotAllowed):
        assert story.audit.state == "under_review" and not SignedCopy.select().where(
            SignedCopy.audit == story.id).exists()
    else:
        assert order == ["sign_off", "raised a concern"]


@several_times
def test_an_audit_is_allocated_to_one_of_two(cast, turn):
    lead = signed_in(cast.lead)
    audit = make_audit(cast, "unallocated")
    given = at_once(*(
        lambda who=who: allocation.allocate(Audit.get_by_id(audit.id), who.id, lead)
        for who in (cast.auditor, cast.other_auditor, cast.auditor)
    ))
    held = list(Holding.select().where(Holding.audit == audit.id))
    assert len(refused(given)) == 2 and len(held) == 1
    assert held[0].auditor_id == Audit.get_by_id(audit.id).auditor_id


def test_a_case_is_added_to_a_cycle_once(cast):
    lead = signed_in(cast.lead)
    case = make_case("M-30001", cast.worker, cast.team)
    given = at_once(*[lambda: cycle_audits.add_audits(cast.cycle, [case], lead)] * 6)
    assert all(isinstance(one, cycle_audits.NotAdded) for one in refused(given))
    assert len(refused(given)) == 5
    assert Audit.select().where(Audit.case == case.id).count() == 1


@several_times
def test_of_people_who_decide_on_an_action_at_once_one_does_and_the_others_are_told(cast, turn):
    action = act(cast, sign(cast, actions=0), "Meet him")
    action_steps.take(action, Step.REPORT, signed_in(cast.worker), "Done.")
    page, seen = action_steps.get(action.id), action_steps.history(action)[-1].id
    pressed = [
        (signed_in(who), step)
        for who, step in (
            (cast.lead, Step.VERIFY), (cast.supervisor, Step.NOT_YET), (cast.reviewer1, Step.NOT_NEEDED),
            (cast.reviewer2, Step.VERIFY),
        )
    ]
    given = at_once(*(
        lambda who=who, step=step: action_steps.take(page, step, who, f"By {who.name}.", seen)
        for who, step in pressed
    ))
    reported, decided = action_steps.history(action)
    assert len(refused(given)) == 3
    assert {one.by for one in refused(given)} == {decided.by.name}
    assert action_steps.get(action.id).state == rules.after("reported_done", Step(decided.what))


def test_a_step_pressed_several_times_at_once_is_taken_once(cast):
    worker = signed_in(cast.worker)
    action = act(cast, sign(cast, actions=0), "Meet him")
    action_steps.take(action, Step.NOTE, worker, "Begun.")
    seen = action_steps.history(action)[-1].id
    for step in (Step.NOTE, Step.REPORT):
        page = action_steps.get(action.id)
        given = at_once(*[
            lambda page=page, step=step: action_steps.take(page, step, worker, "Words.", seen)
        ] * 4)
        assert refused(given) == []
    assert [one.what for one in action_steps.history(action)] == ["note", "note", "report"]


def test_what_is_sent_twice_at_once_stands_once(cast):
    auditor = signed_in(cast.auditor)
    audit = make_audit(cast)
    typed = {"what": "Meet.", "why": "Because.", "owner": str(cast.worker.id)}
    values, _ = action_proposals.check(audit, auditor, typed)
    at_once(*[lambda: action_proposals.propose(audit, auditor, values)] * 4)
    assert Action.select().where(Action.audit == audit.id).count() == 1
    at_once(*[lambda: concerns.raise_one(audit, auditor, "Alone at night.")] * 4)
    assert Concern.select().where(Concern.audit == audit.id).count() == 1


def test_a_concern_is_acknowledged_by_one(cast):
    audit = make_audit(cast)
    concern = concerns.raise_one(audit, signed_in(cast.auditor), "Alone at night.")
    given = at_once(*(
        lambda who=who: concerns.acknowledge(concern, who, f"Seen by {who.name}.")
        for who in [signed_in(cast.lead), signed_in(cast.supervisor)] * 2
    ))
    kept = Concern.get_by_id(concern.id)
    assert kept.done == f"Seen by {kept.acknowledged_by.name}."
    assert {one.by for one in refused(given)} == {kept.acknowledged_by.name}


def test_a_one_time_link_is_used_once(cast):
    key = invitations.make(signed_in(cast.lead), make_person("newcomer", ["auditor"]))
    given = at_once(*(
        lambda number=number: invitations.use(key, f"a long password {number}") for number in range(4)
    ))
    assert sum(one is not None for one in given) == 1 and not refused(given)


def test_reading_goes_on_while_others_write(browse, cast):
    auditor = signed_in(cast.auditor)
    audit = make_audit(cast, "submitted")
    readers = [browse(cast.reviewer1) for _ in range(8)]
    drafting = make_audit(cast)

    def write(key):
        for number in range(10):
            answers.choose(drafting, auditor, key, Answer("no", f"Text {number}."))

    given = at_once(
        *(lambda one=one: one.get(f"/reviews/{audit.id}").status_code for one in readers),
        lambda: write("visits_purpose"), lambda: write("record_details"),
    )
    assert given == [200] * 8 + [None, None]


@several_times
def test_of_two_administrators_who_name_somebody_at_once_one_does(cast, turn):
    other = make_person("other_administrator", ["administrator"])
    audit = make_audit(cast, "unallocated")
    Person.update(closed_at=audit.since).where(
        Person.id.in_([cast.lead.id, cast.reviewer3.id])
    ).execute()
    offices = [signed_in(cast.administrator), signed_in(other)] * 3
    given = at_once(*(
        lambda me=me, one=one: stuck_audits.name(audit, one.id, me, "Everybody else left")
        for me, one in zip(offices, [cast.stranger, cast.manager] * 3, strict=True)
    ))
    assert [type(one) for one in refused(given)] == [stuck_audits.ActNow] * 5
    assert NamedLead.select().count() == 1
