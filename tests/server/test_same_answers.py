"""Property: what pyoxigraph answers in process is answered the same through HTTP, over the release and over a store elsewhere."""

from __future__ import annotations

from collections import Counter

from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, Store, Triple, parse

OVER = ("release", "elsewhere")
BASE = "https://w3id.org/parley/data/article/"
PREFIXES = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX parley: <https://w3id.org/parley/ontology#>
PREFIX pid: <https://w3id.org/parley/id/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
ours = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])

# Every pattern has ?s or ?o in common with the others, so that no product of patterns outgrows the deadline of these tests.
VARIABLE = st.sampled_from(["?s", "?o", "?v"])
CONSTANT = st.sampled_from(
    [
        "parley:Claim",
        '"Northland"@en',
        "pid:state\\/northland",
        f"<{BASE}one>",
        "40",
        '"40"^^xsd:integer',
        '"2030-03-12"^^xsd:date',
        "true",
        "1.5",
        "''",
    ]
)
VERB = st.sampled_from(
    ["a", "rdfs:label", "skos:prefLabel", "parley:claimant", "parley:hasContent", "parley:inArticle", "parley:hasEvidence", "?p"]
)
PATH = st.recursive(
    VERB.filter(lambda verb: verb != "?p"),
    lambda inner: st.one_of(
        inner.map(lambda path: f"^({path})"),
        st.tuples(inner, st.sampled_from(["?", "+", "*"])).map(lambda pair: f"({pair[0]}){pair[1]}"),
        st.tuples(inner, st.sampled_from(["/", "|"]), inner).map(lambda parts: "({}{}{})".format(*parts)),
    ),
    max_leaves=3,
)
TRIPLE = st.one_of(
    st.tuples(st.just("?s"), VERB, VARIABLE | CONSTANT),
    st.tuples(VARIABLE, VERB, st.just("?o")),
    st.tuples(st.just("?s"), PATH, st.just("?o")),
).map(lambda parts: " ".join(parts) + " .")
EXPRESSION = st.recursive(
    VARIABLE | CONSTANT,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["=", "!=", "<", ">=", "+", "-", "*", "/", "&&", "||"]), inner).map(
            lambda parts: "({} {} {})".format(*parts)
        ),
        st.tuples(
            st.sampled_from(["STR", "LANG", "DATATYPE", "STRLEN", "UCASE", "ISIRI", "ISLITERAL", "!", "YEAR", "ABS", "MD5"]), inner
        ).map(lambda parts: "{}({})".format(*parts)),
        st.tuples(st.sampled_from(["CONTAINS", "STRSTARTS", "CONCAT", "COALESCE", "SAMETERM", "REGEX"]), inner, inner).map(
            lambda parts: "{}(STR({}), STR({}))".format(*parts)
        ),
        st.tuples(inner, inner, inner).map(lambda parts: "IF({}, {}, {})".format(*parts)),
        st.tuples(inner, inner).map(lambda parts: "({} IN ({}, 1))".format(*parts)),
    ),
    max_leaves=4,
)
GROUP = st.recursive(
    st.lists(TRIPLE, min_size=1, max_size=2).map(" ".join),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["OPTIONAL", "MINUS", "FILTER NOT EXISTS", "FILTER EXISTS"]), inner).map(
            lambda parts: "{} {} {{ {} }}".format(*parts)
        ),
        st.tuples(inner, inner).map(lambda parts: "{{ {} }} UNION {{ {} }}".format(*parts)),
        st.tuples(inner, EXPRESSION).map(lambda parts: "{} FILTER({})".format(*parts)),
        st.tuples(inner, EXPRESSION).map(lambda parts: "{} BIND({} AS ?b)".format(*parts)),
        st.tuples(st.sampled_from([f"<{BASE}one>", "?g", "<http://e/none>"]), inner).map(lambda parts: "GRAPH {} {{ {} }}".format(*parts)),
        inner.map(lambda body: f"{{ SELECT DISTINCT ?s ?o {{ {body} }} }}"),
        inner.map(lambda body: f"{body} VALUES (?s ?v) {{ (pid:state\\/northland UNDEF) (UNDEF 'é\"\\n\\u0000') }}"),
    ),
    max_leaves=3,
)
FORM = st.sampled_from(
    [
        "SELECT *",
        "SELECT DISTINCT ?s ?o",
        "SELECT ?o (COUNT(*) AS ?n) (MIN(?s) AS ?least) (SUM(?v) AS ?sum)",
        "ASK",
        "CONSTRUCT { ?s ?p ?o . ?o rdfs:seeAlso ?s }",
        "DESCRIBE ?s",
    ]
)
CLAUSE = st.sampled_from(["", "", f"FROM <{BASE}one>", f"FROM NAMED <{BASE}two> FROM <{BASE}one>"])


@st.composite
def queries(draw: st.DrawFn) -> str:
    """A query of any form over a small group."""
    form, clause, body = draw(FORM), draw(CLAUSE), draw(GROUP)
    tail = " GROUP BY ?o" if "COUNT" in form else ""
    return f"{PREFIXES}{form} {clause} WHERE {{ {body} }}{tail}"


@ours
@given(queries())
def test_query_is_answered_as_in_process(client: FlaskClient, store: Store, query: str) -> None:
    """The same rows, triples or truth as here, or a refusal for what is refused here."""
    answer = client.post("/sparql", data={"query": query}, headers={"Accept": "text/tab-separated-values, application/n-triples"})
    if answer.status_code == 503:
        return  # too much for the deadline of these tests
    try:
        expected = store.query(query, use_default_graph_as_union="FROM" not in query)
    except SyntaxError:
        assert answer.status_code == 400
        return
    assert answer.status_code == 200, answer.text
    if isinstance(expected, QuerySolutions):
        rows = expected.serialize(format=QueryResultsFormat.TSV) or b""
        assert answer.data.splitlines()[0] == rows.splitlines()[0]
        assert Counter(answer.data.splitlines()) == Counter(rows.splitlines())
    elif isinstance(expected, QueryBoolean):
        assert answer.data == (b"true" if expected else b"false")
    else:
        assert triples(answer.data) == set(expected)


def triples(data: bytes) -> set[Triple]:
    return {quad.triple for quad in parse(data, RdfFormat.N_TRIPLES)}


def test_store_of_these_tests_is_not_empty(store: Store) -> None:
    """The comparison compares something."""
    assert len(store) > 100
