"""The one order in which quads are written: graph, subject, property with the class first, value."""

from __future__ import annotations

from pyoxigraph import DefaultGraph, Quad, Triple

from kg.statements import Statement

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def sort_key(quad: Quad | Statement) -> tuple[str, str, bool, str, str]:
    """What to sort quads by. The default graph comes first."""
    graph, subject, predicate = quad.graph_name, quad.subject, quad.predicate.value
    return (
        "" if isinstance(graph, DefaultGraph) else graph.value,
        str(subject) if isinstance(subject, Triple) else subject.value,
        predicate != _TYPE,
        predicate,
        str(quad.object),
    )
