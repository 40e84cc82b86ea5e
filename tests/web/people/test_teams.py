"""The pages about teams."""

import pytest

from auditor.work.people import teams

NORTH = {"name": "North", "service": "Early Help"}


@pytest.mark.parametrize("path", ["/teams", "/teams/new", "/teams/1"])
def test_only_leads_and_administrators_open_teams(browse, cast, path):
    assert browse().get(path).status_code == 303
    assert browse(cast.supervisor).get(path).status_code == 403
    assert browse(cast.lead).get(path).status_code == 200
    assert browse(cast.administrator).get(path).status_code == 200


def test_a_team_that_is_not_there_is_404(browse, cast):
    assert browse(cast.lead).get("/teams/9999").status_code == 404
    assert browse(cast.lead).post("/teams/9999", NORTH).status_code == 404


def test_others_change_no_team(browse, cast):
    assert browse(cast.auditor).post("/teams/new", NORTH).status_code == 403
    assert browse(cast.auditor).post("/teams/1", NORTH).status_code == 403


def test_a_team_is_added_once_however_often_the_button_is_pressed(browse, cast):
    browser = browse(cast.lead)
    assert browser.post("/teams/new", NORTH).status_code == 303
    again = browser.post("/teams/new", NORTH)
    assert again.status_code == 422 and "already" in again.text
    assert "North" in browser.get("/teams").text


def test_a_team_is_changed(browse, cast):
    path = f"/teams/{cast.team.id}"
    typed = {"name": "South east", "service": cast.team.service, "supervisor": str(cast.manager.id)}
    browser = browse(cast.lead)
    assert 'value="South"' in browser.get(path).text
    assert browser.post(path, typed).status_code == 303
    html = browser.get("/teams").text
    assert "South east" in html and "Manager" in html


def test_what_is_wrong_is_shown_with_everything_typed(browse, cast):
    answer = browse(cast.lead).post("/teams/new", {"name": "North", "supervisor": "9999"})
    assert answer.status_code == 422 and "<title>Error:" in answer.text
    assert 'value="North"' in answer.text and "Choose a service" in answer.text


def test_a_supervisor_whose_account_is_closed_is_marked_and_stays_chosen(browse, cast):
    from auditor.records.people import Person
    from auditor.work import clock

    Person.update(closed_at=clock.now()).where(Person.id == cast.supervisor.id).execute()
    browser = browse(cast.lead)
    assert "Account closed" in browser.get("/teams").text
    typed = {"name": "South", "service": cast.team.service, "supervisor": str(cast.supervisor.id)}
    assert browser.post(f"/teams/{cast.team.id}", typed).status_code == 303
    assert teams.get(cast.team.id).supervisor_id == cast.supervisor.id
