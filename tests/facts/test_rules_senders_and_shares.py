"""Those who sent negotiators, nobody, countries of offices, shares of towns, clauses beside a demand, bare nouns with a clause."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type, rows


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Georgian and Russian negotiators met in Geneva.", ["Georgia", "Russia"]),
        ("Indian and Pakistani envoys met in Tashkent.", ["India", "Pakistan"]),
    ],
)
def test_negotiators_of_two_meet_for_both(text: str, parties: list[str]) -> None:
    """Negotiators called after two states stand for the two."""
    (row,) = of_type(text, "Meeting")
    assert row["roles"]["party"] == parties


def test_negotiators_of_one_stay_negotiators() -> None:
    """Negotiators of one state alone are not that state."""
    (row,) = of_type("Georgian negotiators met in Geneva.", "Meeting")
    assert row["roles"]["party"] == ["Georgian negotiators"]


def test_both_sides_are_never_nobody() -> None:
    """ "No troops" are no group that later words can mean."""
    text = "Chad and Libya agreed on a zone. No troops may be kept there. They appealed to the United Nations to send food."
    (row,) = of_type(text, "Demand")
    assert row["roles"]["agent"] == ["Chad", "Libya"]


@pytest.mark.parametrize(
    ("text", "mediator"),
    [
        ("Malaysian Prime Minister Najib Razak, whose country has brokered the talks since 2001, was in Manila.", "Malaysia"),
        ("Omani Foreign Minister Badr Albusaidi, whose country has brokered the talks since 2016, was in Sanaa.", "Oman"),
    ],
)
def test_whose_country_is_that_of_the_office(text: str, mediator: str) -> None:
    """A person's country is the one that the title names."""
    (row,) = of_type(text, "Mediation")
    assert row["roles"]["mediator"] == [mediator]


@pytest.mark.parametrize(
    ("text", "place"),
    [("Rebels control most of Goma.", "Goma"), ("The Houthis hold much of Hodeidah.", "Hodeidah")],
)
def test_who_holds_most_of_a_town_holds_ground_there(text: str, place: str) -> None:
    """Most of a town is told of the town."""
    (row,) = of_type(text, "TerritoryStatus")
    assert row["roles"]["place"] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "A Kenyan envoy demanded that parliament be consulted first, and rights groups voiced concern over the police of Haiti.",
        "Oslo demanded that the aid be let in at once, and relief agencies voiced concern over the siege of Taiz.",
    ],
)
def test_a_clause_beside_a_demand_is_not_demanded(text: str) -> None:
    """After what is wished, ", and" with a subject and a past tense goes on with the main clause."""
    found = [(r["claimant"], r["modality"]) for r in rows(text) if r["rule"] == "express-concern"]
    assert found == [("narrator", "asserted")]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The accord was struck at talks that Beijing facilitated in Kunming.", "talks that Beijing facilitated in Kunming"),
        ("Oslo hosted talks, which ended on Sunday, with Cuba.", "Oslo hosted talks"),
    ],
)
def test_talks_that_only_a_clause_tells_apart_are_quoted_with_it(text: str, quote: str) -> None:
    """A bare noun is quoted with the clause that says which is meant, but not with one said in passing."""
    assert of_type(text, "Negotiation")[0]["quote"].startswith(quote)
