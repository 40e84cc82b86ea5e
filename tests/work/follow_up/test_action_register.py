"""The register: lists give away nothing that the rules withhold, and say what is late."""

import datetime

import pytest

from auditor.records.actions import Action
from auditor.records.audits import Audit
from auditor.records.cases import Case, CaseReader, Cycle
from auditor.records.people import Person, PersonRole
from auditor.rules.follow_up.actions import ActionFacts, Step, may
from auditor.work import audit_names, clock
from auditor.work.follow_up import action_register, action_rights
from auditor.work.follow_up.action_register import ALL, MINE, TEAM, TO_VERIFY
from auditor.work.home import today
from auditor.work.people.people import signed_in
from auditor.work.rights import audit_facts
from cast import MONDAY, make_case, make_cycle, make_person
from everyone import make_everyone
from signing import act, sign

NOW = datetime.datetime(2026, 11, 23, 9, 0)  # a Monday
FRIDAY = datetime.date(2026, 11, 20)


@pytest.fixture(autouse=True)
def monday():
    with clock.at(NOW):
        yield


def listed(person, whose=ALL, **asked) -> list[str]:
    query = action_register.every(signed_in(person), whose, asked)
    return [one.what for one in action_register.page(query).rows]


def ruled(person, step: Step) -> set[int]:
    """The actions with which the rules let the person take a step."""
    me, found = signed_in(person), set()
    for action in Action.select(Action, Audit).join(Audit):
        standing = audit_facts.of(action.audit)
        parts = audit_facts.parts(me, standing)
        held = ActionFacts(action.state, action.owner_id, action.reported_by_id)
        if may(me.id, parts, step, standing, held):
            found.add(action.id)
    return found


def test_lists_obey_the_same_rules_as_the_page_of_one_action(cast):
    world = make_everyone(cast)
    _in_every_state(world)
    some = 0
    for person in Person.select():
        me = signed_in(person)
        query = action_register.with_names()
        known = {one.id for one in query.where(action_rights.known(me))}
        verify = {one.id for one in query.where(action_rights.to_verify(me))}
        assert known == ruled(person, Step.KNOW), person.name
        assert verify == ruled(person, Step.VERIFY), person.name
        some += len(verify)
    assert some > 10


def test_whoever_knows_nothing_else_of_an_audit_knows_their_own_action(cast):
    act(cast, sign(cast, actions=0), "Ring the school", owner=cast.stranger)
    assert listed(cast.stranger) == listed(cast.stranger, MINE) == ["Ring the school"]
    assert listed(cast.other_worker) == listed(cast.administrator) == []


@pytest.mark.parametrize("state", ["proposed", "set_aside"])
def test_what_is_no_action_yet_is_in_no_register(cast, state):
    act(cast, sign(cast, actions=0), "Perhaps", state=state)
    assert listed(cast.lead, state="all") == listed(cast.worker, MINE, state="all") == []
    assert list(action_register.of_owner(cast.worker.id)) == []


def test_after_a_transfer_both_supervisors_follow_it(cast):
    act(cast, sign(cast, actions=0), "Meet him")
    newcomer = make_person("newcomer", [], supervisor=cast.manager)
    Case.update(worker=newcomer).where(Case.id == cast.case.id).execute()
    assert listed(cast.manager, TEAM) == listed(cast.supervisor, TEAM) == ["Meet him"]
    assert listed(newcomer) == ["Meet him"]


def test_a_restricted_case_is_followed_by_the_readers_it_names(cast):
    act(cast, sign(cast, actions=0), "Meet him")
    Case.update(restricted=True).where(Case.id == cast.case.id).execute()
    for person in (cast.lead, cast.supervisor, cast.worker):
        assert listed(person) == listed(person, MINE) == []
    CaseReader.create(case=cast.case, person=cast.worker)
    assert listed(cast.worker, MINE) == ["Meet him"]


def test_a_lead_who_is_party_sees_it_as_what_they_are_to_the_audit(cast):
    action = act(cast, sign(cast, actions=0, worker=cast.lead), "Meet him", state="reported_done",
                 owner=cast.worker, reported_by=cast.worker)
    assert listed(cast.lead) == [action.what]
    assert listed(cast.lead, TO_VERIFY) == []


def test_an_owner_who_also_supervises_does_not_verify_their_own(cast):
    audit = sign(cast, actions=0)
    act(cast, audit, "Own", owner=cast.supervisor, state="reported_done", reported_by=cast.lead)
    act(cast, audit, "Reported", state="reported_done", reported_by=cast.supervisor)
    act(cast, audit, "The worker's", state="reported_done", reported_by=cast.worker)
    assert listed(cast.supervisor, TO_VERIFY) == ["The worker's"]
    assert listed(cast.reviewer2, TO_VERIFY) == ["Own", "Reported", "The worker's"]
    assert [row.what for row in today.to_act(signed_in(cast.supervisor))] == ["The worker's"]


def test_external_auditors_see_nothing_after_the_cycle_closes(cast):
    cycle = make_cycle("Q3 2026", [[cast.reviewer1]], [cast.external])
    act(cast, sign(cast, cycle=cycle, auditor=cast.external, actions=0), "Meet him")
    assert listed(cast.external) == ["Meet him"]
    Cycle.update(closed_at=NOW).where(Cycle.id == cycle.id).execute()
    assert listed(cast.external) == []
    assert listed(cast.lead) == ["Meet him"]


def test_my_teams_are_those_of_workers_i_supervise(cast):
    act(cast, sign(cast, actions=0), "Meet him")
    elsewhere = make_case("EH-1", cast.stranger, cast.help_team)
    act(cast, sign(cast, case=elsewhere, worker=cast.stranger, supervisor=cast.manager, actions=0),
        "Elsewhere", owner=cast.stranger)
    assert listed(cast.supervisor, TEAM) == listed(cast.supervisor) == ["Meet him"]
    assert listed(cast.manager, TEAM) == ["Elsewhere"]
    assert listed(cast.lead, TEAM) == []


def test_what_is_unfinished_is_listed_unless_another_state_is_asked_for(cast):
    _one_in_each_state(cast)
    assert listed(cast.lead) == ["open", "reported_done"]
    assert listed(cast.lead, state="open") == ["open"]
    assert listed(cast.lead, state="verified") == ["verified"]
    assert listed(cast.lead, state="all") == ["open", "reported_done", "verified", "not_needed"]
    assert listed(cast.lead, state="nonsense") == ["open", "reported_done"]
    assert listed(cast.lead, state="proposed") == ["open", "reported_done"]


@pytest.mark.parametrize("due, late", [
    (FRIDAY, True), (datetime.date(2026, 11, 22), True), (datetime.date(2026, 11, 23), False),
])
def test_overdue_is_what_is_open_after_its_day_has_passed(cast, due, late):
    audit = sign(cast, actions=0)
    act(cast, audit, "Meet him", due_on=due)
    act(cast, audit, "Done", due_on=due, state="reported_done")
    assert listed(cast.lead, state="overdue") == (["Meet him"] if late else [])


def test_on_a_weekend_what_was_due_on_friday_is_not_late_yet(cast):
    act(cast, sign(cast, actions=0), "Meet him", due_on=FRIDAY)
    with clock.at(NOW - datetime.timedelta(days=1)):
        assert listed(cast.lead, state="overdue") == []


def test_the_register_is_narrowed_by_cycle_team_owner_service_and_reference(cast):
    act(cast, sign(cast, actions=0), "Here")
    help_case = make_case("EH 55", cast.stranger, cast.help_team)
    cycle = make_cycle("Q3 2026", [[cast.reviewer1]], [])
    act(cast, sign(cast, case=help_case, cycle=cycle, service="Early Help", team=cast.help_team,
                   actions=0), "There", owner=cast.stranger)
    for asked in (
        {"cycle": str(cycle.id)}, {"team": str(cast.help_team.id)}, {"service": "Early Help"},
        {"owner": str(cast.stranger.id)}, {"search": "eh5"},
    ):
        assert listed(cast.lead, **asked) == ["There"], asked
    assert listed(cast.lead, cycle="x", team="-1", service="?", search="  ") == ["Here", "There"]


def test_what_is_due_first_stands_on_top_page_by_page(cast):
    audit = sign(cast, actions=0)
    for number in range(60):
        act(cast, audit, f"{number:02}", due_on=FRIDAY + datetime.timedelta(days=number // 2))
    query = action_register.every(signed_in(cast.lead), ALL, {})
    first = action_register.page(query)
    second = action_register.page(query, after=first.after)
    assert [one.what for one in first.rows + second.rows] == [f"{one:02}" for one in range(60)]
    assert (first.before, second.after) == (None, None)
    assert [one.what for one in action_register.page(query, before=second.before).rows] == [
        one.what for one in first.rows]


def test_counts_say_what_waits_on_each_list(cast):
    audit = sign(cast, actions=0)
    act(cast, audit, "Meet him")
    act(cast, audit, "Verify me", state="reported_done", reported_by=cast.worker)
    act(cast, audit, "Over", state="verified")
    assert action_register.counts(signed_in(cast.supervisor)) == (0, 2, 1, 2)
    assert action_register.counts(signed_in(cast.worker)) == (2, 0, 0, 2)
    assert action_register.counts(signed_in(cast.administrator)) == (0, 0, 0, 0)


def test_only_what_one_may_know_of_is_offered_as_a_filter(cast):
    act(cast, sign(cast, actions=0), "Meet him")
    hidden = make_case("M-9", cast.other_worker, cast.team, restricted=True)
    act(cast, sign(cast, case=hidden, cycle=make_cycle("Secret", [[cast.reviewer1]], []), actions=0),
        "Hidden", owner=cast.other_worker)
    found = action_register.choices(signed_in(cast.lead))
    assert found["cycle"] == [(cast.cycle.id, "Q4 2026")]
    assert found["owner"] == [(cast.worker.id, "Worker")]
    assert found["team"] == [(cast.team.id, "South")]


def test_of_one_owner_everything_unfinished_is_listed_with_its_audit_and_cycle(cast):
    _one_in_each_state(cast)
    first, second = action_register.of_owner(cast.worker.id)
    assert (first.what, second.what) == ("open", "reported_done")
    assert (first.owner.name, first.audit.case.reference, first.audit.cycle.title) == (
        "Worker", "M-10277", "Q4 2026")


def test_the_number_of_queries_does_not_grow_with_the_actions(cast, count_queries):
    def ask(person):
        me = signed_in(person)
        for whose in (MINE, TEAM, TO_VERIFY, ALL):
            query = action_register.every(me, whose, {"state": "all"})
            [(audit_names.reference(one.audit), one.audit.cycle.title, one.owner.name)
             for one in action_register.page(query).rows]
        action_register.counts(me)
        action_register.choices(me)

    counts = []
    for number in (2, 20):
        for _ in range(number):
            act(cast, sign(cast, actions=0), "Meet him")
        counts.append([count_queries(lambda one=one: ask(one)) for one in
                       (cast.lead, cast.supervisor, cast.worker, cast.reviewer1)])
    assert counts[0] == counts[1]


def _one_in_each_state(cast) -> None:
    audit = sign(cast, actions=0)
    for place, state in enumerate(("open", "reported_done", "verified", "not_needed", "proposed")):
        act(cast, audit, state, state=state, due_on=FRIDAY + datetime.timedelta(days=10 + place))


def _in_every_state(world) -> None:
    """To the audits that people may or may not see, actions that differ in state, owner, reporter."""
    one = world.one
    skipped = sign(one, actions=0, auditor=one.lead)
    PersonRole.create(person=one.reviewer3, role="supervisor")
    owners = (one.worker, one.supervisor, one.stranger, one.lead, one.reviewer2, one.new_worker)
    for number, audit in enumerate([*world.audits.values(), skipped]):
        if audit.state == "withdrawn" or not audit.signed_off_at:
            continue
        for place, owner in enumerate(owners):
            state = ("open", "reported_done", "reported_done", "verified", "proposed")[
                (number + place) % 5]
            act(one, audit, f"{number} {place}", owner=owner, state=state, moment=MONDAY,
                reported_by=owners[(place + number) % len(owners)] if state != "open" else None)
