"""The W3C's SPARQL 1.1 Protocol tests, replayed as real HTTP from their manifest."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.collection import Collection

from server.settings import Settings

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
TOKEN = "a token for these tests"
GRAPHS = "http://kasei.us/2009/09/sparql/data/"
TABULAR = ("application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values")
RDF_TYPES = ("text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json")


@pytest.fixture(scope="module")
def manifest(shared: Path) -> Graph:
    return Graph().parse(shared / "suites/w3c/protocol/manifest.ttl", format="turtle")


def data(shared: Path) -> bytes:
    lines = []
    for number in (1, 2, 3):
        triple = (shared / f"suites/w3c/protocol/data{number}.nt").read_text().strip().rstrip(" .")
        lines.append(f"{triple} <{GRAPHS}data{number}.rdf> .\n")
    return "".join(lines).encode()


@pytest.fixture(scope="module")
def service(shared: Path, tmp_path_factory: pytest.TempPathFactory, make_release, serve_release) -> Iterator[str]:
    with serve_release(make_release(tmp_path_factory.mktemp("w3c"), data(shared)), Settings(workers=1)) as address:
        yield address


@pytest.fixture(scope="module")
def writable(shared: Path, tmp_path_factory: pytest.TempPathFactory, make_releases, serve_release) -> Iterator[str]:
    settings = Settings(workers=1, token=TOKEN)
    with serve_release(make_releases(tmp_path_factory.mktemp("w3c"), data(shared)), settings) as address:
        yield address


def entries(manifest: Graph) -> list[URIRef]:
    head = next(manifest.objects(None, MF.entries))
    return [URIRef(str(item)) for item in Collection(manifest, head)]


def test_every_query_test_passes_and_every_update_is_refused(manifest: Graph, service: str) -> None:
    """A read-only service answers each query request as the manifest expects, and each update with 4xx."""
    failures, queries, updates = [], 0, 0
    for entry in entries(manifest):
        name = str(entry).rsplit("#", 1)[-1]
        is_update = "update" in name
        queries += not is_update
        updates += is_update
        connection = next(manifest.objects(entry, MF.action))
        requests = Collection(manifest, next(manifest.objects(connection, HT.requests)))
        first = True
        for node in requests:
            status, media, body = replay(manifest, node, service)
            expected = {str(value)[-3] for value in manifest.objects(next(manifest.objects(node, HT.resp)), MF.expectedStatus)}
            if is_update and first:
                expected = {"4"}
            elif is_update:
                continue  # asks for what the update would have written
            first = False
            if str(status)[0] not in expected:
                failures.append(f"{name}: {status}, expected {expected}: {body[:200]!r}")
            elif status < 300 and (wrong := content_fault(manifest, node, media, body)):
                failures.append(f"{name}: {wrong}")
    assert failures == []
    assert (queries, updates) == (20, 14)


def test_all_pass_with_updates_on(manifest: Graph, writable: str) -> None:
    """With updates on and the token sent, all 34 tests pass."""
    failures = []
    for entry in entries(manifest):
        name = str(entry).rsplit("#", 1)[-1]
        connection = next(manifest.objects(entry, MF.action))
        for node in Collection(manifest, next(manifest.objects(connection, HT.requests))):
            status, media, body = replay(manifest, node, writable, {"Authorization": f"Bearer {TOKEN}"})
            expected = {str(value)[-3] for value in manifest.objects(next(manifest.objects(node, HT.resp)), MF.expectedStatus)}
            if str(status)[0] not in expected:
                failures.append(f"{name}: {status}, expected {expected}: {body[:200]!r}")
            elif status < 300 and (wrong := content_fault(manifest, node, media, body)):
                failures.append(f"{name}: {wrong}")
    assert failures == []
    assert len(entries(manifest)) == 34


def replay(manifest: Graph, node, address: str, more: dict[str, str] | None = None) -> tuple[int, str, bytes]:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=20)
    path = str(next(manifest.objects(node, HT.absolutePath)))
    headers = dict(more or {})
    for line in manifest.objects(node, HT.headers):
        for header in Collection(manifest, line):
            headers[str(next(manifest.objects(header, HT.fieldName)))] = str(next(manifest.objects(header, HT.fieldValue)))
    body = None
    for content in manifest.objects(node, HT.body):
        encoding = str(next(manifest.objects(content, CNT.characterEncoding)))
        body = str(next(manifest.objects(content, CNT.chars))).encode(encoding)
    connection.request(str(next(manifest.objects(node, HT.methodName))), path, body, headers)
    answer = connection.getresponse()
    data = answer.read()
    connection.close()
    return answer.status, (answer.headers.get("Content-Type") or "").split(";")[0], data


def content_fault(manifest: Graph, node, media: str, body: bytes) -> str:
    """What is wrong with the answer's content, or nothing."""
    response = next(manifest.objects(node, HT.resp))
    for value in manifest.objects(response, MF.expectedBoolean):
        if read_boolean(media, body) is not value.toPython():
            return f"expected {value}"
    for kind in manifest.objects(response, MF.expectedFormat):
        allowed = RDF_TYPES if str(kind) == "RDF" else TABULAR
        if media not in allowed:
            return f"{media} for {kind}"
    return ""


def read_boolean(media: str, body: bytes) -> bool:
    if media.endswith("json"):
        return bool(json.loads(body)["boolean"])
    return (ElementTree.fromstring(body).findtext("{*}boolean") or "").strip() == "true"


def test_manifest_is_the_one_known(manifest: Graph) -> None:
    """The suite has 34 tests, all of them protocol tests."""
    assert len(entries(manifest)) == 34
    assert {next(manifest.objects(entry, RDF.type)) for entry in entries(manifest)} == {MF.ProtocolTest}
