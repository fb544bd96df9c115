"""Older releases: they go when enough newer ones lie beside them.

A release goes in two steps, out of sight and then off the disk, so that a crash between leaves no half of one; what is left over the
next build removes. A service that reads a release has its quads in memory and needs the folder no more.
"""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

from kg.store.release import MANIFEST
from kg.store.workshop import POINTER, WORKSHOP, current_release

log = logging.getLogger(__name__)


def prune(out: Path, keep: int) -> tuple[str, ...]:
    """Remove all but the `keep` latest releases of `out`, never the one in force; with 0 all stay. Returns the names removed.

    To be called by whoever has the workshop of `out` open. What cannot be removed stays, with a warning.
    """
    if keep < 1:
        return ()
    found = sorted(_releases(out), key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)
    current = current_release(out).resolve()
    older = [path for path in found if path.resolve() != current][keep - 1 :]
    return tuple(path.name for path in older if _remove(path))


def _releases(out: Path) -> list[Path]:
    """Folders with a manifest; the pointer and what is hidden are none."""
    entries = [path for path in out.iterdir() if path.name != POINTER and not path.name.startswith(".")]
    return [path for path in entries if not path.is_symlink() and (path / MANIFEST).is_file()]


def _remove(path: Path) -> bool:
    hidden = path.with_name(f"{WORKSHOP}{path.name}")
    try:
        path.rename(hidden)
        shutil.rmtree(hidden)
    except OSError as error:
        log.warning("the release %s could not be removed: %s", path.name, error.strerror or error)
        return False
    log.info("removed the release %s", path.name)
    return True
