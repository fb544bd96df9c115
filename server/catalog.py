"""The release described as a dataset: VoID with partitions, DCAT with its distributions, the saved questions as data.

https://www.w3.org/TR/void/, https://www.w3.org/TR/vocab-dcat-3/, and SHACL's `sh:SPARQLExecutable` for the questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.vocab import DCT, PARLEY, RDF, RDFS, XSD, Namespace
from server.dumps import FORMATS
from server.negotiation import GRAPH_TYPES
from server.questions import Question

VOID = Namespace("http://rdfs.org/ns/void#")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
SH = Namespace("http://www.w3.org/ns/shacl#")
_MEDIA = "https://www.iana.org/assignments/media-types/"


def describe_release(
    address: str,
    *,
    title: str,
    name: str,
    base: str,
    triples: int,
    classes: Mapping[str, int],
    properties: Mapping[str, int],
    questions: Iterable[Question],
    has_files: bool,
) -> list[Triple]:
    """The description of the release that the service at `address` serves."""
    dataset, endpoint = NamedNode(f"{address}/catalog#dataset"), NamedNode(f"{address}/sparql")
    said = [
        Triple(dataset, RDF("type"), VOID("Dataset")),
        Triple(dataset, RDF("type"), DCAT("Dataset")),
        Triple(dataset, DCT("title"), Literal(title, language="en")),
        Triple(dataset, DCT("description"), Literal("Who says what about conflict and diplomacy, read from news articles.", language="en")),
        Triple(dataset, DCT("identifier"), Literal(name)),
        Triple(dataset, DCAT("landingPage"), NamedNode(f"{address}/")),
        Triple(dataset, VOID("sparqlEndpoint"), endpoint),
        Triple(dataset, VOID("uriSpace"), Literal(base)),
        Triple(dataset, VOID("vocabulary"), NamedNode(PARLEY)),
        Triple(dataset, VOID("triples"), _number(triples)),
        Triple(dataset, VOID("classes"), _number(len(classes))),
        Triple(dataset, VOID("properties"), _number(len(properties))),
        *_distributions(dataset, address, FORMATS if has_files else {}),
        *_partitions(dataset, classes, "class", "entities"),
        *_partitions(dataset, properties, "property", "triples"),
    ]
    for question in questions:
        said += _executable(NamedNode(f"{address}/questions/{question.name}"), dataset, question)
    return said


def _distributions(dataset: NamedNode, address: str, files: Mapping[str, str]) -> Iterable[Triple]:
    service = NamedNode(f"{address}/sparql")
    yield Triple(service, RDF("type"), DCAT("DataService"))
    yield Triple(service, DCAT("endpointURL"), service)
    yield Triple(service, DCAT("servesDataset"), dataset)
    for suffix, words in files.items():
        file = NamedNode(f"{address}/data/parley.{suffix}")
        node = NamedNode(f"{address}/catalog#{suffix}")
        yield Triple(dataset, VOID("dataDump"), file)
        yield Triple(dataset, DCAT("distribution"), node)
        yield Triple(node, RDF("type"), DCAT("Distribution"))
        yield Triple(node, DCT("title"), Literal(words, language="en"))
        yield Triple(node, DCAT("downloadURL"), file)
        yield Triple(node, DCAT("mediaType"), NamedNode(_MEDIA + GRAPH_TYPES[suffix]))


def _partitions(dataset: NamedNode, counts: Mapping[str, int], kind: str, what: str) -> Iterable[Triple]:
    for number, (iri, count) in enumerate(counts.items()):
        node = BlankNode(f"{kind}{number}")
        yield Triple(dataset, VOID(f"{kind}Partition"), node)
        yield Triple(node, VOID(kind), NamedNode(iri))
        yield Triple(node, VOID(what), _number(count))


def _executable(node: NamedNode, dataset: NamedNode, question: Question) -> Iterable[Triple]:
    words = question.text.upper()
    kind = "SPARQLAskExecutable" if "SELECT" not in words and "ASK" in words else "SPARQLSelectExecutable"
    yield Triple(node, RDF("type"), SH("SPARQLExecutable"))
    yield Triple(node, RDF("type"), SH(kind))
    yield Triple(node, RDFS("label"), Literal(question.title, language="en"))
    if question.description:
        yield Triple(node, RDFS("comment"), Literal(question.description, language="en"))
    yield Triple(node, SH("ask" if kind == "SPARQLAskExecutable" else "select"), Literal(question.text))
    yield Triple(node, NamedNode("https://schema.org/target"), dataset)


def _number(value: int) -> Literal:
    return Literal(str(value), datatype=XSD("integer"))
