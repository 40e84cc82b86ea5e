"""Rows of answers as files for spreadsheets: .csv as a stream, .xlsx through a temporary file."""

import csv
import datetime
import io
from collections.abc import Iterable, Iterator, Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font

from auditor.rules.results.answer_rows import Value
from auditor.rules.results.spreadsheet_cells import begins_formula, fit, safe

MARK = "\ufeff"  # without it Excel takes UTF-8 for the alphabet of the machine
WIDE = {"Question": 60, "Scale": 40, "Answer": 28, "Evidence": 80, "Reviewers' comments": 50,
        "Auditor's comments": 50}
USUAL_WIDTH = 16  # characters


def as_csv(heads: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[bytes]:
    """The file line by line: UTF-8 with its mark, every cell in quotes, none a formula."""
    line = io.StringIO(newline="")
    writer = csv.writer(line, quoting=csv.QUOTE_ALL)
    writer.writerow(heads)
    yield (MARK + _taken(line)).encode()
    for row in rows:
        writer.writerow([safe(_said(value)) for value in row])
        yield _taken(line).encode()


def as_xlsx(heads: Sequence[str], rows: Iterable[Sequence[Value]]) -> io.BytesIO:
    """The workbook, one sheet with its head kept in view; text is text whatever it begins with.

    openpyxl writes row by row to a file of its own that is gone when this returns, so that only the
    packed workbook is held in memory.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Answers")
    sheet.freeze_panes = "B2"
    for place, head in enumerate(heads):
        sheet.column_dimensions[_letter(place)].width = WIDE.get(head, USUAL_WIDTH)
    sheet.append([_head(sheet, head) for head in heads])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    return file


def _taken(line: io.StringIO) -> str:
    """What was written to the buffer, which is empty then."""
    text = line.getvalue()
    line.seek(0)
    line.truncate()
    return text


def _said(value: Value) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    else:
        return "" if value is None else str(value)


def _head(sheet, text: str) -> Cell:
    cell = WriteOnlyCell(sheet, text)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet, value: Value):
    if isinstance(value, str):
        return _text(sheet, value) if value else None
    else:
        return value


def _text(sheet, text: str) -> str | Cell:
    text = fit(text)
    if not (begins_formula(text) or text.startswith("#")):
        return text
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"  # openpyxl takes "=1" for a formula and "#N/A" for an error
    cell.quotePrefix = True  # so that it stays text when somebody edits it
    return cell


def _letter(place: int) -> str:
    return chr(ord("A") + place)
