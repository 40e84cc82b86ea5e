"""Actions pass on with their case, visibly, and from whoever leaves; the finished ones stay."""

import pytest

from auditor.records.actions import Action, ActionEvent
from auditor.records.audits import Audit
from auditor.records.cases import Case
from auditor.work import clock
from auditor.work.cases import action_transfers, cases
from auditor.work.leavers import account_closing
from auditor.work.people import sessions
from auditor.work.people.people import signed_in
from auditor.work.reviews import signed_copies
from cast import MONDAY, make_case
from signing import act, sign


@pytest.fixture
def audit(cast):
    return sign(cast, actions=0)


@pytest.fixture
def lead(cast):
    return sessions.who(sessions.begin(cast.lead))


def owner(action) -> int:
    return Action.get_by_id(action.id).owner_id


def told(action) -> list[tuple]:
    query = ActionEvent.select(ActionEvent.what, ActionEvent.by, ActionEvent.text)
    return list(query.where(ActionEvent.action == action.id).order_by(ActionEvent.id).tuples())


def transfer(cast, worker, case=None) -> None:
    case = Case.get_by_id((case or cast.case).id)
    values = {"reference": case.reference, "restricted": False, "worker": worker and worker.id}
    cases.correct(case, values, signed_in(cast.lead))


@pytest.mark.parametrize("state", ["open", "reported_done"])
def test_what_is_unfinished_goes_with_its_case(cast, audit, state):
    action = act(cast, audit, "Meet him", state=state)
    transfer(cast, cast.other_worker)
    assert owner(action) == cast.other_worker.id
    assert told(action) == [("passed_on", cast.lead.id, "From Worker to Other worker.")]


@pytest.mark.parametrize("state", ["proposed", "set_aside", "verified", "not_needed"])
def test_what_is_over_or_not_begun_stays(cast, audit, state):
    action = act(cast, audit, "Meet him", state=state)
    transfer(cast, cast.other_worker)
    assert owner(action) == cast.worker.id and told(action) == []


def test_what_somebody_else_owns_stays_with_them(cast, audit):
    action = act(cast, audit, "Fix dates", owner=cast.supervisor)
    transfer(cast, cast.other_worker)
    assert owner(action) == cast.supervisor.id and told(action) == []


def test_where_nobody_takes_the_case_over_its_actions_stay(cast, audit):
    action = act(cast, audit, "Meet him")
    transfer(cast, None)
    assert owner(action) == cast.worker.id and told(action) == []


def test_a_correction_that_leaves_the_worker_passes_nothing_on(cast, audit):
    action = act(cast, audit, "Meet him")
    transfer(cast, cast.worker)
    assert told(action) == []


def test_actions_of_another_case_stay(cast, audit):
    elsewhere = make_case("M-2", cast.worker, cast.team)
    action = act(cast, sign(cast, case=elsewhere, actions=0), "Meet him")
    transfer(cast, cast.other_worker)
    assert owner(action) == cast.worker.id


def test_many_cases_pass_on_in_a_constant_number_of_queries(cast, audit, count_queries):
    def hand_over(number):
        made = [make_case(f"M-{number}-{one}", cast.worker, cast.team) for one in range(number)]
        for case in made:
            act(cast, Audit(id=audit.id, case=case), "Meet him")
        listed = [(case.id, cast.worker.id, cast.other_worker.id) for case in made]
        return count_queries(lambda: action_transfers.with_cases(listed, cast.lead.id))

    assert hand_over(3) == hand_over(30)
    assert Action.select().where(Action.owner == cast.other_worker).count() == 33


def test_who_leaves_hands_on_actions_with_their_cases_and_the_others_as_chosen(cast, audit, lead):
    of_case = act(cast, audit, "Meet him")
    other = act(cast, sign(cast, case=cast.other_case, actions=0), "Fix dates")
    proposed = act(cast, audit, "Perhaps", state="proposed")
    typed = {"cases": str(cast.other_worker.id), "actions": str(cast.supervisor.id)}
    assert account_closing.close(lead, cast.worker, typed) == {}
    assert (owner(of_case), owner(other), owner(proposed)) == (
        cast.other_worker.id, cast.supervisor.id, cast.supervisor.id)
    assert told(of_case) == [("passed_on", cast.lead.id, "From Worker to Other worker.")]
    assert told(other) == [("passed_on", cast.lead.id, "From Worker to Supervisor.")]
    assert told(proposed) == []


def test_of_cases_that_nobody_takes_over_the_actions_go_to_whoever_was_chosen(cast, audit, lead):
    action = act(cast, audit, "Meet him")
    typed = {"cases": "nobody", "actions": str(cast.supervisor.id)}
    assert account_closing.close(lead, cast.worker, typed) == {}
    assert owner(action) == cast.supervisor.id
    assert told(action) == [("passed_on", cast.lead.id, "From Worker to Supervisor.")]


def test_the_findings_know_what_passed_on_since_they_were_signed(cast):
    audit = sign(cast, actions=2)
    copy = signed_copies.latest(audit)
    assert signed_copies.passed_on_since(audit, copy) == set()
    with clock.at(MONDAY.replace(hour=12)):
        transfer(cast, cast.other_worker)
    passed = {one.id for one in Action.select().where(Action.audit == audit)}
    assert signed_copies.passed_on_since(audit, copy) == passed
