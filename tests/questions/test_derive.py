"""The rules of the derived view, on claims built by hand.

What must never be derived has a test of its own here; those tests stay for good.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pyoxigraph import NamedNode, Store

from .conftest import DERIVED, HERE, derive, load

PARLEY = "https://w3id.org/parley/ontology#"
DATA = "https://w3id.org/parley/data/article/"
RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")

Build = Callable[[str], Store]


def made(store: Store) -> set[tuple[str, str, str]]:
    """The derived triples with short names: (`alpha/operation`, `a`, `NarratedEvent`)."""

    def short(iri: str) -> str:
        return iri.removeprefix(DATA).removeprefix(PARLEY).replace("/content/", "/")

    return {
        (short(q.subject.value), "a" if q.predicate == RDF_TYPE else short(q.predicate.value), short(q.object.value))
        for q in store.quads_for_pattern(None, None, None, DERIVED)
    }


def claim(
    name: str,
    *,
    type: str = "Capture",
    voice: str = "narrator",
    source: str = "",
    polarity: str = "affirmed",
    modality: str = "asserted",
    more: str = "",
    content: str = "",
) -> str:
    """Turtle for one claim about an event by Norland at Midvale."""
    who = f"parley:claimant pid:{source} ;" if source else ""
    return (
        f"c:content\\/{name} a parley:{type} ; parley:agent pid:state\\/norland ; parley:place pid:territory\\/midvale {content} .\n"
        f"c:claim\\/{name} a parley:Claim ; parley:hasContent c:content\\/{name} ; parley:voice voice:{voice} ; {who} {more}\n"
        f"  parley:polarity polarity:{polarity} ; parley:modality modality:{modality} ."
    )


def test_derived_view_of_the_invented_articles(invented: Store) -> None:
    """The whole derived view of `fixture.trig` is the one written down in `derived.txt`."""
    lines = (HERE / "derived.txt").read_text(encoding="utf-8").splitlines()
    assert made(invented) == {tuple(line.split()) for line in lines if line and not line.startswith("#")}


@pytest.mark.parametrize("source", ["person\\/ole-west", "state\\/norland", "state\\/westmark", "org\\/sudland-state-media"])
@pytest.mark.parametrize("type", ["SovereigntyRecognition", "Capture", "MilitaryOperation"])
def test_what_somebody_asserts_is_not_narrated(with_claims: Build, type: str, source: str) -> None:
    """A named source's assertion, a recognition of sovereignty above all, is attributed and never narrated."""
    store = with_claims(claim("it", type=type, voice="reported", source=source))
    assert made(store) == {("c/it", "a", "AttributedEvent")}


def test_a_recognition_that_two_people_speak_of_is_not_narrated(with_claims: Build) -> None:
    """A legal act is not made real by two claimants who speak of it, whatever names they give it."""
    name = (
        'c:content\\/name a parley:Characterisation ; parley:about c:content\\/it ; parley:words "capitulation" .\n'
        "c:claim\\/name parley:hasContent c:content\\/name ; parley:voice voice:reported ; parley:claimant pid:state\\/sudland ;"
        " parley:polarity polarity:affirmed ; parley:modality modality:asserted ."
    )
    store = with_claims(claim("it", type="SovereigntyRecognition", voice="reported", source="person\\/ole-west") + name)
    assert made(store) == {("c/it", "a", "AttributedEvent")}


def test_an_operation_that_both_sides_name_is_narrated(with_claims: Build) -> None:
    """When one side affirms a use of force and the other names it, both take for granted that it took place."""
    name = (
        'c:content\\/name a parley:Characterisation ; parley:about c:content\\/it ; parley:words "aggression" .\n'
        "c:claim\\/name parley:hasContent c:content\\/name ; parley:voice voice:reported ; parley:claimant pid:state\\/sudland ;"
        " parley:polarity polarity:affirmed ; parley:modality modality:asserted ."
    )
    store = with_claims(claim("it", type="MilitaryOperation", voice="reported", source="state\\/norland") + name)
    assert made(store) == {("c/it", "a", "AttributedEvent"), ("c/it", "a", "NarratedEvent")}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, {("c/it", "a", "NarratedEvent")}),
        ({"modality": "attempted"}, set()),
        ({"polarity": "negated"}, set()),
        ({"more": 'parley:hedge "reportedly" ;'}, set()),
        ({"more": "parley:condition c:condition\\/1 ;"}, {("c/it", "a", "ProspectiveEvent")}),
        ({"modality": "possible"}, {("c/it", "a", "ProspectiveEvent")}),
        ({"modality": "intended"}, {("c/it", "a", "ProspectiveEvent")}),
        ({"modality": "hoped"}, {("c/it", "a", "ProspectiveEvent")}),
        ({"modality": "required"}, {("c/it", "a", "ProspectiveEvent")}),
        ({"modality": "possible", "polarity": "negated"}, set()),
        ({"type": "TerritoryStatus"}, set()),
    ],
    ids=lambda value: "-".join(value.values()) or "plain" if isinstance(value, dict) else "",
)
def test_what_the_narrator_says(with_claims: Build, changes: dict[str, str], expected: set[tuple[str, str, str]]) -> None:
    """Only an affirmed, asserted, unhedged, unconditional event in the article's own voice is narrated."""
    assert made(with_claims(claim("it", **changes))) == expected


@pytest.mark.parametrize(("day", "part"), [("2031-05-20", "NarratedEvent"), ("2031-05-21", "ProspectiveEvent")])
def test_what_begins_after_publication_is_prospective(with_claims: Build, day: str, part: str) -> None:
    """An asserted event that cannot have begun by the day of publication is to come, whatever its verb."""
    time = f'; parley:hasTime c:time\\/1 . c:time\\/1 parley:earliestBegin "{day}"^^xsd:date'
    assert made(with_claims(claim("it", content=time))) == {("c/it", "a", part)}


def test_rules_do_not_depend_on_what_they_made_before() -> None:
    """Deriving again over a store that has its derived view gives the same triples."""
    store = load(HERE / "fixture.trig")
    assert set(derive(store)) == set(derive(store))
