"""Text in a spreadsheet's cells, so that none is taken for a formula and none breaks the file."""

import re

from auditor.rules.parsing import clean_text

MOST_IN_A_CELL = 32_767  # characters, Microsoft's limit for a cell of .xlsx
CUT = "\n[Cut here: a cell of a workbook holds no more. The .csv has all of it.]"
# What begins a formula or may lead to one, after white space and apostrophes as well: OWASP, "CSV
# Injection", with the full-width forms it names.
FORMULA = re.compile(r"['’\s]*[=+\-@\t\r\n＝＋－＠]")


def begins_formula(text: str) -> bool:
    """Whether a spreadsheet might read the text as a formula."""
    return FORMULA.match(text) is not None


def safe(text: str) -> str:
    """The text as a cell of .csv: an apostrophe before what might be read as a formula, or the text.

    Spreadsheets take what follows an apostrophe for text.
    """
    return f"'{text}" if begins_formula(text) else text


def fit(text: str) -> str:
    """The text as a cell of .xlsx: without what XML refuses; cut where it is too long, and saying so."""
    text = clean_text(text)
    return text if len(text) <= MOST_IN_A_CELL else text[:MOST_IN_A_CELL - len(CUT)] + CUT


def file_name(title: str, ending: str) -> str:
    """A name for a file that every system takes: the letters, figures, spaces and hyphens of a title."""
    kept = re.sub(r"[^\w \-]+", " ", title.replace("_", " "))
    words = " ".join(kept.split())[:80].strip(" -")
    return f"Answers {words}.{ending}" if words else f"Answers.{ending}"
