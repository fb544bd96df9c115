"""The class tree of `ontology/core`, by local names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

import pyoxigraph as ox
from pyoxigraph import NamedNode

from kg import vocab as v
from kg.resources import turtle_files

_SUBCLASS, _CLASS = v.RDFS("subClassOf"), v.OWL("Class")


def class_term(kind: str) -> NamedNode:
    """The class of that local name; `owl:Thing` for what the ontology has no class for."""
    return v.PARLEY(kind) if kind in _parents() else v.OWL("Thing")


@cache
def is_a(kind: str, ancestor: str) -> bool:
    """Whether the class `kind` is `ancestor` or below it."""
    return kind == ancestor or any(is_a(parent, ancestor) for parent in _parents().get(kind, ()))


@cache
def _parents() -> Mapping[str, frozenset[str]]:
    parents: dict[str, set[str]] = defaultdict(set)
    for path in turtle_files("core"):
        for triple in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE):
            if not isinstance(triple.subject, NamedNode) or not isinstance(triple.object, NamedNode):
                continue
            if triple.predicate == _SUBCLASS or (triple.predicate == v.A and triple.object == _CLASS):
                above = parents[triple.subject.value.removeprefix(v.PARLEY)]
                if triple.predicate == _SUBCLASS:
                    above.add(triple.object.value.removeprefix(v.PARLEY))
    return {kind: frozenset(above) for kind, above in parents.items()}
