"""The text guard: federated calls in every spelling are found, ordinary queries that hold the word are not."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from server import guard
from server.problems import Problem

CALLS = [
    "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }",
    "select*{service<http://x/>{?s ?p ?o}}",
    "SELECT * { SeRvIcE SILENT <http://x/> { ?s ?p ?o } }",
    "SELECT * { BIND(<http://x/> AS ?u) SERVICE ?u { ?s ?p ?o } }",
    "SELECT * { BIND(<http://x/> AS ?u) SERVICE$u{ ?s ?p ?o } }",
    "PREFIX e: <http://x/> SELECT * { SERVICE e: { ?s ?p ?o } }",
    "PREFIX e: <http://x/> SELECT * { SERVICEe:a{ ?s ?p ?o } }",
    "PREFIX : <http://x/> SELECT * { SERVICE:a{ ?s ?p ?o } }",
    "PREFIX e: <http://x/> SELECT * { SERVICESILENTe:a{ ?s ?p ?o } }",
    "SELECT * { SERVICE # a comment {\n <http://x/> # another\n # and one\r { ?s ?p ?o } }",
    "SELECT * { SERVICE\n\t SILENT\r\n#\n<http://x/>{} }",
    "SELECT * { \\u0053ERVICE <http://x/> { ?s ?p ?o } }",
    "SELECT * { \\U00000053ERVIC\\u0045 \\u003chttp://x/\\u003e { ?s ?p ?o } }",
    "SELECT * { ?s ?p 1SERVICE <http://x/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o FILTER(1<?o#>'''\n) SERVICE <http://x/> { ?s ?p ?o } #'''\n }",
    "SELECT * { { SELECT * { OPTIONAL { SERVICE <http://x/> { ?s ?p ?o } } } } }",
    "SELECT * { ?s ?p 'a' . SERVICE <http://x/> { ?s ?p 'b' } }",
    "ASK { FILTER EXISTS { SERVICE <http://x/> { ?s ?p ?o } } }",
    "PREFIX é: <http://x/> SELECT * { SERVICE é:a { ?s ?p ?o } }",
    "CONSTRUCT { ?s ?p ?o } { SERVICE <http://x/?a={}> { ?s ?p ?o } }",
]

HARMLESS = [
    "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> SELECT * { ?s a sd:Service }",
    "PREFIX dcat: <http://www.w3.org/ns/dcat#> SELECT * { ?d dcat:accessService ?s . ?s dcat:servesDataset ?d }",
    "SELECT * { ?service <http://e/p> ?o { ?o ?p ?q } }",
    "SELECT * { ?x ?y 'the foreign intelligence service' }",
    "SELECT ?service { ?a <http://e/service> ?service } # SERVICE is off",
    "SELECT * { ?claim <http://e/words> ?w FILTER(CONTAINS(?w, 'secret service: a report')) }",
]


@pytest.mark.parametrize("query", CALLS)
def test_federated_call_is_refused(query: str) -> None:
    """However it is spelt, a SERVICE clause never reaches a worker."""
    with pytest.raises(Problem) as caught:
        guard.check_query(query, nesting_depth=400)
    assert caught.value.status == 403


@pytest.mark.parametrize("query", HARMLESS)
def test_word_service_alone_is_no_call(query: str) -> None:
    """Names, variables, strings and comments with the word pass, and the engine takes the query."""
    guard.check_query(query, nesting_depth=400)
    Store().query(query)


@pytest.mark.parametrize(
    "update", ["LOAD <http://x/>", "load silent<http://x/> INTO GRAPH <a:b>", "CLEAR ALL;LOAD#\n<http://x/>", "\\u004cOAD <http://x/>"]
)
def test_loading_is_refused(update: str) -> None:
    """A LOAD operation never reaches a worker."""
    with pytest.raises(Problem) as caught:
        guard.check_update(update, nesting_depth=400)
    assert caught.value.status == 403


@pytest.mark.parametrize(
    ("text", "depth"),
    [
        ("ASK {}", 1),
        ("ASK { ?s ?p '((((' }", 1),
        ("ASK { # ((((\n }", 1),
        ("ASK { ?s <http://e/(((> ?o }", 1),
        ("SELECT (((1) + (2)) AS ?x) { [] ?p () }", 4),
        ("ASK { FILTER(!!!!?x) }", 6),
        ("ASK {" + "(" * 500, 501),
    ],
)
def test_depth_counts_brackets_and_prefix_operators(text: str, depth: int) -> None:
    """Strings, IRIs and comments do not count."""
    assert guard.depth(text) == depth


@given(st.text(alphabet=st.sampled_from(list("SERVICEservice LOADfrom<>{}()'\"\\u0053#:?$\n\r\t.a1;é")), max_size=200))
def test_guard_never_fails_on_text(text: str) -> None:
    """Any text is either passed or refused, in time that grows with its length."""
    try:
        guard.check_update(text, nesting_depth=400)
    except Problem as problem:
        assert problem.status in (400, 403)


@pytest.mark.parametrize(
    "piece", ["service#\n", "service <", "service a", "#", "'", "'''", "<", "?", "service ?x ", "a:", "\\u0053", "SERVICE SILENT "]
)
def test_guard_is_quick_on_the_longest_query(piece: str) -> None:
    """32 KiB of the least fortunate text are read in well under a second."""
    text = piece * (32768 // len(piece))
    started = time.perf_counter()
    with contextlib.suppress(Problem):
        guard.check_update(text, nesting_depth=10**9)
    assert time.perf_counter() - started < 1.0
