"""Files that may be opened, and those that are refused before anything in them is."""

import datetime
import io
import logging
import random
import struct
import time
import tracemalloc
import warnings
import zipfile
from functools import cache

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.formula import ArrayFormula

from auditor.rules.cases.case_lists import NoCaseList, name_key, read
from auditor.work.cases import case_files, example_workbook
from auditor.work.cases.case_files import BadFile, sheets_of
from workbooks import special_needs

TODAY = datetime.date(2026, 11, 2)
PLAIN = b"reference,plan,worker\r\n"


def rows_of(data: bytes) -> list[list[tuple]]:
    """The rows of every sheet."""
    return [list(sheet.rows) for sheet in sheets_of(data)]


def archive(**parts) -> bytes:
    """A zip with these parts, by a name without slashes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/").replace("TYPES", "[Content_Types].xml"), content)
    return file.getvalue()


def workbook(**parts) -> bytes:
    """A real workbook of one list, with parts added or put in place of others."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(example_workbook.workbook(TODAY, 3))) as old, zipfile.ZipFile(
        file, "w", zipfile.ZIP_DEFLATED
    ) as new:
        added = {name.replace("__", "/"): content for name, content in parts.items()}
        for name in old.namelist():
            if name not in added:
                new.writestr(name, old.read(name))
        for name, content in added.items():
            new.writestr(name, content)
    return file.getvalue()


def test_the_made_up_workbook_is_read_with_all_its_oddities():
    reading = read(sheets_of(example_workbook.workbook(TODAY, 40)))
    assert [sheet.title[:6] for sheet in reading.sheets if sheet.title] == [
        "List 6", "List 7", "List 8", "List 9",
    ]
    assert len(reading.entries) == 43
    assert [refused.row for refused in reading.refused] == [44, 45, 46, 47]
    assert {entry.reference for entry in reading.entries} >= {"20001", "20040", "25001"}
    assert len({name_key(entry.worker) for entry in reading.entries}) == 6  # five, and nobody
    assert reading.resolved


def test_every_day_of_the_made_up_workbook_is_read_the_same():
    entries = read(sheets_of(example_workbook.workbook(TODAY, 40))).entries
    assert all(entry.opened_on for entry in entries if entry.plan != "care leaver")


def test_the_same_arguments_make_the_same_lists():
    one, two = (read(sheets_of(example_workbook.workbook(TODAY, 9))) for _ in range(2))
    assert one == two


def test_the_other_annex_a_is_refused_with_the_reason():
    with pytest.raises(NoCaseList, match="SEND"):
        read(sheets_of(special_needs()))


@pytest.mark.parametrize("data", [
    PLAIN + b"1,child in need,W\r\n",
    b"\xef\xbb\xbf" + PLAIN + b"1,child in need,W",
    b"reference;plan;worker\n1;child in need;W\n",
    b"reference\tplan\tworker\n1\tchild in need\tW\n",
    b"sep=|\r\nreference|plan|worker\r\n1|child in need|W",
    (PLAIN + b"1,child in need,W").decode().encode("utf-16"),
    b'reference,plan,worker\n"1",child in need,"W"\n',
], ids=["plain", "mark", "semicolon", "tab", "said", "utf-16", "quoted"])
def test_a_csv_is_read_whatever_its_separator_and_its_mark(data):
    (entry,) = read(sheets_of(data)).entries
    assert (entry.reference, entry.plan, entry.worker) == ("1", "child in need", "W")


@pytest.mark.parametrize("coded", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_keeps_the_letters_of_a_name(coded):
    text = "reference,plan,worker\r\n1,child in need,Zoë O’Example"
    assert rows_of(text.encode(coded))[0][1] == ("1", "child in need", "Zoë O’Example")


def test_a_template_comes_back_as_it_went_out():
    row = ("M-1", "F-1", "Early Help", "early help", "Help", "Worker, Nine", "03/03/2025", "")
    (entry,) = read(sheets_of(example_workbook.template([row]))).entries
    assert (entry.reference, entry.worker) == ("M-1", "Worker, Nine")
    assert read(sheets_of(example_workbook.template())).entries == ()


BIFF = case_files.OLD_EXCEL + b"\0" * 600
REFUSED = {
    "empty": (b"", "empty"),
    "blank": (b" \r\n ", "empty"),
    "old": (BIFF, r"\.xls\)"),
    "password": (BIFF + "EncryptedPackage".encode("utf-16-le"), "password"),
    "macros": (workbook(xl__vbaProject__bin=b"").replace(b"vbaProject/bin", b"vbaProject.bin"),
               "macros"),
    "pdf": (b"%PDF-1.7 ...", "no workbook"),
    "web page": (b"<html><table><tr><td>Child Unique ID", "no workbook"),
    "picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "no workbook"),
    "zip of something else": (archive(a="text"), "no workbook"),
    "word document": (archive(TYPES="<a/>", word__document="x"), "no workbook"),
    "empty zip": (archive(), "no workbook"),
    "cut off": (example_workbook.workbook(TODAY, 3)[:4000], "damaged"),
    "broken sheet": (workbook(**{"xl/worksheets/sheet2.xml": "<worksheet><sheetData><row"}),
                     "damaged"),
    "no sheets": (workbook(**{"xl/workbook.xml": "<workbook/>"}), "no sheet"),
}


@pytest.mark.parametrize("data, why", REFUSED.values(), ids=REFUSED)
def test_what_is_no_case_list_is_refused_in_a_sentence_that_says_what_to_do(data, why):
    with pytest.raises((BadFile, NoCaseList), match=why):
        read(sheets_of(data))


@pytest.mark.parametrize("part, why", [
    ("xl/workbook.bin", "binary"), ("xl/vbaProject.bin", "macros"), ("XL/VBAPROJECT.BIN", "macros"),
])
def test_binary_workbooks_and_macros_are_refused(part, why):
    with pytest.raises(BadFile, match=why):
        sheets_of(workbook(**{part: b"x"}))


def test_an_open_document_is_refused_with_what_to_do():
    with pytest.raises(BadFile, match="OpenDocument"):
        sheets_of(archive(**{"content.xml": "<a/>", "META-INF/manifest.xml": "<a/>"}))


def test_a_file_that_is_too_large_is_refused_by_its_size():
    with pytest.raises(BadFile, match="more than 20 MB"):
        sheets_of(b"x" * (case_files.LARGEST + 1))


@pytest.mark.parametrize("part", ["xl/worksheets/sheet2.xml", "xl/sharedStrings.xml", "xl/more.xml"])
def test_a_bomb_is_refused_by_what_it_would_unpack_to_and_never_unpacked(part):
    bomb = workbook(**{part: b"<a>" + b" " * (40 * 1024 * 1024)})
    assert len(bomb) < 100_000
    tracemalloc.start()
    with pytest.raises(BadFile, match="unpacks to far more"):
        sheets_of(bomb)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 10 * 1024 * 1024


def test_a_bomb_that_lies_about_its_size_is_no_larger_than_it_says():
    bomb = bytearray(workbook(**{"xl/sharedStrings.xml": b"<a>" + b" " * 3_000_000}))
    true, said = struct.pack("<I", 3_000_003), struct.pack("<I", 900)
    assert true in bomb
    with pytest.raises(BadFile, match="damaged"):
        read(sheets_of(bytes(bomb.replace(true, said))))


def test_entities_that_swell_are_refused():
    laugh = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;">]><worksheet>&c;</worksheet>'
    with pytest.raises(BadFile, match="unpacks to far more"):
        sheets_of(workbook(**{"xl/worksheets/sheet2.xml": laugh}))


MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
A_SHEET = "xl/worksheets/sheet1.xml"
STYLES = f"<styleSheet {MAIN}>{{}}</styleSheet>"
SHEET = f"<worksheet {MAIN}><sheetData>{{}}</sheetData></worksheet>"


def in_utf_16(text: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-16"?>{text}'.encode("utf-16")


def varied(piece: str, times: int) -> str:
    """A piece many times over with numbers in it, so that it packs no better than a sheet does."""
    chance = random.Random(11)
    return "".join(piece.replace("#", str(chance.random())[2:10]) for _ in range(times))


SWOLLEN = {
    "a document type in UTF-16": ("xl/worksheets/sheet2.xml", lambda: in_utf_16(
        '<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;">]><worksheet>&c;</worksheet>')),
    "elements in UTF-16": (A_SHEET, lambda: in_utf_16(
        SHEET.format("<row>" + varied('<c r="#"/>', 100_001) + "</row>"))),
    "elements of a style": ("xl/styles.xml", lambda: STYLES.format(varied('<x a="#"/>', 100_001))),
    "rows where none belong": ("xl/styles.xml", lambda: STYLES.format(varied('<row a="#"/>', 100_001))),
    "rows of another kind": (A_SHEET, lambda: f'<worksheet {MAIN} xmlns:o="other"><sheetData>'
                             + varied('<o:row a="#"/>', 100_001) + "</sheetData></worksheet>"),
    "rows": (A_SHEET, lambda: SHEET.format(varied('<row r="#"/>', 200_001))),
    "a text": (A_SHEET, lambda: SHEET.format(
        "<row><c><is><t>" + varied("#", 40_000) + "</t></is></c></row>")),
    "a shared text": ("xl/sharedStrings.xml", lambda: f"<sst {MAIN}><si><t>" + varied("#", 40_000)
                      + "</t></si></sst>"),
    "the place of a cell": (A_SHEET, lambda: SHEET.format(f'<row><c r="{varied("#", 1_000)}"/></row>')),
    "ranges": (A_SHEET, lambda: f'<worksheet {MAIN}><sheetData/><conditionalFormatting sqref="'
               + varied("A# ", 150_000) + '"/></worksheet>'),
    "a number format": ("xl/styles.xml", lambda: STYLES.format(
        f'<numFmts><numFmt numFmtId="200" formatCode="{"[" * 1_001}"/></numFmts>')),
    "a name": ("xl/workbook.xml", lambda: f"<workbook {MAIN}><definedNames><definedName name='a'>"
               + varied("#", 2_000) + "</definedName></definedNames></workbook>"),
    "depth": ("xl/comments1.xml", lambda: "<a>" * 201 + "</a>" * 201),
}


@pytest.mark.parametrize("part, content", SWOLLEN.values(), ids=SWOLLEN)
def test_what_would_swell_is_counted_as_a_parser_sees_it_in_whatever_encoding(part, content):
    bomb = workbook(**{part: content()})
    started = time.process_time()
    with pytest.raises(BadFile, match="unpacks to far more"):
        sheets_of(bomb)
    assert time.process_time() - started < 5


TYPES = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
         '<Override PartName="{}" ContentType="application/vnd.openxmlformats-officedocument.'
         'spreadsheetml.{}+xml"/></Types>')


@pytest.mark.parametrize("content", [
    TYPES.format("/xl/worksheets/sheet1.xml", "sheet.main"), TYPES.format("/xl/book.png", "sheet.main"),
    TYPES.format("/xl/worksheets/sheet1.png", "worksheet"),
])
def test_a_part_that_is_read_as_what_its_name_does_not_say_is_refused(content):
    with pytest.raises(BadFile, match="damaged"):
        sheets_of(workbook(**{"[Content_Types].xml": content}))


@pytest.mark.parametrize("content", [
    '<?xml version="1.0" encoding="UTF-7"?><a/>', "<a>".encode("utf-32"), b"\x4c\x6f\xa7\x94\x93", b"<a",
])
def test_a_part_that_our_parser_cannot_read_is_read_by_no_other(content):
    with pytest.raises(BadFile, match="damaged"):
        sheets_of(workbook(**{"xl/styles.xml": content}))


def test_pictures_and_what_else_is_no_xml_may_lie_in_a_workbook():
    data = workbook(**{"xl/media/image1.png": random.Random(3).randbytes(50_000), "xl/printer1.bin": b"\0"})
    assert read(sheets_of(data)).entries


def test_a_list_in_utf_16_is_read_like_any_other():
    cells = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
    assert rows_of(workbook(**{A_SHEET: in_utf_16(SHEET.format(cells))}))[0] == [(1, 2)]


@pytest.mark.parametrize("rest, why", [
    ("," * 10_000_000, "at most 200 columns"), ('"\n",' * 3_000_000, "at most 200 columns"),
    ('"' + "x" * 10_000_000, "quotation mark is never closed"), ('"' + "x\n" * 5_000_000, "never closed"),
    ("x" * 100_001, "more text than a list would"), (",\n" * 60_000, "at most 50,000 rows"),
], ids=["one line", "many lines", "one cell", "a mark", "a long cell", "rows"])
def test_a_csv_that_is_one_huge_row_or_cell_is_refused_before_it_is_held(rest, why):
    data = PLAIN + rest.encode()
    tracemalloc.start()
    started = time.process_time()
    with pytest.raises(BadFile, match=why):
        read(sheets_of(data))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 8 * len(data) + 10_000_000
    assert time.process_time() - started < 10


def test_too_many_parts_are_refused():
    with pytest.raises(BadFile, match="unpacks to far more"):
        sheets_of(workbook(**{f"xl/part{number}.bin": b"" for number in range(2001)}))


@pytest.mark.parametrize("row, why", [
    ('<row r="99999999"><c r="A99999999"><v>1</v></c></row>', "rows"),
    ('<row r="1">' + "<c><v>1</v></c>" * 201 + "</row>", "columns"),
])
def test_too_many_rows_and_columns_are_refused_without_going_through_them(row, why):
    started = time.process_time()
    with pytest.raises(BadFile, match=f"at most .* {why}"):
        rows_of(workbook(**{"xl/worksheets/sheet1.xml": SHEET.format(row)}))
    assert time.process_time() - started < 20


RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
HEADINGS = "".join(f'<c t="inlineStr"><is><t>{one}</t></is></c>' for one in ("reference", "plan", "worker"))
STRAY = SHEET.format(f'<row r="1">{HEADINGS}</row><row r="1048576"><c r="A1048576"><v>1</v></c></row>')


def many_sheets(parts: list[str]) -> bytes:
    """A workbook with one more sheet for each of these, the names of parts with one stray cell."""
    types, sheets, rels = [], [], []
    for number, part in enumerate(parts, start=1):
        types.append(f'<Override PartName="/xl/worksheets/{part}" ContentType="application/vnd.'
                     'openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>')
        sheets.append(f'<sheet name="S{number}" sheetId="{number}" r:id="r{number}"/>')
        rels.append(f'<Relationship Id="r{number}" Target="worksheets/{part}" Type="{RELATION}/worksheet"/>')
    return archive(
        **{f"xl/worksheets/{part}": STRAY for part in parts},
        **{"_rels/.rels": f'<Relationships {RELATIONS}><Relationship Id="r1" Target="xl/workbook.xml" '
                          f'Type="{RELATION}/officeDocument"/></Relationships>',
           "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{RELATION}"><sheets>{"".join(sheets)}</sheets>'
                              "</workbook>",
           "xl/_rels/workbook.xml.rels": f"<Relationships {RELATIONS}>{''.join(rels)}</Relationships>",
           "TYPES": TYPES.format("/xl/workbook.xml", "sheet.main").replace(
               "</Types>", "".join(dict.fromkeys(types)) + "</Types>")},
    )


def test_a_stray_cell_far_below_on_every_sheet_is_refused_after_a_few():
    data = many_sheets([f"sheet{number}.xml" for number in range(60)])
    assert len(data) < 50_000
    started = time.process_time()
    with pytest.raises(BadFile, match="unpacks to far more"):
        read(sheets_of(data))
    assert time.process_time() - started < 30


def test_a_stray_cell_far_below_on_two_sheets_is_passed_over():
    walked = [sum(1 for _ in one.rows) for one in sheets_of(many_sheets(["one.xml", "two.xml"]))]
    assert walked == [case_files.LAST_ROW] * 2


def test_a_workbook_that_shows_one_part_as_many_sheets_is_refused():
    with pytest.raises(BadFile, match="damaged"):
        rows_of(many_sheets(["sheet1.xml"] * 3))


def test_a_stray_cell_far_to_the_right_is_passed_over():
    cells = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>'
    assert rows_of(workbook(**{"xl/worksheets/sheet1.xml": SHEET.format(cells)}))[0] == [(1,)]


def test_more_rows_than_a_list_may_have_are_refused_in_a_csv_too():
    with pytest.raises(BadFile, match="at most 50,000 rows"):
        read(sheets_of(PLAIN + b"1,c,w\n" * 50_001))


def test_rows_are_numbered_as_the_spreadsheet_numbers_them():
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="4"><c r="B4"><v>5</v></c></row>'
    rows = rows_of(workbook(**{"xl/worksheets/sheet1.xml": SHEET.format(cells)}))[0]
    assert rows == [(1,), (), (), (None, 5)]


def test_a_sheet_that_lies_about_its_size_is_read_whole():
    told = SHEET.replace("<sheetData>", '<dimension ref="A1"/><sheetData>')
    cells = ('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
             '<row r="2"><c r="A2"><v>3</v></c></row>')
    rows = rows_of(workbook(**{"xl/worksheets/sheet1.xml": told.format(cells)}))[0]
    assert rows == [(1, 2), (3,)]


def test_formulas_of_every_kind_come_as_formulas_and_never_as_what_they_last_said():
    book = openpyxl.Workbook()
    book.active.append(["=1+1", "text"])
    book.active["A2"] = ArrayFormula("A2:A3", "=SUM(B1:B2)")
    file = io.BytesIO()
    book.save(file)
    (rows,) = rows_of(file.getvalue())
    assert rows[0] == ("=1+1", "text")
    assert str(rows[1][0]).startswith("=")


def test_what_the_library_warns_of_reaches_no_log(recwarn, caplog):
    cells = '<row r="1"><c r="A1" s="1"><v>99999999</v></c></row>'
    styles = ('<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
              '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>')
    data = workbook(**{"xl/worksheets/sheet1.xml": SHEET.format(cells), "xl/styles.xml": styles})
    warnings.filterwarnings("ignore", module=r"openpyxl(\.|$)")  # as the module sets it
    with caplog.at_level(logging.DEBUG):
        assert rows_of(data)[0] == [("#VALUE!",)]
    assert not recwarn.list
    assert "99999999" not in caplog.text


@settings(max_examples=150)
@given(st.data())
def test_a_file_damaged_anywhere_is_refused_or_read_and_raises_nothing_else(data):
    damaged = bytearray(whole())
    places = st.integers(4, len(damaged) - 1)
    for place, byte in data.draw(st.lists(st.tuples(places, st.integers(0, 255)), min_size=1, max_size=40)):
        damaged[place] = byte
    cut = bytes(damaged[:data.draw(st.none() | places)])
    try:
        read(sheets_of(cut))
    except (BadFile, NoCaseList) as reason:
        assert str(reason)


@cache
def whole() -> bytes:
    """A small case list as a file."""
    return example_workbook.workbook(TODAY, 3)


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_or_read_and_raise_nothing_else(data):
    for start in (b"", b"PK\x03\x04", b"reference,plan\r\n", case_files.OLD_EXCEL):
        try:
            read(sheets_of(start + data))
        except (BadFile, NoCaseList) as reason:
            assert str(reason)
