"""Figures of cycles equal an independent recount of what the signed copies say."""

from collections import Counter

import pytest

from auditor.records.audits import Audit
from auditor.records.reviews import SignedCopy
from auditor.work.results import figures
from cast import MONDAY, make_cycle
from signing import FINAL, TOLD, USUAL, freeze, reopen, sign


@pytest.fixture
def cycle(cast):
    """Two signed-off audits, one of them with a second copy, one being corrected, one withdrawn."""
    sign(cast)
    second = sign(cast, auditor=cast.external)
    freeze(second, cast.reviewer3, final={"overall_grade": "outstanding", "family_grade": "good"})
    reopen(cast, sign(cast), "A date is wrong.", MONDAY)
    Audit.update(state="withdrawn").where(Audit.id == sign(cast).id).execute()
    sign(cast, cycle=make_cycle("Another", [[cast.reviewer1]], [cast.auditor]))
    return cast.cycle


def test_only_what_is_signed_off_now_counts_by_its_latest_copy(cycle):
    found = figures.answers([cycle.id])
    assert found["overall_grade"] == {"good": 1, "outstanding": 1}
    assert found["family_grade"] == {FINAL["family_grade"]: 1, "good": 1}
    assert found["family_fathers"] == {"no": 2}
    assert figures.states([cycle.id]) == {"signed_off": 2, "returned": 1, "withdrawn": 1}


def test_findings_told_are_counted_by_question_and_kind(cycle):
    told = {(one.question, one.kind): one.number for one in figures.told([cycle.id])}
    assert told == {(question, kind): 2 for question, (kind, _) in TOLD.items()}


def test_answers_equal_a_recount_of_the_documents(cycle):
    documents = [
        copy.content for copy in SignedCopy.select(SignedCopy, Audit).join(Audit)
        .where(Audit.cycle == cycle, Audit.state == "signed_off")
        if copy.number == SignedCopy.select().where(SignedCopy.audit == copy.audit_id).count()
    ]
    recount = Counter(
        question["key"] for one in documents for section in one["sections"]
        for question in section["questions"]
    )
    found = figures.answers([cycle.id])
    assert {key: sum(values.values()) for key, values in found.items()} == recount
    assert set(USUAL) <= set(found)


def test_first_grades_meet_final_grades(cycle):
    found = figures.pairs([cycle.id])
    assert found["overall_grade"] == {("good", "good"): 1, ("good", "outstanding"): 1}


def test_auditors_and_services_are_grouped(cycle, cast):
    assert figures.by_auditor([cycle.id]) == [
        (cast.auditor.id, False, 1), (cast.external.id, True, 1)
    ]
    assert figures.by_column([cycle.id], Audit.service) == {"Children's Social Care": 2}


def test_several_cycles_are_counted_together(cycle):
    both = [one.id for one in type(cycle).select()]
    assert figures.answers(both)["overall_grade"].total() == 3


def test_actions_and_concerns_are_counted(cycle):
    assert figures.actions([cycle.id]) == {"open": 8}
    assert figures.concerns([cycle.id]) == 0
