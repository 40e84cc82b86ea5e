"""The pages about people: who may open them, and what each button does."""

import re

import pytest

from auditor.records.cases import Cycle
from auditor.records.people import Person, PersonRole
from auditor.work import clock
from auditor.work.people import people
from cast import make_audit, make_person

NEW = {"name": "Ann Lee", "email": "ann@example.org", "roles": ["auditor"]}


def link_in(html: str) -> str | None:
    found = re.search(r'value="http://localhost(/welcome/[^"]+)"', html)
    return found[1] if found else None


@pytest.mark.parametrize(
    "path", ["/people", "/people/new", "/people/1", "/people/1/edit", "/people/1/close"]
)
def test_only_leads_and_administrators_open_people(browse, cast, path):
    assert browse().get(path).status_code == 303
    for person in (cast.auditor, cast.reviewer1, cast.supervisor, cast.worker):
        assert browse(person).get(path).status_code == 403


@pytest.mark.parametrize("path", ["new", "1/edit", "1/link", "1/close", "1/reopen"])
def test_only_leads_and_administrators_change_people(browse, cast, path):
    assert browse(cast.auditor).post(f"/people/{path}", NEW).status_code == 403


@pytest.mark.parametrize("path", ["/people/9999", "/people/9999/edit", "/people/9999/close"])
def test_somebody_who_is_not_there_is_404(browse, cast, path):
    assert browse(cast.lead).get(path).status_code == 404
    assert browse(cast.lead).get("/people/" + "9" * 30).status_code == 404


def test_the_list_is_narrowed_and_its_links_keep_how(browse, cast):
    for number in range(51):
        Person.create(name=f"Poe {number:02}", created_at=clock.now(), team=cast.team)
    html = browse(cast.lead).get(f"/people?q=poe&team={cast.team.id}").text
    assert "Poe 49" in html and "Poe 50" not in html and "Supervisor</a>" not in html
    onward = re.search(r'<a href="([^"]+)" rel="next"', html)[1].replace("&amp;", "&")
    assert "q=poe" in onward and f"team={cast.team.id}" in onward
    second = browse(cast.lead).get(onward).text
    assert "Poe 50" in second and 'rel="prev"' in second and 'rel="next"' not in second


@pytest.mark.parametrize(
    "query",
    ["role=none", "role=lead", "closed=yes", "q=zzz", "team=x&after=x", "after=99999999999999",
     "after=99999", "before=99999", "q=%00", "after=1&before=2"],
)
def test_whatever_is_asked_of_the_list_it_answers(browse, cast, query):
    assert browse(cast.lead).get(f"/people?{query}").status_code == 200


def test_the_list_takes_as_many_queries_for_many_people_as_for_few(browse, cast, count_queries):
    browser = browse(cast.lead)
    few = count_queries(lambda: browser.get("/people"))
    for number in range(30):
        make_person(f"more{number}", ["auditor", "reviewer"], team=cast.team)
    assert count_queries(lambda: browser.get("/people")) == few


def test_adding_somebody_hands_over_a_link_once(browse, cast):
    browser = browse(cast.lead)
    answer = browser.post("/people/new", NEW)
    assert answer.status_code == 303
    link = link_in(browser.get(answer.location).text)
    assert browse().get(link).status_code == 200
    assert link_in(browser.get(answer.location).text) is None


def test_a_worker_without_an_address_gets_no_link(browse, cast):
    browser = browse(cast.lead)
    answer = browser.post("/people/new", {"name": "Sam", "team": str(cast.team.id)})
    html = browser.get(answer.location).text
    assert link_in(html) is None and "does not sign in" in html
    person = int(answer.location.rpartition("/")[2])
    assert browser.post(f"/people/{person}/link").status_code == 403


def test_what_is_wrong_is_shown_with_everything_typed(browse, cast):
    answer = browse(cast.lead).post("/people/new", NEW | {"name": "", "job_title": "Poet"})
    assert answer.status_code == 422 and "<title>Error:" in answer.text
    assert 'value="Poet"' in answer.text and 'value="ann@example.org"' in answer.text
    assert re.search(r'value="auditor" checked', answer.text)


def test_adding_pressed_twice_adds_one(browse, cast):
    browser = browse(cast.lead)
    browser.post("/people/new", NEW)
    assert browser.post("/people/new", NEW).status_code == 422
    assert people.every("ann@").count() == 1


def test_a_person_is_corrected(browse, cast):
    browser = browse(cast.lead)
    path = f"/people/{cast.auditor.id}/edit"
    assert 'value="auditor@example.org"' in browser.get(path).text
    assert browser.post(path, NEW | {"external": "yes"}).status_code == 303
    html = browser.get(f"/people/{cast.auditor.id}").text
    assert "Ann Lee" in html and "External" in html


def test_a_new_link_ends_the_one_before(browse, cast):
    browser = browse(cast.lead)
    links = []
    for _ in range(2):
        browser.post(f"/people/{cast.auditor.id}/link")
        links.append(link_in(browser.get(f"/people/{cast.auditor.id}").text))
    assert [browse().get(link).status_code for link in links] == [404, 200]


def test_a_lead_sees_but_does_not_change_an_administrator(browse, cast):
    browser, path = browse(cast.lead), f"/people/{cast.administrator.id}"
    html = browser.get(path).text
    assert "Only an administrator" in html and "/edit" not in html
    assert browser.get(path + "/edit").status_code == 403
    assert browser.get(path + "/close").status_code == 403
    for act in ("edit", "link", "close", "reopen"):
        assert browser.post(f"{path}/{act}", NEW).status_code == 403
    assert people.get(cast.administrator.id).name == "Administrator"


def test_a_lead_is_not_offered_to_make_an_administrator(browse, cast):
    assert 'value="administrator"' not in browse(cast.lead).get("/people/new").text
    assert 'value="administrator"' in browse(cast.administrator).get("/people/new").text
    answer = browse(cast.lead).post("/people/new", NEW | {"roles": ["administrator"]})
    assert answer.status_code == 422 and "Only an administrator" in answer.text


def test_closing_lists_what_is_held_and_hands_it_on(browse, cast):
    make_audit(cast)
    browser, path = browse(cast.lead), f"/people/{cast.auditor.id}/close"
    html = browser.get(path).text
    assert "1 audit to finish" in html and "M-10277" in html and "Other auditor" in html
    refused = browser.post(path)
    assert refused.status_code == 422 and "Choose where the audits go" in refused.text
    typed = {"audits": str(cast.other_auditor.id), "answers": "carry on"}
    assert browser.post(path, typed).status_code == 303
    assert browser.post(path, typed).status_code == 303, "pressed twice"
    assert "Closed" in browser.get(f"/people/{cast.auditor.id}").text


def test_an_administrator_is_offered_only_the_way_back_to_the_lead(browse, cast):
    make_audit(cast)
    html = browse(cast.administrator).get(f"/people/{cast.auditor.id}/close").text
    assert "Back to the lead" in html and "Other auditor" not in html
    assert "1 audit to finish" in html and "M-10277" not in html, "no case content"


def test_the_last_lead_is_told_why_the_account_stays_open(browse, cast):
    html = browse(cast.administrator).get(f"/people/{cast.lead.id}/close").text
    assert "last lead" in html and "Close the account</button>" not in html
    closing = browse(cast.administrator).post(f"/people/{cast.lead.id}/close")
    assert closing.status_code == 403


def test_a_closed_account_is_opened_again(browse, cast):
    browser, path = browse(cast.lead), f"/people/{cast.stranger.id}"
    browser.post(f"{path}/close")
    assert browser.post(f"{path}/link").status_code == 403
    assert browser.get(f"{path}/close").status_code == 303
    assert browser.post(f"{path}/reopen").status_code == 303
    assert browser.post(f"{path}/reopen").status_code == 303, "pressed twice"
    assert not people.get(cast.stranger.id).closed_at



def test_somebody_from_outside_is_given_no_role_but_auditor(browse, cast):
    typed = NEW | {"external": "yes", "roles": ["auditor", "lead"]}
    answer = browse(cast.administrator).post(f"/people/{cast.external.id}/edit", typed)
    assert answer.status_code == 422 and "can only be an auditor" in answer.text
    assert Person.get_by_id(cast.external.id).name == "External"


def test_a_lead_from_outside_of_earlier_days_leads_nothing(browse, cast):
    audit = make_audit(cast, "submitted")
    PersonRole.create(person=cast.external, role="lead")
    browser = browse(cast.external)
    for path in ("/people", "/journal", "/cases", "/cycles"):
        assert browser.get(path).status_code == 403, path
    assert browser.get(f"/audits/{audit.id}").status_code == 404


def test_a_reviewer_from_outside_sees_nothing_once_the_cycle_is_closed(browse, cast):
    audit = make_audit(cast, "signed_off")
    Person.update(external=True).where(Person.id == cast.reviewer2.id).execute()
    browser = browse(Person.get_by_id(cast.reviewer2.id))
    assert browser.get(f"/audits/{audit.id}").status_code == 200
    Cycle.update(closed_at=clock.now()).where(Cycle.id == cast.cycle.id).execute()
    assert browser.get(f"/audits/{audit.id}").status_code == 404
