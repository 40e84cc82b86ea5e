"""Files of case lists: what may be opened, and their rows one after another, never all at once."""

import csv
import datetime
import io
import itertools
import re
import warnings
from collections.abc import Iterator

import openpyxl

from auditor.rules.cases.case_lists import Sheet
from auditor.work.cases import zip_limits
from auditor.work.cases.zip_limits import DAMAGED, NO_WORKBOOK, PASSWORD, UNPACKED, BadFile

LARGEST = 20 * 1024 * 1024  # bytes of a file as uploaded
MOST_SHEETS, MOST_ROWS, MOST_COLUMNS = 60, 50_000, 200
LONGEST_TITLE = 100  # characters of a sheet's; Excel has 31
LAST_ROW = 1_048_576  # Excel's
MOST_WALKED = 2_500_000  # rows of all sheets, empty ones before a stray cell included: a few seconds' worth
SEPARATORS = ",;\t|"
OLD_EXCEL, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", (b"PK\x03\x04", b"PK\x05\x06")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
KNOWN_CELLS = (str, int, float, datetime.date, type(None))

TOO_LARGE = "This file has more than {} MB. Send only Lists 6 to 9, or one list at a time."
EMPTY = "This file is empty."
OLD = "This is an old Excel workbook (.xls). Open it and save it as .xlsx."
ROWS = f"A list may have at most {MOST_ROWS:,} rows. Send it in parts, one list at a time."
COLUMNS = f"A list may have at most {MOST_COLUMNS} columns."
CELL = "A cell of this list holds more text than a list would, or a quotation mark is never closed."

# What openpyxl warns of may repeat a cell, and a warning ends in the server's log.
warnings.filterwarnings("ignore", module=r"openpyxl(\.|$)")
LONGEST_CELL = 100_000  # characters
MOST_SEPARATORS = 20_000  # of one row of a .csv, those within quotes included
csv.field_size_limit(LONGEST_CELL)


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
        zip_limits.check(data)
        return _workbook(data)
    return iter([Sheet("The file", _table(_decoded(data)))])


def too_large() -> str:
    """What is said of a file that is larger than may be sent."""
    return TOO_LARGE.format(LARGEST // 1024 // 1024)


def _workbook(data: bytes) -> Iterator[Sheet]:
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        sheets = book.worksheets
    except Exception as error:  # openpyxl raises whatever its parsing stumbles over
        raise BadFile(DAMAGED) from error
    if len(sheets) > MOST_SHEETS:
        raise BadFile(UNPACKED)
    elif len({sheet._worksheet_path for sheet in sheets}) < len(sheets):  # counted once, read many times
        raise BadFile(DAMAGED)
    walked = itertools.count(1)
    for sheet in sheets:
        yield Sheet(str(sheet.title)[:LONGEST_TITLE], _rows(sheet, walked))
    book.close()


def _rows(sheet, walked: Iterator[int]) -> Iterator[tuple]:
    """The rows with their gaps, so that they are numbered as the spreadsheet numbers them.

    `walked` counts them over all sheets of the workbook.
    """
    sheet.reset_dimensions()  # what a file says of its size is often wrong
    rows, filled = sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True), 0
    for number in range(1, LAST_ROW + 2):
        try:
            row = next(rows, None)
        except Exception as error:
            raise BadFile(DAMAGED) from error
        if row is None:
            return
        elif next(walked) > MOST_WALKED:
            raise BadFile(UNPACKED)
        width = _width(row)
        filled += bool(width)
        _check_size(filled, width, number)
        yield tuple(_plain(cell) for cell in row[:width])


def _width(row: tuple) -> int:
    if row.count(None) == len(row):  # a sheet may have a million empty rows before a stray cell
        return 0
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
    said = re.match(r"sep=(.)[ \t\r]*\n", text[:20])
    separator = said[1] if said else _separator(text)
    lines = _Lines(text, separator, said.end() if said else 0)
    rows = csv.reader(lines, delimiter=separator)
    try:
        for filled, row in enumerate(rows, start=1):
            _check_size(filled, len(row))
            lines.begin_row()
            yield tuple(row)
    except csv.Error as error:
        raise BadFile(CELL if "field larger" in str(error) else NO_WORKBOOK) from error


class _Lines:
    """The lines of a .csv one after another; raises BadFile before too much of them makes one row."""

    def __init__(self, text: str, separator: str, start: int):
        self.lines, self.separator = io.StringIO(text, newline=""), separator
        self.lines.seek(start)
        self.begin_row()

    def begin_row(self) -> None:
        """Start counting again: a row has ended."""
        self.separators = 0

    def __iter__(self):
        return self

    def __next__(self) -> str:
        line = next(self.lines)
        self.separators += line.count(self.separator)
        if self.separators > MOST_SEPARATORS:
            raise BadFile(COLUMNS)
        return line


def _separator(text: str) -> str:
    """The separator that makes most columns of the first lines, where the headings are."""
    lines = text[:20_000].splitlines()[:10]
    return max(SEPARATORS, key=lambda one: max((line.count(one) for line in lines), default=0))
