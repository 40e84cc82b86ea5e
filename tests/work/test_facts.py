"""Facts about people and cases: what the team says of them, and that rule and list say the same."""

import datetime

import pytest

from auditor.records.audits import Audit, Concern
from auditor.records.cases import Case, CaseReader, FormerWorker
from auditor.records.people import Person, Team
from auditor.rules import audit_subjects
from auditor.rules.people import people as rules
from auditor.rules.rights.permissions import Role
from auditor.rules.rights.readership import may_read, reading
from auditor.rules.workflow import State
from auditor.work import audit_names, clock
from auditor.work.rights import accounts, audit_facts, conditions, former_workers, readership, supervisors
from auditor.work.rights.readership import readable
from cast import make_audit, make_person
from worlds import NOW, TODAY, YESTERDAY, each


@pytest.fixture(autouse=True)
def monday():
    with clock.at(NOW):
        yield


@pytest.fixture
def worlds(connected):
    return each


def ids(query) -> set[int]:
    return {one.id for one in query}


@pytest.mark.parametrize(("restricted", "named", "reads"), [
    (False, False, True),  # everybody reads a case that is not restricted
    (False, True, True),
    (True, False, False),  # the lead among them
    (True, True, True),
])
def test_a_restricted_case_is_read_by_the_readers_it_names_only(cast, restricted, named, reads):
    Case.update(restricted=restricted).where(Case.id == cast.case.id).execute()
    if named:
        CaseReader.create(case=cast.case, person=cast.lead)
    case, lead = Case.get_by_id(cast.case.id), cast.lead.id
    assert may_read(lead, readership.readers_of(case)) == reads
    assert (case.id in ids(Case.select().where(readable(lead)))) == reads
    joined = Case.select(Case.id, Person.id).join(Person, on=readable(Person.id)).tuples()
    assert ((case.id, lead) in set(joined)) == reads


def test_who_may_read_a_case_is_the_same_for_one_and_in_lists(worlds):
    met = set()
    for number, world in worlds():
        for person in world.people:
            listed = ids(audit_names.with_names().where(readable(person.id)))
            for audit in world.audits:
                readers = readership.readers_of(audit.case) if audit.case else None
                assert readers == audit_facts.of(audit).readers, number
                ruled = may_read(person.id, readers)
                assert (audit.id in listed) == ruled, f"{person.name} in {number}"
                assert reading(frozenset({person.id}), readers) == ({person.id} if ruled else set())
                met.add(ruled)
    assert met == {True, False}


@pytest.mark.parametrize(("account", "is_open", "signs_in"), [
    ({"closed_at": None}, True, True),
    ({"access_ends": TODAY}, True, True),  # the last day is one of the days
    ({"access_ends": YESTERDAY}, False, False),
    ({"closed_at": NOW}, False, False),
    ({"closed_at": NOW, "access_ends": TODAY}, False, False),
    ({"password": None}, True, False),  # invited, and has not come yet
    ({"email": None, "password": None}, True, False),  # a worker who is only named
    ({"email": None}, True, False),
])
def test_who_can_sign_in_has_an_open_account_an_address_and_a_password(cast, account, is_open, signs_in):
    Person.update(**account).where(Person.id == cast.lead.id).execute()
    lead = Person.get_by_id(cast.lead.id)
    listed = {
        condition: lead.id in ids(Person.select().where(condition()))
        for condition in (accounts.open_today, accounts.signs_in, accounts.stays, accounts.works_here)
    }
    ruled = rules.is_open(lead.closed_at is not None, lead.access_ends, TODAY)
    assert ruled == accounts.is_open(lead) == listed[accounts.open_today] == is_open
    assert listed[accounts.signs_in] == signs_in
    assert listed[accounts.works_here] == (account.get("closed_at") is None)
    assert listed[accounts.stays] == (signs_in and "access_ends" not in account)


def test_who_can_sign_in_is_the_same_for_one_in_lists_and_on_an_audit(worlds):
    met = set()
    for number, world in worlds():
        listed = ids(Person.select().where(accounts.signs_in()))
        shut_out = {one for audit in world.audits for one in audit_facts.of(audit).shut_out}
        for one in world.people:
            is_open = rules.is_open(one.closed_at is not None, one.access_ends, TODAY)
            can = is_open and one.email is not None and one.password is not None
            assert (one.id in listed) == can, f"{one.name} in {number}"
            assert not (can and one.id in shut_out), f"{one.name} in {number}"
            met.add((can, one.id in shut_out))
    assert {(True, False), (False, True)} <= met


@pytest.mark.parametrize(("asked", "holds"), [
    ([Role.LEAD], {"lead", "both"}),
    ([Role.REVIEWER], {"both"}),
    ([Role.LEAD, Role.REVIEWER], {"lead", "both"}),
    ([Role.SUPERVISOR], set()),
])
def test_a_role_is_held_by_whoever_was_given_it(connected, asked, holds):
    for name, roles in (("lead", ["lead"]), ("both", ["lead", "reviewer"]), ("neither", [])):
        make_person(name, roles)
    found = Person.select(Person.email).where(Person.id.in_(accounts.holding(*asked)))
    assert {email.partition("@")[0] for (email,) in found.tuples()} == holds


@pytest.mark.parametrize(("own", "of_team", "by"), [
    (None, None, None),
    (None, "supervisor", "supervisor"),
    ("manager", None, "manager"),
    ("manager", "supervisor", "manager"),  # their own comes first
    (None, "worker", None),  # the head of a team does not supervise themselves
    ("worker", "supervisor", "supervisor"),  # nor whoever is named as their own by mistake
    ("worker", "worker", None),
    ("manager", "worker", "manager"),
])
def test_a_worker_is_supervised_by_their_own_supervisor_else_by_their_teams(cast, own, of_team, by):
    named = {None: None} | {name: getattr(cast, name).id for name in ("worker", "manager", "supervisor")}
    Person.update(supervisor=named[own]).where(Person.id == cast.worker.id).execute()
    Team.update(supervisor=named[of_team]).where(Team.id == cast.worker.team_id).execute()
    worker, wanted = Person.get_by_id(cast.worker.id), named[by]
    assert rules.supervisor_of(worker.id, named[own], named[of_team]) == wanted
    assert supervisors.of(worker) == wanted
    assert supervisors.name_of(worker) == (Person.get_by_id(wanted).name if wanted else "")
    for one in (cast.worker, cast.manager, cast.supervisor):
        assert (worker.id in ids(supervisors.supervised_by(one.id))) == (one.id == wanted), one.name


def test_who_supervises_is_the_same_for_one_and_in_lists(worlds):
    met = set()
    for number, world in worlds():
        of_team = {team.id: team.supervisor_id for team in world.teams}
        ruled = {
            one.id: rules.supervisor_of(one.id, one.supervisor_id, of_team.get(one.team_id))
            for one in world.people
        }
        for one in world.people:
            theirs = {worker for worker, supervisor in ruled.items() if supervisor == one.id}
            assert ids(supervisors.supervised_by(one.id)) == theirs, f"{one.name} in {number}"
            assert supervisors.of(one) == ruled[one.id], f"{one.name} in {number}"
            met.add(len(theirs))
        several = Person.select(Person.id).where(Person.external)
        outside = ids(several)
        assert ids(supervisors.supervised_by(several)) == {
            worker for worker, supervisor in ruled.items() if supervisor in outside
        }, number
    assert met >= {0, 1, 2}


MARCH, JUNE = (datetime.date(2026, month, 1) for month in (3, 6))
DAY = datetime.timedelta(days=1)


@pytest.mark.parametrize(("since", "until", "period", "had"), [
    (None, MARCH, (MARCH, JUNE), True),  # the last of their days is the first that is read
    (None, MARCH - DAY, (MARCH, JUNE), False),
    (JUNE, JUNE, (MARCH, JUNE), True),
    (JUNE + DAY, TODAY, (MARCH, JUNE), False),  # it was another's by then
    (MARCH + DAY, MARCH + DAY, (MARCH, JUNE), True),
    (None, MARCH - DAY, (None, JUNE), True),  # from when on is not said
    (JUNE + DAY, TODAY, (MARCH, None), True),
    (None, MARCH, (None, None), True),
])
def test_a_former_worker_had_the_case_where_a_day_of_theirs_is_read(cast, since, until, period, had):
    audit = make_audit(cast)
    Audit.update(period_from=period[0], period_to=period[1]).where(Audit.id == audit.id).execute()
    FormerWorker.create(case=cast.case, worker=cast.stranger, since=since, until=until)
    audit = Audit.get_by_id(audit.id)
    assert (cast.stranger.id in audit_facts.of(audit).had) == had
    assert (audit.id in ids(Audit.select().where(former_workers.had(cast.stranger.id)))) == had


def test_whose_work_is_judged_and_who_had_the_case_is_the_same_for_one_and_in_lists(worlds):
    met = set()
    for number, world in worlds():
        for audit in world.audits:
            standing = audit_facts.of(audit)
            judged = Audit.select(conditions.judged()).where(Audit.id == audit.id).scalar()
            assert judged == audit_subjects.judged(audit) == standing.worker, number
            for person in world.people:
                listed = audit.id in ids(Audit.select().where(former_workers.had(person.id)))
                assert listed == (person.id in standing.had), f"{person.name} in {number}"
                met.add(listed)
    assert met == {True, False}


@pytest.mark.parametrize(("state", "concern", "unsettled"), [
    (State.UNALLOCATED, None, True), (State.IN_PROGRESS, None, True), (State.UNDER_REVIEW, None, True),
    (State.SIGNED_OFF, None, False), (State.WITHDRAWN, None, False),
    (State.SIGNED_OFF, "unanswered", True), (State.WITHDRAWN, "unanswered", True),
    (State.SIGNED_OFF, "answered", False), (State.IN_PROGRESS, "answered", True),
])
def test_an_audit_is_settled_once_it_is_over_and_its_concerns_are_answered(cast, state, concern, unsettled):
    audit = make_audit(cast)
    Audit.update(state=state).where(Audit.id == audit.id).execute()
    if concern:
        answered = {"acknowledged_by": cast.lead, "acknowledged_at": NOW} if concern == "answered" else {}
        Concern.create(audit=audit, raised_by=cast.auditor, raised_at=NOW, text="Unsafe", **answered)
    assert (audit.id in ids(Audit.select().where(conditions.unsettled()))) == unsettled


@pytest.mark.parametrize(("who", "inside"), [
    ("auditor", True), ("lead", True), ("worker", True), ("external", False),
])
def test_whoever_comes_from_outside_is_not_inside(cast, who, inside):
    found = ids(Person.select().where(accounts.inside()))
    assert (getattr(cast, who).id in found) == inside
