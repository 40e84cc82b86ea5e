"""The pages of cases: who sees them, what they refuse, and that nothing typed is lost."""

import re

import pytest

from auditor.records.cases import Case, CaseReader
from auditor.records.journal import JournalEntry
from case_forms import change
from cast import make_audit, make_case, make_person
from counting import queries

TYPED = {"reference": "M-20001", "service": "Early Help", "plan": "early help"}
PAGES = ["/cases", "/cases/new", "/cases/{id}", "/cases/{id}/change"]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("who", ["auditor", "reviewer1", "supervisor", "worker", "administrator"])
def test_only_leads_keep_the_cases(cast, browse, path, who):
    assert browse(getattr(cast, who)).get(path.format(id=cast.case.id)).status_code == 403


@pytest.mark.parametrize("path", PAGES)
def test_a_stranger_signs_in_first(cast, browse, path):
    assert "/sign-in" in browse().get(path.format(id=cast.case.id)).location


@pytest.mark.parametrize("path", PAGES)
def test_a_lead_reads_every_page(cast, browse, path):
    make_audit(cast, "signed_off")
    assert browse(cast.lead).get(path.format(id=cast.case.id)).status_code == 200


def test_a_case_is_added_and_shown(cast, browse):
    lead = browse(cast.lead)
    answer = lead.post("/cases/new", TYPED | {"worker": cast.worker.id})
    assert answer.status_code == 303
    shown = lead.get(answer.location).get_data(as_text=True)
    assert "Case M-20001" in shown
    assert "South" in shown


def test_a_case_added_twice_is_there_once_and_the_second_says_so(cast, browse):
    lead = browse(cast.lead)
    lead.post("/cases/new", TYPED)
    again = lead.post("/cases/new", TYPED)
    assert again.status_code == 422
    assert "There is a case with this reference already" in again.get_data(as_text=True)
    assert Case.select().where(Case.reference == "M-20001").count() == 1


def test_what_was_typed_is_still_there_beside_what_is_wrong(cast, browse):
    html = browse(cast.lead).post(
        "/cases/new", TYPED | {"plan": "none", "family": "F 77"}
    ).get_data(as_text=True)
    assert 'value="F 77"' in html
    assert "Choose a plan" in html
    assert "<title>Error: Add a case" in html


def test_what_looks_like_a_name_is_asked_about_and_can_be_kept(cast, browse):
    lead = browse(cast.lead)
    asked = lead.post("/cases/new", TYPED | {"reference": "River Bank"})
    assert asked.status_code == 422
    assert 'name="no_name"' in asked.get_data(as_text=True)
    kept = lead.post("/cases/new", TYPED | {"reference": "River Bank", "no_name": "yes"})
    assert kept.status_code == 303


@pytest.mark.parametrize("reference", ["\x00", "\u202e", "x" * 10_000, "'\"<script>1"])
def test_odd_text_is_an_error_or_saved_and_never_a_crash(cast, browse, reference):
    answer = browse(cast.lead).post("/cases/new", TYPED | {"reference": reference})
    assert answer.status_code in (303, 422)


def test_a_case_is_corrected(cast, browse):
    lead, path = browse(cast.lead), f"/cases/{cast.case.id}"
    assert 'value="M-10277"' in lead.get(f"{path}/change").get_data(as_text=True)
    answer = change(lead, cast.case, closed_on="2026-10-30")
    assert answer.status_code == 303
    assert "Closed" in lead.get(path).get_data(as_text=True)


def test_filters_and_order_stay_in_the_address(cast, browse):
    for number in range(60):
        make_case(f"A-{number:03}", cast.worker, cast.team)
    lead = browse(cast.lead)
    html = lead.get("/cases?plan=child+in+need&sort=worker&down=1").get_data(as_text=True)
    following = re.search(r'href="([^"]+)" rel="next"', html)[1].replace("&amp;", "&")
    for kept in ("plan=child+in+need", "sort=worker", "down=1", "after="):
        assert kept in following
    assert "A-0" in lead.get(following).get_data(as_text=True)


@pytest.mark.parametrize("query", [
    "?after=999999", "?after=x&before=-1", "?after=" + "9" * 30, "?sort=password&down=x",
    "?team=x&worker=%00", "?search=%25%27%00",
])
def test_an_odd_address_shows_a_list_all_the_same(cast, browse, query):
    assert browse(cast.lead).get("/cases" + query).status_code == 200


@pytest.mark.parametrize("path", ["/cases/999", "/cases/" + "9" * 30])
def test_a_case_that_is_not_there_is_not_found(cast, browse, path):
    assert browse(cast.lead).get(path).status_code == 404


def test_a_restricted_case_is_not_found_by_a_lead_it_does_not_name(cast, browse):
    other = make_person("other_lead", ["lead"])
    lead, path = browse(cast.lead), f"/cases/{cast.case.id}"
    change(lead, cast.case, restricted="yes")
    assert lead.get(path).status_code == 200
    stranger = browse(other)
    for page in (path, f"{path}/change", f"{path}/readers"):
        assert stranger.get(page).status_code == 404
    assert "M-10277" not in stranger.get("/cases?open=all").get_data(as_text=True)


def test_readers_are_named_and_a_lead_stays_among_them(cast, browse):
    Case.update(restricted=True).where(Case.id == cast.case.id).execute()
    CaseReader.create(case=cast.case, person=cast.lead)
    lead, path = browse(cast.lead), f"/cases/{cast.case.id}/readers"
    refused = lead.post(path, {"readers": [str(cast.auditor.id)]})
    assert refused.status_code == 422
    kept = lead.post(path, {"readers": [str(cast.auditor.id), str(cast.lead.id)]})
    assert kept.status_code == 303
    assert "Auditor" in lead.get(kept.location).get_data(as_text=True)


def test_a_case_without_restriction_has_no_page_of_readers(cast, browse):
    assert browse(cast.lead).get(f"/cases/{cast.case.id}/readers").status_code == 404


def test_who_opened_a_case_is_in_the_log(cast, browse):
    browse(cast.lead).get(f"/cases/{cast.case.id}")
    entry = JournalEntry.select().order_by(JournalEntry.id.desc()).first()
    assert (entry.by_id, entry.act, entry.detail) == (cast.lead.id, "opened a case", "M-10277")


def test_the_list_asks_as_much_for_fifty_cases_as_for_two(cast, browse):
    lead = browse(cast.lead)
    few = queries(lambda: lead.get("/cases"))
    for number in range(60):
        make_audit(cast, "signed_off", case=make_case(f"A-{number}", cast.worker, cast.team))
    assert queries(lambda: lead.get("/cases")) == few
