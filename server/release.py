"""The seam to the release folder: what `kg.store` opens, and what the service adds to it (a mark for caches).

A release never changes; the folder given may be one, or hold several with a pointer `current` to the one in force.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from kg.store.release import Release, open_release

__all__ = ["Release", "open_release", "tag_of"]


def tag_of(release: Release) -> str:
    """A short mark of the release's content, for ETag: the same for as long as its bytes are."""
    digest = release.manifest.get("sha256") or _stamp(release.quads_path)
    return hashlib.sha256(f"{release.name} {digest}".encode()).hexdigest()[:16]


def _stamp(path: Path) -> str:
    about = path.stat()
    return f"{about.st_size}-{about.st_mtime_ns}"
