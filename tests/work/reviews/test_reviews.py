"""Reviewing: stage by stage, one reader at a time, and the last stage signs off."""

import datetime

import pytest

from auditor.records.actions import Action
from auditor.records.audits import Audit, Concern, Event
from auditor.records.database import change
from auditor.records.reviews import Approval, GradeChange, SignedCopy, StandIn
from auditor.rules.answers import Answer
from auditor.rules.reviews.reviews import MOVES_OF_A_DECISION, Choice, Decision
from auditor.rules.rights.permissions import Act, Move
from auditor.rules.workflow import WrongMove
from auditor.work import clock
from auditor.work.audits import action_proposals, allocation, audits, concerns
from auditor.work.people.people import signed_in
from auditor.work.refusals import NotAllowed, Overtaken
from auditor.work.reviews import review_content, reviews
from auditor.work.reviews.reviews import ChangedMeanwhile
from auditor.work.rights import audit_facts
from cast import make_audit
from reviewing import Story

APPROVE = Decision(Choice.APPROVE)


@pytest.fixture
def story(cast):
    return Story(cast).send()


def in_force(audit) -> list[int]:
    query = Approval.select(Approval.stage).where(Approval.audit == audit.id, Approval.in_force)
    return sorted(stage for (stage,) in query.tuples())


def may(person, act, story) -> bool:
    return audit_facts.may(signed_in(person), act, story.audit)


def test_an_audit_passes_three_stages_and_is_signed_off(story, cast):
    story.approve(cast.reviewer1).approve(cast.reviewer2)
    assert (story.audit.state, story.audit.stage) == ("submitted", 3)
    story.approve(cast.reviewer3)
    assert story.audit.state == "signed_off"
    assert story.audit.signed_off_at == story.moment
    assert in_force(story.audit) == [1, 2, 3]
    moves = [event.move for event in audits.timeline(story.audit)]
    assert moves == ["submit", *["take_up", "approve"] * 2, "take_up", "sign_off"]


def test_signing_off_opens_the_actions_and_freezes_the_copy(story, cast):
    values = {"what": "Visit.", "why": "Not seen.", "owner": cast.worker.id, "urgent": False}
    story.take_up(cast.reviewer1)
    action_proposals.propose(story.audit, signed_in(cast.reviewer1), values)
    story.decide(cast.reviewer1, APPROVE).approve(cast.reviewer2).approve(cast.reviewer3)
    action = Action.get(Action.audit == story.id)
    assert action.state == "open" and action.due_on == datetime.date(2026, 11, 30)
    assert SignedCopy.get(SignedCopy.audit == story.id).number == 1


def test_signing_off_with_another_grade_freezes_that_grade_beside_the_auditors(story, cast):
    story.approve(cast.reviewer1).approve(cast.reviewer2)
    story.regrade(cast.reviewer3, overall_grade="inadequate")
    overall = SignedCopy.get(SignedCopy.audit == story.id).content["overall"]
    assert (overall["first"], overall["final"]) == ("good", "inadequate")


def test_both_grades_are_kept_and_the_last_stages_stands(story, cast):
    story.regrade(cast.reviewer1, voice_grade="inadequate")
    story.regrade(cast.reviewer2, voice_grade="requires_improvement")
    grade = reviews.grades_as_sent(story.audit)["voice_grade"]
    assert (grade.first, grade.auditors, grade.final) == ("good", "good", "requires_improvement")
    assert [(one.stage, one.before, one.after) for one in grade.changes] == [
        (1, "good", "inadequate"), (2, "inadequate", "requires_improvement"),
    ]


def test_the_grade_of_the_first_sending_is_kept_for_agreement(story, cast):
    story.give_back(cast.reviewer1).answer("voice_grade", "inadequate").send()
    grade = reviews.grades_as_sent(story.audit)["voice_grade"]
    assert (grade.first, grade.auditors, grade.final) == ("good", "inadequate", "inadequate")


def test_the_timeline_says_which_grade_became_which_and_why(story, cast):
    story.regrade(cast.reviewer1, voice_grade="inadequate")
    note = Event.get(Event.audit == story.id, Event.move == Move.APPROVE).note
    assert note == "Child's voice: Good → Inadequate\nThe evidence says otherwise."


def test_an_approved_audit_is_due_again_in_the_working_days_of_the_next_review(story, cast):
    story.approve(cast.reviewer1)
    assert story.audit.due_on == datetime.date(2026, 11, 9)


def test_a_returned_audit_is_due_in_the_working_days_of_a_correction(story, cast):
    story.wait(2).give_back(cast.reviewer1)
    audit = story.audit
    assert (audit.state, audit.due_on) == ("returned", datetime.date(2026, 11, 11))
    assert audit.taken_up_by_id is None


def test_a_returned_audit_comes_back_to_the_stage_that_returned_it(story, cast):
    story.approve(cast.reviewer1).give_back(cast.reviewer2).send()
    assert story.audit.stage == 2
    assert in_force(story.audit) == [1]


def test_a_reviewer_may_have_it_reviewed_again_from_the_first_stage(story, cast):
    story.approve(cast.reviewer1).give_back(cast.reviewer2, from_first=True)
    assert in_force(story.audit) == []
    assert story.send().audit.stage == 1


def test_nobody_reviews_their_own_audit(cast):
    story = Story(cast).send()
    StandIn.create(audit=story.id, stage=1, person=cast.auditor, reason="A mistake.", by=cast.lead,
                   at=clock.now())
    assert not may(cast.auditor, Move.TAKE_UP, story)
    assert may(cast.reviewer1, Move.TAKE_UP, story)


def test_no_two_stages_are_approved_by_one_person_unless_the_lead_allows_it(story, cast):
    StandIn.create(audit=story.id, stage=2, person=cast.reviewer1, reason="Ill.", by=cast.lead,
                   at=clock.now())
    assert "Reviewer1" in reviews.who_may_review(audit_facts.of(story.audit))
    story.approve(cast.reviewer1)
    assert not may(cast.reviewer1, Move.TAKE_UP, story)
    assert reviews.who_may_review(audit_facts.of(story.audit)) == ["Reviewer2"]
    Audit.update(one_person_two_stages=True).where(Audit.id == story.id).execute()
    assert may(cast.reviewer1, Move.TAKE_UP, story)


def test_two_take_it_up_at_once_and_one_is_told_who_was_first(story, cast):
    seen_by_both = story.audit
    reviews.take_up(seen_by_both, signed_in(cast.reviewer1))
    with pytest.raises(Overtaken) as first:
        reviews.take_up(seen_by_both, signed_in(cast.reviewer1b))
    assert first.value.by == "Reviewer1"
    assert story.audit.taken_up_by_id == cast.reviewer1.id


def test_what_was_taken_up_is_put_back_for_others(story, cast):
    story.take_up(cast.reviewer1)
    reviews.put_back(story.audit, signed_in(cast.reviewer1b))
    assert (story.audit.state, story.audit.taken_up_by_id) == ("submitted", None)
    story.approve(cast.reviewer1b)


def test_only_who_took_it_up_decides(story, cast):
    story.take_up(cast.reviewer1)
    with pytest.raises(ChangedMeanwhile):
        story.decide(cast.reviewer1b, APPROVE)
    assert in_force(story.audit) == []


def test_a_decision_on_an_earlier_sending_is_not_recorded(story, cast):
    story.take_up(cast.reviewer1)
    stale = reviews.seen(story.audit)
    story.decide(cast.reviewer1, Decision(Choice.RETURN, "Say more."))
    story.send().take_up(cast.reviewer1)
    with pytest.raises(ChangedMeanwhile):
        reviews.decide(story.audit, signed_in(cast.reviewer1), APPROVE, stale)
    assert in_force(story.audit) == []


def test_who_loses_the_race_for_a_decision_leaves_no_trace(story, cast):
    story.take_up(cast.reviewer1)
    late, seen = story.audit, reviews.seen(story.audit)
    story.decide(cast.reviewer1, Decision(Choice.RETURN, "Say more."))
    regrade = Decision(Choice.REGRADE, "So.", {"voice_grade": "inadequate"})
    with pytest.raises(Overtaken):
        reviews.decide(late, signed_in(cast.reviewer1), regrade, seen)
    assert not GradeChange.select().where(GradeChange.audit == story.id).exists()
    assert in_force(story.audit) == []


def test_nothing_is_decided_before_it_is_taken_up(story, cast):
    with pytest.raises(ChangedMeanwhile):
        story.decide(cast.reviewer1, APPROVE)
    with pytest.raises(WrongMove):
        reviews.put_back(story.audit, signed_in(cast.reviewer1))


def test_sign_off_is_refused_while_a_concern_is_unanswered(story, cast):
    with story.minute():
        concern = concerns.raise_one(story.audit, signed_in(cast.auditor), "Alone at night.")
    story.approve(cast.reviewer1).approve(cast.reviewer2)
    with pytest.raises(NotAllowed, match="concern"):
        story.approve(cast.reviewer3)
    assert story.audit.state == "under_review"
    Concern.update(acknowledged_by=cast.lead, acknowledged_at=clock.now(), done="Visited.").where(
        Concern.id == concern.id
    ).execute()
    story.decide(cast.reviewer3, APPROVE)
    assert story.audit.state == "signed_off"


def test_a_skipped_stage_is_passed_over(story, cast):
    with story.minute():
        audits.move(story.audit, Move.SKIP_STAGE, cast.lead.id, "Vacant.", stage=2)
    story.approve(cast.reviewer2)
    assert story.audit.stage == 3


def test_reviewing_from_the_first_stage_means_the_first_that_is_not_skipped(story, cast):
    with story.minute():
        audits.move(story.audit, Move.SKIP_STAGE, cast.lead.id, "Vacant.", stage=2)
    story.approve(cast.reviewer2).give_back(cast.reviewer3, from_first=True)
    assert story.send().audit.stage == 2


def test_a_resubmission_shows_what_changed_since_each_earlier_approval(story, cast):
    story.approve(cast.reviewer1).give_back(cast.reviewer2)
    story.answer("voice_seen", "no", "Not alone since May.").send()
    reading = review_content.read(story.audit)
    (compared,) = reading.comparisons
    (difference,) = compared.differences
    assert difference.question == "voice_seen"
    assert (difference.before.value, difference.after.evidence) == ("yes", "Not alone since May.")
    assert [one.stage for one in compared.approvals] == [1]


def test_an_approval_given_before_a_change_says_so(story, cast):
    story.approve(cast.reviewer1).give_back(cast.reviewer2).answer("voice_seen", "no").send()
    (approval,) = review_content.read(story.audit).approvals
    assert approval.in_force and approval.changed_since
    story.approve(cast.reviewer2)
    assert [one.changed_since for one in review_content.read(story.audit).approvals] == [True, False]


def test_sending_the_same_again_leaves_an_approval_unmarked(story, cast):
    story.approve(cast.reviewer1).give_back(cast.reviewer2).send()
    (approval,) = review_content.read(story.audit).approvals
    assert not approval.changed_since


def test_what_is_being_corrected_is_not_shown_to_reviewers_before_it_is_sent(story, cast):
    story.give_back(cast.reviewer1).answer("voice_seen", "no")
    assert review_content.read(story.audit).given["voice_seen"].value == "yes"
    assert review_content.read(story.send().audit).given["voice_seen"].value == "no"


def test_what_was_sent_before_an_audit_was_begun_afresh_stays_hidden(story, cast):
    story.give_back(cast.reviewer1)
    with story.minute():
        allocation.reallocate(story.audit, cast.other_auditor.id, signed_in(cast.lead), "Ill.", afresh=True)
    reading = review_content.read(story.audit, unsent=True)
    assert reading.sent == [] and reading.given["voice_seen"] == Answer(None, "")
    assert review_content.read(story.audit).given == {}


def test_what_was_sent_before_an_audit_was_carried_on_is_still_compared(story, cast):
    story.give_back(cast.reviewer1)
    with story.minute():
        allocation.reallocate(
            story.audit, cast.other_auditor.id, signed_in(cast.lead), "Ill.", afresh=False
        )
    assert len(review_content.read(story.audit).sent) == 1


def test_a_draft_has_the_auditors_grades_only(cast):
    story = Story(cast)
    reading = review_content.read(story.audit, unsent=True)
    assert reading.grades["voice_grade"].final == "good"
    assert reading.grades["voice_grade"].first is None


def test_a_decision_is_recognised_when_its_button_is_pressed_twice(story, cast):
    story.approve(cast.reviewer1)
    assert audits.just_did(story.audit, cast.reviewer1.id, *MOVES_OF_A_DECISION)
    assert not audits.just_did(story.audit, cast.reviewer2.id, *MOVES_OF_A_DECISION)


def test_an_approval_is_never_the_auditors(story, cast):
    story.approve(cast.reviewer1).approve(cast.reviewer2).approve(cast.reviewer3)
    by = {row.by_id for row in Approval.select().where(Approval.audit == story.id)}
    assert by and cast.auditor.id not in by
    assert not may(cast.auditor, Act.COMMENT, story)


def test_a_change_that_fails_half_way_keeps_the_audit_where_it_was(story, cast):
    story.approve(cast.reviewer1).approve(cast.reviewer2).take_up(cast.reviewer3)
    audit, seen = story.audit, reviews.seen(story.audit)
    with pytest.raises(RuntimeError), change():
        reviews.decide(audit, signed_in(cast.reviewer3), APPROVE, seen)
        raise RuntimeError("the server stopped here")
    assert story.audit.state == "under_review"
    assert not SignedCopy.select().where(SignedCopy.audit == story.id).exists()


def test_a_made_up_state_cannot_be_taken_up(cast):
    with pytest.raises(WrongMove):
        reviews.take_up(make_audit(cast, "in_progress"), signed_in(cast.reviewer1))
