"""A small graph that is consistent only if a large one is: nodes of the same classes are taken together.

A model of the summary is a model of the graph: let each node be what its representative is, and every statement holds. This needs a graph
without `owl:differentFrom` and negative assertions. (A. Fokoue et al., "The Summary Abox", ISWC 2006.) The reverse does not hold:
where the summary is inconsistent, the graph itself must be asked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from pyoxigraph import NamedNode, Triple

from kg import vocab as v
from kg.check.clashes import Node, typing_of
from kg.check.schema import Schema

_SAME, _DIFFERENT = v.OWL("sameAs"), v.OWL("differentFrom")
_NEGATIVE = v.OWL("NegativePropertyAssertion")


def summarise(facts: Sequence[Triple], schema: Schema) -> list[Triple]:
    """The summary of `facts` (no literals), sorted; `facts` themselves where they say that something is not so."""
    if any(fact.predicate == _DIFFERENT or fact.object == _NEGATIVE for fact in facts):
        return list(facts)
    merged = unite(facts)
    standing = _representatives(merged, schema)
    small = {Triple(standing[f.subject], f.predicate, f.object if f.predicate == v.A else standing[f.object]) for f in merged}
    return sorted(small, key=str)


def unite(facts: Collection[Triple]) -> set[Triple]:
    """`facts` with one node in place of those that are said to be the same."""
    first = _firsts(facts)
    return {_united(fact, first) for fact in facts if fact.predicate != _SAME}


def _united(fact: Triple, first: dict[Node, Node]) -> Triple:
    subject, predicate, value = fact.subject, fact.predicate, fact.object
    if subject not in first and (value not in first or predicate == v.A):
        return fact  # as nearly all do: to make it anew would cost more than all else here
    return Triple(_find(first, subject), predicate, value if predicate == v.A else _find(first, value))


def _firsts(facts: Iterable[Triple]) -> dict[Node, Node]:
    """Node → another that is the same by `owl:sameAs`, nearer to the one that stands for them all."""
    first: dict[Node, Node] = {}
    for fact in facts:
        if fact.predicate == _SAME:
            one, other = _find(first, fact.subject), _find(first, fact.object)
            if one != other:
                first[max(one, other, key=str)] = min(one, other, key=str)
    return first


def _find(first: dict[Node, Node], node):  # type: ignore[no-untyped-def]
    while node in first:
        node = first[node]
    return node


def _representatives(facts: Iterable[Triple], schema: Schema) -> dict[Node, NamedNode]:
    """Node → the first node that has the same classes, stated or by domain and range; nodes of no known class are alike too."""
    facts = tuple(facts)
    typing = typing_of(facts, schema)
    nodes = {node for fact in facts for node in (fact.subject, *(() if fact.predicate == v.A else (fact.object,)))}
    chosen: dict[tuple[object, ...], NamedNode] = {}
    standing: dict[Node, NamedNode] = {}
    for node in sorted(nodes, key=str):
        classes = frozenset(typing.reasons.get(node, ()))
        unions = frozenset(options for options, _ in typing.unions.get(node, ()))
        standing[node] = chosen.setdefault((classes, unions), node)
    return standing
