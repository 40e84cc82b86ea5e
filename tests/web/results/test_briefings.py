"""The practice briefing: begun with one press, and a page that leads to no child and no worker."""


import pytest

from auditor.work import clock
from auditor.work.people.people import signed_in
from auditor.work.results import briefings, points
from cast import MONDAY
from html_checks import words_of
from signing import sign


@pytest.fixture(autouse=True)
def monday():
    with clock.at(MONDAY):
        yield


@pytest.fixture
def lead(cast, browse):
    cast.audit = sign(cast)
    cast.path = f"/cycles/{cast.cycle.id}/briefing"
    points.add(cast.cycle, "summary", "strength", "Good analysis.", signed_in(cast.lead),
               [(cast.audit.id, "assessment_analysis")])
    return browse(cast.lead)


def text(answer) -> str:
    return words_of(answer.text)


def test_it_begins_with_the_points_of_the_summary_and_pressing_twice_changes_nothing(cast, lead):
    assert "Begin with the summary’s points" in text(lead.get(f"{cast.path}/edit"))
    for _ in range(2):
        assert lead.post(f"{cast.path}/start").status_code == 303
    assert [one.text for one in points.of(cast.cycle.id, "briefing")] == ["Good analysis."]
    assert "Begin with the summary’s points" not in text(lead.get(f"{cast.path}/edit"))


def test_points_of_the_briefing_are_its_own(cast, lead):
    lead.post(f"{cast.path}/edit", {"kind": "improvement", "text": "Meet each father."})
    assert "Meet each father." in text(lead.get(cast.path))
    assert "Meet each father." not in text(lead.get(f"/cycles/{cast.cycle.id}/points"))
    [made] = points.of(cast.cycle.id, "briefing")
    answer = lead.post(f"/cycles/{cast.cycle.id}/points/{made.id}", {
        "kind": "improvement", "text": "Meet every father.", "seen": points.moment(made)})
    assert answer.location == f"{cast.path}/edit#written"
    assert "Meet every father." in text(lead.get(cast.path))


def test_the_page_has_its_title_and_neither_reference_nor_name(cast, lead):
    lead.post(f"{cast.path}/start")
    assert lead.post(f"{cast.path}/title", {"title": "What we saw"}).status_code == 303
    page = lead.get(cast.path)
    html = page.get_data(as_text=True)
    assert "<h1>What we saw</h1>" in html and "Good analysis." in html
    for never in ("M-10277", cast.worker.name, cast.auditor.name, cast.lead.name, "OFFICIAL"):
        assert never not in html, never


@pytest.mark.parametrize("title", ["", "  ", "x" * 121])
def test_a_title_that_will_not_do_comes_back_as_it_was_typed(cast, lead, title):
    answer = lead.post(f"{cast.path}/title", {"title": title})
    assert answer.status_code == 422 and f'value="{title}"' in answer.get_data(as_text=True)
    assert briefings.title(cast.cycle) == "Practice briefing, Q4 2026"


def test_an_empty_briefing_says_so(cast, lead):
    assert "Nothing is written yet." in text(lead.get(cast.path))


@pytest.mark.parametrize("who", ["auditor", "reviewer3", "supervisor", "worker"])
def test_only_leads_write_it(cast, lead, browse, who):
    person = browse(getattr(cast, who))
    for path in ("", "/edit"):
        assert person.get(f"{cast.path}{path}").status_code == 403
    for path in ("/edit", "/title", "/start"):
        assert person.post(f"{cast.path}{path}").status_code == 403
    assert lead.get(f"/cycles/{cast.cycle.id + 1}/briefing").status_code == 404
