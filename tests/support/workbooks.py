"""Workbooks that only tests send - of any rows, and the lists of another inspection - and cells read back."""

import io
import re

import openpyxl

ESCAPED = re.compile(r"'(?=['’\s]*[=+\-@\t\r\n＝＋－＠])")


def plain(cell: str) -> str:
    """The text of a cell without the apostrophe that keeps it from being a formula."""
    return ESCAPED.sub("", cell, count=1) if ESCAPED.match(cell) else cell


def one_list(rows: list[tuple], title: str = "List 6") -> bytes:
    """An .xlsx of one sheet with these rows."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def special_needs() -> bytes:
    """The other Annex A, of a SEND inspection: the same names of sheets, other columns."""
    headings = ("Unique ID", "UPN", "ULN", "Date of birth", "Date initial EHC plan issued",
                "Date updated EHC plan issued", "SEN primary need", "Pupil Premium")
    return one_list([headings, (1, "A1", "2", None, None, None, "ASD", "no")])
