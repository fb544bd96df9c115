"""Turtle and TriG for people and for `diff`: one predicate a line, sorted, only the prefixes that are used.

The same statements always give the same bytes; pyoxigraph's own writer gives its prefixes in no fixed order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from kg import vocab as v
from kg.rdf.prefixes import relative, split_iri, used_prefixes

_BARE = frozenset({v.XSD("integer"), v.XSD_BOOLEAN})
_STRING, _LANGUAGE = v.XSD("string"), v.RDF("langString")


class Writer:
    """Terms and statements as text, with one set of prefixes and one base."""

    def __init__(self, prefixes: Mapping[str, str], base: str | None) -> None:
        self._prefixes, self._base = prefixes, base
        self._known: dict[NamedNode, str] = {}

    def head(self) -> Iterator[str]:
        if self._base:
            yield f"@base <{self._base}> .\n"
        for prefix, namespace in self._prefixes.items():
            yield f"@prefix {prefix}: <{namespace}> .\n"

    def subjects(self, quads: Iterable[Quad], indent: str = "") -> Iterator[str]:
        """The statements of sorted quads, a paragraph for each subject."""
        for subject, group in groupby(quads, key=attrgetter("subject")):
            lines = []
            for predicate, same in groupby(group, key=attrgetter("predicate")):
                objects = f" ,\n{indent}        ".join(self.term(quad.object) for quad in same)
                name = "a" if predicate == v.A else self.term(predicate)
                lines.append(f"{name} {objects}")
            yield f"\n{indent}{self.term(subject)} " + f" ;\n{indent}    ".join(lines) + " .\n"

    def term(self, term: object) -> str:
        if isinstance(term, NamedNode):
            if term not in self._known:
                self._known[term] = self._iri(term.value)
            return self._known[term]
        if isinstance(term, Literal):
            return self._literal(term)
        if isinstance(term, Triple):
            return f"<<( {self.term(term.subject)} {self.term(term.predicate)} {self.term(term.object)} )>>"
        return str(term) if isinstance(term, BlankNode) else ""

    def _iri(self, iri: str) -> str:
        pair = split_iri(iri)
        if pair and self._prefixes.get(pair[0]) == iri[: len(iri) - len(pair[1])]:
            return f"{pair[0]}:{pair[1]}"
        local = relative(iri, self._base)
        return f"<{local}>" if local is not None else f"<{iri}>"

    def _literal(self, literal: Literal) -> str:
        if literal.datatype in (_STRING, _LANGUAGE) or literal.language:
            return str(literal)
        if literal.datatype in _BARE and _canonical(literal):
            return literal.value
        return f"{Literal(literal.value)}^^{self.term(literal.datatype)}"


def write_turtle(quads: Sequence[Quad], base: str | None) -> Iterator[str]:
    """Turtle of sorted quads of one graph, or of the union of several."""
    writer = Writer(used_prefixes(_without_graphs(quads)), base)
    yield from writer.head()
    yield from writer.subjects(quads)


def write_trig(quads: Sequence[Quad], base: str | None) -> Iterator[str]:
    """TriG of sorted quads, a block for each graph."""
    writer = Writer(used_prefixes(quads), base)
    yield from writer.head()
    for graph, group in groupby(quads, key=attrgetter("graph_name")):
        if isinstance(graph, DefaultGraph):
            yield from writer.subjects(group)
        else:
            yield f"\n{writer.term(graph)} {{"
            yield from writer.subjects(group, "    ")
            yield "}\n"


def _without_graphs(quads: Iterable[Quad]) -> Iterator[Quad]:
    return (Quad(q.subject, q.predicate, q.object) for q in quads)


def _canonical(literal: Literal) -> bool:
    if literal.datatype == v.XSD_BOOLEAN:
        return literal.value in ("true", "false")
    digits = literal.value.removeprefix("-")
    return digits.isdecimal() and digits.isascii()
