"""Writing points in the browser: nothing typed is lost, and only leads write."""

import re

import pytest

from auditor.records.cases import Case
from auditor.records.journal import JournalEntry
from auditor.records.summaries import Point
from auditor.work import clock
from auditor.work.people.people import signed_in
from auditor.work.results import points
from cast import MONDAY, make_case
from html_checks import words_of
from signing import TOLD, sign


@pytest.fixture(autouse=True)
def monday():
    with clock.at(MONDAY):
        yield


@pytest.fixture
def lead(cast, browse):
    cast.audit = sign(cast)
    cast.source = f"{cast.audit.id}:family_fathers"
    cast.path = f"/cycles/{cast.cycle.id}/points"
    return browse(cast.lead)


@pytest.fixture
def point(cast, lead):
    return points.add(cast.cycle, "summary", "strength", "Good analysis.", signed_in(cast.lead),
                      [(cast.audit.id, "assessment_analysis")])


def text(answer) -> str:
    return words_of(answer.text)


def test_the_findings_told_stand_beside_the_form(cast, lead):
    page = text(lead.get(cast.path))
    assert all(sentence in page for _, sentence in TOLD.values())
    assert "Write a point" in page and "None yet." in page


def test_a_point_is_written_from_what_was_ticked(cast, lead):
    answer = lead.post(cast.path, {"kind": "improvement", "text": "Meet fathers.", "source": cast.source})
    assert (answer.status_code, answer.location) == (303, f"{cast.path}#written")
    [made] = points.of(cast.cycle.id)
    assert (made.text, made.by_id, made.at) == ("Meet fathers.", cast.lead.id, MONDAY)
    assert points.sources([made])[made.id] == [(cast.audit.id, "family_fathers")]
    page = text(lead.get(cast.path))
    assert "Meet fathers." in page and "1 finding in 1 audit" in page


def test_pressed_twice_it_is_written_once(cast, lead):
    for _ in range(2):
        lead.post(cast.path, {"kind": "improvement", "text": "Meet fathers."})
    assert Point.select().count() == 1


def test_what_was_typed_and_ticked_is_still_there_when_something_is_wrong(cast, lead):
    typed = {"text": "x" * 700, "source": cast.source, "told": "improvement"}
    answer = lead.post(cast.path, typed)
    html = answer.get_data(as_text=True)
    assert answer.status_code == 422 and Point.select().count() == 0
    assert "x" * 700 in html
    assert re.search(rf'value="{cast.source}" checked', html)
    assert 'href="#kind"' in html and 'href="#text"' in html
    assert '<option value="improvement" selected>' in html


def test_looking_for_other_findings_keeps_the_ticks_of_a_point_not_written_yet(cast, lead):
    answer = lead.post(cast.path, {"look": "yes", "text": " ", "source": cast.source, "theme": "visits"})
    assert answer.status_code == 303 and "theme=visits" in answer.location
    page = lead.get(answer.location)
    assert f'type="hidden" name="source" value="{cast.source}"' in page.get_data(as_text=True)
    assert "1 finding ticked before is not in this list" in text(page)


def test_looking_for_other_findings_saves_what_was_written(cast, lead):
    answer = lead.post(cast.path, {
        "look": "yes", "kind": "improvement", "text": "Meet fathers.", "source": cast.source,
        "theme": "fathers",
    })
    [made] = points.of(cast.cycle.id)
    assert answer.location == f"{cast.path}/{made.id}?theme=fathers"
    assert "Meet fathers" not in answer.location, "no case text in an address"


def test_a_point_is_worded_anew_and_rests_on_what_is_ticked_of_what_was_shown(cast, lead, point):
    answer = lead.post(f"{cast.path}/{point.id}", {
        "kind": "strength", "text": "Very good analysis.", "seen": points.moment(point),
        "shown": [f"{cast.audit.id}:assessment_analysis", cast.source], "source": cast.source,
    })
    assert answer.status_code == 303
    [stands] = points.of(cast.cycle.id)
    assert stands.text == "Very good analysis."
    assert points.sources([stands])[stands.id] == [(cast.audit.id, "family_fathers")]


def test_somebody_else_was_first(cast, lead, point, browse):
    seen = points.moment(point)
    points.correct(point, "strength", "Theirs.", signed_in(cast.reviewer1), seen)
    answer = lead.post(f"{cast.path}/{point.id}", {
        "kind": "strength", "text": "Mine.", "seen": seen, "source": cast.source,
    })
    html = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert "Reviewer1 has worded this point anew meanwhile" in html
    assert "Theirs." in html and "\nMine.</textarea>" in html
    again = re.search(r'name="seen" value="([^"]+)"', html)[1]
    assert lead.post(f"{cast.path}/{point.id}", {"kind": "strength", "text": "Mine.", "seen": again}
                     ).status_code == 303
    assert [one.text for one in points.of(cast.cycle.id)] == ["Mine."]


def test_a_point_is_put_removed_and_brought_back(cast, lead, point):
    other = points.add(cast.cycle, "summary", "strength", "Other.", signed_in(cast.lead))
    for _ in range(2):
        assert lead.post(f"{cast.path}/{other.id}/place", {"place": "1"}).status_code == 303
    assert [one.text for one in points.of(cast.cycle.id)] == ["Other.", "Good analysis."]
    for _ in range(2):
        assert lead.post(f"{cast.path}/{other.id}/remove").status_code == 303
    assert [one.text for one in points.of(cast.cycle.id)] == ["Good analysis."]
    assert "Bring back" in text(lead.get(cast.path))
    lead.post(f"{cast.path}/{other.id}/remove", {"back": "yes"})
    assert len(points.of(cast.cycle.id)) == 2


@pytest.mark.parametrize("place", ["", "x", "-1", "9" * 30])
def test_a_place_that_is_none_moves_nothing(cast, lead, point, place):
    assert lead.post(f"{cast.path}/{point.id}/place", {"place": place}).status_code == 303
    assert Point.get_by_id(point.id).place == 1


def test_a_point_of_another_cycle_is_not_found(cast, lead, point):
    for path in ("", "/place", "/remove"):
        assert lead.post(f"/cycles/{cast.cycle.id + 1}/points/{point.id}{path}").status_code == 404
    assert lead.get(f"{cast.path}/{point.id + 1}").status_code == 404


@pytest.mark.parametrize("who", ["auditor", "reviewer3", "supervisor", "administrator"])
def test_only_leads_write(cast, lead, point, browse, who):
    person = browse(getattr(cast, who))
    assert person.get(cast.path).status_code == 403
    for path in ("", f"/{point.id}", f"/{point.id}/place", f"/{point.id}/remove"):
        assert person.post(f"{cast.path}{path}", {"kind": "strength", "text": "x"}).status_code == 403


def test_nobody_names_a_finding_that_they_may_not_read(cast, lead):
    hidden = sign(cast, case=make_case("R-1", cast.worker, cast.team, restricted=True),
                  told={"family_fathers": ("improvement", "Only for its readers.")})
    page = lead.get(cast.path)
    assert "Only for its readers." not in page.get_data(as_text=True)
    assert "1 finding is left out: of restricted cases" in text(page)
    lead.post(cast.path, {"kind": "improvement", "text": "A", "source": f"{hidden.id}:family_fathers"})
    [made] = points.of(cast.cycle.id)
    assert points.sources([made])[made.id] == []


def test_a_reference_in_a_point_is_warned_of_and_kept(cast, lead):
    reference = Case.get_by_id(cast.audit.case_id).reference
    lead.post(cast.path, {"kind": "strength", "text": f"In {reference} all went well."})
    page = text(lead.get(cast.path))
    assert "This names a case." in page and f"In {reference} all went well." in page


def test_the_log_says_whose_findings_were_read(cast, lead):
    for _ in range(2):
        lead.get(cast.path)
    read = JournalEntry.select().where(JournalEntry.act == "read the findings told")
    assert [(one.audit_id, one.detail) for one in read] == [(cast.audit.id, "")]


def test_an_empty_cycle_says_that_nothing_is_told_yet(cast, browse):
    page = text(browse(cast.lead).get(f"/cycles/{cast.cycle.id}/points"))
    assert "No audit of this cycle has told a finding yet" in page


def test_an_error_on_the_second_page_keeps_the_page_and_its_ticks(cast, lead, point):
    for number in range(14):
        sign(cast, case=make_case(f"N-{number:02}", cast.worker, cast.team), actions=0)
    path = f"{cast.path}/{point.id}"
    html = lead.get(path).get_data(as_text=True)
    after = re.search(r'name="after" value="(\d+)"', html)[1]
    html = lead.get(f"{path}?after={after}").get_data(as_text=True)
    ticked = re.findall(r'name="shown" value="([^"]+)"', html)[0]
    answer = lead.post(path, {"kind": "strength", "text": "", "source": ticked, "at_after": after})
    html = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert re.search(rf'value="{ticked}" checked', html), "the box is there, and ticked"
    assert f'name="at_after" value="{after}"' in html


@pytest.mark.parametrize("act", ["place", "remove"])
def test_ordering_and_removing_keep_what_is_typed_for_a_new_point(cast, lead, point, act):
    answer = lead.post(f"{cast.path}/{point.id}/{act}", {
        "place": "1", "text": "Half a thought", "kind": "improvement", "source": cast.source,
    })
    html = answer.get_data(as_text=True)
    assert answer.status_code == 200
    assert "\nHalf a thought</textarea>" in html
    assert re.search(rf'value="{cast.source}" checked', html)
    assert len(points.of(cast.cycle.id)) == (act == "place")


def test_on_the_page_of_one_point_no_button_leaves_it_unsaved(cast, lead, point):
    html = lead.get(f"{cast.path}/{point.id}").get_data(as_text=True)
    assert "/place" not in html and "/remove" not in html
