"""The rules that must find nothing: each is silent on sound data and speaks when its fault is planted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg import vocab as v
from kg.errors import ResourceError
from kg.rdf.ontology import ontology_quads
from kg.store import rules as rules_module
from kg.store.release import open_release
from kg.store.rules import derive, failures, rules
from kg.vocab import DEFAULT_BASE
from tests.store.making import make_release

ARTICLE = NamedNode(DEFAULT_BASE + "article/a")
DERIVED = NamedNode(DEFAULT_BASE + "derived")
BAKU = NamedNode("https://w3id.org/parley/id/place/baku")


@pytest.fixture(scope="module")
def quads(tmp_path_factory: pytest.TempPathFactory) -> list[Quad]:
    release = open_release(make_release(tmp_path_factory.mktemp("rules"), "a").release)
    return list(release.quads())


@pytest.fixture
def store(quads: list[Quad]) -> ox.Store:
    store = ox.Store()
    store.extend(quads)
    return store


def found(store: ox.Store) -> set[str]:
    return {failure.rule for failure in failures(store, DEFAULT_BASE)}


def one(store: ox.Store, subject: object = None, predicate: object = None, value: object = None, part: str = "") -> Quad:
    """The first quad of the article, by text, that matches."""
    matching = store.quads_for_pattern(subject, predicate, value, ARTICLE)  # type: ignore[arg-type]
    return min((quad for quad in matching if part in quad.subject.value), key=str)


def drop(predicate: NamedNode, part: str = "") -> Callable[[ox.Store], None]:
    def plant(store: ox.Store) -> None:
        store.remove(one(store, predicate=predicate, part=part))

    return plant


def swap(predicate: NamedNode, value: NamedNode | Literal, part: str = "") -> Callable[[ox.Store], None]:
    def plant(store: ox.Store) -> None:
        old = one(store, predicate=predicate, part=part)
        store.remove(old)
        store.add(Quad(old.subject, old.predicate, value, old.graph_name))

    return plant


def put(predicate: NamedNode, value: NamedNode | Literal | BlankNode, part: str, graph: NamedNode = ARTICLE) -> Callable[[ox.Store], None]:
    def plant(store: ox.Store) -> None:
        store.add(Quad(one(store, predicate=v.A, part=part).subject, predicate, value, graph))

    return plant


def narrate(event_type: str, change: Callable[[ox.Store], None]) -> Callable[[ox.Store], None]:
    """Call an event narrated although its one claim is not the narrator's plain word."""

    def plant(store: ox.Store) -> None:
        put(v.A, v.PARLEY("NarratedEvent"), "/event/", DERIVED)(store)
        put(v.A, v.PARLEY(event_type), "/event/")(store)
        change(store)

    return plant


def hedge_the_event(store: ox.Store) -> None:
    """Hedge the claim about the event that is called narrated, and take away the name that a side gives it."""
    event = one(store, predicate=v.A, part="/event/").subject
    store.add(Quad(one(store, predicate=v.HAS_CONTENT, value=event).subject, v.HEDGE, Literal("essentially"), ARTICLE))
    store.remove(one(store, predicate=v.LINKS["about"], value=event))


FAULTS: dict[str, Callable[[ox.Store], None]] = {
    "10-claim-without-evidence": drop(v.HAS_EVIDENCE, "/claim/"),
    "11-claim-without-claimant": drop(v.CLAIMANT),
    "12-claim-without-content": put(v.POLARITY, v.PV("polarity/negated"), "/claim/f"),
    "13-content-without-claim": drop(v.HAS_CONTENT),
    "20-evidence-outside-text": swap(v.OA_END, Literal("99999", datatype=v.XSD_INTEGER)),
    "21-quote-of-other-length": swap(v.OA_EXACT, Literal("something of quite another length than it had before, which no quote here has")),
    "22-quote-differs-from-text": swap(v.OA_START, Literal("3", datatype=v.XSD_INTEGER)),
    "23-evidence-without-position": drop(v.OA_START),
    "30-place-that-acts": put(v.ROLES["agent"], BAKU, "/event/"),
    "31-entity-without-name": put(v.ROLES["agent"], NamedNode("https://example.org/nobody"), "/event/"),
    "40-told-without-narrator": narrate("MilitaryOperation", hedge_the_event),
    "41-legal-act-made-fact": narrate("SovereigntyRecognition", hedge_the_event),
    "42-derived-in-article": put(v.A, v.PARLEY("NarratedEvent"), "/event/"),
    "50-blank-node": put(v.ROLES["target"], BlankNode("x"), "/event/"),
    "51-undeclared-term": put(v.PARLEY("noSuchTerm"), Literal("x"), "/event/"),
    "60-time-without-words": drop(v.TIME_TEXT),
    "61-bounds-out-of-order": put(v.LATEST_END, Literal("1999-01-01", datatype=v.XSD_DATE), "/time/"),
}


def test_every_rule_has_a_planted_fault() -> None:
    """A rule that nothing can break shows nothing."""
    assert [path.stem for path in rules("verify")] == sorted(FAULTS)


def test_sound_data_breaks_no_rule(store: ox.Store) -> None:
    """The sample article with its derived view is clean."""
    assert list(failures(store, DEFAULT_BASE)) == []


@pytest.mark.parametrize("rule", sorted(FAULTS))
def test_a_planted_fault_is_found(rule: str, store: ox.Store) -> None:
    """The rule named speaks; others may too."""
    FAULTS[rule](store)
    assert rule in found(store)


def test_the_derived_view_lies_in_its_own_graph(quads: list[Quad]) -> None:
    """The sample's operation is narrated; deriving again from the release gives the same."""
    store = ox.Store()
    store.extend(quad for quad in quads if quad.graph_name != DERIVED)
    made = derive(store, DEFAULT_BASE)
    assert {quad.graph_name for quad in made} == {DERIVED}
    assert v.PARLEY("NarratedEvent") in {quad.object for quad in made}
    assert set(made) == {quad for quad in quads if quad.graph_name == DERIVED}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [("ASK { }", "the rule is no CONSTRUCT"), ("CONSTRUCT { [] a parley:Claim } WHERE { }", "the rule makes blank nodes")],
)
def test_a_rule_of_another_kind_is_refused(text: str, complaint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is named."""
    (tmp_path / "derive").mkdir()
    (tmp_path / "derive" / "x.rq").write_text(text, encoding="utf-8")
    monkeypatch.setattr(rules_module, "data_folder", lambda _: tmp_path)
    with pytest.raises(ResourceError, match=f"x.rq: {complaint}"):
        derive(ox.Store(), DEFAULT_BASE)


def test_the_ontology_graph_is_the_same_each_time() -> None:
    """Blank nodes of class expressions have stable labels."""
    assert ontology_quads() == ontology_quads()
    assert len(ontology_quads()) > 500
