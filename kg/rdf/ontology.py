"""The graphs of the ontology and of the vocabularies, as a release carries them.

Blank nodes of the files (class expressions) get labels from their file and their order in it, so that the bytes are stable.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
from pyoxigraph import BlankNode, NamedNode, Quad

from kg import vocab as v
from kg.errors import ResourceError
from kg.iris import short_hash
from kg.order import sort_key
from kg.resources import turtle_files


def ontology_quads() -> list[Quad]:
    """The core ontology and the vocabularies, each in its graph, sorted. Raises ResourceError, naming the file."""
    return sorted({*_read(turtle_files("core"), v.ONTOLOGY_GRAPH), *_read(turtle_files("vocab"), v.VOCAB_GRAPH)}, key=sort_key)


def ontology_version() -> str:
    """A digest of everything in the ontology that shapes a graph: core, vocabularies, gazetteer."""
    digest = hashlib.sha256()
    for part in ("core", "vocab", "gazetteer"):
        for path in turtle_files(part):
            digest.update(f"{part}/{path.name}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _read(files: Iterable[Path], graph: NamedNode) -> Iterable[Quad]:
    for path in files:
        labels: dict[BlankNode, BlankNode] = {}
        mark = f"{path.parent.name}/{path.name}"
        try:
            for triple in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE):
                terms = [_stable(term, labels, mark) for term in (triple.subject, triple.object)]
                yield Quad(terms[0], triple.predicate, terms[1], graph)
        except SyntaxError as fault:
            raise ResourceError(f"not Turtle: {fault}", place=path.name, remedy="mend the file") from fault


def _stable(term, labels: dict[BlankNode, BlankNode], mark: str):  # type: ignore[no-untyped-def]
    if not isinstance(term, BlankNode):
        return term
    if term not in labels:
        labels[term] = BlankNode("b" + short_hash(mark, len(labels)))
    return labels[term]
