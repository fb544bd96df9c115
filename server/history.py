"""What earlier releases spoke of: a thing that was there once and is no more is gone (410), not unknown (404).

The releases that lie beside the one in force are the memory; their subjects are read when somebody first asks for something
that is not there.
"""

from __future__ import annotations

import threading
from pathlib import Path

from kg.store.release import MANIFEST, QUADS
from kg.store.workshop import POINTER

_RELEASES_MOST = 5
_BYTES_MOST = 1 << 30


class History:
    """The subjects of earlier releases below a folder, each release read once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._subjects: dict[Path, frozenset[int]] = {}
        self._lock = threading.Lock()

    def knew(self, iri: str, *, current: Path) -> bool:
        """Whether one of the latest releases other than `current` said something of `iri`."""
        with self._lock:
            earlier = self._earlier(current)
            known = self._subjects
            self._subjects = {folder: known[folder] if folder in known else _subjects(folder) for folder in earlier}
            wanted = hash(f"<{iri}>".encode())
            return any(wanted in subjects for subjects in self._subjects.values())

    def _earlier(self, current: Path) -> list[Path]:
        if not (self._folder / POINTER).exists():
            return []
        try:
            folders = [path for path in self._folder.iterdir() if not path.is_symlink() and (path / MANIFEST).is_file() and path != current]
            folders.sort(key=lambda path: path.stat().st_mtime_ns, reverse=True)
        except OSError:  # a release was removed meanwhile
            return list(self._subjects)
        return folders[:_RELEASES_MOST]


def _subjects(folder: Path) -> frozenset[int]:
    """Hashes of the subjects in a release, in the form of N-Quads; of 64 bits, so that two hardly ever meet."""
    path = folder / QUADS
    try:
        if path.stat().st_size > _BYTES_MOST:
            return frozenset()
        with path.open("rb") as file:
            return frozenset(hash(line.partition(b" ")[0]) for line in file)
    except OSError:
        return frozenset()
