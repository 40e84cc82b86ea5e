"""A kind of question that was not there before: a row of the table and a template are all it takes."""

import csv
import io

import openpyxl
import pytest
from jinja2 import ChoiceLoader, DictLoader

from auditor.records.audits import Audit
from auditor.records.cases import Cycle, Form, FormVersion
from auditor.rules import question_kinds
from auditor.rules.answers import Answer
from auditor.rules.parsing import BadAnswer
from auditor.work.audits import answers, drafts
from auditor.work.people.people import signed_in
from cast import MONDAY, make_audit
from html_checks import words_of
from signing import sign


def read_share(question, texts: list[str]) -> int:
    figures = texts[0].strip().removesuffix("%").strip()
    if not figures.isdecimal() or int(figures) > 100:
        raise BadAnswer("Give a share from 0% to 100%.")
    return int(figures)


SHARE = question_kinds.Kind("share", read_share, lambda question, value: f"{value}%", "Give a share")
TEMPLATE = """
{% macro ask(question, value, described) %}
<input class="input" id="{{ question.key }}" name="{{ question.key }}" value="{{ value }}"{{ described }}>
{% endmacro %}
{% macro read(question, value) %}<b>{{ question.said(value) }}</b>{% endmacro %}
{% macro offer(question) %}Answered with a share{% endmacro %}
"""
FORM = {
    "key": "shares", "title": "Shares", "subject": "case", "version": 1, "scales": {},
    "sections": [{"key": "visits", "title": "Visits", "rail": "Visits", "questions": [
        {"key": "in_time", "kind": "share", "text": "Which share of visits was in time?",
         "evidence_for": ["any"], "findings": {"any": "improvement"}},
        {"key": "overall_grade", "kind": "grade", "text": "How good is it?"},
    ]}],
}
ANSWERS = {"in_time": (40, "4 of 10 visits."), "overall_grade": ("good", "Careful work.")}
TOLD = {"in_time": ("improvement", "Six visits came late.")}


@pytest.fixture
def version(app, cast, monkeypatch) -> FormVersion:
    """A form that asks for a share, in use in the cycle."""
    monkeypatch.setitem(question_kinds.KINDS, SHARE.key, SHARE)
    added = DictLoader({f"audits/answers/kinds/{SHARE.key}.html": TEMPLATE})
    monkeypatch.setattr(app.jinja_env, "loader", ChoiceLoader([added, app.jinja_env.loader]))
    form = Form.create(key="shares", title="Shares", subject="case")
    made = FormVersion.create(form=form, number=1, content=FORM, published_at=MONDAY)
    Cycle.update(form_version=made).where(Cycle.id == cast.cycle.id).execute()
    return made


@pytest.fixture
def audit(cast, version) -> Audit:
    """A draft on that form."""
    return make_audit(cast, form_version=version)


@pytest.mark.parametrize("kind", question_kinds.KINDS)
def test_each_kind_has_a_template_that_asks_reads_and_offers(app, kind):
    said = app.jinja_env.get_template(f"audits/answers/kinds/{kind}.html").module
    assert said.ask and said.read and said.offer


def typed(text: str, revision: int = 0) -> dict:
    return {"in_time": text, "in_time-evidence": "4 of 10 visits.", "in_time-revision": str(revision)}


def test_it_is_asked_in_its_section_and_shown_with_its_form(cast, browse, audit, version):
    page = browse(cast.auditor).get(f"/audits/{audit.id}/visits").text
    assert '<input class="input" id="in_time" name="in_time" value="">' in page
    assert "Answered with a share" in browse(cast.lead).get(f"/forms/{version.id}").text


def test_it_saves_itself_and_what_cannot_be_kept_is_refused(cast, browse, audit):
    auditor, path = browse(cast.auditor), f"/audits/{audit.id}/answers/in_time"
    assert auditor.post(path, typed("40 %")).status_code == 200
    assert answers.of(audit.id) == {"in_time": Answer(40, "4 of 10 visits.")}
    refused = auditor.post(path, typed("400 %", 1))
    assert refused.status_code == 422 and "from 0% to 100%" in refused.text
    conflict = auditor.post(path, typed("50 %", 7))
    assert conflict.status_code == 409 and "<b>50%</b>" in conflict.text and "<b>40%</b>" in conflict.text
    assert auditor.post(path, typed("60", 1)).status_code == 200
    assert "<b>40%</b>" in auditor.get(f"{path}/earlier").text


def test_without_a_script_it_comes_back_with_what_was_typed(cast, browse, audit):
    page = browse(cast.auditor).post(f"/audits/{audit.id}/visits", typed("most"))
    assert page.status_code == 422 and "from 0% to 100%" in page.text
    assert 'value="most" aria-describedby="in_time-error" aria-invalid="true"' in page.text


def test_it_is_missing_until_it_is_answered_and_read_before_it_is_sent(cast, browse, audit):
    path = f"/audits/{audit.id}/check"
    assert "Visits: Give a share" in words_of(browse(cast.auditor).get(path).text)
    answers.save(audit, signed_in(cast.auditor), "in_time", Answer(40), 0)
    assert drafts.section_points(audit, answers.of(audit.id))["in_time"] == "Say what this rests on"
    answers.save(audit, signed_in(cast.auditor), "in_time", Answer(40, "4 of 10 visits."), 1)
    assert '<p class="answer-word"><b>40%</b></p>' in browse(cast.auditor).get(path).text


@pytest.fixture
def signed(cast, version) -> Audit:
    """An audit on that form, signed off."""
    return sign(cast, answers=ANSWERS, told=TOLD, form_version=version)


def test_the_signed_copy_and_its_prints_say_it_in_words(cast, browse, signed):
    record = browse(cast.lead).get(f"/audits/{signed.id}/full-record").text
    assert '<p class="answer-word">40%</p>' in record and "4 of 10 visits." in record
    findings = browse(cast.supervisor).get(f"/audits/{signed.id}/findings").text
    assert "Six visits came late." in findings and "4 of 10 visits." in findings


def test_it_is_counted_as_what_is_not_chosen_from(cast, browse, signed):
    lead, summary = browse(cast.lead), f"/cycles/{cast.cycle.id}/summary"
    assert "Which share of visits was in time? 1 audits answer in words" in words_of(lead.get(summary).text)
    assert lead.get(f"{summary}/print").status_code == 200


def test_it_is_taken_out_as_text_and_as_a_workbook(cast, browse, signed):
    lead, path = browse(cast.lead), f"/cycles/{cast.cycle.id}/answers"
    table = csv.DictReader(io.StringIO(lead.get(f"{path}.csv").data.decode("utf-8-sig"), newline=""))
    row = next(one for one in table if one["Question key"] == "in_time")
    assert (row["Answer"], row["Answer key"], row["Evidence"]) == ("40%", "", "4 of 10 visits.")
    heads, *rows = openpyxl.load_workbook(io.BytesIO(lead.get(f"{path}.xlsx").data)).active.values
    assert [one[heads.index("Answer")] for one in rows] == ["40%", "Good"]
