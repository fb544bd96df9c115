"""Articles out of a release, each with the description of the entities that it names, and of those that these name in turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

import pyoxigraph as ox

from kg.errors import InputError
from kg.store.release import Release
from kg.vocab import ENTITIES_GRAPH

Entities = Mapping[object, list[ox.Quad]]
"""Entity → the quads that describe it."""
_NAMED = 12
"""Ids that an error names."""


def article_quads(release: Release, article: str) -> list[ox.Quad]:
    """The graph of `article` (an id or an IRI) with its entities. Raises InputError where the release does not hold it."""
    known = {about["id"]: about["iri"] for about in release.manifest["articles"]}
    iri = known.get(article, article)
    if iri not in known.values():
        names = ", ".join(list(known)[:_NAMED]) + (" …" if len(known) > _NAMED else "")
        raise InputError(f"no article {article!r} in this release", place=str(release.folder), remedy=f"it holds {names}")
    own = [quad for quad in release.quads() if getattr(quad.graph_name, "value", "") == iri]
    return [*own, *described(own, read_entities(release))]


def articles(release: Release) -> Iterator[tuple[str, list[ox.Quad]]]:
    """Id and graph of each article, in the order of the file."""
    ids = {about["iri"]: about["id"] for about in release.manifest["articles"]}
    for graph, quads in groupby(release.quads(), key=lambda quad: getattr(quad.graph_name, "value", "")):
        if graph in ids:
            yield ids[graph], list(quads)


def read_entities(release: Release) -> Entities:
    """The entities of the release."""
    entities: dict[object, list[ox.Quad]] = {}
    for quad in release.quads():
        if quad.graph_name == ENTITIES_GRAPH:
            entities.setdefault(quad.subject, []).append(quad)
    return entities


def described(quads: Iterable[ox.Quad], entities: Entities) -> Iterator[ox.Quad]:
    """What describes the entities that `quads` name, and those that these name in turn."""
    seen: set[object] = set()
    waiting = [quad.object for quad in quads]
    while waiting:
        node = waiting.pop()
        if node in seen or node not in entities:
            continue
        seen.add(node)
        yield from entities[node]
        waiting.extend(quad.object for quad in entities[node])
