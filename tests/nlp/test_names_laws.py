"""Laws of names: no state is special, mentions do not overlap, patterns do what their examples say."""

from __future__ import annotations

import pytest

from kg.gazetteer import Gazetteer, load_gazetteer
from kg.model import Entity
from tests.nlp import names

TEMPLATE = "{state} said on Monday that {adjective} forces had left {capital}. The {adjective} government and {state}'s army denied it."
EXPECTED = [
    "{state} | State {state} | StateTerritory {state}",
    "{adjective} forces | ArmedForce {adjective} forces | - | pattern",
    "{capital} | State {state} | Settlement {capital}",
    "{adjective} government | State {state} | - | pattern",
    "{state}'s army | ArmedForce {adjective} army | - | pattern",
]


def swappable(gazetteer: Gazetteer) -> list[tuple[str, str, str]]:
    """State, adjective and capital of each state with one reading of each, and no army of its own in the gazetteer."""
    out = []
    for entity in gazetteer.entities.values():
        if entity.kind != "Settlement" or not entity.of or gazetteer.entities[entity.of].kind != "State":
            continue
        state = gazetteer.entities[entity.of]
        adjective = gazetteer.adjectives.get(state.key, "")
        metonym = any(n.actor == state.key and n.text == entity.name and not n.cautious for n in readings(gazetteer, entity.name))
        plain = all(len({(n.actor, n.adjectival) for n in readings(gazetteer, word)}) == 1 for word in (state.name, entity.name, adjective))
        if metonym and plain and gazetteer.named(f"{adjective} army") is None and state.name.isascii() and state.name != entity.name:
            out.append((state.name, adjective, entity.name))
    return sorted(out)


def readings(gazetteer: Gazetteer, text: str) -> list:
    from kg.gazetteer import split_name

    words = split_name(text)
    return [n for n in gazetteer.names.get(words[0], ()) if n.words == words]


def test_swapping_states_swaps_names_and_nothing_else() -> None:
    """A sentence about one state and the same sentence about another have the same mentions but for the names."""
    states = swappable(load_gazetteer())
    wrong = {}
    for state, adjective, capital in states:
        words = {"state": state, "adjective": adjective, "capital": capital}
        found = names.lines(TEMPLATE.format(**words))
        if found != [line.format(**words) for line in EXPECTED]:
            wrong[state] = found
    assert len(states) > 100
    assert wrong == {}


def examples() -> list[tuple[str, str]]:
    gazetteer = load_gazetteer()
    patterns = {pattern.iri: pattern for found in gazetteer.patterns.values() for _, pattern in found}
    return [(iri.rsplit("/", 1)[-1], example) for iri, pattern in sorted(patterns.items()) for example in pattern.examples]


@pytest.mark.parametrize(("name", "example"), examples())
def test_pattern_example_gives_its_class(name: str, example: str) -> None:
    """The example of a pattern holds a mention of the pattern's class, or of the owner itself."""
    gazetteer = load_gazetteer()
    pattern = next(p for found in gazetteer.patterns.values() for _, p in found if p.iri.endswith(f"/{name}"))
    found = [m for m in names.mentions(example) if m.via == "pattern" or (m.actor and m.actor.kind == pattern.kind)]
    entities: list[Entity] = [entity for m in found if (entity := m.actor or m.place)]
    assert entities != []
    assert pattern.kind is None or pattern.kind in {entity.kind for entity in entities}


def test_every_pattern_has_an_example() -> None:
    """A kind of institution comes with a sentence that shows it."""
    gazetteer = load_gazetteer()
    assert sorted({p.iri for found in gazetteer.patterns.values() for _, p in found if not p.examples}) == []


TEXT = (
    "Sudan's army chief Abdel Fattah al-Burhan met US envoy Jonas Okello in Port Sudan. Burhan thanked the UN Security Council, the "
    "African Union's Peace and Security Department and the Rapid Support Forces (RSF). The RSF and Ethiopian troops left El Fasher."
)


def test_mentions_are_sorted_and_do_not_overlap() -> None:
    """Mentions follow one another; each is the exact words at its offsets."""
    found = names.mentions(TEXT)
    assert len(found) >= 8
    assert [m for m, after in zip(found, found[1:], strict=False) if m.end > after.start] == []
    assert [TEXT[m.start : m.end] for m in found if TEXT[m.start : m.end] != TEXT[m.start : m.end].strip()] == []


def test_a_title_is_not_part_of_the_name() -> None:
    """The title stands before the name, outside its span."""
    titled = [(TEXT[m.title.start : m.title.end], TEXT[m.start : m.end]) for m in names.mentions(TEXT) if m.title is not None]
    assert titled == [("Sudan's army chief", "Abdel Fattah al-Burhan"), ("US envoy", "Jonas Okello")]


def test_same_text_same_mentions() -> None:
    """Reading twice gives the same mentions."""
    assert names.mentions(TEXT) == names.mentions(TEXT)


def test_canonical_names_have_no_article() -> None:
    """A canonical name never begins with "the", except where the article is part of it."""
    gazetteer = load_gazetteer()
    found = [e.name for e in gazetteer.entities.values() if e.name.lower().startswith("the ") and e.kind != "MediaOutlet"]
    assert sorted(found) == ["The Hague", "The Resistance Front"]
