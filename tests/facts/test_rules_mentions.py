"""Which earlier event a phrase points back to: "the operation", "the raid", "it"."""

from __future__ import annotations

import pytest

from tests.facts.reading import analysed


def _about(text: str) -> list[tuple[str, str, str | None]]:
    """Claimant, words, and the class of the event that each characterisation is about."""
    found = analysed(text)
    out = []
    for fact in found.facts:
        if fact.type == "Characterisation":
            linked = [found.facts[link.target].type for link in fact.links if link.relation == "about"]
            claimant = " and ".join(e.name for e in fact.claimants)
            out.append((claimant, str((fact.value or {})["as"]), linked[0] if linked else None))
    return out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Turkey launched an operation in Afrin in 2018. Syria described the operation as an invasion.",
            ("Syria", "invasion", "MilitaryOperation"),
        ),
        ("Rebels seized Goma in January. Rwanda denounced the capture as a provocation.", ("Rwanda", "provocation", "Capture")),
        ("Gunmen attacked a market in Mekelle. Kenya called the attack a war crime.", ("Kenya", "war crime", "Attack")),
    ],
)
def test_a_definite_noun_means_the_last_event_of_its_class(text: str, said: tuple[str, str, str]) -> None:
    """A noun reaches back over sentences to an event that it can name."""
    assert _about(text) == [said]


def test_a_noun_passes_over_events_of_other_classes() -> None:
    """The nearer accusation is no operation."""
    told = "Turkey launched an operation in Afrin in 2018. France accused Turkey of killing civilians. "
    text = told + "Syria described the operation as an invasion."
    assert ("Syria", "invasion", "MilitaryOperation") in _about(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The army shelled a school in Aleppo. Qatar called it a massacre.", ("Qatar", "massacre", "Attack")),
        ("Gunmen attacked a bus near Quetta. Pakistan called it an act of terrorism.", ("Pakistan", "act of terrorism", "Attack")),
        ("Russia annexed Crimea in 2014. Canada called it a violation.", ("Canada", "violation", "Annexation")),
    ],
)
def test_it_means_the_event_just_told_where_the_words_are_for_acts(text: str, said: tuple[str, str, str]) -> None:
    """A pronoun means the event before it when what it is called is an act."""
    assert _about(text) == [said]


@pytest.mark.parametrize(
    "text",
    ["Kenya called the operation a success.", "Rebels shelled Goma in 2012. Rwanda called the region a neighbour."],
)
def test_what_was_not_told_is_not_pointed_to(text: str) -> None:
    """No earlier event of a fitting class, no link."""
    assert [linked for _, _, linked in _about(text)] == [None]


def test_two_sides_words_are_about_one_event() -> None:
    """Quoted words of the one and the description by the other meet in the same event."""
    text = 'On Monday, Ethiopia announced the start of "law enforcement activities" in Tigray. Sudan described the operation as aggression.'
    found = analysed(text, published="2020-11-04")
    targets = {link.target for fact in found.facts if fact.type == "Characterisation" for link in fact.links}
    assert sum(fact.type == "Characterisation" for fact in found.facts) == 2
    assert [found.facts[target].type for target in targets] == ["MilitaryOperation"]
