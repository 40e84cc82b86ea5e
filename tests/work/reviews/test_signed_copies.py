"""Signed copies: frozen at sign-off, and never changed by what happens later."""

import datetime

import pytest

from auditor.records.actions import Action
from auditor.records.audits import Answer, Audit, Concern, Event, Holding
from auditor.records.cases import Case, FormVersion
from auditor.records.people import Person, Team
from auditor.records.reviews import SignedCopy, StandIn
from auditor.rules.reviews.signed_copy import RECORD_ONLY
from auditor.work import clock
from auditor.work.reviews import signed_copies
from cast import MONDAY, make_audit, make_cycle
from signing import FINAL, act, freeze, remark, reopen, sign

LATER = MONDAY + datetime.timedelta(days=30)


def content(audit):
    return signed_copies.latest(audit).content


def test_a_signed_copy_says_what_audit_it_is_of_and_when_things_happened(cast):
    audit = sign(cast, auditor=cast.external)
    found = content(audit)
    assert found["copy"] == 1 and found["replaces"] is None
    assert (found["reference"], found["service"], found["plan"]) == (
        "M-10277", "Children's Social Care", "child in need",
    )
    assert (found["worker"], found["team"], found["supervisor"]) == (
        "Worker", "South", "Supervisor",
    )
    assert (found["cycle"], found["auditor_role"]) == ("Q4 2026", "external auditor")
    assert found["period"] == {"from": "2025-11-01", "to": "2026-10-31"}
    assert found["dates"]["signed_off"] == MONDAY.isoformat()
    assert found["reviews"] == 3


def test_it_holds_answers_grades_findings_and_actions_in_full(cast):
    found = content(sign(cast))
    assert [one["sentence"] for one in found["findings"]][:2] == [
        "The assessment tests two explanations.",
        "Supervision follows up the last audit's actions.",
    ]
    assert found["overall"]["final"] == "good"
    family = next(one for one in found["grades"] if one["question"] == "family_grade")
    assert (family["auditors"], family["final"]) == ("good", FINAL["family_grade"])
    assert [one["what"] for one in found["actions"]] == ["Do thing 1", "Do thing 2"]
    assert found["actions"][0]["owner"] == "Worker"
    assert found["actions"][0]["due"] == "2026-11-30"


def test_names_of_auditor_and_reviewers_are_only_in_the_part_for_the_record(cast):
    found = content(sign(cast))
    only = found.pop(RECORD_ONLY)
    assert only["auditor"] == "Auditor"
    assert [(one["stage"], one["by"]) for one in only["approvals"]] == [
        ("Stage 1", "Reviewer1"), ("Stage 2", "Reviewer2"), ("Stage 3", "Reviewer3"),
    ]
    assert only["signed_off_by"] == "Reviewer3"
    assert "Reviewer" not in str(found)


def test_later_edits_of_people_forms_cases_and_answers_change_nothing(cast):
    audit = sign(cast)
    before = content(audit)
    Person.update(name="Somebody else").execute()
    Team.update(name="Renamed").where(Team.id == audit.team_id).execute()
    Case.update(reference="Z-1", plan="looked after").where(Case.id == audit.case_id).execute()
    Answer.update(value="no", evidence="Rewritten.").execute()
    FormVersion.update(content={}).execute()
    Action.update(what="Rewritten.").execute()
    assert content(audit) == before


def test_remarks_reach_the_worker_only_where_they_are_marked_for_the_worker(cast):
    audit = sign(cast)
    remark(cast, audit, "Between us.", "family_fathers")
    remark(cast, audit, "Begin with him.", "family_fathers", for_worker=True)
    freeze(audit, cast.reviewer3)
    found = content(audit)
    assert [one["text"] for one in found["remarks"]] == ["Begin with him."]
    assert [one["text"] for one in found[RECORD_ONLY]["comments"]] == [
        "Between us.", "Begin with him.",
    ]


def test_a_second_copy_names_the_one_it_replaces_and_why(cast):
    audit = reopen(cast, sign(cast), "The wrong brother's file.", LATER)
    second = freeze(audit, cast.reviewer3, LATER)
    assert second.number == 2
    assert second.content["replaces"] == {
        "copy": 1, "signed_off": MONDAY.isoformat(), "reopened": LATER.isoformat(),
        "reason": "The wrong brother's file.",
    }
    assert signed_copies.numbered(audit, 1).content["replaces"] is None
    assert signed_copies.numbered(audit, 3) is None


def test_an_audit_that_was_carried_on_names_both_its_auditors(cast):
    audit = sign(cast)
    Holding.update(until=MONDAY).where(Holding.audit == audit.id).execute()
    Holding.create(audit=audit, auditor=cast.other_auditor, since=LATER, afresh=False, began=True)
    Audit.update(auditor=cast.other_auditor).where(Audit.id == audit.id).execute()
    freeze(audit, cast.reviewer3)
    only = content(audit)[RECORD_ONLY]
    assert (only["auditor"], only["began_by"]) == ("Other auditor", ["Auditor"])


def test_an_audit_begun_afresh_names_only_who_did_it(cast):
    audit = sign(cast)
    Holding.update(until=MONDAY).where(Holding.audit == audit.id).execute()
    Holding.create(audit=audit, auditor=cast.other_auditor, since=LATER, afresh=True, began=True)
    Audit.update(auditor=cast.other_auditor).where(Audit.id == audit.id).execute()
    freeze(audit, cast.reviewer3)
    assert content(audit)[RECORD_ONLY]["began_by"] == []


def test_stages_skipped_or_stood_in_for_are_kept_with_their_reasons(cast):
    audit = make_audit(cast, "signed_off")
    StandIn.create(audit=audit, stage=1, person=cast.manager, reason="Both are away.",
                   by=cast.lead, at=MONDAY)
    Event.create(audit=audit, by=cast.manager, at=MONDAY, move="take_up", stage=1)
    Event.create(audit=audit, by=cast.lead, at=MONDAY, move="skip_stage", stage=2,
                 note="The post is vacant.")
    Concern.create(audit=audit, raised_by=cast.auditor, raised_at=MONDAY, text="Unsafe.")
    freeze(audit, cast.reviewer3)
    found = content(audit)
    only = found[RECORD_ONLY]
    assert only["stand_ins"] == [
        {"stage": "Stage 1", "person": "Manager", "reason": "Both are away."},
    ]
    assert only["skipped"] == [{"stage": "Stage 2", "reason": "The post is vacant."}]
    assert found["concerns"] == 1


def test_the_previous_audit_is_the_one_of_the_same_case_signed_off_last_before(cast):
    cycles = [make_cycle(title, [[cast.reviewer1]], []) for title in ("Q1", "Q2", "Q3")]
    moments = [MONDAY + datetime.timedelta(days=90 * n) for n in range(3)]
    first, second, third = (
        sign(cast, cycle=cycle, moment=moment)
        for cycle, moment in zip(cycles, moments, strict=True)
    )
    assert signed_copies.previous(first) is None
    assert signed_copies.previous(second) == first
    assert signed_copies.previous(third).cycle.title == "Q2"


def test_a_draft_looks_back_to_the_last_audit_signed_off_by_now(cast):
    earlier = sign(cast)
    assert signed_copies.previous(make_audit(cast)) == earlier


@pytest.mark.parametrize("more", [{"state": "withdrawn"}, {"case": "other"}])
def test_audits_of_other_cases_and_withdrawn_ones_are_not_looked_back_to(cast, more):
    values = {**more, "case": cast.other_case} if "case" in more else more
    earlier = sign(cast)
    Audit.update(**values).where(Audit.id == earlier.id).execute()
    assert signed_copies.previous(make_audit(cast)) is None


def test_an_audit_that_is_being_corrected_is_still_looked_back_to(cast):
    earlier = sign(cast)
    reopen(cast, earlier, "A slip.", LATER)
    assert signed_copies.previous(make_audit(cast)) == earlier


def test_audits_of_supervision_look_back_to_the_same_workers_supervision_only(cast):
    cycle = make_cycle("Supervision", [[cast.reviewer1]], [], form="supervision")
    more = {"cycle": cycle, "form_version": cycle.form_version_id, "case": None, "plan": ""}
    given = {"overall_grade": ("good", "Regular.")}
    earlier = sign(cast, answers=given, told={}, **more)
    sign(cast, answers=given, told={}, worker=cast.other_worker,
         moment=MONDAY + datetime.timedelta(days=1), **more)
    sign(cast)
    assert signed_copies.previous(make_audit(cast, **more)) == earlier


def test_actions_added_after_the_signed_copy_are_told_apart(cast):
    audit = sign(cast, actions=1)
    act(cast, audit, "Added in supervision")
    act(cast, audit, "Only proposed", state="proposed")
    today = signed_copies.followed_up(audit)
    assert [one.what for one in today] == ["Do thing 1", "Added in supervision"]
    added = signed_copies.added_since(today, content(audit))
    assert [one.what for one in added] == ["Added in supervision"]


def test_a_sign_off_that_fails_leaves_no_signed_copy(cast):
    from auditor.records.database import change

    audit = make_audit(cast, "signed_off")
    with clock.at(MONDAY), pytest.raises(RuntimeError), change():
        freeze(audit, cast.reviewer3)
        raise RuntimeError("the server stopped")
    assert not SignedCopy.select().exists()
