"""The one seam to the release folder: which files hold the quads, what it is called, which prefixes it is written with.

A release never changes; the folder given may also hold a pointer `current` to the release in force.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import StorageError
from kg.vocab import PREFIXES


@dataclass(frozen=True, slots=True)
class Release:
    """An opened release: its folder, its name, the N-Quads files, and what its manifest says."""

    folder: Path
    name: str
    quads: tuple[Path, ...]
    manifest: Mapping[str, Any] = field(default_factory=dict)
    prefixes: Mapping[str, str] = field(default_factory=lambda: PREFIXES)

    @property
    def tag(self) -> str:
        """A short mark of the content, for ETag."""
        known = self.manifest.get("sha256") or "-".join(f"{path.stat().st_size}-{path.stat().st_mtime_ns}" for path in self.quads)
        return hashlib.sha256(f"{self.name} {known}".encode()).hexdigest()[:16]


def open_release(path: Path | str) -> Release:
    """The release at `path`, or the one that its `current` points to. Raises StorageError."""
    folder = _follow(Path(path))
    quads = tuple(sorted([*folder.glob("*.nq"), *folder.glob("*.nq.gz")]))
    if not quads:
        raise StorageError("no release is here", place=str(path), remedy="make one with `kg build SOURCES -o FOLDER`")
    return Release(folder, folder.name, quads, _manifest(folder))


def _follow(folder: Path) -> Path:
    pointer = folder / "current"
    if pointer.is_symlink() or pointer.is_dir():
        return pointer.resolve()
    if pointer.is_file():
        return folder / pointer.read_text(encoding="utf-8").strip()
    return folder


def _manifest(folder: Path) -> dict[str, Any]:
    path = folder / "manifest.json"
    if not path.is_file():
        return {}
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise StorageError("the manifest cannot be read", place=str(path), remedy="build the release again") from error
