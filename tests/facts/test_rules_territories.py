"""Ranks of lands, claims to them, and who has them in hand."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type


def _said(text: str) -> list[tuple[str, str]]:
    """(place, status) of the statuses found."""
    return [(row["roles"]["place"][0], row["value"]["status"]) for row in of_type(text, "TerritoryStatus")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Abkhazia, another breakaway province, declared a state of war.", ("Abkhazia", "breakaway")),
        ("Kosovo is a former Serbian province.", ("Kosovo", "former Serbian province")),
        ("Misrata, a rebel stronghold, was shelled.", ("Misrata", "rebel stronghold")),
        ("Bougainville, an autonomous region of Papua New Guinea, voted.", ("Bougainville", "autonomous")),
        ("Thousands marched in the capital, Nicosia.", ("Nicosia", "capital")),
    ],
)
def test_a_rank_beside_a_name_is_a_status(text: str, said: tuple[str, str]) -> None:
    """In apposition on either side, and as a predicate."""
    assert _said(text) == [said]


@pytest.mark.parametrize("text", ["Lagos, a city of 15 million, was calm.", "Goma is a town in Congo.", "The army entered a province."])
def test_a_plain_word_for_land_ranks_nothing(text: str) -> None:
    """Without a word that ranks it, a town is a town."""
    assert _said(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Taiwan, which China claims as its own, held an election.", ("Taiwan", "claimed by China")),
        ("The city of Kirkuk, claimed by Iraq, was calm.", ("Kirkuk", "claimed by Iraq")),
        ("Venezuela lays claim to Essequibo.", ("Essequibo", "claimed by Venezuela")),
    ],
)
def test_who_claims_a_land_is_its_status(text: str, said: tuple[str, str]) -> None:
    """Active, passive, and as a noun."""
    assert said in _said(text)


@pytest.mark.parametrize(
    "text", ["The group claimed the attack in Kabul.", "Russia claimed that Bakhmut had fallen.", "She claimed asylum."]
)
def test_other_claims_say_nothing_of_land(text: str) -> None:
    """Deeds, words and rights are claimed too."""
    assert [status for _, status in _said(text) if "claimed" in status] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The Islamic State has had control of Mosul for two years.", ("Mosul", "under control of Islamic State")),
        ("Western Sahara is mostly in Moroccan hands.", ("Western Sahara", "in the hands of Morocco")),
        ("Transnistria has been run by separatists since 1992.", ("Transnistria", "administered by separatists")),
    ],
)
def test_who_has_a_land_in_hand_holds_it(text: str, said: tuple[str, str]) -> None:
    """ "Has control of", "in the hands of", "run by"."""
    assert _said(text) == [said]


def test_part_of_its_territory_is_the_regarders() -> None:
    """The possessor is the one who regards it so."""
    (row,) = of_type("Somalia regards Somaliland as part of its territory.", "TerritoryStatus")
    assert (row["value"]["status"], row["value"]["within"], row["claimant"]) == ("part of Somalia", "Somalia", "Somalia")
