"""Files through the real server: they stay in memory, and one that is too large gets a page."""

import http.client
import re
import tempfile
import threading

import pytest
from waitress import buffers
from waitress.channel import HTTPChannel
from waitress.server import create_server

from app import LARGEST_REQUEST
from auditor.web import uploads
from auditor.work import example_workbook, sessions

MEGABYTE = 1024 * 1024
BOUNDARY = "----auditor"
HEAD = ('--{0}\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{1}\r\n'
        '--{0}\r\nContent-Disposition: form-data; name="file"; filename="list.csv"\r\n\r\n')
TAIL = f"\r\n--{BOUNDARY}--\r\n".encode()


@pytest.fixture
def server(app, cast):
    """The application behind waitress, as app.py serves it."""
    before = HTTPChannel.parser_class
    made = create_server(
        app, host="127.0.0.1", port=0, threads=4, **uploads.prepare_server(LARGEST_REQUEST)
    )
    thread = threading.Thread(target=made.run, daemon=True)
    thread.start()
    yield made.effective_port
    made.task_dispatcher.shutdown()
    made.close()
    thread.join(timeout=5)
    HTTPChannel.parser_class = before


@pytest.fixture
def lead(app, cast, server):
    """send(method, path, body, headers) as the lead, and the CSRF token of the session."""
    signer = app.session_interface.get_signing_serializer(app)
    cookie = signer.dumps({"key": sessions.begin(cast.lead), "csrf_token": "a" * 40})

    def send(method, path, body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", server, timeout=60)
        headers = {"Cookie": f"auditor={cookie}", **{
            name.replace("_", "-"): value for name, value in headers.items()}}
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer, answer.read().decode()

    _, page = send("GET", "/cases/import")
    return send, re.search(r'name="csrf-token" content="([^"]+)"', page)[1]


@pytest.fixture
def written(monkeypatch):
    """Every temporary file that is made."""
    made = []
    true = tempfile.TemporaryFile
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda *a, **m: made.append(a) or true(*a, **m))
    true_rollover = tempfile.SpooledTemporaryFile.rollover
    monkeypatch.setattr(tempfile.SpooledTemporaryFile, "rollover",
                        lambda file: made.append(file) or true_rollover(file))
    return made


def sent(lead, data):
    """Upload a file of these bytes (or a stream with its length)."""
    send, token = lead
    head = HEAD.format(BOUNDARY, token).encode()
    form = f"multipart/form-data; boundary={BOUNDARY}"
    return send("POST", "/cases/import", head + data + TAIL, Content_Type=form)


def test_a_list_of_several_megabytes_lies_in_no_temporary_file(lead, written):
    rows = [("M-1", "", "", "looked after", "South", "Worker", "", "")]
    data = example_workbook.template(rows) + b",,,,,,,\r\n" * 600_000
    assert len(data) > 5 * MEGABYTE
    answer, _ = sent(lead, data[:5 * MEGABYTE])
    assert answer.status in (303, 422)
    assert written == []


def test_this_would_have_seen_a_temporary_file(lead, written):
    buffers.TempfileBasedBuffer().append(b"x")
    assert len(written) == 1


@pytest.mark.parametrize("megabytes", [21, 100])
def test_a_list_that_is_too_large_is_told_so_on_a_page(lead, written, megabytes):
    answer, html = sent(lead, b"\0" * (megabytes * MEGABYTE))
    assert answer.status == 422
    assert "This file has more than 20 MB." in html
    assert written == []


def test_any_other_request_that_is_too_large_is_told_so_too(lead):
    send, _ = lead
    form = "application/x-www-form-urlencoded"
    answer, html = send("POST", "/cases/new", b"x=" + b"y" * (5 * MEGABYTE), Content_Type=form)
    assert answer.status == 413
    assert "<h1>" in html


def test_a_body_without_a_length_is_stopped(lead):
    send, _ = lead
    pieces = (b"y" * MEGABYTE for _ in range(40))
    try:
        answer, _ = send("POST", "/cases/new", pieces, Transfer_Encoding="chunked")
        assert answer.status == 413
    except (BrokenPipeError, ConnectionResetError):
        pass  # the server hung up while the pieces were still coming


def test_usual_requests_are_received_as_before(lead):
    send, token = lead
    form = "application/x-www-form-urlencoded"
    answer, _ = send("POST", "/cases/new", f"csrf_token={token}&reference=M-5", Content_Type=form)
    assert answer.status == 422
