"""Forms as pages: every version listed, each shown whole and frozen."""

import re

import pytest

from auditor.records.cases import FormVersion
from auditor.work import forms, settings
from html_checks import words_of


def test_every_published_version_is_listed(browse, cast):
    html = browse(cast.lead).get("/forms").text
    for version in forms.published():
        assert f'href="/forms/{version.id}"' in html
    assert html.count('data-label="Version"') == 3


def test_a_version_that_is_not_published_is_not_found(browse, cast):
    FormVersion.update(published_at=None).where(FormVersion.id == 1).execute()
    assert browse(cast.lead).get("/forms/1").status_code == 404


@pytest.mark.parametrize("key", ["standard", "fathers", "supervision"])
def test_a_form_is_shown_whole_and_says_that_it_is_frozen(browse, cast, key):
    version = forms.newest(key)
    html = browse(cast.lead).get(f"/forms/{version.id}").text
    shown = re.findall(r'<article class="answer card" id="(\w+)"', html)
    assert shown == [question.key for question in forms.form_of(version.id).questions()]
    assert "frozen" in html and "<input" not in html.split("<main")[1].split("</main>")[0]


def part_of(html: str, key: str) -> str:
    """What is said of one question, in plain words."""
    part = html.split(f'id="{key}"')[1].split("</article>")[0]
    return words_of(part)


def test_conditions_evidence_themes_and_findings_are_said_in_words(browse, cast):
    html = browse(cast.lead).get(f"/forms/{forms.newest('standard').id}").text
    permanence = part_of(html, "planning_permanence")
    assert "Asked: only if the plan is care leaver or looked after" in permanence
    assert "asked for on Partly, No and Not evidenced on file" in permanence
    assert "a short reason on Not applicable" in permanence
    assert "unless the plan is early help" in part_of(html, "planning_contingency")
    assert "area for improvement of recording (Not evidenced on file)" in permanence
    assert "Judges: compliance" in part_of(html, "record_details")
    assert "Themes: fathers" in part_of(html, "family_fathers")
    assert "asked for on every answer" in part_of(html, "record_grade")


def test_a_question_that_follows_from_another_names_it(browse, cast):
    html = browse(cast.lead).get(f"/forms/{forms.newest('fathers').id}").text
    assert "only if the answer to question" in html


def test_the_teams_own_help_for_a_grade_stands_with_the_form(browse, cast):
    settings.put("grade_help", {"good": "Good here means better than last year."})
    html = browse(cast.lead).get("/forms/1").text
    assert "Good here means better than last year." in html


@pytest.mark.parametrize("who", ["administrator", "auditor", "reviewer1", "supervisor"])
def test_the_forms_are_the_leads(browse, cast, who):
    browser = browse(getattr(cast, who))
    assert browser.get("/forms").status_code == browser.get("/forms/1").status_code == 403


@pytest.mark.parametrize("number", ["0", "999", "9" * 30, "x"])
def test_a_version_that_is_not_there_is_not_found(browse, cast, number):
    assert browse(cast.lead).get(f"/forms/{number}").status_code == 404
