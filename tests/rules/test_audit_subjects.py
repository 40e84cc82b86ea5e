"""What is audited: a case with a plan, or the supervision of a worker, which has none."""

from types import SimpleNamespace

import pytest

from auditor.rules import audit_subjects
from auditor.rules.audit_subjects import CASE, SUPERVISION
from auditor.rules.catalogue import FORMS

AUDIT_OF_A_CASE = SimpleNamespace(case_id=7, plan="early help")
OF_SUPERVISION = SimpleNamespace(case_id=None, plan="early help")  # as rows of before may have it


@pytest.mark.parametrize("form, audited", [
    ("standard", CASE), ("fathers", CASE), ("supervision", SUPERVISION),
])
def test_each_form_audits_a_case_or_supervision(form, audited):
    assert audit_subjects.of_key(FORMS[form]["subject"]) is audited


@pytest.mark.parametrize("audit, audited, plan", [
    (AUDIT_OF_A_CASE, CASE, "early help"), (OF_SUPERVISION, SUPERVISION, ""),
])
def test_only_a_case_has_a_plan(audit, audited, plan):
    assert audit_subjects.of_audit(audit) is audited
    assert audit_subjects.plan_of(audit) == plan


def test_the_findings_of_a_case_are_the_workers_and_those_of_supervision_the_supervisors():
    assert (CASE.judged, CASE.above) == ("worker", "supervisor")
    assert (SUPERVISION.judged, SUPERVISION.above) == ("supervisor", "manager")


def test_each_is_called_by_what_it_is():
    assert CASE.audit_of("M-10277") == "Audit of case M-10277"
    assert CASE.named("M-10277") == "Case M-10277"
    assert SUPERVISION.audit_of("Supervision 7") == "Audit of supervision"
    assert SUPERVISION.named("Supervision 7") == "Supervision 7"
    assert "talk with the family" in CASE.sources and "talk with the family" not in SUPERVISION.sources


def test_judged_is_the_worker_of_a_case_and_of_supervision_who_gives_it():
    """Worker 1, supervisor 2; either may not be known."""
    assert audit_subjects.judged(SimpleNamespace(case_id=7, worker_id=1, supervisor_id=2)) == 1
    assert audit_subjects.judged(SimpleNamespace(case_id=None, worker_id=1, supervisor_id=2)) == 2
    assert audit_subjects.judged(SimpleNamespace(case_id=7, worker_id=None, supervisor_id=2)) is None
    assert audit_subjects.judged(SimpleNamespace(case_id=None, worker_id=1, supervisor_id=None)) is None
