"""What a list asks of many rows is what a rule says of one, over rows left to chance."""

import datetime

import pytest

from auditor.records.actions import Action
from auditor.records.audits import Audit
from auditor.rules import actions as action_rules
from auditor.rules import workflow
from auditor.rules.actions import ActionState
from auditor.rules.workflow import State
from auditor.work import action_rights, actions, audits, clock
from conftest import MONDAY, make_audit

AROUND_EASTER = [datetime.date(2026, 4, 1) + datetime.timedelta(days=n) for n in range(8)]  # Wed to Wed


def listed(table, condition) -> set[int]:
    return {one.id for one in table.select(table.id).where(condition)}


@pytest.fixture
def asked_for(cast):
    """An action in each state, due on each day around Easter, or on none."""
    audit = make_audit(cast, "signed_off")
    return [
        Action.create(audit=audit, case=cast.case, owner=cast.worker, what="Do it.", why="For him.",
                      state=state, due_on=due_on, proposed_by=cast.auditor, proposed_at=MONDAY)
        for state in ActionState for due_on in (None, *AROUND_EASTER)
    ]


@pytest.fixture
def audited(cast):
    """An audit in each state, due on each day around Easter, or on none."""
    return [
        make_audit(cast, state, due_on=due_on) for state in State for due_on in (None, *AROUND_EASTER)
    ]


@pytest.mark.parametrize("today", AROUND_EASTER)
def test_an_action_is_overdue_in_lists_as_on_its_page(asked_for, today):
    with clock.at(datetime.datetime.combine(today, datetime.time(9))):
        found = listed(Action, action_rights.overdue())
    assert found == {
        one.id for one in asked_for if action_rules.overdue(one.state, one.due_on, today)
    }


@pytest.mark.parametrize("today", AROUND_EASTER)
def test_an_audit_is_late_in_lists_as_on_its_page(audited, today):
    with clock.at(datetime.datetime.combine(today, datetime.time(9))):
        found = listed(Audit, audits.late())
    assert found == {one.id for one in audited if workflow.late(one.state, one.due_on, today)}


def test_what_is_on_record_from_sign_off_on_is_the_same_in_lists(asked_for):
    kept = {one.id for one in asked_for if one.state in action_rules.KEPT}
    assert listed(Action, actions.kept()) == kept
