"""Files of case lists: what may be opened, and their rows one after another, never all at once."""

import csv
import datetime
import io
import re
import warnings
import zipfile
from collections.abc import Iterator

import openpyxl

from auditor.rules.case_lists import Sheet

LARGEST = 20 * 1024 * 1024  # bytes of a file as uploaded
LARGEST_PART = 64 * 1024 * 1024  # bytes of one part of a workbook, unpacked
LARGEST_TEXTS = 32 * 1024 * 1024  # bytes of its shared texts, which openpyxl holds all at once
LARGEST_WHOLE = 200 * 1024 * 1024  # bytes of all its parts
MOST_RATIO, RATIO_FROM = 150, 1024 * 1024  # unpacked to packed, of parts larger than a megabyte
# Tags of one part, which openpyxl holds on to: in all, of its rows, and from one row to the next.
MOST_TAGS, MOST_ROW_TAGS, MOST_BETWEEN = 4_000_000, 200_000, 100_000
MOST_TEXT_TAGS = 2_000_000
MOST_PARTS, MOST_SHEETS, MOST_ROWS, MOST_COLUMNS = 2000, 60, 50_000, 200
LAST_ROW = 1_048_576  # Excel's
SEPARATORS = ",;\t|"
TEXTS = "xl/sharedstrings.xml"
OLD_EXCEL, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", (b"PK\x03\x04", b"PK\x05\x06")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
KNOWN_CELLS = (str, int, float, datetime.date, type(None))
CHUNK = 1024 * 1024

TOO_LARGE = "This file has more than {} MB. Send only Lists 6 to 9, or one list at a time."
EMPTY = "This file is empty."
PASSWORD = "This workbook has a password. Take the password off, save it and send it again."
OLD = "This is an old Excel workbook (.xls). Open it and save it as .xlsx."
MACROS = "This workbook holds macros (.xlsm). Save it as .xlsx, without macros."
BINARY = "This is a binary workbook (.xlsb). Open it and save it as .xlsx."
OPEN_DOCUMENT = "This is an OpenDocument spreadsheet. Open it and save it as .xlsx or .csv."
NO_WORKBOOK = "This is no workbook: send a case list as .xlsx or .csv."
DAMAGED = "This workbook is damaged. Open it in Excel, save it as .xlsx and send it again."
UNPACKED = (
    "This workbook unpacks to far more than a case list would hold, so it was not opened. Copy the "
    "lists into a new workbook and send that."
)
ROWS = f"A list may have at most {MOST_ROWS:,} rows. Send it in parts, one list at a time."
COLUMNS = f"A list may have at most {MOST_COLUMNS} columns."

# What openpyxl warns of may repeat a cell, and a warning ends in the server's log.
warnings.filterwarnings("ignore", module=r"openpyxl(\.|$)")
csv.field_size_limit(1_000_000)


class BadFile(Exception):
    """A file that is not opened or cannot be read; the message says what to do about it."""


def sheets_of(data: bytes) -> Iterator[Sheet]:
    """The sheets of an .xlsx or .csv file, told apart by content and not by name.

    The file is checked at once; the rows come while they are read. Raises BadFile then and later.
    """
    if len(data) > LARGEST:
        raise BadFile(too_large())
    elif not data.strip():
        raise BadFile(EMPTY)
    elif data.startswith(OLD_EXCEL):
        raise BadFile(PASSWORD if ENCRYPTED in data else OLD)
    elif data.startswith(ZIP):
        _check_archive(data)
        return _workbook(data)
    return iter([Sheet("The file", _table(_decoded(data)))])


def too_large() -> str:
    """What is said of a file that is larger than may be sent."""
    return TOO_LARGE.format(LARGEST // 1024 // 1024)


def _check_archive(data: bytes) -> None:
    """Refuse by what the archive says of itself, and then by a count, before it is opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            _check_kind([part.filename.lower() for part in parts])
            if any(part.flag_bits & 1 for part in parts):
                raise BadFile(PASSWORD)
            elif len(parts) > MOST_PARTS or sum(map(_size, parts)) > LARGEST_WHOLE:
                raise BadFile(UNPACKED)
            for part in parts:
                _check_part(archive, part)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise BadFile(DAMAGED) from error


def _check_kind(names: list[str]) -> None:
    if any(name.endswith("vbaproject.bin") for name in names):
        raise BadFile(MACROS)
    elif "xl/workbook.bin" in names:
        raise BadFile(BINARY)
    elif "content.xml" in names and "meta-inf/manifest.xml" in names:
        raise BadFile(OPEN_DOCUMENT)
    elif "[content_types].xml" not in names or not any(
        name.startswith("xl/") and name.endswith(".xml") for name in names
    ):
        raise BadFile(NO_WORKBOOK)


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    texts = part.filename.lower() == TEXTS
    ratio = part.file_size / max(part.compress_size, 1)
    swollen = part.file_size > RATIO_FROM and ratio > MOST_RATIO
    if swollen or part.file_size > (LARGEST_TEXTS if texts else LARGEST_PART):
        raise BadFile(UNPACKED)
    elif part.filename.lower().endswith((".xml", ".rels")):
        with archive.open(part) as unpacked:
            _count_tags(unpacked, texts)


def _count_tags(unpacked: io.BufferedIOBase, texts: bool) -> None:
    """Count without holding: a small file may have more tags than fit into memory as a tree."""
    tags = rows = since = 0
    while chunk := unpacked.read(CHUNK):
        # No spreadsheet program writes a document type, and entities are how XML is made to swell.
        swells = b"<!DOCTYPE" in chunk or b"<!ENTITY" in chunk
        counted = [piece.count(b"<") for piece in chunk.split(b"<row")]
        tags, rows = tags + sum(counted) + len(counted) - 1, rows + len(counted) - 1
        between = max(since + counted[0], *counted)
        since = counted[-1] if len(counted) > 1 else between
        held = tags > MOST_TEXT_TAGS if texts else between > MOST_BETWEEN
        if swells or held or tags > MOST_TAGS or rows > MOST_ROW_TAGS:
            raise BadFile(UNPACKED)


def _size(part: zipfile.ZipInfo) -> int:
    return part.file_size


def _workbook(data: bytes) -> Iterator[Sheet]:
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        sheets = book.worksheets
    except Exception as error:  # openpyxl raises whatever its parsing stumbles over
        raise BadFile(DAMAGED) from error
    if len(sheets) > MOST_SHEETS:
        raise BadFile(UNPACKED)
    for sheet in sheets:
        yield Sheet(str(sheet.title), _rows(sheet))
    book.close()


def _rows(sheet) -> Iterator[tuple]:
    """The rows with their gaps, so that they are numbered as the spreadsheet numbers them."""
    sheet.reset_dimensions()  # what a file says of its size is often wrong
    rows, filled = sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True), 0
    for number in range(1, LAST_ROW + 2):
        try:
            row = next(rows, None)
        except Exception as error:
            raise BadFile(DAMAGED) from error
        if row is None:
            return
        width = _width(row)
        filled += bool(width)
        _check_size(filled, width, number)
        yield tuple(_plain(cell) for cell in row[:width])


def _width(row: tuple) -> int:
    width = len(row)
    while width and row[width - 1] is None:
        width -= 1
    return width


def _check_size(rows: int, columns: int, number: int = 0) -> None:
    if rows > MOST_ROWS or number > LAST_ROW:
        raise BadFile(ROWS)
    elif columns > MOST_COLUMNS:
        raise BadFile(COLUMNS)


def _plain(cell: object) -> object:
    # What is none of these is an array formula or a duration; both are shown as formulas are.
    return cell if isinstance(cell, KNOWN_CELLS) else "="


def _decoded(data: bytes) -> str:
    for mark, name in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig")):
        if data.startswith(mark):
            try:
                text = data.decode(name)
                break
            except UnicodeDecodeError:
                continue
    else:
        text = data.decode("cp1252", errors="replace")
    if "\0" in text or re.match(r"\s*(<|%PDF|\{\\rtf)", text):
        raise BadFile(NO_WORKBOOK)
    return text


def _table(text: str) -> Iterator[tuple]:
    first, rest = (text.split("\n", 1) + [""])[:2]
    said = re.fullmatch(r"sep=(.)\s*", first)
    separator = said[1] if said else _separator(text)
    rows = csv.reader(io.StringIO(rest if said else text, newline=""), delimiter=separator)
    try:
        for filled, row in enumerate(rows, start=1):
            _check_size(filled, len(row))
            yield tuple(row)
    except csv.Error as error:
        raise BadFile(NO_WORKBOOK) from error


def _separator(text: str) -> str:
    """The separator that makes most columns of the first lines, where the headings are."""
    lines = text[:20_000].splitlines()[:10]
    return max(SEPARATORS, key=lambda one: max((line.count(one) for line in lines), default=0))
