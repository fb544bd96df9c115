"""Shapes over the graph of an article, with pySHACL; the only module that imports it.

pySHACL is fast enough when three things hold. Each shape is a property shape with a target of its own, so that a constraint
runs once over all its focus nodes. The types above each stated type are added before, so that `sh:class` and targets need no
ontology in the data. What no shape asks about is left out, and the store keeps no contexts. The time is linear in the size
of the graph. The shapes are read once for the process.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import pyoxigraph as ox
import pyshacl
import rdflib
from pyoxigraph import BlankNode, NamedNode, Quad, Triple
from rdflib.namespace import RDF, SH
from rdflib.plugins.stores.memory import SimpleMemory

from kg.check.report import Finding, Report, Severity, report_of
from kg.check.schema import Schema, ontology_triples, shipped_schema

SHAPES = "https://w3id.org/parley/shapes/"
_SEVERITIES: Mapping[str, Severity] = {str(SH.Violation): "violation", str(SH.Warning): "warning", str(SH.Info): "info"}
_TYPE = str(RDF.type)
_REPAIR = " – "
"""What stands in a message between the fault and the repair."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """Shapes as pySHACL wants them, and what is said of each."""

    graph: rdflib.Graph
    targets: Mapping[str, tuple[tuple[rdflib.URIRef, rdflib.URIRef], ...]]
    """Local name of a shape → its targets, as (kind of target, class or property)."""
    properties: frozenset[str] | None
    """The properties that some shape asks about; None where a shape may ask about any (closed shapes, SPARQL)."""


class _PlainMemory(SimpleMemory):  # type: ignore[misc]
    """A store without contexts. pySHACL wraps each graph in a dataset, which insists on a store that is aware of them, and
    then asks the one graph inside; this one says that it is, and is a third faster than the store that really is."""

    context_aware = True
    graph_aware = True
    size = 0

    def __len__(self, context: object = None) -> int:
        """As set once filled. The inherited method counts all statements, and pySHACL asks once for each violation."""
        return self.size


def check_shapes(
    data: Iterable[Quad | Triple] | bytes, *, article: str = "", shapes: Shapes | None = None, schema: Schema | None = None
) -> Report:
    """What `data` breaks of the shapes. `data`: the quads of an article with those of the entities it names, or the same as N-Quads.

    Graph names are ignored. `checked` counts the focus nodes of all shapes. Raises SyntaxError for bytes that are no N-Quads.
    """
    rules = shapes or shipped_shapes()
    graph = _to_rdflib(data, schema or shipped_schema(), rules)
    checked = sum(focus_counts(graph, rules).values())
    conforms, results, _ = pyshacl.validate(
        graph, shacl_graph=rules.graph, inplace=True, inference="none", advanced=False, meta_shacl=False
    )
    if conforms or not isinstance(results, rdflib.Graph):
        return Report((), checked)
    return report_of(_findings(results, article), checked)


@cache
def shipped_shapes() -> Shapes:
    """The shapes of `ontology/shapes`. Raises ResourceError, naming the file that is broken."""
    return read_shapes(ontology_triples("shapes"))


def read_shapes(triples: Iterable[Triple]) -> Shapes:
    graph = rdflib.Graph()
    for triple in triples:
        graph.add((_term(triple.subject), _term(triple.predicate), _term(triple.object)))
    kinds = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.targetNode)
    targets = {
        str(shape).removeprefix(SHAPES): tuple((kind, target) for kind in kinds for target in _iris(graph.objects(shape, kind)))
        for shape in _named_shapes(graph)
    }
    open_ended = any((None, term, None) in graph for term in (SH.closed, SH.sparql, SH.target))
    properties = frozenset(str(o) for o in graph.objects() if isinstance(o, rdflib.URIRef))
    return Shapes(graph, targets, None if open_ended else properties)


def focus_counts(graph: rdflib.Graph, shapes: Shapes) -> Mapping[str, int]:
    """How many nodes each shape applies to. A shape that never applies proves nothing, and a misspelt target never applies."""
    return {name: sum(1 for _ in _focus_nodes(graph, targets)) for name, targets in shapes.targets.items()}


def count_focus_nodes(
    data: Iterable[Quad | Triple] | bytes, *, shapes: Shapes | None = None, schema: Schema | None = None
) -> Mapping[str, int]:
    """`focus_counts` of data as `check_shapes` takes it."""
    rules = shapes or shipped_shapes()
    return focus_counts(_to_rdflib(data, schema or shipped_schema(), rules), rules)


def _named_shapes(graph: rdflib.Graph) -> list[rdflib.URIRef]:
    return _iris(shape for kind in (SH.NodeShape, SH.PropertyShape) for shape in graph.subjects(RDF.type, kind))


def _iris(nodes: Iterable[Any]) -> list[rdflib.URIRef]:
    return sorted(node for node in nodes if isinstance(node, rdflib.URIRef))


def _focus_nodes(graph: rdflib.Graph, targets: Iterable[tuple[rdflib.URIRef, rdflib.URIRef]]) -> Iterator[Any]:
    for kind, target in targets:
        if kind == SH.targetClass:
            yield from graph.subjects(RDF.type, target)
        elif kind == SH.targetSubjectsOf:
            yield from set(graph.subjects(target, None))
        elif kind == SH.targetObjectsOf:
            yield from set(graph.objects(None, target))
        else:
            yield target


def _to_rdflib(data: Iterable[Quad | Triple] | bytes, schema: Schema, shapes: Shapes) -> rdflib.Graph:
    """`data` without graph names, each node with all classes above its own; what no shape asks about is left out."""
    store = _PlainMemory()
    graph = rdflib.Graph(store=store, bind_namespaces="none")
    wanted = shapes.properties
    types: dict[Any, set[str]] = defaultdict(set)
    statements = ox.parse(data, format=ox.RdfFormat.N_QUADS) if isinstance(data, bytes) else data
    add = store.add
    for quad in statements:
        if quad.predicate.value == _TYPE and isinstance(quad.object, NamedNode):
            types[_term(quad.subject)].add(quad.object.value)
        elif wanted is None or quad.predicate.value in wanted:
            add((_term(quad.subject), _iri(quad.predicate.value), _term(quad.object)), graph)
    for subject, classes in types.items():
        for name in schema.types_of(classes):
            add((subject, RDF.type, _iri(name)), graph)
    store.size = sum(1 for _ in store.triples((None, None, None)))
    return graph


def _term(term: Any) -> Any:
    if isinstance(term, NamedNode):
        return _iri(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    return rdflib.Literal(term.value, datatype=_iri(term.datatype.value), normalize=False)


@lru_cache(maxsize=65536)
def _iri(value: str) -> rdflib.URIRef:
    return rdflib.URIRef(value)


def _findings(results: rdflib.Graph, article: str) -> Iterator[Finding]:
    for result in results.subjects(RDF.type, SH.ValidationResult):
        message, _, remedy = str(results.value(result, SH.resultMessage) or "").partition(_REPAIR)
        value = results.value(result, SH.value)
        if isinstance(value, rdflib.URIRef | rdflib.Literal):
            message = f"{message} ({value})"
        yield Finding(
            severity=_SEVERITIES.get(str(results.value(result, SH.resultSeverity)), "violation"),
            code=str(results.value(result, SH.sourceShape)).removeprefix(SHAPES),
            message=message,
            focus=str(results.value(result, SH.focusNode)),
            article=article,
            remedy=remedy,
        )
