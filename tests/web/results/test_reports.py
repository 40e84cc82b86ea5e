"""The committee's report: read, written part by part, confirmed, previewed and downloaded by leads."""

import io
import re

import pytest
from docx import Document

from auditor.records.journal import JournalEntry
from auditor.records.summaries import Point, ReportText
from auditor.work import clock, settings
from auditor.work.programme import cycles
from auditor.work.results import reports
from cast import MONDAY, make_case, make_person
from html_checks import words_of
from signing import sign

NOT_FOR = ["auditor", "reviewer3", "supervisor", "worker", "administrator"]
STRENGTH = "Assessments test more than one explanation."


@pytest.fixture(autouse=True)
def monday():
    with clock.at(MONDAY):
        yield


@pytest.fixture
def cycle(cast):
    """The cast's cycle with two audits signed off and a strength in the lead's words."""
    sign(cast)
    sign(cast, case=make_case("H-7", cast.worker, cast.help_team), auditor=cast.external)
    Point.create(cycle=cast.cycle, use="summary", kind="strength", text=STRENGTH, place=1, by=cast.lead,
                 at=MONDAY)
    return cycles.get(cast.cycle.id)


@pytest.fixture
def lead(cast, browse):
    return browse(cast.lead)


def text(answer) -> str:
    return words_of(answer.text)


def address(cycle, end: str = "") -> str:
    return f"/cycles/{cycle.id}/report{end}"


def fields(lead, cycle, part: str) -> dict[str, str]:
    """The form of a part as a browser would send it."""
    html = lead.get(address(cycle, f"/parts/{part}")).get_data(as_text=True)
    hidden = dict(re.findall(r'name="(number|seen)" value="([^"]*)"', html))
    return {name: value.replace("&#39;", "'").replace("&amp;", "&") for name, value in hidden.items()}


def write(lead, cycle, part: str, words: str, **more):
    typed = fields(lead, cycle, part) | {"text": words} | more
    return lead.post(address(cycle, f"/parts/{part}"), typed)


def mark(lead, cycle) -> str:
    return re.search(r'name="mark" value="(\w+)"', lead.get(address(cycle)).text)[1]


# Who may


@pytest.mark.parametrize("who", NOT_FOR)
@pytest.mark.parametrize("end", ["", ".docx", "/preview", "/running.css", "/parts/summary"])
def test_only_leads_see_the_report(cast, cycle, browse, who, end):
    person = browse(getattr(cast, who))
    assert person.get(address(cycle, end)).status_code == 403
    assert person.post(address(cycle, "/parts/summary"), {"text": "Words."}).status_code == 403
    assert person.post(address(cycle, "/parts/summary/live")).status_code == 403
    assert person.post(address(cycle, "/read"), {"mark": "x"}).status_code == 403
    assert not ReportText.select().exists()


def test_a_cycle_or_a_part_that_is_not_there_answers_404(lead, cycle):
    for path in ("/cycles/999/report", "/cycles/999/report.docx", address(cycle, "/parts/nothing")):
        assert lead.get(path).status_code == 404
    assert lead.post(address(cycle, "/parts/nothing"), {"text": "x"}).status_code == 404
    assert lead.post(address(cycle, "/parts/nothing/live")).status_code == 404
    assert lead.post("/cycles/999/report/read").status_code == 404


def test_the_report_is_one_press_from_the_cycle(lead, cycle):
    assert f'href="{address(cycle)}"' in lead.get(f"/cycles/{cycle.id}").text


# Reading


def test_the_page_reads_as_the_paper_with_live_figures(lead, cycle):
    page = text(lead.get(address(cycle)))
    assert "Quality Assurance Report on Audits Completed Q4 2026" in page
    assert "two auditors, of whom one is external and one is from the authority" in page
    assert "completed fewer than five audits" in page and STRENGTH in page
    assert "the case system" in page and "Live figures" in page
    sign_off_places = [page.index(one) for one in (
        "Head of the paper", "Recommendation", "Main Report", "Background", "Current Position",
        "Appendices", "Background Papers",
    )]
    assert sign_off_places == sorted(sign_off_places)


def test_a_cycle_with_nothing_in_it_has_a_paper_too(cast, lead):
    page = text(lead.get(address(cast.cycle)))
    assert "No audit of the Q4 2026 cycle has been completed yet." in page
    assert "Left out until strengths of this cycle are written" in page
    assert lead.get(address(cast.cycle, "/preview")).status_code == 200
    assert lead.get(address(cast.cycle, ".docx")).status_code == 200


# Writing


def test_a_part_is_written_and_kept_and_logged_without_its_text(lead, cycle):
    answer = write(lead, cycle, "summary", "In our own words.\r\n- And a point <b>&")
    assert answer.status_code == 303 and answer.location.endswith("/report#summary")
    page = lead.get(address(cycle)).text
    assert "<p>In our own words.</p>" in page and "<li>And a point &lt;b&gt;&amp;</li>" in page
    assert "Edited by Lead, Mon 2 Nov" in text(lead.get(address(cycle)))
    [entry] = JournalEntry.select().where(JournalEntry.act == "edited a part of a report")
    assert entry.detail == "Q4 2026: Summary" and entry.by_id


def test_pressed_twice_writes_once(lead, cycle):
    typed = fields(lead, cycle, "summary") | {"text": "Words."}
    for _ in range(2):
        assert lead.post(address(cycle, "/parts/summary"), typed).status_code == 303
    assert ReportText.select().count() == 1


def test_saving_the_live_text_as_it_is_keeps_it_live(lead, cycle):
    for part in ("completed", "strengths", "subject"):
        live = reports.paper(cycle).parts[part].live
        assert write(lead, cycle, part, live).status_code == 303
    assert not ReportText.select().exists()


def test_what_is_too_long_or_missing_comes_back_with_the_reason(lead, cycle):
    long = write(lead, cycle, "summary", "Typed words " * 1000)
    assert long.status_code == 422 and "Error: Summary" in long.text
    assert "At most 10,000 characters" in long.text and "Typed words Typed words" in long.text
    assert 'href="#text"' in long.text
    assert write(lead, cycle, "subject", "  ").status_code == 422
    assert write(lead, cycle, "readers", "Everybody").status_code == 422
    assert not ReportText.select().exists()


def test_an_emptied_part_is_left_out_and_the_others_close_up(lead, cycle):
    before = reports.paper(cycle).parts["completed"].number
    write(lead, cycle, "auditing", "")
    assert "What an audit is: left out" in text(lead.get(address(cycle)))
    assert reports.paper(cycle).parts["completed"].number == before - 1


def test_two_leads_at_once_see_both_texts_and_nobody_is_overwritten(cast, lead, browse, cycle):
    other = browse(make_person("second_lead", ["lead"]))
    typed = fields(lead, cycle, "summary")
    write(other, cycle, "summary", "Theirs.")
    answer = lead.post(address(cycle, "/parts/summary"), typed | {"text": "Mine."})
    assert answer.status_code == 409
    assert "Second lead changed this part" in answer.text
    assert "<p>Theirs.</p>" in answer.text and "\nMine.</textarea>" in answer.text
    assert reports.paper(cycle).text("summary") == "Theirs."
    number = re.search(r'name="number" value="(\d+)"', answer.text)[1]
    again = lead.post(address(cycle, "/parts/summary"), typed | {"text": "Both.", "number": number})
    assert again.status_code == 303 and reports.paper(cycle).text("summary") == "Both."


def test_figures_that_move_while_somebody_writes_are_said_before_it_is_kept(cast, lead, cycle):
    typed = fields(lead, cycle, "source") | {"text": "From the files."}
    settings.put("case_system", "Mosaic")
    answer = lead.post(address(cycle, "/parts/source"), typed)
    assert answer.status_code == 409 and "The figures changed while you wrote" in answer.text
    assert "From the files." in answer.text and not ReportText.select().exists()


def test_figures_that_changed_since_a_part_was_written_are_listed(cast, lead, cycle):
    write(lead, cycle, "completed", "Two audits were completed.")
    assert "Figures have changed" not in lead.get(address(cycle)).text
    sign(cast, case=cast.other_case)
    page = text(lead.get(address(cycle)))
    number = reports.paper(cycle).parts["completed"].number
    assert f"Paragraph {number} : audits completed: 2 then, 3 now" in page
    assert "audits completed: 2 then, 3 now" in text(lead.get(address(cycle, "/parts/completed")))
    write(lead, cycle, "completed", "Three audits were completed.")
    assert "Figures have changed" not in lead.get(address(cycle)).text


def test_a_part_is_put_back_to_its_live_text_and_its_words_stay_among_the_earlier_ones(lead, cycle):
    write(lead, cycle, "completed", "Once written.")
    number = fields(lead, cycle, "completed")["number"]
    for _ in range(2):
        answer = lead.post(address(cycle, "/parts/completed/live"), {"number": number})
        assert answer.status_code == 303
    assert "Once written." not in lead.get(address(cycle)).text
    assert "Once written." in lead.get(address(cycle, "/parts/completed")).text
    assert ReportText.select().count() == 2


def test_putting_back_what_somebody_else_wrote_meanwhile_is_refused(lead, cycle):
    write(lead, cycle, "completed", "First.")
    write(lead, cycle, "completed", "Second.")
    answer = lead.post(address(cycle, "/parts/completed/live"), {"number": "1"})
    assert answer.status_code == 409 and reports.paper(cycle).text("completed") == "Second."


# Who may read it


def test_a_public_paper_is_a_draft_until_it_is_read_for_identifying_detail(lead, cycle):
    draft, seen = "Draft: not yet read for identifying detail", {"mark": mark(lead, cycle)}
    assert draft in lead.get(address(cycle, "/preview")).text
    for _ in range(2):
        assert lead.post(address(cycle, "/read"), seen).status_code == 303
    assert "Read for identifying detail by Lead, Mon 2 Nov" in text(lead.get(address(cycle)))
    assert draft not in lead.get(address(cycle, "/preview")).text
    write(lead, cycle, "summary", "Other words.")
    assert "it has changed since" in text(lead.get(address(cycle)))
    assert draft in lead.get(address(cycle, "/preview")).text


@pytest.mark.parametrize("sent", [{}, {"mark": ""}, {"mark": "x" * 5000}])
def test_a_paper_that_changed_since_it_was_opened_is_not_confirmed(lead, cycle, sent):
    answer = lead.post(address(cycle, "/read"), sent)
    assert answer.status_code == 409 and "The report has changed since you opened it" in answer.text
    assert not ReportText.select().exists()


def test_a_paper_that_is_not_public_has_the_grades_in_a_table_and_a_picture(lead, cycle):
    assert "<svg" not in lead.get(address(cycle, "/preview")).text
    write(lead, cycle, "readers", "Not public")
    page = text(lead.get(address(cycle)))
    assert "Not a public paper" in page and "Table 1: Grades after review" in page
    assert "completed two audits" in page
    preview = lead.get(address(cycle, "/preview")).text
    assert "<svg" in preview and "Draft" not in preview
    assert "Not public" in lead.get(address(cycle, "/running.css")).text


# Taking it away


def test_the_word_file_has_the_words_of_the_page_and_is_called_by_subject_and_cycle(lead, cycle):
    write(lead, cycle, "subject", "Quality/../of practice\"; x=y")
    answer = lead.get(address(cycle, ".docx"))
    assert answer.status_code == 200 and answer.mimetype.endswith("wordprocessingml.document")
    [name] = re.findall(r'filename="([^"]+)"', answer.headers["Content-Disposition"])
    assert name == "Quality of practice x y Q4 2026.docx"
    document = Document(io.BytesIO(answer.data))
    texts = [one.text for one in document.paragraphs]
    paper = reports.paper(cycle)
    for part in paper.parts.values():
        if part.number:
            assert part.text.splitlines()[0] in texts
    assert STRENGTH in texts
    assert "Draft" in document.sections[0].header.paragraphs[0].text


def test_previews_and_downloads_are_logged(cast, lead, cycle):
    lead.get(address(cycle, "/preview"))
    lead.get(address(cycle, ".docx"))
    log = JournalEntry.select().where(JournalEntry.detail == "Q4 2026").order_by(JournalEntry.id)
    acts = [one.act for one in log]
    assert acts == ["opened a report", "downloaded a report"]


def test_the_foot_of_each_sheet_cannot_be_broken_out_of(lead, cycle):
    write(lead, cycle, "subject", "A\"; } body { color: red } /*")
    sheet = lead.get(address(cycle, "/running.css"))
    assert sheet.mimetype == "text/css" and "color: red" not in sheet.text
    assert sheet.text.count("{") == 2


def test_no_reference_and_no_name_of_a_worker_is_in_the_paper(lead, cycle):
    for end in ("", "/preview"):
        page = lead.get(address(cycle, end)).text
        assert "M-10277" not in page and "H-7" not in page and "Worker</" not in page
