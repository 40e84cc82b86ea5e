"""A stand-in is in the record where they acted, not where they were only named."""

import pytest

from auditor.records.audits import Event
from auditor.records.reviews import SignedCopy, StandIn
from auditor.rules.reviews.signed_copy import RECORD_ONLY
from auditor.work.people.people import signed_in
from auditor.work.results import stage_exceptions
from auditor.work.reviews import comments, reviews, stand_ins
from cast import make_person
from reviewing import Story


@pytest.fixture
def away(cast):
    """An audit that waits at stage 1, to which the lead added somebody to stand in."""
    cast.away = make_person("stand_in", ["reviewer"])
    story = Story(cast).send()
    with story.minute():
        stand_ins.add_stand_in(story.audit, 1, cast.away.id, signed_in(cast.lead), "On leave.")
    return story


def finish(story, *stages: int) -> None:
    for stage in stages:
        story.approve(getattr(story.one, f"reviewer{stage}"))


def in_record(story) -> list[str]:
    return [one["person"] for one in SignedCopy.get(SignedCopy.audit == story.id).content[
        RECORD_ONLY]["stand_ins"]]


def in_summary(story) -> list[str]:
    return [one.who for one in stage_exceptions.of_cycle(story.audit.cycle_id) if one.kind == "stood_in"]


def took_up(story) -> None:
    story.take_up(story.one.away)
    with story.minute():
        reviews.put_back(story.audit, signed_in(story.one.away))
    finish(story, 1)


def commented(story) -> None:
    story.take_up(story.one.reviewer1)
    with story.minute():
        comments.add(story.audit, signed_in(story.one.away), "visits_purpose", "Say why.")
    with story.minute():
        reviews.put_back(story.audit, signed_in(story.one.reviewer1))
    finish(story, 1)


def returned(story) -> None:
    story.give_back(story.one.away).send()
    finish(story, 1)


def regraded(story) -> None:
    story.regrade(story.one.away, voice_grade="requires_improvement")


def approved(story) -> None:
    story.approve(story.one.away)


@pytest.mark.parametrize("act", [took_up, commented, returned, regraded, approved])
def test_who_acted_as_a_stand_in_is_in_the_record_and_in_the_summary(away, act):
    act(away)
    finish(away, 2, 3)
    assert in_record(away) == in_summary(away) == ["Stand in"]


def test_who_was_only_named_is_in_neither_and_stays_in_the_timeline(away):
    finish(away, 1, 2, 3)
    assert in_record(away) == in_summary(away) == []
    assert StandIn.select().count() == 1
    said = Event.get(Event.audit == away.id, Event.move == "stand-in added").note
    assert said == "Stand in, at stage 1. On leave."


def test_who_acted_at_a_stage_of_their_own_did_not_stand_in_at_the_other(away, cast):
    with away.minute():
        stand_ins.add_stand_in(away.audit, 2, cast.reviewer3.id, signed_in(cast.lead), "On leave.")
    finish(away, 1, 2, 3)
    assert in_record(away) == in_summary(away) == []
