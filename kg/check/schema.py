"""What the checks need of the ontology: the class tree, which classes exclude each other, what properties say of their ends.

A small part of OWL is read: named subclasses, AllDisjointClasses and disjointWith, domains and ranges that are one class or a union
of classes. HermiT reads the rest; this is for speed and for naming what is at fault.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Any

import pyoxigraph as ox
from pyoxigraph import BlankNode, NamedNode, Quad, Triple

from kg import vocab as v
from kg.errors import ResourceError
from kg.resources import turtle_files

_SUBCLASS, _DISJOINT = v.RDFS("subClassOf"), v.OWL("disjointWith")
_FIRST, _REST, _NIL = v.RDF("first"), v.RDF("rest"), v.RDF("nil")
_Graph = Mapping[tuple[object, NamedNode], list[Any]]
"""(Subject, predicate) → objects."""


@dataclass(frozen=True, slots=True)
class Schema:
    """All keys and values are IRIs; `ancestors` holds the class itself."""

    ancestors: Mapping[str, frozenset[str]]
    disjoint: frozenset[frozenset[str]]
    """Pairs of classes without a common member."""
    domains: Mapping[str, frozenset[str]]
    """Property → classes, one of which its subjects have."""
    ranges: Mapping[str, frozenset[str]]
    declared: frozenset[str]

    def types_of(self, classes: Iterable[str]) -> frozenset[str]:
        """`classes` and all above them."""
        return frozenset().union(*(self.ancestors.get(name, frozenset({name})) for name in classes))

    def clash(self, classes: Iterable[str]) -> tuple[str, str] | None:
        """Two of `classes`, or of the classes above them, that exclude each other; the first pair by name, None if none do."""
        known = self.types_of(classes)
        pairs = sorted(tuple(sorted(pair)) for pair in self.disjoint if pair <= known)
        return (pairs[0][0], pairs[0][1]) if pairs else None


@cache
def shipped_schema() -> Schema:
    """The schema of `ontology/core`. Raises ResourceError, naming the file that is broken."""
    return read_schema(ontology_triples())


@cache
def ontology_triples(*parts: str) -> tuple[Triple, ...]:
    """The statements of `ontology/<parts>` (default: core). Raises ResourceError, naming the file that is broken."""
    triples: list[Triple] = []
    for path in (p for part in parts or ("core",) for p in turtle_files(part)):
        try:
            triples.extend(ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True))
        except SyntaxError as fault:
            raise ResourceError(f"not Turtle: {fault}", place=path.name, remedy="mend the file") from fault
    return tuple(triples)


def read_schema(triples: Iterable[Triple | Quad]) -> Schema:
    """The schema that `triples` state; other statements are passed over."""
    graph: dict[tuple[object, NamedNode], list[Any]] = defaultdict(list)
    for triple in triples:
        graph[triple.subject, triple.predicate].append(triple.object)
    return Schema(
        ancestors=_ancestors(graph),
        disjoint=frozenset(_disjoint_pairs(graph)),
        domains=dict(_ends(graph, v.RDFS("domain"))),
        ranges=dict(_ends(graph, v.RDFS("range"))),
        declared=frozenset(s.value for (s, p), _ in graph.items() if p == v.A and isinstance(s, NamedNode)),
    )


def _ancestors(graph: _Graph) -> Mapping[str, frozenset[str]]:
    parents: dict[str, set[str]] = defaultdict(set)
    for (subject, predicate), objects in graph.items():
        if predicate == _SUBCLASS and isinstance(subject, NamedNode):
            parents[subject.value] |= {o.value for o in objects if isinstance(o, NamedNode)}

    def above(name: str, seen: frozenset[str]) -> frozenset[str]:
        if name in seen:
            return frozenset()
        return frozenset({name}).union(*(above(parent, seen | {name}) for parent in parents.get(name, ())))

    names = set(parents).union(*parents.values()) if parents else set()
    return {name: above(name, frozenset()) for name in names}


def _disjoint_pairs(graph: _Graph) -> Iterator[frozenset[str]]:
    for (subject, predicate), objects in graph.items():
        if predicate == _DISJOINT and isinstance(subject, NamedNode):
            yield from (frozenset({subject.value, o.value}) for o in objects if isinstance(o, NamedNode))
        if predicate == v.OWL("members"):
            for head in objects:
                yield from map(frozenset, combinations(sorted(_items(graph, head)), 2))


def _ends(graph: _Graph, which: NamedNode) -> Iterator[tuple[str, frozenset[str]]]:
    """Properties with their domain or range. A property with two is read as a conjunction by OWL and left to HermiT."""
    for (subject, predicate), objects in graph.items():
        if predicate == which and len(objects) == 1 and isinstance(subject, NamedNode):
            end = objects[0]
            if isinstance(end, NamedNode):
                yield subject.value, frozenset({end.value})
            elif isinstance(end, BlankNode):
                unions = graph.get((end, v.OWL("unionOf")), [])
                if unions:
                    yield subject.value, frozenset(_items(graph, unions[0]))


def _items(graph: _Graph, head: object) -> Iterator[str]:
    """The named members of an RDF list."""
    return (member.value for member in list_items(graph, head) if isinstance(member, NamedNode))


def list_items(graph: _Graph, head: object) -> Iterator[Any]:
    """The members of the RDF list that begins at `head`, in order; none where no list does."""
    while head != _NIL and (head, _FIRST) in graph:
        yield graph[head, _FIRST][0]
        head = graph[head, _REST][0]
