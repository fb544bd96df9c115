"""What the tests of questions and rules share: the invented articles with their derived view, and a way to ask.

A parameter is a variable such as `?_territory`; unset, the question falls back to its own default.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, QueryResultsFormat, RdfFormat, Store

REPO = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
DERIVED = NamedNode("https://w3id.org/parley/data/derived")

Rows = list[dict[str, str]]


def set_parameters(query: str, parameters: Mapping[str, str]) -> str:
    """The query's text with each `?_name` replaced by a term, as grlc does."""
    for name, term in parameters.items():
        query = re.sub(rf"\?_{name}\b", lambda _, term=term: term, query)
    return query


def ask(store: Store, query: str, **parameters: str) -> Rows:
    """The rows of a SELECT over the union of all graphs, every value as text; an unbound one is empty."""
    answer = store.query(set_parameters(query, parameters), use_default_graph_as_union=True)
    text = answer.serialize(format=QueryResultsFormat.CSV).decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def read_rows(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def derive(store: Store) -> list[Quad]:
    """Run the rules in the order of their names, none of them seeing what another made, and add what they make."""
    made = [
        Quad(triple.subject, triple.predicate, triple.object, DERIVED)
        for rule in sorted((REPO / "queries" / "derive").glob("*.rq"))
        for triple in store.query(rule.read_text(encoding="utf-8"), use_default_graph_as_union=True)
    ]
    store.extend(made)
    return made


def load(path: Path) -> Store:
    store = Store()
    store.load(path=str(path), format=RdfFormat.TRIG)
    return store


@pytest.fixture(scope="session")
def invented() -> Store:
    """The two invented articles of `fixture.trig`, with the derived view made from them."""
    store = load(HERE / "fixture.trig")
    derive(store)
    return store


@pytest.fixture
def with_claims() -> Callable[[str], Store]:
    """A store with the class tree and entities of `fixture.trig` and, in place of its articles, the given claims.

    The text is Turtle for one article `c`, published on 2031-05-20, with the prefixes of `fixture.trig`.
    """
    source = (HERE / "fixture.trig").read_text(encoding="utf-8")
    shared = source[: source.index("GRAPH <https://w3id.org/parley/data/article/")]
    article = "<https://w3id.org/parley/data/article/c>"

    def build(claims: str) -> Store:
        store = Store()
        head = f'{article} a schema:NewsArticle ; schema:datePublished "2031-05-20"^^xsd:date .'
        text = f"{shared}\nPREFIX c: <https://w3id.org/parley/data/article/c/>\nGRAPH {article} {{ {head}\n{claims}\n}}"
        store.load(input=text.encode("utf-8"), format=RdfFormat.TRIG)
        derive(store)
        return store

    return build
