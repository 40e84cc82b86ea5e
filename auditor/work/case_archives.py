"""Which zip files are workbooks that may be opened, told without unpacking them into memory."""

import io
import zipfile

LARGEST_PART = 64 * 1024 * 1024  # bytes of one part of a workbook, unpacked
LARGEST_TEXTS = 32 * 1024 * 1024  # bytes of its shared texts, which openpyxl holds all at once
LARGEST_WHOLE = 200 * 1024 * 1024  # bytes of all its parts
MOST_RATIO, RATIO_FROM = 150, 1024 * 1024  # unpacked to packed, of parts larger than a megabyte
# Tags of one part, which openpyxl holds on to: in all, of its rows, and from one row to the next.
MOST_TAGS, MOST_ROW_TAGS, MOST_BETWEEN = 4_000_000, 200_000, 100_000
MOST_TEXT_TAGS = 2_000_000
MOST_PARTS = 2000
TEXTS = "xl/sharedstrings.xml"
CHUNK = 1024 * 1024

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

    Refused by what the archive says of itself, then by counting its tags: openpyxl has no such
    guard, and a file of half a megabyte took it a gigabyte.
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
