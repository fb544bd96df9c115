"""The release written whole in other formats, once, into a folder of the service's own.

The first request for a format pays for the writing; later ones are sent the file.
"""

from __future__ import annotations

import gzip
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, Triple, parse, serialize

from server.release import Release

FORMATS: Mapping[str, str] = {
    "ttl": "Turtle, all graphs merged",
    "trig": "TriG, one named graph an article",
    "nq": "N-Quads",
}
_RDF = {"ttl": RdfFormat.TURTLE, "trig": RdfFormat.TRIG, "nq": RdfFormat.N_QUADS}


def dump_file(release: Release, suffix: str) -> Path:
    """The file that holds `release` in the format `suffix`, written if it is not yet there."""
    shipped = [path for path in release.quads if path.suffix == ".nq"]
    if suffix == "nq" and len(release.quads) == 1 and shipped:
        return shipped[0]
    folder = Path(tempfile.mkdtemp(prefix="parley-dump-"))
    target = folder / f"parley.{suffix}"
    write_dump(release, suffix, target)
    return target


def write_dump(release: Release, suffix: str, target: Path) -> None:
    """Write the release to `target`, sorted by graph and subject."""
    partial = target.with_suffix(".partial")
    with partial.open("wb") as file:
        quads: Iterator[Quad] | Iterator[Triple] = iter(sorted(read_quads(release), key=_order))
        if suffix == "ttl":
            triples = {quad.triple: None for quad in quads}  # type: ignore[union-attr]
            quads = iter(sorted(triples, key=str))
        serialize(quads, file, _RDF[suffix], prefixes=dict(release.prefixes))
    partial.replace(target)


def read_quads(release: Release) -> Iterator[Quad]:
    """The quads of the release as its files hold them."""
    for path in release.quads:
        if path.suffix == ".gz":
            with gzip.open(path, "rb") as file:
                yield from parse(file, RdfFormat.N_QUADS)
        else:
            yield from parse(path=str(path), format=RdfFormat.N_QUADS)


def _order(quad: Quad) -> tuple[str, str, str, str]:
    return str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object)
