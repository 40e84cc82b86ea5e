"""What is checked is checked where it is changed: two windows, or two people, at the same moment."""

import pytest

from auditor.records.actions import Action
from auditor.records.audits import Audit, Concern, Event
from auditor.records.reviews import Comment, Finding, FindingChange, SignedCopy, Submission
from auditor.rules.answers import Answer, open_points
from auditor.rules.reviews.reviews import Choice, Decision
from auditor.rules.workflow import WrongMove
from auditor.work.audits import action_proposals, answers, audits, concerns, drafts, findings
from auditor.work.people.people import signed_in
from auditor.work.refusals import NotAllowed, Overtaken
from auditor.work.reviews import comments, reviews, submissions
from cast import make_audit
from racing import at_once, often, ordered, refused
from reviewing import Story

EMPTY = Answer(None, "")
YES = Decision(Choice.APPROVE, "Seen.")
BACK = Decision(Choice.RETURN, "Say more.")
REQUIRED = "visits_purpose"


def at_last_stage(cast) -> Story:
    story = Story(cast).send().approve(cast.reviewer1).approve(cast.reviewer2)
    return story.take_up(cast.reviewer3)


def happened(audit: Audit, *moves: str) -> list[str]:
    query = Event.select(Event.move).where(Event.audit == audit.id, Event.move.in_(moves))
    return [move for (move,) in query.order_by(Event.id).tuples()]


# Sending


@often
def test_what_is_sent_is_complete_although_an_answer_is_emptied_at_the_same_moment(cast, turn):
    story = Story(cast)
    audit, seen = story.audit, answers.saved_of(story.id)[REQUIRED].revision
    emptied, sent = ordered(
        turn,
        lambda: answers.save(audit, signed_in(cast.auditor), REQUIRED, EMPTY, seen),
        lambda: drafts.send(audit, signed_in(cast.auditor), False),
    )
    kept = Submission.get_or_none(Submission.audit == story.id)
    assert isinstance(emptied, Exception) != isinstance(sent, drafts.Unfinished)
    assert (kept is not None) == (story.audit.state == "submitted")
    if kept:
        given = submissions.answers_of(kept)
        assert open_points(drafts.form_of(audit), given, audit.plan, None, True) == {}


def test_an_older_window_sends_nothing_that_has_a_gap_by_now(cast):
    story = Story(cast)
    old_window = story.audit
    story.answer(REQUIRED, None, "")
    with pytest.raises(drafts.Unfinished) as open_now:
        drafts.send(old_window, signed_in(cast.auditor), False)
    assert REQUIRED in open_now.value.points
    Audit.update(sources=[]).where(Audit.id == story.id).execute()
    with pytest.raises(drafts.Unfinished) as open_now:
        drafts.send(old_window, signed_in(cast.auditor), False)
    assert "sources" in open_now.value.points
    assert not Submission.select().where(Submission.audit == story.id).exists()


@often
def test_a_section_is_not_declared_over_an_answer_emptied_at_the_same_moment(cast, turn):
    story = Story(cast)
    audit, seen = story.audit, answers.saved_of(story.id)[REQUIRED].revision
    section = drafts.form_of(audit).question(REQUIRED).section
    drafts.declare(audit, signed_in(cast.auditor), section, complete=False)
    ordered(
        turn,
        lambda: drafts.declare(audit, signed_in(cast.auditor), section),
        lambda: drafts.send(audit, signed_in(cast.auditor), False),
        lambda: answers.save(audit, signed_in(cast.auditor), REQUIRED, EMPTY, seen),
    )
    kept = Submission.get_or_none(Submission.audit == story.id)
    assert kept is None or kept.answers[REQUIRED]["value"] is not None


def test_nothing_is_declared_begun_or_corrected_by_who_has_it_no_longer(cast):
    story = Story(cast)
    old_window = story.audit
    story.send()
    section = drafts.form_of(old_window).sections[0].key
    for act in (
        lambda: drafts.declare(old_window, signed_in(cast.auditor), section, complete=False),
        lambda: drafts.correct_details(old_window, signed_in(cast.auditor), {"plan": "child protection"}),
        lambda: drafts.send(old_window, signed_in(cast.auditor), False),
        lambda: findings.set_finding(
            old_window, signed_in(cast.auditor), REQUIRED, "Other words.", True),
        lambda: concerns.answer_question(old_window, signed_in(cast.auditor), True),
    ):
        with pytest.raises(Overtaken) as first:
            act()
        assert first.value.state == "submitted"
    assert section in drafts.sections_done(story.id)
    with pytest.raises((Overtaken, WrongMove)):
        drafts.start(old_window, signed_in(cast.auditor))


# Details


@often
def test_details_sent_twice_at_once_are_corrected_once(cast, turn):
    audit = make_audit(cast)
    values = {"plan": "child protection", "sources": ["case system"]}
    given = at_once(*[lambda: drafts.correct_details(audit, signed_in(cast.auditor), values)] * 4)
    assert refused(given) == []
    assert happened(audit, "corrected details") == ["corrected details"]


@often
def test_details_are_corrected_before_it_is_sent_or_not_at_all(cast, turn):
    story = Story(cast)
    audit = story.audit
    corrected, _ = ordered(
        turn,
        lambda: drafts.correct_details(audit, signed_in(cast.auditor), {"service": "Early Help"}),
        lambda: drafts.send(audit, signed_in(cast.auditor), False),
    )
    order = happened(audit, "corrected details", "submit")
    if isinstance(corrected, Exception):
        assert order == ["submit"] and story.audit.service == "Children's Social Care"
    else:
        assert order == ["corrected details", "submit"]


# Findings


@often
def test_a_finding_changed_at_the_moment_of_sign_off_is_in_the_copy_or_refused(cast, turn):
    story = at_last_stage(cast)
    audit, seen = story.audit, reviews.seen(story.audit)
    changed, signed = ordered(
        turn,
        lambda: findings.set_finding(
            audit, signed_in(cast.reviewer3), REQUIRED, "Worded at the last moment.", True),
        lambda: reviews.decide(audit, signed_in(cast.reviewer3), YES, seen),
    )
    assert not isinstance(signed, Exception)
    copy = SignedCopy.get(SignedCopy.audit == story.id)
    told = {one["question"]: one["sentence"] for one in copy.content["findings"]}
    kept = Finding.get(Finding.audit == story.id, Finding.question == REQUIRED)
    assert told[REQUIRED] == kept.sentence
    assert isinstance(changed, Overtaken) == (kept.sentence != "Worded at the last moment.")
    assert FindingChange.select().where(FindingChange.finding == kept).count() == (changed is None)


# Concerns


@often
def test_a_yes_is_never_undone_by_a_no_of_the_same_moment(cast, turn):
    audit = make_audit(cast)
    no, yes = ordered(
        turn,
        lambda: concerns.answer_question(audit, signed_in(cast.auditor), False),
        lambda: concerns.answer_question(audit, signed_in(cast.auditor), True),
    )
    assert isinstance(yes, Concern)
    assert no is None or isinstance(no, NotAllowed)
    assert audits.get(audit.id).unsafe_at_start is True


@often
def test_words_are_acknowledged_only_by_who_read_them(cast, turn):
    audit = make_audit(cast)
    concern = concerns.raise_one(audit, signed_in(cast.auditor))
    ordered(
        turn,
        lambda: concerns.describe(concern, signed_in(cast.auditor), "Locked out at night now."),
        lambda: concerns.acknowledge(concern, signed_in(cast.lead), "Asked what it is.", wordless=True),
    )
    assert [one.text for one in concerns.unanswered(audit.id)] == ["Locked out at night now."]


def test_a_no_of_an_older_window_does_not_undo_a_yes(cast):
    audit = make_audit(cast)
    concerns.answer_question(audits.get(audit.id), signed_in(cast.auditor), True)
    with pytest.raises(NotAllowed):
        concerns.answer_question(audit, signed_in(cast.auditor), False)
    assert audits.get(audit.id).unsafe_at_start is True
    assert happened(audit, "answered the concern question: no") == []


def test_two_yeses_at_once_are_one_concern(cast):
    audit = make_audit(cast)
    given = at_once(*[lambda: concerns.answer_question(audit, signed_in(cast.auditor), True)] * 4)
    assert len(set(given)) == 1 and Concern.select().where(Concern.audit == audit.id).count() == 1
    assert happened(audit, "answered the concern question: yes") == ["answered the concern question: yes"]


@often
def test_nothing_is_sent_as_safe_over_a_yes_that_nobody_hears_of(cast, turn):
    story = Story(cast)
    audit = story.audit
    yes, sent = ordered(
        turn,
        lambda: concerns.answer_question(audit, signed_in(cast.auditor), True),
        lambda: drafts.send(audit, signed_in(cast.auditor), False),
    )
    raised = Concern.select().where(Concern.audit == story.id).count()
    assert isinstance(sent, drafts.Unfinished) == isinstance(yes, Concern)
    assert raised == (not isinstance(yes, Exception)) == bool(story.audit.unsafe_at_start)


@often
def test_a_yes_at_sending_is_kept_whatever_is_sent_at_the_same_moment(cast, turn):
    audit = Story(cast).audit
    yes, sent = ordered(
        turn,
        lambda: concerns.yes_at_sending(audit, signed_in(cast.auditor)),
        lambda: drafts.send(audit, signed_in(cast.auditor), False),
    )
    assert isinstance(yes, Concern) and audits.get(audit.id).unsafe_at_sending is True
    assert isinstance(sent, drafts.Unfinished) == (audits.get(audit.id).state == "in_progress")
    assert [one.text for one in concerns.unanswered(audit.id)] == [""]


# Comments and decisions


@often
def test_a_comment_belongs_to_the_review_in_which_it_was_written_or_is_refused(cast, turn):
    story = Story(cast).send().take_up(cast.reviewer1)
    audit, seen = story.audit, reviews.seen(story.audit)
    said, _ = ordered(
        turn,
        lambda: comments.add(audit, signed_in(cast.reviewer1), REQUIRED, "Is that so?"),
        lambda: reviews.decide(audit, signed_in(cast.reviewer1), BACK, seen),
    )
    shown = comments.by_question(story.audit).get(REQUIRED, [])
    written = Comment.select().where(Comment.audit == story.id).count()
    assert [one.settled for one in shown] == [True] * written, "what was decided on, the auditor reads"
    assert written == (not isinstance(said, Overtaken))


def test_no_comment_is_written_into_a_review_that_is_over(cast):
    story = Story(cast).send().take_up(cast.reviewer1)
    old_window = story.audit
    story.decide(cast.reviewer1, BACK)
    with pytest.raises(Overtaken) as first:
        comments.add(old_window, signed_in(cast.reviewer1), REQUIRED, "Is that so?")
    assert (first.value.by, first.value.state) == ("Reviewer1", "returned")
    assert not Comment.select().where(Comment.audit == story.id).exists()


@often
def test_an_answer_to_a_comment_goes_with_what_is_sent_or_is_refused(cast, turn):
    story = Story(cast).send().take_up(cast.reviewer1)
    with story.minute():
        comments.add(story.audit, signed_in(cast.reviewer1), REQUIRED, "Is that so?")
    story.decide(cast.reviewer1, BACK)
    audit = story.audit
    said, _ = ordered(
        turn,
        lambda: comments.add(audit, signed_in(cast.auditor), REQUIRED, "It is so."),
        lambda: drafts.send(audit, signed_in(cast.auditor), False),
    )
    own = [one for one in comments.by_question(story.audit)[REQUIRED] if one.stage is None]
    assert len(own) == (not isinstance(said, Overtaken))
    assert all(one.settled for one in own)


def test_a_decision_of_an_older_window_is_not_carried_out(cast):
    story = Story(cast).send().take_up(cast.reviewer1)
    old_window, seen = story.audit, reviews.seen(story.audit)
    reviews.put_back(story.audit, signed_in(cast.reviewer1b))
    story.take_up(cast.reviewer1b)
    with pytest.raises(Overtaken):
        reviews.decide(old_window, signed_in(cast.reviewer1), YES, seen)
    assert story.audit.state == "under_review"


# Proposals


@often
def test_an_action_proposed_at_the_moment_of_sign_off_opens_or_is_refused(cast, turn):
    story = at_last_stage(cast)
    audit, seen = story.audit, reviews.seen(story.audit)
    values = {"what": "Meet.", "why": "Because.", "owner": cast.worker.id, "urgent": False}
    proposed, _ = ordered(
        turn,
        lambda: action_proposals.propose(audit, signed_in(cast.reviewer3), values),
        lambda: reviews.decide(audit, signed_in(cast.reviewer3), YES, seen),
    )
    states = [one.state for one in Action.select().where(Action.audit == story.id)]
    assert states == ([] if isinstance(proposed, Overtaken) else ["open"])


def test_a_proposal_is_corrected_or_taken_back_before_sign_off_only(cast):
    story = Story(cast)
    values = {"what": "Meet.", "why": "Because.", "owner": cast.worker.id, "urgent": False}
    action_proposals.propose(story.audit, signed_in(cast.auditor), values)
    old_window, action = story.audit, Action.get(Action.audit == story.id)
    story.send()
    me = signed_in(cast.auditor)
    for act in (
        lambda: action_proposals.correct(old_window, me, action.id, values | {"what": "Ask."}),
        lambda: action_proposals.take_back(old_window, me, action.id),
    ):
        with pytest.raises(Overtaken):
            act()
    kept = Action.get_by_id(action.id)
    assert (kept.what, kept.state) == ("Meet.", "proposed")
