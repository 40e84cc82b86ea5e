"""How much a request may bring, and that what it brings never lies in a temporary file."""

import io

from flask import Flask
from htmx_flask.requests import HtmxAwareRequest
from waitress.buffers import BytesIOBasedBuffer
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.receiver import FixedStreamReceiver
from waitress.utilities import RequestEntityTooLarge

from auditor.work.case_files import LARGEST

LARGE_ENDPOINTS = {"case_import.upload"}
LARGE_PATHS = {"/cases/import"}
LARGEST_UPLOAD = LARGEST + 64 * 1024  # bytes: the file, and the rest of its form
LARGEST_SAID = 512 * 1024 * 1024  # bytes; beyond it the server answers without a page


class Request(HtmxAwareRequest):
    """A request that keeps its files in memory, and takes large ones where they belong."""

    @property
    def max_content_length(self) -> int | None:
        """The most bytes of the body: the application's, or more on a page that takes files."""
        if self.endpoint in LARGE_ENDPOINTS:
            return LARGEST_UPLOAD
        return super().max_content_length

    def _get_file_stream(self, *_args, **_more) -> io.BytesIO:
        # Werkzeug's own lies on the disk from half a megabyte on.
        return io.BytesIO()


class Parser(HTTPRequestParser):
    """Waitress' parser, that keeps files in memory and throws away a body which is too large.

    The body has to be taken in, or the browser shows a broken connection instead of a page that
    says what is wrong; it is refused by its length, so that nothing of it is needed.
    """

    largest = 0  # bytes of any other request

    def parse_header(self, header_plus: bytes) -> None:
        """Choose where the body goes once its length is known."""
        super().parse_header(header_plus)
        large = self.command == "POST" and self.path in LARGE_PATHS
        if self.content_length > (LARGEST_UPLOAD if large else self.largest):
            self.body_rcv = FixedStreamReceiver(self.content_length, Nowhere())
        elif large and self.content_length:
            self.body_rcv = FixedStreamReceiver(self.content_length, BytesIOBasedBuffer())

    def received(self, data: bytes) -> int:
        """Stop a body that comes in pieces, without a length, where it becomes too large."""
        taken = super().received(data)
        if self.chunked and self.body_bytes_received > self.largest:
            self.error, self.completed = RequestEntityTooLarge("the body is too large"), True
        return taken


class Nowhere(BytesIOBasedBuffer):
    """A buffer that forgets."""

    def append(self, s: bytes) -> None:
        """Drop what came."""


def install(app: Flask) -> None:
    """Let every request of `app` be one of ours."""
    app.request_class = Request


def prepare_server(largest: int) -> dict[str, int]:
    """Let waitress receive with our parser, other requests up to `largest` bytes; its settings."""
    Parser.largest = largest
    HTTPChannel.parser_class = Parser
    return {"max_request_body_size": LARGEST_SAID}
