"""Comments: beside a question, one's own until the decision, the auditor's answers included."""

import pytest

from auditor.rules.reviews.reviews import Choice, Decision
from auditor.work.audits import allocation
from auditor.work.people.people import signed_in
from auditor.work.refusals import NotAllowed
from auditor.work.reviews import comments
from reviewing import Story

APPROVE, RETURN = Decision(Choice.APPROVE), Decision(Choice.RETURN, "Say more.")


@pytest.fixture
def story(cast):
    return Story(cast).send().take_up(cast.reviewer1)


def say(story, person, text="Is that so?", question="voice_seen", **more):
    with story.minute():
        comments.add(story.audit, signed_in(person), question, text, **more)


def said(story, question="voice_seen", reviewing=True):
    return comments.by_question(story.audit, reviewing).get(question, [])


def test_a_comment_says_who_wrote_it_and_at_which_stage(story, cast):
    say(story, cast.reviewer1)
    (remark,) = said(story)
    assert (remark.who, remark.stage, remark.text) == ("Reviewer1", 1, "Is that so?")


def test_comments_may_be_on_the_whole_audit(story, cast):
    say(story, cast.reviewer1, "Careful work.", question=comments.WHOLE_AUDIT)
    assert [one.text for one in said(story, comments.WHOLE_AUDIT)] == ["Careful work."]


def test_the_same_comment_sent_twice_is_written_once(story, cast):
    say(story, cast.reviewer1)
    say(story, cast.reviewer1)
    assert len(said(story)) == 1


def test_later_stages_see_what_earlier_ones_said(story, cast):
    say(story, cast.reviewer1)
    story.decide(cast.reviewer1, APPROVE).take_up(cast.reviewer2)
    say(story, cast.reviewer2, "Agreed.")
    assert [(one.stage, one.text) for one in said(story)] == [(1, "Is that so?"), (2, "Agreed.")]


def test_the_auditor_sees_comments_once_the_reviewer_has_decided(story, cast):
    say(story, cast.reviewer1)
    assert said(story, reviewing=False) == []
    story.decide(cast.reviewer1, RETURN)
    assert len(said(story, reviewing=False)) == 1


def test_the_auditor_answers_and_the_answer_names_no_stage(story, cast):
    say(story, cast.reviewer1)
    story.decide(cast.reviewer1, RETURN)
    say(story, cast.auditor, "See page 4.", for_worker=True)
    answer = said(story, reviewing=False)[-1]
    assert (answer.who, answer.stage, answer.for_worker) == ("Auditor", None, False)


def test_a_comment_is_edited_by_who_wrote_it(story, cast):
    say(story, cast.reviewer1)
    with story.minute():
        comments.edit(story.audit, said(story)[0].id, signed_in(cast.reviewer1), "It is so.", True)
    (remark,) = said(story)
    assert (remark.text, remark.for_worker) == ("It is so.", True)
    assert remark.edited_at == story.moment


def test_nobody_edits_anothers_comment(story, cast):
    say(story, cast.reviewer1)
    with pytest.raises(NotAllowed):
        comments.edit(story.audit, said(story)[0].id, signed_in(cast.reviewer1b), "Mine now.")
    with pytest.raises(NotAllowed):
        comments.edit(story.audit, 999_999, signed_in(cast.reviewer1), "Nowhere.")


def test_a_comment_stays_as_it_was_when_the_decision_was_made(story, cast):
    say(story, cast.reviewer1)
    story.decide(cast.reviewer1, RETURN)
    story.send().take_up(cast.reviewer1)
    assert said(story)[0].settled
    with pytest.raises(NotAllowed):
        comments.edit(story.audit, said(story)[0].id, signed_in(cast.reviewer1), "I never said that.")


def test_marking_for_the_worker_leaves_the_words_alone(story, cast):
    say(story, cast.reviewer1)
    comments.edit(story.audit, said(story)[0].id, signed_in(cast.reviewer1), for_worker=True)
    (remark,) = said(story)
    assert remark.for_worker and remark.edited_at is None and remark.text == "Is that so?"


@pytest.mark.parametrize("text", ["", "  \n ", "\x00", "x" * 10_001])
def test_an_empty_or_endless_comment_is_sent_back(text):
    assert comments.read(text)[1]


def test_every_script_and_sign_is_kept_and_control_characters_are_not():
    assert comments.read("שלום 👋\x07 ok\r\n") == ("שלום 👋 ok", None)


def test_what_was_said_before_an_audit_was_begun_afresh_is_hidden(story, cast):
    say(story, cast.reviewer1)
    story.decide(cast.reviewer1, RETURN)
    with story.minute():
        allocation.reallocate(story.audit, cast.other_auditor.id, signed_in(cast.lead), "Ill.", afresh=True)
    assert said(story) == []
