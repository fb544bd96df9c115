"""Subjects that a list before them has swallowed, armies of two states, what a document binds to, and what takes effect."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("Ties froze when India revoked the autonomy of Jammu and Kashmir and Pakistan expelled the Indian ambassador.", "Pakistan"),
        ("Qatar condemned the raids on Gaza and Egypt expelled the Israeli ambassador.", "Egypt"),
    ],
)
def test_the_name_before_a_second_verb_is_its_subject(text: str, agent: str) -> None:
    """A verb without "and" of its own has the name before it as its subject."""
    (row,) = of_type(text, "Expulsion")
    assert row["roles"]["agent"] == [agent]


def test_a_list_before_a_later_verb_stays_a_list() -> None:
    """With "and" before the verb, the names before it are still listed."""
    (row,) = of_type("Qatar met envoys of Chad and Libya and expelled the Syrian ambassador.", "Expulsion")
    assert row["roles"]["agent"] == ["Qatar"]


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("The armies of India and Pakistan agreed to stop the shooting.", ["India", "Pakistan"]),
        ("The governments of Chad and Libya agreed to stop the fighting.", ["Chad", "Libya"]),
    ],
)
def test_armies_of_two_states_are_the_two(text: str, agents: list[str]) -> None:
    """What armies or governments of two do, the two do."""
    (row,) = of_type(text, "CessationOfHostilities")
    assert row["roles"]["agent"] == agents


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The memorandum obliges Chad and Libya to refrain from attacks on Aouzou.", "negated"),
        ("The accord binds Chad and Libya to withdraw their troops.", "affirmed"),
    ],
)
def test_what_a_document_binds_to_is_required(text: str, polarity: str) -> None:
    """A document requires what it binds somebody to."""
    row = of_type(text, "Attack", "Withdrawal")[0]
    assert (row["modality"], row["polarity"]) == ("required", polarity)


def test_a_long_subject_does_not_cost_the_effect() -> None:
    """A quote cut short keeps the words by which a truce takes effect."""
    text = "A ceasefire between the government of Sri Lanka and the Liberation Tigers of Tamil Eelam (LTTE) came into effect at midnight."
    (row,) = of_type(text, "CessationOfHostilities")
    assert row["quote"].endswith("came into effect")


@pytest.mark.parametrize("text", ["The militia has held Sirte since June.", "Rebels have held Bria since May."])
def test_what_is_held_is_a_status(text: str) -> None:
    """Ground held, and against nobody named, is told of as held and no operation."""
    assert of_type(text, "MilitaryOperation") == []
