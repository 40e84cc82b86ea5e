"""What reviewing does to grades and approvals, and what a decision has to say."""

import dataclasses
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from auditor.rules import catalogue
from auditor.rules.answers import Answer
from auditor.rules.form_reading import read_form
from auditor.rules.reviews import reviews
from auditor.rules.reviews.reviews import Change, Choice, check_decision, grade_after_review
from auditor.rules.rights import acting
from auditor.rules.rights.acting import AuditFacts

NOON = datetime.datetime(2026, 11, 2, 12, 0)
GRADES = {"voice_grade": "good", "overall_grade": "good"}
FORM = read_form(catalogue.FORMS["standard"])


def change(sent: int, stage: int, before: str, after: str) -> Change:
    return Change(sent, NOON, stage, "A reviewer", before, after, "Because.")


def test_a_grade_that_nobody_changes_stands_as_the_auditor_gave_it():
    found = grade_after_review(["good"], [])
    assert (found.first, found.auditors, found.final) == ("good", "good", "good")


def test_the_last_stages_grade_stands_and_the_auditors_stays_beside_it():
    changes = [change(0, 1, "good", "outstanding"), change(0, 3, "outstanding", "inadequate")]
    found = grade_after_review(["good"], changes)
    assert (found.first, found.auditors, found.final) == ("good", "good", "inadequate")


def test_the_grade_of_the_first_sending_is_kept_when_the_auditor_changes_it_after_a_return():
    found = grade_after_review(["good", "inadequate"], [])
    assert (found.first, found.auditors, found.final) == ("good", "inadequate", "inadequate")


def test_a_reviewers_grade_outlasts_a_return_that_leaves_the_auditors_grade_alone():
    sent = ["good", "good"]
    found = grade_after_review(sent, [change(0, 1, "good", "inadequate")])
    assert found.final == "inadequate"


def test_a_grade_that_the_auditor_sends_anew_is_judged_anew():
    sent = ["good", "outstanding"]
    found = grade_after_review(sent, [change(0, 1, "good", "inadequate")])
    assert found.final == "outstanding"


def test_a_grade_that_is_sent_anew_and_changed_again_is_the_reviewers():
    changes = [change(0, 1, "good", "inadequate"), change(1, 1, "outstanding", "good")]
    assert grade_after_review(["good", "outstanding"], changes).final == "good"


@given(some.permutations([0, 1, 2]))
def test_what_the_clock_says_of_a_change_is_nothing_to_its_grade(hours):
    """Which sending a grade judges is known by the sending, in the order in which it was written."""
    changes = [
        dataclasses.replace(
            change(number, 1, "good", after), at=NOON - datetime.timedelta(hours=hours[number]))
        for number, after in enumerate(("inadequate", "requires_improvement", "outstanding"))
    ]
    assert grade_after_review(["good"] * 3, changes).final == "outstanding"
    assert grade_after_review(["good", "good", "inadequate"], changes[:2]).final == "inadequate"


def test_an_audit_that_was_never_sent_has_no_grade_after_review():
    assert grade_after_review([], []) == reviews.GradeAfterReview(None, None, None, ())


@given(some.lists(some.sampled_from(["good", "inadequate"]), min_size=1, max_size=5))
def test_without_reviewers_changes_the_final_grade_is_always_the_auditors_last(grades):
    found = grade_after_review(grades, [])
    assert (found.first, found.final) == (grades[0], grades[-1])


def test_section_grades_and_the_overall_grade_are_what_reviewers_may_change():
    found = reviews.graded(FORM, {}, "child in need")
    assert found[0] == "record_grade" and found[-1] == "overall_grade"
    assert len(found) == 9


def test_differences_come_in_the_order_of_the_form_with_both_texts():
    before = {"voice_seen": Answer("yes", ""), "record_details": Answer("yes", "")}
    after = {"voice_seen": Answer("no", "Not since May."), "record_details": Answer("partly", "")}
    found = reviews.differences(FORM, before, after)
    assert [one.question for one in found] == ["record_details", "voice_seen"]
    assert found[1].before == Answer("yes", "") and found[1].after.evidence == "Not since May."


def test_a_question_that_was_opened_since_has_nothing_before():
    after = {"planning_permanence": Answer("yes", "")}
    assert reviews.differences(FORM, {}, after)[0].before is None


def test_approving_needs_no_reason():
    decision, errors = check_decision({"decision": "approve"}, GRADES)
    assert errors == {} and decision.choice is Choice.APPROVE


def test_another_grade_is_kept_with_its_reason():
    typed = {"decision": "regrade", "grade-voice_grade": "inadequate", "reason": "Not seen."}
    decision, errors = check_decision(typed, GRADES)
    assert errors == {}
    assert decision.grades == {"voice_grade": "inadequate"} and decision.reason == "Not seen."


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({}, "decision"),
        ({"decision": "burn it"}, "decision"),
        ({"decision": "return"}, "reason"),
        ({"decision": "return", "reason": " \n "}, "reason"),
        ({"decision": "return", "reason": "x" * 10_001}, "reason"),
        ({"decision": "regrade", "grade-voice_grade": "inadequate"}, "reason"),
        ({"decision": "regrade", "reason": "Because."}, "grade-voice_grade"),
        ({"decision": "regrade", "reason": "So", "grade-voice_grade": "good"}, "grade-voice_grade"),
        ({"decision": "regrade", "reason": "So.", "grade-voice_grade": "A*"}, "grade-voice_grade"),
        ({"decision": "approve", "grade-overall_grade": "inadequate"}, "grade-overall_grade"),
        ({"decision": "return", "reason": "So.", "grade-overall_grade": "inadequate"},
         "grade-overall_grade"),
    ],
)
def test_a_decision_that_says_too_little_or_two_things_is_sent_back(typed, field):
    decision, errors = check_decision(typed, GRADES)
    assert decision is None and field in errors


def test_only_a_return_sends_an_audit_back_to_its_first_stage():
    typed = {"decision": "approve", "from_first_stage": "yes"}
    assert not check_decision(typed, GRADES)[0].from_first_stage
    typed = {"decision": "return", "from_first_stage": "yes", "reason": "Start over."}
    assert check_decision(typed, GRADES)[0].from_first_stage


@pytest.mark.parametrize(
    ("stage", "sent_to", "falls"), [(1, 1, True), (2, 1, True), (2, 2, True), (1, 2, False)]
)
def test_an_approval_falls_only_where_its_stage_is_passed_again(stage, sent_to, falls):
    assert reviews.falls(stage, sent_to) is falls


STANDING = AuditFacts(
    state="submitted", stage=2, auditor=1, worker=9,
    stages=((1, frozenset({1, 2, 3})), (2, frozenset({1, 2, 4}))), approved=((1, 2),),
)


def test_who_may_review_leaves_out_the_auditor_and_who_approved_another_stage():
    assert acting.taking(STANDING) == {4}


def test_one_person_is_kept_from_a_second_stage_unless_the_lead_allowed_it():
    assert reviews.approved_before(2, STANDING) == 1
    assert reviews.approved_before(4, STANDING) is None
    allowed = AuditFacts(**{**vars(STANDING), "one_person_two_stages": True})
    assert reviews.approved_before(2, allowed) is None
    assert acting.taking(allowed) == {2, 4}
