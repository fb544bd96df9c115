"""The shapes: each is shown at work by a passing and a failing example."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib.namespace import SH

from kg.check.report import Finding
from kg.check.schema import ontology_triples
from kg.check.shapes import SHAPES, check_shapes, count_focus_nodes, read_shapes, shipped_shapes

EXAMPLES = Path(__file__).parent / "examples"
NAMES = [rule.shape.removeprefix(SHAPES) for rule in shipped_shapes().rules]
_SHACL = str(SH)
_PREFIXES = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix shape: <https://w3id.org/parley/shapes/> . "


def test_every_shape_has_a_passing_and_a_failing_example_and_every_example_a_shape():
    """The files in `examples` are those of the shapes, two each."""
    wanted = {f"{name}.{kind}.ttl" for name in NAMES for kind in ("ok", "bad")}
    assert {path.name for path in EXAMPLES.iterdir()} == wanted
    assert len(NAMES) >= 80


def test_the_whole_example_keeps_to_every_shape(whole):
    """The example that others vary breaks no shape."""
    assert check_shapes(whole).findings == ()


def test_every_shape_has_focus_nodes_in_the_whole_example(whole):
    """A shape whose target matches nothing would pass whatever the data is."""
    counts = count_focus_nodes(whole)
    assert [name for name, count in counts.items() if count == 0] == []
    assert set(counts) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_failing_example_is_reported_by_its_shape_and_no_other(name, with_example):
    """What breaks one rule is reported by that rule, once, with a repair."""
    found = check_shapes(with_example(f"{name}.bad.ttl"), article="one").findings
    assert {(f.code, f.article) for f in found} == {(name, "one")}
    assert all(f.focus and f.message and f.remedy for f in found)


@pytest.mark.parametrize("name", NAMES)
def test_a_passing_example_is_looked_at_and_not_reported(name, with_example):
    """The shape applies to the passing example, and no shape objects to it."""
    data = with_example(f"{name}.ok.ttl")
    assert count_focus_nodes(data)[name] > 0
    assert check_shapes(data).findings == ()


def test_every_shacl_term_in_the_shapes_is_a_term_of_shacl():
    """A misspelt sh: term would be passed over in silence."""
    used = {t.value for triple in ontology_triples("shapes") for t in (triple.predicate, triple.object) if isinstance(t, ox.NamedNode)}
    terms = {iri for iri in used if iri.startswith(_SHACL)}
    assert {iri for iri in terms if iri not in SH} == set()
    assert len(terms) >= 20
    assert f"{_SHACL}minCont" not in SH


def test_every_shape_has_a_target_a_message_with_its_repair_and_no_sparql():
    """A message is the fault, a dash, and what to do; shapes stay fast without SPARQL."""
    triples = ontology_triples("shapes")
    messages = {t.subject.value: t.object.value for t in triples if t.predicate.value == f"{_SHACL}message"}
    assert {iri.rsplit("/", 1)[1] for iri in messages} == set(NAMES)
    assert [text for text in messages.values() if not re.fullmatch(r"[^–]+ – [^–]+", text)] == []
    assert [rule.shape for rule in shipped_shapes().rules if not (rule.classes or rule.subjects_of)] == []
    assert None not in shipped_shapes().properties.values()


@pytest.mark.parametrize("scheme", ["polarity", "modality", "voice", "basis", "harm"])
def test_shapes_list_the_concepts_of_a_closed_scheme(scheme):
    """The values that a shape allows are the concepts of the vocabulary, neither more nor fewer."""
    prefix = f"https://w3id.org/parley/vocab/{scheme}/"
    concepts = {t.subject.value for t in ontology_triples("vocab") if t.subject.value.startswith(prefix)}
    listed = {
        t.object.value for t in ontology_triples("shapes") if isinstance(t.object, ox.NamedNode) and t.object.value.startswith(prefix)
    }
    assert listed == concepts


def test_baku_in_an_actors_role_is_reported_by_name():
    """A settlement as agent breaks the shape of that role, and the message says which settlement."""
    baku, event = "https://w3id.org/parley/id/place/baku", "https://example.org/e"
    data = f"<{baku}> a <https://w3id.org/parley/ontology#Settlement> . <{event}> <https://w3id.org/parley/ontology#agent> <{baku}> ."
    found = check_shapes(ox.parse(data.encode(), format=ox.RdfFormat.TURTLE)).findings
    roles = [f for f in found if f.code == "role-agent"]
    assert roles == [
        Finding(
            "violation",
            "role-agent",
            f"the agent is no agent ({baku})",
            event,
            "",
            "name who does it: for a capital its state, for a territory its authorities",
        )
    ]


def test_bytes_and_statements_give_the_same_report(whole):
    """N-Quads with graph names and the triples themselves are read alike."""
    quads = [ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode("https://example.org/g")) for t in whole[: len(whole) // 2]]
    data = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    assert check_shapes(data) == check_shapes(whole[: len(whole) // 2])


def test_a_closed_shape_sees_every_property():
    """What no shape asks about is left out only as long as no shape asks about everything."""
    rule = 'shape:closed a sh:NodeShape ; sh:targetNode <http://e/a> ; sh:closed true ; sh:message "too much – say less"@en .'
    shapes = read_shapes(ox.parse((_PREFIXES + rule).encode(), format=ox.RdfFormat.TURTLE))
    found = check_shapes(b'<http://e/a> <http://e/unheard-of> "x" .', shapes=shapes).findings
    assert [f.code for f in found] == ["closed"]


def test_time_grows_in_step_with_the_graph(whole):
    """Eight times the statements take at most some sixteen times as long: nothing in the way is quadratic."""

    def copies(count: int) -> list[ox.Triple]:
        text = ox.serialize(whole, format=ox.RdfFormat.N_TRIPLES).decode()
        many = "".join(text.replace("example.org/", f"example.org/{n}/") for n in range(count))
        return list(ox.parse(many.encode(), format=ox.RdfFormat.N_TRIPLES))

    def seconds(data: list[ox.Triple], thorough: bool) -> float:
        begin = time.process_time()
        assert check_shapes(data, thorough=thorough).ok
        return time.process_time() - begin

    small, large = copies(3), copies(24)
    for thorough in (False, True):
        seconds(small, thorough)
        least = min(seconds(small, thorough) for _ in range(3))
        assert min(seconds(large, thorough) for _ in range(2)) < 16 * least + 0.1


def test_a_blank_node_where_an_order_is_asked_for_is_a_finding():
    """pySHACL stops at values that it cannot compare; the report says so, and nothing is raised."""
    parley = "https://w3id.org/parley/ontology#"
    data = f"<http://e/t> a <{parley}Time> ; <{parley}earliestBegin> [] ; <{parley}latestBegin> [] ."
    assert [f.code for f in check_shapes(ox.parse(data.encode(), format=ox.RdfFormat.TURTLE)).findings] == ["not-comparable"]
