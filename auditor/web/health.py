"""Addresses for machines: whether the server is well, and htmx from its installed package."""

from pathlib import Path

import js_lib_htmx
from flask import Blueprint, jsonify, request, send_file

from auditor import __version__
from auditor.records.database import reachable
from auditor.web.guard import public

blueprint = Blueprint("health", __name__)
HTMX = Path(js_lib_htmx.__file__).parent / "static" / "htmx"
DAY = 86_400  # seconds


@blueprint.get("/healthz")
@public
def healthz():
    """The version, and whether the database answers; nothing private."""
    well = reachable()
    return jsonify(version=__version__, database="reachable" if well else "unreachable"), (
        200 if well else 503
    )


@blueprint.get("/htmx-2.0.3.js")
@public
def htmx():
    """htmx, as its package carries it, compressed where the browser takes it."""
    if "gzip" in request.accept_encodings:
        answer = send_file(HTMX / "htmx.min.js.gz", mimetype="text/javascript", max_age=DAY)
        answer.headers["Content-Encoding"] = "gzip"
    else:
        answer = send_file(HTMX / "htmx.min.js", mimetype="text/javascript", max_age=DAY)
    answer.headers["Vary"] = "Accept-Encoding"
    return answer
