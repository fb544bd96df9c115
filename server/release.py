"""What is served: a release folder that `kg.store` opens, or a store elsewhere in its place; and a mark of it for caches.

A release never changes; the folder given may be one, or hold several with a pointer `current` to the one in force. A store
elsewhere may change at any time, so what is kept of it is kept for a minute.
"""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from pathlib import Path

from kg.store.release import Release, open_release

__all__ = ["Release", "StoreElsewhere", "open_release", "tag_of"]
_KEPT_S = 60


@dataclass(frozen=True, slots=True)
class StoreElsewhere:
    """A SPARQL endpoint that takes a release's place. `base` is where the articles' IRIs are thought to begin."""

    address: str
    base: str
    shown: str
    """The address without a password."""

    @property
    def name(self) -> str:
        return self.shown


def tag_of(release: Release | StoreElsewhere) -> str:
    """A short mark of the content, for ETag and for what is kept: the same for as long as a release's bytes are."""
    if isinstance(release, StoreElsewhere):
        return hashlib.sha256(f"{release.address} {time.time() // _KEPT_S}".encode()).hexdigest()[:16]
    digest = release.manifest.get("sha256") or _stamp(release.quads_path)
    return hashlib.sha256(f"{release.name} {digest}".encode()).hexdigest()[:16]


def _stamp(path: Path) -> str:
    about = path.stat()
    return f"{about.st_size}-{about.st_mtime_ns}"
