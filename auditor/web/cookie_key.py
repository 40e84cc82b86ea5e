"""The key that signs cookies: from the environment, or made once and kept beside the database."""

import logging
import os
import re
import secrets
import time
from pathlib import Path

NAME = "audit.key"
SHORTEST = 16  # characters: a shorter one can be guessed
A_KEY = re.compile(r"[0-9a-f]{64}")
PATIENCE = 5  # seconds for which another process may take to write a key
log = logging.getLogger("auditor")


class NoKey(Exception):
    """The key can neither be read nor made; the message says why in a sentence."""


def cookie_key(folder: Path) -> str:
    """The key of the environment, else the one in `folder`, which is made where there is none.

    An empty or half-written file is no key and is replaced: cookies are all that a key signs, so
    people have to sign in again and nothing else is lost. Raises NoKey.
    """
    given = os.environ.get("AUDITOR_SECRET_KEY", "").strip()
    if 0 < len(given) < SHORTEST:
        raise NoKey(
            f"AUDITOR_SECRET_KEY is too short: give it at least {SHORTEST} characters that nobody can guess, "
            "or leave it out."
        )
    if given:
        return given
    try:
        return _read(folder / NAME) or _make(folder / NAME)
    except OSError as error:
        raise NoKey(f"{folder / NAME} cannot be read or made: {error.strerror}.") from error


def _read(path: Path) -> str | None:
    """The key in the file, or None where there is none or no whole one."""
    try:
        found = path.read_bytes().decode("ascii", "replace").strip()
    except FileNotFoundError:
        return None
    return found if A_KEY.fullmatch(found) else None


def _make(path: Path) -> str:
    """Write a key under another name and give it its own in one step; of several at once, one does."""
    new = path.with_name(path.name + ".new")
    until = time.monotonic() + PATIENCE
    while not (handle := _opened(new)):
        time.sleep(0.05)
        if found := _read(path):
            return found
        if time.monotonic() > until:
            new.unlink(missing_ok=True)  # left behind by a process that was killed
    with os.fdopen(handle, "wb") as file:
        key = _read(path) or secrets.token_hex(32)
        file.write(key.encode())
        file.flush()
        os.fsync(file.fileno())
    if path.exists() and not _read(path):
        log.warning("%s was empty or damaged: there is a new key, and everybody signs in again", path)
    new.replace(path)
    return key


def _opened(new: Path) -> int | None:
    """A new file to write to, or None where another process has it."""
    try:
        return os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return None
