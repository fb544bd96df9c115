"""Whose purpose something is, and where it ends."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type


@pytest.mark.parametrize(
    ("text", "purpose", "agent"),
    [
        ("Ethiopia sent troops to Baidoa to prop up the government.", "prop up the government", "Ethiopia"),
        ("Moroccan troops moved into the Guerguerat buffer strip to clear the road.", "clear the road", "Moroccan troops"),
        ("Norway froze the funds so that the talks could resume.", "the talks could resume", "Norway"),
        ("Britain deployed troops to Freetown with a mandate to evacuate foreigners.", "to evacuate foreigners", "United Kingdom"),
        ("Qatar called a meeting in a bid to rescue the truce.", "to rescue the truce", "Qatar"),
    ],
)
def test_what_somebody_does_has_the_doers_purpose(text: str, purpose: str, agent: str) -> None:
    """An infinitive, a clause or a noun beside an act; whose it is."""
    (row,) = of_type(text, "StatedPurpose")
    assert (row["value"]["purpose"], row["roles"]) == (purpose, {"agent": [agent]})


def test_a_purpose_ends_where_something_is_said_in_passing() -> None:
    """A clause behind a comma belongs to its noun."""
    (row,) = of_type("Ethiopia sent troops to Baidoa to prop up the government, which held little more.", "StatedPurpose")
    assert row["value"] == {"purpose": "prop up the government"}


@pytest.mark.parametrize(
    "text",
    [
        "The Netherlands urged Serbia to arrest the general.",
        "Kenya's efforts to end the war failed.",
        "The army did everything to avoid harm.",
        "Ministers met to discuss the crisis.",
        "The mission is to last five years.",
    ],
)
def test_other_infinitives_state_no_purpose(text: str) -> None:
    """What is demanded, tried, discussed or due is no purpose of an act."""
    assert of_type(text, "StatedPurpose") == []
