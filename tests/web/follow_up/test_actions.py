"""The page of one action: who may open it, what each may do there, and that nothing typed is lost."""

import datetime
import re

import pytest

from auditor.records.actions import Action, ActionEvent
from auditor.records.cases import Case, CaseReader, Cycle
from auditor.records.journal import JournalEntry
from auditor.records.people import Person
from auditor.rules.follow_up.actions import Step
from auditor.work import clock
from auditor.work.cases import action_transfers
from auditor.work.follow_up import action_steps
from auditor.work.people.people import signed_in
from cast import MONDAY, make_cycle
from signing import act, sign

LATER = MONDAY + datetime.timedelta(days=3)
WORDS = "Met on Friday; the note of the visit says what was agreed."
DAY = "2026-12-18"
# Each step: its address, what is sent, by whom, who may not, and the states before and after.
STEPS = {
    "note": ("worker", "reviewer1", "open", "open"),
    "report": ("worker", "reviewer1", "open", "reported_done"),
    "verify": ("lead", "worker", "reported_done", "verified"),
    "not-yet": ("supervisor", "worker", "reported_done", "open"),
    "not-needed": ("reviewer1", "worker", "open", "not_needed"),
    "date": ("supervisor", "worker", "open", "open"),
}
ladder = pytest.mark.parametrize("step", STEPS)


@pytest.fixture(autouse=True)
def later():
    with clock.at(LATER):
        yield


@pytest.fixture
def audit(cast):
    return sign(cast, actions=0)


@pytest.fixture
def action(cast, audit):
    return act(cast, audit, "Meet the father")


def placed(cast, action, step: str) -> None:
    """The action in the state from which this step is taken, reported by its owner where it is."""
    if STEPS[step][2] == "reported_done":
        action_steps.take(action, Step.REPORT, signed_in(cast.worker), "Done.")


def filled(action, **more) -> dict:
    """What the page sends: the words, the date, and what it had seen."""
    events = action_steps.history(action)
    return {"text": WORDS, "due_on": DAY, "seen": events[-1].id if events else 0} | more


def state(action) -> str:
    return Action.get_by_id(action.id).state


def events(action) -> int:
    return ActionEvent.select().where(ActionEvent.action == action.id).count()


def words_of(answer) -> str:
    text = re.sub(r"<[^>]+>", " ", answer.text).replace("&#39;", "'").replace("’", "'")
    return " ".join(text.split())


@ladder
def test_whoever_may_takes_the_step_and_it_stands_in_the_history(browse, cast, action, step):
    who, _, _, after = STEPS[step]
    placed(cast, action, step)
    browser = browse(getattr(cast, who))
    answer = browser.post(f"/actions/{action.id}/{step}", filled(action))
    assert (answer.status_code, answer.location) == (303, f"/actions/{action.id}")
    assert state(action) == after
    last = action_steps.history(action)[-1]
    assert last.by_id == getattr(cast, who).id and WORDS in last.text
    assert WORDS in browser.get(f"/actions/{action.id}").text


@ladder
def test_a_stranger_learns_of_no_action(browse, cast, action, step):
    placed(cast, action, step)
    for who in ("stranger", "administrator", "other_worker", "manager"):
        browser = browse(getattr(cast, who))
        assert browser.get(f"/actions/{action.id}").status_code == 404
        assert browser.post(f"/actions/{action.id}/{step}", filled(action)).status_code == 404


@ladder
def test_who_may_know_of_it_but_not_do_it_is_refused(browse, cast, action, step):
    placed(cast, action, step)
    before = (state(action), events(action))
    browser = browse(getattr(cast, STEPS[step][1]))
    assert browser.get(f"/actions/{action.id}").status_code == 200
    answer = browser.post(f"/actions/{action.id}/{step}", filled(action))
    assert answer.status_code == 403 and "Your part in this action" in answer.text
    assert (state(action), events(action)) == before


@ladder
def test_in_another_state_it_is_refused(browse, cast, action, step):
    wrong = "verified" if STEPS[step][2] == "open" else "open"
    Action.update(state=wrong).where(Action.id == action.id).execute()
    answer = browse(getattr(cast, STEPS[step][0])).post(f"/actions/{action.id}/{step}", filled(action))
    assert answer.status_code == 403 and events(action) == 0


@pytest.mark.parametrize("step", [one for one in STEPS if one != "verify"])
@pytest.mark.parametrize("text", ["", "x" * 10_001])
def test_what_is_missing_or_too_long_is_said_and_what_was_typed_stays(browse, cast, action, step, text):
    placed(cast, action, step)
    before = (state(action), events(action))
    browser = browse(getattr(cast, STEPS[step][0]))
    answer = browser.post(f"/actions/{action.id}/{step}", filled(action, text=text))
    assert answer.status_code == 422 and 'href="#text"' in answer.text and "<title>Error:" in answer.text
    assert text in answer.text
    assert (state(action), events(action)) == before


@pytest.mark.parametrize("due", ["", "soon", "2026-11-04", "2026-11-30"])
def test_another_date_is_a_new_one_still_to_come(browse, cast, action, due):
    answer = browse(cast.lead).post(f"/actions/{action.id}/date", filled(action, due_on=due))
    assert answer.status_code == 422 and 'href="#due_on"' in answer.text and WORDS in answer.text
    assert Action.get_by_id(action.id).due_on == datetime.date(2026, 11, 30)


@ladder
def test_pressed_twice_it_is_done_once(browse, cast, action, step):
    placed(cast, action, step)
    browser, sent = browse(getattr(cast, STEPS[step][0])), filled(action)
    before = events(action)
    for _ in range(2):
        assert browser.post(f"/actions/{action.id}/{step}", sent).status_code == 303
    assert events(action) == before + 1


@pytest.mark.parametrize("first, second, who", [
    (("supervisor", "not-yet"), ("lead", "verify"), "Supervisor"),
    (("lead", "verify"), ("reviewer1", "not-yet"), "Lead"),
    (("lead", "not-needed"), ("supervisor", "verify"), "Lead"),
])
def test_who_comes_second_is_told_who_was_first_and_keeps_what_was_typed(
    browse, cast, action, first, second, who
):
    placed(cast, action, "verify")
    sent = filled(action, text="What the second one typed.")
    browse(getattr(cast, first[0])).post(f"/actions/{action.id}/{first[1]}", filled(action))
    after = (state(action), events(action))
    answer = browse(getattr(cast, second[0])).post(f"/actions/{action.id}/{second[1]}", sent)
    assert answer.status_code == 409
    assert f"{who} was first" in words_of(answer) and "What the second one typed." in answer.text
    assert (state(action), events(action)) == after


def test_of_two_who_set_another_date_the_second_sees_the_first_and_may_go_on(browse, cast, action):
    sent = filled(action, due_on="2026-12-21", text="He is at sea until then.")
    browse(cast.supervisor).post(f"/actions/{action.id}/date", filled(action))
    lead = browse(cast.lead)
    answer = lead.post(f"/actions/{action.id}/date", sent)
    assert answer.status_code == 409 and "He is at sea until then." in answer.text
    assert 'value="2026-12-21"' in answer.text and "Friday 18 December 2026" in answer.text
    again = filled(action, due_on="2026-12-21", text="He is at sea until then.")
    assert lead.post(f"/actions/{action.id}/date", again).status_code == 303
    assert Action.get_by_id(action.id).due_on == datetime.date(2026, 12, 21)


@pytest.mark.parametrize("seen", ["", "x", "-1", "9" * 30])
def test_a_page_that_does_not_say_what_it_saw_is_taken_as_it_is(browse, cast, action, seen):
    browser = browse(cast.worker)
    assert browser.post(f"/actions/{action.id}/report", filled(action, seen=seen)).status_code == 303
    assert browser.post(f"/actions/{action.id}/report", filled(action, seen=seen)).status_code == 403


@pytest.mark.parametrize("who", ["worker", "supervisor"])
def test_nobody_verifies_what_they_own_or_reported(browse, cast, audit, who):
    action = act(cast, audit, "Fix dates")
    action_steps.take(action, Step.REPORT, signed_in(cast.worker), "Done.")
    Action.update(owner=cast.supervisor).where(Action.id == action.id).execute()  # it passed on
    for step in ("verify", "not-yet"):
        answer = browse(getattr(cast, who)).post(f"/actions/{action.id}/{step}", filled(action))
        assert answer.status_code == 403
    page = words_of(browse(getattr(cast, who)).get(f"/actions/{action.id}"))
    assert "It waits to be verified" in page and "Not done yet" not in page


def test_who_reported_it_for_the_owner_does_not_verify_it(browse, cast, action):
    action_steps.take(action, Step.REPORT, signed_in(cast.supervisor), "Done.")
    answer = browse(cast.supervisor).post(f"/actions/{action.id}/verify", filled(action))
    assert answer.status_code == 403
    assert browse(cast.reviewer3).post(f"/actions/{action.id}/verify", filled(action)).status_code == 303


def test_an_owner_who_may_know_nothing_else_reads_it_without_a_way_into_the_audit(browse, cast, audit):
    action = act(cast, audit, "Ring the school", owner=cast.stranger)
    browser = browse(cast.stranger)
    html = browser.get(f"/actions/{action.id}").text
    assert "Ring the school" in html and "M-10277" in html and f"/audits/{audit.id}" not in html
    assert browser.get(f"/audits/{audit.id}").status_code == 404
    assert browser.post(f"/actions/{action.id}/report", filled(action)).status_code == 303


@pytest.mark.parametrize("who, where", [
    ("lead", "/audits/{}"), ("auditor", "/audits/{}"), ("supervisor", "/audits/{}/findings"),
    ("worker", "/audits/{}/findings"),
])
def test_it_leads_to_what_its_reader_may_open_of_the_audit(browse, cast, audit, action, who, where):
    html = browse(getattr(cast, who)).get(f"/actions/{action.id}").text
    assert f'href="{where.format(audit.id)}"' in html


@pytest.mark.parametrize("kept", ["proposed", "set_aside"])
@pytest.mark.parametrize("who", ["lead", "auditor", "worker"])
def test_what_is_no_action_yet_is_not_found(browse, cast, audit, kept, who):
    action = act(cast, audit, "Perhaps", state=kept)
    assert browse(getattr(cast, who)).get(f"/actions/{action.id}").status_code == 404
    assert browse(getattr(cast, who)).post(f"/actions/{action.id}/note").status_code == 404


def test_a_restricted_case_is_for_its_readers_even_from_the_owner(browse, cast, action):
    Case.update(restricted=True).where(Case.id == cast.case.id).execute()
    CaseReader.create(case=cast.case, person=cast.supervisor)
    assert browse(cast.supervisor).get(f"/actions/{action.id}").status_code == 200
    for who in ("worker", "lead", "reviewer1"):
        assert browse(getattr(cast, who)).get(f"/actions/{action.id}").status_code == 404


def test_an_external_auditor_loses_sight_of_it_with_the_cycle(browse, cast):
    cycle = make_cycle("Q3 2026", [[cast.reviewer1]], [cast.external])
    action = act(cast, sign(cast, cycle=cycle, auditor=cast.external, actions=0), "Meet him")
    assert browse(cast.external).get(f"/actions/{action.id}").status_code == 200
    Cycle.update(closed_at=LATER).where(Cycle.id == cycle.id).execute()
    assert browse(cast.external).get(f"/actions/{action.id}").status_code == 404


def test_the_new_supervisor_after_a_transfer_follows_it(browse, cast, action):
    Person.update(supervisor=cast.manager).where(Person.id == cast.other_worker.id).execute()
    Case.update(worker=cast.other_worker).where(Case.id == cast.case.id).execute()
    action_transfers.with_cases([(cast.case.id, cast.worker.id, cast.other_worker.id)], cast.lead.id)
    html = browse(cast.manager).get(f"/actions/{action.id}").text
    assert "From Worker to Other worker." in html
    assert browse(cast.manager).post(f"/actions/{action.id}/date", filled(action)).status_code == 303


def test_who_signed_off_is_not_named_to_those_who_may_only_print(browse, cast, action):
    ActionEvent.create(action=action, by=cast.reviewer3, at=MONDAY, what="opened")
    assert "Reviewer3" in browse(cast.lead).get(f"/actions/{action.id}").text
    for who in ("worker", "supervisor"):
        page = browse(getattr(cast, who)).get(f"/actions/{action.id}").text
        assert "Opened at sign-off" in page and "Reviewer3" not in page


def test_the_pages_of_unusual_steps_ask_for_the_reason(browse, cast, action):
    lead = browse(cast.lead)
    for step in ("date", "not-needed"):
        assert f"/actions/{action.id}/{step}" in lead.get(f"/actions/{action.id}").text
        assert "Meet the father" in lead.get(f"/actions/{action.id}/{step}").text
        assert browse(cast.worker).get(f"/actions/{action.id}/{step}").status_code == 403


def test_opening_it_is_logged_without_case_text(browse, cast, action):
    browse(cast.worker).get(f"/actions/{action.id}")
    entry = JournalEntry.get(JournalEntry.act == "opened an action")
    assert (entry.by_id, entry.audit_id, entry.detail) == (
        cast.worker.id, action.audit_id, f"action {action.id}")


ADDED = {"what": "Ask the school", "why": "Absent on Mondays.", "how_known": "Answer on file."}


@pytest.mark.parametrize("who", ["lead", "supervisor", "reviewer1", "reviewer3"])
def test_after_sign_off_an_action_is_added_and_open_at_once(browse, cast, audit, who):
    browser = browse(getattr(cast, who))
    assert "Thursday 3 December 2026" in browser.get(f"/audits/{audit.id}/actions/new").text
    sent = ADDED | {"owner": cast.worker.id}
    for _ in range(2):
        answer = browser.post(f"/audits/{audit.id}/actions/new", sent)
        assert answer.status_code == 303
    [action] = Action.select().where(Action.audit == audit.id)
    assert answer.location == f"/actions/{action.id}"
    assert (action.state, action.due_on) == ("open", datetime.date(2026, 12, 3))
    findings = browser.get(f"/audits/{audit.id}/findings").text
    assert "Added after the signed copy." in findings and "Ask the school" in findings


@pytest.mark.parametrize("who, status", [
    ("auditor", 403), ("worker", 403), ("stranger", 404), ("administrator", 404),
])
def test_nobody_else_adds_one(browse, cast, audit, who, status):
    browser, sent = browse(getattr(cast, who)), ADDED | {"owner": cast.worker.id}
    assert browser.get(f"/audits/{audit.id}/actions/new").status_code == status
    assert browser.post(f"/audits/{audit.id}/actions/new", sent).status_code == status
    assert not Action.select().exists()


def test_an_action_that_lacks_something_is_not_added_and_comes_back(browse, cast, audit):
    answer = browse(cast.lead).post(f"/audits/{audit.id}/actions/new", ADDED | {"owner": "9999"})
    assert answer.status_code == 422 and 'href="#owner"' in answer.text
    assert "Ask the school" in answer.text and "Answer on file." in answer.text
    assert not Action.select().exists()


@pytest.mark.parametrize("who", ["lead", "supervisor"])
def test_the_findings_offer_to_add_one_to_those_who_may(browse, cast, audit, who):
    link = f"/audits/{audit.id}/actions/new"
    assert link in browse(getattr(cast, who)).get(f"/audits/{audit.id}/findings").text
    assert link not in browse(cast.worker).get(f"/audits/{audit.id}/findings").text


def test_the_audit_and_the_case_lead_to_their_actions(browse, cast, audit, action):
    lead = browse(cast.lead)
    for path in (f"/audits/{audit.id}", f"/cases/{cast.case.id}"):
        assert f'<a href="/actions/{action.id}">Meet the father</a>' in lead.get(path).text


def test_the_findings_say_with_whom_an_action_is_today(browse, cast):
    audit = sign(cast, actions=1)
    action_transfers.with_cases([(cast.case.id, cast.worker.id, cast.other_worker.id)], cast.lead.id)
    page = words_of(browse(cast.supervisor).get(f"/audits/{audit.id}/findings"))
    assert "today: with Other worker, open" in page
