"""The screen never keeps from pySHACL what pySHACL would report."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.check.indexed import facts_of
from kg.check.schema import shipped_schema
from kg.check.screen import read_rules, screen
from kg.check.shapes import SHAPES, check_shapes, shipped_shapes

NAMES = [rule.shape.removeprefix(SHAPES) for rule in shipped_shapes().rules]
_PREFIXES = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix : <http://e/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . """
_TERMS = [
    ox.NamedNode("https://example.org/article/one/norburg"),
    ox.NamedNode("https://w3id.org/parley/vocab/polarity/affirmed"),
    ox.NamedNode("https://w3id.org/parley/ontology#Settlement"),
    ox.Literal(""),
    ox.Literal("7"),
    ox.Literal("7", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")),
    ox.Literal("-7", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")),
    ox.Literal("2031-02-30", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")),
    ox.Literal("2031-05-14", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")),
    ox.Literal("Lage", language="de"),
    ox.BlankNode("b"),
]


def turtle(text: str) -> list[ox.Triple]:
    return list(ox.parse((_PREFIXES + text).encode(), format=ox.RdfFormat.TURTLE))


def test_the_screen_knows_every_construct_of_the_shapes():
    """A shape that the screen cannot read would send every article to pySHACL."""
    assert [rule.shape for rule in shipped_shapes().rules if rule.path is None or rule.tests is None] == []


@pytest.mark.parametrize("name", NAMES)
def test_with_and_without_the_screen_the_report_on_a_failing_example_is_the_same(name, with_example):
    """pySHACL on the doubtful shapes says what pySHACL on all of them says."""
    data = with_example(f"{name}.bad.ttl")
    assert check_shapes(data) == check_shapes(data, thorough=True)


def test_the_whole_example_passes_the_screen(whole):
    """Data that keeps to every shape is never shown to pySHACL, and pySHACL has nothing to say of it."""
    seen = screen(facts_of(whole, shipped_schema()), shipped_shapes().rules)
    assert (seen.doubtful, seen.lacking) == ((), ())
    assert check_shapes(whole, thorough=True) == check_shapes(whole)
    assert check_shapes(whole).checked == sum(seen.counts.values())


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_with_and_without_the_screen_the_report_on_damaged_data_is_the_same(whole, data):
    """Statements left out, and values changed at random, are judged alike."""
    damaged = list(whole)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(damaged) - 1))
        said = damaged.pop(at)
        if data.draw(st.booleans()):
            damaged.append(ox.Triple(said.subject, said.predicate, data.draw(st.sampled_from(_TERMS))))
    assert check_shapes(damaged) == check_shapes(damaged, thorough=True)


@pytest.mark.parametrize(
    "shape",
    [
        ":s a sh:NodeShape ; sh:targetNode :x ; sh:nodeKind sh:IRI .",
        ":s a sh:NodeShape ; sh:targetObjectsOf :p ; sh:nodeKind sh:IRI .",
        ":s a sh:NodeShape ; sh:targetClass :C ; sh:closed true .",
        ":s a sh:NodeShape ; sh:targetClass :C ; sh:property [ sh:path :p ; sh:minCount 1 ] .",
        ":s a sh:PropertyShape ; sh:targetClass :C ; sh:path [ sh:zeroOrMorePath :p ] ; sh:minCount 1 .",
        ":s a sh:PropertyShape ; sh:targetClass :C ; sh:path :p ; sh:hasValue :x .",
        ":s a sh:PropertyShape ; sh:targetClass :C ; sh:path :p ; sh:class :A , :B .",
        ":s a sh:NodeShape ; sh:targetClass :C ; sh:not [ sh:nodeKind sh:IRI ] .",
    ],
)
def test_what_the_screen_does_not_know_is_doubtful(shape):
    """A construct beyond the screen is left to pySHACL, even where nothing seems to be in its focus."""
    seen = screen(facts_of(turtle(":x :p :y ."), shipped_schema()), read_rules(turtle(shape)))
    assert seen.doubtful == ("http://e/s",)


def test_a_node_that_lacks_a_value_is_named_without_a_doubt():
    """Too few values and nothing else: pySHACL would say the same."""
    shape = ':s a sh:PropertyShape ; sh:targetSubjectsOf :p ; sh:path :q ; sh:minCount 1 ; sh:message "say it"@en .'
    seen = screen(facts_of(turtle(":x :p :y . :z :p :y ; :q :y ."), shipped_schema()), read_rules(turtle(shape)))
    assert (seen.doubtful, [node.value for _, node in seen.lacking]) == ((), ["http://e/x"])


@pytest.mark.parametrize("more", ["sh:minCount 1 , 2 .", "sh:minCount 1 .", 'sh:minCount 1 ; sh:message "one"@en , "eins"@de .'])
def test_what_would_be_reported_otherwise_is_left_to_pyshacl(more):
    """Two counts, or a message that pySHACL would choose or make."""
    shape = f":s a sh:PropertyShape ; sh:targetSubjectsOf :p ; sh:path :q ; {more}"
    seen = screen(facts_of(turtle(":x :p :y ."), shipped_schema()), read_rules(turtle(shape)))
    assert (seen.doubtful, seen.lacking) == (("http://e/s",), ())


@pytest.mark.parametrize(
    ("one", "other", "kept"),
    [
        ("2", "10", True),
        ("10", "2", False),
        ("2", "2", False),
        ("-10", "2", False),
        ('"2"^^xsd:decimal', '"10"^^xsd:decimal', False),
        ('"2031-05-13"^^xsd:date', '"2031-05-14"^^xsd:date', True),
        ('"2031-05-13"^^xsd:date', '"2031-05-14Z"^^xsd:date', False),
        ('"2031-05-13"^^xsd:date', '"2031-05-14"', False),
    ],
)
def test_order_is_kept_only_where_it_is_clear(one, other, kept):
    """Counts are compared as numbers and days as days; whatever else is left to pySHACL."""
    rules = read_rules(turtle(":s a sh:PropertyShape ; sh:targetSubjectsOf :p ; sh:path :p ; sh:lessThan :q ."))
    seen = screen(facts_of(turtle(f":x :p {one} ; :q {other} ."), shipped_schema()), rules)
    assert (seen.doubtful == ()) is kept
