"""The report in Word: read back by python-docx, as the archive that it is, and by LibreOffice."""

import datetime
import io
import os
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from openpyxl import load_workbook
from pypdf import PdfReader

from auditor.rules.results import report
from auditor.rules.results.report import KeptPart
from auditor.rules.results.report_facts import Graded
from auditor.rules.results.report_grades import SIGN, GradeRow, Printed
from auditor.rules.results.report_parts import BY_KEY, NOT_PUBLIC
from auditor.work.results.report_document import DRAFT, TO_FILL_IN, Around, make
from reporting import DECEMBER

AT = datetime.datetime(2020, 2, 4, 10, 0)
HEADINGS = [
    (1, "Summary"), (1, "Recommendation"), (1, "Main Report"), (2, "Background"),
    (2, "Current Position"), (2, "Conclusion"), (1, "Appendices"), (1, "Background Papers"),
    (1, "Appendix 1: Case File Audits - Summary of Findings"),
]
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
NASTY = "a\0b\x07c\x1b\x85 \ufffe\uffff\ud800 & <b> ]]> \u202e \U0001f642"


def kept(text: str) -> KeptPart:
    return KeptPart(1, text, {}, "Lead", AT)


def paper(public: bool = False, facts=DECEMBER, **texts):
    readers = {} if public else {"readers": kept(NOT_PUBLIC)}
    return report.write(facts, readers | {key: kept(text) for key, text in texts.items()})


def written(one, council="A Council", draft=False) -> bytes:
    return make(one, Around(council, AT, draft))


def opened(file: bytes):
    return Document(io.BytesIO(file))


def numbering(document, paragraph) -> tuple[str, str] | None:
    """How a paragraph is numbered (decimal or bullet) and by which number of a numbering, or None."""
    found = paragraph._p.find(f".//{qn('w:numPr')}/{qn('w:numId')}")
    if found is None:
        return None
    parts = document.part.numbering_part.element
    number = next(one for one in parts.findall(qn("w:num")) if one.numId == found.val)
    abstract = next(
        one for one in parts.findall(qn("w:abstractNum"))
        if one.get(qn("w:abstractNumId")) == str(number.abstractNumId.val)
    )
    return abstract.find(f".//{qn('w:numFmt')}").get(qn("w:val")), str(found.val)


def test_it_has_real_headings_in_the_order_of_the_paper():
    document = opened(written(paper()))
    found = [
        (int(one.style.name[-1]), one.text) for one in document.paragraphs
        if one.style.name.startswith("Heading")
    ]
    assert found == HEADINGS


def test_the_main_report_is_numbered_by_one_numbering_of_its_own():
    one = paper(source="First line.\nIts second line.")
    document = opened(written(one))
    texts = {paragraph.text: numbering(document, paragraph) for paragraph in document.paragraphs}
    numbered = [part for part in one.parts.values() if part.number]
    kinds = {texts[next(report.lines(part.text))[1]] for part in numbered}
    assert len(kinds) == 1 and kinds.pop()[0] == "decimal"
    assert texts["Assessments test hypotheses."][0] == "bullet"
    assert texts["Its second line."] is None and texts["Members are asked to note the report."] is None


def test_what_is_numbered_is_defined_before_it_is_used():
    parts = opened(written(paper())).part.numbering_part.element
    names = [etree.QName(one).localname for one in parts]
    assert names == sorted(names)  # every abstractNum before the first num
    keys = [one.get(qn("w:abstractNumId")) for one in parts.findall(qn("w:abstractNum"))]
    assert len(keys) == len(set(keys))
    assert all(str(one.abstractNumId.val) in keys for one in parts.findall(qn("w:num")))


def test_the_head_says_whose_it_is_and_what_is_still_to_fill_in():
    table = opened(written(paper(committee="Sub Committee", dated="10 February 2020"))).tables[0]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows == [
        ["Committee: Sub Committee", "Dated: 10 February 2020"],
        ["Subject: Quality Assurance Report on Audits Completed December 2019", "Not public"],
        [f"Report of: {TO_FILL_IN}", "For Information"],
        [f"Report author: {TO_FILL_IN}"] * 2,  # one cell across both columns
    ]


def test_the_table_of_grades_repeats_its_head_and_has_every_row():
    document = opened(written(paper()))
    table = document.tables[1]
    assert [cell.text for cell in table.rows[0].cells] == [
        "", "Outstanding", "Good", "Requires improvement to be good", "Inadequate", "All"
    ]
    assert [cell.text for cell in table.rows[1].cells] == ["Overall", "3", "13", "3", "0", "19"]
    assert len(table.rows) == 3
    assert table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
    assert table.rows[1]._tr.find(f".//{qn('w:tblHeader')}") is None
    assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val")).startswith("Table 1")


def test_the_picture_is_a_native_chart_with_its_figures_its_sheet_and_its_words():
    archive = zipfile.ZipFile(io.BytesIO(written(paper())))
    types = archive.read("[Content_Types].xml").decode()
    assert 'PartName="/word/charts/chart1.xml"' in types and "drawingml.chart+xml" in types
    body = etree.fromstring(archive.read("word/document.xml"))
    [said] = body.iter(qn("wp:docPr"))
    assert "Overall: Outstanding 3, Good 13, Requires improvement to be good 3." in said.get("descr")
    [place] = body.iter(f"{{{CHART}}}chart")
    relations = archive.read("word/_rels/document.xml.rels").decode()
    assert re.search(rf'Id="{place.get(qn("r:id"))}"[^>]*charts/chart1.xml|'
                     rf'charts/chart1.xml"[^>]*Id="{place.get(qn("r:id"))}"', relations)
    chart = etree.fromstring(archive.read("word/charts/chart1.xml"))
    values = [
        [point.text for point in one.iter(f"{{{CHART}}}v")] for one in chart.iter(f"{{{CHART}}}numCache")
    ]
    assert values == [["3", "1"], ["13", "7"], ["3", "11"], ["0", "0"]]
    assert len(list(chart.iter(qn("a:pattFill")))) == 3
    sheet = load_workbook(io.BytesIO(archive.read("word/embeddings/grades.xlsx"))).active
    assert [list(row) for row in sheet.values] == [
        [None, "Outstanding", "Good", "Requires improvement to be good", "Inadequate"],
        ["Overall", 3, 13, 3, 0], ["Visits", 1, 7, 11, 0],
    ]


def test_no_figure_of_a_grade_is_anywhere_in_a_public_paper_of_19_audits():
    archive = zipfile.ZipFile(io.BytesIO(written(paper(public=True))))
    assert not [name for name in archive.namelist() if "chart" in name or "embed" in name]
    document = opened(written(paper(public=True)))
    assert len(document.tables) == 1
    text = "\n".join(one.text for one in document.paragraphs)
    assert "More than half of the audits were graded good or outstanding overall." in text
    assert not re.search(r"\b13\b|\b17\b|three audits were graded", text)


def test_a_figure_that_is_kept_back_is_a_star_and_its_row_not_in_the_picture():
    rows = (GradeRow("Overall", (5, 20, 10, 0), 35), GradeRow("Visits", (None, 20, None, 0), 35))
    file = written(replace(paper(), grades=Printed(rows)))
    last = opened(file).tables[1].rows[-1]
    assert [cell.text for cell in last.cells] == ["Visits", SIGN, "20", SIGN, "0", "35"]
    chart = zipfile.ZipFile(io.BytesIO(file)).read("word/charts/chart1.xml").decode()
    assert "Overall" in chart and "Visits" not in chart


def test_its_properties_are_its_own():
    core = opened(written(paper(report_author="QA Manager"))).core_properties
    assert core.title == "Quality Assurance Report on Audits Completed December 2019"
    assert (core.author, core.language, core.subject) == ("QA Manager", "en-GB", "December 2019")
    assert core.comments == "" and core.last_modified_by == ""
    assert core.created.replace(tzinfo=None) == core.modified.replace(tzinfo=None) == AT


def test_it_is_a4_in_british_english_and_says_whether_it_is_a_draft():
    document = opened(written(paper(), draft=True))
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert section.header.paragraphs[0].text == f"A Council · Not public · {DRAFT}"
    assert {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    assert DRAFT not in opened(written(paper())).sections[0].header.paragraphs[0].text


def test_whatever_the_texts_hold_the_file_is_made_and_can_be_opened():
    facts = replace(
        DECEMBER, cycle=NASTY, services=(NASTY,), reviewers=(NASTY,), strengths=(NASTY,), system=NASTY,
        grades=(Graded(NASTY, (1, 2, 3, 4)), Graded("=1+1", (4, 3, 2, 1))),
    )
    texts = dict.fromkeys((one for one in BY_KEY if one != "readers"), NASTY)
    for one in (paper(facts=facts), paper(facts=facts, **texts), paper(facts=facts, appendices="")):
        document = opened(written(one, council=NASTY))
        assert "abc" in document.sections[0].header.paragraphs[0].text
    archive = zipfile.ZipFile(io.BytesIO(written(paper(facts=facts))))
    sheet = load_workbook(io.BytesIO(archive.read("word/embeddings/grades.xlsx"))).active
    assert sheet["A3"].value == "=1+1" and sheet["A3"].data_type == "s"


def test_libreoffice_opens_it_with_headings_numbers_table_and_picture(tmp_path):
    text = "\n".join(page.extract_text() for page in converted(written(paper()), tmp_path).pages)
    for _, heading in HEADINGS:
        assert heading in text
    plain = re.sub(r"\s+", " ", text)
    for one in paper().parts.values():
        if one.number:
            first = " ".join(next(report.lines(one.text))[1].split()[:5])
            assert f"{one.number}. {first}" in plain
    assert "Overall 3 13 3 0 19" in plain
    assert plain.count("Visits") >= 2  # in the table, and beside its bar
    assert "Page 1 of" in plain and "Not public" in plain


def test_the_chart_is_a_picture_in_libreoffice_and_not_a_gap(tmp_path):
    pdf = converted(written(paper()), tmp_path)
    after = pdf.pages[-1].extract_text().split("Figure 1: Grades after review")[1]
    assert "Outstanding" in after and "Overall" in after and "13" in after


def converted(file: bytes, folder) -> PdfReader:
    """What LibreOffice makes of a Word file as a PDF; skipped where it is not installed."""
    office = shutil.which("soffice")
    if not office and os.environ.get("AUDITOR_NEEDS_BROWSER"):
        pytest.fail("AUDITOR_NEEDS_BROWSER is set, and no LibreOffice is installed")
    elif not office:
        pytest.skip("no LibreOffice (soffice) on this machine")
    (folder / "report.docx").write_bytes(file)
    subprocess.run(
        [office, f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "pdf",
         "--outdir", str(folder), str(folder / "report.docx")],
        check=True, capture_output=True, timeout=120,
    )
    return PdfReader(folder / "report.pdf")
