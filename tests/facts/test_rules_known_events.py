"""Events that an article takes as known: what tells which one is meant, though no one who takes part is named."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type


@pytest.mark.parametrize(
    "text",
    [
        "They reviewed the ongoing negotiations on a border treaty.",
        "Delegates in Nairobi opened the talks on a prisoner swap.",
        "Envoys praised the dialogue about the river.",
    ],
)
def test_talks_with_a_matter_are_told(text: str) -> None:
    """What they are about says which talks are meant."""
    assert len(of_type(text, "Negotiation")) == 1


def test_talks_without_a_matter_point_back() -> None:
    """Nothing says which."""
    assert of_type("Envoys praised the dialogue.", "Negotiation") == []


@pytest.mark.parametrize(
    "text",
    [
        "The port of Tawila fell after two weeks of fighting.",
        "Traders in Gao recalled a decade of war.",
        "Residents of Goma endured three nights of clashes.",
    ],
)
def test_fighting_that_lasted_was_there(text: str) -> None:
    """A measure of time before it."""
    assert len(of_type(text, "ArmedHostilities")) == 1


def test_laws_of_war_are_no_war() -> None:
    """No measure, no place, nobody who fights."""
    assert of_type("Lawyers in Geneva taught the laws of war.", "ArmedHostilities") == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The envoy spoke about the Yemen conflict.", "Yemen"),
        ("The Gaza war displaced thousands.", "Gaza Strip"),
        ("Prices rose during the Ukraine war.", "Ukraine"),
    ],
)
def test_a_war_named_for_a_land_is_there(text: str, place: str) -> None:
    """The name of a land before the noun."""
    (war,) = of_type(text, "ArmedHostilities")
    assert war["roles"] == {"place": [place]}


def test_a_war_named_for_an_enemy_is_not_there() -> None:
    """An adjective says who, not where."""
    wars = of_type("The Russian war in Chechnya lasted years.", "ArmedHostilities")
    assert [war["roles"]["place"] for war in wars] == [["Chechnya"]]
