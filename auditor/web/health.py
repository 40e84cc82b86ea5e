"""Addresses for machines: whether the server is well, and htmx from its installed package."""

from pathlib import Path

import js_lib_htmx
from flask import Blueprint, jsonify, request, send_file

from auditor import __version__
from auditor.records import health
from auditor.web.guard import public

blueprint = Blueprint("health", __name__)
HTMX = Path(js_lib_htmx.__file__).parent / "static" / "htmx"
DAY = 86_400  # seconds


@blueprint.get("/healthz")
@public
def healthz():
    """The version, and whether the database takes a write, or what keeps it from it; nothing private."""
    fault = health.fault()
    return jsonify(version=__version__, database=fault or "reachable"), (503 if fault else 200)


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
