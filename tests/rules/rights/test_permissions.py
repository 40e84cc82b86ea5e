"""Who may do what: the whole table, act by part by state, and the parts that people play."""

import dataclasses
import datetime

import pytest

from auditor.rules.rights.acting import AuditFacts
from auditor.rules.rights.permissions import RULES, Act, Duty, Move, Part, Role, does, in_force, may, parts
from auditor.rules.workflow import State

TODAY = datetime.date(2026, 11, 23)
AUDITOR, EARLIER, WORKER, BOSS, LEAD, STRANGER = 1, 2, 3, 4, 5, 6
FIRST, FIRST_TOO, SECOND, THIRD = 11, 12, 13, 14
NOBODY = frozenset()

# One letter a state: (u)nallocated, (a)llocated, in (p)rogress, (s)ubmitted, under (r)eview,
# re(t)urned, signed (o)ff, (w)ithdrawn.
LETTERS = dict(zip("uapsrtow", State, strict=True))
ALL = "uapsrtow"
UNFINISHED = "uapsrt"

# The team's own statement of who may do what while; nobody else may, and in no other state.
GRID = {
    Act.KNOW: {
        Part.LEAD: ALL, Part.AUDITOR: ALL, Part.RAISED: ALL, Part.ANSWERS: ALL,
        Part.STAGES: "srto", Part.SUPERVISOR: "o", Part.WORKER: "o",
    },
    Act.READ: {Part.AUDITOR: "psrtow", Part.STAGES: "srto", Part.LEAD: "srtow"},
    Act.READ_UNSENT: {Part.AUDITOR: "ptw", Part.LEAD: "w"},
    Act.ANSWER: {Part.AUDITOR: "pt"},
    Act.CORRECT_DETAILS: {Part.AUDITOR: "pt"},
    Act.PROPOSE_DETAILS: {Part.AUDITOR: "pt"},
    Act.DECIDE_DETAILS: {Part.LEAD: UNFINISHED},
    Act.CHOOSE_FINDINGS: {Part.AUDITOR: "pt", Part.REVIEWER: "r"},
    Act.PROPOSE_ACTION: {Part.AUDITOR: "pt", Part.REVIEWER: "r"},
    Act.RAISE_CONCERN: {Part.AUDITOR: ALL, Part.STAGES: ALL, Part.LEAD: ALL, Part.SUPERVISOR: ALL},
    Act.SEE_CONCERN: {Part.LEAD: ALL, Part.SUPERVISOR: ALL, Part.RAISED: ALL, Part.ANSWERS: ALL},
    Act.TELL_CONCERN: {Part.RAISED: ALL},
    Act.ACKNOWLEDGE: {Part.LEAD: ALL, Part.SUPERVISOR: ALL, Part.ANSWERS: ALL},
    Act.COMMENT: {Part.REVIEWER: "r"},
    Act.REPLY: {Part.AUDITOR: "t"},
    Act.PRINT_FINDINGS: {
        Part.AUDITOR: "o", Part.STAGES: "o", Part.LEAD: "o", Part.SUPERVISOR: "o", Part.WORKER: "o",
    },
    Act.PRINT_RECORD: {Part.LEAD: "o", Part.AUDITOR: "o"},
    Act.DISCUSS: {Part.LEAD: "o", Part.STAGES: "o", Part.SUPERVISOR: "o"},
    Act.REFLECT: {Part.WORKER: "o"},
    Act.SAY_WRONG: {Part.WORKER: "o", Part.SUPERVISOR: "o"},
    Act.ANSWER_REPLY: {Part.LEAD: "o"},
    Act.ADD_ACTION: {Part.LEAD: "o", Part.STAGES: "o", Part.SUPERVISOR: "o"},
    Act.REPORT_PROGRESS: {Part.LEAD: "o", Part.SUPERVISOR: "o"},
    Act.VERIFY_ACTION: {Part.LEAD: "o", Part.SUPERVISOR: "o", Part.STAGES: "o"},
    Act.ADD_STAND_IN: {Part.LEAD: UNFINISHED},
    Act.ALLOW_TWO_STAGES: {Part.LEAD: UNFINISHED},
    Act.LET_EXTERNAL_SEE: {Part.LEAD: UNFINISHED},
    Move.START: {Part.AUDITOR: "a"},
    Move.SUBMIT: {Part.AUDITOR: "pt"},
    Move.DECLINE: {Part.AUDITOR: "apt"},
    Move.TAKE_UP: {Part.REVIEWER: "s"},
    Move.PUT_BACK: {Part.REVIEWER: "r", Part.LEAD: "r"},
    Move.APPROVE: {Part.REVIEWER: "r"},
    Move.SIGN_OFF: {Part.REVIEWER: "r"},
    Move.RETURN: {Part.REVIEWER: "r"},
    Move.SKIP_STAGE: {Part.LEAD: "sr"},
    Move.ALLOCATE: {Part.LEAD: "u"},
    Move.REALLOCATE: {Part.LEAD: "apt"},
    Move.WITHDRAW: {Part.LEAD: UNFINISHED},
    Move.REOPEN: {Part.LEAD: "o"},
}


def standing(state="submitted", **more) -> AuditFacts:
    """An audit of the cast with three stages, of which the first has two people."""
    known = AuditFacts(
        state=state, stage=1 if state in ("submitted", "under_review") else None, auditor=AUDITOR,
        stages=(
            (1, frozenset({FIRST, FIRST_TOO})), (2, frozenset({SECOND})), (3, frozenset({THIRD})),
        ),
        worker=WORKER, supervisors=frozenset({BOSS}), workers_now=frozenset({WORKER}),
        leads=frozenset({LEAD}),
    )
    return dataclasses.replace(known, **more)


def played(person, audit, external=False, today=TODAY):
    return parts(person, external, audit, today)


def test_the_grid_speaks_of_every_act_and_move():
    assert set(GRID) == set(RULES) == set(Act) | set(Move)


@pytest.mark.parametrize("act", [*Act, *Move])
def test_each_part_may_do_each_act_in_its_states_only(act):
    for part in Part:
        for letter, state in LETTERS.items():
            wanted = letter in GRID[act].get(part, "")
            got = may(frozenset({part}), act, AuditFacts(state=state))
            assert got == wanted, f"{part}: {act} while {state}"


@pytest.mark.parametrize("act", [*Act, *Move])
def test_who_plays_no_part_may_do_nothing(act):
    assert not any(may(NOBODY, act, AuditFacts(state=state)) for state in State)


def test_what_may_be_done_is_what_any_of_ones_parts_may():
    both = frozenset({Part.AUDITOR, Part.SUPERVISOR})
    assert may(both, Act.ANSWER, AuditFacts(state="in_progress"))
    assert may(both, Act.ACKNOWLEDGE, AuditFacts(state="in_progress"))


@pytest.mark.parametrize("state", ["returned", "allocated", "in_progress", "submitted"])
@pytest.mark.parametrize("part", [Part.SUPERVISOR, Part.WORKER, Part.STAGES])
def test_a_signed_copy_stays_printable_while_it_is_corrected(state, part):
    corrected = standing(state, has_signed_copy=True)
    assert may(frozenset({part}), Act.KNOW, corrected)
    assert may(frozenset({part}), Act.PRINT_FINDINGS, corrected)
    assert not may(frozenset({part}), Act.ANSWER, corrected)


def test_a_correction_shows_its_answers_to_nobody_new():
    corrected = standing("in_progress", has_signed_copy=True)
    for part in (Part.SUPERVISOR, Part.WORKER, Part.STAGES, Part.LEAD):
        assert not may(frozenset({part}), Act.READ, corrected)


def test_what_is_withdrawn_after_it_was_reopened_is_for_lead_and_auditor_only():
    withdrawn = standing("withdrawn", has_signed_copy=True)
    assert not may(frozenset({Part.SUPERVISOR}), Act.PRINT_FINDINGS, withdrawn)
    assert not may(frozenset({Part.WORKER}), Act.KNOW, withdrawn)
    assert may(frozenset({Part.LEAD}), Act.READ, withdrawn)
    assert may(frozenset({Part.AUDITOR}), Act.READ, withdrawn)


def test_everybody_plays_the_part_they_were_given():
    audit = standing()
    assert played(AUDITOR, audit) == {Part.AUDITOR}
    assert played(FIRST, audit) == {Part.STAGES, Part.REVIEWER}
    assert played(SECOND, audit) == {Part.STAGES}
    assert played(BOSS, audit) == {Part.SUPERVISOR}
    assert played(WORKER, audit) == {Part.WORKER}
    assert played(LEAD, audit) == {Part.LEAD}
    assert played(STRANGER, audit) == NOBODY


def test_nobody_reviews_their_own_audit():
    audit = standing(auditor=FIRST)
    assert played(FIRST, audit) == {Part.AUDITOR}


def test_nobody_leads_on_their_own_audit():
    audit = standing(auditor=LEAD, leads=frozenset({LEAD, STRANGER}))
    assert played(LEAD, audit) == {Part.AUDITOR}


def test_nobody_reviews_or_leads_on_an_audit_they_began():
    audit = standing(earlier_auditors=frozenset({FIRST, LEAD}), leads=frozenset({LEAD, STRANGER}))
    assert played(FIRST, audit) == {Part.BEGAN}
    assert played(LEAD, audit) == {Part.BEGAN}


def test_nobody_reviews_or_leads_on_an_audit_of_their_own_work():
    audit = standing(worker=FIRST, workers_now=frozenset({FIRST}))
    assert played(FIRST, audit) == {Part.WORKER}


def test_line_managers_may_review():
    audit = standing(supervisors=frozenset({FIRST}))
    assert played(FIRST, audit) == {Part.SUPERVISOR, Part.STAGES, Part.REVIEWER}


def test_nobody_approves_two_stages():
    audit = standing(
        "submitted", stage=2, approved=((1, FIRST),),
        stages=((1, frozenset({FIRST})), (2, frozenset({FIRST, SECOND}))),
    )
    assert Part.REVIEWER not in played(FIRST, audit)
    assert Part.REVIEWER in played(SECOND, audit)


def test_one_person_approves_two_stages_where_the_lead_allowed_it():
    audit = standing(
        "submitted", stage=2, approved=((1, FIRST),), one_person_two_stages=True,
        stages=((1, frozenset({FIRST})), (2, frozenset({FIRST}))),
    )
    assert Part.REVIEWER in played(FIRST, audit)


def test_two_stages_allowed_never_lets_an_auditor_review():
    audit = standing(auditor=FIRST, one_person_two_stages=True)
    assert played(FIRST, audit) == {Part.AUDITOR}


def test_who_approved_a_stage_before_a_return_reviews_that_stage_again():
    audit = standing("submitted", stage=1, approved=((1, FIRST),))
    assert Part.REVIEWER in played(FIRST, audit)


def test_the_last_stage_leads_where_every_lead_is_party():
    audit = standing(auditor=LEAD)
    assert Part.LEAD in played(THIRD, audit)
    assert Part.LEAD not in played(SECOND, audit)
    assert Part.LEAD not in played(LEAD, audit)


def test_the_last_stage_does_not_lead_while_another_lead_can():
    audit = standing(auditor=LEAD, leads=frozenset({LEAD, STRANGER}))
    assert Part.LEAD not in played(THIRD, audit)
    assert Part.LEAD in played(STRANGER, audit)


def test_nobody_of_the_last_stage_leads_on_what_they_are_party_to():
    audit = standing(auditor=LEAD, worker=THIRD)
    assert played(THIRD, audit) == {Part.WORKER}


def test_an_external_auditor_sees_nothing_after_the_cycle_closes():
    closed = standing("returned", cycle_closed=True, raised_by=frozenset({AUDITOR}))
    assert played(AUDITOR, closed, external=True) == NOBODY
    assert played(AUDITOR, closed) == {Part.AUDITOR, Part.RAISED}


def test_an_external_auditor_sees_what_was_returned_until_the_day_the_lead_set():
    until = standing("returned", cycle_closed=True, external_until=TODAY)
    tomorrow = TODAY + datetime.timedelta(days=1)
    assert played(AUDITOR, until, external=True) == {Part.AUDITOR}
    assert played(AUDITOR, until, external=True, today=tomorrow) == NOBODY


def test_a_restricted_case_has_only_the_readers_it_names():
    audit = standing(readers=frozenset({LEAD, AUDITOR}), raised_by=frozenset({STRANGER}))
    assert played(LEAD, audit) == {Part.LEAD, Part.ANSWERS}
    assert played(AUDITOR, audit) == {Part.AUDITOR}
    for person in (FIRST, WORKER, BOSS, STRANGER):
        assert played(person, audit) == NOBODY


def test_a_supervisor_is_alerted_to_a_draft_once_a_concern_stands():
    quiet, raised = standing("in_progress"), standing("in_progress", raised_by=frozenset({AUDITOR}))
    assert not may(played(BOSS, quiet), Act.KNOW, quiet)
    assert may(played(BOSS, raised), Act.KNOW, raised)
    assert not may(played(BOSS, raised), Act.READ, raised)


def test_after_a_transfer_the_new_worker_prints_the_findings_too():
    audit = standing("signed_off", workers_now=frozenset({STRANGER}))
    assert may(played(STRANGER, audit), Act.PRINT_FINDINGS, audit)
    assert may(played(WORKER, audit), Act.PRINT_FINDINGS, audit)


def test_a_skipped_stage_has_no_people():
    audit = standing(stages=((2, frozenset({SECOND})), (3, frozenset({THIRD}))))
    assert played(FIRST, audit) == NOBODY


def test_an_administrator_keeps_people_and_sign_in_and_sees_no_case_content():
    does_it = {duty for duty in Duty if does({"administrator"}, duty)}
    assert does_it == {
        Duty.SEE_TODAY, Duty.KEEP_PEOPLE, Duty.SEE_SETTINGS, Duty.KEEP_SIGN_IN, Duty.NAME_SOMEBODY,
    }


def test_a_lead_has_every_duty_but_how_people_sign_in_and_whom_to_name():
    assert {duty for duty in Duty if not does({"lead"}, duty)} == {Duty.KEEP_SIGN_IN, Duty.NAME_SOMEBODY}


@pytest.mark.parametrize(("role", "duties"), [
    ("auditor", {Duty.SEE_TODAY}),
    ("supervisor", {Duty.SEE_TODAY}),
    ("reviewer", {Duty.SEE_TODAY, Duty.REVIEW}),
])
def test_other_roles_do_their_own_work_only(role, duties):
    assert {duty for duty in Duty if does({role}, duty)} == duties


def test_whoever_comes_from_outside_neither_leads_nor_supervises():
    every = frozenset(Role)
    assert in_force(False, every) == every
    assert in_force(True, every) == {"auditor", "reviewer", "administrator"}
