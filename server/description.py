"""The service description: what this endpoint is and can, in RDF (https://www.w3.org/TR/sparql11-service-description/)."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, RdfFormat, Triple

from kg.rdf.formats import FORMATS
from kg.vocab import DCT, RDF, XSD
from server.graphs import FORMS
from server.workers.worker import TABLES

SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"


def service_description(endpoint: str, *, title: str, triples: int, graphs: Iterable[str], updates: bool, union: bool) -> list[Triple]:
    """The description of the service at `endpoint`, whose release has so many statements in these named graphs."""
    service, dataset, default = NamedNode(endpoint), BlankNode("dataset"), BlankNode("default")
    said = [
        Triple(service, RDF("type"), NamedNode(SD + "Service")),
        Triple(service, NamedNode(SD + "endpoint"), service),
        Triple(service, DCT("title"), Literal(title)),
        Triple(service, NamedNode(SD + "supportedLanguage"), NamedNode(SD + "SPARQL11Query")),
        Triple(service, NamedNode(SD + "defaultDataset"), dataset),
        Triple(dataset, RDF("type"), NamedNode(SD + "Dataset")),
        Triple(dataset, NamedNode(SD + "defaultGraph"), default),
        Triple(default, RDF("type"), NamedNode(SD + "Graph")),
        Triple(default, NamedNode(VOID + "triples"), Literal(str(triples), datatype=XSD("integer"))),
    ]
    if union:
        said.append(Triple(service, NamedNode(SD + "feature"), NamedNode(SD + "UnionDefaultGraph")))
    if updates:
        said.append(Triple(service, NamedNode(SD + "supportedLanguage"), NamedNode(SD + "SPARQL11Update")))
    results: list[QueryResultsFormat | RdfFormat] = [*TABLES.values(), *(FORMATS[name].rdf for name in FORMS.values())]
    said += [Triple(service, NamedNode(SD + "resultFormat"), NamedNode(item.iri)) for item in results]
    for number, graph in enumerate(graphs):
        node = BlankNode(f"graph{number}")
        said += [
            Triple(dataset, NamedNode(SD + "namedGraph"), node),
            Triple(node, RDF("type"), NamedNode(SD + "NamedGraph")),
            Triple(node, NamedNode(SD + "name"), NamedNode(graph)),
        ]
    return said
