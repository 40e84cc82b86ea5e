"""The serving loop: it answers until it is told to stop, and then finishes what is under way."""

import errno
import logging
import signal
import time

from flask import Flask
from waitress import create_server, wasyncore
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer

THREADS = 4
LARGEST_PORT = 65_535
PATIENCE = 20  # seconds for which requests under way may take when it stops
CONNECTIONS = 500  # open at once; each thread serves one request at a time
IDLE = 60  # seconds until a connection without a request is closed
log = logging.getLogger("auditor")


class CannotListen(Exception):
    """The address cannot be listened on; the message says why in a sentence."""


class Server:
    """An application, listening at once; `run` answers until the process is told to stop."""

    def __init__(self, app: Flask, host: str, port: int, **settings):
        """Listen; `settings` are waitress' own. Raises CannotListen."""
        self._sockets: dict[int, wasyncore.dispatcher] = {}
        self._until: float | None = None
        if not 0 <= port <= LARGEST_PORT:
            raise CannotListen(f"{port} is no port: choose one from 1024 to {LARGEST_PORT} with --port.")
        try:
            self._made = create_server(
                app, map=self._sockets, host=host, port=port, threads=THREADS, ident="Auditor",
                connection_limit=CONNECTIONS, channel_timeout=IDLE, asyncore_use_poll=True, **settings,
            )
        except (OSError, ValueError) as error:
            wasyncore.close_all(self._sockets, ignore_all=True)
            raise CannotListen(_sentence(host, port, error)) from error

    def run(self) -> None:
        """Answer until SIGTERM, Ctrl+C or, on Windows, Ctrl+Break; then finish and let go.

        Told a second time, it no longer waits for what is under way.
        """
        for name in ("SIGTERM", "SIGINT", "SIGBREAK"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._stop)
        while self._until is None:
            wasyncore.loop(1, True, self._sockets, 1)
        self._finish()

    def _stop(self, *_signal) -> None:
        self._until = time.monotonic() + (PATIENCE if self._until is None else 0)
        for server in self._of(BaseWSGIServer):
            server.pull_trigger()

    def _finish(self) -> None:
        """Take no more connections, answer what was asked, and close each connection then."""
        log.info("Stopping: what is under way is finished first")
        for server in self._of(BaseWSGIServer):
            wasyncore.dispatcher.close(server)
        while self._of(HTTPChannel) and time.monotonic() < self._until:
            for channel in self._of(HTTPChannel):
                if not channel.requests and not channel.total_outbufs_len:
                    channel.handle_close()
            wasyncore.loop(0.1, True, self._sockets, 1)
        left = len(self._of(HTTPChannel))
        self._made.task_dispatcher.shutdown(timeout=1)
        wasyncore.close_all(self._sockets, ignore_all=True)
        log.info("Stopped, with %s", f"{left} requests unanswered" if left else "every request answered")

    def _of(self, kind: type) -> list:
        return [one for one in list(self._sockets.values()) if isinstance(one, kind)]


def _sentence(host: str, port: int, error: Exception) -> str:
    number = getattr(error, "errno", None)
    if number == errno.EADDRINUSE:
        return f"Port {port} is in use: stop what uses it, or choose another with --port."
    elif number == errno.EACCES:
        return f"This account may not listen on port {port}: choose one from 1024 up with --port."
    else:
        return f"{host} is no address of this machine: correct --host."
