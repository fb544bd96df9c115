"""Hostile requests: none crashes the service, none outlives its deadline, none reaches the network."""

from __future__ import annotations

import contextlib
import http.client
import json
import socket
import threading
import time
from collections.abc import Iterator
from urllib.parse import urlencode, urlsplit

import pytest

DEADLINE_S = 0.7
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def nested(left: str, right: str = "", *, inside: str = "", before: str = "ASK {", after: str = "}", times: int = 300) -> str:
    return before + left * times + inside + right * times + after


JOIN = " . ".join(f"?s{n} ?p{n} ?o{n}" for n in range(6))
QUERIES = {
    # nesting, below and above the limit
    "braces": nested("{", "}"),
    "braces far too deep": nested("{", "}", times=10_000),
    "parentheses": nested("(", ")", inside="1", before="SELECT (", after=" AS ?x) {}"),
    "parentheses far too deep": nested("(", ")", inside="1", before="SELECT (", after=" AS ?x) {}", times=12_000),
    "not": nested("!", inside="true", before="ASK { FILTER(", after=")}"),
    "not, far too often": nested("!", inside="true", before="ASK { FILTER(", after=")}", times=25_000),
    "not, with blanks": nested("! ", inside="true", before="ASK { FILTER(", after=")}", times=12_000),
    "minus": nested("-", inside="1", before="ASK { FILTER(", after=")}", times=25_000),
    "lists": nested("(", ")", before="ASK { ?s ?p ", times=15_000),
    "blank nodes": nested("[ ?p ", "]", before="ASK { ", times=4_000),
    "optional": nested("OPTIONAL {", "}", times=2_000),
    "exists": nested("FILTER EXISTS {", "}", times=1_500),
    "subqueries": nested("{ SELECT * {", "}}", times=190),
    "subqueries far too deep": nested("{ SELECT * {", "}}", times=2_000),
    "inverse paths": nested("^(", ")", inside="?p", before="ASK { ?s ", after=" ?o }"),
    "negated paths": nested("!", inside="a", before="ASK { ?s ", after=" ?o }", times=20_000),
    "unclosed": "ASK {" * 6000,
    "brackets closed in strings": 'ASK { FILTER("" = (' + '")" = ("(" = (' * 2000,
    "quoted triples": nested("<<", ">>", inside="?s ?p ?o", before="ASK { ", after=" ?p ?o }", times=3_000),
    "if": nested("IF(true,", ",1)", inside="1", before="SELECT (", after=" AS ?x) {}", times=2_000),
    # long rather than deep
    "union chain": "ASK {" + " UNION ".join(["{ ?s ?p ?o }"] * 2000) + "}",
    "or chain": "ASK { FILTER(" + " || ".join(["false"] * 3000) + ")}",
    "plus chain": "SELECT (" + "+".join(["1"] * 15_000) + " AS ?x) {}",
    "concat": "SELECT (CONCAT(" + ",".join(["'x'"] * 7000) + ") AS ?x) {}",
    "path of sequences": "ASK { ?s " + "/".join(["<a:p>"] * 5000) + " ?o }",
    "path of alternatives": "ASK { ?s (" + "|".join(["<a:p>"] * 5000) + ")* ?o }",
    "star of stars": "ASK { ?s " + "(" * 150 + "<a:p>" + "*)" * 150 + "* ?o }",
    "huge values": "SELECT * { VALUES ?x {" + " 1" * 15_000 + "} VALUES ?y {" + " 2" * 500 + "} }",
    "values product": "SELECT (COUNT(*) AS ?n) {" + " ".join(f"VALUES ?v{n} {{ {'1 ' * 300} }}" for n in range(8)) + "}",
    "in list": "ASK { ?s ?p ?o FILTER(?o IN (" + ",".join(["1"] * 15_000) + ")) }",
    "many prefixes": "".join(f"PREFIX p{n}: <http://e/{n}> " for n in range(1000)) + "ASK {}",
    "many variables": "SELECT * {" + " ".join(f"?s{n} ?p{n} ?o{n} ." for n in range(1200)) + "}",
    # much work
    "cross product": f"SELECT * {{ {JOIN} }}",
    "cross product counted": f"SELECT (COUNT(*) AS ?n) {{ {JOIN} }}",
    "cross product sorted": f"SELECT * {{ {JOIN} }} ORDER BY ?o1 ?o2 ?o3",
    "cross product distinct": f"SELECT DISTINCT * {{ {JOIN} }}",
    "cross product grouped": f"SELECT ?s0 ?s1 ?s2 (COUNT(*) AS ?n) {{ {JOIN} }} GROUP BY ?s0 ?s1 ?s2",
    "cross product constructed": f"CONSTRUCT {{ ?s0 ?p1 ?o2 . ?s1 ?p2 ?o3 }} WHERE {{ {JOIN} }}",
    "cross product skipped": f"SELECT * {{ {JOIN} }} OFFSET 1000000000000",
    "cross product filtered": f"ASK {{ {JOIN} FILTER(CONCAT(STR(?s0), STR(?s5)) = 'never') }}",
    "cross product described": f"DESCRIBE * {{ {JOIN} }}",
    "group_concat": f"SELECT (GROUP_CONCAT(?o0; separator='{'x' * 1000}') AS ?x) {{ {JOIN} }}",
    "doubling strings": "SELECT ?z { BIND('xxxxxxxx' AS ?v0) "
    + " ".join(f"BIND(CONCAT(?v{n},?v{n}) AS ?v{n + 1})" for n in range(40))
    + " BIND(?v40 AS ?z) }",
    "hundred patterns": "SELECT * {" + " ".join(f"?a{n} ?b ?a{n + 1} ." for n in range(100)) + "} LIMIT 1",
    "three hundred patterns": "SELECT * {" + " ".join(f"?a{n} ?b ?a{n + 1} ." for n in range(300)) + "} LIMIT 1",
    "paths over everything": "SELECT (COUNT(*) AS ?n) { ?a (!<a:p>|^!<a:r>)* ?b . ?b (!<a:p>|^!<a:q>)* ?c . ?c (!<a:p>|^!<a:r>)* ?d }",
    "regex": "ASK { ?a ?b ?c FILTER(REGEX('" + "a" * 5000 + "!', '(a+)+$')) }",
    "regex, long": "ASK { FILTER(REGEX('a', '" + "(a{1,100}){1,100}" * 20 + "')) }",
    "regex, deep": "ASK { FILTER(REGEX('a', '" + "(" * 3000 + "a" + ")" * 3000 + "')) }",
    "replace": "SELECT (REPLACE('" + "a" * 10_000 + "', '', '" + "b" * 10_000 + "') AS ?x) {}",
    "minus product": f"ASK {{ {JOIN} MINUS {{ ?s0 ?x ?y . ?s1 ?z ?w }} }}",
    "exists product": "ASK { ?a ?b ?c FILTER NOT EXISTS { ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?d = ?l && ?a = ?c) } }",
    "large numbers": "SELECT (99999999999999999999 * 99999999999999999999 AS ?x) (1/0 AS ?y) (1e400 AS ?z) {}",
    "limit of all": "SELECT * { ?s ?p ?o } LIMIT 18446744073709551616",
    "substr": "SELECT (SUBSTR('a', -9223372036854775808, 9223372036854775807) AS ?x) {}",
    # the network and the disk
    "service": "SELECT * { SERVICE <{trap}> { ?s ?p ?o } }",
    "service silent": "SELECT * { SERVICE SILENT <{trap}> { ?s ?p ?o } }",
    "service in a variable": "SELECT * { VALUES ?u { <{trap}> } SERVICE ?u { ?s ?p ?o } }",
    "service escaped": "SELECT * { \\u0053ERVICE <{trap}> { ?s ?p ?o } }",
    "service after a comment": "SELECT * { SERVICE#{\n<{trap}>{ ?s ?p ?o } }",
    "service behind a less-than": "SELECT * { ?s ?p ?o FILTER(1<?o#>'''\n) SERVICE <{trap}> { ?s ?p ?o } #'''\n }",
    "service in exists": "ASK { FILTER EXISTS { SERVICE <{trap}> { ?s ?p ?o } } }",
    "from the network": "SELECT * FROM <{trap}> FROM NAMED <{trap}> { ?s ?p ?o }",
    "from a file": "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "load": "LOAD <{trap}>",
    "load silent": "LOAD SILENT <file:///etc/passwd> INTO GRAPH <a:b>",
    "update as query": "DROP ALL ; INSERT DATA { <a:b> <a:b> <a:b> }",
    "json-ld context": "SELECT (STRDT('x', <{trap}>) AS ?x) {}",
    # encodings
    "nul": "ASK { ?s ?p '\x00' }",
    "lone surrogate escape": "ASK { ?s ?p '\\uD800' }",
    "escape beyond unicode": "ASK { ?s ?p '\\UFFFFFFFF' }",
    "right-to-left": 'SELECT ("\u202e\u2066" AS ?\u0627) {}',
    "bom": "\ufeffASK {}",
}


@pytest.fixture(scope="module")
def trap() -> Iterator[tuple[str, list[object]]]:
    """A listening socket that must see no connection; its address and what it saw."""
    seen: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.2)
        stop = threading.Event()

        def watch() -> None:
            while not stop.is_set():
                try:
                    connection, peer = listener.accept()
                except TimeoutError:
                    continue
                connection.close()
                seen.append(peer)

        thread = threading.Thread(target=watch)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/x", seen
        stop.set()
        thread.join()


def send(address: str, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> tuple[int, bytes]:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=20)
    try:
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def test_corpus_is_large_enough() -> None:
    """At least sixty hostile requests."""
    assert len(QUERIES) >= 60


@pytest.mark.parametrize("name", QUERIES)
def test_hostile_query_is_contained(live: str, trap: tuple[str, list[object]], name: str) -> None:
    """It is answered or refused within its deadline, touches no network, and the service is well after it."""
    address, seen = trap
    text = QUERIES[name].replace("{trap}", address)
    started = time.monotonic()
    status, body = send(live, "POST", "/sparql", urlencode({"query": text}).encode("utf-8", "surrogatepass"), FORM)
    took = time.monotonic() - started
    assert status in (200, 400, 403, 413, 503), body[:300]
    assert took < DEADLINE_S + 0.5
    if status == 200:
        json.loads(body) if body[:1] == b"{" else None
    else:
        assert json.loads(body)["status"] == status
    assert send(live, "GET", "/healthz") == (200, b"ok\n")
    assert send(live, "GET", "/sparql?query=ASK%7B%7D")[0] == 200
    assert seen == []


def test_good_queries_are_answered_beside_hostile_ones(live: str) -> None:
    """While one worker is held up by a cross product, the other goes on answering."""
    body = urlencode({"query": QUERIES["cross product counted"]}).encode()
    hostile = threading.Thread(target=send, args=(live, "POST", "/sparql", body, FORM))
    hostile.start()
    times = []
    while hostile.is_alive():
        started = time.monotonic()
        assert send(live, "GET", "/sparql?query=ASK%7B%7D") == (200, b'{"head":{},"boolean":true}')
        times.append(time.monotonic() - started)
    assert len(times) > 20
    assert sorted(times)[len(times) // 2] < 0.5


RAW = {
    "no request": b"\r\n\r\n",
    "garbage": bytes(range(256)) + b"\r\n\r\n",
    "bad version": b"GET / HTTP/9.9\r\nHost: x\r\n\r\n",
    "bad path": b"GET /%zz?query=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    "path climbing": b"GET /static/../../../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    "path climbing, encoded": b"GET /static/%2e%2e%2f%2e%2e%2fsettings.py HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    "two lengths": b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\nConnection: close\r\n\r\nabcdef",
    "length and chunks": b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "negative length": b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\nConnection: close\r\n\r\n",
    "endless length": b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999\r\nConnection: close\r\n\r\n",
    "broken chunk": b"POST /sparql HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n",
    "long header": b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 200_000 + b"\r\n\r\n",
    "header injection": b"GET /id/x%0d%0aSet-Cookie:%20a=b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    "host injection": b'GET /sparql HTTP/1.1\r\nHost: evil.example"><script>\r\nAccept: text/turtle\r\nConnection: close\r\n\r\n',
    "many accepts": b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nAccept: " + b"a/b;q=0.1," * 5000 + b"*/*\r\nConnection: close\r\n\r\n",
    "range of all": b"GET /data/parley.nq HTTP/1.1\r\nHost: x\r\nRange: bytes=" + b"0-," * 1000 + b"0-1\r\nConnection: close\r\n\r\n",
}


@pytest.mark.parametrize("name", RAW)
def test_hostile_bytes_are_contained(live: str, name: str) -> None:
    """Bytes that are no proper HTTP are answered without a 500, or the connection is closed."""
    parts = urlsplit(live)
    with socket.create_connection((parts.hostname, parts.port), timeout=5) as connection:
        connection.sendall(RAW[name])
        with contextlib.suppress(OSError):  # the service has closed the connection already, which it may
            connection.shutdown(socket.SHUT_WR)
        answer = b""
        with contextlib.suppress(ConnectionResetError):  # closed with bytes of ours unread
            while chunk := connection.recv(65536):
                answer += chunk
    assert not answer.startswith(b"HTTP/1.1 500"), answer[:300]
    assert b"root:" not in answer
    assert b"SettingError" not in answer
    assert b"\r\nSet-Cookie" not in answer
    assert b"<script>" not in answer
    assert send(live, "GET", "/healthz")[0] == 200


def test_slow_clients_hold_up_nobody(live: str) -> None:
    """Fifty connections that send half a request leave the service answering."""
    parts = urlsplit(live)
    slow = [socket.create_connection((parts.hostname, parts.port), timeout=5) for _ in range(50)]
    try:
        for connection in slow:
            connection.sendall(b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nquery=")
        started = time.monotonic()
        assert send(live, "GET", "/sparql?query=ASK%7B%7D")[0] == 200
        assert time.monotonic() - started < 1.0
    finally:
        for connection in slow:
            connection.close()
