"""The one order in which quads are written: graph, subject, property with the class first, value.

What a statement is sorted by is all that its line of N-Quads needs, so that lines are written from there: to ask a term for its
text takes longer than all the rest.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter

from pyoxigraph import DefaultGraph, Quad, Triple

from kg.statements import Statement

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


Key = tuple[str, str, bool, str, str]
"""Graph, subject, whether the property is another than the class, property, value as N-Quads have it."""


def sort_key(quad: Quad | Statement) -> Key:
    """What to sort quads by. The default graph comes first."""
    graph, subject, predicate = quad.graph_name, quad.subject, quad.predicate.value
    return (
        "" if isinstance(graph, DefaultGraph) else graph.value,
        str(subject) if isinstance(subject, Triple) else subject.value,
        predicate != _TYPE,
        predicate,
        str(quad.object),
    )


def in_order(statements: Iterable[Statement]) -> list[tuple[Key, Statement]]:
    """The statements with their keys, sorted."""
    keyed = []
    for said in statements:  # `sort_key` without its questions: a statement has named nodes and a named graph
        subject, predicate, value, graph = said
        text = predicate.value
        keyed.append(((graph.value, subject.value, text != _TYPE, text, str(value)), said))
    keyed.sort(key=itemgetter(0))
    return keyed


def to_nquads(keys: Iterable[Key]) -> str:
    """The statements with these keys as N-Quads, one a line, in the order given.

    >>> to_nquads([("http://e/g", "http://e/a", True, "http://e/b", '"c"')])
    '<http://e/a> <http://e/b> "c" <http://e/g> .\\n'
    """
    return "".join(f"<{subject}> <{predicate}> {value} <{graph}> .\n" for graph, subject, _, predicate, value in keys)
