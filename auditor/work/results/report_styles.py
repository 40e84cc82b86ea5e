"""How a report looks in Word: styles, numbering, fields, tables."""

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from auditor.rules.results.report import LineKind

FONT = "Arial"
BLACK = RGBColor(0, 0, 0)
SIZES = {"Normal": 11, "Heading 1": 14, "Heading 2": 12, "Caption": 10, "Header": 9, "Footer": 9}
SPACE_BEFORE = {"Heading 1": 18, "Heading 2": 12, "Caption": 14}  # points
INDENT = 567  # twentieths of a point: a centimetre


def apply(document) -> None:
    """A4, one sans-serif font in black, British English."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(25)
    for name, size in SIZES.items():
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), BLACK
        _forget_theme(style)
        style.paragraph_format.space_before = Pt(SPACE_BEFORE.get(name, 0))
        style.paragraph_format.space_after = Pt(6)
    document.styles["Normal"].paragraph_format.line_spacing = 1.15
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


class Numbers:
    """The numbered paragraphs and the points of one document, as numberings of its own."""

    def __init__(self, document):
        self._numbering = document.part.numbering_part.element
        self._numbers = self._add("decimal", "%1.", INDENT)
        self._points = self._add("bullet", "•", 2 * INDENT)

    def number(self, paragraph) -> None:
        """Give a paragraph the next number."""
        self._set(paragraph, self._numbers)

    def point(self, paragraph) -> None:
        """Make a paragraph a point of a list."""
        self._set(paragraph, self._points)

    def go_on(self, paragraph) -> None:
        """Let a paragraph go on under the number of the one before."""
        paragraph.paragraph_format.left_indent = Pt(INDENT / 20)

    def _add(self, kind: str, text: str, left: int) -> int:
        """A numbering of one level; all that Word reads of it stands before the first use of any."""
        taken = [int(one.get(qn("w:abstractNumId"))) for one in self._abstract()]
        key = max(taken, default=-1) + 1
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{key}">'
            '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{left}" w:hanging="{INDENT}"/></w:pPr></w:lvl></w:abstractNum>'
        )
        first = self._numbering.find(qn("w:num"))
        if first is None:
            self._numbering.append(abstract)
        else:
            first.addprevious(abstract)
        return self._numbering.add_num(key).numId

    def _abstract(self):
        return self._numbering.findall(qn("w:abstractNum"))

    @staticmethod
    def _set(paragraph, number: int) -> None:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = number


def keep_with_points(paragraph, kind: LineKind, text: str) -> None:
    """Keep the head of a list on the sheet of its first point."""
    if kind == LineKind.TEXT and text.endswith(":"):
        paragraph.paragraph_format.keep_with_next = True


def add_field(paragraph, name: str) -> None:
    """A field that Word works out, such as PAGE."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = paragraph.add_run("1")
    field.append(run._r)
    paragraph._p.append(field)


def set_widths(table, widths) -> None:
    """The widths of a table's columns, and of their cells, which other readers go by."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def head_row(table) -> None:
    """The first row in bold and repeated on each sheet; figures to the right, rows kept together."""
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    last = len(table.rows) - 1
    for place, row in enumerate(table.rows):
        for column, cell in enumerate(row.cells):
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(2)
            paragraph.paragraph_format.keep_with_next = place < last
            if column:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            for run in paragraph.runs:
                run.font.size, run.bold = Pt(9), place == 0


def describe(table, text: str) -> None:
    """What a table is, for those who hear it."""
    said = OxmlElement("w:tblDescription")
    said.set(qn("w:val"), text)
    table._tbl.tblPr.append(said)


def _forget_theme(style) -> None:
    """The theme's fonts would go before ours."""
    fonts = style.element.rPr.rFonts
    for name in [one for one in fonts.attrib if one.endswith("Theme")]:
        del fonts.attrib[name]
    fonts.set(qn("w:cs"), FONT)
