"""Parley: who says what about conflict and diplomacy, as RDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import rdflib

__version__ = "0.1.0"


def graph(release: Path | str) -> rdflib.Dataset:
    """The release at `release` (what `kg build -o` wrote) as an rdflib data set: a named graph an article, queries over their union.

    Raises StorageError when there is no release. For large releases ask `kg.store.release.open_release(…).store()`, which is
    far faster.
    """
    from kg.rdf.rdflib_border import to_dataset
    from kg.store.release import open_release

    return to_dataset(open_release(release).quads())
