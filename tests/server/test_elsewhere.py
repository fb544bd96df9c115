"""A store elsewhere that misbehaves: nothing broken, cut short, late or too large ever becomes a 200."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
import time
from collections.abc import Iterator
from urllib.parse import parse_qs

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pyoxigraph import QueryResultsFormat, RdfFormat, Store, serialize

from kg.errors import StorageError, UsageError
from kg.store.exchange import read_address
from server.app import create_app
from server.settings import Settings
from server.workers.dataset import dataset_of, with_prologue

TABLE = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"a"}}]}}'
YES = b'{"head":{},"boolean":true}'
JSON = b"application/sparql-results+json"
LIMITS = Settings(workers=2, query_time_s=0.8, result_bytes=100_000)


def reply(body: bytes, media: bytes = JSON, *, status: bytes = b"200 OK", more: bytes = b"", length: int | None = None) -> bytes:
    said = len(body) if length is None else length
    return b"HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n%s\r\n" % (status, media, said, more) + body


def without_length(body: bytes, media: bytes = JSON) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Type: " + media + b"\r\nConnection: close\r\n\r\n" + body


def chunked(*chunks: bytes, ended: bool = True) -> bytes:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: " + JSON + b"\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
    return head + b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks) + (b"0\r\n\r\n" if ended else b"")


class Pretender:
    """Listens like a store: says yes while a service finds out about it, then sends whatever `answer` holds, byte by byte if `drip`."""

    def __init__(self) -> None:
        self.answer, self.drip = b"", 0.0
        self.asked: list[dict[str, list[str]]] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}/query"
        threading.Thread(target=self._listen, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def _listen(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                threading.Thread(target=self._talk, args=(connection,), daemon=True).start()

    def _talk(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            head = b""
            while b"\r\n\r\n" not in head:
                if not (chunk := connection.recv(65536)):
                    return
                head += chunk
            head, _, body = head.partition(b"\r\n\r\n")
            length = next(int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length"))
            while len(body) < length:
                body += connection.recv(65536)
            asked = parse_qs(body.decode())
            if "ASK { GRAPH ?g" in asked["query"][0]:
                connection.sendall(reply(YES))
                return
            self.asked.append(asked)
            for start in range(0, len(self.answer), 1 if self.drip else max(1, len(self.answer))):
                connection.sendall(self.answer[start : start + 1] if self.drip else self.answer)
                time.sleep(self.drip)


@pytest.fixture(scope="module")
def pretender() -> Iterator[Pretender]:
    listening = Pretender()
    yield listening
    listening.close()


@pytest.fixture(scope="module")
def app(pretender: Pretender) -> Iterator[Flask]:
    application = create_app(pretender.address, LIMITS)
    yield application
    application.extensions["parley"].close()


def ask(client: FlaskClient, query: str = "SELECT ?x { ?s ?p ?x }", **parameters: str):
    return client.get("/sparql", query_string={"query": query, **parameters})


@pytest.mark.parametrize(
    "answer",
    [
        reply(TABLE),
        reply(
            b'{"results":{"bindings":[{"x":{"value":"a","type":"literal"}}]},"head":{"vars":["x"],"link":[]}}', JSON + b"; charset=utf-8"
        ),
        reply(TABLE, b"application/json"),
        without_length(TABLE),
        chunked(TABLE[:20], TABLE[20:]),
        reply(
            b'<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="x"/></head><results>'
            b'<result><binding name="x"><literal>a</literal></binding></result></results></sparql>',
            b"application/sparql-results+xml",
        ),
    ],
)
def test_whole_answer_in_any_table_format_is_passed_on(client: FlaskClient, pretender: Pretender, answer: bytes) -> None:
    """However the store frames and writes it, the client gets the format that it asked for."""
    pretender.answer = answer
    got = ask(client, format="json")
    assert (got.status_code, got.data) == (200, TABLE)
    assert ask(client, format="csv").data == b"x\r\na\r\n"


GRAPH = b'[{"@id":"http://e/s","http://e/p":[{"@value":"v"}]}]'


@pytest.mark.parametrize(
    "answer", [reply(GRAPH, b"application/ld+json"), reply(b'<http://e/s> <http://e/p> "v" .\n', b"application/n-triples")]
)
def test_whole_graph_is_passed_on(client: FlaskClient, pretender: Pretender, answer: bytes) -> None:
    """Graphs are written anew in the format asked for."""
    pretender.answer = answer
    assert ask(client, "CONSTRUCT WHERE { ?s ?p ?o }", format="nt").data == b'<http://e/s> <http://e/p> "v" .\n'


BROKEN = {
    "shorter than it says": (reply(TABLE, length=len(TABLE) + 1), 502),
    "chunks without an end": (chunked(TABLE, ended=False), 502),
    "a broken chunk": (chunked(ended=False) + b"zz\r\n", 502),
    "closed without an answer": (b"", 502),
    "no HTTP": (b"SSH-2.0-OpenSSH\r\n", 502),
    "an endless header": (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500, 502),
    "a page": (reply(b"<html>welcome</html>", b"text/html"), 502),
    "no type": (b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", 502),
    "nothing": (reply(b""), 502),
    "no results": (reply(b"{}"), 502),
    "two documents": (reply(YES + YES), 502),
    "a number that is none": (reply(b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":NaN}]}}'), 502),
    "bytes that are no UTF-8": (reply(TABLE.replace(b'"a"', b'"\xff"')), 502),
    "an IRI that is none": (reply(TABLE.replace(b"literal", b"uri")), 502),
    "csv, whose end cannot be seen": (reply(b"x\r\na\r\n", b"text/csv"), 502),
    "triples of unknown length": (without_length(b"<http://e/s> <http://e/p> 1 .\n", b"text/turtle"), 502),
    "broken triples": (reply(b"<http://e/s> <http://e/p>", b"application/n-triples"), 502),
    "a context to be fetched": (reply(b'{"@context":"http://127.0.0.1:1/c","@id":"a:b","x":1}', b"application/ld+json"), 502),
    "a redirect": (reply(b"", status=b"302 Found", more=b"Location: http://127.0.0.1:1/\r\n"), 502),
    "not modified": (b"HTTP/1.1 304 Not Modified\r\n\r\n", 502),
    "a part": (reply(TABLE, status=b"206 Partial Content"), 502),
    "accepted only": (reply(TABLE, status=b"202 Accepted"), 502),
    "forbidden": (reply(b"", status=b"403 Forbidden"), 502),
    "not found": (reply(b"", status=b"404 Not Found"), 502),
    "its own fault": (reply(b"Traceback: /srv/store.py", b"text/plain", status=b"500 Internal Server Error"), 502),
    "busy": (reply(b"", status=b"503 Service Unavailable"), 503),
    "its own deadline": (reply(b"", status=b"504 Gateway Timeout"), 503),
    "the query is wrong": (reply(b"error at 1:7", b"text/plain", status=b"400 Bad Request"), 400),
    "too large": (reply(TABLE.replace(b'"a"', b'"' + b"a" * 200_000 + b'"')), 413),
    "too large, in chunks": (chunked(*[b" " * 50_000] * 5), 413),
    "too large when written anew": (reply(b'{"head":{"vars":["x"]},"results":{"bindings":[' + b",".join([b"{}"] * 30_000) + b"]}}"), 413),
    "entities in entities": (
        reply(
            b'<!DOCTYPE s [<!ENTITY a "aaaaaaaaaaaaaaaaaaaa">'
            + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 20 if n else b"&a;" * 20) for n in range(9))
            + b']><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head/><boolean>&a8;</boolean></sparql>',
            b"application/sparql-results+xml",
        ),
        502,
    ),
    "nested far too deep": (reply(b"[" * 90_000 + b"]" * 9, b"application/ld+json"), 502),
}


@pytest.mark.parametrize("name", BROKEN)
def test_answer_that_is_no_whole_result_is_never_a_200(client: FlaskClient, pretender: Pretender, name: str) -> None:
    """It becomes an error that says whose fault it is, shows nothing of the store's own words, and leaves the service well."""
    pretender.answer, status = BROKEN[name]
    got = ask(client, format="xml" if "written anew" in name else "json")
    assert got.status_code == status, got.text
    assert "Traceback" not in got.text and "127.0.0.1" not in got.text
    pretender.answer = reply(TABLE)
    assert ask(client).status_code == 200


@pytest.mark.parametrize("form", [QueryResultsFormat.JSON, QueryResultsFormat.XML, RdfFormat.JSON_LD, RdfFormat.RDF_XML], ids=str)
def test_no_beginning_of_an_answer_passes_for_the_whole(
    client: FlaskClient, pretender: Pretender, form: QueryResultsFormat | RdfFormat
) -> None:
    """A store that fails halfway and still ends its message properly is found out, wherever it stopped."""
    store = Store()
    store.update("INSERT DATA { <http://e/s> <http://e/p> 'v', <http://e/o> }")
    if isinstance(form, RdfFormat):
        whole = serialize((quad.triple for quad in store), format=form)
    else:
        whole = store.query("SELECT ?o { ?s ?p ?o }").serialize(format=form)
    assert whole is not None
    whole = whole.rstrip()
    media = form.media_type.encode()
    pretender.answer = reply(whole, media)
    assert ask(client).status_code == 200
    for end in range(0, len(whole), 3):
        pretender.answer = reply(whole[:end], media)
        assert ask(client).status_code == 502, whole[:end]


@pytest.mark.parametrize("answer", [reply(TABLE), b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 90])
def test_store_that_takes_its_time_is_left_at_our_deadline(client: FlaskClient, pretender: Pretender, answer: bytes) -> None:
    """Byte by byte, in headers or body, does not stretch the deadline."""
    pretender.answer, pretender.drip = answer, 0.1
    started = time.monotonic()
    got = ask(client)
    pretender.drip = 0.0
    assert (got.status_code, got.json["type"].rpartition("/")[2]) == (503, "time-limit")
    assert time.monotonic() - started < LIMITS.query_time_s + 0.5


@pytest.mark.parametrize(
    "query",
    ["SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "LOAD <http://127.0.0.1/x>", "ASK { \\u0053ERVICE <http://127.0.0.1/> { } }"],
)
def test_federated_queries_are_not_sent_on(client: FlaskClient, pretender: Pretender, query: str) -> None:
    """The guard stands before the store: it is not asked, or at most asked what it must refuse as no query."""
    pretender.asked.clear()
    pretender.answer = reply(b"no query", b"text/plain", status=b"400 Bad Request")
    assert ask(client, query).status_code == 403
    assert not [asked for asked in pretender.asked if "SERVICE" in asked["query"][0].upper()]


def test_update_is_never_sent_on(pretender: Pretender) -> None:
    """Not even with the token."""
    token = "a token for these tests"
    app = create_app(pretender.address, Settings(workers=1, token=token))
    pretender.asked.clear()
    try:
        got = app.test_client().post("/update", data={"update": "CLEAR ALL"}, headers={"Authorization": f"Bearer {token}"})
        assert got.status_code == 403
        assert pretender.asked == []
    finally:
        app.extensions["parley"].close()


def test_query_is_sent_with_prefixes_base_and_dataset(client: FlaskClient, pretender: Pretender) -> None:
    """What our own engine adds to a query goes along, and FROM as parameters too."""
    pretender.answer = reply(YES)
    pretender.asked.clear()
    assert ask(client, "ASK FROM parley:g { ?s a parley:Claim }").json["boolean"] is True
    (asked,) = pretender.asked
    assert asked["query"][0].startswith("BASE <http://localhost/sparql> PREFIX parley: <https://w3id.org/parley/ontology#> ASK FROM")
    assert asked["default-graph-uri"] == ["https://w3id.org/parley/ontology#g"]


def test_store_that_is_not_there_stops_the_start() -> None:
    """The error has exit code 4 and names the address without its password."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(StorageError) as caught:
        create_app(f"http://user:secret@127.0.0.1:{port}/query", LIMITS)
    assert caught.value.place == f"http://127.0.0.1:{port}/query"
    assert "secret" not in str(caught.value)
    assert caught.value.exit_code == 4


def test_store_that_stops_and_starts_again_is_asked_again(start_oxigraph) -> None:
    """While it is gone the answer is 502, and pages and health say so without a fault of ours."""
    with start_oxigraph() as address:
        app = create_app(f"{address}/query", LIMITS)
        assert ask(app.test_client(), "ASK {}").status_code == 200
    try:
        gone = ask(app.test_client(), "ASK {}")
        assert (gone.status_code, json.loads(gone.data)["type"].rpartition("/")[2]) == (502, "remote-gone")
        assert app.test_client().get("/").status_code == 502
        assert app.test_client().get("/healthz").status_code == 200
    finally:
        app.extensions["parley"].close()


@pytest.mark.parametrize("text", ["http://", "ftp://e/", "http://e:port/", "http://e/\r\nX: y", "http://ü/", "file:///etc/passwd"])
def test_what_is_no_address_is_a_usage_error(text: str) -> None:
    """Nothing but http and https, and nothing that could break a header."""
    with pytest.raises(UsageError):
        read_address(text)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT * FROM <http://e/a> FROM NAMED <b> FROM <http://e/a> { }", (("http://e/a",), ("http://b/b",))),
        ("PREFIX a: <http://a/> SELECT * FROM a:x\\,y { 'FROM <z>' } # FROM <z>", (("http://a/x,y",), ())),
        ("BASE <http://c/> SELECT * FROM <x> { ?from ?p ?o }", (("http://c/x",), ())),
        ("ASK { }", ((), ())),
    ],
)
def test_dataset_of_a_query_is_read(query: str, expected: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    """FROM clauses, resolved by the query's own prefixes and base."""
    assert dataset_of(query, base="http://b/", prefixes={}) == expected


@pytest.mark.parametrize("query", ["ASK FROM", "ASK FROM x:y { }", "ASK FROM <\\u0078> { }", "PREFIX a: ASK FROM a:b { }"])
def test_dataset_that_cannot_be_read_is_a_fault_of_the_query(query: str) -> None:
    """It is not sent on with another dataset than it means."""
    with pytest.raises(UsageError):
        dataset_of(query, base="http://b/", prefixes={})


def test_declared_prefixes_are_left_alone() -> None:
    """Only what is used and not declared is added."""
    query = "prefix a: <http://mine/> ASK { a:x b:y 'c:z' }"
    known = {"a": "http://a/", "b": "http://b/", "c": "http://c/"}
    assert with_prologue(query, base=None, prefixes=known) == f"PREFIX b: <http://b/> {query}"
