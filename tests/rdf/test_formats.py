"""Serialised forms: the same statements back, the same bytes each time, pleasant to read."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import UsageError
from kg.rdf.formats import FORMATS, find_format, serialize
from kg.vocab import DEFAULT_BASE, PARLEY, PID, PV, XSD

ALL = sorted(FORMATS)
REPO = Path(__file__).resolve().parents[2]

IRIS = st.sampled_from(
    [
        "https://example.org/a",
        DEFAULT_BASE + "article/x",
        DEFAULT_BASE + "article/x/claim/f1",
        DEFAULT_BASE,
        DEFAULT_BASE + "a//b",
        DEFAULT_BASE + "../up",
        DEFAULT_BASE + "a:b",
        PV + "modality/asserted",
        PV + "modality",
        PID + "state/azerbaijan",
        PID + "modality/odd",
        PARLEY + "Claim",
        PARLEY + "ends.",
        PARLEY + "a/b",
        "urn:x:y",
        "https://example.org/ümläut?q=%20#f",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
    ]
).map(NamedNode)
PREDICATES = st.sampled_from([PARLEY + "agent", "https://example.org/p", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"]).map(NamedNode)
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]) | st.sampled_from("\n\r\t\"'\\"), max_size=20)
LITERALS = st.one_of(
    TEXTS.map(Literal),
    TEXTS.map(lambda text: Literal(text, language="en")),
    st.integers(0, 99).map(lambda n: Literal(str(n), datatype=XSD("integer"))),
    st.integers(-9, 9).map(lambda n: Literal(str(n), datatype=XSD("integer"))),
    st.sampled_from(["true", "false"]).map(lambda text: Literal(text, datatype=XSD("boolean"))),
    st.just(Literal("2023-09-19", datatype=XSD("date"))),
    st.just(Literal("01", datatype=XSD("integer"))),
)
QUADS = st.lists(st.builds(Quad, IRIS, PREDICATES, IRIS | LITERALS, IRIS), max_size=12)


def parsed(data: bytes, form: str) -> set[Quad]:
    return set(ox.parse(data, format=FORMATS[form].rdf))


def expected(quads: list[Quad], form: str) -> set[Quad]:
    return set(quads) if FORMATS[form].has_graphs else {Quad(q.subject, q.predicate, q.object) for q in quads}


@pytest.mark.parametrize("form", ALL)
def test_the_sample_comes_back_from_every_form(quads: list[Quad], form: str) -> None:
    """Reading what was written gives the same statements; forms without graphs give their union."""
    assert parsed(serialize(quads, form, base=DEFAULT_BASE), form) == expected(quads, form)


@pytest.mark.parametrize("form", ALL)
@settings(max_examples=40, deadline=None)
@given(quads=QUADS)
def test_any_statements_come_back(form: str, quads: list[Quad]) -> None:
    """The law holds for awkward IRIs and texts too."""
    assert parsed(serialize(quads, form, base=DEFAULT_BASE), form) == expected(quads, form)


@pytest.mark.parametrize(("form", "name"), [("turtle", "turtle"), ("trig", "trig"), ("jsonld", "json-ld"), ("rdfxml", "xml")])
def test_rdflib_reads_the_same_graph(quads: list[Quad], form: str, name: str) -> None:
    """A second reader, written by others, agrees."""
    plain = rdflib.Graph().parse(data=serialize(quads, "ntriples"), format="nt")
    assert len(plain) > 300
    assert read_by_rdflib(serialize(quads, form, base=DEFAULT_BASE), name) == set(plain)


def read_by_rdflib(data: bytes, name: str) -> set[tuple]:
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=data, format=name)
    return {quad[:3] for quad in dataset.quads((None, None, None, None))}


@pytest.mark.parametrize("form", ALL)
def test_order_and_repetition_leave_no_trace(quads: list[Quad], form: str) -> None:
    """Shuffled and doubled statements give the same bytes."""
    shuffled = quads * 2
    random.Random(7).shuffle(shuffled)
    assert serialize(shuffled, form, base=DEFAULT_BASE) == serialize(quads, form, base=DEFAULT_BASE)


def test_other_processes_write_the_same_bytes() -> None:
    """No form depends on the seed of a hash table."""
    code = (
        "import hashlib\n"
        "from tests.rdf import sample\n"
        "from kg.gazetteer import load_gazetteer\n"
        "from kg.rdf.quads import to_quads\n"
        "from kg.rdf.formats import FORMATS, serialize\n"
        "quads = to_quads(sample.analysed(), sample.RUN, entities=load_gazetteer())\n"
        "print([hashlib.sha256(serialize(quads, form)).hexdigest() for form in sorted(FORMATS)])\n"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=REPO,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            check=True,
            timeout=60,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_turtle_is_pleasant_to_read(quads: list[Quad]) -> None:
    """Only used prefixes, a paragraph for each subject, the class first, one predicate a line, short names."""
    some = [q for q in quads if q.subject.value.endswith("/condition/140-160-affirmed") or q.predicate == PARLEY("upper")]
    assert serialize(some, "turtle", base=DEFAULT_BASE).decode() == (
        "@base <https://w3id.org/parley/data/> .\n"
        "@prefix parley: <https://w3id.org/parley/ontology#> .\n"
        "@prefix polarity: <https://w3id.org/parley/vocab/polarity/> .\n"
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
        "\n"
        "<article/talks/condition/140-160-affirmed> a parley:Condition ;\n"
        "    parley:conditionPolarity polarity:affirmed ;\n"
        '    parley:conditionText "if the talks succeed" ;\n'
        "    parley:hasEvidence <article/talks/evidence/140-160> .\n"
        "\n"
        f"<{casualty(quads)}> parley:upper 30 .\n"
    )


def casualty(quads: list[Quad]) -> str:
    return next(q.subject.value for q in quads if q.predicate == PARLEY("upper")).removeprefix(DEFAULT_BASE)


def test_what_xml_cannot_hold_is_replaced() -> None:
    """A control character becomes U+FFFD in RDF/XML alone, which other readers then accept."""
    quad = Quad(NamedNode("https://example.org/a"), NamedNode("https://example.org/p"), Literal("a\x01b", language="en"))
    graph = rdflib.Graph().parse(data=serialize([quad], "rdfxml"), format="xml")
    assert [str(o) for o in graph.objects()] == ["a\ufffdb"]
    assert parsed(serialize([quad], "turtle"), "turtle") == {quad}


@pytest.mark.parametrize(
    ("name", "form"), [("ttl", "turtle"), (".TTL", "turtle"), ("application/ld+json", "jsonld"), ("nq", "nquads"), ("rdf", "rdfxml")]
)
def test_a_format_is_found_by_name_suffix_or_media_type(name: str, form: str) -> None:
    """What people write on a command line or in a header."""
    assert find_format(name).name == form


def test_an_unknown_format_is_refused_with_the_list() -> None:
    """The message says what there is."""
    with pytest.raises(UsageError, match="unknown format 'pdf'.*turtle, trig, ntriples, nquads, jsonld, rdfxml"):
        find_format("pdf")
