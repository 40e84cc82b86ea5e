"""What a browser keeps as a file."""

from collections.abc import Iterable
from urllib.parse import quote

from flask import Response

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def download(content: bytes | Iterable[bytes | str], kind: str, name: str) -> Response:
    """A file of this kind and name: its content, or what it consists of, sent while it is made."""
    said = f"attachment; filename*=UTF-8''{quote(name)}"  # letters of every alphabet, as RFC 6266 has them
    return Response(content, content_type=kind, headers={"Content-Disposition": said})
