"""Graphs for rdflib, the library that most of the linked-data world in Python speaks; the only module of this stage that imports it."""

from __future__ import annotations

from collections.abc import Iterable

import rdflib
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from kg.vocab import PREFIXES

Term = rdflib.URIRef | rdflib.BNode | rdflib.Literal


def to_dataset(quads: Iterable[Quad]) -> rdflib.Dataset:
    """An rdflib data set with the quads in their named graphs; queries see the union of these.

    Literals keep their spelling.
    """
    dataset = rdflib.Dataset(default_union=True)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, rdflib.URIRef(namespace), replace=True)
    graphs: dict[object, rdflib.Graph] = {}
    for quad in quads:
        name = quad.graph_name
        if name not in graphs:
            graphs[name] = dataset.graph() if isinstance(name, DefaultGraph) else dataset.graph(_term(name))
        graphs[name].add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    return dataset


def _term(term: object) -> Term:
    match term:
        case NamedNode():
            return rdflib.URIRef(term.value)
        case BlankNode():
            return rdflib.BNode(term.value)
        case Literal(language=str()):
            return rdflib.Literal(term.value, lang=term.language)
        case Literal():
            datatype = None if term.datatype.value.endswith("#string") else rdflib.URIRef(term.datatype.value)
            return rdflib.Literal(term.value, datatype=datatype, normalize=False)
    raise TypeError(f"rdflib has no counterpart of {term}")
