"""The gazetteer as data: complete, consistent, and cut into words as the annotator cuts text."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import ResourceError
from kg.gazetteer import Gazetteer, fold, load_gazetteer, split_name
from kg.resources import data_folder

HEAD = """@prefix parley: <https://w3id.org/parley/ontology#> .
@prefix state: <https://w3id.org/parley/id/state/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def test_names_are_cut_as_the_annotator_cuts_text(gazetteer: Gazetteer) -> None:
    """Each name is split into the words that spaCy makes of it, else it would never be found."""
    from kg.nlp.annotator import Annotator

    make_doc = Annotator(gazetteer=gazetteer)._nlp.make_doc
    names = {name.text: name.words for found in gazetteer.names.values() for name in found}
    wrong = {}
    for text, words in names.items():
        cut = tuple(fold(token.text) for token in make_doc(f"saw {text} there"))[1:-1]
        if cut != words:
            wrong[text] = cut
    assert len(names) > 8000
    assert wrong == {}


def test_every_member_state_has_adjective_people_and_territory(gazetteer: Gazetteer) -> None:
    """A state acts, is a place, and has an adjective; its capital denotes it."""
    states = [entity for entity in gazetteer.entities.values() if entity.kind == "State"]
    territories = {name.actor for found in gazetteer.names.values() for name in found if name.place}
    assert len(states) == 197
    assert [s.name for s in states if s.key not in gazetteer.adjectives] == []
    assert [s.name for s in states if s.key not in territories] == []


def test_no_two_persons_share_a_name(gazetteer: Gazetteer) -> None:
    """A full name denotes one person: rows about the same person are merged."""
    bearers = defaultdict(set)
    for found in gazetteer.names.values():
        for name in found:
            if name.actor and gazetteer.entities[name.actor].kind == "Person":
                bearers[name.words].add(name.actor)
    assert {words: keys for words, keys in bearers.items() if len(keys) > 1} == {}


def test_names_shared_by_states_are_the_known_ones(gazetteer: Gazetteer) -> None:
    """What two states are both called is listed here; anything more is a fault in the tables."""
    shared = defaultdict(set)
    for found in gazetteer.names.values():
        for name in found:
            if name.actor and gazetteer.entities[name.actor].kind in ("State", "Polity"):
                shared[" ".join(name.words)].add(name.actor)
    assert {words for words, keys in shared.items() if len(keys) > 1} == {"congo", "congolese", "korea", "korean", "dominican"}


def test_every_entity_has_one_canonical_name_and_one_class() -> None:
    """Files that describe the same entity agree on what it is and how it is called."""
    labels, kinds = defaultdict(set), defaultdict(set)
    for path in sorted((data_folder("ontology") / "gazetteer").glob("*.ttl")):
        for triple in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE):
            if triple.predicate.value.endswith("#prefLabel"):
                labels[triple.subject.value].add(triple.object.value)
            if triple.predicate.value.endswith("#type"):
                kinds[triple.subject.value].add(triple.object.value)
    assert {key: found for key, found in labels.items() if len(found) > 1} == {}
    assert {key: found for key, found in kinds.items() if len(found) > 1} == {}


@pytest.mark.parametrize("path", sorted((data_folder("ontology") / "gazetteer").glob("*.ttl")), ids=lambda path: path.name)
def test_files_stay_small(path: Path) -> None:
    """No file passes 1.4 MB, so that it can be read and compared."""
    assert path.stat().st_size < 1_400_000


@pytest.mark.parametrize(
    ("url", "publisher"),
    [
        ("https://sputnikglobe.com/20230920/x.html", "Sputnik"),
        ("https://www.reuters.com/world/", "Reuters"),
        ("news.bbc.co.uk/1/hi", "BBC"),
        ("https://notreuters.com/", None),
        ("https://example.org/", None),
        ("", None),
    ],
)
def test_publisher_of_an_address(gazetteer: Gazetteer, url: str, publisher: str | None) -> None:
    """The host or a host above it names the publisher; a host that merely ends alike does not."""
    found = gazetteer.publisher_of(url)
    assert (found.name if found else None) == publisher


@pytest.mark.parametrize(
    ("turtle", "message"),
    [
        ("state:x a parley:State .", "no skos:prefLabel"),
        ('state:x a parley:State ; skos:prefLabel "X"@en ; parley:territory state:y .', "not described"),
        ("state:x a parley:State", "not Turtle"),
        ("state:x a parley:InstitutionPattern .", "needs parley:words"),
    ],
)
def test_broken_file_is_named(tmp_path: Path, turtle: str, message: str) -> None:
    """A file that cannot be used is a ResourceError that says what is wrong."""
    (tmp_path / "broken.ttl").write_text(HEAD + turtle, encoding="utf-8")
    with pytest.raises(ResourceError, match=message):
        load_gazetteer(tmp_path)


def test_empty_folder_is_an_error(tmp_path: Path) -> None:
    """Without any file there is no gazetteer."""
    with pytest.raises(ResourceError, match="no gazetteer file"):
        load_gazetteer(tmp_path)


def test_a_second_file_adds_names(tmp_path: Path) -> None:
    """All files make one graph: a hand-written one adds to what a generated one describes."""
    (tmp_path / "a.ttl").write_text(HEAD + 'state:x a parley:State ; skos:prefLabel "Xland"@en .', encoding="utf-8")
    (tmp_path / "b.ttl").write_text(HEAD + 'state:x skos:altLabel "Republic of Xland"@en .', encoding="utf-8")
    found = load_gazetteer(tmp_path)
    assert found.named("Republic of Xland") == found.named("Xland") == found.entities["https://w3id.org/parley/id/state/x"]


def test_folding_ignores_case_accents_and_quotes() -> None:
    """Spellings that differ in these alone are one name."""
    assert fold("ERDOĞAN") == fold("Erdogan")
    assert split_name("People’s Republic of China") == ("people", "'s", "republic", "of", "china")
    assert split_name("Nagorno-Karabakh") == ("nagorno-karabakh",)
