"""The summary's pages: who sees them, what they say, and where each figure leads."""

import re
from html import unescape

import pytest

from auditor.records.audits import Audit
from auditor.records.cases import Case, Cycle
from auditor.records.journal import JournalEntry
from auditor.records.summaries import Point
from auditor.work import clock
from auditor.work.people.people import signed_in
from auditor.work.results import points
from cast import MONDAY, make_audit, make_case, make_cycle
from counting import queries
from html_checks import words_of
from signing import sign

PAGES = (
    "/cycles/{}/summary", "/cycles/{}/summary/print",
    "/cycles/{}/summary/audits?figure=state.signed_off",
)


@pytest.fixture(autouse=True)
def monday():
    with clock.at(MONDAY):
        yield


@pytest.fixture
def signed(cast):
    cast.audits = [sign(cast), sign(cast, case=cast.other_case)]
    return cast


def text(answer) -> str:
    return words_of(answer.text)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("who", ["auditor", "reviewer3", "supervisor", "worker", "administrator"])
def test_only_leads_see_the_summary(signed, browse, path, who):
    assert browse(getattr(signed, who)).get(path.format(signed.cycle.id)).status_code == 403


@pytest.mark.parametrize("path", PAGES)
def test_a_cycle_that_is_not_there_is_not_found(cast, browse, path):
    assert browse(cast.lead).get(path.format(99_999)).status_code == 404


def test_a_cycle_without_audits_says_what_to_do(cast, browse):
    page = text(browse(cast.lead).get(f"/cycles/{cast.cycle.id}/summary"))
    assert "This cycle has no audits yet. Draw its sample" in page
    assert browse(cast.lead).get(f"/cycles/{cast.cycle.id}/summary/print").status_code == 200


def test_before_the_first_sign_off_only_states_are_told(cast, browse):
    make_audit(cast, "in_progress")
    page = text(browse(cast.lead).get(f"/cycles/{cast.cycle.id}/summary"))
    assert "So far: 0 of 1 signed off" in page and "Nothing is signed off yet" in page


def test_it_says_so_far_until_the_cycle_closes(signed, browse):
    make_audit(signed, "in_progress")
    lead, path = browse(signed.lead), f"/cycles/{signed.cycle.id}/summary"
    assert "So far: 2 of 3 signed off" in text(lead.get(path))
    Cycle.update(closed_at=clock.now()).where(Cycle.id == signed.cycle.id).execute()
    page = text(lead.get(path))
    assert "So far" not in page and "closed Mon 2 Nov" in page


@pytest.mark.parametrize("path", PAGES[:2])
def test_screen_and_paper_say_the_same(signed, browse, path):
    points.add(signed.cycle, "summary", "strength", "Analysis is good.", signed_in(signed.lead),
               [(signed.audits[0].id, "assessment_analysis")])
    page = text(browse(signed.lead).get(path.format(signed.cycle.id)))
    for said in ("Analysis is good.", "Children's Social Care", "Has each father or father figure",
                 "Working days in each step", "Weighted kappa", "Of a share “not applicable” is left out"):
        assert said in page, said


def test_every_figure_of_the_page_leads_to_audits(signed, browse):
    points.add(signed.cycle, "summary", "strength", "Analysis is good.", signed_in(signed.lead),
               [(signed.audits[0].id, "assessment_analysis")])
    lead = browse(signed.lead)
    html = lead.get(f"/cycles/{signed.cycle.id}/summary").get_data(as_text=True)
    links = set(re.findall(r'href="(/cycles/\d+/summary/audits\?figure=[^"]+)"', html))
    assert len(links) > 20
    for link in links:
        page = lead.get(unescape(link))
        assert page.status_code == 200, link
        assert "No audit of this cycle is behind this figure" not in text(page), link


@pytest.mark.parametrize("name", [
    "", "nothing", "answer.no_such_question.yes", "answer.visits_purpose@77.yes", "point.99",
    "grade.overall_grade", "state.lost",
])
def test_a_figure_that_is_none_is_not_found(signed, browse, name):
    path = f"/cycles/{signed.cycle.id}/summary/audits"
    assert browse(signed.lead).get(path, query_string={"figure": name}).status_code == 404


def test_a_figure_of_nought_says_so(signed, browse):
    page = browse(signed.lead).get(f"/cycles/{signed.cycle.id}/summary/audits?figure=plan.care+leaver")
    assert "No audit of this cycle is behind this figure now" in text(page)


def test_rows_lead_only_where_this_lead_may_open_and_name_no_restricted_case(signed, browse):
    Case.update(restricted=True).where(Case.id == signed.other_case.id).execute()
    Audit.update(worker=signed.lead).where(Audit.id == signed.audits[0].id).execute()
    page = browse(signed.lead).get(f"/cycles/{signed.cycle.id}/summary/audits?figure=state.signed_off")
    html = page.get_data(as_text=True)
    assert "M-10402" not in html and "1 you may not open" in html and "2 audits" in html
    assert "M-10277" in html and not re.search(r'href="/audits/\d+"', html)
    assert "Good" not in text(page), "no grade of what may not be opened"


def test_the_log_says_who_opened_and_who_printed_it(signed, browse):
    lead = browse(signed.lead)
    for path in PAGES[:2]:
        lead.get(path.format(signed.cycle.id))
    acts = [(one.act, one.detail) for one in JournalEntry.select().order_by(JournalEntry.id)]
    assert ("opened a summary", "Q4 2026") in acts
    assert ("opened the print of a summary", "Q4 2026") in acts


def test_a_supervision_theme_is_summed_up_too(cast, browse):
    made = make_cycle("Supervision", [[cast.reviewer1]], [cast.auditor], form="supervision")
    sign(cast, cycle=made, form_version=made.form_version_id, case=None, plan="", actions=0,
         answers={"supervision_reflective": ("partly", "Tasks only."), "overall_grade": ("good", "Well.")},
         told={"supervision_reflective": ("improvement", "Supervision keeps to tasks.")})
    lead = browse(cast.lead)
    for path in (f"/cycles/{made.id}/summary", f"/cycles/{made.id}/summary/print"):
        assert "Overall" in text(lead.get(path))
    page = text(lead.get(f"/cycles/{made.id}/summary/audits?figure=plan."))
    assert "Supervision of Worker" in page
    assert "Supervision keeps to tasks." in text(lead.get(f"/cycles/{made.id}/points"))


def test_the_cycle_and_the_first_page_lead_to_it(signed, browse):
    lead = browse(signed.lead)
    for path in (f"/cycles/{signed.cycle.id}", "/"):
        assert f'href="/cycles/{signed.cycle.id}/summary"' in lead.get(path).get_data(as_text=True)


@pytest.mark.parametrize("path", [
    "/cycles/1/summary", "/cycles/1/summary/print", "/cycles/1/points",
    "/cycles/1/summary/audits?figure=answer.family_fathers.no",
])
def test_a_page_asks_as_much_for_many_audits_as_for_few(signed, browse, path):
    assert signed.cycle.id == 1 and Point.select().count() == 0
    lead = browse(signed.lead)
    lead.get(path)
    few = queries(lambda: lead.get(path))
    for number in range(30):
        sign(signed, case=make_case(f"N-{number}", signed.worker, signed.team), actions=1)
    lead.get(path)
    assert queries(lambda: lead.get(path)) == few
