"""Statements are written as a store writes them."""

from __future__ import annotations

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st

from kg.order import in_order, to_nquads
from kg.statements import Statement

_PREDICATE, _GRAPH = ox.NamedNode("https://example.org/says"), ox.NamedNode("https://example.org/article/é")
_IRIS = st.text("abc-é/", min_size=1).map(lambda text: ox.NamedNode(f"https://example.org/{text}"))
_TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
_VALUES = st.one_of(
    _IRIS,
    _TEXTS.map(ox.Literal),
    _TEXTS.map(lambda text: ox.Literal(text, language="en")),
    _TEXTS.map(lambda text: ox.Literal(text, datatype=ox.NamedNode("https://example.org/kind"))),
)


@given(st.lists(st.tuples(_IRIS, _VALUES), max_size=4))
def test_statements_are_written_as_pyoxigraph_writes_quads(said: list[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]]) -> None:
    """Byte for byte, whatever stands in a text."""
    statements = [Statement(subject, _PREDICATE, value, _GRAPH) for subject, value in said]
    keyed = in_order(statements)
    assert to_nquads(key for key, _ in keyed).encode() == ox.serialize([ox.Quad(*each) for _, each in keyed], format=ox.RdfFormat.N_QUADS)
