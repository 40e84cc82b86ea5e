"""People and teams: adding, correcting, closing with everything handed on, opening again."""

import datetime

import pytest

from auditor.records.actions import Action
from auditor.records.audits import Audit, Holding
from auditor.records.cases import Case, StageReviewer
from auditor.records.journal import JournalEntry
from auditor.records.people import Person, PersonRole, Team
from auditor.work import clock
from auditor.work.audits import audits
from auditor.work.leavers import account_closing, handover, responsibilities
from auditor.work.people import invitations, people, sessions, teams
from auditor.work.refusals import NotAllowed
from cast import make_audit, make_cycle, make_person

ANN = {"name": "Ann Lee", "email": "ann@example.org"}


@pytest.fixture
def lead(cast):
    """The lead, signed in."""
    return sessions.who(sessions.begin(cast.lead))


@pytest.fixture
def administrator(cast):
    """The administrator, signed in."""
    return sessions.who(sessions.begin(cast.administrator))


def tomorrow() -> datetime.date:
    return clock.today() + datetime.timedelta(days=1)


def typed_of(person: Person, **more) -> dict[str, str]:
    known = {"name": person.name, "email": person.email, "team": str(person.team_id or "")}
    return known | more


def roles_of(person: Person) -> list[str]:
    return people.roles_of([person.id])[person.id]


def propose(audit: Audit, owner: Person, state: str = "open") -> Action:
    return Action.create(
        audit=audit, case=audit.case_id, what="Write a plan", why="None is there", owner=owner,
        proposed_by=audit.auditor_id, proposed_at=clock.now(), state=state,
    )


def closed(person: Person) -> bool:
    return bool(Person.get_by_id(person.id).closed_at)


# Adding and correcting


def test_a_lead_adds_a_person_with_roles_and_it_is_logged(cast, lead):
    person, errors = people.save(lead, ANN | {"team": str(cast.team.id)}, ["auditor", "reviewer"])
    assert not errors and roles_of(person) == ["auditor", "reviewer"]
    assert person.team.name == "South" and person.password is None
    line = JournalEntry.select().where(JournalEntry.act == "added a person").get()
    assert line.by_id == lead.id and "now auditor; now reviewer" in line.detail


def test_a_worker_who_never_signs_in_needs_only_a_name_and_a_team(cast, lead):
    person, errors = people.save(lead, {"name": "Sam Poe", "team": str(cast.team.id)}, [])
    assert not errors and person.email is None


def test_two_people_may_share_a_name(cast, lead):
    typed = {"name": cast.worker.name, "team": str(cast.team.id)}
    assert people.save(lead, typed, [])[0].id != cast.worker.id


@pytest.mark.parametrize("email", ["worker@example.org", "WORKER@Example.org"])
def test_two_people_never_share_an_address(cast, lead, email):
    assert "Worker" in people.save(lead, ANN | {"email": email}, [])[1]["email"]


def test_the_address_of_a_closed_account_stays_taken_and_says_so(cast, lead):
    Person.update(closed_at=clock.now()).where(Person.id == cast.worker.id).execute()
    assert "reopen" in people.save(lead, ANN | {"email": "worker@example.org"}, [])[1]["email"]


@pytest.mark.parametrize(
    ("field", "value"),
    [("team", "999"), ("team", "x"), ("team", "9" * 30), ("supervisor", "999"),
     ("supervisor", "²")],
)
def test_a_team_or_supervisor_that_is_not_there_is_refused(cast, lead, field, value):
    assert people.save(lead, ANN | {field: value}, [])[1].keys() == {field}


def test_nobody_supervises_themselves(cast, lead):
    typed = typed_of(cast.supervisor, supervisor=str(cast.supervisor.id))
    assert people.save(lead, typed, ["supervisor"], cast.supervisor)[1].keys() == {"supervisor"}


def test_a_supervisor_holds_the_role_unless_they_supervise_already(cast, lead):
    wrong = typed_of(cast.worker, supervisor=str(cast.auditor.id))
    assert people.save(lead, wrong, [], cast.worker)[1].keys() == {"supervisor"}
    PersonRole.delete().where(PersonRole.person == cast.manager.id).execute()
    kept = typed_of(cast.supervisor, supervisor=str(cast.manager.id))
    boss = people.get(cast.supervisor.id)
    assert people.save(lead, kept, ["supervisor"], boss)[0]


def test_correcting_gives_and_takes_roles(cast, lead):
    person, _ = people.save(lead, typed_of(cast.auditor, name="Ann"), ["reviewer"], cast.auditor)
    assert person.name == "Ann" and roles_of(person) == ["reviewer"]
    line = JournalEntry.select().where(JournalEntry.act == "changed a person").get()
    assert "now reviewer; no longer auditor" in line.detail


def test_a_lead_makes_nobody_administrator(cast, lead):
    assert people.save(lead, ANN, ["administrator"])[1].keys() == {"roles"}
    refused = people.save(lead, typed_of(cast.auditor), ["administrator"], cast.auditor)
    assert refused[1].keys() == {"roles"}


def test_a_lead_changes_no_administrator_at_all(cast, lead):
    with pytest.raises(NotAllowed):
        people.save(lead, typed_of(cast.administrator), ["administrator"], cast.administrator)
    with pytest.raises(NotAllowed):
        account_closing.close(lead, cast.administrator, {})
    with pytest.raises(NotAllowed):
        account_closing.reopen(lead, cast.administrator)


def test_an_administrator_makes_another_one(cast, administrator):
    person, _ = people.save(administrator, ANN, ["administrator"])
    assert roles_of(person) == ["administrator"]


def test_the_last_lead_keeps_the_role_and_the_access(cast, administrator):
    typed = typed_of(cast.lead)
    assert people.save(administrator, typed, ["auditor"], cast.lead)[1].keys() == {"roles"}
    ending = typed | {"access_ends": "2030-01-01"}
    assert people.save(administrator, ending, ["lead"], cast.lead)[1].keys() == {"roles"}
    make_person("second_lead", ["lead"])
    assert people.save(administrator, typed, ["auditor"], cast.lead)[0]


def test_a_lead_who_has_never_signed_in_does_not_count_as_the_other_one(cast, administrator):
    people.save(administrator, ANN, ["lead"])
    assert people.save(administrator, typed_of(cast.lead), [], cast.lead)[1].keys() == {"roles"}


def test_without_an_address_nobody_can_sign_in_any_more(cast, lead):
    key, link = sessions.begin(cast.worker), invitations.make(lead, cast.worker)
    people.save(lead, typed_of(cast.worker, email=""), [], cast.worker)
    assert sessions.who(key) is None and invitations.holder(link) is None
    assert Person.get_by_id(cast.worker.id).password is None


# Finding


def test_people_are_found_by_part_of_a_name_or_address_by_role_and_by_team(cast):
    assert {one.name for one in people.every("REVIEWER1")} == {"Reviewer1", "Reviewer1b"}
    assert [one.name for one in people.every("other_w")] == ["Other worker"]
    assert [one.name for one in people.every(role="administrator")] == ["Administrator"]
    assert {one.name for one in people.every(role="none")} == {"Worker", "Other worker"}
    assert {one.name for one in people.every(team=cast.team.id)} == {
        "Supervisor", "Worker", "Other worker",
    }
    assert not list(people.every("%")), "a sign of the database's own is searched for as it is"


def test_closed_accounts_are_found_only_when_asked_for(cast):
    Person.update(closed_at=clock.now()).where(Person.id == cast.worker.id).execute()
    assert [one.name for one in people.every(closed=True)] == ["Worker"]
    assert "Worker" not in {one.name for one in people.every()}


def test_fifty_people_make_a_page_and_each_stands_on_one(cast):
    for number in range(60):
        Person.create(name=f"Poe {number % 7}", created_at=clock.now())
    first = people.page_of(people.every("Poe"))
    second = people.page_of(people.every("Poe"), after=first.after)
    assert (len(first.rows), len(second.rows), second.after) == (50, 10, None)
    assert len({one.id for one in [*first.rows, *second.rows]}) == 60
    assert people.page_of(people.every("Poe"), before=second.before).rows == first.rows


def test_whose_account_is_closed_or_over_is_not_offered(cast):
    Person.update(closed_at=clock.now()).where(Person.id == cast.auditor.id).execute()
    Person.update(access_ends=clock.today() - datetime.timedelta(days=1)).where(
        Person.id == cast.external.id
    ).execute()
    assert {one.name for one in people.open_ones("auditor")} == {"Other auditor", "Stranger"}


# Teams


def test_a_team_is_added_and_changed_and_both_are_logged(cast, lead):
    typed = {"name": " North  team ", "service": "Early Help", "supervisor": str(cast.manager.id)}
    team, _ = teams.save(lead, typed)
    assert (team.name, team.supervisor_id) == ("North team", cast.manager.id)
    team, _ = teams.save(lead, typed | {"supervisor": ""}, team)
    assert team.supervisor_id is None
    log = JournalEntry.select().where(JournalEntry.act.contains("a team")).order_by(JournalEntry.id)
    acts = [one.act for one in log]
    assert acts == ["added a team", "changed a team"]


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", " "), ("name", "SOUTH"), ("name", "a" * 201), ("service", "Parks"),
     ("service", ""), ("supervisor", "999")],
)
def test_what_is_wrong_with_a_team_is_said_beside_its_field(cast, lead, field, value):
    typed = {"name": "North", "service": "Early Help", field: value}
    assert teams.save(lead, typed)[1].keys() == {field}


def test_teams_are_listed_with_their_open_people_and_cases(cast):
    Person.update(closed_at=clock.now()).where(Person.id == cast.other_worker.id).execute()
    Case.update(closed_on=clock.today()).where(Case.id == cast.other_case.id).execute()
    south = next(team for team in teams.every() if team.id == cast.team.id)
    assert (south.members, south.open_cases, south.supervisor.name) == (2, 1, "Supervisor")


def test_a_case_that_closes_on_a_later_day_is_an_open_case_of_its_team(cast):
    Case.update(closed_on=tomorrow()).where(Case.id == cast.case.id).execute()
    south = next(team for team in teams.every() if team.id == cast.team.id)
    assert south.open_cases == 2


# Closing an account


def test_whoever_holds_nothing_is_closed_at_once_and_cannot_sign_in(cast, lead):
    key, link = sessions.begin(cast.stranger), invitations.make(lead, cast.stranger)
    assert not responsibilities.by(cast.stranger)
    assert account_closing.close(lead, cast.stranger, {}) == {}
    assert closed(cast.stranger) and sessions.who(key) is None and invitations.holder(link) is None


def test_closing_twice_does_nothing_twice(cast, lead):
    account_closing.close(lead, cast.stranger, {})
    account_closing.close(lead, cast.stranger, {})
    assert JournalEntry.select().where(JournalEntry.act == "closed an account").count() == 1


def test_nothing_is_closed_while_something_is_not_handed_on(cast, lead):
    make_audit(cast)
    propose(make_audit(cast, "signed_off"), cast.auditor)
    errors = account_closing.close(lead, cast.auditor, {"audits": "lead"})
    assert errors.keys() == {"actions"} and not closed(cast.auditor)
    assert Audit.select().where(Audit.state == "in_progress").exists()


def test_audits_go_back_to_the_lead(cast, lead):
    audit = make_audit(cast)
    assert account_closing.close(lead, cast.auditor, {"audits": "lead"}) == {}
    after = audits.get(audit.id)
    assert (after.state, after.auditor_id) == ("unallocated", None)
    assert not Holding.select().where(Holding.until.is_null()).exists()
    assert "account of Auditor" in list(audits.timeline(after))[-1].note


def test_audits_go_to_another_auditor_who_may_have_them(cast, lead):
    audit = make_audit(cast)
    typed = {"audits": str(cast.other_auditor.id), "answers": handover.CARRY_ON}
    assert account_closing.close(lead, cast.auditor, typed) == {}
    after = audits.get(audit.id)
    assert (after.state, after.auditor_id) == ("allocated", cast.other_auditor.id)


def test_how_the_answers_go_on_has_to_be_chosen(cast, lead):
    make_audit(cast)
    errors = account_closing.close(lead, cast.auditor, {"audits": str(cast.other_auditor.id)})
    assert errors.keys() == {"answers"}


def test_nobody_is_handed_an_audit_that_they_may_not_have(cast, lead):
    make_audit(cast)
    PersonRole.create(person=cast.supervisor, role="auditor")
    typed = {"audits": str(cast.supervisor.id), "answers": handover.AFRESH}
    errors = account_closing.close(lead, cast.auditor, typed)
    assert "M-10277: Supervisor supervises the worker" in errors["audits"]
    assert not closed(cast.auditor)


def test_an_administrator_lets_audits_go_back_but_gives_them_to_nobody(cast, administrator):
    make_audit(cast)
    typed = {"audits": str(cast.other_auditor.id), "answers": handover.AFRESH}
    assert "lead" in account_closing.close(administrator, cast.auditor, typed)["audits"]
    assert account_closing.close(administrator, cast.auditor, {"audits": "lead"}) == {}


def test_an_audit_with_its_reviewers_goes_on(cast, lead):
    audit = make_audit(cast, "under_review", taken_up_by=cast.reviewer1)
    assert [one.id for one in responsibilities.by(cast.auditor).sent] == [audit.id]
    account_closing.close(lead, cast.auditor, {})
    assert audits.get(audit.id).state == "under_review"


def test_what_was_taken_up_for_review_goes_back_to_its_stage(cast, lead):
    audit = make_audit(cast, "under_review", taken_up_by=cast.reviewer1)
    assert account_closing.close(lead, cast.reviewer1, {}) == {}
    after = audits.get(audit.id)
    assert (after.state, after.taken_up_by_id) == ("submitted", None)


def test_a_stage_is_handed_on_only_where_nobody_else_reviews_it(cast, lead):
    assert not responsibilities.by(cast.reviewer1).stages
    (stage,) = responsibilities.by(cast.reviewer2).stages
    field = f"stage-{stage.id}"
    assert account_closing.close(lead, cast.reviewer2, {}).keys() == {field}
    elsewhere = account_closing.close(lead, cast.reviewer2, {field: str(cast.reviewer1.id)})
    assert "another stage" in elsewhere[field]
    no_reviewer = account_closing.close(lead, cast.reviewer2, {field: str(cast.auditor.id)})
    assert no_reviewer.keys() == {field}
    new = make_person("new_reviewer", ["reviewer"])
    assert account_closing.close(lead, cast.reviewer2, {field: str(new.id)}) == {}
    people_of_stage = StageReviewer.select().where(StageReviewer.stage == stage.id)
    assert {one.person_id for one in people_of_stage} == {cast.reviewer2.id, new.id}


def test_a_colleague_whose_account_is_closed_does_not_count_as_another_reviewer(cast):
    Person.update(closed_at=clock.now()).where(Person.id == cast.reviewer1b.id).execute()
    assert [stage.number for stage in responsibilities.by(cast.reviewer1).stages] == [1]


def test_stages_of_a_closed_cycle_are_not_handed_on(cast):
    cycle = make_cycle("Old", [[cast.stranger]], [])
    type(cycle).update(closed_at=clock.now()).where(type(cycle).id == cycle.id).execute()
    assert not responsibilities.by(cast.stranger).stages


def test_open_actions_get_another_owner_and_finished_ones_stay(cast, lead):
    audit = make_audit(cast, "signed_off")
    open_one, done = propose(audit, cast.stranger), propose(audit, cast.stranger, "verified")
    assert account_closing.close(lead, cast.stranger, {"actions": str(cast.worker.id)}) == {}
    assert Action.get_by_id(open_one.id).owner_id == cast.worker.id
    assert Action.get_by_id(done.id).owner_id == cast.stranger.id


def test_teams_and_workers_get_another_supervisor_or_the_lead(cast, lead):
    Person.update(supervisor=cast.supervisor).where(Person.id == cast.worker.id).execute()
    refused = account_closing.close(lead, cast.supervisor, {"teams": str(cast.worker.id)})
    assert refused.keys() == {"teams", "workers"}
    typed = {"teams": handover.NOBODY, "workers": str(cast.manager.id)}
    assert account_closing.close(lead, cast.supervisor, typed) == {}
    assert Team.get_by_id(cast.team.id).supervisor_id is None
    assert Person.get_by_id(cast.worker.id).supervisor_id == cast.manager.id


def test_no_worker_becomes_their_own_supervisor(cast, lead):
    PersonRole.create(person=cast.worker, role="supervisor")
    Person.update(supervisor=cast.manager).where(Person.id == cast.worker.id).execute()
    errors = account_closing.close(lead, cast.manager, {"workers": str(cast.worker.id)})
    assert "themselves" in errors["workers"]


def test_open_cases_get_another_worker_and_running_audits_keep_theirs(cast, lead):
    audit = make_audit(cast)
    assert account_closing.close(lead, cast.worker, {}).keys() == {"cases"}
    auditing = account_closing.close(lead, cast.worker, {"cases": str(cast.auditor.id)})
    assert "case of their own" in auditing["cases"]
    assert account_closing.close(lead, cast.worker, {"cases": str(cast.other_worker.id)}) == {}
    assert Case.get_by_id(cast.case.id).worker_id == cast.other_worker.id
    assert audits.get(audit.id).worker_id == cast.worker.id


def test_a_case_that_closes_on_a_later_day_gets_another_worker_too(cast, lead):
    Case.update(closed_on=tomorrow()).where(Case.id == cast.case.id).execute()
    assert account_closing.close(lead, cast.worker, {}).keys() == {"cases"}
    Case.update(closed_on=clock.today()).where(Case.id == cast.case.id).execute()
    assert account_closing.close(lead, cast.worker, {}) == {}


def test_nothing_is_handed_to_a_closed_account(cast, lead):
    Person.update(closed_at=clock.now()).where(Person.id == cast.other_worker.id).execute()
    errors = account_closing.close(lead, cast.worker, {"cases": str(cast.other_worker.id)})
    assert errors.keys() == {"cases"}


def test_the_last_lead_and_the_last_administrator_are_not_closed(cast, administrator):
    with pytest.raises(NotAllowed):
        account_closing.close(administrator, cast.lead, {})
    other = sessions.who(sessions.begin(make_person("other_admin", ["administrator"])))
    assert account_closing.close(other, cast.administrator, {}) == {}
    with pytest.raises(NotAllowed):
        account_closing.close(other, Person.get_by_id(other.id), {})


def test_nobody_closes_their_own_account(cast, lead):
    make_person("second_lead", ["lead"])
    with pytest.raises(NotAllowed):
        account_closing.close(lead, cast.lead, {})


def test_a_reopened_account_needs_a_new_link(cast, lead):
    account_closing.close(lead, cast.stranger, {})
    account_closing.reopen(lead, cast.stranger)
    assert not closed(cast.stranger)
    assert sessions.sign_in("stranger@example.org", "audit the files", "192.0.2.1") is None
    assert invitations.use(invitations.make(lead, cast.stranger), "three quiet otters swim")
