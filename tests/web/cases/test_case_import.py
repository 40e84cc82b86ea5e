"""The pages of an import: who may, what is refused in a sentence, and nothing before it is applied."""

import io
import re
import tempfile

import pytest

from auditor.records.case_imports import CaseImport
from auditor.records.cases import Case
from auditor.records.people import Person
from auditor.work import clock
from auditor.work.cases import case_files, case_import, example_workbook
from auditor.work.people.people import signed_in
from cast import make_person
from workbooks import special_needs

START = "/cases/import"
PAGES = [START, "/cases/import/template.csv", "/cases/import/example.xlsx", "/cases/import/{id}"]
LINES = [("M-10277", "", "", "looked after", "South", "Worker", "", ""),
         ("M-2", "F-1", "Early Help", "early help", "East", "Somebody New", "03/03/2026", "")]


@pytest.fixture
def kept(cast):
    """An import that the lead looked at: one case changed, one new, one missing."""
    return case_import.take(example_workbook.template(LINES), signed_in(cast.lead))


def upload(browser, data: bytes, name: str = "list.csv"):
    """Send a file as the form does."""
    return browser.post(START, {"file": (io.BytesIO(data), name)}, content_type="multipart/form-data")


def fields(html: str) -> dict[str, str]:
    """What a browser would send of the form as it is shown, hidden fields and chosen options."""
    sent = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', html))
    for name, options in re.findall(r'<select[^>]* name="([\w-]+)"[^>]*>(.*?)</select>', html, re.S):
        chosen = re.search(r'value="([^"]*)" selected', options)
        sent[name] = chosen[1] if chosen else re.search(r'value="([^"]*)"', options)[1]
    return sent


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("who", ["auditor", "reviewer1", "supervisor", "worker", "administrator"])
def test_only_leads_import(cast, browse, kept, path, who):
    assert browse(getattr(cast, who)).get(path.format(id=kept.id)).status_code == 403


@pytest.mark.parametrize("path", PAGES)
def test_a_stranger_signs_in_first(browse, kept, path):
    assert "/sign-in" in browse().get(path.format(id=kept.id)).location


@pytest.mark.parametrize("path", PAGES)
def test_a_lead_reads_every_page(cast, browse, kept, path):
    assert browse(cast.lead).get(path.format(id=kept.id)).status_code == 200


@pytest.mark.parametrize("path", [START, "/cases/import/{id}"])
def test_others_can_send_nothing(cast, browse, kept, path):
    assert browse(cast.auditor).post(path.format(id=kept.id)).status_code == 403


def test_the_import_of_another_lead_is_not_there(cast, browse, kept):
    browser = browse(make_person("second_lead", ["lead"]))
    assert browser.get(f"/cases/import/{kept.id}").status_code == 404
    assert browser.post(f"/cases/import/{kept.id}").status_code == 404


def test_the_cases_page_leads_to_the_import(cast, browse):
    assert f'href="{START}"' in browse(cast.lead).get("/cases").get_data(as_text=True)


def test_a_list_is_uploaded_looked_at_confirmed_and_applied(cast, browse):
    lead = browse(cast.lead)
    answer = upload(lead, example_workbook.template(LINES))
    assert answer.status_code == 303
    html = lead.get(answer.location).get_data(as_text=True)
    assert "Nothing has changed yet" in html
    for said in ("Plain template, 2 rows", "1 new case", "Plan: Child in need", "M-10402",
                 "1 worker would have no supervisor", "Somebody New"):
        assert said in html
    assert not Case.select().where(Case.reference == "M-2").exists()
    applied = lead.post(answer.location, fields(html) | {"confirmed": "yes"})
    assert (applied.status_code, applied.location) == (303, answer.location)
    html = lead.get(applied.location).get_data(as_text=True)
    assert "Cases imported" in html
    case = Case.get(Case.reference == "M-2")
    assert (case.plan, case.family, case.worker.name) == ("early help", "F-1", "Somebody New")
    assert Case.get_by_id(cast.case.id).plan == "looked after"
    assert Case.get_by_id(cast.other_case.id).closed_on is None


def test_a_missing_case_is_closed_when_it_is_ticked(cast, browse, kept):
    lead, path = browse(cast.lead), f"/cases/import/{kept.id}"
    sent = fields(lead.get(path).get_data(as_text=True)) | {"confirmed": "yes"}
    answer = lead.post(path, sent | {"close": [str(cast.other_case.id), "x", "9" * 30]})
    assert answer.status_code == 303
    assert Case.get_by_id(cast.other_case.id).closed_on == clock.today()


def test_without_a_confirmation_nothing_is_applied_and_what_was_chosen_stays(cast, browse, kept):
    lead, path = browse(cast.lead), f"/cases/import/{kept.id}"
    sent = fields(lead.get(path).get_data(as_text=True))
    answer = lead.post(path, sent | {"worker-0": "keep", "close": str(cast.other_case.id)})
    html = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "<title>Error: " in html
    assert 'href="#confirmed"' in html
    assert re.search(r'value="keep" selected', html)
    assert re.search(rf'value="{cast.other_case.id}" checked', html)
    assert not Person.select().where(Person.name == "Somebody New").exists()


def test_pressed_twice_it_is_applied_once(cast, browse, kept):
    lead, path = browse(cast.lead), f"/cases/import/{kept.id}"
    sent = fields(lead.get(path).get_data(as_text=True)) | {"confirmed": "yes"}
    assert [lead.post(path, sent).status_code for _ in range(2)] == [303, 303]
    assert Case.select().where(Case.reference == "M-2").count() == 1


def test_what_changed_meanwhile_is_shown_before_it_is_applied(cast, browse, kept):
    lead, path = browse(cast.lead), f"/cases/import/{kept.id}"
    sent = fields(lead.get(path).get_data(as_text=True)) | {"confirmed": "yes"}
    Case.update(plan="assessment").where(Case.id == cast.case.id).execute()
    answer = lead.post(path, sent)
    assert answer.status_code == 422
    assert "changed since this was shown" in answer.get_data(as_text=True)


@pytest.mark.parametrize("data, said", [
    (b"", "This file is empty"),
    (case_files.OLD_EXCEL + b"\0" * 99, "old Excel workbook"),
    (b"%PDF-1.4", "no workbook"),
    (b"name,amount\r\nx,1\r\n", "Not one of the lists that are read"),
    (special_needs(), "special educational needs"),
])
def test_what_cannot_be_read_is_refused_in_a_sentence_beside_the_field(cast, browse, data, said):
    answer = upload(browse(cast.lead), data)
    html = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert said in html
    assert 'href="#file"' in html
    assert CaseImport.select().count() == 0


def test_without_a_file_it_asks_for_one(cast, browse):
    assert upload(browse(cast.lead), b"", "").status_code == 422
    assert browse(cast.lead).post(START).status_code == 422


@pytest.mark.parametrize("megabytes, said", [(5, "Check what would change"), (21, "more than 20 MB")])
def test_a_list_may_be_larger_than_other_requests_up_to_a_limit(cast, browse, megabytes, said):
    lead = browse(cast.lead)
    line = b"M-1,,,looked after,South,Worker,," + b" " * 1000 + b"\r\n"
    data = example_workbook.template() + line * (megabytes * 1024 * 1024 // len(line))
    answer = upload(lead, data)
    html = answer.get_data(as_text=True)
    if answer.location:
        html = lead.get(answer.location).get_data(as_text=True)
    assert said in html
    assert answer.status_code == (303 if megabytes == 5 else 422)


def test_other_pages_take_no_more_than_before(cast, browse):
    answer = browse(cast.lead).post("/cases/new", {"reference": "x" * (5 * 1024 * 1024)})
    assert answer.status_code == 413


def test_a_file_that_is_too_large_says_nothing_of_imports_to_others(cast, browse):
    large = b"x" * (21 * 1024 * 1024)
    assert upload(browse(cast.auditor), large).status_code == 413
    assert upload(browse(), large).status_code == 413


def test_an_upload_never_lies_in_a_temporary_file(cast, browse, monkeypatch):
    made = []
    for name in ("TemporaryFile", "NamedTemporaryFile", "mkstemp"):
        true = getattr(tempfile, name)
        monkeypatch.setattr(tempfile, name, lambda *a, true=true, **m: made.append(a) or true(*a, **m))
    true = tempfile.SpooledTemporaryFile.rollover
    monkeypatch.setattr(tempfile.SpooledTemporaryFile, "rollover",
                        lambda file: made.append(file) or true(file))
    data = example_workbook.template(LINES) + b",,,,,,,\r\n" * 150_000
    assert len(data) > 1024 * 1024
    answer = upload(browse(cast.lead), data)
    assert answer.status_code in (303, 422)
    assert made == []


def test_the_template_and_the_made_up_workbook_can_be_imported(cast, browse):
    lead = browse(cast.lead)
    template = lead.get("/cases/import/template.csv")
    assert template.data.decode("utf-8-sig").strip() == (
        "reference,family,service,plan,team,worker,opened,closed")
    assert "attachment" in template.headers["Content-Disposition"]
    answer = upload(lead, lead.get("/cases/import/example.xlsx").data, "made-up.xlsx")
    html = lead.get(answer.location).get_data(as_text=True)
    for said in ("List 6, children in need", "Date of Birth", "4 rows not used", "is no date",
                 "in more than one row", "Example Worker One"):
        assert said in html


def test_a_long_list_is_shown_in_part_and_says_how_many_more(cast, browse):
    lines = [(f"M-{number}", "", "", "looked after", "South", "Worker", "", "")
             for number in range(1, 121)]
    lead = browse(cast.lead)
    answer = upload(lead, example_workbook.template(lines))
    html = lead.get(answer.location).get_data(as_text=True)
    assert "120 new cases" in html
    assert "And 100 more." in html


def test_what_stands_in_a_file_is_text_and_never_part_of_the_page(cast, browse):
    lines = [("<b>1</b>", "", "", "looked after", "<i>South</i>", "<script>x</script>", "", "")]
    lead = browse(cast.lead)
    answer = upload(lead, example_workbook.template(lines))
    html = lead.get(answer.location).get_data(as_text=True)
    assert "<script>x" not in html and "<b>1</b>" not in html and "<i>South" not in html
    assert "&lt;script&gt;x&lt;/script&gt;" in html


def test_htmx_gets_the_page_without_its_frame(cast, browse, kept):
    headers = {"HX-Request": "true", "HX-Target": "preview"}
    html = browse(cast.lead).get(f"/cases/import/{kept.id}", headers=headers).get_data(as_text=True)
    assert 'id="workers"' in html
    assert "<h1" not in html
