"""Contradictions are found, and named."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.check import consistency
from kg.check.consistency import check_consistency
from kg.check.report import Finding
from kg.check.schema import ontology_triples, read_schema, shipped_schema

PARLEY = "https://w3id.org/parley/ontology#"
BAKU, EVENT = "https://w3id.org/parley/id/place/baku", "https://example.org/operation"
_PREFIXES = f"""@prefix parley: <{PARLEY}> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix : <https://example.org/> . """
_REMEDY = "use the actor or place that is meant, or mend its class or what it is said to be the same as"


def turtle(text: str) -> list[ox.Triple]:
    return list(ox.parse((_PREFIXES + text).encode(), format=ox.RdfFormat.TURTLE))


def statements(text: str) -> bytes:
    return ox.serialize(turtle(text), format=ox.RdfFormat.N_TRIPLES) or b""


def codes(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(f.code, f.focus) for f in findings]


def test_ontology_and_a_whole_article_agree(whole):
    """The shipped ontology has no unsatisfiable class, and data that keeps to the shapes agrees with it."""
    report = check_consistency(ox.serialize(whole, format=ox.RdfFormat.N_TRIPLES))
    assert report.findings == ()
    assert report.checked > 1000


def test_baku_in_an_actors_role_is_named():
    """A settlement as agent contradicts the range of the role; the finding names settlement, role and event."""
    found = check_consistency(statements(f"<{BAKU}> a parley:Settlement . <{EVENT}> a parley:Attack ; parley:agent <{BAKU}> .")).findings
    message = f"<{BAKU}> is the parley:agent of <{EVENT}> and a parley:Settlement, but parley:Agent and parley:Place exclude each other"
    assert found == (Finding("violation", "disjoint-types", message, BAKU, "", _REMEDY),)


def test_hermit_agrees_that_baku_in_an_actors_role_is_a_contradiction():
    """The clash that is found without a reasoner is one for the reasoner too."""
    data = turtle(f"<{BAKU}> a parley:Settlement . <{EVENT}> parley:agent <{BAKU}> .")
    assert consistency._empty_classes([*ontology_triples(), *data]) is None


def test_a_class_that_can_have_no_member_is_named():
    """A contradiction planted in the ontology is reported at the topmost class, with the two classes that exclude each other."""
    planted = turtle("""parley:CityState a owl:Class ; rdfs:subClassOf parley:State , parley:Settlement .
                        parley:FreeCity a owl:Class ; rdfs:subClassOf parley:CityState .""")
    found = check_consistency(b"", ontology=[*ontology_triples(), *planted]).findings
    assert codes(found) == [("unsatisfiable-class", f"{PARLEY}CityState")]
    assert (
        found[0].message
        == "the class parley:CityState can have no member: it is below parley:Agent and parley:Place, which exclude each other"
    )


def test_a_contradiction_that_only_the_reasoner_sees_is_named():
    """A class made empty by a restriction, not by its superclasses, is found by HermiT."""
    planted = turtle("""parley:Ghost a owl:Class ; rdfs:subClassOf parley:Event ,
        [ a owl:Restriction ; owl:onProperty parley:agent ; owl:someValuesFrom parley:Settlement ] .""")
    found = check_consistency(b"", ontology=[*ontology_triples(), *planted]).findings
    assert codes(found) == [("unsatisfiable-class", f"{PARLEY}Ghost")]


def test_two_nodes_that_are_said_to_be_one_have_the_classes_of_both():
    """A city and a state with one identity contradict each other, by whatever third node they are tied."""
    same = "<http://www.w3.org/2002/07/owl#sameAs>"
    found = check_consistency(statements(f":city a parley:Settlement ; {same} :q . :state a parley:State ; {same} :q .")).findings
    assert codes(found) == [("disjoint-types", "https://example.org/city")]


@pytest.mark.slow
def test_the_statement_with_which_data_turns_inconsistent_is_named():
    """Where only the reasoner sees a contradiction in the data, halving finds the statement that brings it about."""
    silent = turtle("""parley:Silence a owl:Class ; rdfs:subClassOf parley:Event ,
        [ a owl:Restriction ; owl:onProperty parley:agent ; owl:allValuesFrom owl:Nothing ] .""")
    data = ":a a parley:State . :e a parley:Silence ; parley:agent :a ; parley:target :a ."
    found = check_consistency(statements(data), ontology=[*ontology_triples(), *silent]).findings
    assert codes(found) == [("inconsistent", "https://example.org/e")]


def test_a_union_is_a_clash_only_when_every_part_is():
    """A node that is one of two classes clashes when both are excluded, and not when one is left."""
    schema = turtle("""parley:A a owl:Class . parley:B a owl:Class . parley:C a owl:Class ; owl:disjointWith parley:A .
        parley:p a owl:ObjectProperty ; rdfs:range [ a owl:Class ; owl:unionOf ( parley:A parley:B ) ] .""")
    extra = turtle("parley:C owl:disjointWith parley:B .")
    data = statements(":x parley:p :y . :y a parley:C .")
    assert check_consistency(data, ontology=schema).findings == ()
    assert codes(check_consistency(data, ontology=[*schema, *extra]).findings) == [("disjoint-types", "https://example.org/y")]


def test_the_order_of_statements_does_not_matter():
    """The reasons that are named are those of the sorted statements, whichever way they come."""
    acts = " ".join(f"<{EVENT}-{number}> a parley:Attack ; parley:target :field ; parley:agent <{BAKU}> ." for number in range(5))
    lines = statements(f"<{BAKU}> a parley:Settlement . {acts}").splitlines(keepends=True)
    reports = [check_consistency(b"".join(order)) for order in (lines, lines[::-1], [*lines[7:], *lines[:7]])]
    assert reports[0] == reports[1] == reports[2]
    assert codes(reports[0].findings) == [("disjoint-types", BAKU)]
    assert f"agent of <{EVENT}-0>" in reports[0].findings[0].message


def test_graph_names_do_not_matter():
    """N-Quads are read like N-Triples: a contradiction across two graphs is one."""
    quads = [
        ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(f"https://example.org/g{n}"))
        for n, t in enumerate(turtle(f"<{BAKU}> a parley:Settlement . <{EVENT}> parley:party <{BAKU}> ."))
    ]
    found = check_consistency(ox.serialize(quads, format=ox.RdfFormat.N_QUADS)).findings
    assert codes(found) == [("disjoint-types", BAKU)]


def test_the_schema_knows_what_the_hard_points_need():
    """Events, agents, places, agreements, propositions and claims exclude each other, pair by pair."""
    roots = [PARLEY + name for name in ("Event", "Agent", "Place", "Agreement", "Proposition", "Claim")]
    assert all(frozenset({a, b}) in shipped_schema().disjoint for a in roots for b in roots if a < b)
    assert shipped_schema().clash([PARLEY + "Signing", PARLEY + "Treaty"]) == (PARLEY + "Agreement", PARLEY + "Event")
    assert shipped_schema().clash([PARLEY + "Signing", PARLEY + "Attack"]) is None


def test_a_circle_of_subclasses_is_read():
    """Classes below one another are each below all of them."""
    schema = read_schema(turtle("parley:A rdfs:subClassOf parley:B . parley:B rdfs:subClassOf parley:A ."))
    assert schema.types_of([PARLEY + "A"]) == schema.types_of([PARLEY + "B"]) == {PARLEY + "A", PARLEY + "B"}
