"""The committee's report as a Word document."""

import datetime
import io
from typing import NamedTuple

from docx import Document
from docx.shared import Mm, Pt

from auditor.rules.forms import GRADES
from auditor.rules.parsing import clean_text
from auditor.rules.results.report import LineKind, Paper, WrittenPart, lines
from auditor.rules.results.report_grades import SIGN
from auditor.rules.results.report_parts import MAIN_REPORT, NUMBERED, ReportPlace
from auditor.work.results import report_chart, report_styles

TO_FILL_IN = "To be filled in"
TABLE, PICTURE = "Table 1: Grades after review", "Figure 1: Grades after review"
COLUMNS = tuple(Mm(width) for width in (48, 26, 16, 32, 24, 14))  # of the table of grades
DRAFT = "Draft: not yet read for identifying detail"


class Around(NamedTuple):
    """What a document says besides the paper: whose it is, its moment (UTC), and if it is a draft."""

    council: str
    moment: datetime.datetime
    draft: bool


def make(paper: Paper, around: Around) -> bytes:
    """The report as the bytes of a .docx file: real headings, numbered paragraphs, a native chart."""
    document = Document()
    report_styles.apply(document)
    numbers = report_styles.Numbers(document)
    _say_whose(document, paper, around)
    _head(document, paper)
    for place in (ReportPlace.SUMMARY, ReportPlace.RECOMMENDATION):
        _section(document, paper, place, 1, numbers)
    document.add_heading(MAIN_REPORT, 1)
    for place in NUMBERED:
        _section(document, paper, place, 2, numbers)
    for place in (ReportPlace.APPENDICES, ReportPlace.PAPERS):
        _section(document, paper, place, 1, numbers)
    _appendix(document, paper, numbers)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _say_whose(document, paper: Paper, around: Around) -> None:
    """The properties of the file, and what runs along each sheet."""
    core = document.core_properties
    core.title, core.author = _plain(paper.text("subject")), _plain(paper.text("report_author"))
    core.subject, core.language, core.comments = _plain(paper.cycle), "en-GB", ""
    core.created = core.modified = around.moment
    core.last_modified_by, core.keywords = "", paper.text("readers")
    section = document.sections[0]
    running = [around.council, paper.text("readers"), DRAFT if around.draft else ""]
    section.header.paragraphs[0].text = _plain(" · ".join(one for one in running if one))
    foot = section.footer.paragraphs[0]
    foot.text = f"{_plain(paper.text('subject'))} · Page "
    report_styles.add_field(foot, "PAGE")
    foot.add_run(" of ")
    report_styles.add_field(foot, "NUMPAGES")


def _head(document, paper: Paper) -> None:
    """The table on top: who it is for and from, as councils print it."""
    pairs = [
        [("Committee", "committee"), ("Dated", "dated")],
        [("Subject", "subject"), (None, "readers")],
        [("Report of", "report_of"), (None, "purpose")],
        [("Report author", "report_author"), None],
    ]
    table = document.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    for pair in pairs:
        cells = table.add_row().cells
        for cell, one in zip(cells, pair, strict=True):
            if one:
                _fill(cell.paragraphs[0], one[0], paper.text(one[1]) or TO_FILL_IN)
    table.rows[-1].cells[0].merge(table.rows[-1].cells[1])
    report_styles.set_widths(table, (Mm(110), Mm(50)))
    report_styles.describe(table, "Committee, date, subject, readers, and whose report it is")


def _fill(paragraph, label: str | None, text: str) -> None:
    if label:
        paragraph.add_run(f"{label}: ").bold = True
    paragraph.add_run(_plain(text)).bold = label is None
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(3)


def _section(document, paper: Paper, place: ReportPlace, level: int, numbers) -> None:
    written = paper.printed(place)
    if written:
        document.add_heading(place.value, level)
    for one in written:
        _write(document, one, numbers)


def _write(document, one: WrittenPart, numbers) -> None:
    """A part's lines: the first numbered where it has a number, points as a list."""
    for place, (kind, text) in enumerate(lines(_plain(one.text))):
        paragraph = document.add_paragraph(text)
        if kind == LineKind.POINT:
            numbers.point(paragraph)
        elif one.number and not place:
            numbers.number(paragraph)
        elif one.number:
            numbers.go_on(paragraph)
        report_styles.keep_with_points(paragraph, kind, text)


def _appendix(document, paper: Paper, numbers) -> None:
    title = _plain(paper.text("appendices")) or ReportPlace.APPENDIX.value
    document.add_heading(title, 1).paragraph_format.page_break_before = True
    for one in paper.printed(ReportPlace.APPENDIX):
        _write(document, one, numbers)
    if paper.grades.rows:
        _caption(document, TABLE)
        _table(document, paper)
    if paper.grades.drawn:
        _caption(document, PICTURE)
        report_chart.add(document, paper.grades.drawn)


def _caption(document, text: str) -> None:
    document.add_paragraph(text, style="Caption").paragraph_format.keep_with_next = True


def _table(document, paper: Paper) -> None:
    heads = ("", *(grade.label for grade in GRADES), "All")
    table = document.add_table(rows=1, cols=len(heads))
    table.style = "Table Grid"
    rows = [heads, *((one.title, *one.counts, one.total) for one in paper.grades.rows)]
    for _ in rows[1:]:
        table.add_row()
    for cells, row in zip((one.cells for one in table.rows), rows, strict=True):
        for cell, value in zip(cells, row, strict=True):
            cell.text = SIGN if value is None else _plain(str(value))
    report_styles.set_widths(table, COLUMNS)
    report_styles.head_row(table)
    report_styles.describe(table, f"{TABLE}, overall and by section")


def _plain(text: str) -> str:
    """The text without what Word's XML cannot hold."""
    return clean_text(text)
