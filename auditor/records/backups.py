"""Copies of an SQLite database: made while it is used, put back in its place, kept before a migration."""

import datetime
import errno
import glob
import itertools
import os
import re
import shutil
import sqlite3
import tempfile
import time
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from auditor.records import in_use
from auditor.records.faults import Fault, Unusable, fault_of
from auditor.records.inspection import BESIDE, Damaged, inspect, sentence, unusable

KEPT_BEFORE_MIGRATIONS = 3
A_PART = re.compile(r"\.[a-z0-9_]{8}\.part(-wal|-shm|-journal)?$")  # how an unfinished copy's name ends
AN_HOUR = 60 * 60  # seconds


def back_up(path: Path, target: Path) -> None:
    """Copy the database `path`, in use or not, to the new file `target`, and check the copy.

    It has its name only once it is whole. Raises Unusable.
    """
    if target.exists():
        raise Unusable(f"{target} is there already: name a file that is not.")
    inspect(path, check=None)
    _remove_parts(target, untouched_for=AN_HOUR)
    with _new_file(target) as part:
        _copy(path, part, called=target)
        with _damage_is(f"{path} could not be copied whole: find out with --check whether it is damaged."):
            inspect(part)
        _to_the_disk(part)
        _give_name(part, target)
    _to_the_disk(target.parent)


def restore(file: Path, path: Path) -> Path | None:
    """Replace the database `path` by a checked copy of `file`, in one step.

    Goes out: where the database that was there is now, or None where there was none. Raises Unusable,
    with everything as it was, where `file` is not sound, is newer than this code, or the database is
    in use. Killed at any moment, it leaves the one or the other in its place.
    """
    if path.exists() and file.exists() and path.samefile(file):
        raise Unusable(f"{file} is the database itself: name a backup of it.")
    elif path.exists() and not path.is_file():
        raise Unusable(f"{path} is not a file: correct AUDITOR_DATABASE_URL.")
    refused = f"{file} is damaged and was not restored. The database is as it was: try an older backup."
    with _damage_is(refused):
        inspect(file)
    with _alone(path):
        remove_what_was_cut_short(path, but=file)
        with _new_file(path) as part:
            with _damage_is(refused):
                _copy(file, part, called=path, log_beside=True)
                inspect(part)
            _to_the_disk(part)
            aside = _put_aside(path)
            part.replace(path)
            _to_the_disk(path.parent)
    return aside


def keep_before_migrating(path: Path, first: str) -> Path:
    """Copy the database beside itself, named by the `first` migration that is missing and the time.

    The newest three of such copies stay. For whoever is alone with it. Raises Unusable.
    """
    copy = _free(path, f"before-{first.partition('_')[0]}")
    back_up(path, copy)
    for older in _kept(path)[:-KEPT_BEFORE_MIGRATIONS]:
        with suppress(OSError):
            older.unlink()
    return copy


def remove_what_was_cut_short(path: Path, but: Path | None = None) -> None:
    """Remove what a killed restore or migration left of its copies; for whoever is alone with `path`.

    The file `but` stays.
    """
    _remove_parts(path, but)
    for part in path.parent.glob(f"{glob.escape(path.stem)}-before-*.part*"):
        _remove_parts(part.with_name(A_PART.sub("", part.name)))
    for aside in path.parent.glob(f"{glob.escape(path.stem)}-aside-*.db"):
        if path.exists() and aside.samefile(path):
            aside.unlink()


def left_beside(path: Path) -> str | None:
    """The name of a file beside a missing database that holds what it held, or None."""
    asides = sorted(path.parent.glob(f"{glob.escape(path.stem)}-aside-*.db"))
    return next((one.name for one in [*reversed(asides), *_parts(path)]), None)


def _kept(path: Path) -> list[Path]:
    """The copies that were made before migrations, oldest first."""
    named = re.compile(re.escape(path.stem) + r"-before-\d{4}-(\d{8}-\d{6})(?:-(\d+))?\.db")
    found = [
        (match[1], int(match[2] or 1), one)
        for one in path.parent.iterdir() if (match := named.fullmatch(one.name))
    ]
    return [one for *_, one in sorted(found)]


def _free(path: Path, kind: str) -> Path:
    """A name beside the database that no file has: of this kind, with the time."""
    now = datetime.datetime.now().strftime("%Y%m%d-%H%M%S")
    for turn in itertools.count(1):
        named = path.with_name(f"{path.stem}-{kind}-{now}{f'-{turn}' if turn > 1 else ''}.db")
        if not any(named.with_name(named.name + end).exists() for end in BESIDE):
            return named


def _parts(target: Path) -> list[Path]:
    """The unfinished copies that were to be `target`, and what SQLite keeps beside them."""
    found = target.parent.glob(f"{glob.escape(target.name)}.*.part*")
    return sorted(one for one in found if A_PART.sub("", one.name) == target.name)


def _remove_parts(target: Path, but: Path | None = None, untouched_for: float = 0) -> None:
    for part in _parts(target):
        with suppress(OSError):
            if not (but and part.samefile(but)) and time.time() - part.stat().st_mtime >= untouched_for:
                part.unlink()


@contextmanager
def _alone(path: Path):
    """Nobody else uses the database for as long as this lasts, or Unusable."""
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


@contextmanager
def _damage_is(said: str):
    """Where a file turns out to be damaged, say this instead."""
    try:
        yield
    except Damaged as error:
        raise Unusable(said) from error


def _copy(source: Path, target: Path, called: Path, log_beside: bool = False) -> None:
    """Let SQLite write what `source` holds at this moment to the empty file `target`.

    `called` is what `target` is to be, for a message; `log_beside` makes the copy one that is ready
    to be served, by several at once.
    """
    try:
        with closing(sqlite3.connect(source, isolation_level=None, timeout=10)) as opened:
            opened.execute("VACUUM INTO ?", (str(target),))
        if log_beside:
            with closing(sqlite3.connect(target)) as opened:
                opened.execute("PRAGMA journal_mode = wal")
    except sqlite3.Error as error:
        full = "FULL" in getattr(error, "sqlite_errorname", "")
        raise unusable(called if full else source, error) from error


def _put_aside(path: Path) -> Path | None:
    """Let what is there have another name too; only where it is damaged is there more than one file."""
    if not path.exists():
        return None
    aside, log = _free(path, "aside"), []
    for end in BESIDE:
        old = path.with_name(path.name + end)
        if old.exists():
            _give_name_too(old, aside.with_name(aside.name + end))
            log += [old] if end else []
    _to_the_disk(path.parent)
    for old in log:  # or SQLite would take it for the log of what comes
        old.unlink()
    return aside


def _give_name(part: Path, target: Path) -> None:
    """Name a file `target`, which must not be there."""
    if _linked(part, target):
        part.unlink()
    else:
        part.rename(target)


def _give_name_too(old: Path, new: Path) -> None:
    """Name a file `new` as well, which must not be there; a copy where a disk has no second names."""
    if not _linked(old, new):
        with _new_file(new) as part:
            shutil.copyfile(old, part)
            _to_the_disk(part)
            part.rename(new)


def _linked(old: Path, new: Path) -> bool:
    """Whether `new` is another name of this file now; raises FileExistsError where it was one before."""
    try:
        os.link(old, new)
    except OSError as error:
        if isinstance(error, FileExistsError) or new.exists():
            raise FileExistsError(errno.EEXIST, f"it is there already ({new.name})") from error
        return False
    return True


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

