"""A release: an immutable folder with everything that was built, and how to read it.

    manifest.json     versions, counts, articles, digest of every other file
    quads.nq          all graphs, sorted: graph, subject, property with the class first, value
    facts.jsonl       the facts table
    report.json       what the checks found
    articles/*.txt    the exact texts that offsets point into, as far as their rights allow a copy

There is no database folder: its bytes differ from build to build, it takes more than twice the space of the N-Quads, and
these load in a few seconds a million. Whoever serves a release may keep a cache of its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import InputError, StorageError
from kg.iris import slug
from kg.store.workshop import current_release

QUADS, FACTS, REPORT, MANIFEST, TEXTS = "quads.nq", "facts.jsonl", "report.json", "manifest.json", "articles"


@dataclass(frozen=True, slots=True)
class Release:
    """An opened release. `manifest` is what its file says."""

    folder: Path
    manifest: Mapping[str, Any]

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def base(self) -> str:
        """The base IRI of its articles."""
        return str(self.manifest["base"])

    @property
    def quads_path(self) -> Path:
        return self.folder / QUADS

    def store(self) -> ox.Store:
        """A new store in memory with all graphs. Raises StorageError when the file is broken."""
        store = ox.Store()
        try:
            store.bulk_load(path=str(self.quads_path), format=ox.RdfFormat.N_QUADS)
        except (OSError, SyntaxError) as error:
            raise StorageError(
                f"the quads cannot be loaded: {error}", place=str(self.quads_path), remedy="build the release again"
            ) from error
        return store

    def quads(self) -> Iterator[ox.Quad]:
        """The quads in the order of the file."""
        return iter(ox.parse(path=str(self.quads_path), format=ox.RdfFormat.N_QUADS))

    def article_text(self, article_id: str) -> str:
        """The exact text of an article. Raises InputError for an article that is not in the release or has no copy there."""
        path = self.folder / TEXTS / f"{slug(article_id)}.txt"
        try:
            return path.read_bytes().decode("utf-8")
        except FileNotFoundError:
            raise InputError(
                f"no text of {article_id!r} in this release", place=str(self.folder), remedy="see the manifest's articles"
            ) from None

    def facts(self) -> Iterator[dict[str, Any]]:
        """The records of the facts table."""
        with (self.folder / FACTS).open(encoding="utf-8") as stream:
            yield from map(json.loads, stream)

    def report(self) -> dict[str, Any]:
        """What the checks found when the release was built."""
        return dict(json.loads((self.folder / REPORT).read_text(encoding="utf-8")))


def open_release(path: Path | str) -> Release:
    """The release at `path`: a release's folder, or the one that holds releases and `current`. Raises StorageError."""
    folder = current_release(Path(path))
    place = folder / MANIFEST
    try:
        return Release(folder, json.loads(place.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise StorageError("the manifest cannot be read", place=str(place), remedy="build the release again") from error
