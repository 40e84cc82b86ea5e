"""The supervision pack of one worker: what is to be talked through, and nothing that one may not know."""

import datetime

import pytest

from auditor.records.actions import Action
from auditor.records.audits import Audit
from auditor.records.cases import Case, CaseReader
from auditor.records.people import Person
from auditor.records.supervision import Discussion
from auditor.work import clock, settings
from auditor.work.follow_up import packs, workers
from auditor.work.follow_up import replies as replying
from auditor.work.people.people import signed_in
from auditor.work.reviews import signed_copies
from cast import MONDAY, make_case, make_cycle, make_person
from signing import act, sign

DAY = datetime.timedelta(days=1)
NOW = MONDAY + 30 * DAY


@pytest.fixture(autouse=True)
def now():
    with clock.at(NOW):
        yield


def pack(worker, reader) -> packs.Pack:
    return packs.of(workers.get(worker.id, signed_in(reader)), signed_in(reader))


def discuss(audit, by, at, **more) -> Discussion:
    return Discussion.create(audit=audit, held_on=at.date(), who="Both", by=by, at=at,
                             signed_copy=signed_copies.latest(audit), **more)


def names(found) -> list[str]:
    return [one.what for one in found]


@pytest.mark.parametrize("who", ["worker", "supervisor", "lead"])
def test_worker_supervisor_and_lead_have_the_pack(cast, who):
    audit = sign(cast, actions=1)
    found = pack(cast.worker, getattr(cast, who))
    assert [one.audit for one in found.to_discuss] == [audit]
    assert found.to_discuss[0].due_on == datetime.date(2026, 11, 16)
    assert names(found.actions) == ["Do thing 1"]


@pytest.mark.parametrize("who", [
    "manager", "auditor", "reviewer1", "other_worker", "administrator", "stranger",
])
def test_nobody_else_knows_of_the_worker(cast, who):
    sign(cast)
    assert workers.get(cast.worker.id, signed_in(getattr(cast, who))) is None


def test_a_lead_has_no_pack_of_those_whose_work_nobody_audits(cast):
    assert workers.get(cast.administrator.id, signed_in(cast.lead)) is None
    assert workers.get(cast.worker.id, signed_in(cast.lead)) == cast.worker


def test_whoever_supervises_the_worker_today_has_the_pack_and_who_did_before_has_not(cast):
    Person.update(supervisor=cast.manager).where(Person.id == cast.worker.id).execute()
    assert workers.get(cast.worker.id, signed_in(cast.manager)) == cast.worker
    assert workers.get(cast.worker.id, signed_in(cast.supervisor)) is None


def test_what_was_discussed_leaves_its_strengths_to_share(cast):
    audit = sign(cast)
    discuss(audit, cast.supervisor, NOW)
    found = pack(cast.worker, cast.supervisor)
    assert found.to_discuss == []
    assert [told for _, told in found.strengths] == [
        "The assessment tests two explanations.", "Supervision follows up the last audit's actions."]
    Audit.update(signed_off_at=NOW - 370 * DAY).execute()
    assert pack(cast.worker, cast.supervisor).strengths == []


def test_actions_are_those_that_the_worker_has_to_do_the_most_urgent_first(cast):
    audit = sign(cast, actions=0)
    act(cast, audit, "Later", due_on=NOW.date())
    act(cast, audit, "First")
    act(cast, audit, "Reported", state="reported_done", due_on=NOW.date())
    act(cast, audit, "Somebody else's", owner=cast.supervisor)
    for state in ("proposed", "set_aside", "not_needed", "verified"):
        act(cast, audit, state, state=state)
    assert names(pack(cast.worker, cast.supervisor).actions) == ["First", "Later", "Reported"]


def test_what_was_verified_counts_from_the_last_session_or_for_three_months(cast):
    audit = sign(cast, actions=0)
    for days in (100, 20, 10, 5):
        act(cast, audit, f"{days} days ago", state="verified", closed_at=NOW - days * DAY)
    found = pack(cast.worker, cast.lead)
    assert (found.since, found.verified_from) == (None, datetime.date(2026, 9, 2))
    assert names(found.verified) == ["20 days ago", "10 days ago", "5 days ago"]
    discuss(audit, cast.supervisor, NOW - 10 * DAY)
    found = pack(cast.worker, cast.lead)
    assert found.since == (NOW - 10 * DAY).date()
    assert names(found.verified) == ["10 days ago", "5 days ago"]


def test_a_session_counts_by_its_corrected_day(cast):
    first = discuss(sign(cast), cast.supervisor, NOW)
    discuss(first.audit, cast.supervisor, NOW - 5 * DAY, corrects=first)
    assert pack(cast.worker, cast.lead).since == (NOW - 5 * DAY).date()


def test_replies_come_with_their_findings_and_those_that_wait_are_listed(cast):
    audit = sign(cast)
    copy = signed_copies.latest(audit)
    replying.say_wrong(audit, copy, signed_in(cast.worker), "family_fathers", "He was seen.")
    replying.say_wrong(audit, copy, signed_in(cast.worker), "record_chronology", "It is kept up.")
    first, _ = replying.of_audit(audit)
    replying.answer(audit, first.reply, signed_in(cast.lead), "It stands.")
    found = pack(cast.worker, cast.supervisor)
    assert [one.question for one in found.to_discuss[0].replies] == [
        "family_fathers", "record_chronology"]
    assert [one.question for one in found.waiting] == ["record_chronology"]


def test_a_restricted_case_is_in_the_packs_of_its_readers_only(cast):
    sign(cast)
    Case.update(restricted=True).execute()
    CaseReader.create(case=cast.case, person=cast.supervisor)
    assert len(pack(cast.worker, cast.supervisor).to_discuss) == 1
    found = pack(cast.worker, cast.worker)
    assert not (found.to_discuss or found.actions or found.strengths or found.waiting)
    assert workers.get(cast.worker.id, signed_in(cast.lead)) is None, "who has no other case"


def test_a_lead_who_is_party_to_an_audit_does_not_find_it_in_the_pack(cast):
    sign(cast, auditor=cast.lead)
    assert pack(cast.worker, cast.lead).to_discuss == []


def test_after_a_transfer_both_packs_have_the_findings(cast):
    newcomer = make_person("newcomer", [], supervisor=cast.manager)
    sign(cast, actions=0)
    Case.update(worker=newcomer).where(Case.id == cast.case.id).execute()
    assert len(pack(newcomer, cast.manager).to_discuss) == 1
    assert len(pack(cast.worker, cast.supervisor).to_discuss) == 1


def test_sessions_belong_to_the_worker_with_whom_they_were_held(cast):
    newcomer = make_person("newcomer", [], supervisor=cast.manager)
    audit = sign(cast, actions=0)
    Case.update(worker=newcomer).where(Case.id == cast.case.id).execute()
    before = discuss(audit, cast.supervisor, NOW, worker=cast.worker)
    new, old = pack(newcomer, cast.manager), pack(cast.worker, cast.supervisor)
    assert len(new.to_discuss) == 1 and new.since is None and new.strengths == []
    assert old.to_discuss == [] and old.since == before.held_on and old.strengths
    waits = workers.waits([newcomer.id, cast.worker.id], signed_in(cast.lead))
    assert (waits[newcomer.id].discussions, waits[cast.worker.id].discussions) == (1, 0)
    discuss(audit, cast.manager, NOW, worker=newcomer)
    new, waits = pack(newcomer, cast.manager), workers.waits([newcomer.id], signed_in(cast.lead))
    assert new.to_discuss == [] and new.strengths and waits[newcomer.id].discussions == 0


def test_of_a_case_that_was_transferred_the_new_worker_discusses_the_last_audit_only(cast):
    newcomer = make_person("newcomer", [], supervisor=cast.manager)
    long_ago, last = sign(cast, actions=0), sign(cast, actions=0)
    Case.update(worker=newcomer).where(Case.id == cast.case.id).execute()
    assert [one.audit for one in pack(newcomer, cast.manager).to_discuss] == [last]
    assert {one.audit for one in pack(cast.worker, cast.supervisor).to_discuss} == {long_ago, last}
    waits = workers.waits([newcomer.id, cast.worker.id], signed_in(cast.lead))
    assert (waits[newcomer.id].discussions, waits[cast.worker.id].discussions) == (1, 2)


def test_findings_on_supervision_are_in_the_pack_of_who_gives_it(cast):
    cycle = make_cycle("Supervision 2026", [[cast.reviewer1]], [], form="supervision")
    audit = sign(cast, answers={"overall_grade": ("good", "Regular.")}, told={}, cycle=cycle,
                 form_version=cycle.form_version_id, case=None, plan="", actions=0)
    assert [one.audit for one in pack(cast.supervisor, cast.manager).to_discuss] == [audit]
    assert [one.audit for one in pack(cast.supervisor, cast.supervisor).to_discuss] == [audit]
    assert pack(cast.worker, cast.supervisor).to_discuss == []


def test_the_list_counts_what_the_packs_hold(cast):
    sign(cast, actions=2)
    late = sign(cast, actions=0, moment=NOW)
    act(cast, late, "Overdue since Friday", due_on=datetime.date(2026, 11, 27))
    Action.update(due_on=NOW.date()).where(Action.what != "Overdue since Friday").execute()
    sign(cast, case=cast.other_case, worker=cast.other_worker, actions=0)
    for reader in (cast.worker, cast.supervisor, cast.lead):
        me = signed_in(reader)
        waits = workers.waits([one.id for one in workers.every(me)], me)
        assert waits[cast.worker.id] == workers.Waits(2, 1, 3, 1)
        for worker, wait in waits.items():
            found = packs.of(workers.get(worker, me), me)
            assert (wait.discussions, wait.actions) == (len(found.to_discuss), len(found.actions))


@pytest.mark.parametrize(("who", "listed"), [
    ("lead", {"worker", "other_worker"}), ("worker", {"worker"}), ("auditor", set()),
    ("supervisor", {"worker", "other_worker"}), ("manager", {"supervisor"}),
])
def test_each_is_listed_the_workers_whom_they_may_know(cast, who, listed):
    found = {one.id for one in workers.every(signed_in(getattr(cast, who)))}
    assert found == {getattr(cast, name).id for name in listed}


def test_the_number_of_queries_does_not_grow_with_what_there_is(cast, count_queries):
    me, counts = signed_in(cast.lead), []
    for number in (2, 8):
        for place in range(number):
            worker = make_person(f"worker{number}{place}", [], team=cast.team)
            case = make_case(f"M-{number}{place}", worker, cast.team)
            sign(cast, case=case, worker=worker)
            audit = sign(cast, actions=3)
            if place % 2:
                discuss(audit, cast.supervisor, NOW)
        cast.worker = workers.get(cast.worker.id, me)
        settings.get("limits")  # read once, then kept
        counts.append((
            count_queries(lambda: packs.of(cast.worker, me)),
            count_queries(lambda: workers.waits([one.id for one in workers.every(me)], me)),
        ))
    assert counts[0] == counts[1]
