"""Which zip files are workbooks that may be opened, told without unpacking them into memory."""

import io
import zipfile
from xml.parsers import expat

LARGEST_PART = 64 * 1024 * 1024  # bytes of one part of a workbook, unpacked
LARGEST_TEXTS = 32 * 1024 * 1024  # bytes of its shared texts, which openpyxl holds all at once
LARGEST_WHOLE = 200 * 1024 * 1024  # bytes of all its parts
MOST_RATIO, RATIO_FROM = 150, 1024 * 1024  # unpacked to packed, of parts larger than a megabyte
# Elements of one part, which openpyxl holds on to: in all, of its rows, and from one row to the next.
MOST_ELEMENTS, MOST_ROWS, MOST_BETWEEN = 4_000_000, 200_000, 100_000
MOST_TEXT_ELEMENTS = 2_000_000
DEEPEST = 200
LONGEST_TEXT = 250_000  # characters of one text in a sheet: Excel's 32,767, each as it is escaped at worst
LONGEST_VALUE = 1_000  # characters of all attributes of a cell, or of a style
LONGEST_OF_BOOK = 10_000  # of an element of the workbook's own part: a name's formula has 8,192
MOST_AROUND = 1_000_000  # characters of all attributes outside the rows of a sheet
MOST_PARTS = 2000
SHEETS, TEXTS, BOOK = "xl/worksheets/", "xl/sharedstrings", "xl/workbook"
XML = (".xml", ".rels")
ROW = "http://schemas.openxmlformats.org/spreadsheetml/2006/main row"
OVERRIDE = "http://schemas.openxmlformats.org/package/2006/content-types Override"
CHUNK = 64 * 1024

PASSWORD = "This workbook has a password. Take the password off, save it and send it again."
MACROS = "This workbook holds macros (.xlsm). Save it as .xlsx, without macros."
BINARY = "This is a binary workbook (.xlsb). Open it and save it as .xlsx."
OPEN_DOCUMENT = "This is an OpenDocument spreadsheet. Open it and save it as .xlsx or .csv."
NO_WORKBOOK = "This is no workbook: send a case list as .xlsx or .csv."
DAMAGED = "This workbook is damaged. Open it in Excel, save it as .xlsx and send it again."
UNPACKED = (
    "This workbook unpacks to far more than a case list would hold, so it was not opened. Copy the "
    "lists into a new workbook and send that."
)


class BadFile(Exception):
    """A file that is not opened or cannot be read; the message says what to do about it."""


def check(data: bytes) -> None:
    """Raise BadFile where these bytes of a zip are no workbook, or one that would not fit.

    Refused by what the archive says of itself, then by counting what its parts hold as an XML
    parser sees it, whatever their encoding: openpyxl has no such guard, and a file of half a
    megabyte took it a gigabyte.
    """
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
    except BadFile:
        raise
    except Exception as error:  # a damaged archive raises whatever its reader stumbles over
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
    name = part.filename.lower()
    ratio = part.file_size / max(part.compress_size, 1)
    swollen = part.file_size > RATIO_FROM and ratio > MOST_RATIO
    if swollen or part.file_size > (LARGEST_TEXTS if name.startswith(TEXTS) else LARGEST_PART):
        raise BadFile(UNPACKED)
    with archive.open(part) as unpacked:
        try:
            _Counting(name).read(unpacked)
        except expat.ExpatError as error:
            # A picture is no XML. A part that is called so has to be: what one parser cannot read
            # another may, in an encoding that only it knows.
            if name.endswith(XML):
                raise BadFile(DAMAGED) from error


class _Counting:
    """Counts what one part holds while it is parsed, and holds nothing of it."""

    def __init__(self, name: str):
        self.name = name
        self.sheet, self.texts = name.startswith(SHEETS), name.startswith(TEXTS)
        self.elements = self.rows = self.since = self.depth = self.row_depth = self.text = self.around = 0

    def read(self, unpacked: io.BufferedIOBase) -> None:
        """Parse the part to its end; raises BadFile for what would not fit, expat's error for no XML."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._begin, self._end
        parser.CharacterDataHandler = self._write
        # No spreadsheet program writes a document type, and entities are how XML is made to swell.
        parser.StartDoctypeDeclHandler = self._refuse
        while chunk := unpacked.read(CHUNK):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        self.depth += 1
        self.text = 0
        if self.sheet and tag == ROW:
            self.rows, self.since, self.row_depth = self.rows + 1, 0, self.depth
        self.since += 1
        if attributes:
            self._measure(tag, attributes)
        most = MOST_TEXT_ELEMENTS if self.texts else MOST_ELEMENTS
        if (
            self.since > MOST_BETWEEN and not self.texts or self.elements > most
            or self.rows > MOST_ROWS or self.depth > DEEPEST
        ):
            self._refuse()

    def _measure(self, tag: str, attributes: dict[str, str]) -> None:
        length = sum(map(len, attributes.values()))
        if self.sheet and not self.row_depth:
            self.around += length
        elif (self.sheet and length > LONGEST_VALUE) or (
            self.name == "xl/styles.xml" and length > LONGEST_VALUE
        ) or (self.name.startswith(BOOK) and length > LONGEST_OF_BOOK):
            self._refuse()
        if self.around > MOST_AROUND:
            self._refuse()
        elif tag == OVERRIDE:
            self._check_kind(attributes)

    def _end(self, _tag: str) -> None:
        self.row_depth = 0 if self.depth == self.row_depth else self.row_depth
        self.depth -= 1
        self.text = 0

    def _write(self, text: str) -> None:
        self.text += len(text)
        book = self.name.startswith(BOOK)
        if (book or self.sheet or self.texts) and self.text > (LONGEST_OF_BOOK if book else LONGEST_TEXT):
            self._refuse()

    @staticmethod
    def _check_kind(attributes: dict[str, str]) -> None:
        """Refuse a part that is read as what its name does not say: it was counted by its name."""
        name, kind = attributes.get("PartName", "").lower(), attributes.get("ContentType", "").lower()
        office = kind.startswith("application/vnd.openxmlformats")
        main = kind.endswith("main+xml") and "sheet" in kind
        if (office and kind.endswith("+xml") and not name.endswith(XML)) or (
            main and not name.startswith(f"/{BOOK}")
        ):
            raise BadFile(DAMAGED)

    @staticmethod
    def _refuse(*_of_what: object) -> None:
        raise BadFile(UNPACKED)


def _size(part: zipfile.ZipInfo) -> int:
    return part.file_size
