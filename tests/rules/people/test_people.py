"""Who may change whom, and which roles may never be left without anybody."""

import datetime

import pytest

from auditor.rules.people import person_form
from auditor.rules.people.people import left_without, may_change, roles_to_give
from auditor.rules.rights.permissions import Role

ADMINISTRATOR, LEAD, AUDITOR = {"administrator"}, {"lead"}, {"auditor"}


@pytest.mark.parametrize(
    ("actor", "target", "wanted", "allowed"),
    [
        (ADMINISTRATOR, AUDITOR, AUDITOR | LEAD, True),
        (ADMINISTRATOR, ADMINISTRATOR, set(), True),
        (ADMINISTRATOR, set(), ADMINISTRATOR, True),
        (LEAD, AUDITOR, AUDITOR | LEAD, True),
        (LEAD, LEAD, set(), True),
        (LEAD, AUDITOR, ADMINISTRATOR, False),
        (LEAD, ADMINISTRATOR, set(), False),
        (LEAD, ADMINISTRATOR | AUDITOR, None, False),
        (LEAD, AUDITOR, None, True),
        (LEAD | ADMINISTRATOR, ADMINISTRATOR, set(), True),
        (AUDITOR, AUDITOR, AUDITOR, False),
        ({"reviewer", "supervisor"}, set(), None, False),
        (set(), set(), None, False),
    ],
)
def test_an_administrator_changes_everybody_and_a_lead_all_but_administrators(
    actor, target, wanted, allowed
):
    assert may_change(actor, target, wanted) is allowed


def test_a_lead_is_offered_every_role_but_administrator():
    assert roles_to_give(LEAD) == (Role.LEAD, Role.AUDITOR, Role.REVIEWER, Role.SUPERVISOR)
    assert set(roles_to_give(ADMINISTRATOR)) == set(Role)
    assert roles_to_give(AUDITOR) == ()


@pytest.mark.parametrize(
    ("before", "after", "others", "lost"),
    [
        (LEAD, set(), set(), (Role.LEAD,)),
        (LEAD, set(), LEAD, ()),
        (LEAD | ADMINISTRATOR, set(), LEAD, (Role.ADMINISTRATOR,)),
        (LEAD | ADMINISTRATOR, set(), set(), (Role.ADMINISTRATOR, Role.LEAD)),
        (AUDITOR, set(), set(), ()),
        (set(), set(), set(), ()),
        (LEAD, LEAD | AUDITOR, set(), ()),
    ],
)
def test_the_last_administrator_and_the_last_lead_stay(before, after, others, lost):
    assert left_without(before, after, others) == lost


@pytest.mark.parametrize(
    ("typed", "roles", "faults"),
    [
        ({"name": "Ann", "team": "1"}, [], set()),
        ({"name": "Ann", "email": "ann@example.org"}, ["auditor", "reviewer"], set()),
        ({"name": "Ann", "email": "Ann.O'Neil+1@mail.city.gov.uk"}, [], set()),
        ({"team": "1"}, [], {"name"}),
        ({"name": " \x00\n ", "team": "1"}, [], {"name"}),
        ({"name": "a" * 201, "team": "1"}, [], {"name"}),
        ({"name": "Ann"}, [], {"team"}),
        ({"name": "Ann", "team": "1"}, ["auditor"], {"email"}),
        ({"name": "Ann", "email": "ann"}, [], {"email"}),
        ({"name": "Ann", "email": "ann@example"}, [], {"email"}),
        ({"name": "Ann", "email": "a nn@example.org"}, [], {"email"}),
        ({"name": "Ann", "email": "ann@exämple.org"}, [], {"email"}),
        ({"name": "Ann", "email": "a" * 250 + "@example.org"}, [], {"email"}),
        ({"name": "Ann", "team": "1"}, ["king"], {"roles"}),
        ({"name": "Ann", "team": "1", "access_ends": "31/12/2026"}, [], {"access_ends"}),
        ({"name": "Ann", "team": "1", "job_title": "a" * 201}, [], {"job_title"}),
    ],
)
def test_a_worker_needs_a_name_and_a_team_and_whoever_has_a_role_an_address(typed, roles, faults):
    assert set(person_form.check(typed, roles)[1]) == faults


@pytest.mark.parametrize(("roles", "fault"), [
    ([], None), (["auditor"], None), (["reviewer"], person_form.ONLY_AUDITS),
    (["auditor", "supervisor"], person_form.ONLY_AUDITS), (["lead"], person_form.ONLY_AUDITS),
    (["administrator"], person_form.ONLY_AUDITS),
])
def test_whoever_comes_from_outside_can_only_be_an_auditor(roles, fault):
    typed = {"name": "Ann", "email": "ann@example.org", "external": "yes"}
    assert person_form.check(typed, roles)[1].get("roles") == fault


def test_an_address_is_kept_in_small_letters_and_a_name_on_one_line():
    typed = {"name": " Ann \x00\r\n  Lee", "email": " ANN@Example.ORG "}
    person, errors = person_form.check(typed | {"access_ends": "2026-12-31"}, ["lead"])
    assert not errors
    assert (person.name, person.email) == ("Ann Lee", "ann@example.org")
    assert person.access_ends == datetime.date(2026, 12, 31)
    assert person.roles == {"lead"} and not person.external
