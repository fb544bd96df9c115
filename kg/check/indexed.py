"""Statements by property and by class: how the screen reads a graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pyoxigraph import NamedNode, Quad, Triple

from kg import vocab as v
from kg.check.schema import Schema
from kg.statements import Statement

Term = Any
"""A term of pyoxigraph."""
NO_CLASS: frozenset[str] = frozenset()
_NONE: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """The statements of a graph, each once."""

    objects: Mapping[NamedNode, Mapping[Term, Sequence[Term]]]
    """Property → subject → values."""
    types: Mapping[Term, frozenset[str]]
    """Node → its classes and all above them."""
    members: Mapping[str, Sequence[Term]]
    """Class → its members."""
    _turned: dict[NamedNode, Mapping[Term, Sequence[Term]]] = field(default_factory=dict)

    def look(self, prop: NamedNode) -> Callable[[Term], Sequence[Term]]:
        """`values` for one property, for many nodes."""
        about = self.objects.get(prop)
        return (lambda node: about.get(node, _NONE)) if about else (lambda node: _NONE)

    def values(self, node: Term, prop: NamedNode) -> Sequence[Term]:
        return self.objects.get(prop, {}).get(node, _NONE)

    def subjects(self, prop: NamedNode, value: Term) -> Sequence[Term]:
        """The nodes of which `prop` has the value; worked out once for each property."""
        if prop not in self._turned:
            found: dict[Term, list[Term]] = defaultdict(list)
            for subject, values in self.objects.get(prop, {}).items():
                for each in values:
                    found[each].append(subject)
            self._turned[prop] = found
        return self._turned[prop].get(value, _NONE)


def facts_of(statements: Iterable[Statement | Quad | Triple], schema: Schema) -> Facts:
    """`statements` without their graph names."""
    objects: dict[NamedNode, dict[Term, tuple[Term, ...]]] = defaultdict(dict)
    types: dict[Term, frozenset[str]] = {}
    for said in statements:
        subject, predicate, value = said.subject, said.predicate, said.object
        about = objects[predicate]
        known = about.get(subject, _NONE)
        if value not in known:
            about[subject] = (*known, value)
        if predicate == v.A and isinstance(value, NamedNode):
            types[subject] = types.get(subject, NO_CLASS) | schema.ancestors.get(value.value, frozenset({value.value}))
    members: dict[str, list[Term]] = defaultdict(list)
    for node, classes in types.items():
        for name in classes:
            members[name].append(node)
    return Facts(dict(objects), types, members)
