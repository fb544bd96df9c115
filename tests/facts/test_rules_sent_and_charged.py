"""Repeated prepositions, those who sent envoys, charges, framing texts, and clauses beside one another."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type, rows


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Envoys of India and of Pakistan met in Tashkent.", ["India", "Pakistan"]),
        ("Delegations from Eritrea and from Ethiopia met in Algiers.", ["Eritrea", "Ethiopia"]),
        ("Negotiators of Chile and Bolivia met in Lima.", ["Bolivia", "Chile"]),
        ("Envoys of India met in Tashkent.", ["Envoys of India"]),
    ],
)
def test_several_senders_meet_by_their_envoys(text: str, parties: list[str]) -> None:
    """Envoys of two or more who are named stand for them, also where "of" is told again; envoys of one stay envoys."""
    (row,) = of_type(text, "Meeting")
    assert sorted(row["roles"]["party"]) == parties


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The delegates accused the government of corruption.", ["government"]),
        ("Kinshasa accused the rebels of massacres.", ["rebels"]),
        ("Observers accused Chad of fraud.", ["Chad"]),
        ("Rebels accused the government of Chad.", ["Chad"]),
    ],
)
def test_a_charge_is_no_part_of_the_accused(text: str, target: list[str]) -> None:
    """What somebody is accused of hangs on the verb; whose government it is stays with the government."""
    (row,) = of_type(text, "Accusation")
    assert row["roles"]["target"] == target


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The rebels pulled out on May 1 under a deal that mediators had worked out.", "The rebels pulled out on May 1"),
        ("Syrian troops withdrew under an accord brokered by Riyadh.", "Syrian troops withdrew"),
        ("Syrian troops withdrew under the accord.", "Syrian troops withdrew under the accord"),
    ],
)
def test_a_quote_ends_before_the_text_it_rests_on(text: str, quote: str) -> None:
    """A text told with a clause of its own is no part of the act done under it."""
    (row,) = of_type(text, "Withdrawal")
    assert row["quote"] == quote


@pytest.mark.parametrize(
    "text",
    [
        "Rebels hold Goma. Aid agencies said that fighting had displaced families and that they were handing out food in camps.",
        "Rebels hold Taiz. Relief groups said that a truce had held and that they were handing out food in the port.",
    ],
)
def test_they_are_the_speakers_of_the_second_clause_too(text: str) -> None:
    """Beside a clause about one thing, "they" are still those who speak."""
    (row,) = of_type(text, "AidDelivery")
    assert row["roles"]["agent"] == [row["claimant"]]


@pytest.mark.parametrize(
    "text", ["Militants shelled Kobane. There were no reports of casualties.", "Rockets hit Erbil. There was no word of any injuries."]
)
def test_harm_that_nobody_reports_is_denied(text: str) -> None:
    """No reports of harm tell of no harm."""
    (row,) = of_type(text, "CasualtyFigure")
    assert row["polarity"] == "negated"


@pytest.mark.parametrize(
    "text",
    [
        "Kenya sent troops so that the truce does not collapse.",
        "Norway sent observers so that the parties do not break the truce.",
    ],
)
def test_what_is_not_to_happen_is_aimed_at(text: str) -> None:
    """A purpose is held also where it is that something does not happen."""
    assert [r["polarity"] for r in rows(text) if r["type"] == "StatedPurpose"] == ["affirmed"]
