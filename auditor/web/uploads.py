"""How much a request may bring, and that what it brings never lies in a temporary file."""

import io
from collections.abc import Iterable

from flask import Flask, current_app, session
from htmx_flask.requests import HtmxAwareRequest
from waitress.buffers import BytesIOBasedBuffer
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.receiver import ChunkedReceiver, FixedStreamReceiver
from waitress.utilities import RequestEntityTooLarge as BodyTooLarge
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.formparser import FormDataParser
from werkzeug.utils import cached_property

from auditor.rules.rights.permissions import Duty
from auditor.web import guard
from auditor.work.cases.case_files import LARGEST

LARGE_ENDPOINTS = {"case_import.upload"}
LARGE_PATHS = {"/cases/import"}
LARGEST_UPLOAD = LARGEST + 64 * 1024  # bytes: the file, and the rest of its form
LARGEST_OF_STRANGERS = 64 * 1024  # bytes: a sign-in, the set-up, a first password
LARGEST_SAID = 512 * 1024 * 1024  # bytes; beyond it the server answers without a page
LARGEST_HEADERS = 32 * 1024  # bytes of the first line and all headers, cookies included
LONGEST_FIELD = 100_000  # characters: ten times the longest answer, so that a little too much is still shown
# A list of 20,000 cases may ask about each; SQLite looks for 32,766 values at once, PostgreSQL for 65,535.
MOST_FIELDS = 30_000
MOST_PARTS = 100  # of a form with a file
URLENCODED = "application/x-www-form-urlencoded"
THROWN_AWAY = "X-Body-Thrown-Away"  # set by our parser alone: whoever sends it is not believed


class FormReader(FormDataParser):
    """Reads a form after looking at how many fields it has and how long each is.

    Raises RequestEntityTooLarge, before anything works on the text.
    """

    def parse(self, stream, mimetype, content_length, options=None):
        """The rest of the stream, the fields and the files of a form."""
        if mimetype == URLENCODED:
            sent = stream.read()
            if sent.count(b"&") >= MOST_FIELDS:
                raise RequestEntityTooLarge
            stream = io.BytesIO(sent)
        stream, fields, files = super().parse(stream, mimetype, content_length, options)
        pairs = list(fields.items(multi=True))
        if any(len(text) > LONGEST_FIELD for pair in pairs for text in pair):
            raise RequestEntityTooLarge
        return stream, self.cls(_legible(pairs)), files


class Request(HtmxAwareRequest):
    """A request of bounded size that keeps its files in memory; every view reads its fields from it."""

    form_data_parser_class = FormReader

    @property
    def max_content_length(self) -> int | None:
        """The most bytes of the body, by who asks and for which page."""
        if self.headers.get(THROWN_AWAY):
            return 0
        known = guard.SESSION_KEY in session
        large = self.endpoint in LARGE_ENDPOINTS and guard.does(Duty.KEEP_CASES)
        return _most_bytes(known, large, current_app.config["MAX_CONTENT_LENGTH"])

    @cached_property
    def args(self):
        """The fields of the address."""
        return self.parameter_storage_class(_legible(super().args.items(multi=True)))

    def _get_file_stream(self, *_args, **_more) -> io.BytesIO:
        # Werkzeug's own lies on the disk from half a megabyte on.
        return io.BytesIO()


class Parser(HTTPRequestParser):
    """Waitress' parser, that keeps bodies in memory and throws away one that is too large.

    How much is taken in is settled before the first byte of a body is: without a cookie in which we
    signed a session's key, 64 KB; with one, 4 MB, also where that session has ended, as what somebody
    typed meanwhile is carried through signing in; a file, only from somebody who is signed in at that
    moment and keeps cases. A body with a length has to be received to its end, or the browser shows
    a broken connection instead of a page that says what is wrong; nothing of it is kept.
    """

    app: Flask = None
    largest = 0  # bytes of this request's body

    def parse_header(self, header_plus: bytes) -> None:
        """Choose where the body goes once its length is known."""
        try:
            super().parse_header(header_plus)
        except ValueError as error:  # a length of 5,000 figures, an address that is none
            raise ParsingError("The request cannot be read") from error
        self.headers.pop(_as_kept(THROWN_AWAY), None)
        if self.chunked:
            self.largest = self._most_bytes()
            self.body_rcv = ChunkedReceiver(BytesIOBasedBuffer())
        elif self.content_length:
            # What anybody may bring is taken without asking who they are: most requests are small.
            small = self.content_length <= LARGEST_OF_STRANGERS
            self.largest = LARGEST_OF_STRANGERS if small else self._most_bytes()
            fits = self.content_length <= self.largest
            self.body_rcv = FixedStreamReceiver(
                self.content_length, BytesIOBasedBuffer() if fits else Nowhere()
            )
            if not fits:
                self.headers[_as_kept(THROWN_AWAY)] = "yes"

    def received(self, data: bytes) -> int:
        """Stop a body that comes in pieces, without a length, where it becomes too large."""
        taken = super().received(data)
        if self.chunked and self.body_bytes_received > self.largest:
            self.error, self.completed = BodyTooLarge("the body is too large"), True
        return taken

    def _most_bytes(self) -> int:
        cookie = self.app.request_class({"HTTP_COOKIE": self.headers.get("COOKIE", "")})
        key = self.app.session_interface.open_session(self.app, cookie).get(guard.SESSION_KEY)
        large = self.command == "POST" and self.path in LARGE_PATHS and key is not None
        return _most_bytes(
            key is not None, large and guard.keeps_cases(key), self.app.config["MAX_CONTENT_LENGTH"]
        )


class Nowhere(BytesIOBasedBuffer):
    """A buffer that forgets."""

    def append(self, s: bytes) -> None:
        """Drop what came."""


def install(app: Flask) -> None:
    """Let every request of `app` be one of ours."""
    app.request_class = Request
    app.config["MAX_FORM_PARTS"] = MOST_PARTS


def prepare_server(app: Flask) -> dict[str, int]:
    """Let waitress receive the requests of `app` with our parser; its settings."""
    Parser.app = app
    HTTPChannel.parser_class = Parser
    return {"max_request_body_size": LARGEST_SAID, "max_request_header_size": LARGEST_HEADERS}


def _most_bytes(known: bool, large: bool, usual: int) -> int:
    if large:
        return LARGEST_UPLOAD
    else:
        return usual if known else min(usual, LARGEST_OF_STRANGERS)


def _legible(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The fields with U+FFFD for each NUL, as HTML has it: PostgreSQL takes none, not even to compare."""
    return [(name.replace("\0", "\ufffd"), text.replace("\0", "\ufffd")) for name, text in pairs]


def _as_kept(header: str) -> str:
    return header.upper().replace("-", "_")
