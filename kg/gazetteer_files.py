"""The gazetteer's files as statements, read once for all who need them: names for reading, descriptions for the graphs."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.errors import ResourceError
from kg.resources import data_folder


@dataclass(frozen=True, slots=True)
class GazetteerFiles:
    """All statements, in the order of the files, and a digest of the bytes."""

    triples: tuple[ox.Triple, ...]
    digest: str


@cache
def read_gazetteer_files(folder: Path | None = None) -> GazetteerFiles:
    """The Turtle files of `folder` (default: the shipped gazetteer). Raises ResourceError, naming the file."""
    root = folder or data_folder("ontology") / "gazetteer"
    files = sorted(root.glob("*.ttl"))
    if not files:
        raise ResourceError("no gazetteer file", place=str(root), remedy="reinstall parley-kg")
    digest, triples = hashlib.sha256(), list[ox.Triple]()
    for path in files:
        data = path.read_bytes()
        digest.update(path.name.encode() + b"\0" + data)
        try:
            triples.extend(ox.parse(data, format=ox.RdfFormat.TURTLE))  # type: ignore[arg-type]
        except SyntaxError as fault:
            raise ResourceError(f"not Turtle: {fault}", place=path.name, remedy="mend the file") from fault
    return GazetteerFiles(tuple(triples), digest.hexdigest())
