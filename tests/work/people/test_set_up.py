"""The first run: one code, one person, once; and what the start list says."""

import datetime

import pytest

from auditor.records.cases import Case, Cycle
from auditor.records.journal import Setting
from auditor.records.people import Person, PersonRole, Team
from auditor.work import clock, forms
from auditor.work.people import sessions, set_up

PASSWORD = "three quiet otters swim"
FIRST = {"name": "Ann Lee", "email": "Ann@example.org", "password": PASSWORD}


def begin(code: str, **more):
    return set_up.begin(FIRST | {"code": code} | more, "192.0.2.1")


def test_the_code_makes_the_first_administrator_and_lead(connected):
    person, errors = begin(set_up.new_code())
    assert not errors and person.email == "ann@example.org"
    assert {one.role for one in PersonRole.select()} == {"administrator", "lead"}
    assert sessions.sign_in("ann@example.org", PASSWORD, "192.0.2.1")


def test_only_the_hash_of_the_code_is_kept(connected):
    code = set_up.new_code()
    assert code not in Setting.get_by_id(set_up.CODE).value


def test_the_code_may_be_typed_in_small_letters_and_without_dashes(connected):
    person, _ = begin(" " + set_up.new_code().lower().replace("-", " "))
    assert person


def test_a_new_start_makes_a_new_code(connected):
    old, new = set_up.new_code(), set_up.new_code()
    assert begin(old)[1].keys() == {"code"}
    assert begin(new)[0]


def test_without_a_code_nobody_begins(connected):
    assert begin("")[1].keys() == {"code"}
    set_up.new_code()
    assert begin("")[1].keys() == {"code"}
    assert not Person.select().exists()


@pytest.mark.parametrize(
    ("field", "typed"),
    [("name", ""), ("email", "ann"), ("password", "short"), ("password", "password12345"),
     ("password", "annlee ann lee ann")],
)
def test_what_is_wrong_is_said_and_the_code_is_not_used_up(connected, field, typed):
    code = set_up.new_code()
    person, errors = begin(code, **{field: typed})
    assert person is None and errors.keys() == {field}
    assert begin(code)[0]


def test_it_works_once(connected):
    code = set_up.new_code()
    begin(code)
    assert set_up.new_code() is None and not set_up.is_needed()
    assert begin(code, email="second@example.org")[1].keys() == {"code"}
    assert Person.select().count() == 1


def test_whoever_comes_second_with_the_same_code_is_told(connected):
    code = set_up.new_code()
    kept = Setting.get_by_id(set_up.CODE).value
    begin(code)
    Setting.create(key=set_up.CODE, value=kept)
    with pytest.raises(set_up.AlreadyDone):
        begin(code, email="second@example.org")
    assert Person.select().count() == 1


def test_guessing_the_code_is_slowed_down(connected):
    code = set_up.new_code()
    for _ in range(5):
        begin("AAAA")
    with pytest.raises(sessions.SlowDown):
        begin(code)


def test_the_start_list_knows_what_is_done(connected):
    assert [step["done"] for step in set_up.start_list()] == [False, False, False, True, False]
    team = Team.create(name="South", service="Early Help")
    assert not set_up.start_list()[1]["done"], "a team without a supervisor is not done"
    person = Person.create(name="Ann", created_at=clock.now())
    Team.update(supervisor=person).where(Team.id == team.id).execute()
    assert set_up.start_list()[1]["done"]
    for role in ("auditor", "reviewer"):
        PersonRole.create(person=person, role=role)
    assert set_up.start_list()[0]["done"]


def test_the_start_list_of_a_team_at_work_is_all_done(cast):
    Team.update(supervisor=cast.supervisor).execute()
    assert all(step["done"] for step in set_up.start_list())
    assert Cycle.select().count() == 1 and forms.newest("standard")
    assert [step["href"] for step in set_up.start_list()] == [
        "/people", "/teams", "/cases", "/forms", "/cycles",
    ]


def test_the_start_list_counts_a_case_that_closes_on_a_later_day(cast):
    tomorrow = clock.today() + datetime.timedelta(days=1)
    Case.update(closed_on=tomorrow).where(Case.id == cast.case.id).execute()
    Case.update(closed_on=clock.today()).where(Case.id == cast.other_case.id).execute()
    assert [step["what"] for step in set_up.start_list() if step["title"] == "Cases"] == ["1 open case"]
