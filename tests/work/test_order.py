"""Nothing is ordered by the clock: it is set back an hour between two steps, and nothing is lost by it."""

import datetime

import pytest

from auditor.records.actions import Action
from auditor.records.reviews import Approval, SignedCopy
from auditor.records.supervision import Discussion
from auditor.rules.answers import Answer
from auditor.rules.follow_up.actions import Step
from auditor.rules.reviews.reviews import Choice, Decision
from auditor.work import clock
from auditor.work.audits import allocation, answers, concerns, drafts
from auditor.work.cases import action_transfers
from auditor.work.follow_up import action_steps, discussions, reflections, reopening
from auditor.work.home import today
from auditor.work.people.people import signed_in
from auditor.work.refusals import NotAllowed
from auditor.work.reviews import comments, review_content, review_queue, reviews, signed_copies
from cast import MONDAY
from reviewing import Story
from signing import act, freeze, sign

HOUR = datetime.timedelta(hours=1)
BACK = Decision(Choice.RETURN, "Say more.")
ON = "visits_purpose"


def set_back(story: Story) -> Story:
    """An hour less on the clock than a moment ago."""
    story.moment -= HOUR
    return story


def say(story: Story, person, text: str) -> None:
    with story.minute():
        comments.add(story.audit, signed_in(person), ON, text)


def said(story: Story, **more) -> list[tuple[str, bool]]:
    return [(one.text, one.settled) for one in comments.by_question(story.audit, **more).get(ON, [])]


def signed_off(cast) -> Story:
    story = Story(cast).send()
    return story.approve(cast.reviewer1).approve(cast.reviewer2).approve(cast.reviewer3)


def test_a_grade_that_a_reviewer_changed_counts(cast):
    story = set_back(Story(cast).send()).regrade(cast.reviewer1, voice_grade="inadequate")
    grade = reviews.grades_as_sent(story.audit)["voice_grade"]
    assert (grade.first, grade.final, len(grade.changes)) == ("good", "inadequate", 1)
    set_back(story).approve(cast.reviewer2).approve(cast.reviewer3)
    copy = SignedCopy.get(SignedCopy.audit == story.id)
    [kept] = [one for one in copy.content["grades"] if one["question"] == "voice_grade"]
    assert (kept["first"], kept["final"]) == ("good", "inadequate")


def test_a_grade_that_the_auditor_sent_anew_is_judged_anew(cast):
    story = Story(cast).send().regrade(cast.reviewer1, voice_grade="inadequate")
    story.give_back(cast.reviewer2, from_first=True)
    set_back(story).answer("voice_grade", "outstanding").send()
    assert reviews.grades_as_sent(story.audit)["voice_grade"].final == "outstanding"
    set_back(story).regrade(cast.reviewer1, voice_grade="requires_improvement")
    assert reviews.grades_as_sent(story.audit)["voice_grade"].final == "requires_improvement"


def test_grades_of_an_audit_begun_afresh_are_its_own(cast):
    story = Story(cast).send().regrade(cast.reviewer1, voice_grade="inadequate")
    story.give_back(cast.reviewer2, from_first=True)
    with set_back(story).minute():
        allocation.reallocate(story.audit, cast.other_auditor.id, signed_in(cast.lead), "Ill.")
    grades = reviews.grades(story.audit, drafts.form_of(story.audit), answers.of(story.id))
    assert grades and all(one.changes == () and one.first is None for one in grades.values())


def test_a_comment_is_of_the_review_in_which_it_was_written(cast):
    story = set_back(Story(cast).send()).take_up(cast.reviewer1)
    say(story, cast.reviewer1, "Is that so?")
    assert said(story) == [] and said(story, reviewing=True) == [("Is that so?", False)]
    set_back(story).decide(cast.reviewer1, BACK)
    assert said(story) == [("Is that so?", True)]
    say(set_back(story), cast.auditor, "It is so.")
    assert said(story) == [("Is that so?", True), ("It is so.", False)]
    with story.minute():
        comments.edit(story.audit, _last(story).id, signed_in(cast.auditor), "It was so.")
    set_back(story).send().take_up(cast.reviewer1)
    say(set_back(story), cast.reviewer1, "Is that so?")
    assert said(story, reviewing=True) == [
        ("Is that so?", True), ("It was so.", True), ("Is that so?", False)]
    with story.minute(), pytest.raises(NotAllowed):
        comments.edit(story.audit, _last(story, -2).id, signed_in(cast.auditor), "Never said.")


def test_a_signed_copy_has_what_was_said_of_it(cast):
    story = set_back(Story(cast).send()).take_up(cast.reviewer1)
    say(story, cast.reviewer1, "Well seen.")
    set_back(story).decide(cast.reviewer1, Decision(Choice.APPROVE, ""))
    story.approve(cast.reviewer2).approve(cast.reviewer3)
    record = SignedCopy.get(SignedCopy.audit == story.id).content["record_only"]
    assert [one["text"] for one in record["comments"]] == ["Well seen."]


def test_an_approval_before_a_change_says_so(cast):
    story = Story(cast).send().approve(cast.reviewer1)
    set_back(story).give_back(cast.reviewer2)
    set_back(story).answer("record_details", "no").send()
    [approval] = review_content.read(story.audit).approvals
    assert (approval.submission, approval.changed_since) == (1, True)
    assert Approval.get(Approval.audit == story.id).in_force


def test_findings_discussed_after_sign_off_are_discussed(cast):
    story = signed_off(cast)
    who = signed_in(cast.supervisor)
    with set_back(story).minute():
        assert [one.audit for one in today.to_discuss(who)] == [story.id]
        discussions.record(story.audit, signed_in(cast.supervisor), _session(story), "I see it so.")
        assert today.to_discuss(who) == []
    with story.minute():
        reopening.reopen(story.audit, signed_in(cast.lead), "Wrong.")
    set_back(story).send().approve(cast.reviewer3)
    with story.minute():
        assert [one.audit for one in today.to_discuss(who)] == [story.id]
    copies = SignedCopy.select().where(SignedCopy.audit == story.id).order_by(SignedCopy.id)
    assert Discussion.get().signed_copy == copies[0]


def test_a_worker_who_wrote_a_reflection_after_sign_off_has_read_the_findings(cast):
    story = signed_off(cast)
    with set_back(story).minute():
        assert [row.kind for row in today.waiting(signed_in(cast.worker))] == ["read"]
        reflections.reflect(story.audit, signed_in(cast.worker), "I see it so.")
        assert today.waiting(signed_in(cast.worker)) == []


def test_an_action_that_passed_on_after_sign_off_is_told_as_such(cast):
    audit = sign(cast, actions=2)
    copy, moved = signed_copies.latest(audit), Action.get(Action.audit == audit)
    with clock.at(MONDAY - HOUR):
        Action.update(owner=cast.other_worker).where(
            Action.audit == audit.id, Action.id != moved.id).execute()
        action_transfers.from_person(cast.worker.id, cast.supervisor.id, cast.lead.id)
    assert signed_copies.passed_on_since(audit, copy) == {moved.id}
    assert signed_copies.passed_on_since(audit, freeze(
        audit, cast.reviewer3, MONDAY - HOUR)) == set()


def test_the_steps_of_an_action_follow_each_other(cast):
    action = act(cast, sign(cast, actions=0), "Meet him")
    with clock.at(MONDAY):
        action_steps.take(action, Step.NOTE, signed_in(cast.worker), "Begun.")
    with clock.at(MONDAY - HOUR):
        page = action_steps.get(action.id)
        seen = action_steps.history(page)[-1].id
        action_steps.take(page, Step.REPORT, signed_in(cast.worker), "Done.", seen)
    assert [one.what for one in action_steps.history(action)] == ["note", "report"]


def test_the_audit_before_is_the_one_that_was_signed_off_before(cast):
    first = sign(cast, moment=MONDAY)
    second = sign(cast, moment=MONDAY - HOUR)
    assert signed_copies.previous(second) == first
    assert signed_copies.previous(first) is None


def test_the_queue_says_when_an_audit_came_to_its_stage(cast):
    story = Story(cast).send().take_up(cast.reviewer1)
    set_back(story).decide(cast.reviewer1, Decision(Choice.APPROVE, ""))
    [row] = review_queue.review_queue(signed_in(cast.reviewer2)).rows
    assert row.came == story.moment


def test_no_version_of_an_answer_is_lost(cast):
    story = Story(cast)
    for text in ("First words.", "First words, more.", "Second words."):
        with set_back(story).minute():
            revision = answers.saved_of(story.id)[ON].revision
            answers.save(story.audit, signed_in(cast.auditor), ON, Answer("partly", text), revision)
    assert [one.evidence for one in answers.earlier(story.audit, ON)][:2] == [
        "First words, more.", "First words."]


def test_the_concern_raised_first_stands_first(cast):
    story = Story(cast)
    for text in ("Alone at night.", "A bruise."):
        with set_back(story).minute():
            concerns.raise_one(story.audit, signed_in(cast.auditor), text)
    waiting = today.unanswered_concerns(signed_in(cast.lead))
    assert [one.text for one in waiting] == ["Alone at night.", "A bruise."]


def _last(story: Story, place: int = -1):
    return comments.by_question(story.audit, reviewing=True)[ON][place]


def _session(story: Story) -> dict:
    return {"held_on": story.moment.date(), "who": "Both", "comment": ""}
