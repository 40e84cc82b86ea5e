"""A draft is begun, declared complete section by section, and sent once nothing is open."""

import pytest

from auditor.records.audits import Audit
from auditor.records.reviews import Submission
from auditor.rules.answers import Answer
from auditor.rules.rights.permissions import Move
from auditor.rules.workflow import WrongMove
from auditor.work import settings
from auditor.work.audits import answers, audits, concerns, drafts, findings
from auditor.work.people.people import signed_in
from cast import complete, make_audit


@pytest.fixture
def audit(cast):
    return make_audit(cast)


def test_beginning_moves_an_allocated_audit_on(cast):
    audit = drafts.start(make_audit(cast, "allocated"), signed_in(cast.auditor))
    assert audit.state == "in_progress"
    assert audit.holdings.get().began


def test_an_audit_begins_once(cast):
    audit = make_audit(cast, "allocated")
    drafts.start(audit, signed_in(cast.auditor))
    with pytest.raises(WrongMove):
        drafts.start(Audit.get_by_id(audit.id), signed_in(cast.auditor))


def test_a_section_with_something_open_is_not_declared_complete(audit, cast):
    points = drafts.declare(audit, signed_in(cast.auditor), "voice")
    assert points["voice_seen"] == "Choose an answer"
    assert drafts.sections_done(audit.id) == set()


def test_partly_asks_for_evidence_unless_the_team_set_otherwise(audit, cast):
    answers.save(audit, signed_in(cast.auditor), "identity_explored", Answer("partly"), 0)
    assert "identity_explored" in drafts.declare(audit, signed_in(cast.auditor), "identity")
    settings.put("evidence_needed", False)
    assert "identity_explored" not in drafts.declare(audit, signed_in(cast.auditor), "identity")


def test_an_empty_draft_says_everything_that_is_open(audit):
    points = drafts.still_open(audit)
    assert {"sources", "unsafe_at_start", "overall_grade", "section-record"} <= points.keys()


def test_a_complete_draft_is_sent_to_the_first_stage_and_kept(audit, cast):
    complete(audit, cast.auditor)
    sent = drafts.send(Audit.get_by_id(audit.id), signed_in(cast.auditor), False)
    assert (sent.state, sent.stage) == ("submitted", 1)
    kept = Submission.get(Submission.audit == audit.id)
    assert kept.number == 1
    assert kept.answers["overall_grade"]["value"] == "good"


def test_what_is_hidden_by_the_plan_is_not_sent(audit, cast):
    complete(audit, cast.auditor)
    answers.save(audit, signed_in(cast.auditor), "planning_permanence", Answer("yes", "Kept, not sent."), 0)
    drafts.send(Audit.get_by_id(audit.id), signed_in(cast.auditor), False)
    assert "planning_permanence" not in Submission.get(Submission.audit == audit.id).answers


def test_sending_asks_the_concern_question_once_more(audit, cast):
    complete(audit, cast.auditor)
    with pytest.raises(drafts.Unfinished) as unfinished:
        drafts.send(Audit.get_by_id(audit.id), signed_in(cast.auditor), None)
    assert set(unfinished.value.points) == {"unsafe_at_sending"}


def test_a_yes_at_sending_needs_a_concern_of_ones_own_that_waits(audit, cast):
    complete(audit, cast.auditor)
    earlier = concerns.raise_one(audit, signed_in(cast.auditor), "Bruise seen.")
    concerns.acknowledge(earlier, signed_in(cast.lead), "Strategy discussion held.")
    with pytest.raises(drafts.Unfinished) as unfinished:
        drafts.send(Audit.get_by_id(audit.id), signed_in(cast.auditor), True)
    assert set(unfinished.value.points) == {"unsafe_at_sending"}


def test_an_audit_without_a_chosen_finding_is_not_sent(audit, cast):
    complete(audit, cast.auditor)
    for finding in findings.told(audit):
        findings.set_finding(
            audit, signed_in(cast.auditor), finding.question, finding.sentence, False
        )
    with pytest.raises(drafts.Unfinished) as unfinished:
        drafts.send(Audit.get_by_id(audit.id), signed_in(cast.auditor), False)
    assert set(unfinished.value.points) == {"findings"}


def test_a_skipped_stage_is_not_sent_to(audit, cast):
    complete(audit, cast.auditor)
    sent = drafts.send(Audit.get_by_id(audit.id), signed_in(cast.auditor), False)
    audits.move(sent, Move.SKIP_STAGE, cast.lead.id, "Nobody is there.", stage=2)
    back = audits.move(
        audits.move(Audit.get_by_id(audit.id), Move.TAKE_UP, cast.reviewer2.id),
        Move.RETURN, cast.reviewer2.id, "Say more.", stage=None, resubmit_stage=1,
    )
    assert drafts.send(back, signed_in(cast.auditor), False).stage == 2


def test_corrected_details_are_visible_in_the_timeline(audit, cast):
    drafts.correct_details(audit, signed_in(cast.auditor), {"plan": "child protection"})
    assert Audit.get_by_id(audit.id).plan == "child protection"
    assert [event.move for event in audits.timeline(audit)] == ["corrected details"]


def test_details_that_are_the_same_write_nothing(audit, cast):
    drafts.correct_details(audit, signed_in(cast.auditor), {"plan": audit.plan})
    assert audits.timeline(audit).count() == 0
