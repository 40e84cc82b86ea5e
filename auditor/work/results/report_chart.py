"""The picture of the grades as a chart of Word's own: stacked bars with patterns and their figures."""

import io
from xml.sax.saxutils import escape, quoteattr

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm
from openpyxl import Workbook

from auditor.rules.forms import GRADES, Grade
from auditor.rules.parsing import clean_text
from auditor.rules.results.report_grades import GradeRow

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
SPACES = (
    f'xmlns:c="{CHART}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
SHEET = "Grades"
PATTERNS = {  # that differ in black and white too
    Grade.OUTSTANDING: ("ltHorz", "2F4B7C"),
    Grade.GOOD: ("", "0F5A63"),
    Grade.REQUIRES_IMPROVEMENT: ("wdUpDiag", "8A4A06"),
    Grade.INADEQUATE: ("smGrid", "7D1A2C"),
}
COLUMNS = "BCDE"  # of the sheet, one a grade
WIDTH, HEIGHT_OF_ROW, HEIGHT_BESIDES = Mm(160), Mm(9), Mm(26)


def add(document, rows: tuple[GradeRow, ...]) -> None:
    """Add the chart at the end of the document, with its figures in a sheet behind it."""
    package = document.part.package
    sheet = Part(PackURI("/word/embeddings/grades.xlsx"), CONTENT_TYPE.SML_SHEET, _sheet(rows), package)
    chart = Part(PackURI("/word/charts/chart1.xml"), CONTENT_TYPE.DML_CHART, b"", package)
    relation = chart.relate_to(sheet, RELATIONSHIP_TYPE.PACKAGE)
    chart._blob = _chart(rows, relation).encode()
    place = document.part.relate_to(chart, RELATIONSHIP_TYPE.CHART)
    height = HEIGHT_OF_ROW * len(rows) + HEIGHT_BESIDES
    document.add_paragraph().add_run()._r.append(parse_xml(
        f'<w:drawing {nsdecls("w", "wp", "a", "r")}><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{WIDTH}" cy="{height}"/>'
        f'<wp:docPr id="1" name="Grades" descr={quoteattr(described(rows))}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{CHART}"><c:chart xmlns:c="{CHART}" r:id="{place}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    ))


def described(rows: tuple[GradeRow, ...]) -> str:
    """The picture in words, for those who cannot see it."""
    said = [
        f"{one.title}: " + ", ".join(
            f"{grade.label} {count}" for grade, count in zip(GRADES, one.counts, strict=True) if count
        )
        for one in rows
    ]
    return clean_text(f"Bars of the audits by grade after review. {'. '.join(said)}.")


def _sheet(rows: tuple[GradeRow, ...]) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    sheet.append(["", *(grade.label for grade in GRADES)])
    for one in rows:
        sheet.append([clean_text(one.title), *one.counts])
        sheet.cell(sheet.max_row, 1).data_type = "s"  # whatever a title begins with is no formula
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _chart(rows: tuple[GradeRow, ...], relation: str) -> str:
    series = "".join(_series(place, rows) for place in range(len(GRADES)))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace {SPACES}><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        '<c:plotArea><c:layout/><c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/>'
        f'<c:varyColors val="0"/>{series}<c:gapWidth val="45"/><c:overlap val="100"/>'
        f'<c:axId val="1"/><c:axId val="2"/></c:barChart>{_axes()}</c:plotArea>'
        f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_text(900)}</c:legend>'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f'<c:externalData r:id="{relation}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _series(place: int, rows: tuple[GradeRow, ...]) -> str:
    """One grade: its name, its pattern, its figures in the bars but for noughts."""
    grade, column, last = GRADES[place], COLUMNS[place], len(rows) + 1
    titles = "".join(_point(at, one.title) for at, one in enumerate(rows))
    counts = "".join(_point(at, one.counts[place]) for at, one in enumerate(rows))
    size = f'<c:ptCount val="{len(rows)}"/>'
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/><c:tx><c:strRef>'
        f"<c:f>{SHEET}!${column}$1</c:f><c:strCache><c:ptCount val=\"1\"/>{_point(0, grade.label)}"
        f"</c:strCache></c:strRef></c:tx>{_fill(grade.key)}"
        f'<c:invertIfNegative val="0"/>{_labels()}<c:cat><c:strRef>'
        f"<c:f>{SHEET}!$A$2:$A${last}</c:f><c:strCache>{size}{titles}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{SHEET}!${column}$2:${column}${last}</c:f>"
        f"<c:numCache><c:formatCode>General</c:formatCode>{size}{counts}</c:numCache></c:numRef>"
        "</c:val></c:ser>"
    )


def _point(place: int, value: object) -> str:
    return f'<c:pt idx="{place}"><c:v>{escape(clean_text(str(value)))}</c:v></c:pt>'


def _fill(grade: str) -> str:
    pattern, colour = PATTERNS[grade]
    ink = f'<a:srgbClr val="{colour}"/>'
    paper = '<a:srgbClr val="FFFFFF"/>'
    fill = (
        f'<a:pattFill prst="{pattern}"><a:fgClr>{ink}</a:fgClr><a:bgClr>{paper}</a:bgClr></a:pattFill>'
        if pattern else f"<a:solidFill>{ink}</a:solidFill>"
    )
    line = f'<a:ln w="9525"><a:solidFill>{ink}</a:solidFill></a:ln>'
    return f"<c:spPr>{fill}{line}</c:spPr>"


def _labels() -> str:
    white = '<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></c:spPr>'
    said = "".join(
        f'<c:{what} val="{int(what == "showVal")}"/>' for what in (
            "showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize"
        )
    )
    return (
        '<c:dLbls><c:numFmt formatCode="0;;;" sourceLinked="0"/>'
        f'{white}{_text(900, bold=True)}<c:dLblPos val="ctr"/>{said}</c:dLbls>'
    )


def _axes() -> str:
    shared = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
    return (
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="l"/>{shared}{_text(900)}<c:crossAx val="2"/></c:catAx>'
        '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling>'
        f'<c:delete val="1"/><c:axPos val="t"/>{shared}<c:crossAx val="1"/></c:valAx>'
    )


def _text(size: int, bold: bool = False) -> str:
    """How words of the chart are set; `size` in hundredths of a point."""
    return (
        f'<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{size}" b="{int(bold)}"><a:solidFill>'
        '<a:srgbClr val="000000"/></a:solidFill><a:latin typeface="Arial"/></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
    )
