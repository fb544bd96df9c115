"""The summary of data, over which the reasoner reasons."""

from __future__ import annotations

import pyoxigraph as ox

from kg.check.schema import shipped_schema
from kg.check.summary import summarise

_PREFIXES = (
    """@prefix parley: <https://w3id.org/parley/ontology#> . @prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix : <http://e/> . """
)


def turtle(text: str) -> list[ox.Triple]:
    parsed = ox.parse((_PREFIXES + text).encode(), format=ox.RdfFormat.TURTLE)
    return [ox.Triple(said.subject, said.predicate, said.object) for said in parsed]


def summary(text: str) -> set[ox.Triple]:
    return set(summarise(turtle(text), shipped_schema()))


def test_nodes_of_the_same_classes_are_taken_together():
    """Two states are one, and an event that both act in remains with one actor."""
    assert summary(":a a parley:State . :b a parley:State . :e a parley:Attack ; parley:agent :a , :b .") == set(
        turtle(":a a parley:State . :e a parley:Attack ; parley:agent :a .")
    )


def test_nodes_of_different_classes_stay_apart():
    """A state and a settlement are never one, whatever else is the same of them."""
    text = ":a a parley:State . :b a parley:Settlement . :e parley:target :a , :b ."
    assert summary(text) == set(turtle(text))


def test_what_domains_and_ranges_say_counts_as_a_class():
    """A node without a class that is somewhere an agent, and one that is somewhere a place, stay apart."""
    text = ":e a parley:Attack ; parley:agent :a ; parley:place :b ."
    assert summary(text) == set(turtle(text))


def test_nodes_that_are_the_same_are_one_with_all_their_classes():
    """What is said of either is said of both, so that a contradiction between them is kept."""
    assert summary(":a a parley:State . :b a parley:Settlement . :a owl:sameAs :b .") == set(
        turtle(":a a parley:State , parley:Settlement .")
    )


def test_data_that_say_that_nodes_differ_are_left_as_they_are():
    """Taking nodes together would make a contradiction there, so that nothing is taken together."""
    text = ":a a parley:State . :b a parley:State . :a owl:differentFrom :b ."
    assert summary(text) == set(turtle(text))


def test_a_large_graph_has_a_small_summary(whole):
    """A hundred articles say nothing about classes that one does not."""
    resources = [triple for triple in whole if not isinstance(triple.object, ox.Literal)]
    text = ox.serialize(resources, format=ox.RdfFormat.N_TRIPLES).decode()
    many = "".join(text.replace("example.org/", f"example.org/{n}/") for n in range(100))
    large = list(ox.parse(many.encode(), format=ox.RdfFormat.N_TRIPLES))
    assert len(large) == 100 * len(resources)
    assert len(summarise(large, shipped_schema())) == len(summarise(resources, shipped_schema())) <= len(resources)
