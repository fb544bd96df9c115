"""JSON-LD with short names: one object a graph, one node object a line, sorted."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg import vocab as v
from kg.rdf.prefixes import split_iri, used_prefixes

_STRING = v.XSD("string")


def write_jsonld(quads: Sequence[Quad]) -> Iterator[str]:
    """A JSON-LD document of sorted quads; its context declares the prefixes used."""
    prefixes = used_prefixes(quads)
    context = json.dumps(prefixes, ensure_ascii=False, indent=4)
    yield f'{{\n  "@context": {context.replace(chr(10), chr(10) + "  ")},\n  "@graph": [\n'
    comma = ""
    for graph, group in groupby(quads, key=attrgetter("graph_name")):
        if isinstance(graph, DefaultGraph):
            for node in _nodes(group, prefixes):
                yield f"{comma}    {node}"
                comma = ",\n"
        else:
            yield f'{comma}    {{"@id": {json.dumps(_short(graph, prefixes))}, "@graph": [\n'
            yield ",\n".join(f"      {node}" for node in _nodes(group, prefixes))
            yield "\n    ]}"
            comma = ",\n"
    yield "\n  ]\n}\n"


def _nodes(quads: Iterable[Quad], prefixes: Mapping[str, str]) -> Iterator[str]:
    for subject, group in groupby(quads, key=attrgetter("subject")):
        node: dict[str, object] = {"@id": _short(subject, prefixes)}
        for predicate, same in groupby(group, key=attrgetter("predicate")):
            values = [quad.object for quad in same]
            if predicate == v.A and all(isinstance(value, NamedNode) for value in values):
                node["@type"] = [_short(value, prefixes) for value in values]
            else:
                node[_short(predicate, prefixes)] = [_value(value, prefixes) for value in values]
        yield json.dumps(node, ensure_ascii=False)


def _value(term: object, prefixes: Mapping[str, str]) -> object:
    if not isinstance(term, Literal):
        return {"@id": _short(term, prefixes)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype == _STRING:
        return term.value
    return {"@value": term.value, "@type": _short(term.datatype, prefixes)}


def _short(term: object, prefixes: Mapping[str, str]) -> str:
    if not isinstance(term, NamedNode):
        return str(term)
    pair = split_iri(term.value)
    if pair and prefixes.get(pair[0]) == term.value[: len(term.value) - len(pair[1])]:
        return f"{pair[0]}:{pair[1]}"
    return term.value
