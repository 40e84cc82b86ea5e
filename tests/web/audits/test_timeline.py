"""The timeline on the pages: whole for who audits and reviews, what was done and when for the worker."""

import datetime
import re

import pytest

from all_pages import walk
from auditor.records.audits import Answer
from auditor.work import clock
from auditor.work.audits import allocation, concerns, drafts
from auditor.work.follow_up import discussions
from auditor.work.people.people import signed_in
from auditor.work.reviews import stand_ins
from cast import complete
from reviewing import Story

REVIEWERS = ("Reviewer1", "Reviewer1b", "Reviewer2", "Reviewer3")
REASONS = ("I know this aunt.", "Why is it only partly?", "Two are ill.", "So that nobody waits.")
LOOK = datetime.timedelta(days=3)


@pytest.fixture
def story(cast):
    """A long life: given back for a conflict, a concern, returned, stood in for, signed off, discussed."""
    story = Story(cast, clock.now() - LOOK)
    with story.minute():
        allocation.decline(story.audit, signed_in(cast.auditor), REASONS[0])
    with story.minute():
        allocation.allocate(story.audit, cast.other_auditor.id, signed_in(cast.lead))
        drafts.start(story.audit, signed_in(cast.other_auditor))
        Answer.delete().where(Answer.audit == story.id).execute()
        complete(story.audit, cast.other_auditor)
    with story.minute():
        concern = concerns.raise_one(story.audit, signed_in(cast.other_auditor), "Alone at night.")
        concerns.acknowledge(concern, signed_in(cast.supervisor), "Visited the same day.")
    story.send().give_back(cast.reviewer1, REASONS[1]).send()
    with story.minute():
        stand_ins.add_stand_in(story.audit, 1, cast.reviewer3.id, signed_in(cast.lead), REASONS[2])
        stand_ins.allow_two_stages(story.audit, signed_in(cast.lead), REASONS[3])
    story.approve(cast.reviewer3).approve(cast.reviewer2).approve(cast.reviewer3)
    with story.minute():
        discussions.record(story.audit, signed_in(cast.supervisor), {
            "held_on": story.moment.date(), "who": "Both", "comment": "",
        })
    return story


def timeline(browser, audit_id: int) -> str:
    page = browser.get(f"/audits/{audit_id}").text
    return re.search(r'<ol class="timeline">.*?</ol>', page, re.S)[0]


def test_the_worker_sees_what_was_done_and_when(browse, cast, story):
    seen = timeline(browse(cast.worker), story.id)
    for what in ("Sent for review", "Returned to the auditor at stage 1", "Approved at stage 1",
                 "Signed off at stage 3", "Discussed the findings"):
        assert what in seen
    assert "Supervisor" in seen, "who held the session"


def test_the_worker_sees_neither_reviewers_nor_reasons_nor_concerns_nor_conflicts(
    app, browse, cast, story
):
    hidden = (*REVIEWERS, *REASONS, "onflict of interest", "oncern raised", "aised a concern",
              "cknowledged a concern", "Alone at night", "Visited the same day")
    for path, page in walk(app, cast, browse(cast.worker), [story.audit]):
        assert not [one for one in hidden if one in page], path


def test_the_supervisor_sees_concerns_and_no_conflict_of_interest(browse, cast, story):
    seen = timeline(browse(cast.supervisor), story.id)
    assert "Raised a concern" in seen and "Acknowledged a concern" in seen and "Other auditor" in seen
    assert not [one for one in (*REVIEWERS, *REASONS, "onflict") if one in seen]


@pytest.mark.parametrize("who", ["lead", "reviewer2", "other_auditor"])
def test_who_audits_reviews_and_leads_sees_it_whole(browse, cast, story, who):
    seen = timeline(browse(getattr(cast, who)), story.id)
    for one in ("conflict of interest", *REASONS, "Reviewer1", "Reviewer3", "Raised a concern"):
        assert one in seen
