"""Files through the real server: they stay in memory, and one that is too large gets a page."""

import contextlib
import datetime
import http.client
import re
import socket
import tempfile
import threading

import pytest
from flask import Flask
from waitress import buffers
from waitress.buffers import BytesIOBasedBuffer
from waitress.channel import HTTPChannel
from waitress.server import create_server

from auditor.records.people import Person, Session
from auditor.web import uploads
from auditor.work import clock
from auditor.work.cases import example_workbook
from auditor.work.people import sessions

MEGABYTE = 1024 * 1024
BOUNDARY = "----auditor"
FORM = "application/x-www-form-urlencoded"
HEAD = ('--{0}\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{1}\r\n'
        '--{0}\r\nContent-Disposition: form-data; name="file"; filename="list.csv"\r\n\r\n')
TAIL = f"\r\n--{BOUNDARY}--\r\n".encode()


@pytest.fixture
def server(app, cast):
    """The application behind waitress, as app.py serves it."""
    before = HTTPChannel.parser_class
    made = create_server(
        app, host="127.0.0.1", port=0, threads=4, **uploads.prepare_server(app)
    )

    def run():
        with contextlib.suppress(OSError):  # its socket is closed while it waits at it
            made.run()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    yield made.effective_port
    made.task_dispatcher.shutdown()
    made.close()
    thread.join(timeout=5)
    HTTPChannel.parser_class = before


@pytest.fixture
def browser(app, server):
    """browser(key) is send(method, path, body, headers) with that session's key, or a stranger's."""

    def start(key=None, signed_with=None):
        signer = app.session_interface.get_signing_serializer(signed_with or app)
        cookie = signer.dumps({"key": key, "csrf_token": "a" * 40} if key else {"csrf_token": "a" * 40})

        def send(method, path, body=None, **headers):
            connection = http.client.HTTPConnection("127.0.0.1", server, timeout=60)
            headers = {"Cookie": f"auditor={cookie}", **{
                name.replace("_", "-"): value for name, value in headers.items()}}
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer, answer.read().decode()

        return send

    return start


@pytest.fixture
def lead(cast, browser):
    """send(method, path, body, headers) as the lead, and the CSRF token of the session."""
    send = browser(sessions.begin(cast.lead))
    _, page = send("GET", "/cases/import")
    return send, re.search(r'name="csrf-token" content="([^"]+)"', page)[1]


@pytest.fixture
def held(monkeypatch):
    """The most bytes that the server held of any body, in a list of one."""
    most, true = [0], BytesIOBasedBuffer.append

    def append(buffer, piece):
        true(buffer, piece)
        most[0] = max(most[0], len(buffer))

    monkeypatch.setattr(BytesIOBasedBuffer, "append", append)
    return most


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


def test_what_is_typed_lies_in_no_temporary_file_either(lead, written):
    send, token = lead
    body = f"csrf_token={token}&" + "&".join(f"x{number}={'y' * 90_000}" for number in range(30))
    answer, _ = send("POST", "/cases/new", body, Content_Type=FORM)
    assert answer.status == 422
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
    answer, html = send("POST", "/cases/new", b"x=" + b"y" * (5 * MEGABYTE), Content_Type=FORM)
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


def test_a_stranger_brings_64_kilobytes_and_no_more(browser, held):
    for path in ("/sign-in", "/set-up", "/welcome/x", "/cases/import", "/cases/new"):
        answer, html = browser()("POST", path, b"email=" + b"y" * MEGABYTE, Content_Type=FORM)
        assert (answer.status, "<h1>" in html) == (413, True), path
    assert held[0] == 0
    answer, _ = browser()("POST", "/sign-in", b"email=" + b"y" * 60_000, Content_Type=FORM)
    assert answer.status != 413
    assert 60_000 < held[0] <= uploads.LARGEST_OF_STRANGERS


def test_a_cookie_that_we_did_not_sign_is_a_strangers(browser, cast, held):
    other = Flask("elsewhere")
    other.secret_key = "another"
    send = browser(sessions.begin(cast.lead), signed_with=other)
    answer, _ = send("POST", "/cases/import", b"y" * MEGABYTE, Content_Type=FORM)
    assert (answer.status, held[0]) == (413, 0)


def test_a_stranger_who_gives_no_length_is_stopped_at_64_kilobytes_too(browser, held):
    pieces = (b"y" * 8_192 for _ in range(400))
    try:
        answer, _ = browser()("POST", "/sign-in", pieces, Transfer_Encoding="chunked")
        assert answer.status == 413
    except (BrokenPipeError, ConnectionResetError):
        pass  # the server hung up while the pieces were still coming
    assert held[0] < 2 * uploads.LARGEST_OF_STRANGERS


@pytest.mark.parametrize("who, left", [
    ("auditor", None), ("administrator", None), ("lead", "signed out"), ("lead", "closed"), ("lead", "idle"),
])
def test_a_file_is_taken_in_only_from_who_keeps_cases_and_is_signed_in(browser, cast, held, who, left):
    person = getattr(cast, who)
    key = sessions.begin(person)
    if left == "signed out":
        sessions.end(key)
    elif left == "closed":
        Person.update(closed_at=clock.now()).where(Person.id == person.id).execute()
    elif left == "idle":
        Session.update(seen_at=clock.now() - datetime.timedelta(days=1)).execute()
    answer, html = browser(key)("POST", "/cases/import", b"y" * 6 * MEGABYTE, Content_Type=FORM)
    assert (answer.status, held[0]) == (413, 0)
    assert "<h1>" in html


def test_what_somebody_typed_until_their_session_ended_is_taken_in_and_kept(browser, cast):
    key = sessions.begin(cast.lead)
    send = browser(key)
    _, page = send("GET", "/cases/new")
    token = re.search(r'name="csrf-token" content="([^"]+)"', page)[1]
    sessions.end(key)
    body = f"csrf_token={token}&reference=M-5&note={'y' * 90_000}"
    answer, html = send("POST", "/cases/new", body, Content_Type=FORM)
    assert answer.status == 401
    assert 'name="kept:reference" value="M-5"' in html


def test_that_a_body_was_thrown_away_is_said_by_the_server_alone(lead):
    send, token = lead
    answer, _ = send("POST", "/cases/new", f"csrf_token={token}&reference=M-5", Content_Type=FORM,
                     X_Body_Thrown_Away="yes")
    assert answer.status == 422


@pytest.mark.parametrize("request_line, headers, status", [
    ("GET / HTTP/1.1", {"Content-Length": "9" * 5_000}, 400),
    ("GET http://[::1 HTTP/1.1", {}, 400),
    ("GET / HTTP/1.1", {"Cookie": "auditor=" + "x" * 40_000}, 431),
    ("GET /" + "x" * 40_000 + " HTTP/1.1", {}, 431),
    ("GET /sign-in?next=" + "x" * 20_000 + " HTTP/1.1", {}, 414),
    ("GET /sign-in HTTP/1.1", {f"X-{number}": "y" * 90 for number in range(400)}, 431),
])
def test_a_head_that_is_too_long_or_none_is_refused_and_leaves_the_server_well(
    server, browser, caplog, request_line, headers, status
):
    lines = [request_line, "Host: localhost", *(f"{name}: {value}" for name, value in headers.items())]
    with socket.create_connection(("127.0.0.1", server), timeout=10) as open_socket:
        open_socket.sendall("\r\n".join([*lines, "", ""]).encode())
        assert open_socket.recv(4_096).split(b" ")[1] == str(status).encode()
    assert browser()("GET", "/healthz")[0].status == 200
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize("body", [
    "&".join("a" for _ in range(uploads.MOST_FIELDS + 1)), "reference=" + "y" * (uploads.LONGEST_FIELD + 1),
    "y" * (uploads.LONGEST_FIELD + 1) + "=",
])
def test_too_many_fields_and_one_that_is_far_too_long_are_told_so(browse, cast, body):
    answer = browse(cast.lead).client.post("/cases/new", data=body, content_type=FORM)
    assert answer.status_code == 413 and "at most 10,000 characters" in answer.text


def test_a_text_that_is_somewhat_too_long_comes_back_with_everything_typed(browse, cast):
    typed = "y" * 20_000
    answer = browse(cast.lead).post("/cases/new", {"reference": typed, "note": typed})
    assert answer.status_code == 422
    assert "at most 60 characters" in answer.text and typed in answer.text


def test_usual_requests_are_received_as_before(lead):
    send, token = lead
    answer, _ = send("POST", "/cases/new", f"csrf_token={token}&reference=M-5", Content_Type=FORM)
    assert answer.status == 422
