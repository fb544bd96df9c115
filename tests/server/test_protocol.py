"""SPARQL 1.1 Protocol: ways to send a query, datasets, formats, errors, headers."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient
from pyoxigraph import NamedNode, RdfFormat, Triple, parse

OVER = ("release", "elsewhere")

ONE = 'SELECT (1 AS ?n) ("a b"@en AS ?s) {}'
BASE = "https://w3id.org/parley/data/article/"
HEADLINES = "PREFIX schema: <https://schema.org/> SELECT ?h { ?a schema:headline ?h } ORDER BY ?h"


def ask(client: FlaskClient, query: str, accept: str = "", **parameters: object):
    return client.get("/sparql", query_string={"query": query, **parameters}, headers={"Accept": accept} if accept else {})


def values(answer) -> list[str]:
    return [next(iter(row.values()))["value"] for row in answer.json["results"]["bindings"]]


@pytest.mark.parametrize("path", ["/sparql", "/sparql/"])
def test_three_ways_to_send_a_query_answer_alike(client: FlaskClient, path: str) -> None:
    """GET, a posted form and a posted query give the same bytes."""
    got = client.get(path, query_string={"query": ONE})
    form = client.post(path, data={"query": ONE})
    direct = client.post(path, data=ONE, content_type="application/sparql-query")
    assert got.status_code == 200
    assert got.data == form.data == direct.data


def test_default_graph_is_the_union_of_all_articles(client: FlaskClient) -> None:
    """Without a dataset a query sees every graph."""
    assert values(ask(client, HEADLINES)) == ["A truce, <script>alert(1)</script> & more", "Operation near Port Arden"]


@pytest.mark.parametrize(
    "query",
    [
        HEADLINES.replace("{", f"FROM <{BASE}one> {{", 1),
        HEADLINES.replace("{", f"# FROM <nowhere>\nfrom<{BASE}one> WHERE {{", 1),
        HEADLINES.replace("PREFIX", f"PREFIX a: <{BASE}> PREFIX", 1).replace("{", "FROM a:one {", 1),
    ],
)
def test_from_limits_the_default_graph(client: FlaskClient, query: str) -> None:
    """A query with a FROM clause sees the graphs that it names and no others."""
    assert values(ask(client, query)) == ["Operation near Port Arden"]


@pytest.mark.parametrize("word", ['"FROM <x>"', "'''FROM <x>'''", "?from"])
def test_from_in_a_string_or_variable_is_no_clause(client: FlaskClient, word: str) -> None:
    """The word FROM elsewhere leaves the union in force."""
    assert len(values(ask(client, HEADLINES.replace("{", f"{{ BIND(1 AS ?x) FILTER(BOUND(?x) || {word} = '') ")))) == 2


def test_dataset_of_the_request_overrides_from(client: FlaskClient) -> None:
    """`default-graph-uri` wins over FROM, and leaves no named graphs."""
    query = HEADLINES.replace("{", f"FROM <{BASE}one> {{", 1)
    assert values(ask(client, query, **{"default-graph-uri": BASE + "two"})) == ["A truce, <script>alert(1)</script> & more"]
    assert values(ask(client, "SELECT ?g { GRAPH ?g {} }", **{"default-graph-uri": BASE + "two"})) == []


def test_named_graphs_of_the_request_leave_an_empty_default_graph(client: FlaskClient) -> None:
    """`named-graph-uri` alone gives that graph to GRAPH and nothing to the default graph."""
    assert values(ask(client, "SELECT ?g { GRAPH ?g {} }", **{"named-graph-uri": BASE + "two"})) == [BASE + "two"]
    assert values(ask(client, HEADLINES, **{"named-graph-uri": BASE + "two"})) == []


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/*", "text/csv; charset=utf-8"),
        ("text/csv;q=0.5, text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("application/sparql-results+json;q=0, */*", "application/sparql-results+xml"),
        ("TEXT/CSV ; Q=1.0", "text/csv; charset=utf-8"),
    ],
)
def test_table_format_follows_accept(client: FlaskClient, accept: str, media: str) -> None:
    """The most wanted format is sent; the most specific range decides."""
    answer = ask(client, ONE, accept)
    assert (answer.status_code, answer.content_type) == (200, media)


def test_formats_carry_the_same_values(client: FlaskClient) -> None:
    """The four table formats say the same."""
    assert json.loads(ask(client, ONE, format="json").data)["results"]["bindings"][0]["s"]["value"] == "a b"
    root = ElementTree.fromstring(ask(client, ONE, format="xml").data)
    assert [item.text for item in root.iter("{http://www.w3.org/2005/sparql-results#}literal")] == ["1", "a b"]
    assert list(csv.reader(io.StringIO(ask(client, ONE, format="csv").text))) == [["n", "s"], ["1", "a b"]]
    assert ask(client, ONE, format="tsv").text.splitlines() == ["?n\t?s", '1\t"a b"@en']


@pytest.mark.parametrize(
    ("name", "media", "format_"),
    [
        ("ttl", "text/turtle; charset=utf-8", RdfFormat.TURTLE),
        ("nt", "application/n-triples", RdfFormat.N_TRIPLES),
        ("jsonld", "application/ld+json", RdfFormat.JSON_LD),
        ("rdf", "application/rdf+xml", RdfFormat.RDF_XML),
        ("trig", "application/trig", RdfFormat.TRIG),
        ("nq", "application/n-quads", RdfFormat.N_QUADS),
    ],
)
def test_graph_formats_carry_the_same_triples(client: FlaskClient, name: str, media: str, format_: RdfFormat) -> None:
    """CONSTRUCT gives the same set of triples in every format, each once."""
    query = 'CONSTRUCT { <http://e/s> <http://e/p> ?v, "x\\ny"@en } WHERE { VALUES (?v ?w) { (1 1) (2 2) (1 3) } }'
    answer = ask(client, query, format=name)
    assert (answer.status_code, answer.content_type) == (200, media)
    said = [quad.triple for quad in parse(answer.data, format_)]
    assert len(said) == len(set(said)) == 3
    assert {item.predicate for item in said} == {NamedNode("http://e/p")}


def test_turtle_has_prefixes(client: FlaskClient) -> None:
    """Turtle is written with the project's prefixes."""
    answer = ask(client, "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c } LIMIT 1", "text/turtle")
    assert "@prefix parley: <https://w3id.org/parley/ontology#> ." in answer.text


def test_unacceptable_format_names_those_that_exist(client: FlaskClient) -> None:
    """406 lists the formats for the kind of result at hand."""
    answer = ask(client, ONE, "image/png")
    assert answer.status_code == 406
    assert "application/sparql-results+json" in answer.json["detail"]
    for_graph = ask(client, "DESCRIBE <http://e/>", "text/csv")
    assert for_graph.status_code == 406
    assert "text/turtle" in for_graph.json["detail"]
    assert "csv" not in for_graph.json["detail"]


@pytest.mark.parametrize(
    ("query", "status", "kind"),
    [
        ("SELECT", 400, "query-syntax"),
        ("SELECT * { ?s ?p }", 400, "query-syntax"),
        ("INSERT DATA { <a:s> <a:p> 1 }", 400, "query-syntax"),
        ("LOAD <http://127.0.0.1/x>", 403, "refused"),
        ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", 403, "refused"),
        ("ASK { " + "{" * 401 + "}" * 401 + "}", 400, "too-deep"),
        ("ASK { # " + "x" * 33000 + "\n}", 413, "too-large"),
    ],
)
def test_bad_query_is_the_clients_fault(client: FlaskClient, query: str, status: int, kind: str) -> None:
    """Each refusal has its status and kind, as problem+json."""
    answer = client.post("/sparql", data={"query": query})
    assert (answer.status_code, answer.content_type) == (status, "application/problem+json")
    assert answer.json["type"].endswith("/" + kind)


def test_requests_that_break_the_protocol(client: FlaskClient) -> None:
    """Wrong method, media type, encoding or number of queries gives 4xx, never 500."""
    assert client.put("/sparql", data="ASK {}").status_code == 405
    assert client.post("/sparql", data="ASK {}", content_type="text/plain").status_code == 415
    assert client.post("/sparql", data=b"ASK {}").status_code == 415
    assert client.get("/sparql?query=ASK{}&query=ASK{}").status_code == 400
    assert client.get("/sparql?query=%FF").status_code == 400
    assert client.get("/sparql?query=ASK%7B%7D%00").status_code == 400
    assert client.get("/sparql?query=ASK{}&default-graph-uri=relative").status_code == 400
    assert client.post("/sparql", data=b"\xff\xfe", content_type="application/sparql-query").status_code == 400
    utf16 = client.post("/sparql", data="ASK {}".encode("utf-16"), content_type="application/sparql-query; charset=utf-16")
    assert utf16.status_code == 415
    assert client.post("/sparql", data=b"x" * 70000, content_type="application/sparql-query").status_code == 413
    assert client.post("/sparql", data={"update": "CLEAR ALL"}).status_code == 403
    assert client.get("/sparql?update=CLEAR+ALL").status_code == 400
    assert client.post("/sparql", data={"x": "y"}).status_code == 400


@pytest.mark.parametrize("timeout", ["0", "-1", "nan", "soon"])
def test_timeout_is_a_positive_number(client: FlaskClient, timeout: str) -> None:
    """A time limit that is none is refused."""
    assert ask(client, "ASK {}", timeout=timeout).status_code == 400


def test_error_comes_as_text_where_text_is_preferred(client: FlaskClient) -> None:
    """Errors follow Accept: text, page, or problem+json."""
    assert ask(client, "SELECT", "text/plain, */*;q=0.1").content_type.startswith("text/plain")
    assert ask(client, "SELECT", "text/html").content_type.startswith("text/html")
    assert ask(client, "SELECT", "text/turtle").content_type == "application/problem+json"


def test_head_and_options(client: FlaskClient) -> None:
    """HEAD has the headers of GET without a body; OPTIONS lets other sites read."""
    head = client.head("/sparql", query_string={"query": "ASK {}"})
    assert (head.status_code, head.data) == (200, b"")
    assert head.content_type == "application/sparql-results+json"
    options = client.options("/sparql")
    assert options.status_code == 200
    assert options.headers["Access-Control-Allow-Origin"] == "*"
    assert "POST" in options.headers["Access-Control-Allow-Methods"]


@pytest.mark.parametrize("path", ["/", "/sparql?query=ASK{}", "/sparql?query=SELECT", "/nowhere", "/data/parley.ttl"])
def test_every_answer_has_the_security_headers(client: FlaskClient, path: str) -> None:
    """No script but our own, no sniffing, no referrer, no framing."""
    headers = client.get(path).headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Access-Control-Allow-Origin"] == "*"


def test_service_description_describes_this_endpoint(client: FlaskClient) -> None:
    """GET without a query gives RDF with `sd:endpoint`, the languages and the named graphs."""
    answer = client.get("/sparql", headers={"Accept": "text/turtle"})
    said = {quad.triple for quad in parse(answer.data, RdfFormat.TURTLE)}
    sd = "http://www.w3.org/ns/sparql-service-description#"
    here = NamedNode("http://localhost/sparql")
    assert Triple(here, NamedNode(sd + "endpoint"), here) in said
    assert Triple(here, NamedNode(sd + "supportedLanguage"), NamedNode(sd + "SPARQL11Query")) in said
    assert {item.object.value for item in said if item.predicate.value == sd + "name"} >= {BASE + "one", BASE + "two"}
    page = client.get("/sparql", headers={"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"})
    assert page.content_type.startswith("text/html")


@pytest.mark.parametrize("host", ["evil host", "a/b", "x@y", "<script>", "[::1", "ünï", "a:99999999"])
def test_a_made_up_host_changes_nothing(client: FlaskClient, host: str) -> None:
    """A Host header that is no host neither breaks a query nor appears in an answer."""
    answer = client.get("/sparql", query_string={"query": "SELECT (<x> AS ?x) {}"}, headers={"Host": host})
    assert answer.status_code in (200, 400)
    assert host not in answer.text or answer.status_code == 400
