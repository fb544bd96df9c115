"""Where a release is made: a hidden folder beside its final place, renamed into it when whole.

A crash at any moment leaves the last release in force: a new one gets its name only after every byte is on the disk, and the
pointer `current` is replaced in one step after that.
"""

from __future__ import annotations

import errno
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StorageError

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows has no advisory locks of this kind
    fcntl = None  # type: ignore[assignment]

POINTER = "current"
WORKSHOP = ".building-"
"""How the names of folders begin that a build makes for itself; any that is left is removed by the next."""
_LOCK = ".lock"

log = logging.getLogger(__name__)


@contextmanager
def open_workshop(out: Path) -> Iterator[Path]:
    """A new folder below `out` to make a release in, removed at the end; one builder at a time.

    Raises StorageError when `out` holds other things, is in use by another build, or cannot be written.
    """
    with _as_storage_error(out):
        _prepare(out)
        lock = (out / _LOCK).open("a")
    with lock:
        _take_lock(lock.fileno(), out)
        with _as_storage_error(out):
            for left in out.glob(WORKSHOP + "*"):
                log.info("removing what an interrupted build left: %s", left.name)
                shutil.rmtree(left) if left.is_dir() and not left.is_symlink() else left.unlink()
            folder = Path(tempfile.mkdtemp(prefix=WORKSHOP, dir=out))
        try:
            with _as_storage_error(folder):
                yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def publish(folder: Path, out: Path, name: str) -> Path:
    """Make the finished `folder` the release `name` of `out`, and the one in force. Raises StorageError.

    A release of that name that is there already has the same content and is kept, as the latest.
    """
    final = out / name
    with _as_storage_error(out):
        if final.is_dir():
            os.utime(final)
        else:
            _sync_tree(folder)
            folder.rename(final)
            _sync(out)
        _point(out, name)
        _sync(out)
    return final


def current_release(path: Path) -> Path:
    """The folder of the release that `path` is, or that its pointer names. Raises StorageError when there is none."""
    with _as_storage_error(path):
        pointer = path / POINTER
        if pointer.is_file() and not pointer.is_symlink():
            folder = path / pointer.read_text(encoding="utf-8").strip()
        else:
            folder = pointer.resolve() if pointer.is_symlink() or pointer.is_dir() else path
        if not (folder / "manifest.json").is_file():
            raise StorageError("no release is here", place=str(path), remedy="make one with `kg build SOURCES -o FOLDER`")
    return folder


def _prepare(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    entries = {entry.name for entry in out.iterdir()}
    if entries and _LOCK not in entries and not (out / POINTER).exists():
        raise StorageError("the folder holds other things", place=str(out), remedy="name an empty or new folder for releases")


def _take_lock(descriptor: int, out: Path) -> None:
    if fcntl is None:  # pragma: no cover
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in (errno.EAGAIN, errno.EACCES):
            log.debug("no lock on %s: %s", out, error)
            return
        raise StorageError("another build is writing here", place=str(out), remedy="wait for it, or name another folder") from None


def _point(out: Path, name: str) -> None:
    """Replace the pointer: a symbolic link, or a file with the name where links are not to be had."""
    fresh = out / f"{WORKSHOP}{POINTER}"
    fresh.unlink(missing_ok=True)
    try:
        try:
            fresh.symlink_to(name)
        except OSError:
            fresh.write_text(name + "\n", encoding="utf-8")
            _sync(fresh)
        fresh.replace(out / POINTER)
    finally:
        fresh.unlink(missing_ok=True)


def _sync_tree(folder: Path) -> None:
    for path in sorted(folder.rglob("*")):
        _sync(path)
    _sync(folder)


def _sync(path: Path) -> None:
    if path.is_dir() and os.name == "nt":  # pragma: no cover - folders cannot be opened there
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _as_storage_error(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise StorageError(reason, place=str(error.filename or place), remedy="check the path, its rights and the space left") from error
