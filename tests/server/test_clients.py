"""Clients of others get the same answers: SPARQLWrapper, rdflib's SPARQLStore, curl."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, TURTLE, XML, SPARQLWrapper

LABELS = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?label WHERE { ?s skos:prefLabel ?label } ORDER BY ?label
"""
EXPECTED = ["Northland", "Port Arden", "Southmark"]


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_sparqlwrapper_reads_all_formats(live: str, method: str) -> None:
    """SPARQLWrapper by GET and POST in JSON, XML and CSV, and CONSTRUCT in Turtle."""
    client = SPARQLWrapper(f"{live}/sparql")
    client.setMethod(method)
    client.setQuery(LABELS)
    client.setReturnFormat(JSON)
    rows = client.queryAndConvert()["results"]["bindings"]
    assert [row["label"]["value"] for row in rows] == EXPECTED
    client.setReturnFormat(XML)
    assert [node.firstChild.data for node in client.queryAndConvert().getElementsByTagName("literal")] == EXPECTED
    client.setReturnFormat(CSV)
    assert client.queryAndConvert().decode().split() == ["label", "Northland", "Port", "Arden", "Southmark"]
    client.setQuery("CONSTRUCT { ?s a ?c } WHERE { ?s a ?c }")
    client.setReturnFormat(TURTLE)
    assert len(Graph().parse(client.queryAndConvert(), format="turtle")) > 20


def test_rdflib_sparqlstore_queries_and_reads_triples(live: str) -> None:
    """rdflib's store runs queries, looks up triples and sees named graphs."""
    store = SPARQLStore(f"{live}/sparql")
    graph = Graph(store)
    assert [str(row.label) for row in graph.query(LABELS)] == EXPECTED
    northland = URIRef("https://w3id.org/parley/id/state/northland")
    assert [str(label) for label in graph.objects(northland, URIRef("http://www.w3.org/2004/02/skos/core#prefLabel"))] == ["Northland"]
    assert (northland, None, None) in graph
    assert len(Graph(store, identifier=URIRef("https://w3id.org/parley/entities"))) == 6


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_curl_gets_and_posts(live: str) -> None:
    """curl with a header, with a form, and with the query as the body."""

    def curl(*arguments: str) -> str:
        command = ["curl", "-sS", "--fail", "--max-time", "10", *arguments, f"{live}/sparql"]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    table = curl("-H", "Accept: text/csv", "--data-urlencode", f"query={LABELS}")
    assert table.split() == ["label", "Northland", "Port", "Arden", "Southmark"]
    direct = json.loads(curl("-H", "Content-Type: application/sparql-query", "--data-binary", LABELS))
    got = json.loads(curl("--get", "--data-urlencode", f"query={LABELS}"))
    assert direct == got
