"""Linked data: 303, suffixes, the same triples in every format, caching, signposting; and what describes the dataset."""

from __future__ import annotations

import gzip

import pytest
from flask.testing import FlaskClient
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from server.addresses import split_suffix, to_address, to_iri
from server.dumps import FORMATS
from server.questions import shipped_questions

OVER = ("release", "elsewhere")

BASE = "https://w3id.org/parley/data/"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
FORMS = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "rdf": RdfFormat.RDF_XML, "jsonld": RdfFormat.JSON_LD}


@pytest.mark.parametrize(
    ("accept", "suffix"),
    [
        (BROWSER, "html"),
        ("text/turtle", "ttl"),
        ("application/ld+json", "jsonld"),
        ("application/rdf+xml", "rdf"),
        ("", "ttl"),
        ("*/*", "ttl"),
    ],
)
def test_thing_leads_to_the_document_that_is_preferred(client: FlaskClient, accept: str, suffix: str) -> None:
    """The address of a thing answers 303 to its document in the preferred format, and varies by Accept."""
    answer = client.get("/id/state/northland", headers={"Accept": accept})
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/id/state/northland.{suffix}")
    assert "Accept" in answer.headers["Vary"]
    assert client.get(answer.headers["Location"]).status_code == 200


@pytest.mark.parametrize("path", ["/id/state/northland", "/data/article/one", "/data/article/one/claim/2", "/data/article/one/event/op"])
def test_document_has_the_same_triples_in_every_format(client: FlaskClient, path: str) -> None:
    """Turtle, N-Triples, RDF/XML and JSON-LD carry one graph, that of the thing."""
    graphs = [{quad.triple for quad in parse(client.get(f"{path}.{suffix}").data, form)} for suffix, form in FORMS.items()]
    assert len(graphs[0]) > 10
    assert all(graph == graphs[0] for graph in graphs)


def test_document_on_an_event_holds_claims_evidence_and_labels(client: FlaskClient) -> None:
    """Bounded description: who claims it, the exact words, and the names of those who act in it."""
    said = {quad.triple for quad in parse(client.get("/data/article/one/event/op.nt").data, RdfFormat.N_TRIPLES)}
    event, claim = NamedNode(BASE + "article/one/event/op"), NamedNode(BASE + "article/one/claim/0")
    assert Triple(claim, NamedNode("https://w3id.org/parley/ontology#hasContent"), event) in said
    objects = {item.object for item in said}
    assert Literal("Northland began an operation in Port Arden") in objects
    assert Literal("Northland", language="en") in objects
    assert Literal("The Example", language="en") in objects


def test_unknown_thing_is_not_found_in_every_format(client: FlaskClient) -> None:
    """404 for the thing and for each of its documents."""
    for suffix in ("", ".html", ".ttl", ".jsonld", ".nt", ".rdf"):
        assert client.get(f"/id/state/nowhere{suffix}").status_code == 404
    assert client.get("/id/state/northland", headers={"Accept": "image/png"}).status_code == 406


def test_document_is_cached_by_its_etag(client: FlaskClient) -> None:
    """Asked again with its ETag, a document answers 304 without a body."""
    for suffix in ("html", "ttl"):
        first = client.get(f"/id/state/northland.{suffix}")
        again = client.get(f"/id/state/northland.{suffix}", headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b"")
        other = client.get(f"/id/state/southmark.{suffix}", headers={"If-None-Match": first.headers["ETag"]})
        assert other.status_code == 200


def test_document_signposts_thing_and_siblings(client: FlaskClient) -> None:
    """The Link header cites the thing's IRI and names the documents in other formats with their types."""
    link = client.get("/id/state/northland.html").headers["Link"]
    assert '<https://w3id.org/parley/id/state/northland>; rel="cite-as"' in link
    assert '</id/state/northland.ttl>; rel="describedby"; type="text/turtle"' in link
    assert 'rel="type"' in link


def test_addresses_and_iris_are_inverse() -> None:
    """What has an address here is found again by it."""
    for iri in (BASE + "article/one/claim/1", "https://w3id.org/parley/id/state/x", "https://w3id.org/parley/vocab/modality/asserted"):
        address = to_address(iri, base=BASE)
        assert address is not None
        assert to_iri(*address.split("/", 1), base=BASE) == iri
    assert to_address("http://example.org/x", base=BASE) is None
    assert split_suffix("a/b.ttl") == ("a/b", "ttl")
    assert split_suffix("a/b.c") == ("a/b.c", None)
    assert split_suffix(".ttl") == (".ttl", None)


def test_ontology_is_served_whole(client: FlaskClient) -> None:
    """The ontology's graph is to be had in every format."""
    assert client.get("/ontology", headers={"Accept": "text/turtle"}).headers["Location"] == "/ontology.ttl"
    said = list(parse(client.get("/ontology.ttl").data, RdfFormat.TURTLE))
    assert len(said) > 10
    assert client.get("/ontology.xyz").status_code == 404


@pytest.mark.parametrize("path", ["/.well-known/void", "/catalog"])
def test_dataset_is_described(client: FlaskClient, over: str, path: str) -> None:
    """VoID counts and partitions, DCAT distributions that exist, each question as an executable."""
    said = {quad.triple for quad in parse(client.get(path, headers={"Accept": "text/turtle"}).data, RdfFormat.TURTLE)}
    values = {(item.predicate.value, getattr(item.object, "value", "")) for item in said}
    assert ("http://rdfs.org/ns/void#class", "https://w3id.org/parley/ontology#Claim") in values
    assert ("http://rdfs.org/ns/void#sparqlEndpoint", "http://localhost/sparql") in values
    files = [value for name, value in values if name == "http://www.w3.org/ns/dcat#downloadURL"]
    assert len(files) == (len(FORMATS) if over == "release" else 0)
    assert all(client.get(file.removeprefix("http://localhost")).status_code == 200 for file in files)
    executables = [item for item in said if item.object == NamedNode("http://www.w3.org/ns/shacl#SPARQLExecutable")]
    assert len(executables) == len(shipped_questions())


def test_api_description_names_every_question_with_its_parameters(client: FlaskClient) -> None:
    """OpenAPI lists each question, and what it lists answers."""
    described = client.get("/openapi.json").json
    paths = {path for path in described["paths"] if path.startswith("/questions/")}
    assert paths == {f"/questions/{name}.{{format}}" for name in shipped_questions()}
    day = described["paths"]["/questions/on-a-day.{format}"]["get"]["parameters"][1]
    assert (day["name"], day["schema"]["format"]) == ("day", "date")
    assert client.get("/questions/on-a-day.json", query_string={"day": "2030-03-12"}).status_code == 200


def test_dump_is_ranged_conditional_and_whole(client: FlaskClient, over: str) -> None:
    """A dump answers range and conditional requests, and holds the release; a store elsewhere has none."""
    if over == "elsewhere":
        assert client.get("/data/parley.nq").status_code == 404
        return
    whole = client.get("/data/parley.nq")
    part = client.get("/data/parley.nq", headers={"Range": "bytes=10-19"})
    assert (part.status_code, part.data) == (206, whole.data[10:20])
    assert client.get("/data/parley.nq", headers={"Range": "bytes=99999999-"}).status_code == 416
    assert client.get("/data/parley.nq", headers={"If-None-Match": whole.headers["ETag"]}).status_code == 304
    quads = set(parse(whole.data, RdfFormat.N_QUADS))
    assert {quad.triple for quad in parse(client.get("/data/parley.ttl").data, RdfFormat.TURTLE)} == {quad.triple for quad in quads}
    assert set(parse(client.get("/data/parley.trig").data, RdfFormat.TRIG)) == quads


def test_text_is_compressed_where_it_is_taken(client: FlaskClient) -> None:
    """gzip on request for texts of some length, never without."""
    plain = client.get("/")
    packed = client.get("/", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert "Content-Encoding" not in plain.headers
    assert "Accept-Encoding" in plain.headers["Vary"]
    assert "Content-Encoding" not in client.get("/", headers={"Accept-Encoding": "gzip;q=0"}).headers
    assert "Content-Encoding" not in client.get("/healthz", headers={"Accept-Encoding": "gzip"}).headers
