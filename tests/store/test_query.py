"""Queries see the union of all graphs, and FROM is honoured."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UsageError
from kg.store.query import names_dataset, run_query

EX = "https://example.org/"


@pytest.fixture
def store() -> ox.Store:
    store = ox.Store()
    for name in ("one", "two"):
        store.add(ox.Quad(ox.NamedNode(EX + "s"), ox.NamedNode(EX + "p"), ox.Literal(name), ox.NamedNode(EX + name)))
    return store


def values(answer: ox.QuerySolutions) -> list[str]:
    return sorted(row["o"].value for row in answer)


def test_the_default_graph_is_the_union(store: ox.Store) -> None:
    """Without FROM a pattern matches in every named graph."""
    assert values(run_query(store, "SELECT ?o { ?s ?p ?o }")) == ["one", "two"]


def test_from_chooses_the_default_graph(store: ox.Store) -> None:
    """With FROM only the graphs named count."""
    assert values(run_query(store, f"SELECT ?o FROM <{EX}two> {{ ?s ?p ?o }}")) == ["two"]


def test_from_named_leaves_the_default_graph_empty(store: ox.Store) -> None:
    """As the recommendation says of a data set that names no default graph."""
    query = f"SELECT ?o FROM NAMED <{EX}two> {{ {{ ?s ?p ?o }} UNION {{ GRAPH ?g {{ ?s ?p ?o }} }} }}"
    assert values(run_query(store, query)) == ["two"]


def test_graphs_given_by_the_caller_take_the_place_of_from(store: ox.Store) -> None:
    """The protocol's parameters override the query."""
    answer = run_query(store, f"SELECT ?o FROM <{EX}two> {{ ?s ?p ?o }}", default_graphs=[ox.NamedNode(EX + "one")])
    assert values(answer) == ["one"]


def test_values_bind_variables_and_prefixes_are_known(store: ox.Store) -> None:
    """A parameter is a variable that the caller binds."""
    assert values(run_query(store, "SELECT ?o { ?s ?p ?o FILTER(?o = ?_wanted) }", values={"_wanted": ox.Literal("one")})) == ["one"]
    assert not run_query(store, "ASK { ?s a parley:Claim ; skos:prefLabel ?name }")


def test_what_is_no_query_is_refused(store: ox.Store) -> None:
    """The parser's words and place are passed on."""
    with pytest.raises(UsageError, match="not a SPARQL query: .*1:"):
        run_query(store, "SELEKT *")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * FROM <g> { }",
        "select * from <g> where { }",
        "SELECT * FROM\n<g> { }",
        "CONSTRUCT { ?s ?p ?o } FROM NAMED ex:g WHERE { ?s ?p ?o }",
        "ASK FROM<g> { }",
        "DESCRIBE <x> FROM <g>",
        "SELECT * # FROM nothing\nFROM <g> { }",
        "SELECT (1<2 AS ?a)FROM <g> { }",
    ],
)
def test_a_from_clause_is_seen(text: str) -> None:
    """In any case, form and place."""
    assert names_dataset(text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?from { ?from ?p ?o }",
        "SELECT $from { }",
        "SELECT * { ?s from:x ?o }",
        "SELECT * { ?s ex:from ?o }",
        "SELECT * { ?s ?p 'x FROM <g>' }",
        'SELECT * { ?s ?p """a "FROM" b""" }',
        "SELECT * { ?s ?p '''it's FROM''' }",
        r"SELECT * { ?s ?p 'it\'s FROM <g>' }",
        "SELECT * { } # FROM <g>",
        "SELECT * { ?s ?p <http://example.org/FROM> }",
        "SELECT * { ?s ?p 'x'@from }",
        "SELECT (?a < ?b AS ?fromage) { }",
        "PREFIX from: <http://example.org/> SELECT * { }",
    ],
)
def test_other_uses_of_the_word_are_none(text: str) -> None:
    """Variables, prefixes, texts, IRIs, comments, longer words."""
    assert not names_dataset(text)


@given(st.text(alphabet="fromFROM <>\"'#\\\n?:{}@", max_size=60))
def test_any_text_is_scanned_to_its_end(text: str) -> None:
    """Hostile text gives an answer, not an error."""
    assert names_dataset(text) in (True, False)
