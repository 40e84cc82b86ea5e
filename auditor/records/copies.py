"""Copies of an SQLite database: made while it is used, put back in its place, kept before a migration."""

import datetime
import os
import re
import sqlite3
import tempfile
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from auditor.records import in_use
from auditor.records.faults import Fault, Unusable, fault_of
from auditor.records.inspection import inspect, sentence

KEPT_BEFORE_MIGRATIONS = 3
BESIDE = ("", "-wal", "-shm")  # a database file, and what SQLite keeps beside it


def back_up(path: Path, target: Path) -> None:
    """Copy the database `path`, in use or not, to the new file `target`, and check the copy.

    It has its name only once it is whole. Raises Unusable.
    """
    if target.exists():
        raise Unusable(f"{target} is there already: name a file that is not.")
    inspect(path, check=None)
    with _new_file(target) as part:
        _copy(path, part)
        inspect(part)
        _to_the_disk(part)
        part.rename(target)
    _to_the_disk(target.parent)


def restore(file: Path, path: Path) -> Path | None:
    """Put a checked copy of `file` in the place of the database `path`.

    Goes out: where the database that was there is now, with its -wal and -shm, or None where there
    was none. Raises Unusable, with everything as it was, where `file` is not sound, is newer than
    this code, or the database is in use.
    """
    if path.exists() and file.exists() and path.samefile(file):
        raise Unusable(f"{file} is the database itself: name a backup of it.")
    inspect(file)
    with _alone(path), _new_file(path) as part:
        _copy(file, part, log_beside=True)
        inspect(part)
        _to_the_disk(part)
        aside = _put_aside(path)
        part.rename(path)
        _to_the_disk(path.parent)
    return aside


def keep_before_migrating(path: Path, first: str) -> Path:
    """Copy the database beside itself, named by the `first` migration that is missing and the time.

    The newest three of such copies stay. Raises Unusable.
    """
    copy = path.with_name(f"{path.stem}-before-{first.partition('_')[0]}-{_now()}.db")
    back_up(path, copy)
    for older in _kept(path)[:-KEPT_BEFORE_MIGRATIONS]:
        with suppress(OSError):
            older.unlink()
    return copy


def _kept(path: Path) -> list[Path]:
    """The copies that were made before migrations, oldest first."""
    named = re.compile(re.escape(path.stem) + r"-before-\d{4}-(\d{8}-\d{6})\.db")
    found = [(match[1], one) for one in path.parent.iterdir() if (match := named.fullmatch(one.name))]
    return [one for _, one in sorted(found)]


@contextmanager
def _alone(path: Path):
    """Nobody uses the database meanwhile, or Unusable."""
    try:
        lock = in_use.alone(path)
    except sqlite3.Error as error:
        raise Unusable(sentence(path, error)) from error
    if lock is None:
        raise Unusable(f"{path} is being used: stop Auditor first, then restore.")
    with closing(lock):
        yield


@contextmanager
def _new_file(target: Path):
    """An empty file beside `target` that only this account reads; gone where it was not renamed."""
    try:
        handle, name = tempfile.mkstemp(prefix=f"{target.name}.", suffix=".part", dir=target.parent)
        os.close(handle)
        part = Path(name)
        try:
            in_use.belong_to_owner_of(target if target.exists() else target.parent, part)
            yield part
        finally:
            for end in BESIDE:
                part.with_name(part.name + end).unlink(missing_ok=True)
    except OSError as error:
        raise Unusable(_about_file(target, error)) from error


def _copy(source: Path, target: Path, log_beside: bool = False) -> None:
    """Let SQLite write what `source` holds at this moment to the empty file `target`.

    `log_beside` makes the copy one that is ready to be served, by several at once.
    """
    try:
        with closing(sqlite3.connect(source, isolation_level=None, timeout=10)) as opened:
            opened.execute("VACUUM INTO ?", (str(target),))
        if log_beside:
            with closing(sqlite3.connect(target)) as opened:
                opened.execute("PRAGMA journal_mode = wal")
    except sqlite3.Error as error:
        about = target if "FULL" in getattr(error, "sqlite_errorname", "") else source
        raise Unusable(sentence(about, error)) from error


def _put_aside(path: Path) -> Path | None:
    """Give the database and what is beside it other names; all of them, or Unusable and none."""
    aside = path.with_name(f"{path.stem}-aside-{_now()}.db")
    moved: list[tuple[Path, Path]] = []
    try:
        for end in BESIDE:
            old, new = path.with_name(path.name + end), aside.with_name(aside.name + end)
            if old.exists():
                old.rename(new)
                moved.append((old, new))
    except OSError:
        for old, new in moved:
            new.rename(old)
        raise
    return aside if moved else None


def _to_the_disk(path: Path) -> None:
    """Wait until a file, or a folder's list of files, is on the disk, where the system knows how."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _about_file(target: Path, error: OSError) -> str:
    if fault_of(error) == Fault.FULL:
        return f"There is no room left on the disk of {target}: make room, then try again."
    elif not target.parent.is_dir():
        return f"The folder {target.parent} is not there: make it first."
    else:
        return f"{target} cannot be written: {error.strerror}."


def _now() -> str:
    return datetime.datetime.now().strftime("%Y%m%d-%H%M%S")
