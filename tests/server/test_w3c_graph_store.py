"""The W3C's Graph Store Protocol tests (indirect identification) and Service Description tests, over real HTTP."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from rdflib import Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.compare import isomorphic

from server.settings import Settings

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
TOKEN = "a token for these tests"
CODES = {"OK": 200, "Created": 201, "NoContent": 204, "NotFound": 404}


@pytest.fixture(scope="module")
def manifest(shared: Path) -> Graph:
    return Graph().parse(shared / "suites/w3c/graph-store-protocol/manifest-indirect.ttl", format="turtle")


@pytest.fixture
def writable(tmp_path: Path, make_releases, serve_release) -> Iterator[str]:
    with serve_release(make_releases(tmp_path, b""), Settings(workers=1, token=TOKEN)) as address:
        yield address


def entries(manifest: Graph) -> list[str]:
    head = next(manifest.objects(None, MF.entries))
    return [str(item).rsplit("#", 1)[-1] for item in Collection(manifest, head)]


def test_manifest_is_the_one_known(manifest: Graph) -> None:
    """The suite has nine tests, and the names below are theirs."""
    assert sorted(entries(manifest)) == sorted(NAMES)
    assert len(NAMES) == 9


NAMES = [
    "put_get_repeat_indirect",
    "put_get_default",
    "put_delete_get_delete_indirect",
    "post_get_post_get_indirect",
    "post_get_new_graph",
    "head_existing_indirect",
    "head_non_existing_indirect",
    "put_get_uri_pct_encoded_indirect",
    "put_get_uri_pct_encoded_twice",
]


@pytest.mark.parametrize("name", NAMES)
def test_graph_store_protocol(manifest: Graph, writable: str, name: str) -> None:
    """Each request gets the status, type and graph that the manifest expects."""
    entry = next(item for item in set(manifest.subjects()) if str(item).endswith(f"#{name}"))
    connection = next(manifest.objects(entry, MF.action))
    location = ""
    for node in Collection(manifest, next(manifest.objects(connection, HT.requests))):
        status, headers, body = replay(manifest, node, writable, location)
        location = headers.get("Location", location)
        response = next(manifest.objects(node, HT.resp))
        expected = {CODES[str(value).rsplit("#", 1)[-1]] for value in manifest.objects(response, MF.expectedStatus)}
        assert status in expected, (name, status, body[:300])
        for media, wanted in expectations(manifest, response):
            assert headers["Content-Type"].split(";")[0] == media.split(";")[0]
            if wanted:
                assert isomorphic(Graph().parse(data=body, format="turtle"), Graph().parse(data=wanted, format="turtle"))


def expectations(manifest: Graph, response) -> Iterator[tuple[str, str]]:
    for line in manifest.objects(response, HT.headers):
        for header in Collection(manifest, line):
            content = next(manifest.objects(response, HT.body), None)
            yield str(next(manifest.objects(header, HT.fieldValue))), str(next(manifest.objects(content, CNT.chars), "")) if content else ""


def replay(manifest: Graph, node, address: str, location: str) -> tuple[int, dict[str, str], bytes]:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=20)
    path = str(next(manifest.objects(node, HT.absolutePath))).replace("/gsp", "/graphs", 1).replace("$LOCATION$", location)
    headers = {"Authorization": f"Bearer {TOKEN}"}
    for line in manifest.objects(node, HT.headers):
        for header in Collection(manifest, line):
            headers[str(next(manifest.objects(header, HT.fieldName)))] = str(next(manifest.objects(header, HT.fieldValue)))
    content = next(manifest.objects(node, HT.body), None)
    body = str(next(manifest.objects(content, CNT.chars))).encode() if content else None
    if body and "multipart" in headers.get("content-type", ""):
        body = body.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    connection.request(str(next(manifest.objects(node, HT.methodName))), path, body, headers)
    answer = connection.getresponse()
    data = answer.read()
    connection.close()
    return answer.status, dict(answer.headers), data


def test_service_description(live: str, shared: Path) -> None:
    """The three tests: GET gives RDF, with an `sd:endpoint` triple for this address, in the vocabulary's shape."""
    names = Graph().parse(shared / "suites/w3c/service-description/manifest.ttl", format="turtle")
    assert len(Collection(names, next(names.objects(None, MF.entries)))) == 3
    for address in (f"{live}/sparql", f"{live}/sparql/"):
        parts = urlsplit(address)
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=20)
        connection.request("GET", parts.path, headers={"Accept": "text/turtle"})
        answer = connection.getresponse()
        assert answer.headers["Content-Type"].startswith("text/turtle")
        said = Graph().parse(data=answer.read(), format="turtle")
        connection.close()
        services = set(said.subjects(URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), SD.Service))
        assert len(services) == 1
        (service,) = services
        assert set(said.objects(service, SD.endpoint)) == {URIRef(address)}
        (dataset,) = said.objects(service, SD.defaultDataset)
        assert (dataset, None, SD.Dataset) in said
        for graph in said.objects(dataset, SD.namedGraph):
            assert len(set(said.objects(graph, SD.name))) == 1
