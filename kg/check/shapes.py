"""Shapes over the graph of an article, with pySHACL; the only module that imports it.

pySHACL costs as much as the parse of an article, so that a screen looks first, and pySHACL at the shapes that may be broken. For
its sake each shape is a property shape with a target of its own (a constraint then runs once over all its focus nodes), the types above
each stated type are added before (`sh:class` and targets then need no ontology in the data), what no shape asks about is left out, and
the store keeps no contexts. The time is linear in the size of the graph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import pyoxigraph as ox
import pyshacl
import rdflib
from pyoxigraph import BlankNode, NamedNode, Quad, Triple
from pyshacl.errors import ReportableRuntimeError
from rdflib.namespace import RDF, SH
from rdflib.plugins.stores.memory import SimpleMemory

from kg.check.indexed import facts_of
from kg.check.report import Finding, Report, Severity, report_of
from kg.check.schema import Schema, ontology_triples, shipped_schema
from kg.check.screen import Rule, read_rules, screen
from kg.statements import Statement as Said

SHAPES = "https://w3id.org/parley/shapes/"
_SEVERITIES: Mapping[str, Severity] = {str(SH.Violation): "violation", str(SH.Warning): "warning", str(SH.Info): "info"}
Statement = Said | Quad | Triple
_TYPE = str(RDF.type)
_OPEN_ENDED = (SH.closed, SH.sparql, SH.target, SH.js)
_REPAIR = " – "
"""What stands in a message between the fault and the repair."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """Shapes as pySHACL wants them, and compiled for the screen."""

    graph: rdflib.Graph
    rules: tuple[Rule, ...]
    properties: Mapping[str, frozenset[str] | None]
    """Shape → the properties that it asks about; None where it may ask about any (closed shapes, SPARQL)."""


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
    data: Iterable[Statement] | bytes,
    *,
    article: str = "",
    shapes: Shapes | None = None,
    schema: Schema | None = None,
    thorough: bool = False,
) -> Report:
    """What `data` breaks of the shapes. `data`: the quads of an article with those of the entities it names, or the same as N-Quads.

    Graph names are ignored. `checked` counts the focus nodes of all shapes. pySHACL looks at the shapes that may be broken, with
    `thorough` at all of them. Raises SyntaxError for bytes that are no N-Quads.
    """
    rules, classes = shapes or shipped_shapes(), schema or shipped_schema()
    statements = _read(data)
    facts = facts_of(statements, classes)
    seen = screen(facts, rules.rules)
    checked = sum(seen.counts.values())
    asked = list(rules.properties if thorough else seen.doubtful)
    lacking = [] if thorough else [_lacks(rule, node, article) for rule, node in seen.lacking]
    if not asked:
        return report_of(lacking, checked)
    focus = frozenset().union(*(rule.focus_nodes(facts) for rule in rules.rules if rule.shape in asked))
    graph = _to_rdflib(statements, classes, _properties(rules, asked), focus)
    try:
        conforms, results, _ = pyshacl.validate(graph, shacl_graph=rules.graph, inplace=True, inference="none", use_shapes=asked)
    except (ReportableRuntimeError, TypeError) as fault:  # it stops at values that cannot be put in order: blank nodes, 30 February
        remedy = "give every node an IRI and every literal a value of its type"
        finding = Finding("violation", "not-comparable", f"values cannot be compared: {fault}", article=article, remedy=remedy)
        return Report((finding,), checked)
    found = [] if conforms or not isinstance(results, rdflib.Graph) else _findings(results, article)
    return report_of([*lacking, *found], checked)


def count_focus_nodes(
    data: Iterable[Statement] | bytes, *, shapes: Shapes | None = None, schema: Schema | None = None
) -> Mapping[str, int]:
    """Local name of each shape → how many nodes it applies to. A shape that never applies proves nothing."""
    seen = screen(facts_of(_read(data), schema or shipped_schema()), (shapes or shipped_shapes()).rules)
    return {shape.removeprefix(SHAPES): count for shape, count in seen.counts.items()}


@cache
def shipped_shapes() -> Shapes:
    """The shapes of `ontology/shapes`. Raises ResourceError, naming the file that is broken."""
    return read_shapes(ontology_triples("shapes"))


def read_shapes(triples: Iterable[Triple]) -> Shapes:
    """The named shapes that `triples` describe."""
    triples = tuple(triples)
    graph = rdflib.Graph()
    for triple in triples:
        graph.add((_term(triple.subject), _term(triple.predicate), _term(triple.object)))
    rules = read_rules(triples)
    return Shapes(graph, rules, {rule.shape: _asked_about(graph, rule.shape) for rule in rules})


def _asked_about(graph: rdflib.Graph, shape: str) -> frozenset[str] | None:
    """Every IRI that the description of `shape` names, its blank nodes included; the properties are among them."""
    waiting: list[Any] = [rdflib.URIRef(shape)]
    seen: set[Any] = set()
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        if isinstance(node, rdflib.BNode) or str(node) == shape:
            if any((node, term, None) in graph for term in _OPEN_ENDED):
                return None
            waiting.extend(graph.objects(node))
    return frozenset(str(node) for node in seen if isinstance(node, rdflib.URIRef))


def _properties(shapes: Shapes, asked: Iterable[str]) -> frozenset[str] | None:
    """What the shapes `asked` ask about; None where that may be anything."""
    each = [shapes.properties[shape] for shape in asked]
    return None if None in each else frozenset().union(*(some for some in each if some is not None))


def _read(data: Iterable[Statement] | bytes) -> Sequence[Statement]:
    return list(ox.parse(data, format=ox.RdfFormat.N_QUADS) if isinstance(data, bytes) else data)


def _to_rdflib(statements: Iterable[Statement], schema: Schema, wanted: frozenset[str] | None, focus: frozenset[Any]) -> rdflib.Graph:
    """Statements with the properties `wanted` (None: all), without graph names.

    The nodes of `focus` and those that the statements speak of have all classes above their own.
    """
    store = _PlainMemory()
    graph = rdflib.Graph(store=store, bind_namespaces="none")
    types: dict[Any, set[str]] = defaultdict(set)
    spoken_of: set[Any] = set()
    add = store.add
    for said in statements:
        if said.predicate.value == _TYPE and isinstance(said.object, NamedNode):
            types[said.subject].add(said.object.value)
        elif wanted is None or said.predicate.value in wanted:
            spoken_of.update((said.subject, said.object))
            add((_term(said.subject), _iri(said.predicate.value), _term(said.object)), graph)
    for node, classes in types.items():
        if node in spoken_of or node in focus:
            subject = _term(node)
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


def _lacks(rule: Rule, node: Any, article: str) -> Finding:
    """What pySHACL would report of a node with too few values."""
    message, _, remedy = (rule.message or "").partition(_REPAIR)
    severity = _SEVERITIES.get(rule.severity, "violation")
    return Finding(severity, rule.shape.removeprefix(SHAPES), message, getattr(node, "value", str(node)), article, remedy)


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
