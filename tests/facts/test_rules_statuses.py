"""Status of territories, names given to them, purposes."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type


def _statuses(text: str) -> list[tuple[list[str], str, str]]:
    return [(row["roles"].get("place", []), row["value"]["status"], row["value"]["basis"]) for row in of_type(text, "TerritoryStatus")]


@pytest.mark.parametrize(
    ("text", "place", "status"),
    [
        ("In 2005 Indonesia granted Aceh the status of an autonomous province.", "Aceh", "autonomous province"),
        ("Kosovo was granted the status of an autonomous province within Serbia.", "Kosovo", "autonomous province"),
        ("South Ossetia received the status of an autonomous region in 1922.", "South Ossetia", "autonomous region"),
    ],
)
def test_a_status_granted_belongs_to_the_territory(text: str, place: str, status: str) -> None:
    """What a territory is granted is its status from then on, by law."""
    assert [s for s in _statuses(text) if s[0] == [place]] == [([place], status, "de jure")]


@pytest.mark.parametrize(
    ("text", "place", "status"),
    [
        ("The status of Kosovo remained disputed.", "Kosovo", "disputed"),
        ("The status of Transnistria remains unresolved.", "Transnistria", "undetermined"),
        ("The final status of Western Sahara is undetermined.", "Western Sahara", "undetermined"),
    ],
)
def test_the_status_of_a_territory_is_what_is_said_of_it(text: str, place: str, status: str) -> None:
    """The complement of "the status of X"."""
    assert [(s[0], s[1]) for s in _statuses(text)] == [([place], status)]


@pytest.mark.parametrize("text", ["Kenya granted the refugees legal status.", "The status of the talks remained unclear."])
def test_the_status_of_people_or_talks_is_none_of_a_territory(text: str) -> None:
    """Refugees and negotiations are no land."""
    assert _statuses(text) == []


def _names(text: str) -> list[tuple[list[str], str]]:
    return [(row["roles"].get("place", []), row["value"]["name"]) for row in of_type(text, "NameUse")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Serbia calls the territory Kosovo and Metohija.", "Kosovo and Metohija"),
        ("The separatists renamed the city Novyi Donbas in 2014.", "Novyi Donbas"),
        ("The territory, known as Somaliland, declared independence in 1991.", "Somaliland"),
        ("Greece calls the island Imbros.", "Imbros"),
    ],
)
def test_a_name_given_to_a_territory_is_kept(text: str, name: str) -> None:
    """Called, renamed, known as."""
    assert [n for _, n in _names(text)] == [name]


def test_who_uses_a_name_claims_it() -> None:
    """The name is that side's."""
    text = "Greece calls the island Imbros, while Turkey calls the island Gokceada."
    assert [(row["claimant"], row["value"]["name"]) for row in of_type(text, "NameUse")] == [("Greece", "Imbros"), ("Turkey", "Gokceada")]


@pytest.mark.parametrize(
    "text",
    ["Turkey called Israel on Monday.", "The rebels called the president Old Fox.", "The mission, known as Operation Dawn, began in May."],
)
def test_names_of_people_and_operations_are_no_names_of_territories(text: str) -> None:
    """Only land and polities have them."""
    assert _names(text) == []


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("Kenya sent troops to Haiti in order to restore order.", "restore order"),
        ("Mali launched an operation aimed at ending attacks on villages.", "ending attacks on villages"),
        ("France deployed soldiers with the aim of protecting civilians.", "protecting civilians"),
        ("Their task is to observe the ceasefire.", "to observe the ceasefire"),
        ("The army closed the road so that convoys could not reach Goma.", "convoys could not reach Goma"),
    ],
)
def test_a_stated_purpose_is_kept_verbatim(text: str, purpose: str) -> None:
    """Marks, verbs and nouns of purpose."""
    assert [row["value"]["purpose"] for row in of_type(text, "StatedPurpose")] == [purpose]


@pytest.mark.parametrize(
    "text", ["Rebels aimed their rifles at the convoy.", "It was so cold that the march stopped.", "The army moved to Goma."]
)
def test_aims_of_rifles_and_results_are_no_purposes(text: str) -> None:
    """Objects aimed at, consequences, and places."""
    assert of_type(text, "StatedPurpose") == []
